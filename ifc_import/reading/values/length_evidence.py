"""The length unit of a model by the usual sizes of rooms and doors; used only where the file does not settle it.

A door is some 2.1 m high and a room 2.7 m. Units are so far apart that one of them fits and the others do not.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

import ifcopenshell

from ifc_import.reading.access import attribute, of_type
from ifc_import.reading.relations import entities

Entity = ifcopenshell.entity_instance

TYPICAL_M = {"rooms": 2.7, "doors": 2.1, "storeys": 3.3}
"""Kind of element → its usual height, metres."""

MOST = 100
"""The least number of a kind for a median."""

FITS = math.log(3.0)
"""The greatest deviation of heights from the usual, as the logarithm of a ratio: stables and stadiums are buildings
too.
"""

APART = 0.7
"""The least advantage of the best unit over the next, as a logarithm; feet and metres are 1.2 apart."""


@dataclass(frozen=True, slots=True)
class Fit:
    """The length unit that fits, and the resulting sizes as text."""

    length_m: float
    reason: str


def fitting_length(model: ifcopenshell.file, candidates: Sequence[float]) -> Fit | None:
    """The one of `candidates`, metres, in which rooms and doors, else storeys, are as high as usual; None if unsure."""
    heights = heights_of(model)
    fits = sorted((_misfit(heights, candidate), candidate) for candidate in set(candidates))
    if not heights or not fits or fits[0][0] > FITS or (len(fits) > 1 and fits[1][0] - fits[0][0] < APART):
        return None
    what, height = next(iter(heights.items()))
    return Fit(fits[0][1], f"{what} are then {height * fits[0][1]:.1f} m high")


def heights_of(model: ifcopenshell.file) -> dict[str, float]:
    """The usual height of rooms and doors, where the model has any, else of storeys; in units of the file."""
    drawn = {"rooms": _room_heights(model), "doors": _door_heights(model)}
    medians = {what: median(values) for what, values in drawn.items() if values}
    if not medians and (gaps := _storey_heights(model)):
        return {"storeys": median(gaps)}
    return medians


def _misfit(heights: dict[str, float], length_m: float) -> float:
    """The mean deviation of the heights, as the logarithm of a ratio."""
    apart = [abs(math.log(height * length_m / TYPICAL_M[what])) for what, height in heights.items()]
    return sum(apart) / len(apart) if apart else math.inf


def _room_heights(model: ifcopenshell.file) -> list[float]:
    spaces = of_type(model, "IfcSpace")[:MOST]
    return _positive(attribute(solid, "Depth") for space in spaces for solid in _extrusions(space))


def _extrusions(space: Entity) -> Iterator[Entity]:
    for shape in entities(attribute(space, "Representation")):
        for representation in entities(attribute(shape, "Representations")):
            items = entities(attribute(representation, "Items"))
            yield from (item for item in items if item.is_a("IfcExtrudedAreaSolid"))


def _door_heights(model: ifcopenshell.file) -> list[float]:
    return _positive(attribute(door, "OverallHeight") for door in of_type(model, "IfcDoor")[:MOST])


def _storey_heights(model: ifcopenshell.file) -> list[float]:
    levels = [attribute(storey, "Elevation") for storey in of_type(model, "IfcBuildingStorey")]
    ordered = sorted({float(level) for level in levels if isinstance(level, int | float)})
    return _positive(upper - lower for lower, upper in pairwise(ordered))


def _positive(values: Iterable[object]) -> list[float]:
    return [
        float(number) for number in values if isinstance(number, int | float) and math.isfinite(number) and number > 0
    ]
