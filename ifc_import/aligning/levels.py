"""The height difference between the storeys of two models, whatever their elevations are measured from."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from statistics import median

from ifc_import.vocabulary.storey_names import same_storey_name

SAME_M = 0.5
"""Storeys of two models this near in height can be the same: structural and finished floor level."""
EXACT_M = 0.15
"""Storeys of a correctly moved model are at most this far apart."""

Heights = Sequence[tuple[str, float]]
"""Name and height of storeys, in one model's coordinates."""


def agreeing(base: Heights, other: Heights, lift_m: float) -> tuple[int, int, float]:
    """The number of storeys of `other` level with one of `base` once lifted, the number of those with the same name,
    and the negated sum of their gaps in metres.
    """
    near = [
        (abs(height + lift_m - base_height), same_storey_name(name, base_name))
        for name, height in other
        for base_name, base_height in base
        if abs(height + lift_m - base_height) <= SAME_M
    ]
    levels = sum(
        any(abs(height + lift_m - base_height) <= SAME_M for _name, base_height in base) for _, height in other
    )
    return levels, sum(alike for _gap, alike in near), -round(sum(gap for gap, alike in near if alike), 3)


def named_lift_m(base: Heights, other: Heights) -> float | None:
    """The lift, in metres, that brings most storeys of the same name together; None with fewer than two, or where two
    lifts are equally good.
    """
    gaps = [
        base_h - height for name, height in other for base_name, base_h in base if same_storey_name(name, base_name)
    ]
    groups = [[gap for gap in gaps if abs(gap - middle) <= EXACT_M] for middle in gaps]
    best = max(groups, key=len, default=[])
    rivals = [group for group in groups if len(group) == len(best) and abs(group[0] - best[0]) > 2 * EXACT_M]
    return sum(best) / len(best) if len(best) >= 2 and not rivals else None


def best_lift_m(base: Heights, other: Heights) -> float:
    """The lift, in metres, that makes most storeys level, preferring those with the same name and then the smallest
    lift.
    """
    lifts = [0.0, *(base_height - height for _, height in other for _, base_height in base)]
    return max(lifts, key=lambda lift: (*agreeing(base, other, lift), -abs(lift)))


def adrift_m(placed: Iterable[tuple[float, float]], elevations_m: Iterable[float]) -> float:
    """The height, in metres, by which elements have to be lifted to lie on their stated storeys; 0 where they do.

    `placed` are pairs of a storey's elevation and the mid-height of an element on it, in metres from one datum. The
    result is not 0 only where all storeys with elements, at least two, are off in the same direction.
    """
    levels = sorted(set(elevations_m))
    over: dict[float, list[float]] = defaultdict(list)
    for elevation_m, height_m in placed:
        over[elevation_m].append(height_m)
    lifts = {elevation_m: _lift_m(elevation_m, median(heights), levels) for elevation_m, heights in over.items()}
    off = [lift for lift in lifts.values() if abs(lift) > SAME_M]
    several = len(lifts) >= 2 and len(off) == len(lifts) and max(off) * min(off) > 0.0
    return median(off) if several else 0.0


def _lift_m(elevation_m: float, height_m: float, levels: Sequence[float]) -> float:
    """The height difference from the storey at an element's height to its stated storey."""
    at = bisect_right(levels, height_m + SAME_M) - 1
    floor_m = levels[at] if at >= 0 else levels[0] - (levels[1] - levels[0] if len(levels) > 1 else 0.0)
    return elevation_m - floor_m
