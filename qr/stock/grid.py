"""Label stock as a grid of labels on a page, and the positions of its labels."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from qr.errors import StartOutsideSheet

A4_MM = (210.0, 297.0)
LETTER_MM = (215.9, 279.4)

Kind: TypeAlias = Literal["sheet", "roll", "tape"]
"""Sheets have many labels on a page; rolls have one of a fixed size; endless tape has one of any length."""


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
    """A product for printing labels: a page with a grid of equal labels, all lengths in mm.

    `left_mm` and `top_mm` are the page's margins, `pitch_…` the distance from one label's edge to the next one's.
    The page of a roll or a tape is the medium as it is read; its label is the printable area.
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
    """the source of the measures, and their reliability"""
    kind: Kind = "sheet"
    maker: str = ""
    material: str = ""
    """empty if unknown"""
    turned: bool = False
    """whether the medium is fed by its short side, so that printers turn the page by 90°"""
    runs: Literal["", "width", "height"] = ""
    """for tape, the side of the page that has no fixed length"""

    @property
    def labels(self) -> int:
        """The number of labels on a page."""
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
    """Return an endless iterator of the positions of labels, row by row and page by page.

    Each is the number of the page, from 1, and the label's box.

    start: the first place on the first page, where 1 is upper left; later pages begin at 1.

    Raises StartOutsideSheet at once.
    """
    if not 1 <= start <= stock.labels:
        has = "one label on a page" if stock.labels == 1 else f"the labels 1 to {stock.labels}"
        raise StartOutsideSheet(f"A {stock.kind} of {stock.name} has {has}: start at {_one_of(stock)}.")
    return _positions(stock, start - 1)


def places(stock: Stock, starts: Sequence[int] = (1,)) -> Iterator[tuple[int, int]]:
    """Return an endless iterator of places: the number of the page, and that of the label on it, both from 1.

    starts: the first free place of the first page, of the second …; all later pages begin at 1.
    """
    page = 0
    while True:
        start = starts[page] if page < len(starts) else 1
        page += 1
        yield from ((page, place) for place in range(start, stock.labels + 1))


def boxes(stock: Stock) -> list[Box]:
    """Return the boxes of a page's labels, row by row."""
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
