"""Pages of labels as compressed PDF operators, which worker processes draw."""

import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, islice

from qr.layout.face import PT_PER_MM, Face, Written, face
from qr.layout.label import Label
from qr.layout.style import Style
from qr.pdf.drawing import has_margins, hint, placed, warning_bars
from qr.pdf.drawing import label as draw_label
from qr.pdf.lettering import Lettering, Used
from qr.stock.calibration import NOT_PLACED, Placing, reachable
from qr.stock.finding import Box, Stock, positions
from qr.symbol.address import CodeHost, code_host
from qr.symbol.drawing import operators

Drawn = tuple[Written, str]
"""The text of a label, and the operators of its symbol."""


@dataclass(frozen=True, slots=True)
class Form:
    """The properties that all pages of a file share."""

    stock: Stock
    face: Face
    host: CodeHost
    warning: str | None = None
    placing: Placing = NOT_PLACED

    @property
    def page_pt(self) -> tuple[float, float]:
        """Width and height of a page in points."""
        return self.stock.page_mm[0] * PT_PER_MM, self.stock.page_mm[1] * PT_PER_MM


@dataclass(frozen=True, slots=True)
class PageRun:
    """Labels for some consecutive pages: the number of the first page, and the first place on it, both from 1."""

    page: int
    start: int
    labels: Sequence[Label]


@dataclass(frozen=True, slots=True)
class DrawnRun:
    """Pages with their operators, the characters that they use, and problems to report.

    shortened: the codes of labels with shortened words.
    missing: characters that no font has.
    """

    pages: tuple[bytes, ...]
    labels: int
    used: Used
    shortened: tuple[str, ...]
    missing: frozenset[str]


def form(
    stock: Stock, host: str, warning: str | None = None, style: Style | None = None, placing: Placing = NOT_PLACED
) -> Form:
    """Return the form that all pages share, with the positions of everything on labels of this stock.

    host: the host of codes, such as `q.firm.dk` or `http://127.0.0.1:8000`; it never comes from a request.
    warning: a line in bars above and below the labels, or on each label where the sheet has no margin.
    style: the look of labels; the standard layout by default.
    placing: moves and scales the page's content to compensate for the errors of a printer.

    Raises HostUnfit, LabelTooSmall or FontUnfit.
    """
    codes_lead_to, within_reach = code_host(host), reachable(stock, placing)
    note = "" if has_margins(within_reach) else warning or ""
    layout = face(within_reach.width_mm, within_reach.height_mm, codes_lead_to, note, style)
    return Form(within_reach, layout, codes_lead_to, warning, placing)


def runs(stock: Stock, labels: Iterator[Label], starts: Sequence[int], labels_a_run: int) -> Iterator[PageRun]:
    """Divide labels into runs of whole pages, of about `labels_a_run` labels each.

    starts: the first place on the first page, on the second …, from 1; all later pages begin at 1.
    """
    *part_used, start = starts
    for page, first in enumerate(part_used, 1):
        if batch := list(islice(labels, stock.labels - (first - 1))):
            yield PageRun(page, first, batch)
    pages = max(1, labels_a_run // stock.labels)
    page, free = len(starts), pages * stock.labels - (start - 1)
    while batch := list(islice(labels, free)):
        yield PageRun(page, start, batch)
        page, start, free = page + pages, 1, pages * stock.labels


def draw(form: Form, run: PageRun) -> DrawnRun:
    """Draw the pages of a run. The same run gives the same bytes in every process."""
    pen = _Pen(form)
    placed = zip(run.labels, positions(form.stock, run.start), strict=False)
    pages = [
        zlib.compress(pen.page(run.page + index, [(label, box) for label, (_, box) in group]))
        for index, (_, group) in enumerate(groupby(placed, key=lambda pair: pair[1][0]))
    ]
    return DrawnRun(
        tuple(pages), len(run.labels), dict(pen.lettering.used), tuple(pen.shortened), frozenset(pen.missing)
    )


class _Pen:
    """Draws labels, and records the characters used and the problems."""

    def __init__(self, form: Form) -> None:
        self.form = form
        self.lettering = Lettering()
        self.shortened: list[str] = []
        self.missing: set[str] = set()
        self._last: tuple[Label, Drawn] | None = None

    def page(self, number: int, labels: Sequence[tuple[Label, Box]]) -> bytes:
        """Return the operators of a page."""
        height_mm = self.form.stock.page_mm[1]
        content = [placed(self.form.placing, height_mm), *self._margins(number)]
        for label, box in labels:
            corner_pt = (box.x_mm * PT_PER_MM, (height_mm - box.y_mm) * PT_PER_MM)
            content.append(draw_label(self.lettering, self.form.face, *self._drawn(label), corner_pt))
        return b"\n".join(content)

    def _drawn(self, label: Label) -> Drawn:
        """The text and symbol of a label; consecutive copies are drawn once."""
        if self._last is None or self._last[0] is not label:
            written = self.form.face.write(label)
            if written.shortened:
                self.shortened.append(written.code)
            self.missing |= written.missing
            self._last = label, (written, operators(self.form.host.url(written.code), self.form.face.symbol))
        return self._last[1]

    def _margins(self, page: int) -> Iterator[bytes]:
        stock = self.form.stock
        if has_margins(stock):
            yield hint(self.lettering, stock, f"{stock.name} · page {page} · print at 100 %, not fitted to the page")
            if self.form.warning:
                yield warning_bars(self.lettering, stock, self.form.warning)
