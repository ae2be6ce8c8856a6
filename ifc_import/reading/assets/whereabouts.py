"""Where assets are: boxes of those that no relation puts into a space, placement origins of all others.

They are read beside all the rest of a model: shapes take about as long as all other facts of assets, and need none of
them. An origin may be far from the thing, and so says nothing of its room; but it tells it from its like.
"""

import math
from collections.abc import Iterable
from typing import TYPE_CHECKING

import ifcopenshell
import msgspec

from ifc_import.reading.isolation.beside import Beside
from ifc_import.reading.shapes.boxes import boxes
from ifc_import.reading.shapes.placements import Placements
from ifc_import.reading.shapes.upright import inverse_matrix
from ifc_import.reading.unread import MALFORMED
from registry.snapshot import Box, Point

if TYPE_CHECKING:
    from ifc_import.reading.context import Reading

NOWHERE_M = 1e-6
"""So near to the world's origin is at it."""


class Whereabouts(msgspec.Struct):
    """What was found out about where assets are, by step id."""

    boxes: dict[int, Box]
    """in the building's frame, metres"""
    origins: dict[int, Point]
    """where those stand that have no box; in the building's frame, metres"""
    problems: dict[int, str]
    """why the shape of an asset could not be read"""
    doubts: dict[int, str]
    """what of the placements could not be followed"""
    log: str
    """what the parser complained of"""


def boxes_beside(reading: "Reading") -> Beside[Whereabouts]:
    """Start to read the boxes of the assets that no relation puts into a space."""
    reading.log.append(ifcopenshell.get_log())
    return Beside(lambda: _find_out(reading), Whereabouts)


def found_out(beside: Beside[Whereabouts], reading: "Reading") -> Whereabouts:
    """What came of it, taken over into `reading` too."""
    found = beside.result()
    reading.placements.doubts.update(found.doubts)
    reading.log.append(found.log)
    return found


def _find_out(reading: "Reading") -> Whereabouts:
    problems: dict[int, str] = {}
    found = boxes(
        reading.model,
        [one for one in reading.assets if reading.structure.space_of(one) is None],
        reading.units.length_m,
        reading.placements,
        lambda done, count: reading.progress("assets", done, count),
        problems,
        carefully=reading.carefully,
    )
    origins = _origins(reading, (one for one in reading.assets if one.id() not in found))
    return Whereabouts(found, origins, problems, reading.placements.doubts, ifcopenshell.get_log())


def _origins(reading: "Reading", assets: Iterable[ifcopenshell.entity_instance]) -> dict[int, Point]:
    """The placement origin of each asset that has one; what can't be followed is told where shapes need it.

    The world's own origin stays (0, 0, 0) in every frame: it is where programs put what they do not place.
    """
    from_world = inverse_matrix(reading.frame)
    nowhere = tuple(from_world[:3, 3].tolist())
    placements = Placements(reading.units.length_m, from_world)
    origins = {}
    for asset in assets:
        try:
            x, y, z = placements.of(asset)[:3, 3].tolist()
        except MALFORMED:
            continue
        if asset.id() not in placements.doubts and math.isfinite(x + y + z):
            origins[asset.id()] = (0.0, 0.0, 0.0) if math.dist((x, y, z), nowhere) < NOWHERE_M else (x, y, z)
    return origins
