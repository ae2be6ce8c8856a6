"""The actual unit of declared areas, by comparison with the computed areas of the rooms.

A file may state square feet and contain square metres. The areas under one name are compared with the computed areas
over the whole model: where their ratio is a unit's factor in rooms of all sizes, they are in that unit. A measuring
rule (to wall centrelines, only under high ceilings) makes a difference of a third at most, so it can't be mistaken for
a unit: the nearest units differ by a factor of eight. See docs/decisions/0010.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import TypeAlias

from ifc_import import rules
from ifc_import.areas.plausible import MOST_M2
from ifc_import.reading.spaces.areas import Source, StatedArea
from ifc_import.vocabulary.units import UNITS, is_same, written_area
from registry.snapshot import DeclaredArea, Finding
from registry.wording import counted

UNITS_M2 = tuple(unit.factor for unit in UNITS if unit.told_by_size and unit.factor)
"""The units in which areas are written: m², mm², cm², ft², in²."""

NEAR = 1.3
"""A median within this multiple of a unit's factor may be a measuring rule in that unit."""

EXACT = 0.03
"""Ratios nearer than this to a unit's factor are in that unit, measured like the geometry."""

ROOMS, EXACT_ROOMS = 5, 3
"""The number of rooms that prove a unit: where near its factor, and where exactly at it."""

SPREAD = 0.1
"""The greatest median deviation from the median ratio, as a share of it, at which rooms agree."""

OUTLIER, OUTLIERS = 2.0, 0.1
"""A ratio this many times the median is an outlier; and the greatest share of rooms that may be outliers."""

VARIETY = 1.2
"""The least ratio of the largest to the smallest room: in equal rooms any number would agree."""

ROOM_M2 = (0.5, 5000.0)
"""The usual median area of a model's rooms, m²."""

USUAL_M = (0.3, 60.0)
USUAL_M2 = (0.05, 50_000.0)
"""The limits of the median height and area of the rooms of a model with a correct length unit."""

MOST_M = 1_000.0
"""No room is higher: the highest building has 828 m."""

OBVIOUS = 50.0
"""A factor, or its inverse, that no measuring rule or mistaken room explains: two rooms are enough."""

TO_THE_DIGIT = 0.002
"""A ratio nearer than this to such a factor is not a coincidence, even in one room."""

Key: TypeAlias = tuple[str, str, float]
"""Set, name, and the unit in which the values were read."""


@dataclass(frozen=True, slots=True)
class Measured:
    """The measured geometry of a space: its area in m², and its height in metres."""

    area_m2: float
    height_m: float


@dataclass(frozen=True, slots=True)
class Verdict:
    """The verdict on the unit of one area name: the unit, whether it is certain, and the number of rooms compared."""

    unit_m2: float
    ratio: float | None
    rooms: int
    is_sure: bool


def in_square_metres(
    stated: Sequence[Sequence[StatedArea]], measured: Sequence[Measured | None], *, area_unit_is_stated: bool
) -> tuple[list[tuple[DeclaredArea, ...]], list[Finding]]:
    """The declared areas of each space, in m², and findings about their units.

    `stated` and `measured` have one entry per space, in the same order. Where the file assigns no area unit, less
    evidence is enough.
    """
    absurd = absurd_size(measured)
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
    """One declared value as read, and the computed area of its space."""

    value_m2: float
    computed_m2: float | None


def _by_name(stated: Sequence[Sequence[StatedArea]], measured: Sequence[Measured | None]) -> dict[Key, list[_Room]]:
    """The values of each area name whose unit is not certain."""
    rooms: dict[Key, list[_Room]] = defaultdict(list)
    for areas, shape in zip(stated, measured, strict=True):
        for area in areas:
            if not area.is_certain:
                rooms[_key(area)].append(_Room(area.value_m2, shape.area_m2 if shape and shape.area_m2 > 0 else None))
    return rooms


def _verdict(unit_m2: float, rooms: Sequence[_Room], *, is_guess: bool) -> Verdict | None:
    """The verdict of the rooms against the unit `unit_m2`; None where they do not contradict it."""
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
    """Whether the rooms are off by a unit's factor, and not by coincidence."""
    off = max(abs(ratio / factor - 1) for ratio in ratios)
    if _is_obvious(factor):
        return off <= (EXACT if len(ratios) > 1 else TO_THE_DIGIT)
    return off <= EXACT and len(ratios) >= EXACT_ROOMS and max(sizes) >= VARIETY * min(sizes)


def _is_obvious(factor: float) -> bool:
    return not 1 / OBVIOUS <= factor <= OBVIOUS


def _is_clear(ratios: Sequence[float], sizes: Sequence[float]) -> bool:
    """Whether many rooms of different sizes agree."""
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
    """The unit, without any shape to compare, in which the rooms are of usual size, if they are not so in `unit_m2`."""
    middle = median(values_m2)
    if _is_room(middle) or (len(values_m2) < EXACT_ROOMS and not is_guess):
        return None
    fitting = [candidate for candidate in UNITS_M2 if _is_room(middle / unit_m2 * candidate)]
    return Verdict(fitting[0], None, len(values_m2), is_guess) if fitting else None


def _is_room(area_m2: float) -> bool:
    return ROOM_M2[0] <= area_m2 <= ROOM_M2[1]


def absurd_size(measured: Iterable[Measured | None]) -> str | None:
    """The implausible size of the rooms of a model, as text; None where they are plausible."""
    known = [room for room in measured if room is not None]
    heights_m = [room.height_m for room in known if room.height_m > 0]
    if heights_m and not USUAL_M[0] <= median(heights_m) <= USUAL_M[1]:
        return f"{median(heights_m):.3g} m high"
    areas_m2 = [room.area_m2 for room in known if room.area_m2 > 0]
    if not areas_m2 or USUAL_M2[0] <= median(areas_m2) <= USUAL_M2[1]:
        return None
    return f"{median(areas_m2):.3g} m² large"


def is_impossible(room: Measured) -> bool:
    """Whether no room has such a size, in a model whose other rooms are plausible."""
    return room.height_m > MOST_M or room.area_m2 > MOST_M2


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
        return "since rooms then have their usual size"
    rooms = counted(verdict.rooms, "room")
    return f"since they are {verdict.ratio:.4g} times the computed areas of {rooms}, which is no proof"


def written_source(source: Source) -> str:
    """A set and a name as text."""
    set_name, name = source
    return f"{set_name} / {name}" if set_name else name


def _key(area: StatedArea) -> Key:
    return area.set_name, area.name, area.unit_m2


def _declared(area: StatedArea, unit_m2: float) -> DeclaredArea:
    return DeclaredArea(area.set_name, area.name, area.kind, area.number * unit_m2)
