"""The owner's settings for labels: the section ``[labels]`` of the settings file."""

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
    """A label stock of the owner: sheets with a grid of labels, a roll with one size of label, or endless tape."""

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
        """Refuse impossible stock, so that the error is found when the settings are read."""
        try:
            self.stock()
        except StockUnfit as error:
            raise ValueError(str(error)) from error

    def stock(self) -> Stock:
        """The label stock, with all of its measures. Raises StockUnfit."""
        page_mm = self._page()
        if self.kind != "sheet" and self.columns * self.rows != 1:
            raise StockUnfit(f"the stock {self.name!r} is not possible: a {self.kind} has only one label per page")
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
            raise StockUnfit(
                f'the stock {self.name!r} is not possible: give either page = "A4" or page_mm = [210, 297]'
            )
        return self.page_mm or PAGES[self.page or ""]

    def _centred(self, page: Pair, label: Pair, pitch: Pair) -> Pair:
        width = (self.columns - 1) * pitch[0] + label[0]
        height = (self.rows - 1) * pitch[1] + label[1]
        return (page[0] - width) / 2, (page[1] - height) / 2

    def _source(self) -> str:
        return self.source or (AS_SAID if self.margin_mm else CENTRED)


class LabelSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The settings for label stock, the look of labels, and which elements get one."""

    rule: tuple[LabelRule, ...] = ()
    """take precedence over the default rules"""
    order: LabelOrdering = "walk"
    stock: tuple[StockSetting, ...] = ()
    layout: tuple[Template, ...] = ()
    """take precedence over the built-in layouts"""
    usual_layout: str | None = None
    """the default layout"""
    language: str = "en"
    font: tuple[str, ...] = ()
    """TrueType font files, for characters that the built-in fonts lack"""
    logo: str | None = None
    """a PNG or JPEG file"""
    colours: dict[str, str] = {}
    """pattern of system names → colour"""

    def __post_init__(self) -> None:
        """Refuse invalid settings, and stocks or layouts with the same name."""
        _require_distinct("stock", [stock.name for stock in self.stock])
        _require_distinct("layout", [layout.name for layout in self.layout])
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
        """The colours of systems, for drawing."""
        return colours(self.colours)

    def beside(self, folder: Path) -> "LabelSettings":
        """The settings with the paths of fonts and logo resolved from `folder`, that of the settings file."""
        font = tuple(str((folder / name).resolve()) for name in self.font)
        logo = None if self.logo is None else str((folder / self.logo).resolve())
        return structs.replace(self, font=font, logo=logo)

    @property
    def stocks(self) -> tuple[Stock, ...]:
        """The owner's stock."""
        return tuple(setting.stock() for setting in self.stock)


def _require_distinct(what: str, names: list[str]) -> None:
    plain = list(map(comparable_name, names))
    for at, name in enumerate(plain):
        if name in plain[:at]:
            raise ValueError(f"there are two {what}s {names[at]!r}: rename one of them")
