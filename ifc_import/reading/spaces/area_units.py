"""The unit that declared areas are really in, by what the rooms measure.

A file may say square feet and write square metres. What is declared under one name is compared with the computed
areas over the whole model: where it is a unit's factor times as much in room after room, large and small, it is in
that unit. A way of measuring (to the middle of walls, only under high ceilings) makes a difference of a third at the
most, so it can't be taken for a unit: the nearest units are eight times apart. See docs/decisions/0010.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import TypeAlias

from ifc_import import rules
from ifc_import.reading.spaces.areas import Source, StatedArea
from ifc_import.reading.values.unit_names import FOOT_M, INCH_M, is_same, written_area
from registry.snapshot import DeclaredArea, Finding

UNITS_M2 = (1.0, 1e-6, 1e-4, FOOT_M**2, INCH_M**2)
"""What areas are written in: m², mm², cm², ft², in²."""

NEAR = 1.3
"""A median this many times the factor of a unit, or less, may be a way of measuring in that unit."""

EXACT = 0.03
"""Ratios nearer than this to the factor of a unit are in that unit, measured as the geometry is."""

ROOMS, EXACT_ROOMS = 5, 3
"""Rooms that speak for a unit, if they are near to its factor, and if they are exactly it."""

SPREAD = 0.1
"""The median deviation from the median ratio, as a share of it, up to which rooms speak with one voice."""

OUTLIER, OUTLIERS = 2.0, 0.1
"""So many times the median ratio is out of it, and so large a share of the rooms may be."""

VARIETY = 1.2
"""The largest room is this many times the smallest one, or all rooms are equal and so is any number in them."""

ROOM_M2 = (0.5, 5000.0)
"""The usual size of a room, in the median over a model."""

USUAL_M = (0.3, 60.0)
USUAL_M2 = (0.05, 50_000.0)
"""The height of a room, and the area of one without a height, in the median over a model with a right length unit."""

OBVIOUS = 50.0
"""A factor, or its inverse, that no way of measuring and no mistaken room explains: two rooms will do."""

TO_THE_DIGIT = 0.002
"""A ratio nearer than this to such a factor is no chance, even in one room."""

Key: TypeAlias = tuple[str, str, float]
"""Set, name, and the unit that the values were read in."""


@dataclass(frozen=True, slots=True)
class Measured:
    """What the geometry says of a space: its area, and its height where it has one."""

    area_m2: float
    height_m: float


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the rooms say of the unit of one name: which it is, whether that is sure, and by how many rooms."""

    unit_m2: float
    ratio: float | None
    rooms: int
    is_sure: bool


def in_square_metres(
    stated: Sequence[Sequence[StatedArea]], measured: Sequence[Measured | None], *, area_unit_is_stated: bool
) -> tuple[list[tuple[DeclaredArea, ...]], list[Finding]]:
    """The areas that each space declares, in m², and what was found about their units.

    `stated` and `measured` have an entry a space, in the same order. Where the file assigns no area unit, less
    evidence will do.
    """
    absurd = _absurd_size(measured)
    if absurd is not None:
        as_stated = [tuple(_declared(area, area.unit_m2) for area in areas) for areas in stated]
        return as_stated, [rules.DOUBTED_LENGTHS.finding(size=absurd)]
    values = _by_name(stated, measured)
    verdicts = {key: _verdict(key[2], rooms, is_guess=not area_unit_is_stated) for key, rooms in values.items()}
    units = {key: verdict.unit_m2 for key, verdict in verdicts.items() if verdict is not None and verdict.is_sure}
    declared = [tuple(_declared(area, units.get(_key(area), area.unit_m2)) for area in areas) for areas in stated]
    return declared, _findings(verdicts, values)


@dataclass(frozen=True, slots=True)
class _Room:
    """One value: as it was read, and the computed area of its space."""

    value_m2: float
    computed_m2: float | None


def _by_name(stated: Sequence[Sequence[StatedArea]], measured: Sequence[Measured | None]) -> dict[Key, list[_Room]]:
    """The values of each name, of which the unit is not certain."""
    rooms: dict[Key, list[_Room]] = defaultdict(list)
    for areas, shape in zip(stated, measured, strict=True):
        for area in areas:
            if not area.is_certain:
                rooms[_key(area)].append(_Room(area.value_m2, shape.area_m2 if shape and shape.area_m2 > 0 else None))
    return rooms


def _verdict(unit_m2: float, rooms: Sequence[_Room], *, is_guess: bool) -> Verdict | None:
    """What the rooms say against `unit_m2`; None where they have nothing against it."""
    compared = [(area.value_m2 / area.computed_m2, area.computed_m2) for area in rooms if area.computed_m2]
    if not compared:
        return _by_usual_size(unit_m2, [area.value_m2 for area in rooms], is_guess=is_guess)
    ratios = [ratio for ratio, _size in compared]
    middle = median(ratios)
    near = [
        candidate for candidate in UNITS_M2 if not is_same(candidate, unit_m2) and _is_near(middle, unit_m2 / candidate)
    ]
    if not near:
        return None
    found = min(near, key=lambda candidate: abs(math.log(middle * candidate / unit_m2)))
    sizes = [size for _ratio, size in compared]
    is_sure = (
        (is_guess and _is_obvious(unit_m2 / found))
        or _is_exact(ratios, unit_m2 / found, sizes)
        or _is_clear(ratios, sizes)
    )
    return Verdict(found, middle, len(compared), is_sure)


def _is_near(ratio: float, factor: float) -> bool:
    return factor / NEAR <= ratio <= factor * NEAR


def _is_exact(ratios: Sequence[float], factor: float, sizes: Sequence[float]) -> bool:
    """Whether the rooms are as many times off as a unit is, and that is no chance."""
    off = max(abs(ratio / factor - 1) for ratio in ratios)
    if _is_obvious(factor):
        return off <= (EXACT if len(ratios) > 1 else TO_THE_DIGIT)
    return off <= EXACT and len(ratios) >= EXACT_ROOMS and max(sizes) >= VARIETY * min(sizes)


def _is_obvious(factor: float) -> bool:
    return not 1 / OBVIOUS <= factor <= OBVIOUS


def _is_clear(ratios: Sequence[float], sizes: Sequence[float]) -> bool:
    """Whether many rooms, large and small, say the same."""
    middle = median(ratios)
    spread = median(abs(ratio - middle) for ratio in ratios) / middle
    far = sum(not middle / OUTLIER <= ratio <= middle * OUTLIER for ratio in ratios)
    return (
        len(ratios) >= ROOMS
        and spread <= SPREAD
        and far <= OUTLIERS * len(ratios)
        and max(sizes) >= VARIETY * min(sizes)
    )


def _by_usual_size(unit_m2: float, values_m2: Sequence[float], *, is_guess: bool) -> Verdict | None:
    """Without any shape: the unit in which the rooms are as large as rooms are, if they are not so in `unit_m2`."""
    middle = median(values_m2)
    if _is_room(middle) or (len(values_m2) < EXACT_ROOMS and not is_guess):
        return None
    fitting = [candidate for candidate in UNITS_M2 if _is_room(middle / unit_m2 * candidate)]
    return Verdict(fitting[0], None, len(values_m2), is_guess) if fitting else None


def _is_room(area_m2: float) -> bool:
    return ROOM_M2[0] <= area_m2 <= ROOM_M2[1]


def _absurd_size(measured: Iterable[Measured | None]) -> str | None:
    """How large the rooms are, where no rooms are so large; None where there is nothing to wonder about."""
    known = [room for room in measured if room is not None]
    heights_m = [room.height_m for room in known if room.height_m > 0]
    if heights_m:
        height_m = median(heights_m)
        return None if USUAL_M[0] <= height_m <= USUAL_M[1] else f"{height_m:.3g} m high"
    areas_m2 = [room.area_m2 for room in known if room.area_m2 > 0]
    if not areas_m2 or USUAL_M2[0] <= median(areas_m2) <= USUAL_M2[1]:
        return None
    return f"{median(areas_m2):.3g} m² large"


def _findings(verdicts: Mapping[Key, Verdict | None], values: Mapping[Key, Sequence[_Room]]) -> list[Finding]:
    return [_finding(key, verdict, len(values[key])) for key, verdict in verdicts.items() if verdict is not None]


def _finding(key: Key, verdict: Verdict, count: int) -> Finding:
    name, actual, stated = written_source(key[:2]), written_area(verdict.unit_m2), written_area(key[2])
    if verdict.ratio is not None and verdict.is_sure:
        return rules.OTHER_AREA_UNIT.finding(
            name=name, count=count, actual=actual, stated=stated, ratio=f"{verdict.ratio:.4g}", rooms=verdict.rooms
        )
    taken = actual if verdict.is_sure else stated
    return rules.DOUBTED_AREA_UNIT.finding(
        name=name, count=count, actual=actual, why=_why_doubted(verdict), taken=taken
    )


def _why_doubted(verdict: Verdict) -> str:
    if verdict.ratio is None:
        return "since rooms are as large as usual then"
    return f"since they are {verdict.ratio:.4g} times the computed areas of {verdict.rooms} rooms, which is no proof"


def written_source(source: Source) -> str:
    """A set and a name as people write them."""
    set_name, name = source
    return f"{set_name} / {name}" if set_name else name


def _key(area: StatedArea) -> Key:
    return area.set_name, area.name, area.unit_m2


def _declared(area: StatedArea, unit_m2: float) -> DeclaredArea:
    return DeclaredArea(area.set_name, area.name, area.kind, area.number * unit_m2)
