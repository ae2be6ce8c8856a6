"""The positions of symbol, words, bar, frame and logo on labels of one size, in mm from the upper left corner."""

from dataclasses import dataclass

from qr.errors import LabelTooSmall
from qr.layout.template import Template
from qr.stock.finding import Box
from qr.symbol.address import CodeHost
from qr.symbol.drawing import SymbolSize, plan

PT_PER_MM = 72 / 25.4
EDGE_MM = 1.0
"""The blank edge of a label where there is room, since printers are off by about as much."""
TEXT_EDGE_MM = 2.0
"""The distance between text and the right edge of a label."""
OUTER_MM = 1.5
"""The distance between text and the upper and lower edge of a label."""
GAP_MM = 0.6
"""The distance between quiet zone and text."""
TEXT_MM = 17.0
"""The least height of the text, which is otherwise as high as the symbol, where the label is high enough."""
BAR_MM = 2.4
FRAME_MM = 0.3
CODE_EMS = 7.0
"""The width of nearly all codes in groups, in bold; the few wider ones are set smaller."""
SMALLEST_CODE_PT = 7.0
SMALLEST_CODE_BELOW_PT = 5.5
"""The same for codes below a symbol, on narrow tape."""
SAMPLE_CODE = "0" * 9


@dataclass(frozen=True, slots=True)
class Arrangement:
    """The positions on a label, in mm from its upper left corner.

    words: the area for words, level with the symbol or below it.
    reach_mm: the top of the area that many words may extend to.
    bar, frame: boxes to fill, four of them for the frame.
    """

    symbol: SymbolSize
    symbol_x_mm: float
    symbol_y_mm: float
    words: Box
    reach_mm: float
    bar: Box | None
    frame: tuple[Box, ...]


def arranged(width_mm: float, height_mm: float, host: CodeHost, template: Template, *, bar: bool) -> Arrangement:
    """Return the positions on labels of one size.

    bar: whether to reserve the template's place for the colour bar of systems.

    Raises LabelTooSmall where symbol, code and host do not fit.
    """
    margin_mm = EDGE_MM + FRAME_MM if template.frame else 0.0
    place = template.bar if bar else "none"
    right_mm = width_mm - (margin_mm + BAR_MM + EDGE_MM if place == "right" else margin_mm)
    lower_mm = height_mm - (margin_mm + BAR_MM + EDGE_MM if place == "bottom" else margin_mm)
    inner = Box(margin_mm, margin_mm, right_mm - margin_mm, lower_mm - margin_mm)
    symbol, x_mm, y_mm, words = (_above if template.symbol == "above" else _beside)(inner, host, template)
    return Arrangement(
        symbol=symbol,
        symbol_x_mm=x_mm + symbol.quiet_mm,
        symbol_y_mm=y_mm + symbol.quiet_mm,
        words=words,
        reach_mm=words.y_mm if template.symbol == "above" else min(words.y_mm, margin_mm + OUTER_MM),
        bar=_bar(width_mm, height_mm, place, margin_mm),
        frame=_frame(width_mm, height_mm) if template.frame else (),
    )


def _beside(inner: Box, host: CodeHost, template: Template) -> tuple[SymbolSize, float, float, Box]:
    code_mm = CODE_EMS * SMALLEST_CODE_PT / PT_PER_MM
    room_mm = min(inner.height_mm, inner.width_mm - EDGE_MM - GAP_MM - code_mm - TEXT_EDGE_MM)
    fill_mm = min(inner.height_mm - 2 * EDGE_MM, inner.width_mm * template.symbol_share)
    symbol = plan(host.url(SAMPLE_CODE), room_mm=room_mm, fill_mm=fill_mm)
    edge_mm = min(EDGE_MM, (inner.height_mm - symbol.box_mm) / 2)
    x_mm, left_mm = inner.x_mm + edge_mm, inner.x_mm + edge_mm + symbol.box_mm + GAP_MM
    if template.symbol == "right":
        x_mm, left_mm = inner.right_mm - edge_mm - symbol.box_mm, inner.x_mm + TEXT_EDGE_MM
    width_mm = inner.width_mm - edge_mm - symbol.box_mm - GAP_MM - TEXT_EDGE_MM
    high_mm = min(max(symbol.side_mm + symbol.quiet_mm, TEXT_MM), inner.height_mm - 2 * OUTER_MM)
    middle_mm = inner.y_mm + inner.height_mm / 2
    return symbol, x_mm, middle_mm - symbol.box_mm / 2, Box(left_mm, middle_mm - high_mm / 2, width_mm, high_mm)


def _above(inner: Box, host: CodeHost, template: Template) -> tuple[SymbolSize, float, float, Box]:
    width_mm = inner.width_mm - 2 * EDGE_MM
    if width_mm * PT_PER_MM < CODE_EMS * SMALLEST_CODE_BELOW_PT:
        raise LabelTooSmall(
            f"A code needs {CODE_EMS * SMALLEST_CODE_BELOW_PT / PT_PER_MM + 2 * EDGE_MM:.1f} mm in width and the label "
            f"has {inner.width_mm:.1f} mm: use wider labels."
        )
    words_mm = CODE_EMS * SMALLEST_CODE_BELOW_PT / PT_PER_MM
    room_mm = min(inner.width_mm, inner.height_mm - words_mm)
    fill_mm = min(inner.width_mm - 2 * EDGE_MM, inner.height_mm * template.symbol_share)
    symbol = plan(host.url(SAMPLE_CODE), room_mm=room_mm, fill_mm=fill_mm)
    edge_mm = min(EDGE_MM, (inner.width_mm - symbol.box_mm) / 2)
    top_mm = inner.y_mm + edge_mm + symbol.box_mm
    words = Box(inner.x_mm + EDGE_MM, top_mm, width_mm, inner.bottom_mm - OUTER_MM - top_mm)
    return symbol, inner.x_mm + (inner.width_mm - symbol.box_mm) / 2, inner.y_mm + edge_mm, words


def _bar(width_mm: float, height_mm: float, place: str, margin_mm: float) -> Box | None:
    near_mm = max(margin_mm, EDGE_MM)
    if place == "right":
        return Box(width_mm - near_mm - BAR_MM, near_mm, BAR_MM, height_mm - 2 * near_mm)
    if place == "bottom":
        return Box(near_mm, height_mm - near_mm - BAR_MM, width_mm - 2 * near_mm, BAR_MM)
    return None


def _frame(width_mm: float, height_mm: float) -> tuple[Box, ...]:
    across_mm, down_mm = width_mm - 2 * EDGE_MM, height_mm - 2 * EDGE_MM
    return (
        Box(EDGE_MM, EDGE_MM, across_mm, FRAME_MM),
        Box(EDGE_MM, height_mm - EDGE_MM - FRAME_MM, across_mm, FRAME_MM),
        Box(EDGE_MM, EDGE_MM, FRAME_MM, down_mm),
        Box(width_mm - EDGE_MM - FRAME_MM, EDGE_MM, FRAME_MM, down_mm),
    )
