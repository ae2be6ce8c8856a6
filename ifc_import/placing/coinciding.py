"""Rooms with different numbers that are drawn in one place: which of the two is misplaced, and where it belongs.

Rooms are numbered along a row, so the neighbours of a number show where its room lies. Works on outlines and numbers,
not on IFC; metres, in the building's frame.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import dist, inf

from shapely import STRtree
from shapely.affinity import translate
from shapely.geometry.base import BaseGeometry

AREA_AGREES = 0.1
"""A declared area agrees with an outline that differs by less than this share of it."""

NEIGHBOURS = 5
"""Numbers further apart than this are no neighbours."""

CLEARLY = 2.0
"""A room is out of its row where it lies this many times farther from its place in it than the other room."""

HALF = 0.5
"""A room less than half a step of its row from its place is not out of it: rooms are of different widths."""

STEPS = (1, 2)
"""Numbers follow each other along a row, or alternate between the two sides of a corridor."""

EMPTY = 0.2
"""A place is empty where other rooms take up less than this share of it."""

Point = tuple[float, float]

_NUMBER = re.compile(r"(?P<row>.*?)(?P<place>\d{1,9})(?P<rest>\D*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Drawn:
    """A room as it is drawn: its number, the elevation of its storey, its outline, and the areas that it declares."""

    number: str
    storey_m: float | None
    shape: BaseGeometry
    declared_m2: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Coincidence:
    """Two rooms in one place, by their indices."""

    first: int
    second: int
    misplaced: int | None
    """the one that is out of its row; None where nothing shows it"""
    own_place_is_empty: bool
    """whether the misplaced room's own place is known, and no other room is there"""

    def __contains__(self, index: int) -> bool:
        return index in (self.first, self.second)


@dataclass(frozen=True, slots=True)
class _Expected:
    """Where the neighbours of a number show its room: the centre, and the storey; `step_m` lies between two numbers."""

    centre: Point
    storey_m: float | None
    step_m: float


def coincidences(rooms: Mapping[int, Drawn], pairs: Iterable[tuple[int, int]]) -> list[Coincidence]:
    """Judge the pairs of rooms that are drawn in one place.

    rooms: index → room; all rooms of the building that have a number and an outline.
    pairs: indices of rooms of one place; those that share a number, or lack one, are left out.
    """
    chosen = [pair for pair in pairs if _have_numbers_of_their_own(rooms, pair)]
    if not chosen:
        return []
    rows = _rows(rooms)
    return [_judged(rooms, rows, *pair) for pair in chosen]


def _have_numbers_of_their_own(rooms: Mapping[int, Drawn], pair: tuple[int, int]) -> bool:
    if not all(index in rooms for index in pair):
        return False
    first, second = (rooms[index].number.strip().casefold() for index in pair)
    return first != second and bool(first) and bool(second)


def _rows(rooms: Mapping[int, Drawn]) -> Mapping[str, list[tuple[int, int]]]:
    """What numbers of a row share → place in the row and index, in order."""
    rows: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for index, room in rooms.items():
        if (place := _place(room.number)) is not None:
            rows[place[0]].append((place[1], index))
    return {row: sorted(listed) for row, listed in rows.items()}


def _place(number: str) -> tuple[str, int] | None:
    """The row of a room number, and the place in it: A-12 is the 12th of A-."""
    match = _NUMBER.fullmatch(number.strip().casefold())
    return None if match is None else (f"{match['row']}#{match['rest']}", int(match["place"]))


def _judged(
    rooms: Mapping[int, Drawn], rows: Mapping[str, list[tuple[int, int]]], first: int, second: int
) -> Coincidence:
    pair = (first, second)
    ways = [{index: _expected(rooms, rows, index, pair, step) for index in pair} for step in STEPS]
    expected = min(ways, key=lambda way: min(_off_m(rooms, index, way[index]) for index in pair))
    misplaced = _out_of_row(rooms, expected, pair)
    if misplaced is None:
        misplaced = _of_another_area(rooms, pair)
    places = [] if misplaced is None else expected[misplaced]
    empty = misplaced is not None and bool(places) and _is_empty(rooms, misplaced, places[0])
    return Coincidence(first, second, misplaced, empty)


def _expected(
    rooms: Mapping[int, Drawn], rows: Mapping[str, list[tuple[int, int]]], index: int, without: Sequence[int], step: int
) -> list[_Expected]:
    """Where the nearest numbers show a room: those on both sides, the two below, the two above, as far as there are.

    step: 1 where numbers go along a row, 2 where odd ones are on one side of a corridor and even ones on the other.
    """
    place = _place(rooms[index].number)
    if place is None:
        return []
    row = [pair for pair in rows[place[0]] if pair[1] not in without and (pair[0] - place[1]) % step == 0]
    near = bisect_left(row, (place[1], -1))
    sides = [row[start : start + 2] for start in (near - 1, near - 2, near) if start >= 0]
    return [found for beside in sides if (found := _between(rooms, beside, place[1])) is not None]


def _off_m(rooms: Mapping[int, Drawn], index: int, expected: Sequence[_Expected]) -> float:
    """How far a room lies from the nearest of the places where its neighbours show it; inf without any."""
    centre = _centre(rooms[index].shape)
    return min((dist(place.centre, centre) for place in expected), default=inf)


def _between(rooms: Mapping[int, Drawn], beside: Sequence[tuple[int, int]], place: int) -> _Expected | None:
    """Where two neighbours of a place in a row show its room, by one step of the row for each number."""
    if len(beside) < len(("lower", "upper")):
        return None
    (lower, first), (upper, second) = beside
    steps = upper - lower
    apart = max(abs(lower - place), abs(upper - place))
    if rooms[first].storey_m != rooms[second].storey_m or not steps or apart > NEIGHBOURS:
        return None
    start, end = _centre(rooms[first].shape), _centre(rooms[second].shape)
    share = (place - lower) / steps
    centre = (start[0] + share * (end[0] - start[0]), start[1] + share * (end[1] - start[1]))
    return _Expected(centre, rooms[first].storey_m, dist(start, end) / steps)


def _out_of_row(
    rooms: Mapping[int, Drawn], expected: Mapping[int, Sequence[_Expected]], pair: tuple[int, int]
) -> int | None:
    """The room of the pair whose neighbours are on another storey, or clearly farther away than the other one's."""
    known = [index for index in pair if expected[index]]
    elsewhere = [index for index in known if expected[index][0].storey_m != rooms[index].storey_m]
    if len(elsewhere) == 1:
        return elsewhere[0]
    if elsewhere or len(known) < len(pair):
        return None
    off_m = {index: _off_m(rooms, index, expected[index]) for index in pair}
    nearer, farther = sorted(pair, key=lambda index: off_m[index])
    return farther if off_m[farther] > CLEARLY * off_m[nearer] + HALF * expected[farther][0].step_m else None


def _of_another_area(rooms: Mapping[int, Drawn], pair: tuple[int, int]) -> int | None:
    """The room of the pair that declares another area than its outline has, if the other's agrees with it."""
    agree = {index: _area_agrees(rooms[index]) for index in pair}
    wrong = [index for index in pair if agree[index] is False]
    return wrong[0] if len(wrong) == 1 and True in agree.values() else None


def _area_agrees(room: Drawn) -> bool | None:
    """Whether one of the areas that a room declares is that of its outline; None where it declares none."""
    if not room.declared_m2:
        return None
    return any(abs(declared_m2 - room.shape.area) <= AREA_AGREES * room.shape.area for declared_m2 in room.declared_m2)


def _is_empty(rooms: Mapping[int, Drawn], misplaced: int, place: _Expected) -> bool:
    """Whether no other room is in a room's own place, on its own storey."""
    shape = rooms[misplaced].shape
    centre = _centre(shape)
    own = translate(shape, place.centre[0] - centre[0], place.centre[1] - centre[1])
    beside = [room.shape for index, room in rooms.items() if index != misplaced and room.storey_m == place.storey_m]
    taken_m2 = sum(own.intersection(beside[index]).area for index in STRtree(beside).query(own).tolist())
    return bool(taken_m2 <= EMPTY * own.area)


def _centre(shape: BaseGeometry) -> Point:
    west, south, east, north = shape.bounds
    return (west + east) / 2, (south + north) / 2
