"""Corrections of fields and confirmed locations of assets over HTTP. They name their author, and outrank models."""

from datetime import UTC, datetime
from typing import Annotated, TypeAlias

from fastapi import APIRouter, Depends, Query
from pydantic import Field, StrictFloat, StrictInt, StrictStr

from api.http.base.answers import example
from api.http.base.asked import WITHOUT_NUL, Id, MeantWithin, Which, only_known_parameters
from api.http.base.bodies import BodyIn
from api.http.base.problems import NOT_FOUND, REFUSED, SEVERAL
from api.http.base.sessions import Owner, ReadingSession, WritingSession
from api.http.examples import CONFIRMED, CORRECTED, CORRECTIONS
from api.operations.corrections import correcting
from api.operations.corrections.views import CorrectedView, ElementCorrectionsView
from api.operations.elements.listing import one_building
from api.operations.elements.meant import Within
from api.operations.errors import BadValue
from api.operations.locations import confirming
from api.operations.locations.views import ConfirmedView
from ifc_import.vocabulary.text import text
from registry.saying import Saying

router = APIRouter(prefix="/api/v1", tags=["what people say"], dependencies=[Depends(only_known_parameters)])
By: TypeAlias = Annotated[str, Query(max_length=200, description="Name of the person.", examples=["N. N."])]
Why: TypeAlias = Annotated[str, Query(max_length=2_000, description="The reason, kept with the change.")]


Place: TypeAlias = Annotated[str | None, Field(max_length=2_000, pattern=WITHOUT_NUL)]


class CorrectionIn(BodyIn):
    """Corrections of an element."""

    fields: dict[str, StrictStr | StrictInt | StrictFloat | None] = Field(
        default={}, examples=[{"number": "101", "name": "Reception"}]
    )
    take_back: list[str] = Field(default=[], description="Fields whose corrections are taken back.")
    building: Place = Field(default=None, description="Of the element, if several have the name.")
    storey: Place = Field(default=None, description="Of the element, if several have the name.")
    by: str = Field(min_length=1, max_length=200)
    why: str = Field(default="", max_length=2_000)


class PlaceIn(BodyIn):
    """The confirmed location of an asset."""

    space: str = Field(
        max_length=200,
        description="The room's number in its building, code or GlobalId; its id as `id:101`.",
        examples=["1.20"],
    )
    building: Place = Field(default=None, description="Of the asset, if several have the name.")
    storey: Place = Field(default=None, description="Of the room, if several have the number.")
    by: str = Field(min_length=1, max_length=200)
    why: str = Field(default="", max_length=2_000)


class RenamingIn(BodyIn):
    """What a building is called from now on."""

    name: str = Field(min_length=1, max_length=2_000, examples=["Station"])
    by: str = Field(min_length=1, max_length=200)
    why: str = Field(default="", max_length=2_000)


@router.patch("/buildings/{building_id}", responses={**example(CORRECTED), **NOT_FOUND, **REFUSED})
def rename(session: WritingSession, owner: Owner, building_id: Id, said: RenamingIn) -> CorrectedView:
    """Rename a building; a correction of its name, which can be taken back like others."""
    name = one_building(session, building_id).name
    return correcting.rename(session, name, said.name, saying_of(said.by, said.why), owner)


@router.get("/elements/{which}/corrections", responses={**example(CORRECTIONS), **NOT_FOUND, **SEVERAL})
def corrections(session: ReadingSession, which: Which, within: MeantWithin) -> ElementCorrectionsView:
    """Return all corrections of an element, ended ones as well."""
    return correcting.corrections_of(session, which, within)


@router.patch("/elements/{which}", responses={**example(CORRECTED), **NOT_FOUND, **REFUSED})
def correct(session: WritingSession, owner: Owner, which: Which, said: CorrectionIn) -> CorrectedView:
    """Correct fields of an element, or take corrections back."""
    return correcting.correct(
        session,
        which,
        said.fields,
        saying_of(said.by, said.why),
        take_back=said.take_back,
        owner=owner,
        within=Within(said.building, said.storey),
    )


@router.put("/assets/{which}/location", responses={**example(CONFIRMED), **NOT_FOUND, **REFUSED})
def confirm(session: WritingSession, which: Which, said: PlaceIn) -> ConfirmedView:
    """Confirm the space of an asset; for a door, the room that its sign belongs to."""
    within = Within(said.building, said.storey)
    return confirming.confirm_location(session, which, said.space, saying_of(said.by, said.why), within)


@router.delete("/assets/{which}/location", responses={**example(CONFIRMED), **NOT_FOUND, **REFUSED})
def take_back(session: WritingSession, which: Which, within: MeantWithin, by: By, why: Why = "") -> ConfirmedView:
    """Take a confirmation back; the asset is then located by models and shapes again."""
    return confirming.take_back_location(session, which, saying_of(by, why), within)


def saying_of(by: str, why: str) -> Saying:
    """The author and reason of a change made now. Raises BadValue for an empty name."""
    who = text(by)
    if not who:
        raise BadValue("by needs the name of a person, and is empty")
    return Saying(datetime.now(UTC), who, text(why))
