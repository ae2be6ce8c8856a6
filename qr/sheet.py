"""Labels to one PDF."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain, groupby, repeat
from pathlib import Path

from qr.address import CodeHost, code_host
from qr.calibration import NOT_PLACED, Placing, reachable
from qr.drawing import has_margins, hint, label, placed, warning_bars
from qr.errors import CopiesUnfit, NothingToPrint
from qr.face import PT_PER_MM, Face, Written, face
from qr.file_kinds import PDF
from qr.label import Label
from qr.pdf import Pdf
from qr.stock import Box, Stock, positions
from qr.symbol import operators
from qr.whole_file import whole_file

MOST_COPIES = 100
"""Of each label in one PDF: a typing mistake fills a disk otherwise."""

Drawn = tuple[Written, str]
"""What is written on a label, and the operators of its symbol."""
Place = tuple[int, Box]
"""A page, and a label's box on it."""


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
    progress: Callable[[int], None] | None = None,
    placing: Placing = NOT_PLACED,
) -> SheetSummary:
    """Print labels on as many sheets as they take, into one PDF that appears whole or not at all.

    labels: taken one by one, in the order of printing.
    host: where codes lead, as `q.firm.dk` or `http://127.0.0.1:8000`; it never comes from a request.
    start: the place on the first sheet to begin at, from 1; later sheets begin at 1.
    copies: of each label, next to each other.
    warning: a line in bars above and below the labels; on each label where the sheet has no margin.
    progress: is told after each page how many labels are done.
    placing: where the page's content goes, so that a printer that misses puts each label in its place.

    The same labels give the same bytes. Raises the errors of `qr.errors` but those of stock lookup and proof.
    """
    if copies < 1:
        raise CopiesUnfit(f"{copies} copies of each label leave nothing to print: ask for 1 or more.")
    if copies > MOST_COPIES:
        raise CopiesUnfit(
            f"{copies:,} copies of each label are more than one PDF takes: ask for {MOST_COPIES} or fewer."
        )
    stock = reachable(stock, placing)
    places = positions(stock, start)
    codes_lead_to = code_host(host)
    layout = face(stock.width_mm, stock.height_mm, codes_lead_to, "" if has_margins(stock) else warning or "")
    with whole_file(target, PDF) as write:
        run = _Run(Pdf(f"Labels on {stock.name}"), stock, layout, codes_lead_to, warning, placing)
        run.draw(labels, places, copies, progress or _nobody)
        write(run.pdf.to_bytes())
    return run.summary()


@dataclass(slots=True)
class _Run:
    pdf: Pdf
    stock: Stock
    face: Face
    host: CodeHost
    warning: str | None
    placing: Placing
    pages: int = 0
    labels: int = 0
    shortened: list[str] = field(default_factory=list)
    missing: set[str] = field(default_factory=set)

    def draw(
        self, labels: Iterable[Label], places: Iterator[Place], copies: int, progress: Callable[[int], None]
    ) -> None:
        copied = chain.from_iterable(repeat(drawn, copies) for drawn in self._prepared(labels))
        for page, group in groupby(zip(copied, places, strict=False), key=lambda pair: pair[1][0]):
            self._draw_page(page, ((drawn, box) for drawn, (_, box) in group))
            progress(self.labels)
        if not self.labels:
            raise NothingToPrint("There is no label to print: check what was selected.")

    def summary(self) -> SheetSummary:
        symbol = self.face.symbol
        return SheetSummary(
            pages=self.pages,
            labels=self.labels,
            symbol_version=symbol.version,
            error_level=symbol.error_level,
            module_mm=symbol.module_mm,
            shortened=tuple(self.shortened),
            missing_glyphs=tuple(sorted(self.missing)),
        )

    def _prepared(self, labels: Iterable[Label]) -> Iterator[Drawn]:
        for one in labels:
            written = self.face.write(one)
            if written.shortened:
                self.shortened.append(written.code)
            self.missing |= written.missing
            yield written, operators(self.host.url(written.code), self.face.symbol)

    def _draw_page(self, page: int, drawn: Iterator[tuple[Drawn, Box]]) -> None:
        width_mm, height_mm = self.stock.page_mm
        content = [placed(self.placing, height_mm), *self._margins(page)]
        for (written, symbol), box in drawn:
            corner_pt = (box.x_mm * PT_PER_MM, (height_mm - box.y_mm) * PT_PER_MM)
            content.append(label(self.pdf, self.face, written, symbol, corner_pt))
            self.labels += 1
        self.pdf.add_page(width_mm * PT_PER_MM, height_mm * PT_PER_MM, b"\n".join(content))
        self.pages = page

    def _margins(self, page: int) -> Iterator[bytes]:
        if has_margins(self.stock):
            yield hint(
                self.pdf, self.stock, f"{self.stock.name} · page {page} · print at 100 %, not fitted to the page"
            )
            if self.warning:
                yield warning_bars(self.pdf, self.stock, self.warning)


def _nobody(_: int) -> None:
    """Tell nobody how far it is."""
