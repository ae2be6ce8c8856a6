"""The results of printing, checking and preflighting labels."""

from datetime import datetime
from typing import Any

from pydantic import Field

from api.operations.view import View


class SheetView(View):
    """Labels that were printed, or written for other software that draws them."""

    file: str
    format: str = "pdf"
    files: int = 1
    """the number of files, in one zip where there are several"""
    stock: str
    layout: str | None = None
    """None where other software draws the labels"""
    pages: int
    """of one label each in formats without sheets; 0 in tables"""
    labels: int
    symbol_version: int | None
    """None where other software draws the symbols"""
    error_level: str | None
    module_mm: float | None
    host: str
    shortened: list[str]
    """codes of labels with shortened texts"""
    missing_glyphs: list[str]
    """characters that no font has, printed as a replacement sign"""
    batch: int | None = None
    """the print batch, with which it can be printed again"""
    repeated: bool = False
    """whether a request made this batch before, and only the file was drawn once more"""


class SheetProblem(View):
    """A label with an error: its position on the sheet, and the problem."""

    page: int
    x_mm: float
    y_mm: float
    code: str
    message: str


class SheetProof(View):
    """The result of reading the symbols of a finished sheet with another program."""

    file: str
    pages: int
    labels: int
    """symbols, and codes in letters beside which none can be read"""
    symbols: int
    codes: int
    """the number of different codes that lead to the right address"""
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
    """A print batch."""

    id: int
    at: datetime
    who: str
    host: str
    is_trial: bool
    """a trial print without a host: its labels are not for mounting, and its codes do not count as printed"""
    stock: str
    labels: int
    """the number of different codes"""
    copies: int
    file: str
    again_of: int | None
    """the batch of which it is a reprint"""


class WordChange(View):
    """A label whose texts have changed since it was printed."""

    code: str
    printed: dict[str, Any]
    """field → text on the label that is out of date"""
    now: dict[str, Any]


class NotLive(View):
    """A code on a label that does not lead to an element any more, or not yet."""

    code: str
    status: str


class BatchLabelView(View):
    """A label of a batch: its code and its texts."""

    position: int
    code: str
    page: int | None = None
    """the sheet with the first copy, counted through all files of a zip; None where there are no sheets"""
    place: int | None = None
    """on that sheet, row by row from 1"""
    words: dict[str, Any]


class SinceView(View):
    """The changes since a batch was printed."""

    changed: list[WordChange] = Field(default_factory=list)
    not_live: list[NotLive] = Field(default_factory=list)


class BatchDetail(BatchView):
    """A batch with its labels in printing order, its print settings, and the changes since."""

    geometry: dict[str, Any]
    """the label stock at the time of printing"""
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
    """The size of a module on a printer."""

    dpi: int
    dots: float
    whole: bool
    """whether all modules have the same size without rounding"""
    enough: bool


class SymbolView(View):
    """The size of the symbol, which is the same on all labels."""

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
    """A label with shortened texts, and the lines that are cut."""

    code: str
    lines: list[str]


class MissingView(View):
    """A character that no font has, and the codes of the labels that have it."""

    character: str
    name: str
    needs_shaping: bool
    """whether its script is joined or runs from right to left, which is not supported"""
    codes: list[str]


class TwiceView(View):
    """A code that is on several labels."""

    code: str
    times: int
    alike: bool
    """whether these labels have the same texts"""


class PreflightView(View):
    """The result of checking an order of labels before printing."""

    ready: bool
    problems: list[str]
    """why it would be refused, and what to do"""
    warnings: list[str] = []
    """what would be printed and may be meant, but hardly is"""
    stock: str
    label_mm: tuple[float, float] | None
    """None if no label can be laid out"""
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
    """whether the logo is omitted for lack of room"""
