"""Options of all commands that select or print labels, grouped as help shows them.

An option added to a group is then available in every command that uses the group.
"""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from api.operations.labels.order import Choice, Look, Output, Paper
    from qr.stock.grid import Stock

WHICH, ON_WHAT, LOOK, AS_WHAT = "Selection", "Stock and printer", "Appearance", "Output"
"""The panels of the help page."""


class Ordering(StrEnum):
    """The order in which labels are printed."""

    walk = "walk"
    place = "place"
    name = "name"
    code = "code"
    given = "given"


class Format(StrEnum):
    """The kind of file."""

    pdf = "pdf"
    svg = "svg"
    png = "png"
    zpl = "zpl"
    csv = "csv"
    xlsx = "xlsx"


class CsvUse(StrEnum):
    """What a table in CSV is for."""

    merge = "merge"
    spreadsheet = "spreadsheet"


class Split(StrEnum):
    """What gets a file of its own in a zip."""

    building = "building"
    storey = "storey"


TestHost = Annotated[
    bool,
    typer.Option(
        "--test-host",
        help="Print although only this machine or network reaches the host of the codes.",
        hidden=True,
    ),
]


def _which(*names: str, **options: Any) -> Any:
    return typer.Option(*names, rich_help_panel=WHICH, **options)


@dataclass(frozen=True)
class WhichLabels:
    """The labels to print, and their order."""

    building: Annotated[str | None, _which("--building", metavar="NAME", help="Only this building.")] = None
    storey: Annotated[str | None, _which("--storey", metavar="NAME", help="Only this storey.")] = None
    room: Annotated[
        list[str] | None, _which("--room", metavar="NUMBER", help="Only this room and its assets; repeatable.")
    ] = None
    ifc_class: Annotated[
        list[str] | None,
        _which("--class", metavar="CLASS", help="Only this IFC class; IfcSpace for rooms."),
    ] = None
    asset_type: Annotated[
        list[str] | None, _which("--type", metavar="NAME", help="Only assets of this type.", hidden=True)
    ] = None
    system: Annotated[
        list[str] | None, _which("--system", metavar="NAME", help="Only members of this system or zone.", hidden=True)
    ] = None
    category: Annotated[
        list[str] | None,
        _which("--category", metavar="NAME", help="Only spaces of this use, and their assets.", hidden=True),
    ] = None
    query: Annotated[
        str | None,
        _which(
            "--query",
            metavar="WORDS",
            help="Only matches of all these words in name, number, designation, type, system or room.",
            hidden=True,
        ),
    ] = None
    code: Annotated[
        list[str] | None,
        _which("--code", metavar="CODE", help="Only this code, whatever the rule; repeatable.", hidden=True),
    ] = None
    codes: Annotated[
        Path | None,
        _which("--codes", metavar="FILE", help="Only the codes in a list or table; - for standard input.", hidden=True),
    ] = None
    listed: Annotated[
        Path | None,
        _which(
            "--list",
            metavar="FILE",
            help="Labels and copies of a list, in its order.",
        ),
    ] = None
    changes_since: Annotated[
        str | None,
        _which(
            "--changes-since",
            metavar="REVISION",
            help="Only new or changed since a revision.",
        ),
    ] = None
    not_printed: Annotated[bool, _which("--not-printed", help="Only labels never printed.")] = False
    everything: Annotated[bool, _which("--all", help="Everything with a code, whatever the rule.")] = False
    order: Annotated[
        Ordering | None,
        _which(
            "--order",
            metavar="ORDER",
            help="walk (default): the walking route from the entrance; place: by storey and room number; name; code; "
            "given: as in the list.",
            hidden=True,
        ),
    ] = None

    def choice(self) -> "Choice":
        """Return the selection. Raises BadTable and NotACode for a list of codes that can't be read."""
        from api.operations.labels.choice.code_list import read_code_list
        from api.operations.labels.choice.print_list import read_print_list
        from api.operations.labels.order import Choice

        listed = () if self.codes is None else read_code_list(self.codes)
        return Choice(
            everything=self.everything,
            building=self.building,
            storey=self.storey,
            changes_since=self.changes_since,
            rooms=tuple(self.room or ()),
            types=tuple(self.asset_type or ()),
            systems=tuple(self.system or ()),
            classes=tuple(self.ifc_class or ()),
            categories=tuple(self.category or ()),
            codes=(*(self.code or ()), *listed),
            query=self.query,
            not_printed=self.not_printed,
            order=None if self.order is None else self.order.value,
            listed=() if self.listed is None else read_print_list(self.listed),
        )


@dataclass(frozen=True)
class OnWhat:
    """What the labels are printed on, and by which printer."""

    stock: Annotated[
        str | None,
        typer.Option("--stock", metavar="NAME", help="Label stock: see skylt labels stocks.", rich_help_panel=ON_WHAT),
    ] = None
    start: Annotated[
        list[int] | None,
        typer.Option(
            "--start",
            metavar="N",
            help="First unused label; repeat it per used sheet.",
            rich_help_panel=ON_WHAT,
        ),
    ] = None
    copies: Annotated[
        int,
        typer.Option(
            "--copies", metavar="N", help="Copies of each label.", show_default=False, rich_help_panel=ON_WHAT
        ),
    ] = 1
    printer: Annotated[
        str | None,
        typer.Option(
            "--printer",
            metavar="NAME",
            help="Apply the calibration of this printer.",
            rich_help_panel=ON_WHAT,
        ),
    ] = None
    length: Annotated[
        float | None,
        typer.Option(
            "--length",
            metavar="MM",
            help="Length of labels on continuous tape, if not as long as the text needs.",
            hidden=True,
            rich_help_panel=ON_WHAT,
        ),
    ] = None

    def paper(self, own: "tuple[Stock, ...]" = (), *, is_drawn: bool = True) -> "Paper":
        """Return stock and printer; `own` is the owner's stock. Tables for mail merge need none."""
        from api.operations.labels.order import Paper

        if self.stock is None and is_drawn:
            raise typer.BadParameter("name the label stock with --stock NAME; see `skylt labels stocks`")
        start, *later = self.start or [1]
        return Paper(self.stock or "", start, self.copies, self.length, self.printer, own, later_starts=tuple(later))


class MissingGlyphs(StrEnum):
    """What to do about characters that no font has."""

    no = "refuse"
    sign = "replace"


@dataclass(frozen=True)
class HowTheyLook:
    """How the labels look; the settings file supplies what is not given."""

    layout: Annotated[
        str | None,
        typer.Option(
            "--layout",
            metavar="NAME|FILE",
            help="A name from skylt labels layouts, or your own .toml file.",
            rich_help_panel=LOOK,
        ),
    ] = None
    language: Annotated[
        str | None,
        typer.Option("--language", metavar="CODE", help="Language of fixed words: en, sv, de …", rich_help_panel=LOOK),
    ] = None
    font: Annotated[
        list[Path] | None,
        typer.Option(
            "--font",
            metavar="FILE",
            help="TrueType font for characters missing from the built-in fonts, such as Chinese; repeatable.",
            hidden=True,
            rich_help_panel=LOOK,
        ),
    ] = None
    logo: Annotated[
        Path | None,
        typer.Option("--logo", metavar="FILE", help="Logo, PNG or JPEG.", rich_help_panel=LOOK, hidden=True),
    ] = None
    missing_glyphs: Annotated[
        MissingGlyphs,
        typer.Option(
            "--missing-glyphs",
            metavar="REFUSE|REPLACE",
            help="If no font has a character: refuse to print, or print a placeholder.",
            hidden=True,
            rich_help_panel=LOOK,
        ),
    ] = MissingGlyphs.no

    def look(self) -> "Look":
        """Return the appearance."""
        from api.operations.labels.order import Look

        is_file = self.layout is not None and self.layout.lower().endswith(".toml")
        return Look(
            layout=None if is_file else self.layout,
            layout_file=self.layout if is_file else None,
            language=self.language,
            replace_missing=self.missing_glyphs is MissingGlyphs.sign,
            fonts=tuple(str(font.resolve()) for font in self.font or ()),
            logo=None if self.logo is None else str(self.logo.resolve()),
        )


@dataclass(frozen=True)
class AsWhat:
    """The file to write."""

    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="File to write: .pdf, .zip, .zpl, .csv, .xlsx.",
            rich_help_panel=AS_WHAT,
        ),
    ] = None
    format: Annotated[
        Format | None,
        typer.Option(
            "--format",
            metavar="FORMAT",
            help="pdf; svg or png: a zip with one file per label; zpl: for Zebra printers; csv or xlsx: for mail "
            "merge. If omitted, taken from the file name.",
            hidden=True,
            rich_help_panel=AS_WHAT,
        ),
    ] = None
    split: Annotated[
        Split | None,
        typer.Option(
            "--split",
            metavar="BY",
            help="One file per storey or building, in a zip.",
            rich_help_panel=AS_WHAT,
            hidden=True,
        ),
    ] = None
    dpi: Annotated[
        int,
        typer.Option(
            "--dpi",
            metavar="N",
            min=1,
            help="Resolution of PNG files, or of the printer for ZPL.",
            hidden=True,
            rich_help_panel=AS_WHAT,
        ),
    ] = 300
    csv_for: Annotated[
        CsvUse,
        typer.Option(
            "--csv-for",
            metavar="MERGE|SPREADSHEET",
            help="merge (default): texts exactly as they are; spreadsheet: an apostrophe before texts such as "
            "=KU1-QM51 or -G1, which a spreadsheet would take for formulas.",
            hidden=True,
            rich_help_panel=AS_WHAT,
        ),
    ] = CsvUse.merge
    workers: Annotated[
        int | None,
        typer.Option(
            "--workers",
            metavar="N",
            min=1,
            help="Number of processes; by default one per core.",
            hidden=True,
            rich_help_panel=AS_WHAT,
        ),
    ] = None

    def target(self) -> Path:
        """Return the file to write. Raises BadParameter if none was named."""
        if self.output is None:
            raise typer.BadParameter("name the file to write with --output FILE")
        return self.output

    def as_files(self) -> "Output":
        """Return format and split. Raises FormatUnfit if neither the option nor the file name gives a format."""
        from api.operations.labels.order import Output
        from qr.output.formats import format_of

        named, split = (None if option is None else option.value for option in (self.format, self.split))
        return Output(format_of(self.target(), named, split), split, self.dpi, self.csv_for.value)
