"""What labels would be like, as programs and people get it."""

from api.operations.elements.views import View


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
