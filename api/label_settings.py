"""What an owner says about labels: the section ``[labels]`` of the settings file."""

from typing import Annotated, Literal

import msgspec

from api.label_rules import LabelOrdering, LabelRule
from qr.errors import StockUnfit
from qr.grid import A4_MM, LETTER_MM, Stock
from qr.stock import fewest_words
from qr.stock_check import checked

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
            raise StockUnfit(f"the stock {self.name!r} can't be: a {self.kind} has one label a page")
        if self.label_mm is None and self.kind == "sheet":
            raise StockUnfit(f"the stock {self.name!r} can't be: say how large its labels are, as label_mm = [90, 50]")
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

    def __post_init__(self) -> None:
        """Refuse two stocks of one name: nobody would know which is meant."""
        names = [fewest_words(one.name) for one in self.stock]
        for at, name in enumerate(names):
            if name in names[:at]:
                raise ValueError(f"there are two stocks {self.stock[at].name!r}: give one another name")

    @property
    def stocks(self) -> tuple[Stock, ...]:
        """The owner's stock."""
        return tuple(one.stock() for one in self.stock)
