"""Options of all commands that choose or print labels, in the groups in which help shows them.

Whoever adds an option puts a field into its group; `labels print` and `labels choose` have it then.
"""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from api.operations.labels.order import Choice, Look, Output, Paper
    from qr.stock.grid import Stock

WHICH, ON_WHAT, LOOK, AS_WHAT = "Which labels", "On what", "How they look", "As what"
"""The panels of help."""


class Ordering(StrEnum):
    """In which order labels are printed."""

    walk = "walk"
    place = "place"
    name = "name"
    code = "code"


class Format(StrEnum):
    """As which kind of file labels come."""

    pdf = "pdf"
    svg = "svg"
    png = "png"
    zpl = "zpl"
    csv = "csv"
    xlsx = "xlsx"


class Split(StrEnum):
    """What gets a file of its own."""

    building = "building"
    storey = "storey"


def _which(*names: str, **options: Any) -> Any:
    return typer.Option(*names, rich_help_panel=WHICH, **options)


@dataclass(frozen=True)
class WhichLabels:
    """Which labels, and in which order."""

    building: Annotated[str | None, _which("--building", metavar="NAME", help="Only this building.")] = None
    storey: Annotated[str | None, _which("--storey", metavar="NAME", help="Only this storey.")] = None
    room: Annotated[
        list[str] | None, _which("--room", metavar="NUMBER", help="Only this room, and what is in it. Repeatable.")
    ] = None
    ifc_class: Annotated[
        list[str] | None,
        _which("--class", metavar="CLASS", help="Only this class of IFC, with its subclasses; rooms are IfcSpace."),
    ] = None
    asset_type: Annotated[list[str] | None, _which("--type", metavar="NAME", help="Only assets of this type.")] = None
    system: Annotated[
        list[str] | None, _which("--system", metavar="NAME", help="Only what is part of this system or zone.")
    ] = None
    category: Annotated[
        list[str] | None,
        _which("--category", metavar="NAME", help="Only spaces of this use, and what is in them."),
    ] = None
    query: Annotated[
        str | None,
        _which(
            "--query",
            metavar="WORDS",
            help="Only where all these words stand in a name, number, designation, type, system or room.",
        ),
    ] = None
    code: Annotated[
        list[str] | None, _which("--code", metavar="CODE", help="Only this code, whatever the rule for labels says.")
    ] = None
    codes: Annotated[
        Path | None,
        _which("--codes", metavar="FILE", help="Only the codes in a list or table; - takes them from standard input."),
    ] = None
    changes_since: Annotated[
        str | None,
        _which(
            "--changes-since",
            metavar="REVISION",
            help="Only what is new since then, or has another text: architecture:2, or the number of an import.",
        ),
    ] = None
    not_printed: Annotated[bool, _which("--not-printed", help="Only what was never printed.")] = False
    everything: Annotated[bool, _which("--all", help="Everything that has a code, also what usually gets none.")] = (
        False
    )
    order: Annotated[
        Ordering | None,
        _which(
            "--order",
            metavar="ORDER",
            help="walk: through the doors from the entrance, as the settings have it if they say nothing else. "
            "place: by storey and room number. name. code.",
        ),
    ] = None

    def choice(self) -> "Choice":
        """The same for an operation. Raises BadTable and NotACode for a list of codes that can't be read."""
        from api.operations.labels.choice.code_list import read_code_list
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
        )


@dataclass(frozen=True)
class OnWhat:
    """What the labels are printed on."""

    stock: Annotated[
        str | None,
        typer.Option(
            "--stock", metavar="NAME", help="The label sheet: see `skylt labels stocks`.", rich_help_panel=ON_WHAT
        ),
    ] = None
    start: Annotated[
        int,
        typer.Option("--start", metavar="N", help="The first free label of the first sheet.", rich_help_panel=ON_WHAT),
    ] = 1
    copies: Annotated[
        int, typer.Option("--copies", metavar="N", help="How many of each label.", rich_help_panel=ON_WHAT)
    ] = 1
    printer: Annotated[
        str | None,
        typer.Option(
            "--printer",
            metavar="NAME",
            help="Correct what this printer misses: see `skylt labels calibrate`.",
            rich_help_panel=ON_WHAT,
        ),
    ] = None
    length: Annotated[
        float | None,
        typer.Option(
            "--length",
            metavar="MM",
            help="Cut endless tape to this length, not to that of what stands on it.",
            rich_help_panel=ON_WHAT,
        ),
    ] = None

    def paper(self, own: "tuple[Stock, ...]" = (), *, is_drawn: bool = True) -> "Paper":
        """The same for an operation; `own` is the owner's stock. What others draw needs none."""
        from api.operations.labels.order import Paper

        if self.stock is None and is_drawn:
            raise typer.BadParameter("say what to print on with --stock NAME; `skylt labels stocks` lists them")
        return Paper(self.stock or "", self.start, self.copies, self.length, self.printer, own)


class MissingGlyphs(StrEnum):
    """What becomes of characters that no font has."""

    no = "refuse"
    sign = "replace"


@dataclass(frozen=True)
class HowTheyLook:
    """How the labels look; what is not said is as the settings have it."""

    layout: Annotated[
        str | None,
        typer.Option(
            "--layout",
            metavar="NAME|FILE",
            help="One of `skylt labels layouts`, or a .toml file with your own; else what suits labels and stock.",
            rich_help_panel=LOOK,
        ),
    ] = None
    language: Annotated[
        str | None,
        typer.Option("--language", metavar="CODE", help="Of the fixed words: en, sv, da, de …", rich_help_panel=LOOK),
    ] = None
    font: Annotated[
        list[Path] | None,
        typer.Option(
            "--font",
            metavar="FILE",
            help="A TrueType font for characters that the built-in ones lack, such as Chinese ones. Repeatable.",
            rich_help_panel=LOOK,
        ),
    ] = None
    logo: Annotated[
        Path | None, typer.Option("--logo", metavar="FILE", help="A PNG or JPEG.", rich_help_panel=LOOK)
    ] = None
    missing_glyphs: Annotated[
        MissingGlyphs,
        typer.Option(
            "--missing-glyphs",
            metavar="REFUSE|REPLACE",
            help="Where no font has a character: print nothing, or a sign for unknown in its place.",
            rich_help_panel=LOOK,
        ),
    ] = MissingGlyphs.no

    def look(self) -> "Look":
        """The same for an operation."""
        from api.operations.labels.order import Look

        is_file = self.layout is not None and self.layout.lower().endswith(".toml")
        return Look(
            layout=None if is_file else self.layout,
            layout_file=self.layout if is_file else None,
            language=self.language,
            replace_missing=self.missing_glyphs is MissingGlyphs.sign,
            fonts=tuple(str(one.resolve()) for one in self.font or ()),
            logo=None if self.logo is None else str(self.logo.resolve()),
        )


@dataclass(frozen=True)
class AsWhat:
    """What is written."""

    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="The file to write; its ending says the format where --format does not.",
            rich_help_panel=AS_WHAT,
        ),
    ] = None
    format: Annotated[
        Format | None,
        typer.Option(
            "--format",
            metavar="FORMAT",
            help="pdf. svg and png: a zip with a file a label, named by its code. zpl: for printers of Zebra. "
            "csv and xlsx: a row a label, for mail merge.",
            rich_help_panel=AS_WHAT,
        ),
    ] = None
    split: Annotated[
        Split | None,
        typer.Option(
            "--split", metavar="BY", help="A zip with a file for each storey or building.", rich_help_panel=AS_WHAT
        ),
    ] = None
    dpi: Annotated[
        int,
        typer.Option(
            "--dpi",
            metavar="N",
            min=1,
            help="Dots per inch of png, and of the printer for zpl.",
            rich_help_panel=AS_WHAT,
        ),
    ] = 300
    workers: Annotated[
        int | None,
        typer.Option(
            "--workers",
            metavar="N",
            min=1,
            help="Processes that draw; as many as cores unless told.",
            rich_help_panel=AS_WHAT,
        ),
    ] = None

    def target(self) -> Path:
        """The file to write; wrong usage where none is named."""
        if self.output is None:
            raise typer.BadParameter("say which file to write with --output FILE")
        return self.output

    def as_files(self) -> "Output":
        """The same for an operation. Raises FormatUnfit where neither option nor name tells the format."""
        from api.operations.labels.order import Output
        from qr.output.formats import format_of

        named, split = (None if one is None else one.value for one in (self.format, self.split))
        return Output(format_of(self.target(), named, split), split, self.dpi)
