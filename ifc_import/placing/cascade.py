"""The location cascade: the room of each element of a building, from people's statements first, then the models', then
shapes.

In this order: a person's confirmation; containment in or reference by a room; a parent's containment; the room number
of exactly one room; for doors, the rooms on both sides; the centre of the box; its largest overlap; the nearest room,
through a wall, a ceiling or a floor; the boundaries of rooms; the placement of an element without a shape; the storey.
"""

from collections.abc import Sequence
from dataclasses import replace

from ifc_import.placing import bands
from ifc_import.placing.boundaries import RoomBoundaries
from ifc_import.placing.doors import locate_doors
from ifc_import.placing.hosts import with_hosts
from ifc_import.placing.index import plan_of
from ifc_import.placing.misplaced import without_misplaced
from ifc_import.placing.nesting import nesting
from ifc_import.placing.relations import RoomNumbers, related
from ifc_import.placing.rooms import Level, Location, Room, Thing
from ifc_import.placing.shapes import locate_by_shape
from ifc_import.placing.storeys import agreed, at_floors, at_storeys, elevations, rooms_off_storeys, storey_at
from registry.snapshot import SURE


def locate(rooms: Sequence[Room], things: Sequence[Thing], storeys: Sequence[Level]) -> list[Location]:
    """Locate the assets and doors of one building.

    All lengths are metres in the building's frame. `rooms` may have rooms without a shape, which only relations and
    numbers can name. The elevations of `storeys` may have another datum. Returns one location for each of `things`, in
    order.
    """
    off_m = rooms_off_storeys(rooms, things, storeys)
    rooms = at_storeys(rooms, off_m)
    storeys = at_floors(storeys, rooms)
    in_place = without_misplaced(rooms, storeys)
    shaped = agreed(_by_shape(in_place, things, storeys), rooms, things, storeys, off_storey=off_m)
    numbers, boundaries = RoomNumbers(rooms, storeys), RoomBoundaries(rooms, storeys)
    stated = {thing.id: _by_statement(thing, numbers, shaped.get(thing.id)) for thing in things}
    own = {thing.id: _own(thing, stated[thing.id] or shaped.get(thing.id), boundaries) for thing in things}
    own |= _by_origin(in_place, [thing for thing in things if own[thing.id] is None], storeys)
    located = with_hosts(things, own)
    storey_of = {room.id: room.storey_id for room in rooms}
    return [_complete(thing, located[thing.id], storey_of, storeys) for thing in things]


def _own(thing: Thing, location: Location | None, boundaries: RoomBoundaries) -> Location | None:
    """The location of an element by itself; boundaries of rooms fill what statements and shapes leave open."""
    return boundaries.locate(thing) if location is None else boundaries.with_other_side(thing, location)


def _by_shape(rooms: Sequence[Room], things: Sequence[Thing], storeys: Sequence[Level]) -> dict[int, Location]:
    """Return the location by shape of each element that has a box."""
    plan = plan_of(rooms)
    nest = nesting(plan)
    boxed = [thing for thing in things if thing.box is not None]
    doors = locate_doors(plan, nest, [thing for thing in boxed if thing.is_door])
    others = [thing for thing in boxed if thing.id not in doors]
    return locate_by_shape(plan, nest, others, elevations(others, storeys)) | doors


def _by_origin(rooms: Sequence[Room], things: Sequence[Thing], storeys: Sequence[Level]) -> dict[int, Location | None]:
    """Return the locations of elements without a box that are placed inside a room, by id.

    Elements that are not placed are at zero, or at the zero of their storey.
    """
    placed = [
        replace(thing, box=(*thing.origin, *thing.origin))
        for thing in things
        if thing.box is None and thing.origin is not None and any(thing.origin[:2])
    ]
    found = _by_shape(rooms, placed, storeys) if placed else {}
    return {
        key: replace(location, method="origin", confidence=bands.ORIGIN.confidence)
        for key, location in found.items()
        if location.method == "centre"
    }


def _by_statement(thing: Thing, numbers: RoomNumbers, shaped: Location | None) -> Location | None:
    location = related(thing) or _checked(numbers.locate(thing), shaped)
    if thing.confirmed_id is not None:
        location = _confirmed(thing, thing.confirmed_id, location or shaped)
    if location and shaped and shaped.method == "door side":
        return replace(location, other_side_id=_other_side(location, shaped))
    return location


def _confirmed(thing: Thing, space_id: int, otherwise: Location | None) -> Location:
    """The location confirmed by a person; the room that it would otherwise have is the runner-up."""
    other_id = None if otherwise is None or otherwise.space_id == space_id else otherwise.space_id
    return Location(thing.id, space_id, "confirmed", bands.CONFIRMED.confidence, runner_up_id=other_id)


def _checked(numbered: Location | None, shaped: Location | None) -> Location | None:
    """Compare the room found by number with the room found by shape."""
    if numbered is None or shaped is None:
        return numbered
    if numbered.space_id in (shaped.space_id, shaped.other_side_id):
        return replace(numbered, confidence=bands.NUMBER_AND_PLACE.confidence)
    if shaped.confidence >= SURE:
        return replace(numbered, confidence=bands.NUMBER_AGAINST_PLACE.confidence, runner_up_id=shaped.space_id)
    return numbered


def _other_side(location: Location, sides: Location) -> int | None:
    """Return the other of a door's two rooms; None where the door does not lead to its stated room."""
    both = (sides.space_id, sides.other_side_id)
    if location.space_id not in both:
        return None
    return both[1] if location.space_id == both[0] else both[0]


def _complete(
    thing: Thing, location: Location | None, storey_of: dict[int, int | None], storeys: Sequence[Level]
) -> Location:
    """Add the storey to a location; without a room, the location is the storey only."""
    if location is not None:
        room_storey = storey_of.get(location.space_id) if location.space_id is not None else None
        storey_id = thing.storey_id if room_storey is None else room_storey
        return location if location.storey_id == storey_id else replace(location, storey_id=storey_id)
    if thing.storey_id is not None:
        return Location(thing.id, None, "storey", bands.STOREY_STATED.confidence, storey_id=thing.storey_id)
    storey_id = storey_at((thing.box[2] + thing.box[5]) / 2, storeys) if thing.box else None
    if storey_id is not None:
        return Location(thing.id, None, "storey", bands.STOREY_BY_HEIGHT.confidence, storey_id=storey_id)
    return Location(thing.id, None, "unknown", bands.NOTHING.confidence)
