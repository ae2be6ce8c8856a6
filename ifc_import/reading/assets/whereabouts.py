"""Positions of assets: boxes of those that no relation assigns to a space, placement origins of all others.

They are read in parallel to the rest of a model: shapes take about as long as all other facts of assets, and do not
depend on these. An origin may be far from the element and does not show its room, but it distinguishes similar
elements.
"""

import math
from collections.abc import Iterable, Iterator
from types import TracebackType
from typing import TYPE_CHECKING, Self

import ifcopenshell
import msgspec

from ifc_import.reading.isolation.beside import Beside
from ifc_import.reading.isolation.shared_list import Shares
from ifc_import.reading.shapes.boxes import boxes
from ifc_import.reading.shapes.placements import Placements
from ifc_import.reading.shapes.upright import inverse_matrix
from ifc_import.reading.unread import MALFORMED
from registry.snapshot import Box, Point

if TYPE_CHECKING:
    from ifc_import.reading.context import Reading

Entity = ifcopenshell.entity_instance

NOWHERE_M = 1e-6
"""A point this near to the world's origin counts as at it."""


class Whereabouts(msgspec.Struct):
    """The positions of assets, by step id."""

    boxes: dict[int, Box]
    """boxes in the building's frame, metres"""
    origins: dict[int, Point]
    """origins of assets without a box, in the building's frame, metres"""
    problems: dict[int, str]
    """the reason why the shape of an asset can't be read"""
    heavy: set[int]
    """elements whose shapes would cost too much to compute"""
    doubts: dict[int, str]
    """placements that can't be resolved, with the reason"""
    log: str
    """the parser's log"""


class BoxesBeside:
    """The boxes of a model's assets, read by a copy of this process, and by this process too once it is free."""

    def __init__(self, reading: "Reading") -> None:
        """Start to read them."""
        reading.log.append(ifcopenshell.get_log())
        self._reading = reading
        self._shares = Shares(reading.assets)
        self._beside = Beside(lambda: _find_out(reading, self._take()), Whereabouts)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the work if its result was not requested."""
        self._beside.__exit__(kind, error, trace)
        self._shares.__exit__(kind, error, trace)

    def result(self) -> Whereabouts:
        """Do the remaining work together with the copy, and add the results to the reading."""
        reading = self._reading
        own_share = _find_out(reading, self._take())
        other_share = self._beside.result(instead=self._carefully)
        reading.placements.doubts.update(other_share.doubts)
        reading.effort.heavy.update(other_share.heavy)
        reading.log.extend((own_share.log, other_share.log))
        return Whereabouts(
            boxes=own_share.boxes | other_share.boxes,
            origins=own_share.origins | other_share.origins,
            problems=own_share.problems | other_share.problems,
            heavy=reading.effort.heavy,
            doubts=reading.placements.doubts,
            log="",
        )

    def _carefully(self) -> Whereabouts:
        """The share of a copy that ended without an answer, since a shape crashed it or took too long."""
        self._reading.effort.carefully = True
        return _find_out(self._reading, self._shares.of_others())

    def _take(self) -> Iterator[Entity]:
        return self._shares.take(lambda done, count: self._reading.progress("assets", done, count))


def _find_out(reading: "Reading", assets: Iterable[Entity]) -> Whereabouts:
    problems: dict[int, str] = {}
    seen: list[Entity] = []
    found = boxes(
        reading.model,
        _nowhere_yet(reading, assets, seen),
        reading.units.length_m,
        reading.placements,
        problems,
        reading.effort,
    )
    origins = _origins(reading, (asset for asset in seen if asset.id() not in found))
    return Whereabouts(
        found, origins, problems, reading.effort.heavy, reading.placements.doubts, ifcopenshell.get_log()
    )


def _nowhere_yet(reading: "Reading", assets: Iterable[Entity], seen: list[Entity]) -> Iterator[Entity]:
    """The assets that no relation assigns to a space, one after another; `seen` collects all assets."""
    for asset in assets:
        seen.append(asset)
        if reading.structure.space_of(asset) is None:
            yield asset


def _origins(reading: "Reading", assets: Iterable[Entity]) -> dict[int, Point]:
    """The placement origin of each asset that has one; placements that can't be resolved are reported where shapes need
    them.

    The world's origin stays (0, 0, 0) in every frame: programs use it for elements that are not placed.
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
