"""Rooms that no element can be in by its shape: copies of another model's rooms, and rooms drawn in another's place."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from ifc_import.placing.coinciding import Drawn, coincidences
from ifc_import.placing.index import Pairs, Plan, plan_of
from ifc_import.placing.rooms import Level, Room

SAME_SHARE = 0.95
"""Two rooms that share this much of both are drawn in one place."""

SAME_FLOOR_M = 1.0
"""Floors nearer to each other than this are one."""


def without_misplaced(rooms: Sequence[Room], levels: Sequence[Level]) -> Sequence[Room]:
    """Return the rooms; those that are copies or misplaced have no shape, so that only relations can name them."""
    plan = plan_of(rooms)
    pairs = list(_in_one_place(plan))
    if not pairs:
        return rooms
    elevation_m = {level.id: level.elevation_m for level in levels}
    drawn = {row: _drawn(room, plan.shapes[row], elevation_m) for row, room in enumerate(plan.rooms)}
    models = [room.source_model_id for room in plan.rooms]
    copies = {second for first, second in pairs if models[first] != models[second]}
    judged = coincidences(drawn, [pair for pair in pairs if models[pair[0]] == models[pair[1]]])
    misplaced = {pair.misplaced for pair in judged if pair.misplaced is not None}
    hidden = {plan.rooms[row].id for row in copies | misplaced}
    return [replace(room, shape=None) if room.id in hidden else room for room in rooms]


def _drawn(room: Room, shape: BaseGeometry, elevation_m: Mapping[int, float | None]) -> Drawn:
    storey_m = None if room.storey_id is None else elevation_m.get(room.storey_id)
    return Drawn(room.number, storey_m, shape, room.declared_m2)


def _in_one_place(plan: Plan) -> Iterator[tuple[int, int]]:
    """The rows of rooms that share most of both, the lower id first."""
    pairs = Pairs(*plan.tree.query(plan.shapes))
    pairs = pairs.where(pairs.box < pairs.room)
    first, second = plan.area_m2[pairs.box], plan.area_m2[pairs.room]
    level = abs(plan.z_min_m[pairs.box] - plan.z_min_m[pairs.room]) <= SAME_FLOOR_M
    pairs = pairs.where(level & (first >= SAME_SHARE * second) & (second >= SAME_SHARE * first))
    common_m2 = shapely.area(shapely.intersection(plan.shapes[pairs.box], plan.shapes[pairs.room]))
    larger_m2 = np.maximum(plan.area_m2[pairs.box], plan.area_m2[pairs.room])
    same = pairs.where(common_m2 >= SAME_SHARE * larger_m2)
    yield from zip(same.box.tolist(), same.room.tolist(), strict=True)
