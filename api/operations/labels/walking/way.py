"""The way through a building: each room once, and rooms beside each other one after the other.

On each storey one goes on to the nearest room behind a door that was not opened yet, and comes back when there is none
left (a depth-first walk). Storeys come from that of the entrance up, then from there down; on each one begins where
its stairs are. The same building gives the same way.
"""

from collections.abc import Iterable, Mapping, Sequence
from math import dist, inf

from api.operations.labels.walking.building import Building, Point, Room, Storey
from api.operations.labels.walking.joined import Joined
from api.operations.labels.walking.slotting import slotted

DOORS_OF_A_CORRIDOR = 3


def way_through(building: Building) -> list[int]:
    """The ids of all rooms in the order in which one comes to them."""
    at = {one.id: one.at for one in building.rooms}

    def metres(one: int, other: int) -> float:
        return _metres(at[one], at[other], unknown=0.0)

    rank = {one.id: number for number, one in enumerate(building.rooms)}
    doors = Joined(building)
    entrance = _entrance(building)
    ends: dict[int | None, Point | None] = {}
    way: list[int] = []
    for storey, before in _storeys_from(building.storeys, entrance):
        on = [one for one in building.rooms if one.storey == storey]
        came_from = _at(entrance) if before is None else ends.get(before)
        start = entrance if entrance is not None and before is None else _landing(on, came_from)
        if on:
            way += slotted(_through(on, doors, start, rank), doors.neighbours, metres)
        ends[storey] = _stairs_near(on, came_from) or came_from
    seen = set(way)
    return [*way, *(one.id for one in building.rooms if one.id not in seen)]


def storeys_on_the_way(building: Building) -> list[int]:
    """The ids of the storeys in the order in which one comes to them."""
    return [storey for storey, _ in _storeys_from(building.storeys, _entrance(building))]


def entrance_of(building: Building) -> int | None:
    """The room in which one comes in: behind the door that is most like an entrance, on the storey nearest to zero.

    None where no door leads out.
    """
    storey_of = {one.id: one.storey for one in building.rooms}
    height = {one.id: abs(one.elevation_m) for one in building.storeys if one.elevation_m is not None}
    out = [one for one in building.doors if one.likeness > 0 and one.room in storey_of]
    if not out:
        return None
    return min(out, key=lambda one: (height.get(storey_of[one.room] or 0, inf), -one.likeness)).room


def storeys_in_order(storeys: Sequence[Storey], first: int | None) -> list[tuple[int, int | None]]:
    """The storeys as one comes to them, each with the one that one comes from (None for the first).

    `first` is that of the entrance; without one it is the storey nearest to zero.
    """
    known = sorted((one for one in storeys if one.elevation_m is not None), key=lambda one: one.elevation_m or 0.0)
    others = [one.id for one in storeys if one.elevation_m is None]
    if not known:
        return [(one, None) for one in others]
    ids = [one.id for one in known]
    nearest = min(known, key=lambda one: abs(one.elevation_m or 0.0)).id
    start = ids.index(first if first in ids else nearest)
    up, down = ids[start:], ids[start::-1]
    return [
        (ids[start], None),
        *zip(up[1:], up, strict=False),
        *zip(down[1:], down, strict=False),
        *((one, ids[start]) for one in others),
    ]


def _entrance(building: Building) -> Room | None:
    room_id = entrance_of(building)
    return next((one for one in building.rooms if one.id == room_id), None)


def _at(room: Room | None) -> Point | None:
    return None if room is None else room.at


def _storeys_from(storeys: Sequence[Storey], entrance: Room | None) -> list[tuple[int, int | None]]:
    return storeys_in_order(storeys, None if entrance is None else entrance.storey)


def _through(on: Sequence[Room], doors: Joined, start: Room | None, rank: Mapping[int, int]) -> list[int]:
    """The rooms of a storey, from `start` on, or from the first."""
    left = {one.id: one for one in on}
    way: list[int] = []
    back: list[int] = []
    current = start if start is not None and start.id in left else on[0]
    while True:
        del left[current.id]
        way.append(current.id)
        back.append(current.id)
        if not left:
            return way
        while back and not (ahead := [left[one] for one in doors.beside(back[-1]) if one in left]):
            back.pop()
        nearest = _nearest(ahead if back else left.values(), current.at, rank)
        current = nearest if back else _way_in(nearest, left, doors, rank)


def _way_in(nearest: Room, left: Mapping[int, Room], doors: Joined, rank: Mapping[int, int]) -> Room:
    """Where one enters rooms to which no door leads from those before: at their entrance, stairs or corridor."""
    joined = [left[one] for one in doors.joined(nearest.id, left)]
    return min(
        joined,
        key=lambda one: (
            -doors.likeness.get(one.id, 0),
            not one.is_stairs,
            len(doors.beside(one.id)) < DOORS_OF_A_CORRIDOR,
            _metres(one.at, nearest.at),
            rank[one.id],
        ),
    )


def _nearest(rooms: Iterable[Room], at: Point | None, rank: Mapping[int, int]) -> Room:
    return min(rooms, key=lambda one: (_metres(one.at, at), rank[one.id]))


def _landing(on: Sequence[Room], came_from: Point | None) -> Room | None:
    """The room of a storey in which one arrives: its stairs, else what is nearest to those below or above."""
    stairs = [one for one in on if one.is_stairs]
    return min(stairs or on, key=lambda one: _metres(one.at, came_from), default=None)


def _stairs_near(on: Sequence[Room], at: Point | None) -> Point | None:
    stairs = [one for one in on if one.is_stairs and one.at is not None]
    nearest = min(stairs, key=lambda one: _metres(one.at, at), default=None)
    return None if nearest is None else nearest.at


def _metres(one: Point | None, other: Point | None, unknown: float = inf) -> float:
    return unknown if one is None or other is None else dist(one, other)
