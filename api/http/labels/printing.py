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
from api.operations.labels.order import Choice, LabelOrder, Look, Output, Paper
from api.operations.labels.printing.batches import Keeping
from api.operations.labels.printing.label_sheets import carry_out_order
from api.operations.labels.printing.preflighting import preflight
from api.operations.labels.printing.views import PreflightView
from api.settings.label_rules import LabelOrdering
from ifc_import.vocabulary.text import text
from qr.layout.phrases import LANGUAGES
from qr.output.formats import kind_of
from qr.stock.grid import Stock
from registry.saying import Saying

MEDIA_TYPES = {
    ".pdf": "application/pdf",
    ".zip": "application/zip",
    ".zpl": "application/vnd.zebra-zpl",
    ".csv": "text/csv",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
"""By the ending of the file's name."""

FILE: dict[str, Any] = {kind: {"schema": {"type": "string", "format": "binary"}} for kind in MEDIA_TYPES.values()}
"""The answer in the OpenAPI document."""

router = APIRouter(prefix="/api/v1", tags=["label sheets"], dependencies=[Depends(only_known_parameters)])

MOST_CODES = 100_000

Name: TypeAlias = Annotated[str, Field(min_length=1, max_length=200, pattern=WITHOUT_NUL)]
Names: TypeAlias = Annotated[list[Name], Field(max_length=1_000)]
RequestKey: TypeAlias = Annotated[
    str | None,
    Header(
        alias="Idempotency-Key",
        min_length=1,
        max_length=200,
        pattern=WITHOUT_NUL,
        description="A new one for each order. Asked again under the same key, since an answer was lost, the same "
        "batch is drawn once more and counted once.",
        examples=["0b6f8f5e-7c1e-4f0e-9a52-2f1d1c1f6a10"],
    ),
]


class ChoiceIn(BodyIn):
    """Which labels, and in which order. All that is given has to fit; in names `*` and `?` stand for characters."""

    building: Name | None = Field(default=None, examples=["Station"])
    storey: Name | None = Field(default=None, examples=["Plan 1"])
    rooms: Names = Field(default=[], description="Numbers of rooms: these, and what is in them.")
    types: Names = Field(default=[])
    systems: Names = Field(default=[], description="Systems or zones.")
    classes: Names = Field(default=[], description="Classes of IFC with their subclasses; rooms are IfcSpace.")
    categories: Names = Field(default=[], description="Uses of spaces: these, and what is in them.")
    codes: list[Name] = Field(
        default=[], max_length=MOST_CODES, description="These, whatever the rule for labels says of them."
    )
    query: Name | None = Field(default=None, description="Words that all stand in a name, number, type, system …")
    changes_since: Name | None = Field(default=None, description="Only what is new since then, or reads otherwise.")
    not_printed: bool = Field(default=False, description="Only what was never printed.")
    everything: bool = Field(default=False, alias="all", description="Also what usually gets no label.")
    order: LabelOrdering | None = Field(default=None, description="As the settings say, unless given.")

    def choice(self) -> Choice:
        """The same for an operation."""
        lists = ("rooms", "types", "systems", "classes", "categories", "codes")
        return Choice(**{**self.model_dump(), **{name: tuple(getattr(self, name)) for name in lists}})


class SheetIn(BodyIn):
    """An order of labels. Where they lead to is in the settings of the service, and never in an order."""

    by: str = Field(min_length=1, max_length=200, description="Who prints.", examples=["N. N."])
    stock: Name | None = Field(
        default=None,
        description="What is printed on, as the list of label stock names it; csv and xlsx need none.",
        examples=["L7160"],
    )
    choice: ChoiceIn = ChoiceIn()
    start: int = Field(default=1, ge=1, le=10_000, description="The first free label of the first sheet.")
    copies: int = Field(default=1, ge=1, le=100, description="How many of each label.")
    length_mm: float | None = Field(default=None, gt=0, le=10_000, description="Of endless tape.")
    printer: Name | None = Field(default=None, description="Correct what this printer misses.")
    format: Literal["pdf", "svg", "png", "zpl", "csv", "xlsx"] = Field(
        default="pdf", description="svg and png come as a zip with a file a label, named by its code."
    )
    split: Literal["building", "storey"] | None = Field(default=None, description="A zip with a file for each.")
    dpi: int = Field(default=300, ge=72, le=1200, description="Dots per inch of png, and of the printer for zpl.")
    layout: Name | None = Field(
        default=None, description="One of the layouts that labels can have; else what suits.", examples=["standard"]
    )
    language: Literal[tuple(LANGUAGES)] | None = Field(  # type: ignore[valid-type]  # the one list of them
        default=None, description="Of the fixed words; else as the settings say."
    )
    replace_missing_glyphs: bool = Field(
        default=False, description="Print a sign for unknown for characters that no font has, instead of nothing."
    )
    new_host: bool = Field(default=False, description="Print although labels led to another host until now.")

    def order(self, own: tuple[Stock, ...], host: str) -> LabelOrder:
        """The same for an operation; `own` is the owner's stock, and `host` where labels lead to."""
        paper = Paper(self.stock or "", self.start, self.copies, self.length_mm, self.printer, own)
        look = Look(self.layout, self.language, self.replace_missing_glyphs)
        return LabelOrder(self.choice.choice(), paper, host, Output(self.format, self.split, self.dpi), look)


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
        "summary": "What an import has changed",
        "value": {
            "by": "N. N.",
            "stock": "HERMA 4346",
            "choice": {"building": "Station", "changes_since": "architecture:1"},
        },
    },
    "zebra": {
        "summary": "All usual labels for a printer of Zebra, a file for each storey",
        "value": {"by": "N. N.", "stock": "Zebra 76.2x25.4", "format": "zpl", "dpi": 203, "split": "storey"},
    },
}
Ordered: TypeAlias = Annotated[SheetIn, Body(openapi_examples=SHEET_EXAMPLES)]

_HEADERS = {
    "Skylt-Batch": {"description": "The batch that it is kept as.", "schema": {"type": "integer"}},
    "Location": {"description": "Where that batch is described.", "schema": {"type": "string"}},
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
    """Print labels: the answer is the file, and what was printed is kept as a batch, to print it again."""
    who = text(ordered.by)
    if not who:
        raise BadValue("by takes the name of who prints, and is empty")
    order = ordered.order(owner.labels.stocks, request.app.state.code_host)
    ending = kind_of(ordered.format, ordered.split).endings[0]
    keeping = Keeping(Saying(datetime.now(UTC), who), ordered.new_host, key)
    with TemporaryDirectory(prefix="skylt-labels-") as folder:
        target = Path(folder) / f"labels{ending}"
        sheet, _ = carry_out_order(request.app.state.engine, order, target, keeping, owner.labels)
        content = target.read_bytes()
    headers = {
        "Content-Disposition": f'attachment; filename="labels-{sheet.batch}{ending}"',
        "Skylt-Batch": str(sheet.batch),
        "Location": f"/api/v1/label-batches/{sheet.batch}",
        "Cache-Control": "no-store",
    }
    return Response(content, 200 if sheet.repeated else 201, headers, MEDIA_TYPES[ending])


@router.post("/label-choices", responses={**example(LABEL_CHOICE), **NOT_FOUND, **REFUSED, **TOO_LARGE})
def label_choice(session: ReadingSession, owner: Owner, choice: ChoiceIn) -> LabelChoiceView:
    """Show what would be printed, in which order, and what would not, counted by class and rule."""
    return choice_view(choose(session, choice.choice(), owner.labels))


@router.post("/label-preflights", responses={**example(PREFLIGHT), **NOT_FOUND, **REFUSED, **TOO_LARGE})
def label_preflight(request: Request, session: ReadingSession, owner: Owner, ordered: Ordered) -> PreflightView:
    """Tell what an order of labels would be like before it is printed: symbol, words, characters, codes."""
    return preflight(session, ordered.order(owner.labels.stocks, request.app.state.code_host), owner.labels)
