"""Which label sheets there are, and where their labels lie."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from qr.errors import StartOutsideSheet, UnknownStock

A4_MM = (210.0, 297.0)
LETTER_MM = (215.9, 279.4)


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

    @property
    def labels(self) -> int:
        """How many labels are on a page."""
        return self.columns * self.rows

    @property
    def bottom_mm(self) -> float:
        """The height of the margin below the last row."""
        return self.page_mm[1] - self.top_mm - (self.rows - 1) * self.pitch_y_mm - self.height_mm


ADDS_UP = "width, height, count and pitch as sold; the margins on both sides are equal and add up to the page"

STOCKS = (
    Stock("L7160", ("Avery L7160",), A4_MM, 3, 7, 63.5, 38.1, 7.25, 15.15, 66.0, 38.1, ADDS_UP),
    Stock("HERMA 4346", ("4346",), A4_MM, 4, 12, 45.72, 21.167, 9.75, 21.5, 48.26, 21.167, ADDS_UP),
    Stock("5160", ("Avery 5160", "5520"), LETTER_MM, 3, 10, 66.67, 25.4, 4.78, 12.7, 69.85, 25.4, ADDS_UP),
)


def find(name: str) -> Stock:
    """Return the stock of that name, whatever its case, spaces and hyphens.

    Raises UnknownStock, which names those that are known.
    """
    wanted = _plain(name)
    for stock in STOCKS:
        if wanted in map(_plain, (stock.name, *stock.also)):
            return stock
    known = ", ".join(stock.name for stock in STOCKS)
    raise UnknownStock(f"{name!r} is no stock that is known here: choose one of {known}.")


def positions(stock: Stock, start: int = 1) -> Iterator[tuple[int, Box]]:
    """Return where one label after the other goes, row by row, without end.

    start: the place on the first page to begin at, 1 is upper left; later pages begin at 1.

    Yields the page, counted from 1, and the label's box. Raises StartOutsideSheet at once.
    """
    if not 1 <= start <= stock.labels:
        raise StartOutsideSheet(f"A sheet of {stock.name} has the labels 1 to {stock.labels}: start at one of them.")
    return _positions(stock, start - 1)


def _positions(stock: Stock, place: int) -> Iterator[tuple[int, Box]]:
    boxes = [_box(stock, *divmod(at, stock.columns)) for at in range(stock.labels)]
    while True:
        page, at = divmod(place, stock.labels)
        yield page + 1, boxes[at]
        place += 1


def _box(stock: Stock, row: int, column: int) -> Box:
    x_mm = stock.left_mm + column * stock.pitch_x_mm
    y_mm = stock.top_mm + row * stock.pitch_y_mm
    return Box(x_mm, y_mm, stock.width_mm, stock.height_mm)


def _plain(name: str) -> str:
    return re.sub(r"[\s-]", "", name).casefold()
