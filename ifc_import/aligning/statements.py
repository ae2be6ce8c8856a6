"""Candidate moves of one model's coordinates into another's, from the location that both state."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from typing import Literal, TypeAlias

from ifc_import.aligning.moves import STILL, inverse, then
from ifc_import.aligning.survey import Survey
from registry.snapshot import Frame, Georeference

Evidence: TypeAlias = Literal[
    "frame", "by hand", "rooms", "shared elements", "map conversion", "coordinates", "building placement",
    "site placement", "storeys", "none",
]  # fmt: skip
"""The evidence for converting a model's coordinates to the building's."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A move of one model's coordinates into another's, and the evidence for it."""

    evidence: Evidence
    move: Frame


def same_world(base: Survey, other: Survey) -> Candidate:
    """The move for models with the same world coordinates, as most sets of models have."""
    return Candidate("coordinates", in_frames(base, other, STILL))


def in_frames(base: Survey, other: Survey, between_worlds: Frame) -> Frame:
    """The move of `other`'s coordinates into `base`'s, from the one of its world into the other's."""
    return then(inverse(base.georeference.frame), then(between_worlds, other.georeference.frame))


def between_worlds(base: Survey, other: Survey, move: Frame) -> Frame:
    """The move between the world coordinates, as shown in a viewer, from the move between the models' own
    coordinates.
    """
    return then(base.georeference.frame, then(move, inverse(other.georeference.frame)))


def placements(base: Survey, other: Survey) -> Iterator[Candidate]:
    """The moves by which the two buildings, or the two sites, coincide."""
    first, second = base.georeference, other.georeference
    own = then(first.building, inverse(second.building))
    yield Candidate("building placement", Frame(own.x_m, own.y_m, 0.0, own.turn_deg))
    if first.site is not None and second.site is not None:
        yield Candidate("site placement", in_frames(base, other, then(first.site, inverse(second.site))))


def map_conversions(base: Survey, other: Survey) -> Iterator[Candidate]:
    """The moves by the map conversions of both. Files seldom state the unit of these, so all usual units are tried."""
    first, second = base.georeference, other.georeference
    base_conversion, other_conversion = first.map_conversion, second.map_conversion
    if (
        base_conversion is None
        or other_conversion is None
        or (
            base_conversion.crs
            and other_conversion.crs
            and base_conversion.crs.casefold() != other_conversion.crs.casefold()
        )
    ):
        return
    for on_first, on_second in product(_on_map(first), _on_map(second)):
        yield Candidate("map conversion", then(inverse(on_first), on_second))


def _on_map(georeference: Georeference) -> list[Frame]:
    """The moves from model to map coordinates, one for each unit that the numbers may be in."""
    conversion, unit_m = georeference.map_conversion, georeference.unit_m
    if conversion is None:
        return []
    units_m = dict.fromkeys([conversion.unit_m or unit_m, 1.0, unit_m])
    contexts = dict.fromkeys([inverse(georeference.context), STILL])
    return [
        then(_frame(conversion.eastings, conversion.northings, conversion.height, unit, conversion.turn_deg), inner)
        for unit in units_m
        for inner in (then(context, georeference.frame) for context in contexts)
    ]


def _frame(east: float, north: float, height: float, unit_m: float, turn_deg: float) -> Frame:
    return Frame(east * unit_m, north * unit_m, height * unit_m, turn_deg)
