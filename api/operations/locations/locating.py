"""Locates all assets of a building across its source models, and decides which areas count."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace

import shapely
from sqlmodel import Session

from api.operations.locations.building_frame import BuildingFrame, first_of_each
from ifc_import.areas.ledger import counted_areas, is_gross
from ifc_import.placing.cascade import locate
from ifc_import.placing.rooms import Level, Location, Room, Thing
from ifc_import.profile import Counting
from registry.areas import building_name, space_areas, write_counted
from registry.asset_lists.places import listed_locations
from registry.locations.kept import (
    FoundLocation,
    PlacedAsset,
    PlacedSpace,
    StatedPlace,
    placed_assets,
    placed_spaces,
    stated_places,
    storey_elevations,
    write_locations,
)
from registry.locations.moves import Cause, write_moves

DOORS = frozenset({"IfcDoor", "IfcDoorStandardCase"})


def settle_building(
    session: Session, building_id: int, counting: Counting, cause: Cause | None = None
) -> dict[int, str]:
    """Decide which areas count, and locate all assets; returns asset → method.

    With a `cause`, assets whose location has changed are recorded as moved.
    """
    count_areas(session, building_id, counting)
    return locate_assets(session, building_id, cause)


def count_areas(session: Session, building_id: int, counting: Counting) -> None:
    """Decide which areas of a building count."""
    areas = counted_areas(space_areas(session, building_id), counting, building_name(session, building_id))
    write_counted(session, areas)


def locate_assets(session: Session, building_id: int, cause: Cause | None = None) -> dict[int, str]:
    """Locate all assets of a building; returns asset → method. For `cause` see `settle_building`."""
    found = [*map(_found, _locate(session, building_id)), *listed_locations(session, building_id)]
    write_locations(session, found)
    if cause is not None:
        write_moves(session, found, cause)
    return {location.asset_id: location.method for location in found}


def place_listed(session: Session, building_id: int | None, restated: Collection[int], cause: Cause) -> None:
    """Locate the listed assets of a building, or of none; `restated` have a new location in their list."""
    found = listed_locations(session, building_id, restated)
    write_locations(session, found)
    write_moves(session, found, cause)


def _locate(session: Session, building_id: int) -> list[Location]:
    frame = BuildingFrame(session, building_id)
    spaces = placed_spaces(session, building_id)
    if frame.is_plain:
        levels = [Level(storey_id, height) for storey_id, height in storey_elevations(session, building_id).items()]
        assets = placed_assets(session, building_id)
        space_ids = {one.space_id for one in spaces}
        return locate([_room(one) for one in spaces], [_thing(one, space_ids) for one in assets], levels)
    stated = stated_places(session, building_id)
    frame.write_rows(session, building_id, stated)
    assets = placed_assets(session, building_id, last=frame.apart)
    return [found for models in frame.groups() for found in _locate_in(frame, models, spaces, assets, stated)]


def _locate_in(
    frame: BuildingFrame,
    models: Collection[int],
    spaces: Sequence[PlacedSpace],
    assets: Sequence[PlacedAsset],
    stated: Sequence[StatedPlace],
) -> list[Location]:
    """Locate the assets of `models` in the rooms that these draw; other rooms count only where they are named."""
    space_ids = {one.space_id for one in spaces}
    seen = first_of_each([one for one in stated if one.source_model_id in models and _says_place(one)])
    levels = [
        Level(one.element_id, frame.elevation_m(seen[one.element_id]) if one.element_id in seen else None)
        for one in stated
        if one.kind == "storey"
    ]
    rooms = [_seen_room(one, frame, seen.get(one.space_id)) for one in spaces]
    things = [
        replace(
            _thing(one, space_ids),
            box=frame.box(one.box, one.source_model_id),
            origin=frame.point(one.origin, one.source_model_id),
        )
        for one in assets
        if one.source_model_id in models
    ]
    return locate(rooms, things, list({one.id: one for one in levels}.values()))


def _says_place(place: StatedPlace) -> bool:
    return place.facts["footprint" if place.kind == "space" else "elevation_m"] is not None


def _seen_room(space: PlacedSpace, frame: BuildingFrame, place: StatedPlace | None) -> Room:
    outline = None if place is None else frame.outline(place)
    room = _room(replace(space, footprint=None))
    if outline is None or is_gross(space.predefined_type):
        return room
    return replace(room, shape=outline.shape, z_min_m=outline.z_min_m, z_max_m=outline.z_max_m)


def _room(space: PlacedSpace) -> Room:
    """A space as a candidate; gross floor areas count only by relations, not by shape."""
    outline = None if is_gross(space.predefined_type) else space.footprint
    return Room(
        id=space.space_id,
        storey_id=space.storey_id,
        number=space.number,
        shape=None if outline is None else shapely.from_wkb(outline),
        z_min_m=space.z_min_m,
        z_max_m=space.z_max_m,
        name=space.name,
        other_number=space.other_number,
        declared_m2=space.declared_m2,
        source_model_id=space.source_model_id,
    )


def _thing(asset: PlacedAsset, space_ids: set[int]) -> Thing:
    host_is_space = asset.host_id in space_ids
    return Thing(
        id=asset.asset_id,
        storey_id=asset.storey_id,
        box=asset.box,
        space_id=asset.space_id if asset.space_id in space_ids else None,
        host_space_id=asset.host_id if host_is_space else None,
        host_id=None if host_is_space else asset.host_id,
        room_number=asset.room_number,
        origin=asset.origin,
        boundary_ids=asset.boundary_ids,
        wall_ids=asset.wall_ids,
        is_door=asset.ifc_class in DOORS,
        confirmed_id=asset.confirmed_id if asset.confirmed_id in space_ids else None,
    )


def _found(location: Location) -> FoundLocation:
    return FoundLocation(
        asset_id=location.thing_id,
        storey_id=location.storey_id,
        space_id=location.space_id,
        method=location.method,
        confidence=round(location.confidence, 3),
        distance_m=location.distance_m,
        runner_up_id=location.runner_up_id,
        other_space_id=location.other_side_id,
    )


def methods(found: dict[int, str], asset_ids: set[int]) -> dict[str, int]:
    """Method → number of assets, most first, over `asset_ids`."""
    return dict(Counter(method for asset, method in found.items() if asset in asset_ids).most_common())
