"""The room that a box meets: the one that contains its centre, otherwise the one that contains most of it.

Of nested rooms the innermost wins. A tall room (a stair, an atrium) has the outline of its lowest storey: upstairs its
walls are elsewhere, so an element that touches a room of its own storey there is assigned to that room.
"""

from dataclasses import dataclass

import numpy as np

from ifc_import.placing import bands
from ifc_import.placing.beside import Beside, outward_m, to_next_m
from ifc_import.placing.index import Flags, Floats, Indices, Pairs, Plan
from ifc_import.placing.inside import centre_is_inside, centre_is_level, shares
from ifc_import.placing.nesting import Nesting
from ifc_import.placing.ranking import Found, Ranked, ranked
from ifc_import.placing.storeys import on_storey, through_storey

LEAST_SHARE = 0.01
"""A room that contains less of a box than this is not met: walls and plaster are drawn with that tolerance."""
WHOLE_SHARE = 0.9
"""A box is wholly in a room when this share of it is: the rest is tolerance."""
MOST_SHARE = 0.5
"""Most of a box."""
PLAY_SHARE = 0.1
"""Hardly any of a box: it touches a wall, or reaches into it."""
SHARE_STEP = 0.05
"""Shares that differ by less than this count as equal."""
GOOD_SHARE = 0.2
"""A good part of a box: more than what reaches through a slab by the tolerance of a drawing."""
SHARE_DECIMALS = 3
"""Shares that differ by less than one unit of the last decimal are equal."""
LITTLE = 0.5
"""A room that holds less than this share of what another room holds is not the room, even if the centre is there."""
DEEP_IN_WALL_M = 0.15
"""The centre of a device recessed in a wall is at most this far from the room that it faces."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """How each box meets each room, one row per pair. `through` marks a tall room that begins on a storey below."""

    pairs: Pairs
    centred: Flags
    level: Flags
    """The centre of the box is in the height range of the room."""
    share: Floats
    on_storey: Flags
    through: Flags


def meetings(
    plan: Plan, boxes_m: Floats, pairs: Pairs, elevation_m: Floats, *, least_share: float = LEAST_SHARE
) -> Meeting:
    """Return the pairs that meet. `boxes_m` is (n, 6); `elevation_m` is (n,), of the elements' storeys."""
    level = centre_is_level(plan, boxes_m, pairs)
    centred, share = centre_is_inside(plan, boxes_m, pairs), shares(plan, boxes_m, pairs)
    meet = centred | (share >= least_share)
    pairs = pairs.where(meet)
    return Meeting(
        pairs,
        centred[meet],
        level[meet],
        share[meet],
        on_storey(plan, pairs, elevation_m),
        through_storey(plan, pairs, elevation_m),
    )


def rooms_met(plan: Plan, nest: Nesting, boxes_m: Floats, rows: Meeting, around: Beside) -> Found:
    """Choose one room for each box, (n, 6), that meets any.

    `around` has, for the boxes whose centre is in no room, the distances to all rooms around them.
    """
    best = _ranked(plan, nest, rows)
    chosen = Pairs(best.box, rows.pairs.room[best.first])
    out_m, centred = outward_m(plan, boxes_m, chosen), rows.centred[best.first]
    inside = _centre_grade(rows, best, nest.depth[rows.pairs.room])
    across = _overlap_grade(rows, best, out_m, to_next_m(around, chosen))
    return Found(
        box=chosen.box,
        room=chosen.room,
        runner_up=best.of_second(rows.pairs.room, -1),
        method=np.where(centred, "centre", "overlap").astype(object),
        confidence=np.where(centred, inside, across),
        distance_m=out_m,
    )


def _ranked(plan: Plan, nest: Nesting, rows: Meeting) -> Ranked:
    return ranked(
        rows.pairs,
        rows.through,
        _on_lesser_storey(rows),
        _holds_little(rows),
        ~rows.centred,
        -nest.depth[rows.pairs.room],
        -np.round(rows.share / SHARE_STEP),
        ~rows.on_storey,
        -np.round(rows.share, SHARE_DECIMALS),
        plan.area_m2[rows.pairs.room],
    )


def _on_lesser_storey(rows: Meeting) -> Flags:
    """Tell for each pair whether the room is on another storey than the model states, while one on that storey holds a
    good part of the box: what reaches through a slab is where the model says.
    """
    known = rows.on_storey & (rows.share >= GOOD_SHARE)
    has_own = np.bincount(rows.pairs.box[known], minlength=1 + rows.pairs.box.max(initial=-1)) > 0
    return ~rows.on_storey & ~rows.through & has_own[rows.pairs.box]


def _holds_little(rows: Meeting) -> Flags:
    """Tell for each pair whether the room holds less than half of what another room holds of the box.

    Centre and depth then show nothing: the centre of an L-shaped desk may be in the closet that it goes around.
    """
    most = np.zeros(1 + rows.pairs.box.max(initial=-1))
    np.maximum.at(most, rows.pairs.box, rows.share)
    little: Flags = rows.share < LITTLE * most[rows.pairs.box]
    return little


def _centre_grade(rows: Meeting, best: Ranked, depth: Indices) -> Floats:
    share, next_share = rows.share[best.first], best.of_second(rows.share, 0.0)
    alone, tall = best.second < 0, _reaches_through(rows, best)
    several = best.of_second(rows.centred, False)
    inner = depth[best.first] > best.of_second(depth, 0)
    return bands.graded(
        [
            (tall, bands.THROUGH_STOREY),
            (several & inner, bands.INNERMOST),
            (several, bands.SEVERAL),
            (alone & (share >= WHOLE_SHARE), bands.INSIDE),
            ((share >= MOST_SHARE) & (next_share <= PLAY_SHARE), bands.MOSTLY_INSIDE),
            (share >= next_share, bands.STRADDLING),
        ],
        bands.SEVERAL,
    )


def _overlap_grade(rows: Meeting, best: Ranked, out_m: Floats, other_m: Floats) -> Floats:
    share, next_share = rows.share[best.first], best.of_second(rows.share, 0.0)
    alone, tall, level = best.second < 0, _reaches_through(rows, best), rows.level[best.first]
    return bands.graded(
        [
            (tall, bands.THROUGH_STOREY),
            (alone & level & (out_m <= DEEP_IN_WALL_M) & (other_m >= 2 * out_m), bands.FACES_ONE),
            (alone, bands.REACHES_ONE),
            (share >= 2 * next_share, bands.REACHES_MORE),
        ],
        bands.REACHES_EVENLY,
    )


def _reaches_through(rows: Meeting, best: Ranked) -> Flags:
    """Tell for each box whether a tall room from a storey below is one of the two best rooms."""
    has_next: Flags = best.second >= 0
    return has_next & (rows.through[best.first] | best.of_second(rows.through, False))
