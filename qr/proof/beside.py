"""Which clear text belongs to which symbol, wherever on its label a layout puts them.

All labels of a sheet are made alike, so a text stands in the same direction from its symbol on each of them. From the
neighbour's symbol it stands in another one, which fits fewer times: at the edge of the sheet there is no neighbour.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import starmap

from qr.stock.finding import Box

ALIKE = (0.4, 0.2)
"""By how much the middle of a code may move to the side and up from label to label, in sides of the symbol: some
letters are wider than others. Neighbours are a whole side away at least."""
FARTHEST = 8.0
"""How far a text may be from its symbol, from middle to middle, in sides of the symbol."""


@dataclass(frozen=True, slots=True)
class Read:
    """A text and where it stands on its page."""

    text: str
    box: Box


@dataclass(frozen=True, slots=True)
class _Way:
    """From the middle of a symbol to the middle of a text, in sides of the symbol."""

    symbol: Read
    text: Read
    right: float
    down: float

    @property
    def length(self) -> float:
        return float((self.right**2 + self.down**2) ** 0.5)

    def is_like(self, other: "_Way") -> bool:
        return abs(self.right - other.right) <= ALIKE[0] and abs(self.down - other.down) <= ALIKE[1]

    def apart(self, other: "_Way") -> float:
        return abs(self.right - other.right) + abs(self.down - other.down)


def pairs(symbols: Sequence[Read], texts: Sequence[Read]) -> dict[Read, Read]:
    """Return the text of each symbol that has one; no text belongs to two.

    The way that most labels have in common decides; of two that fit as often, the one by which more texts say what
    their symbols say, else the shorter one: a name may look like a code.
    """
    ways = sorted(_ways(symbols, texts), key=lambda way: way.length)
    best: dict[Read, Read] = {}
    most = (0, 0)
    for wanted in _kinds(ways):
        found = _fitting(wanted, ways)
        fit = len(found), sum(starmap(says_the_same, found.items()))
        if fit > most:
            best, most = found, fit
        if most == (len(symbols), len(symbols)):
            break
    return best


def lonely(symbols: Sequence[Read], texts: Sequence[Read], found: Mapping[Read, Read]) -> list[Read]:
    """Return the texts whose symbol is missing: where it should be, there is none.

    found: from `pairs`.
    """
    taken = set(found.values())
    left = [text for text in texts if text not in taken]
    if not found:
        return left
    usual = next(way for pair in found.items() for way in _ways(*([one] for one in pair)))
    return [text for text in left if not any(_is_of_label(usual, way) for way in _ways(symbols, [text]))]


def says_the_same(symbol: Read, text: Read) -> bool:
    """Tell whether a symbol ends in the code that a text is."""
    return symbol.text.endswith("/" + text.text.replace("-", ""))


def _is_of_label(usual: _Way, way: _Way) -> bool:
    """Tell whether a text is a little off from where codes stand, on the label of a symbol that is there."""
    return abs(way.right - usual.right) < 1 and abs(way.down - usual.down) < 1


def _ways(symbols: Sequence[Read], texts: Sequence[Read]) -> Iterator[_Way]:
    middles = [(text, *_middle(text.box)) for text in texts]
    for symbol in symbols:
        x_mm, y_mm = _middle(symbol.box)
        side_mm = max(symbol.box.width_mm, symbol.box.height_mm)
        for text, text_x_mm, text_y_mm in middles:
            way = _Way(symbol, text, (text_x_mm - x_mm) / side_mm, (text_y_mm - y_mm) / side_mm)
            if way.length <= FARTHEST:
                yield way


def _kinds(ways: Sequence[_Way]) -> Iterator[_Way]:
    """Yield one way of each kind, the shortest first."""
    kinds: list[_Way] = []
    for way in ways:
        if not any(way.is_like(one) for one in kinds):
            kinds.append(way)
            yield way


def _fitting(wanted: _Way, ways: Sequence[_Way]) -> dict[Read, Read]:
    taken: dict[Read, Read] = {}
    texts: set[Read] = set()
    for way in sorted(filter(wanted.is_like, ways), key=wanted.apart):
        if way.symbol not in taken and way.text not in texts:
            taken[way.symbol] = way.text
            texts.add(way.text)
    return taken


def _middle(box: Box) -> tuple[float, float]:
    return box.x_mm + box.width_mm / 2, box.y_mm + box.height_mm / 2
