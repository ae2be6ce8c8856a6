"""Labels to one PDF."""

from collections.abc import Callable, Iterable
from concurrent.futures import Executor
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from itertools import chain, repeat
from pathlib import Path

from qr.address import code_host
from qr.drawing import LOGO, has_margins
from qr.embedding import embed, embed_picture
from qr.errors import CopiesUnfit, NothingToPrint
from qr.face import PT_PER_MM, Face, Picture, face
from qr.file_kinds import PDF
from qr.label import Label
from qr.lettering import Lettering
from qr.page import DrawnRun, Form, draw, runs
from qr.pdf_file import PdfFile, dictionary, words
from qr.pool import in_order
from qr.stock import Stock, positions
from qr.style import Style
from qr.whole_file import whole_file

MOST_COPIES = 100
"""Of each label in one PDF: a typing mistake fills a disk otherwise."""
LABELS_A_RUN = 100
"""Drawn at a time by one process, about a quarter of a second's work."""
AS_IT_IS = {"ViewerPreferences": b"<</PrintScaling /None>>"}


@dataclass(frozen=True, slots=True)
class SheetSummary:
    """What was printed, and what whoever ordered it should know.

    labels: how many were printed, copies included.
    shortened: the codes of labels whose words had to be cut short.
    missing_glyphs: characters that no font here has; a sign for "unknown" stands in their place.
    """

    pages: int
    labels: int
    symbol_version: int
    error_level: str
    module_mm: float
    shortened: tuple[str, ...] = ()
    missing_glyphs: tuple[str, ...] = ()


def print_sheet(  # noqa: PLR0913  # each is a decision of whoever prints
    labels: Iterable[Label],
    stock: Stock,
    host: str,
    *,
    target: Path,
    start: int = 1,
    copies: int = 1,
    warning: str | None = None,
    style: Style | None = None,
    progress: Callable[[int], None] | None = None,
    executor: Executor | None = None,
) -> SheetSummary:
    """Print labels on as many sheets as they take, into one PDF that appears whole or not at all.

    labels: taken one by one, in the order of printing.
    host: where codes lead, as `q.firm.dk` or `http://127.0.0.1:8000`; it never comes from a request.
    start: the place on the first sheet to begin at, from 1; later sheets begin at 1.
    copies: of each label, next to each other.
    warning: a line in bars above and below the labels; on each label where the sheet has no margin.
    style: how they look; as the standard layout without.
    progress: is told after each run of pages how many labels are done.
    executor: draws the pages; this process does where there is none. See `qr.pool`.

    The same labels give the same bytes, whoever draws them. Raises the errors of `qr.errors` but those of stock lookup
    and proof.
    """
    _require_copies(copies)
    positions(stock, start)
    codes_lead_to = code_host(host)
    note = "" if has_margins(stock) else warning or ""
    layout = face(stock.width_mm, stock.height_mm, codes_lead_to, note, style)
    form = Form(stock, layout, codes_lead_to, warning)
    copied = chain.from_iterable(repeat(one, copies) for one in labels)
    with whole_file(target, PDF) as write:
        book = _Book(PdfFile(write, (stock.page_mm[0] * PT_PER_MM, stock.page_mm[1] * PT_PER_MM)))
        with closing(in_order(executor, partial(draw, form), runs(stock, copied, start, LABELS_A_RUN))) as drawn:
            for run in drawn:
                book.add(run)
                if progress:
                    progress(book.labels)
        book.close(f"Labels on {stock.name}", layout.picture)
    return book.summary(layout)


class _Book:
    """A PDF that takes one run of pages after the other, and keeps what is said of them at the end."""

    def __init__(self, file: PdfFile) -> None:
        self.file = file
        self.labels = 0
        self.lettering = Lettering()
        self.shortened: list[str] = []
        self.missing: set[str] = set()

    def add(self, run: DrawnRun) -> None:
        """Write the pages of a run."""
        for page in run.pages:
            self.file.put_page(page)
        self.lettering.take(run.used)
        self.labels += run.labels
        self.shortened += run.shortened
        self.missing |= run.missing

    def close(self, title: str, logo: Picture | None = None) -> None:
        """Write what all pages share. Raises NothingToPrint where there are none."""
        if not self.labels:
            raise NothingToPrint("There is no label to print: check what was selected.")
        fonts = dictionary(embed(self.file, self.lettering.used))
        pictures = {"XObject": dictionary({LOGO: embed_picture(self.file, logo)})} if logo else {}
        self.file.put(dictionary({"Font": fonts, **pictures}), self.file.resources)
        self.file.finish(AS_IT_IS, {"Title": words(title), "Creator": b"(Skylt)"})

    def summary(self, layout: Face) -> SheetSummary:
        """What was printed."""
        return SheetSummary(
            pages=self.file.pages,
            labels=self.labels,
            symbol_version=layout.symbol.version,
            error_level=layout.symbol.error_level,
            module_mm=layout.symbol.module_mm,
            shortened=tuple(self.shortened),
            missing_glyphs=tuple(sorted(self.missing)),
        )


def _require_copies(copies: int) -> None:
    if copies < 1:
        raise CopiesUnfit(f"{copies} copies of each label leave nothing to print: ask for 1 or more.")
    if copies > MOST_COPIES:
        raise CopiesUnfit(
            f"{copies:,} copies of each label are more than one PDF takes: ask for {MOST_COPIES} or fewer."
        )
