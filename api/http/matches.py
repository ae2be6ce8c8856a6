"""Proposals that two elements are the same one over HTTP, as by `skylt matches`."""

from datetime import UTC, datetime
from typing import Annotated, TypeAlias

from fastapi import APIRouter, Body, Depends, Query
from pydantic import Field

from api.http.base.answers import example
from api.http.base.asked import Building, Id, IfcClass, Room, only_known_parameters
from api.http.base.bodies import BodyIn
from api.http.base.problems import CONFLICT, NOT_FOUND
from api.http.base.sessions import Owner, ReadingSession, WritingSession
from api.http.examples import MATCH
from api.operations.matches import MatchesWanted, MatchState, MatchView, confirm_matches, list_matches, reject_matches
from registry.imports.proposals import Decision

router = APIRouter(prefix="/api/v1/matches", tags=["matches"], dependencies=[Depends(only_known_parameters)])


class Answer(BodyIn):
    """The person who decides, and the reason."""

    by: str = Field(min_length=1, max_length=200, examples=["K. Lind"])
    why: str = Field("", max_length=1000, examples=["looked at it on site"])


Answered: TypeAlias = Annotated[Answer, Body()]


@router.get("", responses={**example([MATCH]), **NOT_FOUND})
def matches(
    session: ReadingSession,
    building: Building = None,
    room: Room = None,
    ifc_class: IfcClass = None,
    status: Annotated[MatchState | None, Query(description="Only those in this state.")] = None,
    decided: Annotated[bool, Query(description="List decided proposals as well.")] = False,
) -> list[MatchView]:
    """List the new elements that may be removed ones, the most likely first."""
    return list_matches(session, MatchesWanted(building, room, ifc_class, status, decided))


@router.post("/{match_id}/confirm", responses={**example(MATCH), **NOT_FOUND, **CONFLICT})
def confirm(session: WritingSession, owner: Owner, match_id: Id, answer: Answered) -> MatchView:
    """Confirm that they are the same element: it keeps its old code, which replaces the new one."""
    [view] = confirm_matches(session, [match_id], _decision(answer), owner.counting)
    return view


@router.post("/{match_id}/reject", responses={**example(MATCH), **NOT_FOUND, **CONFLICT})
def reject(session: WritingSession, match_id: Id, answer: Answered) -> MatchView:
    """Reject a proposal; it is not made again."""
    [view] = reject_matches(session, [match_id], _decision(answer))
    return view


def _decision(answer: Answer) -> Decision:
    return Decision(answer.by, datetime.now(UTC), answer.why)
