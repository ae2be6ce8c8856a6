"""Finding label stock by name, in the built-in catalogue and the owner's stock."""

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import get_close_matches

from qr.errors import LabelTooSmall, UnknownStock
from qr.stock.catalogue import TOO_NARROW, WIDE_ENOUGH, known_stock
from qr.stock.grid import A4_MM, LETTER_MM, Box, Kind, Stock, boxes, positions

__all__ = [
    "A4_MM", "LETTER_MM", "STOCKS", "Box", "Kind", "Stock", "all_stock", "boxes", "comparable_name", "find",
    "positions",
]  # fmt: skip

STOCKS = tuple(known_stock())
MAKERS = ("averyzweckform", "avery", "zweckform", "herma", "brother", "dymo", "zebra")
"""Makers' names as people write them before a number, folded, longer ones first."""
NEAREST = 5
LIKENESS = 0.5
"""The least similarity of a name to be suggested, from 0 to 1."""


def find(name: str, own: Sequence[Stock] = ()) -> Stock:
    """Return the stock with that name, regardless of case, spaces and hyphens, with or without its maker.

    own: the owner's stock, which takes precedence.

    Raises UnknownStock with similar names, and LabelTooSmall for a tape that is known to be too narrow.
    """
    wanted = comparable_name(name)
    for stock in all_stock(own):
        if wanted in _keys(stock):
            return stock
    if wanted.removeprefix("brother") in map(comparable_name, TOO_NARROW):
        raise LabelTooSmall(
            f"{name.strip()} is too narrow: a tape of 12 mm or less has no room for a symbol that phones can read. "
            f"Use {WIDE_ENOUGH}."
        )
    raise UnknownStock(
        f"{_shown(name)} is no stock that is known here{_nearest(wanted, own)}; the settings file takes your own"
    )


def all_stock(own: Sequence[Stock] = ()) -> Iterator[Stock]:
    """Yield the owner's stock, then the built-in stock with other names."""
    yield from own
    taken = {comparable_name(stock.name) for stock in own}
    yield from (stock for stock in STOCKS if comparable_name(stock.name) not in taken)


def comparable_name(name: str) -> str:
    """Return a name for comparison: case-folded, without spaces and hyphens, with decimal points and x for ×."""
    return re.sub(r"[\s_-]", "", name).casefold().replace(",", ".").replace("×", "x")


def _keys(stock: Stock) -> set[str]:
    """Return the names of a stock for comparison, each with and without its maker."""
    names = set(map(comparable_name, (stock.name, *stock.also)))
    makers = [maker for maker in MAKERS if stock.maker.casefold() in maker and stock.maker]
    bare = {name.removeprefix(maker) for name in names for maker in makers}
    return names | bare | {maker + name for maker in makers for name in bare}


def _nearest(wanted: str, own: Sequence[Stock]) -> str:
    near = list(dict.fromkeys(_near(wanted, all_stock(own))))
    if not near:
        return ""
    *others, last = near
    return f" (did you mean {', '.join(others)}{' or ' if others else ''}{last}?)"


def _near(wanted: str, stocks: Iterable[Stock]) -> Iterator[str]:
    """Yield the names of stock similar to a text, the most similar first."""
    named = {key: stock.name for stock in stocks for key in sorted(_keys(stock))}
    for key in get_close_matches(wanted, named, n=2 * NEAREST, cutoff=LIKENESS)[:NEAREST]:
        yield named[key]


def _shown(name: str) -> str:
    short = name if len(name) <= 40 else f"{name[:40]}…"
    return repr(short)
