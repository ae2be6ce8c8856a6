"""Pages of labels: the product, and where its labels lie."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from qr.errors import StartOutsideSheet

A4_MM = (210.0, 297.0)
LETTER_MM = (215.9, 279.4)

Kind: TypeAlias = Literal["sheet", "roll", "tape"]
"""Sheets have many labels a page; rolls one, of a fixed size; endless tape one, as long as its content."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page, in mm from the page's upper left corner."""

    x_mm: float
    y_mm: float
    width_mm: float
    height_mm: float

    @property
    def right_mm(self) -> float:
        """The right edge, in mm from the page's left edge."""
        return self.x_mm + self.width_mm

    @property
    def bottom_mm(self) -> float:
        """The lower edge, in mm from the page's upper edge."""
        return self.y_mm + self.height_mm


@dataclass(frozen=True, slots=True)
class Stock:
    """A product to print labels on: a page with a grid of equal labels, all lengths in mm.

    `left_mm` and `top_mm` are the page's margins, `pitch_…` the distance from one label's edge to the next one's.
    The page of a roll or a tape is the medium itself, as people read it; its label is the part that printers reach.
    """

    name: str
    also: tuple[str, ...]
    page_mm: tuple[float, float]
    columns: int
    rows: int
    width_mm: float
    height_mm: float
    left_mm: float
    top_mm: float
    pitch_x_mm: float
    pitch_y_mm: float
    source: str
    """how the measures are known, and from where"""
    kind: Kind = "sheet"
    maker: str = ""
    material: str = ""
    """empty where it is not known"""
    turned: bool = False
    """the medium is fed by its short side: printers turn the page by a quarter"""
    runs: Literal["", "width", "height"] = ""
    """of tape: which side of the page is as long as one likes"""

    @property
    def labels(self) -> int:
        """How many labels are on a page."""
        return self.columns * self.rows

    @property
    def right_mm(self) -> float:
        """The width of the margin right of the last column."""
        return self.page_mm[0] - self.left_mm - (self.columns - 1) * self.pitch_x_mm - self.width_mm

    @property
    def bottom_mm(self) -> float:
        """The height of the margin below the last row."""
        return self.page_mm[1] - self.top_mm - (self.rows - 1) * self.pitch_y_mm - self.height_mm


def positions(stock: Stock, start: int = 1) -> Iterator[tuple[int, Box]]:
    """Return where one label after the other goes, row by row, without end.

    start: the place on the first page to begin at, 1 is upper left; later pages begin at 1.

    Yields the page, counted from 1, and the label's box. Raises StartOutsideSheet at once.
    """
    if not 1 <= start <= stock.labels:
        has = "one label a page" if stock.labels == 1 else f"the labels 1 to {stock.labels}"
        raise StartOutsideSheet(f"A {stock.kind} of {stock.name} has {has}: start at {_one_of(stock)}.")
    return _positions(stock, start - 1)


def boxes(stock: Stock) -> list[Box]:
    """Return the labels of one page, row by row."""
    return [_box(stock, *divmod(at, stock.columns)) for at in range(stock.labels)]


def _positions(stock: Stock, place: int) -> Iterator[tuple[int, Box]]:
    on_a_page = boxes(stock)
    while True:
        page, at = divmod(place, stock.labels)
        yield page + 1, on_a_page[at]
        place += 1


def _box(stock: Stock, row: int, column: int) -> Box:
    x_mm = stock.left_mm + column * stock.pitch_x_mm
    y_mm = stock.top_mm + row * stock.pitch_y_mm
    return Box(x_mm, y_mm, stock.width_mm, stock.height_mm)


def _one_of(stock: Stock) -> str:
    return "1" if stock.labels == 1 else "one of them"
