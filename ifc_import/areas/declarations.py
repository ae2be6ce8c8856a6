"""Declared areas that no rule of measurement explains: computed from the wrong sides, or in another unit.

Rules of measurement differ by the walls that they include: to their centrelines, to their outer faces, without niches.
Between rooms with level floors they give ratios of 0.85 to 1.25 times the area of the room's shape. Where most rooms
of a building are outside that range under one name, uniformly or not, the name's areas are wrong, not the rooms.
Under sloping ceilings other rules leave floor out, so rooms without a level floor show nothing.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from statistics import median
from typing import Any

from ifc_import.areas.plausible import is_plausible
from registry.snapshot import SpaceAreas

ROOMS = 5
"""With fewer rooms than this a common fault is not significant."""

MOST = 0.5
"""More than this share of the rooms has to be outside the limits."""

LIMITS = (0.85, 1.25)
"""The ratios of declared to computed area that rules of measurement give, for rooms with level floors."""


def source_of(declared: Mapping[str, Any]) -> str:
    """The name of a declared area as people read it: its set, if it has one, and its own name."""
    return f"{declared['set']} / {declared['name']}" if declared["set"] else str(declared["name"])


def wrong_sources(
    spaces: Sequence[SpaceAreas], declared: Sequence[Mapping[str, Any] | None], limits: Sequence[float]
) -> dict[str, float]:
    """Name of declared areas that are wrong throughout → their median ratio to the computed ones.

    declared: the area of each space that would count.
    limits: the largest area that each space can have, in m².
    """
    ratios: dict[str, list[float]] = defaultdict(list)
    for space, area, most in zip(spaces, declared, limits, strict=True):
        if area is not None and space.level and is_plausible(space.computed_m2, most):
            ratios[source_of(area)].append(float(area["value_m2"]) / float(space.computed_m2 or 1.0))
    return {source: median(of_source) for source, of_source in ratios.items() if _is_wrong(of_source)}


def _is_wrong(ratios: Sequence[float]) -> bool:
    outside = sum(not LIMITS[0] <= ratio <= LIMITS[1] for ratio in ratios)
    return len(ratios) >= ROOMS and outside > MOST * len(ratios)
