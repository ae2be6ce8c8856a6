"""Where a printer really puts things, and how a page is moved and scaled so that all lands in its place.

A printer misses evenly: what is drawn at x lands at offset + scale · x, in mm from the page's upper left corner, and
likewise downward. What it misses is read off a ruler page (`qr.ruler.page`); its inverse is the correction.
"""

from dataclasses import dataclass, replace

from qr.stock.grid import Stock

UNPRINTABLE_MM = 4.23
"""Along the edges of a sheet, most printers leave a sixth of an inch blank."""
BACK_LESS_MM = 1e-9


@dataclass(frozen=True, slots=True)
class Placing:
    """Moves and scales a page about its upper left corner: x to offset + scale · x, y downward; `Placing()` nothing."""

    offset_x_mm: float = 0.0
    offset_y_mm: float = 0.0
    scale_x: float = 1.0
    scale_y: float = 1.0

    def x(self, x_mm: float) -> float:
        """Return where a distance from the left edge goes."""
        return self.offset_x_mm + self.scale_x * x_mm

    def y(self, y_mm: float) -> float:
        """Return where a distance from the upper edge goes."""
        return self.offset_y_mm + self.scale_y * y_mm

    def after(self, first: "Placing") -> "Placing":
        """Return both as one: `first`, then this."""
        return Placing(
            self.x(first.offset_x_mm), self.y(first.offset_y_mm),
            self.scale_x * first.scale_x, self.scale_y * first.scale_y,
        )  # fmt: skip

    @property
    def inverse(self) -> "Placing":
        """What undoes it: the correction, if this is what a printer does."""
        return Placing(
            -self.offset_x_mm / self.scale_x, -self.offset_y_mm / self.scale_y, 1 / self.scale_x, 1 / self.scale_y
        )


NOT_PLACED = Placing()


def reachable(stock: Stock, placing: Placing = NOT_PLACED) -> Stock:
    """Return the stock with its labels made smaller, all alike, as far as one of them lies beyond a printer's reach.

    Sheets are printed but for UNPRINTABLE_MM along their edges; what `placing` moves beyond would be cut off as well.
    What comes out is within reach, so a second time changes nothing.
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
