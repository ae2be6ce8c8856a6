"""The ruler page, whose verniers are read with an ordinary ruler from the paper's edges to measure a printer's errors.

A and B are read from the left edge, C and D from the upper one; A and C are near it, B and D far. Large pages also have
E, as far from the left edge as A and far below it: if its reading differs from A's, the paper is fed askew.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil, floor

from qr.errors import NoRoomForRulers
from qr.pdf.file import Write
from qr.pdf.small import Pdf
from qr.ruler.marks import Frame, Mark, Rule, Words, add_page, fitting
from qr.ruler.vernier import Vernier
from qr.ruler.words import INSTRUCTIONS_MM, RulerWords, instructions
from qr.stock.calibration import NOT_PLACED, Placing
from qr.stock.grid import Box, Stock, boxes

LARGE_MM = (140.0, 200.0)
"""From this width and height on, a page also has rulers along its edges, instructions, and vernier E."""
INSET_MM = 20.0
"""The distance of a large page's verniers from its edges."""
ROW_MM, TALL_MM = 44.0, 8.0
RULER_MM = 8.0
"""The distance of the rulers along the edges from these."""
RULER_ENDS_MM = 15
BROKEN_MM = (0.2, 4.0)
"""The gap of horizontal lines at a small vernier that is read down, from the edge of the vernier."""
LEAST_WIDTH_MM, LEAST_HEIGHT_MM = 45.0, 15.0
GRID_LIGHT = 0.75


@dataclass(frozen=True, slots=True)
class Points:
    """The positions of line 0 of the verniers on the page, in whole mm; E, on a large page, has the position of A."""

    a: float
    b: float
    c: float
    d: float
    e_below_mm: float | None = None
    """the distance of E below A"""

    @property
    def exact(self) -> dict[str, float]:
        """Letter → its reading on a page from a printer without errors."""
        read = {"A": self.a, "B": self.b, "C": self.c, "D": self.d}
        return read if self.e_below_mm is None else {**read, "E": self.a}


def points(stock: Stock) -> Points:
    """Return the positions of the verniers on a stock's ruler page. Raises NoRoomForRulers."""
    width_mm, height_mm = stock.page_mm
    if width_mm < LEAST_WIDTH_MM or height_mm < LEAST_HEIGHT_MM:
        raise NoRoomForRulers(
            f"a ruler page needs {LEAST_WIDTH_MM:g} × {LEAST_HEIGHT_MM:g} mm and {stock.name} is {width_mm:g} × "
            f"{height_mm:g} mm: calibrate the printer with a larger stock"
        )
    if _is_large(stock):
        below_mm = floor(height_mm - 2 * ROW_MM)
        return Points(INSET_MM, floor(width_mm - INSET_MM), INSET_MM, floor(height_mm - INSET_MM), below_mm)
    across, down = max(stock.left_mm, 1.0) + 0.5, max(stock.top_mm, 1.0) + 0.5
    return Points(ceil(across), floor(width_mm - across), ceil(down), floor(height_mm - down))


def verniers(stock: Stock) -> tuple[Vernier, ...]:
    """Return the verniers of a stock's ruler page: A, B, C, D, and E on a large page. Raises NoRoomForRulers."""
    at = points(stock)
    width_mm, height_mm = stock.page_mm
    if _is_large(stock):
        rows, tall_mm = (ROW_MM, ROW_MM, ROW_MM, ROW_MM), TALL_MM
    else:
        middle = round(height_mm / 2)
        rows, tall_mm = (middle, middle, round(width_mm * 0.38), round(width_mm * 0.56)), 2.5
    found = (
        Vernier("A", "x", at.a, rows[0], False, tall_mm),
        Vernier("B", "x", at.b, rows[1], True, tall_mm),
        Vernier("C", "y", at.c, rows[2], False, tall_mm),
        Vernier("D", "y", at.d, rows[3], True, tall_mm),
    )
    if at.e_below_mm is None:
        return found
    return *found, Vernier("E", "x", at.a, rows[0] + at.e_below_mm, False, tall_mm)


def print_ruler(write: Write, stock: Stock, words: RulerWords, placing: Placing = NOT_PLACED) -> None:
    """Write the ruler page of a printer and a stock as a PDF.

    placing: the correction with which it is printed.

    Raises NoRoomForRulers.
    """
    pdf = Pdf(f"Ruler page for {stock.name}")
    add_page(pdf, stock.page_mm, list(_marks(stock, words)), placing)
    write(pdf.to_bytes())


def _marks(stock: Stock, words: RulerWords) -> Iterator[Mark]:
    scales = verniers(stock)
    if _is_large(stock):
        yield from (Frame(box, light=GRID_LIGHT) for box in boxes(stock))
        yield from _edge_rulers(*stock.page_mm)
        yield from _crosses(points(stock))
        yield from instructions(_middle(stock.page_mm), words)
    else:
        yield from _small_words(stock, words)
    yield from _laid_along(scales)
    for scale in scales:
        yield from scale.marks()


def _laid_along(scales: tuple[Vernier, ...]) -> Iterator[Mark]:
    """Yield the guide lines for a ruler's edge, from the paper's edge to the last line of a vernier.

    A horizontal line has a gap where it would look like another line of a vernier that is read down.
    """
    for scale in scales:
        end = scale.at_mm if scale.back else scale.line_mm(scale.lines - 1)
        if scale.along == "y":
            yield Rule(scale.edge_mm, 0.0, scale.edge_mm, end)
            continue
        crossed = sorted(other.edge_mm for other in scales if other.along == "y" and other.is_near(scale.edge_mm))
        begins = [0.0, *(at + BROKEN_MM[1] for at in crossed)]
        for begin, until in zip(begins, [*(at + BROKEN_MM[0] for at in crossed), end], strict=True):
            if begin < min(until, end):
                yield Rule(begin, scale.edge_mm, min(until, end), scale.edge_mm)


def _edge_rulers(width_mm: float, height_mm: float) -> Iterator[Mark]:
    """Yield rulers in mm along all four edges, which show the scale; each is measured from the page's corner."""
    for at in range(RULER_ENDS_MM, floor(width_mm) - RULER_ENDS_MM + 1):
        tall = _tall(at)
        yield Rule(at, RULER_MM, at, RULER_MM + tall)
        yield Rule(at, height_mm - RULER_MM, at, height_mm - RULER_MM - tall)
        if at % 10 == 0:
            yield Words(at, RULER_MM + 5.6, str(at), 5, end="middle")
    for at in range(RULER_ENDS_MM, floor(height_mm) - RULER_ENDS_MM + 1):
        tall = _tall(at)
        yield Rule(RULER_MM, at, RULER_MM + tall, at)
        yield Rule(width_mm - RULER_MM, at, width_mm - RULER_MM - tall, at)
        if at % 10 == 0:
            yield Words(RULER_MM + 4.2, at + 0.6, str(at), 5)


def _tall(at_mm: int) -> float:
    return 3.5 if at_mm % 10 == 0 else 2.5 if at_mm % 5 == 0 else 1.5


def _crosses(at: Points) -> Iterator[Mark]:
    """Yield the crosses whose positions are measured by A and C, and by B and D."""
    for x, y in ((at.a, at.c), (at.b, at.d)):
        yield Rule(x - 4, y, x + 4, y, 0.15)
        yield Rule(x, y - 4, x, y + 4, 0.15)


def _middle(page_mm: tuple[float, float]) -> Box:
    width_mm, height_mm = page_mm
    left, top = ROW_MM + 16, ROW_MM + 12
    return Box(left, top, width_mm - left - INSET_MM, min(INSTRUCTIONS_MM, height_mm - top - INSET_MM))


def _small_words(stock: Stock, words: RulerWords) -> Iterator[Mark]:
    width_mm, height_mm = stock.page_mm
    at = points(stock)
    room_mm = width_mm * 0.38 - at.a - 3
    lines = (words.printer, words.stock, words.correction_short)
    for line, text in enumerate(lines):
        yield fitting(Words(at.a, height_mm / 2 + 2.2 + 1.8 * line, text, 4), room_mm)


def _is_large(stock: Stock) -> bool:
    return stock.page_mm[0] >= LARGE_MM[0] and stock.page_mm[1] >= LARGE_MM[1]
