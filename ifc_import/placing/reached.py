"""The room of an element that is in none: in a wall, above a ceiling, under a floor.

The nearest room wins, where two kinds of distance count double: to a room of another storey, since both void and slab
lie between, and to a room above, since equipment under a slab serves the room below.
"""

from dataclasses import dataclass

import numpy as np

from ifc_import.placing import bands
from ifc_import.placing.beside import WALL_M, Beside
from ifc_import.placing.index import Flags, Floats, Plan
from ifc_import.placing.nesting import Nesting
from ifc_import.placing.ranking import Found, Ranked, ranked

UNLIKELY_FACTOR = 2.0
"""The factor by which the distance to an unlikely room counts."""
AGAINST_CEILING_M = 0.1
"""An element fixed to a ceiling begins at most this far above the top of the room."""
IN_WALL_M = 0.15
"""The centre of a device recessed in a wall is at most this far from the room that it faces."""
WALL_THICKNESS_M = 0.3
"""An element this far out may be on the other face of the wall."""


@dataclass(frozen=True, slots=True)
class Reach:
    """Rows of elements and the rooms that they may belong to; `room_above` is one flag for each element."""

    beside: Beside
    on_storey: Flags
    on_other_storey: Flags
    room_above: Flags


def rooms_reached(plan: Plan, nest: Nesting, reach: Reach) -> Found:
    """Choose the nearest room for each element; none for elements on a storey above all rooms."""
    rows, room = reach.beside, reach.beside.pairs.room
    unlikely_m = rows.distance_m * np.where(rows.under_m > 0.0, UNLIKELY_FACTOR, 1.0)
    unlikely_m *= np.where(reach.on_other_storey, UNLIKELY_FACTOR, 1.0)
    best = ranked(rows.pairs, unlikely_m, -nest.depth[room], plan.area_m2[room])
    over, under = rows.over_m[best.first] > 0.0, rows.under_m[best.first] > 0.0
    on_roof = over & ~reach.room_above[best.box] & reach.on_other_storey[best.first]
    found = Found(
        box=best.box,
        room=room[best.first],
        runner_up=best.of_second(room, -1),
        method=np.select([over, under], ["ceiling void", "floor void"], default="nearest").astype(object),
        confidence=np.select(
            [over, under], [_over_grade(reach, best), _under_grade(reach, best)], default=_wall_grade(best, unlikely_m)
        ),
        distance_m=rows.distance_m[best.first],
    )
    return found.where(~on_roof)


def _wall_grade(best: Ranked, away_m: Floats) -> Floats:
    away, next_away = away_m[best.first], best.of_second(away_m, np.inf)
    return bands.graded(
        [
            (next_away < 1.5 * away, bands.BETWEEN),
            ((away > WALL_THICKNESS_M) | ((away > IN_WALL_M) & (next_away > WALL_M)), bands.ACROSS_WALL),
            ((away <= IN_WALL_M) & (next_away >= 2 * away), bands.IN_ITS_WALL),
        ],
        bands.NEARER,
    )


def _over_grade(reach: Reach, best: Ranked) -> Floats:
    on_storey, above = reach.on_storey[best.first], reach.room_above[best.box]
    over_plan = reach.beside.out_m[best.first] == 0.0
    against = reach.beside.over_m[best.first] <= AGAINST_CEILING_M
    return bands.graded(
        [
            (on_storey & over_plan & against, bands.AT_CEILING),
            (~above, bands.UNDER_ROOF),
            (on_storey & over_plan, bands.OVER_CEILING),
        ],
        bands.OVER_CEILING_STOREY_OPEN,
    )


def _under_grade(reach: Reach, best: Ranked) -> Floats:
    on_storey = reach.on_storey[best.first]
    under_plan = reach.beside.out_m[best.first] == 0.0
    against = reach.beside.under_m[best.first] <= AGAINST_CEILING_M
    return bands.graded([(on_storey & under_plan & against, bands.AT_FLOOR)], bands.UNDER_FLOOR)
