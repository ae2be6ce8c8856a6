"""Overlaps of the outlines of spaces, between two revisions or two models."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import shapely
from shapely.geometry.base import BaseGeometry

from registry.plan import Known, Stated

CROWD = 200
"""A space that overlaps more than this many others can't be recognised by outline."""

MOST = 0.5
"""A part with more than this share of a room has most of it; at most one part does."""


@dataclass(frozen=True, slots=True)
class Overlap:
    """The overlap of two outlines, as shares from 0 to 1: of the old outline, of the new one, and of their union."""

    of_old: float
    of_new: float
    of_both: float


def overlap(new: Stated, old: Known) -> Overlap | None:
    """The overlap of two spaces; None where one has no outline. Spaces above one another do not overlap."""
    if new.facts["footprint"] is None or old.facts["footprint"] is None:
        return None
    if not _share_height(new, old):
        return Overlap(0.0, 0.0, 0.0)
    new_shape, old_shape = _shape(new.facts["footprint"]), _shape(old.facts["footprint"])
    shared = new_shape.intersection(old_shape).area
    both = new_shape.area + old_shape.area - shared
    return Overlap(_share(shared, old_shape.area), _share(shared, new_shape.area), _share(shared, both))


def overlaps(new: Sequence[tuple[int, Stated]], old: Sequence[Known]) -> Iterator[tuple[int, Known, Overlap]]:
    """All pairs of spaces that overlap: index of the new one, the old one, and the overlap."""
    outlined = [space for space in old if space.facts["footprint"] is not None]
    if not outlined:
        return
    tree = shapely.STRtree([_shape(space.facts["footprint"]) for space in outlined])
    for index, stated in new:
        if stated.facts["footprint"] is None:
            continue
        met = tree.query(_shape(stated.facts["footprint"])).tolist()
        for hit in met if len(met) <= CROWD else ():
            shared = overlap(stated, outlined[hit])
            if shared is not None and shared.of_both > 0:
                yield index, outlined[hit], shared


def _share(part: float, whole: float) -> float:
    return part / whole if whole > 0 else 0.0


def _share_height(new: Stated, old: Known) -> bool:
    return bool(min(new.facts["z_max_m"], old.facts["z_max_m"]) > max(new.facts["z_min_m"], old.facts["z_min_m"]))


@lru_cache(maxsize=4096)
def _shape(outline: str) -> BaseGeometry:
    return shapely.from_wkb(outline)
