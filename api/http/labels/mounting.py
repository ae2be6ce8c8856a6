"""The life of a label over HTTP: mounting, replacing, revoking, claiming and swapping; the status of all labels."""

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
from api.operations.labels.mounting.sightings import Scan
from api.operations.labels.mounting.status import Which, label_status
from api.operations.labels.mounting.views import CodeChangeView, LabelCheck, LabelStatus, MountingView, SwappedView
from ifc_import.vocabulary.dates import is_plausible
from ifc_import.vocabulary.text import text
from registry.saying import Saying

router = APIRouter(prefix="/api/v1", tags=["life of labels"], dependencies=[Depends(only_known_parameters)])

Code: TypeAlias = Annotated[
    str, Path(max_length=200, pattern=WITHOUT_NUL, description="The code on a label.", examples=["7K3M9QX21"])
]
By: TypeAlias = Annotated[str, Query(max_length=200, description="Name of the person.", examples=["N. N."])]
Why: TypeAlias = Annotated[str, Query(max_length=2_000, description="The reason, kept with the change.")]
Text: TypeAlias = Annotated[str, Field(max_length=300, pattern=WITHOUT_NUL)]


def _plausible(at: datetime) -> datetime:
    if not is_plausible(at):
        raise PydanticCustomError("implausible_time", "takes a time of our days, as 2026-11-25T08:15:00Z")
    return at


Moment: TypeAlias = Annotated[AwareDatetime, AfterValidator(_plausible)]


class SaidIn(BodyIn):
    """The author of a change, and the reason."""

    by: str = Field(min_length=1, max_length=200, examples=["N. N."])
    why: str = Field(default="", max_length=2_000, examples=["torn off"])


class MountingIn(SaidIn):
    """The scan of a label in a room."""

    space: Text = Field(
        default="", description="The room's number, code or GlobalId; its id as `id:101`.", examples=["1.04"]
    )
    building: Text | None = Field(default=None, description="The building of the room, if another.")
    storey: Text | None = Field(default=None, description="The storey, if several rooms have the number.")
    at: Moment | None = Field(default=None, description="The time of the scan; by default now.")
    accept: bool = Field(default=False, description="Confirm even if the registry has it in another room.")


class ReplacementIn(SaidIn):
    """A label is lost or damaged."""

    gone: bool = Field(default=False, description="It is lost, so that it need not be taken down.")


class ClaimIn(SaidIn):
    """The element that a blank label was mounted on."""

    element: Text = Field(
        min_length=1,
        description="Its code, GlobalId, room number, tag, serial number, designation or key; its id as `id:101`.",
        examples=["2W8HB50C9"],
    )
    building: Text | None = Field(default=None, description="Its building, if the name is used in several.")
    storey: Text | None = Field(default=None, description="Its storey, if the name is used on several.")


class SwapIn(SaidIn):
    """The other label of a swapped pair."""

    other: Text = Field(min_length=1, description="The code on it.", examples=["2W8HB50C9"])


@router.post(
    "/codes/{code}/mounting", responses={**example(MOUNTED), **NOT_FOUND, **REFUSED}, response_model=MountingView
)
def mount(session: WritingSession, code: Code, said: MountingIn) -> MountingView | JSONResponse:
    """Confirm that a label is mounted in a room. If the registry has its element elsewhere, the status is 409."""
    at = said.at and said.at.astimezone(UTC)
    scan = Scan(code, said.space or None, said.building, at, storey=said.storey)
    view = mounting.mount(session, scan, _saying(said.by, said.why), accept=said.accept)
    return problem(409, view.message) if view.outcome == "elsewhere" else view


@router.delete("/codes/{code}/mounting", responses={**example(REVOKED), **NOT_FOUND, **REFUSED})
def take_down(session: WritingSession, code: Code, by: By, why: Why = "") -> CodeChangeView:
    """Record that a label was taken down."""
    return code_changes.take_down(session, code, _saying(by, why))


@router.post("/codes/{code}/replacement", responses={**example(REPLACED), **NOT_FOUND, **REFUSED})
def replace(session: WritingSession, code: Code, said: ReplacementIn) -> CodeChangeView:
    """Give the element of a lost or damaged label a new code."""
    return code_changes.replace(session, code, _saying(said.by, said.why), gone=said.gone)


@router.post("/codes/{code}/revocation", responses={**example(REVOKED), **NOT_FOUND, **REFUSED})
def revoke(session: WritingSession, code: Code, said: SaidIn) -> CodeChangeView:
    """Revoke a code; it no longer leads to an element."""
    return code_changes.revoke(session, code, _saying(said.by, said.why))


@router.post("/codes/{code}/restoration", responses={**example(CLAIMED), **NOT_FOUND, **REFUSED})
def restore(session: WritingSession, code: Code, said: SaidIn) -> CodeChangeView:
    """Restore a replaced or revoked code, which then leads to its element again."""
    return code_changes.restore(session, code, _saying(said.by, said.why))


@router.post("/codes/{code}/claim", responses={**example(CLAIMED), **NOT_FOUND, **REFUSED})
def claim(session: WritingSession, code: Code, said: ClaimIn) -> CodeChangeView:
    """Assign a blank label to an element; it replaces the element's current code."""
    meant = Claim(code, said.element, building=said.building, storey=said.storey)
    return code_changes.claim(session, meant, _saying(said.by, said.why))


@router.delete("/codes/{code}/claim", responses={**example(REVOKED), **NOT_FOUND, **REFUSED})
def unclaim(session: WritingSession, code: Code, by: By, why: Why = "") -> CodeChangeView:
    """Make a code that was claimed by mistake blank again."""
    return code_changes.unclaim(session, code, _saying(by, why))


@router.post("/codes/{code}/swap", responses={**example(SWAPPED), **NOT_FOUND, **REFUSED})
def swap(session: WritingSession, code: Code, said: SwapIn) -> SwappedView:
    """Swap the elements of two codes whose labels were mounted the wrong way round."""
    return swapping.swap(session, code, said.other, _saying(said.by, said.why))


@router.get("/labels/status", responses={**example(STATUS), **NOT_FOUND})
def status(
    session: ReadingSession,
    building: Building = None,
    which: Annotated[Which | None, Query(alias="list", description="List the labels with this status.")] = None,
) -> LabelStatus:
    """Return the status of labels, by building."""
    return label_status(session, building, which)


@router.get("/labels/check", responses={**example(CHECK), **NOT_FOUND})
def check(session: ReadingSession, building: Building = None) -> LabelCheck:
    """List labels that are mounted in another room than that of their element."""
    return swapping.check_labels(session, building)


def _saying(by: str, why: str) -> Saying:
    who = text(by)
    if not who:
        raise BadValue("by needs the name of a person, and is empty")
    return Saying(datetime.now(UTC), who, text(why))
