"""The outline of a stock in true size, to be printed on plain paper and compared with a sheet held to the light."""

from collections.abc import Iterator, Sequence

from qr.files.kinds import SVG, FileKind
from qr.pdf.file import Write
from qr.pdf.small import Pdf
from qr.ruler.marks import Frame, Mark, Rule, Words, add_page, fitting
from qr.ruler.marks_svg import svg
from qr.stock.grid import Box, Stock, boxes

LINE_MM = 0.15
NUMBER_SHARE, LARGEST_NUMBER_PT = 0.9, 34.0
"""The size of a label's number: points for each mm of the label's height, and the most points."""
NUMBER_LIGHT, MEASURE_LIGHT = 0.62, 0.35
ARROW_MM = 1.2
LARGEST_FACT_PT = 8.5


def draw_outlines(write: Write, stocks: Sequence[Stock], kind: FileKind) -> None:
    """Write the outlines of stock: a page for each in a PDF, or one below the other in an SVG."""
    if kind is SVG:
        write(svg([(stock.page_mm, list(outline(stock))) for stock in stocks]))
        return
    pdf = Pdf(f"Outline of {stocks[0].name}" if len(stocks) == 1 else "Outlines of label stock")
    for stock in stocks:
        add_page(pdf, stock.page_mm, list(outline(stock)))
    write(pdf.to_bytes())


def outline(stock: Stock) -> Iterator[Mark]:
    """Yield the outline of each label with its number, and the measures of the stock with their source."""
    on_page = boxes(stock)
    yield from (Frame(box, LINE_MM) for box in on_page)
    for number, box in enumerate(on_page, start=1):
        yield _number(number, box, share=0.5 if len(on_page) > 1 else 0.3)
    if stock.kind == "sheet":
        yield from _margins(stock, on_page[0])
    yield from _facts_on_labels(stock, on_page)


def _number(number: int, box: Box, share: float) -> Words:
    size_pt = min(box.height_mm * NUMBER_SHARE * (share + 0.5), LARGEST_NUMBER_PT)
    y_mm = box.y_mm + box.height_mm * (share - 0.06) + size_pt * 0.12
    words = Words(box.x_mm + box.width_mm / 2, y_mm, str(number), size_pt, True, "middle", NUMBER_LIGHT)
    return fitting(words, box.width_mm * 0.8)


def _margins(stock: Stock, first: Box) -> Iterator[Mark]:
    """Yield arrows from the page's edges to the first label."""
    x, y = first.x_mm + first.width_mm * 0.2, first.y_mm + first.height_mm * 0.25
    if stock.left_mm > 2 * ARROW_MM:
        yield from _arrow(0, y, first.x_mm, y)
    if stock.top_mm > 2 * ARROW_MM:
        yield from _arrow(x, 0, x, first.y_mm)


def _arrow(x1: float, y1: float, x2: float, y2: float) -> Iterator[Mark]:
    """Yield a line along one axis with a head at its end."""
    yield Rule(x1, y1, x2, y2, light=MEASURE_LIGHT)
    for side in (-0.4, 0.4):
        back = ARROW_MM
        if y1 == y2:
            yield Rule(x2, y2, x2 - back, y2 + side * back, light=MEASURE_LIGHT)
        else:
            yield Rule(x2, y2, x2 + side * back, y2 - back, light=MEASURE_LIGHT)


def _facts_on_labels(stock: Stock, on_page: list[Box]) -> Iterator[Mark]:
    """Yield the facts about the stock in small print, spread over the first labels, below their numbers."""
    facts = list(_facts(stock))
    if len(on_page) < len(facts):
        yield from _below_each_other(facts, on_page[0])
        return
    for box, fact in zip(on_page, facts, strict=False):
        yield from _below_each_other([fact], box)


def _below_each_other(lines: list[str], box: Box) -> Iterator[Mark]:
    size_pt = min(LARGEST_FACT_PT, box.height_mm / len(lines) * (0.6 if len(lines) > 1 else 0.45))
    for up, line in enumerate(reversed(lines)):
        y_mm = box.bottom_mm - box.height_mm * 0.1 - up * size_pt * 0.45
        words = Words(box.x_mm + box.width_mm / 2, y_mm, line, size_pt, False, "middle", MEASURE_LIGHT)
        yield fitting(words, box.width_mm * 0.94)


def _facts(stock: Stock) -> Iterator[str]:
    width_mm, height_mm = stock.page_mm
    yield f"{stock.name} · page {width_mm:g} × {height_mm:g} mm"
    if stock.kind != "sheet":
        yield f"outlined: what printers reach, {stock.width_mm:g} × {stock.height_mm:g} mm"
        return
    yield f"label {stock.width_mm:g} × {stock.height_mm:g} mm"
    yield f"margins: left {stock.left_mm:g}, top {stock.top_mm:g} mm"
    yield f"pitch {stock.pitch_x_mm:g} × {stock.pitch_y_mm:g} mm"
    yield stock.source.partition(":")[0]
    yield "print at 100 %, hold against a sheet"
