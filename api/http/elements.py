"""Buildings, storeys, spaces, assets and areas over HTTP, with the same results as `--json`."""

from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Depends, Query

from api.http.base.answers import example
from api.http.base.asked import (
    AsOf,
    Building,
    Id,
    IfcClass,
    ListedIn,
    Retired,
    Room,
    Storey,
    System,
    TypeName,
    WantedElements,
    only_known_parameters,
)
from api.http.base.problems import NOT_FOUND
from api.http.base.sessions import Owner, ReadingSession
from api.http.examples import AREA_TOTAL, ASSET, ASSET_DETAIL, BUILDING, SPACE, SPACE_DETAIL, STOREY
from api.operations.areas.totals import By, totals_of
from api.operations.areas.views import AreaTotal
from api.operations.elements import listing
from api.operations.elements.views import AssetDetail, AssetView, BuildingView, SpaceDetail, SpaceView, StoreyView
from api.operations.history.as_of import space_rows, spaces_as_wanted
from registry.elements.listing import Wanted

router = APIRouter(prefix="/api/v1", tags=["registry"], dependencies=[Depends(only_known_parameters)])


@router.get("/buildings", responses=example([BUILDING]))
def buildings(session: ReadingSession) -> list[BuildingView]:
    """List the buildings, with their numbers of spaces and assets and their areas."""
    return listing.list_buildings(session)


@router.get("/buildings/{building_id}", responses={**example(BUILDING), **NOT_FOUND})
def building(session: ReadingSession, building_id: Id) -> BuildingView:
    """Return a building."""
    return listing.one_building(session, building_id)


@router.get("/storeys", responses={**example([STOREY]), **NOT_FOUND})
def storeys(session: ReadingSession, building: Building = None, retired: Retired = False) -> list[StoreyView]:
    """List the storeys, from the bottom up."""
    return listing.list_storeys(session, Wanted(building=building, retired=retired))


@router.get("/storeys/{storey_id}", responses={**example(STOREY), **NOT_FOUND})
def storey(session: ReadingSession, storey_id: Id) -> StoreyView:
    """Return a storey."""
    return listing.one_storey(session, storey_id)


@router.get("/spaces", responses={**example([SPACE]), **NOT_FOUND})
def spaces(session: ReadingSession, owner: Owner, wanted: WantedElements, as_of: AsOf = None) -> list[SpaceView]:
    """List the spaces with their areas, by building, storey and number; now or as of a revision."""
    return spaces_as_wanted(session, wanted, owner.counting, as_of)


@router.get("/spaces/{space_id}", responses={**example(SPACE_DETAIL), **NOT_FOUND})
def space(session: ReadingSession, space_id: Id) -> SpaceDetail:
    """Return a space with its property sets."""
    return listing.one_space(session, space_id)


@router.get("/assets", responses={**example([ASSET]), **NOT_FOUND})
def assets(
    session: ReadingSession,
    wanted: WantedElements,
    listed_in: ListedIn = None,
    ifc_class: IfcClass = None,
    least_sure: Annotated[
        bool, Query(description="Only assets whose room is uncertain, the least certain first.")
    ] = False,
    first: Annotated[int | None, Query(ge=1, description="The largest number of uncertain assets.")] = None,
) -> list[AssetView]:
    """List the assets with their rooms, by building, storey and room."""
    wanted = replace(wanted, listed_in=listed_in, ifc_class=ifc_class)
    if least_sure or first is not None:
        return listing.least_sure(session, wanted, first)
    return listing.list_assets(session, wanted)


@router.get("/assets/{asset_id}", responses={**example(ASSET_DETAIL), **NOT_FOUND})
def asset(session: ReadingSession, asset_id: Id) -> AssetDetail:
    """Return an asset with its property sets."""
    return listing.one_asset(session, asset_id)


@router.get("/areas", responses={**example([AREA_TOTAL]), **NOT_FOUND})
def areas(  # noqa: PLR0913, PLR0917  (one parameter a query)
    session: ReadingSession,
    owner: Owner,
    by: Annotated[By, Query(description="How to group the totals of each building.")] = "storey",
    building: Building = None,
    storey: Storey = None,
    room: Room = None,
    system: System = None,
    type_name: TypeName = None,
    as_of: AsOf = None,
) -> list[AreaTotal]:
    """Return the totals of areas, now or as of a revision, and the areas left out, with reasons."""
    wanted = Wanted(building=building, storey=storey, room=room, system=system, type=type_name)
    return totals_of(space_rows(session, wanted, owner.counting, as_of), by)
