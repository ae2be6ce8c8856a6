"""Label sheets over HTTP: the same as `skylt labels print` and `choose`."""

from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated, Any, Literal, TypeAlias

from fastapi import APIRouter, Body, Depends, Header, Request
from fastapi.responses import Response
from pydantic import Field

from api.http.base.answers import example
from api.http.base.asked import WITHOUT_NUL, only_known_parameters
from api.http.base.bodies import BodyIn
from api.http.base.problems import NOT_FOUND, REFUSED, TOO_LARGE
from api.http.base.sessions import Owner, ReadingSession
from api.http.labels.examples import LABEL_CHOICE, PREFLIGHT
from api.operations.errors import BadValue
from api.operations.labels.choice.choosing import LabelChoiceView, choice_view, choose
from api.operations.labels.order import Choice, CsvFor, LabelOrder, ListedLabel, Look, Output, Paper
from api.operations.labels.printing.batches import Keeping
from api.operations.labels.printing.hosts import host_warning
from api.operations.labels.printing.label_sheets import carry_out_order
from api.operations.labels.printing.preflighting import preflight
from api.operations.labels.printing.views import PreflightView
from api.settings.label_rules import LabelOrdering
from ifc_import.vocabulary.text import text
from qr.layout.phrases import LANGUAGES
from qr.output.formats import kind_of
from qr.stock.grid import Stock
from registry.database.engine import reading
from registry.saying import Saying

MEDIA_TYPES = {
    ".pdf": "application/pdf",
    ".zip": "application/zip",
    ".zpl": "application/vnd.zebra-zpl",
    ".csv": "text/csv",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
"""File name extension → media type."""

FILE: dict[str, Any] = {kind: {"schema": {"type": "string", "format": "binary"}} for kind in MEDIA_TYPES.values()}
"""The content of a response in the OpenAPI document."""

router = APIRouter(prefix="/api/v1", tags=["label sheets"], dependencies=[Depends(only_known_parameters)])

MOST_CODES = 100_000

Name: TypeAlias = Annotated[str, Field(min_length=1, max_length=200, pattern=WITHOUT_NUL)]
Start: TypeAlias = Annotated[int, Field(ge=1, le=10_000)]
Names: TypeAlias = Annotated[list[Name], Field(max_length=1_000)]
RequestKey: TypeAlias = Annotated[
    str | None,
    Header(
        alias="Idempotency-Key",
        min_length=1,
        max_length=200,
        pattern=WITHOUT_NUL,
        description="A new one for each order. If a request is repeated with its key, because a response was lost, "
        "the same batch is drawn again, and counted once.",
        examples=["0b6f8f5e-7c1e-4f0e-9a52-2f1d1c1f6a10"],
    ),
]


class ListedIn(BodyIn):
    """A row of a list of labels to print."""

    element: Name = Field(
        description="Its code, GlobalId, room number, tag, serial number, designation or key.", examples=["1.04"]
    )
    building: Name | None = Field(default=None, description="Its building, where several are called so.")
    storey: Name | None = Field(default=None, description="Its storey, where several are called so.")
    copies: int = Field(default=1, ge=1, le=100)


class ChoiceIn(BodyIn):
    """The labels and their order. All given conditions have to match; names may have the wildcards `*` and `?`."""

    building: Name | None = Field(default=None, examples=["Station"])
    storey: Name | None = Field(default=None, examples=["Plan 1"])
    rooms: Names = Field(default=[], description="Numbers of rooms: the rooms and the assets in them.")
    types: Names = Field(default=[])
    systems: Names = Field(default=[], description="Systems or zones.")
    classes: Names = Field(default=[], description="IFC classes with their subclasses; rooms are IfcSpace.")
    categories: Names = Field(default=[], description="Uses of spaces: the spaces and the assets in them.")
    codes: list[Name] = Field(
        default=[], max_length=MOST_CODES, description="These codes, regardless of the rules for labels."
    )
    query: Name | None = Field(default=None, description="Words that all stand in a name, number, type, system …")
    changes_since: Name | None = Field(default=None, description="Only what is new since then, or reads otherwise.")
    not_printed: bool = Field(default=False, description="Only what was never printed.")
    everything: bool = Field(default=False, alias="all", description="Also what usually gets no label.")
    listed: list[ListedIn] = Field(
        default=[],
        alias="list",
        max_length=MOST_CODES,
        description="These, whatever the rule for labels says of them, in this order, each with its own copies.",
    )
    order: LabelOrdering | None = Field(
        default=None,
        description="`given`: as `codes` or `list` have them; without it, that of `list`, else as the settings say.",
    )

    def choice(self) -> Choice:
        """The same for an operation."""
        lists = ("rooms", "types", "systems", "classes", "categories", "codes")
        given = {name: tuple(getattr(self, name)) for name in lists}
        rows = tuple(ListedLabel(**row.model_dump(), line=line) for line, row in enumerate(self.listed, start=1))
        return Choice(**{**self.model_dump(), **given, "listed": rows})


class SheetIn(BodyIn):
    """An order of labels. The host that they lead to is a setting of the service, never part of an order."""

    by: str = Field(min_length=1, max_length=200, description="Name of the person who prints.", examples=["N. N."])
    stock: Name | None = Field(
        default=None,
        description="The label stock, by a name of the list of stock; csv and xlsx need none.",
        examples=["L7160"],
    )
    choice: ChoiceIn = ChoiceIn()
    start: Start | Annotated[list[Start], Field(min_length=1, max_length=100)] = Field(
        default=1, description="The first free label of the first sheet; a list for several part-used sheets."
    )
    copies: int = Field(default=1, ge=1, le=100, description="How many of each label.")
    length_mm: float | None = Field(default=None, gt=0, le=10_000, description="Of endless tape.")
    printer: Name | None = Field(default=None, description="Correct what this printer misses.")
    format: Literal["pdf", "svg", "png", "zpl", "csv", "xlsx"] = Field(
        default="pdf", description="svg and png are returned as a zip with a file for each label, named by its code."
    )
    split: Literal["building", "storey"] | None = Field(default=None, description="A zip with a file for each.")
    dpi: int = Field(default=300, ge=72, le=1200, description="Dots per inch of png, and of the printer for zpl.")
    csv_for: CsvFor = Field(
        default="merge",
        description="`merge` leaves texts as they are; `spreadsheet` puts an apostrophe before what a spreadsheet "
        "takes for formulas, such as `=KU1-QM51` or `-G1`.",
    )
    layout: Name | None = Field(
        default=None, description="The name of a layout; by default a suitable one.", examples=["standard"]
    )
    language: Literal[tuple(LANGUAGES)] | None = Field(  # type: ignore[valid-type]  # the one list of them
        default=None, description="Language of the fixed words; by default that of the settings."
    )
    replace_missing_glyphs: bool = Field(
        default=False,
        description="Print a replacement sign for characters that no font has, instead of refusing the order.",
    )
    new_host: bool = Field(default=False, description="Print although labels led to another host until now.")
    test_host: bool = Field(
        default=False, description="Print although only the machine or network of the service reaches its code host."
    )

    def order(self, own: tuple[Stock, ...], host: str) -> LabelOrder:
        """The same for an operation; `own` is the owner's stock, and `host` where labels lead to."""
        start, *later = self.start if isinstance(self.start, list) else [self.start]
        paper = Paper(
            self.stock or "", start, self.copies, self.length_mm, self.printer, own, later_starts=tuple(later)
        )
        look = Look(self.layout, self.language, self.replace_missing_glyphs)
        return LabelOrder(
            self.choice.choice(), paper, host, Output(self.format, self.split, self.dpi, self.csv_for), look
        )


SHEET_EXAMPLES: dict[str, Any] = {
    "doors": {
        "summary": "The doors of a storey that have no label yet, on a sheet whose first four labels are used",
        "value": {
            "by": "N. N.",
            "stock": "L7160",
            "start": 5,
            "choice": {"building": "Station", "storey": "Plan 1", "classes": ["IfcDoor"], "not_printed": True},
        },
    },
    "changes": {
        "summary": "The labels that an import has changed",
        "value": {
            "by": "N. N.",
            "stock": "HERMA 4346",
            "choice": {"building": "Station", "changes_since": "architecture:1"},
        },
    },
    "zebra": {
        "summary": "All default labels for a Zebra printer, a file for each storey",
        "value": {"by": "N. N.", "stock": "Zebra 76.2x25.4", "format": "zpl", "dpi": 203, "split": "storey"},
    },
}
Ordered: TypeAlias = Annotated[SheetIn, Body(openapi_examples=SHEET_EXAMPLES)]

_HEADERS = {
    "Skylt-Batch": {"description": "The batch that it is kept as.", "schema": {"type": "integer"}},
    "Location": {"description": "Where that batch is described.", "schema": {"type": "string"}},
    "Skylt-Warning": {
        "description": "On the first print for a host that only the own network reaches.",
        "schema": {"type": "string"},
    },
}
_ANSWERS: dict[int | str, dict[str, Any]] = {
    201: {"description": "The sheets.", "headers": _HEADERS, "content": FILE},
    200: {"description": "The same sheets again, for the same key.", "headers": _HEADERS, "content": FILE},
    **NOT_FOUND,
    **REFUSED,
    **TOO_LARGE,
}


@router.post("/label-sheets", status_code=201, responses=_ANSWERS, response_class=Response)
def label_sheet(request: Request, owner: Owner, ordered: Ordered, key: RequestKey = None) -> Response:
    """Print labels. Returns the file; the labels are kept as a batch, which can be printed again."""
    who = text(ordered.by)
    if not who:
        raise BadValue("by needs the name of a person, and is empty")
    order = ordered.order(owner.labels.stocks, request.app.state.code_host)
    ending = kind_of(ordered.format, ordered.split).endings[0]
    keeping = Keeping(Saying(datetime.now(UTC), who), ordered.new_host, ordered.test_host, key)
    engine = request.app.state.engine
    with reading(engine) as session:
        warning = None if ordered.test_host else host_warning(session, order)
    with TemporaryDirectory(prefix="skylt-labels-") as folder:
        target = Path(folder) / f"labels{ending}"
        sheet, _ = carry_out_order(engine, order, target, keeping, owner.labels)
        content = target.read_bytes()
    headers = {
        "Content-Disposition": f'attachment; filename="labels-{sheet.batch}{ending}"',
        "Skylt-Batch": str(sheet.batch),
        "Location": f"/api/v1/label-batches/{sheet.batch}",
        "Cache-Control": "no-store",
        **({} if warning is None else {"Skylt-Warning": warning}),
    }
    return Response(content, 200 if sheet.repeated else 201, headers, MEDIA_TYPES[ending])


@router.post("/label-choices", responses={**example(LABEL_CHOICE), **NOT_FOUND, **REFUSED, **TOO_LARGE})
def label_choice(session: ReadingSession, owner: Owner, choice: ChoiceIn) -> LabelChoiceView:
    """Return the labels that would be printed, in order, and counts of the others by class and rule."""
    return choice_view(choose(session, choice.choice(), owner.labels))


@router.post("/label-preflights", responses={**example(PREFLIGHT), **NOT_FOUND, **REFUSED, **TOO_LARGE})
def label_preflight(request: Request, session: ReadingSession, owner: Owner, ordered: Ordered) -> PreflightView:
    """Check an order of labels before printing: symbols, texts, characters, codes."""
    return preflight(session, ordered.order(owner.labels.stocks, request.app.state.code_host), owner.labels)
