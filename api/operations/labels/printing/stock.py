"""Which stock there is: the owner's and what is known, by kind, page and words."""

from collections.abc import Sequence
from pathlib import Path

from api.files.whole import whole_file
from api.operations.errors import NothingToDo
from api.operations.labels.order import Look
from api.operations.labels.printing.looks import layouts_of, style_of, with_settings
from api.operations.view import View
from api.settings.labels import LabelSettings
from qr.files.kinds import SVG
from qr.layout.layouts import ready_made
from qr.layout.tape import as_chosen_by
from qr.output.preview import draw_layouts
from qr.stock.finding import all_stock, fewest_words, find
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

    Raises NothingToDo where there is none.
    """
    of_kind = [one for one in all_stock(own) if kind in (None, one.kind) and _is_on(one, page)]
    wanted = [fewest_words(word) for word in words]
    named = [one for one in of_kind if fewest_words("".join(words)) in map(fewest_words, (one.name, *one.also))]
    found = named or [one for one in of_kind if all(word in _said(one) for word in wanted)]
    if not found:
        raise NothingToDo(f"no stock is called {' '.join(words)!r} or is such: skylt labels stocks lists all")
    return found


def _is_on(stock: Stock, page: str | None) -> bool:
    if page is None:
        return True
    return stock.kind != "sheet" if page == "roll" else stock.page_mm == SHEETS[page]


def _said(stock: Stock) -> str:
    size = f"{stock.width_mm:g}x{stock.height_mm:g}"
    return " ".join(map(fewest_words, (stock.name, *stock.also, stock.maker, stock.material, stock.source, size)))


class LayoutView(View):
    """A layout that can be named."""

    name: str
    about: str
    kinds: list[str]
    """what it is chosen for by itself"""
    from_mm: tuple[float, float] | None
    """the smallest label that it is chosen for; None: it is only taken by name"""
    upright: bool
    own: bool
    """the owner's"""


def list_layouts(settings: LabelSettings, file: str | None = None) -> list[LayoutView]:
    """All layouts: those of a file, the owner's, and those of Skylt. Raises LayoutUnfit."""
    return [
        LayoutView(
            name=one.name, about=one.about, kinds=list(one.kinds), from_mm=one.from_mm, upright=one.upright,
            own=one not in ready_made(),
        )
        for one in layouts_of(settings, file)
    ]  # fmt: skip


def show_layouts(settings: LabelSettings, stock: str, host: str, target: Path, file: str | None = None) -> None:
    """Draw all layouts on a stock into an SVG, with the owner's language, fonts, colours and logo.

    Raises QrError and FileError.
    """
    look = with_settings(Look(), settings)
    on = as_chosen_by(find(stock, settings.stocks))
    with whole_file(target, SVG) as write:
        draw_layouts(write, layouts_of(settings, file), on, host, style_of(look))
