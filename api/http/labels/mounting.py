"""The life of a label, over HTTP: mounted, replaced, revoked, claimed at the thing itself, swapped; how far all are."""

from datetime import UTC, datetime
from typing import Annotated, TypeAlias

from fastapi import APIRouter, Depends, Path, Query
from fastapi.responses import JSONResponse
from pydantic import AfterValidator, AwareDatetime, Field
from pydantic_core import PydanticCustomError

from api.http.base.answers import example
from api.http.base.asked import WITHOUT_NUL, Building, only_known_parameters
from api.http.base.bodies import BodyIn
from api.http.base.problems import NOT_FOUND, REFUSED, problem
from api.http.base.sessions import ReadingSession, WritingSession
from api.http.labels.examples import CHECK, CLAIMED, MOUNTED, REPLACED, REVOKED, STATUS, SWAPPED
from api.operations.errors import BadValue
from api.operations.labels.mounting import code_changes, mounting, swapping
from api.operations.labels.mounting.code_changes import Claim
from api.operations.labels.mounting.mounting import Scan
from api.operations.labels.mounting.status import Which, label_status
from api.operations.labels.mounting.views import CodeChangeView, LabelCheck, LabelStatus, MountingView, SwappedView
from ifc_import.vocabulary.dates import is_plausible
from ifc_import.vocabulary.text import text
from registry.saying import Saying

router = APIRouter(prefix="/api/v1", tags=["life of labels"], dependencies=[Depends(only_known_parameters)])

Code: TypeAlias = Annotated[
    str, Path(max_length=200, pattern=WITHOUT_NUL, description="The code on a label.", examples=["7K3M9QX21"])
]
By: TypeAlias = Annotated[str, Query(max_length=200, description="Who says it.", examples=["N. N."])]
Why: TypeAlias = Annotated[str, Query(max_length=2_000, description="Why; it is kept with it.")]
Text: TypeAlias = Annotated[str, Field(max_length=300, pattern=WITHOUT_NUL)]


def _plausible(at: datetime) -> datetime:
    if not is_plausible(at):
        raise PydanticCustomError("implausible_time", "takes a time of our days, as 2026-11-25T08:15:00Z")
    return at


Moment: TypeAlias = Annotated[AwareDatetime, AfterValidator(_plausible)]


class SaidIn(BodyIn):
    """Who says it, and why."""

    by: str = Field(min_length=1, max_length=200, examples=["N. N."])
    why: str = Field(default="", max_length=2_000, examples=["torn off"])


class MountingIn(SaidIn):
    """A scan at a label in a room."""

    space: Text = Field(
        default="", description="The room's number, code or GlobalId; its id as `id:101`.", examples=["1.04"]
    )
    building: Text | None = Field(default=None, description="The building of that number, if another.")
    storey: Text | None = Field(default=None, description="The storey, where several rooms have the number.")
    at: Moment | None = Field(default=None, description="When it was; now, where it is not said.")
    accept: bool = Field(default=False, description="Confirm also where the registry has it in another room.")


class ReplacementIn(SaidIn):
    """A label is lost or damaged."""

    gone: bool = Field(default=False, description="It is lost: nobody has to take it down.")


class ClaimIn(SaidIn):
    """What a blank label is on."""

    element: Text = Field(
        min_length=1,
        description="Its code, GlobalId, room number, tag, serial number, designation or key; its id as `id:101`.",
        examples=["2W8HB50C9"],
    )
    building: Text | None = Field(default=None, description="Its building, where several are called so.")
    storey: Text | None = Field(default=None, description="Its storey, where several are called so.")


class SwapIn(SaidIn):
    """Which other label hangs in the place of this one."""

    other: Text = Field(min_length=1, description="The code on it.", examples=["2W8HB50C9"])


@router.post(
    "/codes/{code}/mounting", responses={**example(MOUNTED), **NOT_FOUND, **REFUSED}, response_model=MountingView
)
def mount(session: WritingSession, code: Code, said: MountingIn) -> MountingView | JSONResponse:
    """Confirm that a label hangs in a room. Where the registry has the thing elsewhere, the answer is 409 and why."""
    at = said.at and said.at.astimezone(UTC)
    scan = Scan(code, said.space or None, said.building, at, storey=said.storey)
    view = mounting.mount(session, scan, _saying(said.by, said.why), accept=said.accept)
    return problem(409, view.message) if view.outcome == "elsewhere" else view


@router.delete("/codes/{code}/mounting", responses={**example(REVOKED), **NOT_FOUND, **REFUSED})
def take_down(session: WritingSession, code: Code, by: By, why: Why = "") -> CodeChangeView:
    """Say that a label does not hang there any more."""
    return code_changes.take_down(session, code, _saying(by, why))


@router.post("/codes/{code}/replacement", responses={**example(REPLACED), **NOT_FOUND, **REFUSED})
def replace(session: WritingSession, code: Code, said: ReplacementIn) -> CodeChangeView:
    """Give the thing of a lost or damaged label a new code."""
    return code_changes.replace(session, code, _saying(said.by, said.why), gone=said.gone)


@router.post("/codes/{code}/revocation", responses={**example(REVOKED), **NOT_FOUND, **REFUSED})
def revoke(session: WritingSession, code: Code, said: SaidIn) -> CodeChangeView:
    """Let a code lead nowhere."""
    return code_changes.revoke(session, code, _saying(said.by, said.why))


@router.post("/codes/{code}/restoration", responses={**example(CLAIMED), **NOT_FOUND, **REFUSED})
def restore(session: WritingSession, code: Code, said: SaidIn) -> CodeChangeView:
    """Let a code that was replaced or revoked lead to its thing again."""
    return code_changes.restore(session, code, _saying(said.by, said.why))


@router.post("/codes/{code}/claim", responses={**example(CLAIMED), **NOT_FOUND, **REFUSED})
def claim(session: WritingSession, code: Code, said: ClaimIn) -> CodeChangeView:
    """Say what a blank label is on; the code that led there until now is replaced by it."""
    meant = Claim(code, said.element, building=said.building, storey=said.storey)
    return code_changes.claim(session, meant, _saying(said.by, said.why))


@router.delete("/codes/{code}/claim", responses={**example(REVOKED), **NOT_FOUND, **REFUSED})
def unclaim(session: WritingSession, code: Code, by: By, why: Why = "") -> CodeChangeView:
    """Let a code that was claimed by mistake be blank again."""
    return code_changes.unclaim(session, code, _saying(by, why))


@router.post("/codes/{code}/swap", responses={**example(SWAPPED), **NOT_FOUND, **REFUSED})
def swap(session: WritingSession, code: Code, said: SwapIn) -> SwappedView:
    """Let two codes lead to each other's things: their labels hang the wrong way round."""
    return swapping.swap(session, code, said.other, _saying(said.by, said.why))


@router.get("/labels/status", responses={**example(STATUS), **NOT_FOUND})
def status(
    session: ReadingSession,
    building: Building = None,
    which: Annotated[Which | None, Query(alias="list", description="List these one by one.")] = None,
) -> LabelStatus:
    """Tell how far labels are, by building."""
    return label_status(session, building, which)


@router.get("/labels/check", responses={**example(CHECK), **NOT_FOUND})
def check(session: ReadingSession, building: Building = None) -> LabelCheck:
    """List labels that hang in another room than their things are in."""
    return swapping.check_labels(session, building)


def _saying(by: str, why: str) -> Saying:
    who = text(by)
    if not who:
        raise BadValue("by takes the name of who says it, and is empty")
    return Saying(datetime.now(UTC), who, text(why))
