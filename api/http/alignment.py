"""The alignment of a building's source models over HTTP, as by `skylt align`."""

from typing import Annotated, TypeAlias

from fastapi import APIRouter, Depends, Query
from pydantic import Field

from api.http.base.answers import example
from api.http.base.asked import WITHOUT_NUL, only_known_parameters
from api.http.base.bodies import BodyIn
from api.http.base.problems import NOT_FOUND, REFUSED
from api.http.base.sessions import Owner, ReadingSession, WritingSession
from api.http.corrections import By, Why, saying_of
from api.http.examples import ALIGNMENTS
from api.operations.alignment.setting import list_alignments, say_alignment
from api.operations.alignment.views import AlignmentView
from registry.snapshot import Frame

router = APIRouter(prefix="/api/v1/alignment", tags=["alignment"], dependencies=[Depends(only_known_parameters)])

FARTHEST_M = 1e8
"""In metres; more than the distance between any two places on Earth."""

Building: TypeAlias = Annotated[str, Query(pattern=WITHOUT_NUL, description="The building, by name.")]
SourceModel: TypeAlias = Annotated[str, Query(pattern=WITHOUT_NUL, description="The source model, by name.")]
Metres: TypeAlias = Annotated[float, Field(ge=-FARTHEST_M, le=FARTHEST_M)]


class AlignmentIn(BodyIn):
    """The alignment of a source model: a rotation about its origin, then a shift."""

    building: str = Field(max_length=2_000, pattern=WITHOUT_NUL, examples=["Station"])
    source_model: str = Field(max_length=2_000, pattern=WITHOUT_NUL, examples=["services"])
    x_m: Metres = 0.0
    y_m: Metres = 0.0
    z_m: Metres = 0.0
    turn_deg: float = Field(default=0.0, ge=-360.0, le=360.0, description="Anticlockwise.")
    by: str = Field(min_length=1, max_length=200)
    why: str = Field(default="", max_length=2_000)


@router.get("", responses={**example(ALIGNMENTS), **NOT_FOUND})
def alignments(session: ReadingSession, building: Building) -> list[AlignmentView]:
    """List the alignment of each source model to the building's coordinates, with its evidence."""
    return list_alignments(session, building)


@router.put("", responses={**example(ALIGNMENTS), **NOT_FOUND, **REFUSED})
def align(session: WritingSession, owner: Owner, said: AlignmentIn) -> list[AlignmentView]:
    """Set the alignment of a source model; all assets of the building are then located again."""
    offset = Frame(said.x_m, said.y_m, said.z_m, said.turn_deg)
    saying = saying_of(said.by, said.why)
    return say_alignment(session, said.building, said.source_model, offset, owner.counting, saying)


@router.delete("", responses={**example(ALIGNMENTS), **NOT_FOUND, **REFUSED})
def take_back(
    session: WritingSession, owner: Owner, building: Building, source_model: SourceModel, by: By, why: Why = ""
) -> list[AlignmentView]:
    """Return to the alignment by the models' own statements."""
    return say_alignment(session, building, source_model, None, owner.counting, saying_of(by, why))
