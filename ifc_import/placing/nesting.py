"""Nested spaces: zones, gross-area spaces and units drawn over the rooms that they consist of.

The innermost space is the room. A space largely filled by other spaces is a zone: it is not a room itself, and a wall
inside it is still a wall.
"""

from dataclasses import dataclass

import numpy as np
import shapely

from ifc_import.placing.index import Flags, Floats, Indices, Pairs, Plan

WITHIN_SHARE = 0.9
"""A space is inside another one when this share of its area is: outlines differ by plaster and columns."""
ZONE_FILLED_SHARE = 0.5
"""A space is a zone when the spaces inside it fill this share of its area."""


@dataclass(frozen=True, slots=True)
class Nesting:
    """For each room of a plan: the number of rooms that contain it, and whether it is a zone."""

    depth: Indices
    is_zone: Flags


def nesting(plan: Plan, *, within_share: float = WITHIN_SHARE, zone_filled_share: float = ZONE_FILLED_SHARE) -> Nesting:
    """Find which spaces of a plan are inside others, at the same height."""
    pairs = _inner_and_outer(plan, within_share)
    depth = np.bincount(pairs.box, minlength=plan.count)
    filled_m2 = np.bincount(pairs.room, weights=plan.area_m2[pairs.box], minlength=plan.count)
    return Nesting(depth, filled_m2 >= zone_filled_share * plan.area_m2)


def _inner_and_outer(plan: Plan, within_share: float) -> Pairs:
    """Return the pairs of an inner space (`box`) and the larger one around it (`room`)."""
    pairs = Pairs(*plan.tree.query(plan.shapes))
    larger = plan.area_m2[pairs.room] * within_share > plan.area_m2[pairs.box]
    pairs = pairs.where(larger & _mid_height_is_in(plan, pairs))
    pairs = pairs.where(shapely.intersects(plan.shapes[pairs.room], plan.shapes[pairs.box]))
    common_m2: Floats = shapely.area(shapely.intersection(plan.shapes[pairs.box], plan.shapes[pairs.room]))
    return pairs.where(common_m2 >= within_share * plan.area_m2[pairs.box])


def _mid_height_is_in(plan: Plan, pairs: Pairs) -> Flags:
    middle = (plan.z_min_m + plan.z_max_m)[pairs.box] / 2
    inside: Flags = (plan.z_min_m[pairs.room] <= middle) & (middle <= plan.z_max_m[pairs.room])
    return inside
