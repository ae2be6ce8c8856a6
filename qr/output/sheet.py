"""Labels as a PDF."""

from collections.abc import Callable, Iterable
from concurrent.futures import Executor
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from itertools import chain, repeat

from qr.errors import CopiesUnfit, NothingToPrint
from qr.files.pool import in_order
from qr.layout.label import Label
from qr.pdf.embedding import put_resources
from qr.pdf.file import PdfFile, Write
from qr.pdf.lettering import Lettering
from qr.pdf.page import DrawnRun, Form, draw, runs
from qr.pdf.small import AS_IT_IS, about
from qr.stock.finding import Stock, positions
from qr.words import counted

MOST_COPIES = 100
"""The most copies of each label in a PDF, so that a typing mistake does not fill the disk."""
LABELS_A_RUN = 100
"""Labels that a process draws at a time, about a quarter of a second's work."""


@dataclass(frozen=True, slots=True)
class SheetSummary:
    """A summary of printed labels, with problems to report.

    labels: the number of printed labels, with copies.
    shortened: the codes of labels with shortened words.
    missing_glyphs: characters that no font has, which were replaced by the replacement character.
    """

    pages: int
    labels: int
    symbol_version: int
    error_level: str
    module_mm: float
    shortened: tuple[str, ...] = ()
    missing_glyphs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Work:
    """Options for drawing labels.

    starts: the first free place on the first sheet, on the second …, from 1; all later sheets begin at 1.
    copies: of each label, next to each other.
    progress: called after each run of labels with the number of labels done.
    executor: draws the labels, see `qr.files.pool`; without one, this process draws them.
    """

    starts: tuple[int, ...] = (1,)
    copies: int = 1
    progress: Callable[[int], None] | None = None
    executor: Executor | None = None


def require_fitting(stock: Stock, work: Work) -> None:
    """Raise CopiesUnfit or StartOutsideSheet for options that are impossible."""
    for start in work.starts:
        positions(stock, start)
    if work.copies < 1:
        raise CopiesUnfit(f"{counted(work.copies, 'copy')} of each label would print nothing: choose 1 or more.")
    if work.copies > MOST_COPIES:
        raise CopiesUnfit(
            f"{counted(work.copies, 'copy')} of each label are too many for one PDF: choose {MOST_COPIES} or fewer."
        )


def write_sheet(write: Write, pages: Form, labels: Iterable[Label], work: Work) -> SheetSummary:
    """Write labels as a PDF; they are consumed one by one, in the order of printing.

    The same labels give the same bytes with any executor. Raises NothingToPrint where there are none, FontUnfit for a
    damaged font.
    """
    file, lettering, tally = PdfFile(write, pages.page_pt), Lettering(), Tally(work.progress)
    copied = chain.from_iterable(repeat(label, work.copies) for label in labels)
    wanted = runs(pages.stock, copied, work.starts, LABELS_A_RUN)
    with closing(in_order(work.executor, partial(draw, pages), wanted)) as drawn:
        for run in drawn:
            for page in run.pages:
                file.put_page(page)
            lettering.take(run.used)
            tally.add(run)
    summary = tally.summary(pages)
    put_resources(file, lettering.used, pages.face.picture)
    file.finish(AS_IT_IS, about(f"Labels on {pages.stock.name}"))
    return summary


class Tally:
    """Counts the labels drawn, and collects problems to report."""

    def __init__(self, progress: Callable[[int], None] | None = None) -> None:
        self.pages = self.labels = 0
        self._progress = progress
        self._shortened: list[str] = []
        self._missing: set[str] = set()

    def add(self, run: DrawnRun, copies: int = 1) -> None:
        """Count a run of labels, of each of which the printer makes `copies`, and report progress."""
        self.pages += len(run.pages) * copies
        self.labels += run.labels * copies
        self._shortened += run.shortened
        self._missing |= run.missing
        if self._progress:
            self._progress(self.labels)

    def summary(self, pages: Form) -> SheetSummary:
        """The summary of all labels drawn. Raises NothingToPrint where there are none."""
        if not self.labels:
            raise NothingToPrint("There are no labels to print: check the selection.")
        return SheetSummary(
            pages=self.pages,
            labels=self.labels,
            symbol_version=pages.face.symbol.version,
            error_level=pages.face.symbol.error_level,
            module_mm=pages.face.symbol.module_mm,
            shortened=tuple(self._shortened),
            missing_glyphs=tuple(sorted(self._missing)),
        )
