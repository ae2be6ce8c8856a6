"""Elements inside rooms: by the centre of their box, and by the share of the box in a room.

Origins are not used: many lie on the slab between two storeys. The box and its centre are.
"""

import numpy as np
import shapely

from ifc_import.placing.index import Flags, Floats, Pairs, Plan, Shapes

THINNEST_M = 0.01
"""The least thickness of a box in the calculation of shares: thinner ones are plates, wires and points."""


def centre_is_inside(plan: Plan, boxes_m: Floats, pairs: Pairs) -> Flags:
    """Tell for each pair whether the centre of the box, (n, 6), is in the room, in plan and in height."""
    centre = centres(boxes_m)[pairs.box]
    inside = centre_is_level(plan, boxes_m, pairs)
    rows = np.flatnonzero(inside)
    inside[rows] = shapely.intersects_xy(plan.shapes[pairs.room[rows]], centre[rows, 0], centre[rows, 1])
    return inside


def centre_is_level(plan: Plan, boxes_m: Floats, pairs: Pairs) -> Flags:
    """Tell for each pair whether the centre of the box, (n, 6), is in the height range of the room."""
    height_m = centres(boxes_m)[pairs.box, 2]
    level: Flags = (plan.z_min_m[pairs.room] <= height_m) & (height_m <= plan.z_max_m[pairs.room])
    return level


def shares(plan: Plan, boxes_m: Floats, pairs: Pairs, *, thinnest_m: float = THINNEST_M) -> Floats:
    """Return for each pair the share of the box, (n, 6), in the room: plan area × height, from 0 to 1."""
    share = _height_shares(plan, boxes_m, pairs, thinnest_m)
    rows = np.flatnonzero(share > 0.0)
    share[rows] *= _plan_shares(plan.shapes[pairs.room[rows]], boxes_m[pairs.box[rows]], thinnest_m)
    return share


def centres(boxes_m: Floats) -> Floats:
    """Return the centres of boxes, (n, 6), as (n, 3)."""
    return (boxes_m[:, :3] + boxes_m[:, 3:]) / 2


def thickened(boxes_m: Floats, thinnest_m: float) -> Floats:
    """Return the boxes, (n, 6), grown about their centres to be at least `thinnest_m` in each direction."""
    half = np.maximum(boxes_m[:, 3:] - boxes_m[:, :3], thinnest_m) / 2
    centre = centres(boxes_m)
    return np.hstack([centre - half, centre + half])


def _height_shares(plan: Plan, boxes_m: Floats, pairs: Pairs, thinnest_m: float) -> Floats:
    low, high = boxes_m[pairs.box, 2], boxes_m[pairs.box, 5]
    common = np.minimum(high, plan.z_max_m[pairs.room]) - np.maximum(low, plan.z_min_m[pairs.room])
    share = np.clip(common / np.maximum(high - low, thinnest_m), 0.0, 1.0)
    return np.where(high - low < thinnest_m, centre_is_level(plan, boxes_m, pairs), share)


def _plan_shares(shapes: Shapes, boxes_m: Floats, thinnest_m: float) -> Floats:
    """Return the share of each box's outline in its shape; a thin outline on the edge of the shape counts as in it."""
    grown = thickened(boxes_m, thinnest_m)
    outlines = shapely.box(grown[:, 0], grown[:, 1], grown[:, 3], grown[:, 4])
    diagonals = np.asarray(shapely.linestrings(boxes_m[:, [[0, 1], [3, 4]]]))
    thin = (boxes_m[:, 3:5] - boxes_m[:, :2]).min(axis=1, initial=np.inf) < thinnest_m
    share = shapely.covers(shapes, np.where(thin, diagonals, outlines)).astype(np.float64)
    across = np.flatnonzero((share == 0.0) & shapely.intersects(shapes, outlines))
    met_m2 = shapely.area(shapely.intersection(shapes[across], outlines[across]))
    share[across] = met_m2 / shapely.area(outlines[across])
    return share
