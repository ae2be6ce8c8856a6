"""Rooms that a walk has passed over and came back for are slotted in where it passed them."""

from collections.abc import Callable, Collection, Mapping, Sequence

LEAST_M = 0.1
"""A gain that is smaller is no reason."""
ROUNDS = 5
"""More bring next to nothing."""

Metres = Callable[[int, int], float]


def slotted(way: Sequence[int], neighbours: Mapping[int, Collection[int]], metres: Metres) -> list[int]:
    """The same rooms in a shorter order: one that has a single neighbour comes after that, or after another of its.

    metres: between two rooms. The first room stays the first.
    """
    best = list(way)
    for _ in range(ROUNDS):
        moved = [
            room for room in way[1:] if len(neighbours.get(room, ())) == 1 and _move(best, room, neighbours, metres)
        ]
        if not moved:
            break
    return best


def _move(way: list[int], room: int, neighbours: Mapping[int, Collection[int]], metres: Metres) -> bool:
    """Move a room to where it makes the way shortest; False where it stands there already."""
    [corridor] = neighbours[room]
    before = way.index(room)
    if corridor not in way[:before]:
        return False
    del way[before]
    among = {corridor, *(one for one in neighbours[corridor] if len(neighbours[one]) == 1)}
    places = [place for place in range(way.index(corridor), len(way)) if way[place] in among]
    place = min(places, key=lambda one: _detour(way, one, room, metres))
    gain = _detour(way, before - 1, room, metres) - _detour(way, place, room, metres)
    way.insert((place if gain >= LEAST_M else before - 1) + 1, room)
    return gain >= LEAST_M


def _detour(way: Sequence[int], place: int, room: int, metres: Metres) -> float:
    """How many metres more it is to go to `room` after the one at `place`."""
    here = way[place]
    if place + 1 == len(way):
        return metres(here, room)
    return metres(here, room) + metres(room, way[place + 1]) - metres(here, way[place + 1])
