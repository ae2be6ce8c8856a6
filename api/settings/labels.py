"""What an owner says about labels: the section ``[labels]`` of the settings file."""

from pathlib import Path
from typing import Annotated, Literal

import msgspec
from msgspec import structs

from api.settings.label_rules import LabelOrdering, LabelRule
from qr.errors import LookUnfit, StockUnfit
from qr.layout.colours import Rgb, colours
from qr.layout.layouts import named, ready_made
from qr.layout.phrases import LANGUAGES
from qr.layout.template import Template, require_fields
from qr.stock.checking import checked
from qr.stock.finding import comparable_name
from qr.stock.grid import A4_MM, LETTER_MM, Stock
from registry.fields import PRINTED

PAGES = {"A4": A4_MM, "Letter": LETTER_MM}
CENTRED = "centred: the settings say no margins"
AS_SAID = "as the settings say"

Count = Annotated[int, msgspec.Meta(ge=1)]
Pair = tuple[float, float]
"""Across and down, in mm."""


class StockSetting(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A stock of the owner's: sheets with a grid of labels, a roll with one size of label, or endless tape."""

    name: str
    also: tuple[str, ...] = ()
    kind: Literal["sheet", "roll", "tape"] = "sheet"
    page: Literal["A4", "Letter"] | None = None
    page_mm: Pair | None = None
    columns: Count = 1
    rows: Count = 1
    label_mm: Pair | None = None
    margin_mm: Pair | None = None
    pitch_mm: Pair | None = None
    maker: str = ""
    material: str = ""
    source: str = ""

    def __post_init__(self) -> None:
        """Refuse what no stock can be, so that the settings are wrong there and then."""
        try:
            self.stock()
        except StockUnfit as error:
            raise ValueError(str(error)) from error

    def stock(self) -> Stock:
        """The stock as it is printed on. Raises StockUnfit."""
        page_mm = self._page()
        if self.kind != "sheet" and self.columns * self.rows != 1:
            raise StockUnfit(f"the stock {self.name!r} is not possible: a {self.kind} has one label on a page")
        if self.label_mm is None and self.kind == "sheet":
            raise StockUnfit(
                f"the stock {self.name!r} is not possible: give the size of its labels, as in label_mm = [90, 50]"
            )
        label = self.label_mm or page_mm
        pitch = self.pitch_mm or label
        left, top = self.margin_mm or self._centred(page_mm, label, pitch)
        stock = Stock(
            self.name, self.also, page_mm, self.columns, self.rows, *label, left, top, *pitch, self._source(),
            self.kind, self.maker, self.material, runs="width" if self.kind == "tape" else "",
        )  # fmt: skip
        return checked(stock)

    def _page(self) -> Pair:
        if (self.page is None) == (self.page_mm is None):
            raise StockUnfit(f'the stock {self.name!r} can\'t be: say either page = "A4" or page_mm = [210, 297]')
        return self.page_mm or PAGES[self.page or ""]

    def _centred(self, page: Pair, label: Pair, pitch: Pair) -> Pair:
        width = (self.columns - 1) * pitch[0] + label[0]
        height = (self.rows - 1) * pitch[1] + label[1]
        return (page[0] - width) / 2, (page[1] - height) / 2

    def _source(self) -> str:
        return self.source or (AS_SAID if self.margin_mm else CENTRED)


class LabelSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What labels are printed on, how they look, and what gets one."""

    rule: tuple[LabelRule, ...] = ()
    """asked before what is usual"""
    order: LabelOrdering = "walk"
    stock: tuple[StockSetting, ...] = ()
    layout: tuple[Template, ...] = ()
    """come before those of Skylt"""
    usual_layout: str | None = None
    """for all labels of which nobody says anything else"""
    language: str = "en"
    font: tuple[str, ...] = ()
    """files of TrueType fonts, for what the built-in ones lack"""
    logo: str | None = None
    """a PNG or JPEG"""
    colours: dict[str, str] = {}
    """patterns of names of systems with their colours"""

    def __post_init__(self) -> None:
        """Refuse what has no meaning, and two stocks or layouts of one name: nobody would know which is meant."""
        _require_distinct("stock", [one.name for one in self.stock])
        _require_distinct("layout", [one.name for one in self.layout])
        if self.language not in LANGUAGES:
            raise ValueError(f"language is {self.language!r}; the languages are {', '.join(LANGUAGES)}")
        try:
            colours(self.colours)
            require_fields(self.layout, PRINTED)
            if self.usual_layout is not None:
                named(self.usual_layout, (*self.layout, *ready_made()))
        except LookUnfit as error:
            raise ValueError(str(error)) from error

    @property
    def rgb(self) -> tuple[tuple[str, Rgb], ...]:
        """The colours of systems, as labels are drawn with them."""
        return colours(self.colours)

    def beside(self, folder: Path) -> "LabelSettings":
        """The same with the files of fonts and logo where they lie from `folder`, that of the settings file."""
        font = tuple(str((folder / one).resolve()) for one in self.font)
        logo = None if self.logo is None else str((folder / self.logo).resolve())
        return structs.replace(self, font=font, logo=logo)

    @property
    def stocks(self) -> tuple[Stock, ...]:
        """The owner's stock."""
        return tuple(one.stock() for one in self.stock)


def _require_distinct(what: str, names: list[str]) -> None:
    plain = list(map(comparable_name, names))
    for at, name in enumerate(plain):
        if name in plain[:at]:
            raise ValueError(f"there are two {what}s {names[at]!r}: give one another name")
