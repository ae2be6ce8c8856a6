"""Where the assets are that no relation puts into a space: their boxes, read beside all the rest of a model.

Shapes take about as long as all other facts of assets, and need none of them.
"""

from typing import TYPE_CHECKING

import ifcopenshell
import msgspec

from ifc_import.reading.isolation.beside import Beside
from ifc_import.reading.shapes.boxes import boxes
from registry.snapshot import Box

if TYPE_CHECKING:
    from ifc_import.reading.context import Reading


class Whereabouts(msgspec.Struct):
    """What was found out about where assets are, by step id."""

    boxes: dict[int, Box]
    """in the model's frame, metres"""
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
    return Whereabouts(found, problems, reading.placements.doubts, ifcopenshell.get_log())
