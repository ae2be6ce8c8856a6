"""Pairing each symbol with the code in clear text beside it, for any layout.

All labels of a sheet have the same layout, so that a text has the same offset from its symbol on each of them. Its
offset from a neighbour's symbol fits fewer times, since labels at the edge of the sheet have no neighbour.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import starmap
from math import inf

from qr.stock.finding import Box

ALIKE = (0.4, 0.2)
"""Tolerance of the middle of a code, across and down, as a multiple of the symbol's side, since codes differ in width.
Neighbours are at least a whole side away."""
MARGIN_MM = 1.0
"""The words of a label may begin so far beyond its symbol."""
FARTHEST = 8.0
"""The greatest distance of a text from its symbol, from middle to middle, as a multiple of the symbol's side."""


@dataclass(frozen=True, slots=True)
class Read:
    """A text, read from a symbol or in clear, and its box on the page."""

    text: str
    box: Box


@dataclass(frozen=True, slots=True)
class _Offset:
    """The offset of the middle of a text from the middle of a symbol, as multiples of the symbol's side."""

    symbol: Read
    text: Read
    right: float
    down: float

    @property
    def length(self) -> float:
        return float((self.right**2 + self.down**2) ** 0.5)

    def is_like(self, other: "_Offset") -> bool:
        return abs(self.right - other.right) <= ALIKE[0] and abs(self.down - other.down) <= ALIKE[1]

    def apart(self, other: "_Offset") -> float:
        return abs(self.right - other.right) + abs(self.down - other.down)


def pairs(symbols: Sequence[Read], texts: Sequence[Read]) -> dict[Read, Read]:
    """Return symbol → text for the symbols with a text; no text belongs to two symbols.

    The offset that most labels share decides; of two that fit equally often, the one with more texts equal to their
    symbols, else the shorter one, since a name may look like a code.
    """
    offsets = sorted(_offsets(symbols, texts), key=lambda offset: offset.length)
    best: dict[Read, Read] = {}
    most = (0, 0)
    for wanted in _kinds(offsets):
        found = _fitting(wanted, offsets)
        fit = len(found), sum(starmap(is_same_code, found.items()))
        if fit > most:
            best, most = found, fit
        if most == (len(symbols), len(symbols)):
            break
    return best


def texts_without_symbol(symbols: Sequence[Read], texts: Sequence[Read], found: Mapping[Read, Read]) -> list[Read]:
    """Return the texts without a symbol in the place where it should be.

    found: the result of `pairs`.
    """
    taken = set(found.values())
    left = [text for text in texts if text not in taken]
    if not found:
        return left
    usual = next(offset for pair in found.items() for offset in _offsets(*([read] for read in pair)))
    return [text for text in left if not any(_is_of_label(usual, offset) for offset in _offsets(symbols, [text]))]


@dataclass(frozen=True, slots=True)
class Region:
    """A part of a page, in mm from its upper left corner; infinite where nothing else is on that side."""

    left_mm: float
    top_mm: float
    right_mm: float
    bottom_mm: float


def label_regions(found: Mapping[Read, Read | None]) -> dict[Read, Region]:
    """The part of the page that each symbol's label takes, as far as the symbols and the codes beside them tell.

    found: each symbol with the code in clear text beside it; the words of a label are on the side of its code.
    """
    boxes = [symbol.box for symbol in found]
    across_mm = _pitch([(box.x_mm, box.y_mm, box.height_mm) for box in boxes])
    down_mm = _pitch([(box.y_mm, box.x_mm, box.width_mm) for box in boxes])
    return {
        symbol: _region(symbol.box, None if code is None else code.box, across_mm, down_mm)
        for symbol, code in found.items()
    }


def _pitch(places: Sequence[tuple[float, float, float]]) -> float:
    """The least distance of neighbours in one row (or column); infinite where there are none."""
    ordered = sorted(places)
    steps = (
        other[0] - one[0]
        for at, one in enumerate(ordered)
        for other in ordered[at + 1 :]
        if other[0] - one[0] > one[2] * 0.9 and abs(other[1] - one[1]) < one[2] / 2
    )
    return min(steps, default=inf)


def _region(symbol: Box, code: Box | None, across_mm: float, down_mm: float) -> Region:
    x_mm, y_mm = symbol.x_mm + symbol.width_mm / 2, symbol.y_mm + symbol.height_mm / 2
    level = Region(-inf, y_mm - down_mm / 2, inf, y_mm + down_mm / 2)
    upright = Region(x_mm - across_mm / 2, -inf, x_mm + across_mm / 2, inf)
    if code is None:
        return Region(upright.left_mm, level.top_mm, upright.right_mm, level.bottom_mm)
    if code.x_mm >= symbol.right_mm - MARGIN_MM:
        left_mm = symbol.x_mm - MARGIN_MM
        return replace(level, left_mm=left_mm, right_mm=left_mm + across_mm)
    if code.right_mm <= symbol.x_mm + MARGIN_MM:
        right_mm = symbol.right_mm + MARGIN_MM
        return replace(level, left_mm=right_mm - across_mm, right_mm=right_mm)
    if code.y_mm > y_mm:
        top_mm = symbol.y_mm - MARGIN_MM
        return replace(upright, top_mm=top_mm, bottom_mm=top_mm + down_mm)
    bottom_mm = symbol.y_mm + symbol.height_mm + MARGIN_MM
    return replace(upright, top_mm=bottom_mm - down_mm, bottom_mm=bottom_mm)


def is_same_code(symbol: Read, text: Read) -> bool:
    """Tell whether the address in a symbol ends with the code in a text."""
    return symbol.text.endswith("/" + text.text.replace("-", ""))


def _is_of_label(usual: _Offset, offset: _Offset) -> bool:
    """Tell whether a text is near the usual place of codes, on the label of a symbol that was found."""
    return abs(offset.right - usual.right) < 1 and abs(offset.down - usual.down) < 1


def _offsets(symbols: Sequence[Read], texts: Sequence[Read]) -> Iterator[_Offset]:
    middles = [(text, *_middle(text.box)) for text in texts]
    for symbol in symbols:
        x_mm, y_mm = _middle(symbol.box)
        side_mm = max(symbol.box.width_mm, symbol.box.height_mm)
        for text, text_x_mm, text_y_mm in middles:
            offset = _Offset(symbol, text, (text_x_mm - x_mm) / side_mm, (text_y_mm - y_mm) / side_mm)
            if offset.length <= FARTHEST:
                yield offset


def _kinds(offsets: Sequence[_Offset]) -> Iterator[_Offset]:
    """Yield offsets that differ from all earlier ones, the shortest first."""
    kinds: list[_Offset] = []
    for offset in offsets:
        if not any(offset.is_like(known) for known in kinds):
            kinds.append(offset)
            yield offset


def _fitting(wanted: _Offset, offsets: Sequence[_Offset]) -> dict[Read, Read]:
    taken: dict[Read, Read] = {}
    texts: set[Read] = set()
    for offset in sorted(filter(wanted.is_like, offsets), key=wanted.apart):
        if offset.symbol not in taken and offset.text not in texts:
            taken[offset.symbol] = offset.text
            texts.add(offset.text)
    return taken


def _middle(box: Box) -> tuple[float, float]:
    return box.x_mm + box.width_mm / 2, box.y_mm + box.height_mm / 2
