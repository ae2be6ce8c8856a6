"""History over HTTP: of an element, of labels that imports made out of date, and of GlobalIds."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query

from api.http.base.answers import example
from api.http.base.asked import AsOf, Building, IfcClass, MeantWithin, Room, Which, only_known_parameters
from api.http.base.problems import NOT_FOUND, SEVERAL
from api.http.base.sessions import Owner, ReadingSession
from api.http.examples import BINDING, ELEMENT_HISTORY, ELEMENT_SHOWN, SIGN_CHANGES
from api.operations.history.as_of import bindings_then
from api.operations.history.element import history_of
from api.operations.history.views import BindingView, ElementHistory, SignChanges
from api.operations.labels.renewal import sign_changes, signs_of
from api.operations.showing import ElementShown, show

router = APIRouter(prefix="/api/v1", tags=["history"], dependencies=[Depends(only_known_parameters)])


@router.get("/elements/{which}", responses={**example(ELEMENT_SHOWN), **NOT_FOUND, **SEVERAL})
def element(session: ReadingSession, which: Which, within: MeantWithin) -> ElementShown:
    """Give everything that is known of one element: place, areas, properties, models, labels, corrections, history."""
    return show(session, which, within)


@router.get("/elements/{which}/history", responses={**example(ELEMENT_HISTORY), **NOT_FOUND, **SEVERAL})
def element_history(session: ReadingSession, which: Which, within: MeantWithin) -> ElementHistory:
    """Return the full history of an element, oldest first."""
    return history_of(session, which, within)


@router.get("/labels/updates", responses={**example(SIGN_CHANGES), **NOT_FOUND})
def label_updates(  # noqa: PLR0913, PLR0917  (one parameter a query)
    session: ReadingSession,
    owner: Owner,
    since: AsOf = None,
    building: Building = None,
    room: Room = None,
    ifc_class: IfcClass = None,
    everything: Annotated[bool, Query(alias="all", description="Also elements that get no label by default.")] = False,
) -> SignChanges:
    """List the labels to print, reprint or take down after all imports since a revision, or by the last one."""
    found = sign_changes(session, since, building, owner.labels.rule, everything=everything)
    return signs_of(session, found, room, ifc_class)


@router.get("/global-ids", responses={**example([BINDING]), **NOT_FOUND})
def global_ids(
    session: ReadingSession,
    building: Building = None,
    room: Room = None,
    ifc_class: IfcClass = None,
    as_of: AsOf = None,
) -> list[BindingView]:
    """List the GlobalIds of each element by source model, now or as of a revision."""
    return bindings_then(session, building, as_of, room=room, ifc_class=ifc_class)
