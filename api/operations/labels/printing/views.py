"""Printed labels, as programs get them."""

from datetime import datetime
from typing import Any

from pydantic import Field

from api.operations.view import View


class SheetView(View):
    """Labels that were printed, or written for other software that draws them."""

    file: str
    format: str = "pdf"
    files: int = 1
    """how many there are, in one zip where there are several"""
    stock: str
    layout: str | None = None
    """None where other software draws the labels"""
    pages: int
    """of one label each where the format has no sheets; none in tables"""
    labels: int
    symbol_version: int | None
    """None where other software draws the symbols"""
    error_level: str | None
    module_mm: float | None
    host: str
    shortened: list[str]
    """codes of labels whose words had to be cut short"""
    missing_glyphs: list[str]
    """characters that no font has; a sign for "unknown" stands in their place"""
    batch: int | None = None
    """the print batch that it is kept as, to print it again"""
    repeated: bool = False
    """whether a request made this batch before, and only the file was drawn once more"""


class SheetProblem(View):
    """A label that does not say what it should: where it is on the sheet, and what is wrong."""

    page: int
    x_mm: float
    y_mm: float
    code: str
    message: str


class SheetProof(View):
    """What the symbols of a finished sheet say, read by another program."""

    file: str
    pages: int
    labels: int
    """symbols, and codes in letters beside which none can be read"""
    symbols: int
    codes: int
    """how many different ones lead where they should"""
    blank: int = 0
    """labels with codes that were printed to be claimed later"""
    unread: int = 0
    """labels whose words were not compared, since they are pictures and no batch of that file is kept"""
    batch: int | None = None
    """the batch that was written as a file of this name, where all that the file has is of it"""
    missing: list[str] = []
    """codes of that batch that are not in the file"""
    problems: list[SheetProblem]


class HostView(View):
    """A host that labels lead to, counted by the last print of each code."""

    host: str
    is_present: bool
    """whether the last batch leads there"""
    printed: int
    mounted: int
    batches: int
    first_at: datetime
    last_at: datetime


class BatchView(View):
    """What was printed together."""

    id: int
    at: datetime
    who: str
    host: str
    is_trial: bool
    """printed for no host of its own: not to be mounted, and no code counts as printed by it"""
    stock: str
    labels: int
    """how many different ones"""
    copies: int
    file: str
    again_of: int | None
    """the batch that it prints again"""


class WordChange(View):
    """A label whose words are others now than when it was printed."""

    code: str
    printed: dict[str, Any]
    """field → what stands on the label, where that is not right any more"""
    now: dict[str, Any]


class NotLive(View):
    """A code on a label that leads nowhere any more, or nowhere yet."""

    code: str
    status: str


class BatchLabelView(View):
    """One label of a batch: its code, and the words as they stand on it."""

    position: int
    code: str
    page: int | None = None
    """the sheet with the first copy, counted through all files of a zip; None where there are no sheets"""
    place: int | None = None
    """on that sheet, row by row from 1"""
    words: dict[str, Any]


class SinceView(View):
    """What has changed since a batch was printed."""

    changed: list[WordChange] = Field(default_factory=list)
    not_live: list[NotLive] = Field(default_factory=list)


class BatchDetail(BatchView):
    """A batch with its labels in the order of printing, how it was made, and what has changed since."""

    geometry: dict[str, Any]
    """the stock as it was"""
    look: dict[str, Any]
    options: dict[str, Any]
    contents: list[BatchLabelView]
    since: SinceView


class ReprintView(View):
    """A batch that was printed again."""

    sheet: SheetView
    again_of: int
    since: SinceView


class DotsView(View):
    """How large a module is on a printer."""

    dpi: int
    dots: float
    whole: bool
    """whether all modules print alike without being rounded"""
    enough: bool


class SymbolView(View):
    """The symbol that all labels have alike."""

    version: int
    error_level: str
    modules: int
    """along a side, without the quiet zone"""
    module_mm: float
    side_mm: float
    quiet_mm: float
    """the least white around it on the label"""
    quiet_modules: float
    dots: list[DotsView]


class CutView(View):
    """A label whose words are shortened, with the lines that end too early."""

    code: str
    lines: list[str]


class MissingView(View):
    """A character that no font has, and the codes of the labels that have it."""

    character: str
    name: str
    needs_shaping: bool
    """whether its script is joined or runs from right to left, which is not done"""
    codes: list[str]


class TwiceView(View):
    """A code that stands on several labels."""

    code: str
    times: int
    alike: bool
    """whether these labels say the same"""


class PreflightView(View):
    """What would come out of an order of labels, before anything is drawn."""

    ready: bool
    problems: list[str]
    """why it would be refused, and what to do"""
    warnings: list[str] = []
    """what would be printed and may be meant, but hardly is"""
    stock: str
    label_mm: tuple[float, float] | None
    """None where no label can be laid out"""
    layout: str | None
    language: str
    labels: int
    sheets: int | None
    host: str
    is_trial: bool
    symbol: SymbolView | None
    cut: list[CutView]
    missing: list[MissingView]
    twice: list[TwiceView]
    logo_left_out: bool
    """whether there is a logo, and no room for it"""
