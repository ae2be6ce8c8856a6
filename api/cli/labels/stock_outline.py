"""The outline of a stock in box-drawing characters, with the number of each label."""

from collections import defaultdict

from qr.stock.grid import Box, Stock, boxes

WIDTH = 64
"""Characters across a page."""
TALLNESS = 2.0
"""A character is about as much taller than wide."""
LEAST_LINES = 2
"""From one row of labels to the next: a number has to stand between."""

UP, DOWN, LEFT, RIGHT = 1, 2, 4, 8
LINES = {
    UP | DOWN: "│", LEFT | RIGHT: "─", DOWN | RIGHT: "┌", DOWN | LEFT: "┐", UP | RIGHT: "└", UP | LEFT: "┘",
    UP | DOWN | RIGHT: "├", UP | DOWN | LEFT: "┤", LEFT | RIGHT | DOWN: "┬", LEFT | RIGHT | UP: "┴",
    UP | DOWN | LEFT | RIGHT: "┼",
}  # fmt: skip
"""Which character has lines to which sides."""

Cell = tuple[int, int]
"""A line and a column."""


def outline_lines(stock: Stock, width: int = WIDTH) -> list[str]:
    """The page with its labels and their numbers, as lines of at most `width` characters."""
    across, down = _scales(stock, width)
    cells: dict[Cell, int] = defaultdict(int)
    texts: dict[Cell, str] = {}
    _draw(cells, Box(0, 0, *stock.page_mm), across, down)
    for number, box in enumerate(boxes(stock), start=1):
        _draw(cells, box, across, down)
        middle = round((box.x_mm + box.width_mm / 2) * across)
        top, bottom = round(box.y_mm * down), round(box.bottom_mm * down)
        for at, digit in enumerate(str(number)):
            texts[(top + bottom) // 2, middle - len(str(number)) // 2 + at] = digit
    last = max(line for line, _ in cells)
    return ["".join(_shown(cells, texts, line, at) for at in range(width)).rstrip() for line in range(last + 1)]


def _shown(cells: dict[Cell, int], texts: dict[Cell, str], line: int, at: int) -> str:
    sides = cells.get((line, at), 0)
    return LINES[sides] if sides else texts.get((line, at), " ")


def _scales(stock: Stock, width: int) -> tuple[float, float]:
    """Characters for a mm across, and lines for a mm down."""
    across = (width - 1) / stock.page_mm[0]
    return across, max(across / TALLNESS, LEAST_LINES / min(stock.pitch_y_mm, stock.height_mm))


def _draw(cells: dict[Cell, int], box: Box, across: float, down: float) -> None:
    left, right = round(box.x_mm * across), round(box.right_mm * across)
    top, bottom = round(box.y_mm * down), round(box.bottom_mm * down)
    for line in (top, bottom):
        for at in range(left, right):
            cells[line, at] |= RIGHT
            cells[line, at + 1] |= LEFT
    for at in (left, right):
        for line in range(top, bottom):
            cells[line, at] |= DOWN
            cells[line + 1, at] |= UP
