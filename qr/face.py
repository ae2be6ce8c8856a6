"""What stands where on a label: the symbol to the left, what it is at the top, code and host at the bottom."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qr.address import CodeHost
from qr.errors import LabelTooSmall
from qr.fitting import SEPARATOR, SMALLEST_PT, Fitted, Line, Text, advances, fit, height
from qr.label import Label, in_groups, printable_code
from qr.script import plain
from qr.symbol import SymbolPlan, plan
from qr.typeface import BOLD, CAP_HEIGHT, DESCENT, LEADING, REGULAR, unknown_in

PT_PER_MM = 72 / 25.4
EDGE_MM = 1.0
"""Kept free along the edge where there is room: printers drift by about that much."""
TEXT_EDGE_MM = 2.0
"""Between text and the right edge of a label."""
GAP_MM = 0.6
"""Between quiet zone and text."""
TEXT_MM = 17.0
"""Text is about as high as the symbol, but has that height at least where the label has it."""
SYMBOL_SHARE = 0.45
"""How much of a label's width the symbol may grow to."""
SMALLEST_CODE_PT = 7.0
LARGEST_CODE_PT = 18.0
CODE_SHARE = 0.19
"""The size of the code as a part of the text's height; the other sizes follow it."""
NUMBER, NAME, PLACE, HOST = 0.9, 0.68, 0.54, 0.5
CODE_EMS = 7.0
"""How wide nearly all codes are in groups, in bold; the few that are wider are set smaller."""
SAMPLE_CODE = "0" * 9


@dataclass(frozen=True, slots=True)
class Placed:
    """A line with the left end of its baseline, in points from the label's upper left corner, y downward."""

    line: Line
    x_pt: float
    y_pt: float


@dataclass(frozen=True, slots=True)
class Written:
    """What is written on one label, and what could not be."""

    code: str
    lines: tuple[Placed, ...]
    shortened: bool
    missing: frozenset[str]


@dataclass(frozen=True, slots=True)
class Face:
    """Where symbol and text stand on every label of a stock, in mm from the label's upper left corner."""

    symbol: SymbolPlan
    symbol_x_mm: float
    symbol_y_mm: float
    left_pt: float
    top_pt: float
    width_pt: float
    height_pt: float
    code_pt: float
    foot: Fitted

    def write(self, label: Label) -> Written:
        """Return a label's text in lines, with their places."""
        code = printable_code(label.code)
        texts = list(_about(label, self.code_pt, self.width_pt))
        below = (self._code_line(in_groups(code)), *self.foot.lines)
        above = fit(texts, self.width_pt, self.height_pt - height(below) - self.code_pt * 0.5)
        lines = (*self._from_top(above.lines), *self._from_bottom(below))
        missing = frozenset(unknown_in("".join(text.words for text in texts)))
        return Written(code, lines, above.shortened, missing)

    def _code_line(self, groups: str) -> Line:
        return Line(groups, min(self.code_pt, self.width_pt / BOLD.ems(groups)), BOLD)

    def _from_top(self, lines: Sequence[Line]) -> Iterator[Placed]:
        return self._placed(lines, self.top_pt)

    def _from_bottom(self, lines: Sequence[Line]) -> Iterator[Placed]:
        return self._placed(lines, self.top_pt + self.height_pt - height(lines))

    def _placed(self, lines: Sequence[Line], y_pt: float) -> Iterator[Placed]:
        steps = (lines[0].size_pt * CAP_HEIGHT, *advances(lines)) if lines else ()
        for line, step in zip(lines, steps, strict=True):
            y_pt += step
            yield Placed(line, self.left_pt, y_pt)


def face(width_mm: float, height_mm: float, host: CodeHost, note: str = "") -> Face:
    """Return where things stand on labels of one size.

    host: where their codes lead.
    note: small print below the host on each label.

    Raises LabelTooSmall when symbol, code and host do not fit beside each other.
    """
    symbol = _symbol(width_mm, height_mm, host)
    edge_mm = min(EDGE_MM, (height_mm - symbol.box_mm) / 2)
    left_mm = edge_mm + symbol.box_mm + GAP_MM
    width_pt = (width_mm - left_mm - TEXT_EDGE_MM) * PT_PER_MM
    height_pt = min(max(symbol.side_mm + symbol.quiet_mm, TEXT_MM), height_mm - 3 * EDGE_MM) * PT_PER_MM
    code_pt = _code_size(width_pt, height_pt)
    return Face(
        symbol=symbol,
        symbol_x_mm=edge_mm + symbol.quiet_mm,
        symbol_y_mm=(height_mm - symbol.side_mm) / 2,
        left_pt=left_mm * PT_PER_MM,
        top_pt=(height_mm * PT_PER_MM - height_pt) / 2,
        width_pt=width_pt,
        height_pt=height_pt,
        code_pt=code_pt,
        foot=_foot(host, note, code_pt, width_pt, height_pt),
    )


def _symbol(width_mm: float, height_mm: float, host: CodeHost) -> SymbolPlan:
    code_mm = CODE_EMS * SMALLEST_CODE_PT / PT_PER_MM
    room_mm = min(height_mm, width_mm - EDGE_MM - GAP_MM - code_mm - TEXT_EDGE_MM)
    fill_mm = min(height_mm - 2 * EDGE_MM, width_mm * SYMBOL_SHARE)
    return plan(host.url(SAMPLE_CODE), room_mm=room_mm, fill_mm=fill_mm)


def _code_size(width_pt: float, height_pt: float) -> float:
    wished = min(width_pt / CODE_EMS, height_pt * CODE_SHARE, LARGEST_CODE_PT)
    return max(SMALLEST_CODE_PT, wished)


def _foot(host: CodeHost, note: str, code_pt: float, width_pt: float, height_pt: float) -> Fitted:
    texts = [Text(host.shown, max(SMALLEST_PT, code_pt * HOST), REGULAR)]
    if note:
        texts.append(Text(plain(note), SMALLEST_PT, BOLD))
    foot = fit(texts, width_pt, height_pt - code_pt * (CAP_HEIGHT + LEADING + DESCENT))
    if foot.shortened:
        raise LabelTooSmall(f"{host.shown} does not fit beside the symbol: take larger labels or a shorter host.")
    return foot


def _about(label: Label, code_pt: float, width_pt: float) -> Iterator[Text]:
    """Yield what is said about an element, from the particular to the general: what is cut off goes last."""
    number, name = plain(label.number), plain(label.name)
    where = f"{SEPARATOR} ".join(filter(None, (plain(label.place), plain(label.building))))
    if number:
        widest_pt = width_pt / BOLD.ems(number)
        yield Text(number, max(min(code_pt * NUMBER, widest_pt), code_pt * NAME, SMALLEST_PT), BOLD, firm=True)
    if name and name != number:
        yield Text(name, code_pt * NAME, REGULAR if number else BOLD)
    if where:
        yield Text(where, code_pt * PLACE, REGULAR)
