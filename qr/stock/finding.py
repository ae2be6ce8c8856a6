"""What labels are printed on, by name: `find` a stock among those that are known and those of the owner."""

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import get_close_matches

from qr.errors import LabelTooSmall, UnknownStock
from qr.stock.catalogue import TOO_NARROW, WIDE_ENOUGH, known_stock
from qr.stock.grid import A4_MM, LETTER_MM, Box, Kind, Stock, boxes, positions

__all__ = [
    "A4_MM", "LETTER_MM", "STOCKS", "Box", "Kind", "Stock", "all_stock", "boxes", "fewest_words", "find", "positions",
]  # fmt: skip

STOCKS = tuple(known_stock())
MAKERS = ("averyzweckform", "avery", "zweckform", "herma", "brother", "dymo", "zebra")
"""As people put them before a number, in plain letters, the longer ones first."""
NEAREST = 5
LIKENESS = 0.5
"""From 0 to 1, how much alike a name has to be to be proposed."""


def find(name: str, own: Sequence[Stock] = ()) -> Stock:
    """Return the stock of that name, whatever its case, spaces and hyphens, with or without its maker.

    own: the owner's stock, which is asked first.

    Raises UnknownStock, which names those that are nearest, and LabelTooSmall for a tape that is known to be.
    """
    wanted = fewest_words(name)
    for stock in all_stock(own):
        if wanted in _keys(stock):
            return stock
    if wanted.removeprefix("brother") in map(fewest_words, TOO_NARROW):
        raise LabelTooSmall(
            f"{name.strip()} is too narrow: a tape of 12 mm or less cannot carry the symbol of an address that a phone "
            f"reads. Take {WIDE_ENOUGH}."
        )
    raise UnknownStock(
        f"{_shown(name)} is no stock that is known here{_nearest(wanted, own)}; the settings file takes your own"
    )


def all_stock(own: Sequence[Stock] = ()) -> Iterator[Stock]:
    """Yield the owner's stock, then what is known without being told and has no name of the owner's."""
    yield from own
    taken = {fewest_words(stock.name) for stock in own}
    yield from (stock for stock in STOCKS if fewest_words(stock.name) not in taken)


def fewest_words(name: str) -> str:
    """Return a name without what people leave out or write otherwise: case, spaces, hyphens, decimal commas, ×."""
    return re.sub(r"[\s_-]", "", name).casefold().replace(",", ".").replace("×", "x")


def _keys(stock: Stock) -> set[str]:
    """Return the names of a stock in plain letters, each also with its maker before it, and without."""
    names = set(map(fewest_words, (stock.name, *stock.also)))
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
    """Yield names of stock that are like a text, the most alike first."""
    named = {key: stock.name for stock in stocks for key in sorted(_keys(stock))}
    for key in get_close_matches(wanted, named, n=2 * NEAREST, cutoff=LIKENESS)[:NEAREST]:
        yield named[key]


def _shown(name: str) -> str:
    short = name if len(name) <= 40 else f"{name[:40]}…"
    return repr(short)
