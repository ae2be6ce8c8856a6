"""Which stock there is: the owner's and what is known, by kind, page and words."""

from collections.abc import Sequence

from qr.errors import UnknownStock
from qr.stock.finding import all_stock, comparable_name
from qr.stock.grid import A4_MM, LETTER_MM, Stock

KINDS = ("sheet", "roll", "tape")
SHEETS = {"a4": A4_MM, "letter": LETTER_MM}
PAGES = (*SHEETS, "roll")
"""What `page` may be: rolls and tapes are both rolls."""


def listed(
    words: Sequence[str] = (), *, own: Sequence[Stock] = (), kind: str | None = None, page: str | None = None
) -> list[Stock]:
    """The stock in whose names, maker, material or measures each of `words` stands; one that is named stands alone.

    kind, page: one of KINDS, one of PAGES.

    Raises UnknownStock where there is none.
    """
    of_kind = [one for one in all_stock(own) if kind in (None, one.kind) and _is_on(one, page)]
    wanted = [comparable_name(word) for word in words]
    named = [one for one in of_kind if comparable_name("".join(words)) in map(comparable_name, (one.name, *one.also))]
    found = named or [one for one in of_kind if all(word in _said(one) for word in wanted)]
    if not found:
        raise UnknownStock(f"no stock is called {' '.join(words)!r} or is of that kind")
    return found


def _is_on(stock: Stock, page: str | None) -> bool:
    if page is None:
        return True
    return stock.kind != "sheet" if page == "roll" else stock.page_mm == SHEETS[page]


def _said(stock: Stock) -> str:
    size = f"{stock.width_mm:g}x{stock.height_mm:g}"
    return " ".join(map(comparable_name, (stock.name, *stock.also, stock.maker, stock.material, stock.source, size)))
