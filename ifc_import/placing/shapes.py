"""Location of elements by their boxes alone: in a room, else near one, else in a zone; each element at most once."""

from collections.abc import Sequence

import numpy as np

from ifc_import.placing import bands
from ifc_import.placing.beside import CEILING_VOID_M, STOREY_M, WALL_M, Beside, beside, with_room_above, within_reach
from ifc_import.placing.index import Floats, Pairs, Plan, pairs_near
from ifc_import.placing.inside import centre_is_inside
from ifc_import.placing.met import Meeting, meetings, rooms_met
from ifc_import.placing.nesting import Nesting
from ifc_import.placing.ranking import Found, ranked
from ifc_import.placing.reached import Reach, rooms_reached
from ifc_import.placing.rooms import Location, Thing
from ifc_import.placing.storeys import on_other_storey, on_storey


def locate_by_shape(plan: Plan, nest: Nesting, things: Sequence[Thing], elevation_m: Floats) -> dict[int, Location]:
    """Return the locations of elements that have a box, by id; `elevation_m` is (n,), of the storey of each, NaN where
    unknown.
    """
    boxes_m = np.array([thing.box for thing in things], dtype=np.float64).reshape(-1, 6)
    pairs = pairs_near(plan, boxes_m, beside_m=WALL_M, below_m=CEILING_VOID_M, above_m=STOREY_M)
    in_zone = nest.is_zone[pairs.room]
    rooms, zones = pairs.where(~in_zone), pairs.where(in_zone)
    meeting = meetings(plan, boxes_m, rooms, elevation_m)
    around = _around_uncentred(plan, boxes_m, rooms, meeting)
    met = rooms_met(plan, nest, boxes_m, meeting, around).locations(plan, things)
    reached = _reached(plan, nest, around, elevation_m).locations(plan, things)
    zoned = _in_zones(plan, nest, boxes_m, zones).locations(plan, things)
    return _surer(reached, zoned) | met


def _surer(first: dict[int, Location], second: dict[int, Location]) -> dict[int, Location]:
    better = {key: place for key, place in second.items() if key in first and place.confidence > first[key].confidence}
    return second | first | better


def _around_uncentred(plan: Plan, boxes_m: Floats, rooms: Pairs, meeting: Meeting) -> Beside:
    settled = np.bincount(meeting.pairs.box[meeting.centred], minlength=len(boxes_m)) > 0
    return beside(plan, boxes_m, rooms.where(~settled[rooms.box]))


def _reached(plan: Plan, nest: Nesting, around: Beside, elevation_m: Floats) -> Found:
    near = within_reach(around)
    reach = Reach(
        near,
        on_storey(plan, near.pairs, elevation_m),
        on_other_storey(plan, near.pairs, elevation_m),
        with_room_above(around, len(elevation_m)),
    )
    return rooms_reached(plan, nest, reach)


def _in_zones(plan: Plan, nest: Nesting, boxes_m: Floats, zones: Pairs) -> Found:
    zones = zones.where(centre_is_inside(plan, boxes_m, zones))
    best = ranked(zones, -nest.depth[zones.room], plan.area_m2[zones.room])
    count = len(best.box)
    return Found(
        box=best.box,
        room=zones.room[best.first],
        runner_up=best.of_second(zones.room, -1),
        method=np.full(count, "centre", dtype=object),
        confidence=np.full(count, bands.IN_ZONE.confidence),
        distance_m=np.zeros(count),
    )
