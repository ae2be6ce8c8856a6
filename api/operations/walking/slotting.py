"""Rooms that a walk has passed over and came back for are slotted in where it passed them."""

from collections.abc import Callable, Collection, Mapping, Sequence

LEAST_M = 0.1
"""A shorter way is no reason."""

Metres = Callable[[int, int], float]


def slotted(way: Sequence[int], neighbours: Mapping[int, Collection[int]], metres: Metres) -> list[int]:
    """The same rooms in a shorter order: one that has a single neighbour comes after that, or after another of its.

    metres: between two rooms. The first room stays the first. Takes at most as many rounds as there are rooms.
    """
    best = list(way)
    for _ in way:
        moved = [_moved(best, room, neighbours, metres) for room in best[1:] if len(neighbours.get(room, ())) == 1]
        gain, found = max(moved, key=lambda one: one[0], default=(0.0, best))
        if gain < LEAST_M:
            return best
        best = found
    return best


def _moved(
    way: list[int], room: int, neighbours: Mapping[int, Collection[int]], metres: Metres
) -> tuple[float, list[int]]:
    """The best that can be had by moving a room: how many metres shorter, and the order."""
    [corridor] = neighbours[room]
    before, opened = way.index(room), way.index(corridor)
    if opened > before:
        return 0.0, way
    among = {corridor, *(one for one in neighbours[corridor] if len(neighbours[one]) == 1)}
    rest = [one for one in way if one != room]
    saved = _detour(rest, before - 1, room, metres)
    places = [place for place, one in enumerate(rest) if place >= opened and one in among]
    place = min(places, key=lambda one: _detour(rest, one, room, metres), default=before - 1)
    return saved - _detour(rest, place, room, metres), [*rest[: place + 1], room, *rest[place + 1 :]]


def _detour(way: Sequence[int], place: int, room: int, metres: Metres) -> float:
    """How many metres more it is to go to `room` after the one at `place`."""
    here = way[place]
    if place + 1 == len(way):
        return metres(here, room)
    return metres(here, room) + metres(room, way[place + 1]) - metres(here, way[place + 1])
