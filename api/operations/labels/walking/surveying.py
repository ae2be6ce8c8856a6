"""A building of the registry as one walks through it: where rooms are, and which doors there are or must be."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

import shapely
from sqlalchemy import RowMapping
from sqlmodel import Session

from api.operations.labels.walking.building import Building, Door, Room, Storey
from api.operations.labels.walking.words import is_entrance, is_stairs
from registry.elements.walkable import doors, footprints
from registry.tables.handles import Rows

THROUGH_A_WALL_M = 0.6
"""Rooms that are nearer to each other than a thick wall may be joined where no model has a door."""
EXTERNAL = "IsExternal"
"""The property of a door that leads outdoors. Source: Pset_DoorCommon."""


def survey(
    session: Session, building: str | None, rooms: Rows, levels: Rows, walkable: Collection[int]
) -> dict[str, Building]:
    """Building → its plan, of one or of all.

    rooms, levels: rows of `registry.elements.listing`, whose order holds where nothing else decides.
    walkable: the ids of those spaces that are rooms; the others are left out.
    """
    outlines = {
        space_id: shapely.from_wkb(wkb)
        for space_id, wkb in footprints(session, building).items()
        if space_id in walkable
    }
    leading, of_building = _by_room(doors(session, building)), defaultdict(list)
    for row in rooms:
        if row["id"] in walkable:
            of_building[row["building"]].append(row)
    storeys: dict[str, list[Storey]] = defaultdict(list)
    for row in levels:
        storeys[row["building"]].append(Storey(row["id"], row["elevation_m"]))
    return {name: _plan(some, storeys[name], leading, outlines) for name, some in of_building.items()}


def _plan(
    rows: Sequence[RowMapping],
    storeys: Sequence[Storey],
    leading: Mapping[int, Sequence[RowMapping]],
    outlines: Mapping[int, shapely.Geometry],
) -> Building:
    rooms = [_room(row, outlines.get(row["id"])) for row in rows]
    names = {row["id"]: row["name"] for row in rows}
    known = [_door(one, names) for row in rows for one in leading.get(row["id"], ())]
    return Building(rooms, [*known, *_openings(rooms, known, outlines)], storeys)


def _by_room(rows: Iterable[RowMapping]) -> dict[int, list[RowMapping]]:
    found: dict[int, list[RowMapping]] = defaultdict(list)
    for row in rows:
        found[row["space_id"]].append(row)
    return found


def _room(row: RowMapping, outline: shapely.Geometry | None) -> Room:
    if outline is None or shapely.is_empty(outline):
        return Room(row["id"], row["storey_id"], None, is_stairs(row["name"]))
    [(x, y)] = shapely.get_coordinates(shapely.centroid(outline)).tolist()
    return Room(row["id"], row["storey_id"], (x, y), is_stairs(row["name"]))


def _door(row: RowMapping, names: Mapping[int, str]) -> Door:
    """A door; it is like an entrance where nothing is behind it, a model says so, or it or its room is called so."""
    behind, is_external = row["other_space_id"], _is_external(row["properties"] or {})
    if behind is not None and is_external is not True:
        return Door(row["space_id"], behind)
    if is_external is False:
        return Door(row["space_id"])
    called = is_entrance(row["name"]) + 2 * is_entrance(names[row["space_id"]])
    return Door(row["space_id"], behind, 1 + called + 4 * (is_external is True))


def _is_external(properties: Mapping[str, Mapping[str, Any]]) -> bool | None:
    """What a model says of it; None where it says nothing."""
    said = [one[EXTERNAL] for one in properties.values() if isinstance(one.get(EXTERNAL), bool)]
    return any(said) if said else None


def _openings(rooms: Sequence[Room], known: Sequence[Door], outlines: Mapping[int, shapely.Geometry]) -> list[Door]:
    """Ways into rooms to which no door leads: from what is nearest on their storey, if that is near enough."""
    opened = {side for one in known if one.behind is not None for side in (one.room, one.behind)}
    found = []
    for one in rooms:
        if one.id in opened or one.id not in outlines:
            continue
        others = [
            other.id for other in rooms if other is not one and other.storey == one.storey and other.id in outlines
        ]
        metres = {other: float(shapely.distance(outlines[one.id], outlines[other])) for other in others}
        nearest = min(others, key=lambda other: metres[other], default=None)
        if nearest is not None and metres[nearest] <= THROUGH_A_WALL_M:
            found.append(Door(one.id, nearest))
    return found
