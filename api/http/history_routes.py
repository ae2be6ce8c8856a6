"""What was before, for apps: the history of an element, what imports mean for signs, and bindings as of a revision."""

from typing import Annotated

from fastapi import APIRouter, Path, Query

from api.http.examples import BINDING, ELEMENT_HISTORY, SIGN_CHANGES, example
from api.http.problems import NOT_FOUND
from api.http.receipt_routes import LARGEST_ID
from api.http.registry_routes import Building
from api.http.registry_session import ReadingSession
from api.operations.as_of import bindings_then
from api.operations.element_history import history, history_of
from api.operations.sign_changes import sign_changes
from api.operations.views import BindingView, ElementHistory, SignChanges

router = APIRouter(prefix="/api/v1", tags=["history"])

REVISION = Query(description="`architecture:2`, or the id of a revision.", examples=["architecture:1"])


@router.get("/elements/{element_id}/history", responses={**example(ELEMENT_HISTORY), **NOT_FOUND})
def element_history(session: ReadingSession, element_id: Annotated[int, Path(ge=1, le=LARGEST_ID)]) -> ElementHistory:
    """Give everything that ever happened to an element, the oldest first."""
    return history(session, element_id)


@router.get("/codes/{code}/history", responses={**example(ELEMENT_HISTORY), **NOT_FOUND})
def code_history(session: ReadingSession, code: str, building: Building = None) -> ElementHistory:
    """Give the same by a code, or by a GlobalId."""
    return history_of(session, code, building)


@router.get("/changes", responses={**example(SIGN_CHANGES), **NOT_FOUND})
def changes(
    session: ReadingSession,
    since: Annotated[str, REVISION],
    building: Building = None,
    everything: Annotated[bool, Query(alias="all", description="Also what usually gets no label.")] = False,
) -> SignChanges:
    """List what all imports since a revision mean for signs."""
    return sign_changes(session, since, building, everything=everything)


@router.get("/bindings", responses={**example([BINDING]), **NOT_FOUND})
def bindings(
    session: ReadingSession, building: Building = None, as_of: Annotated[str | None, REVISION] = None
) -> list[BindingView]:
    """List which element is which GlobalId in which source model, now or as of a revision."""
    return bindings_then(session, building, as_of)
