"""An order of labels: the choice of labels, the paper, the look and the files."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from api.settings.installation import DEFAULT_CODE_HOST
from api.settings.label_rules import LabelOrdering
from qr.layout.colours import Rgb
from qr.layout.template import Template
from qr.stock.calibration import NOT_PLACED, Placing
from qr.stock.grid import Stock
from qr.symbol.address import code_host
from qr.symbol.reach import reach_of

CsvFor: TypeAlias = Literal["merge", "spreadsheet"]
"""What a table in CSV is for: a mail merge prints texts as they are; a spreadsheet must not take them for formulas."""


@dataclass(frozen=True, slots=True)
class ListedLabel:
    """A row of a list of labels to print: what it is for, and how many of them."""

    element: str
    """its code, GlobalId, room number, tag or other name"""
    by: str | None = None
    """number, name, tag …; None: any of them but name"""
    building: str | None = None
    storey: str | None = None
    copies: int = 1
    line: int = 0


@dataclass(frozen=True, slots=True)
class Choice:
    """The elements that get a label, and their order. All given conditions have to match.

    Names are taken as `api.operations.elements.names` does; of several of one kind, one has to fit.
    """

    everything: bool = False
    """also elements that get no label by default"""
    building: str | None = None
    storey: str | None = None
    changes_since: str | None = None
    """only labels that are new since this revision, or have another text"""
    rooms: tuple[str, ...] = ()
    """numbers of rooms: the rooms and the assets in them"""
    types: tuple[str, ...] = ()
    systems: tuple[str, ...] = ()
    """systems or zones"""
    classes: tuple[str, ...] = ()
    """with their subclasses; IfcSpace for rooms"""
    categories: tuple[str, ...] = ()
    """uses of spaces: the spaces and the assets in them"""
    codes: tuple[str, ...] = ()
    """these codes, regardless of the rules for labels"""
    query: str | None = None
    """words that all occur in a name, number, designation, type, system or room"""
    not_printed: bool = False
    """only labels that were never printed"""
    order: LabelOrdering | None = None
    """none: as the settings say; that of the list where there is one"""
    listed: tuple[ListedLabel, ...] = ()
    """these, whatever the rule for labels says of them"""
    found: tuple[tuple[str, int], ...] = ()
    """the codes of `listed` with the copies of each, once they have been looked up"""

    @property
    def given(self) -> tuple[str, ...]:
        """All codes that were handed over, in that order."""
        return *self.codes, *(code for code, _ in self.found)


@dataclass(frozen=True, slots=True)
class Paper:
    """The label stock, the first free label on the first sheet, and the number of copies."""

    stock: str
    start: int = 1
    copies: int = 1
    length_mm: float | None = None
    """of endless tape; None cuts it as long as the labels need"""
    printer: str | None = None
    """whose calibration for this stock is applied; None for none"""
    own: tuple[Stock, ...] = ()
    """the owner's stock, which takes precedence over the built-in stock"""
    placing: Placing = NOT_PLACED
    """the correction of the printer, once it has been looked up"""
    later_starts: tuple[int, ...] = ()
    """the first free label of further part-used sheets, in the order in which they are fed"""

    @property
    def starts(self) -> tuple[int, ...]:
        """The first free label of the first sheet, and of each further part-used one."""
        return self.start, *self.later_starts


@dataclass(frozen=True, slots=True)
class Output:
    """The files of an order: their format, one for all or one for each building or storey, and the resolution."""

    format: str | None = None
    """one of `qr.output.formats.FORMATS`; None for that of the file name extension"""
    split: str | None = None
    """building or storey: a file for each, in one zip"""
    dpi: int = 300
    """dots per inch, where labels become dots"""
    csv_for: CsvFor = "merge"
    """what a table in CSV is for"""


@dataclass(frozen=True, slots=True)
class Look:
    """The look of labels: the requested one, completed by the owner's settings.

    See `api.operations.labels.printing.looks`.
    """

    layout: str | None = None
    """by name; None: the owner's usual one, or the first that is meant for such labels"""
    language: str | None = None
    """of the fixed words; None: the owner's"""
    replace_missing: bool = False
    """whether a replacement sign is printed for characters that no font has"""
    usual_layout: str | None = None
    """the owner's"""
    usual_language: str = "en"
    """the owner's"""
    layout_file: str | None = None
    """a file of layouts that takes precedence; never set by a request"""
    own: tuple[Template, ...] = ()
    """the owner's layouts, which take precedence over the built-in ones"""
    fonts: tuple[str, ...] = ()
    """TrueType font files, for characters that the built-in fonts lack"""
    logo: str | None = None
    """a PNG or JPEG file"""
    colours: tuple[tuple[str, Rgb], ...] = ()
    """patterns of system names with their colours"""
    template: Template | None = None
    """the layout, once it is resolved"""
    digests: tuple[tuple[str, str], ...] = ()
    """the files of fonts and logo with their SHA-256, once they are resolved"""


@dataclass(frozen=True, slots=True)
class LabelOrder:
    """An order of labels; the host comes from the settings, never from a request."""

    choice: Choice
    paper: Paper
    host: str
    output: Output = Output()
    look: Look = Look()

    @property
    def is_trial(self) -> bool:
        """Whether the host is only the default, which leads nowhere, or one that no other machine reaches."""
        return self.host == DEFAULT_CODE_HOST or reach_of(code_host(self.host)) == "machine"
