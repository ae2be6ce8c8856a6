"""How much two spaces share in plan: which part of either, and of both together."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import shapely
from shapely.geometry.base import BaseGeometry

from registry.plan import Known, Stated

CROWD = 200
"""A space that meets more than this many others tells nothing of which it was."""


@dataclass(frozen=True, slots=True)
class Overlap:
    """Shares of 0 to 1: of the old outline, of the new one, and of what both cover."""

    of_old: float
    of_new: float
    of_both: float


def overlap(new: Stated, old: Known) -> Overlap | None:
    """What two spaces share; None where one has no outline. Spaces above one another share nothing."""
    if new.facts["footprint"] is None or old.facts["footprint"] is None:
        return None
    if not _share_height(new, old):
        return Overlap(0.0, 0.0, 0.0)
    one, other = _shape(new.facts["footprint"]), _shape(old.facts["footprint"])
    shared = one.intersection(other).area
    both = one.area + other.area - shared
    return Overlap(_share(shared, other.area), _share(shared, one.area), _share(shared, both))


def overlaps(new: Sequence[tuple[int, Stated]], old: Sequence[Known]) -> Iterator[tuple[int, Known, Overlap]]:
    """All pairs that share something: place of the new one, the old one, and how much."""
    outlined = [one for one in old if one.facts["footprint"] is not None]
    if not outlined:
        return
    tree = shapely.STRtree([_shape(one.facts["footprint"]) for one in outlined])
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
