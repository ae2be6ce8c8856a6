"""Validation of an owner's stock: possible measures, and labels that fit on the page without overlapping."""

from collections.abc import Iterator
from math import isfinite

from qr.errors import StockUnfit
from qr.fonts.script import plain
from qr.stock.grid import Stock
from qr.words import counted

LONGEST_NAME = 60
SMALLEST_MM = 1.0
LARGEST_PAGE_MM = 2000.0
MOST_LABELS = 2000
"""The most labels on a page, a limit against typing mistakes."""
TOLERANCE_MM = 0.01
"""The rounding of published measures."""


def checked(stock: Stock) -> Stock:
    """Return the same stock if it is valid. Raises StockUnfit with the first error."""
    wrong = next(_wrong(stock), None)
    if wrong is None:
        return stock
    name = plain(stock.name)[:LONGEST_NAME]
    raise StockUnfit(f"the stock {name!r} is not possible: {wrong}")


def _wrong(stock: Stock) -> Iterator[str]:
    """Yield errors, the simplest first; later checks assume that earlier ones found nothing."""
    if not plain(stock.name) or plain(stock.name) != stock.name or len(stock.name) > LONGEST_NAME:
        yield f"give it a name of 1 to {LONGEST_NAME} characters on one line"
    yield from _wrong_numbers(stock)
    for label_mm, page_mm, pitch_mm, count, side, line in _both_ways(stock):
        taken_mm = (count - 1) * pitch_mm + label_mm
        if taken_mm > page_mm + TOLERANCE_MM:
            yield f"its {count} {line}s take {taken_mm:g} mm and the page is {page_mm:g} mm {side}"
        if count > 1 and pitch_mm < label_mm - TOLERANCE_MM:
            yield f"labels overlap: each is {label_mm:g} mm {side}, and the next {line} begins after {pitch_mm:g} mm"
    if min(stock.left_mm, stock.top_mm) < -TOLERANCE_MM:
        yield f"margins of {stock.left_mm:g} and {stock.top_mm:g} mm begin outside the page"
    for margin_mm, edge in ((stock.right_mm, "right"), (stock.bottom_mm, "lower")):
        if margin_mm < -TOLERANCE_MM:
            yield f"the last label is {-margin_mm:.2f} mm beyond the page's {edge} edge"


def _wrong_numbers(stock: Stock) -> Iterator[str]:
    sizes = {"page": stock.page_mm, "label": (stock.width_mm, stock.height_mm)}
    distances = {"margin": (stock.left_mm, stock.top_mm), "pitch": (stock.pitch_x_mm, stock.pitch_y_mm)}
    for what, values in {**sizes, **distances}.items():
        if not all(map(isfinite, values)):
            yield f"{what} {values[0]:g} × {values[1]:g} mm is not a size"
    for what, values in sizes.items():
        if not all(SMALLEST_MM <= value <= LARGEST_PAGE_MM for value in values):
            bounds = f"{SMALLEST_MM:g} to {LARGEST_PAGE_MM:g} mm"
            yield f"{what} {values[0]:g} × {values[1]:g} mm is not within {bounds}"
    if min(stock.columns, stock.rows) < 1:
        yield f"a stock of {stock.columns} × {stock.rows} has no label: give 1 or more columns and rows"
    if stock.labels > MOST_LABELS:
        yield f"{counted(stock.labels, 'label')} on a page are more than {MOST_LABELS:,}"


def _both_ways(stock: Stock) -> Iterator[tuple[float, float, float, int, str, str]]:
    width_mm, height_mm = stock.page_mm
    yield stock.width_mm, width_mm, stock.pitch_x_mm, stock.columns, "wide", "column"
    yield stock.height_mm, height_mm, stock.pitch_y_mm, stock.rows, "high", "row"
