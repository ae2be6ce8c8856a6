"""The error of a printer, and the placing of a page that corrects it.

A printer's error is linear: a point drawn at x is printed at offset + scale · x, in mm from the page's upper left
corner, and likewise downward. It is measured with a ruler page (`qr.ruler.page`); its inverse is the correction.
"""

from dataclasses import dataclass, replace

from qr.stock.grid import Stock

UNPRINTABLE_MM = 4.23
"""The blank edge that most printers leave along a sheet, a sixth of an inch."""
BACK_LESS_MM = 1e-9


@dataclass(frozen=True, slots=True)
class Placing:
    """A move and scaling of a page about its upper left corner: x becomes offset + scale · x, and likewise y, downward.

    `Placing()` leaves a page as it is.
    """

    offset_x_mm: float = 0.0
    offset_y_mm: float = 0.0
    scale_x: float = 1.0
    scale_y: float = 1.0

    def x(self, x_mm: float) -> float:
        """Return the new distance from the left edge."""
        return self.offset_x_mm + self.scale_x * x_mm

    def y(self, y_mm: float) -> float:
        """Return the new distance from the upper edge."""
        return self.offset_y_mm + self.scale_y * y_mm

    def after(self, first: "Placing") -> "Placing":
        """Return the placing that applies `first`, then this one."""
        return Placing(
            self.x(first.offset_x_mm), self.y(first.offset_y_mm),
            self.scale_x * first.scale_x, self.scale_y * first.scale_y,
        )  # fmt: skip

    @property
    def inverse(self) -> "Placing":
        """The inverse placing, which is the correction if this one is a printer's error."""
        return Placing(
            -self.offset_x_mm / self.scale_x, -self.offset_y_mm / self.scale_y, 1 / self.scale_x, 1 / self.scale_y
        )


NOT_PLACED = Placing()


def reachable(stock: Stock, placing: Placing = NOT_PLACED) -> Stock:
    """Return the stock with its labels reduced, all equally, to the part that a printer reaches.

    Printers leave UNPRINTABLE_MM along the edges of sheets blank; parts that `placing` moves there would be cut off.
    The result is within reach, so that applying this again changes nothing.
    """
    free_mm = UNPRINTABLE_MM if stock.kind == "sheet" else 0.0
    back = placing.inverse
    width_mm, height_mm = stock.page_mm
    left = max(0.0, back.x(free_mm) - stock.left_mm)
    right = max(0.0, width_mm - stock.right_mm - back.x(width_mm - free_mm))
    above = max(0.0, back.y(free_mm) - stock.top_mm)
    below = max(0.0, height_mm - stock.bottom_mm - back.y(height_mm - free_mm))
    if max(left, right, above, below) < BACK_LESS_MM:
        return stock
    return replace(
        stock,
        left_mm=stock.left_mm + left,
        top_mm=stock.top_mm + above,
        width_mm=stock.width_mm - left - right,
        height_mm=stock.height_mm - above - below,
    )
