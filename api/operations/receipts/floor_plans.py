"""Plan drawings for a receipt: the outlines of the rooms of those storeys on which something was found.

They are kept in the receipt, so that it can be drawn when the registry has long moved on. Their size is bounded: at
most `MOST_POINTS` corners in all, about 0.8 MB of JSON. Where that is not enough, outlines are simplified further, and
then the smallest rooms without a finding are left out.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from api.operations.receipts.views import Ring, RoomOutline, StoreyPlan
from ifc_import.areas.ledger import is_gross
from registry.elements.places import SpacePlace

MOST_POINTS = 60_000

TOLERANCES_M = (0.05, 0.25, 1.0)
"""Tolerances of drawn lines; the first one with which all rooms fit is used."""

SMALLEST_HOLE_M2 = 0.25
"""A column in a room need not be drawn."""

FARTHEST_M = 1e8
"""No coordinates on Earth are farther from the origin."""


@dataclass(frozen=True, slots=True)
class Plans:
    """The plans of a receipt, with the indices of storeys and spaces in them."""

    plans: list[StoreyPlan]
    plan_of: dict[int | None, int]
    """Storey → its plan."""
    room_of: dict[int, int]
    """Space → its room in the plan of its storey."""


@dataclass(frozen=True, slots=True)
class _Drawable:
    space: SpacePlace
    shape: BaseGeometry
    marked: bool


@dataclass(frozen=True, slots=True)
class _Drawn:
    space: SpacePlace
    rings_cm: list[Ring]


def make_plans(
    spaces: Mapping[int, SpacePlace],
    storeys: Mapping[int, str],
    wanted: Collection[int | None],
    marked: Collection[int],
) -> Plans:
    """The plans of the `wanted` storeys, from the bottom up, with all rooms that can be drawn.

    `storeys` are the names of all, from the bottom up; `marked` are the spaces that a finding is about or in.
    """
    drawable = [one for one in _drawable(spaces, marked) if one.space.storey_id in wanted]
    rooms: dict[int | None, list[_Drawn]] = {storey: [] for storey in (*storeys, None)}
    for one in _within_bounds(drawable):
        rooms[one.space.storey_id].append(one)
    shown = [storey for storey in rooms if rooms[storey]]
    return Plans(
        plans=[
            StoreyPlan(
                storey=None if storey is None else storeys[storey], rooms=[_outline(one) for one in rooms[storey]]
            )
            for storey in shown
        ],
        plan_of={storey: index for index, storey in enumerate(shown)},
        room_of={one.space.id: index for storey in shown for index, one in enumerate(rooms[storey])},
    )


def _drawable(spaces: Mapping[int, SpacePlace], marked: Collection[int]) -> list[_Drawable]:
    """Largest first, so that what lies in another one is drawn on it; gross areas only where they are meant."""
    shown = [one for one in spaces.values() if one.id in marked or not is_gross(one.predefined_type)]
    found = [
        _Drawable(one, shape, one.id in marked)
        for one in shown
        if one.footprint is not None and _is_sound(shape := shapely.from_wkb(one.footprint))
    ]
    return sorted(found, key=lambda one: -one.shape.area)


def _is_sound(shape: BaseGeometry) -> bool:
    return shape.area > 0 and bool(np.abs(shape.bounds).max() < FARTHEST_M)


def _within_bounds(rooms: Sequence[_Drawable]) -> list[_Drawn]:
    """All of them, simplified as far as it takes, or as many as fit: those that are meant first, then the largest."""
    if not rooms:
        return []
    shapes = np.array([one.shape for one in rooms], dtype=object)
    for tolerance_m in TOLERANCES_M:
        simplified = shapely.simplify(shapes, tolerance_m)
        if shapely.get_num_coordinates(simplified).sum() <= MOST_POINTS:
            break
    order = sorted(range(len(rooms)), key=lambda index: not rooms[index].marked)
    sizes = np.cumsum(shapely.get_num_coordinates(simplified[order]))
    kept = sorted(order[: int(np.searchsorted(sizes, MOST_POINTS, side="right"))])
    drawn = (_Drawn(rooms[index].space, rings_cm(simplified[index])) for index in kept)
    return [one for one in drawn if one.rings_cm]


def _outline(drawn: _Drawn) -> RoomOutline:
    return RoomOutline(number=drawn.space.number, name=drawn.space.name, rings_cm=drawn.rings_cm)


def rings_cm(shape: BaseGeometry) -> list[Ring]:
    """The outer lines and the larger holes of a shape in metres, each as corners in whole centimetres."""
    polygons = [one for one in shapely.get_parts(shape) if one.geom_type == "Polygon"]
    rings = [one.exterior for one in polygons]
    rings += [hole for one in polygons for hole in one.interiors if shapely.Polygon(hole).area >= SMALLEST_HOLE_M2]
    return [ring for ring in map(_corners_cm, rings) if len(ring) > 2]


def _corners_cm(ring: BaseGeometry) -> Ring:
    corners = np.rint(shapely.get_coordinates(ring) * 100).astype(int)
    changed = np.any(corners != np.roll(corners, 1, axis=0), axis=1)
    return [(int(x), int(y)) for x, y in corners[changed]]
