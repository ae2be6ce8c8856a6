"""Upright frames as moves: conversion of coordinates from one frame into its parent frame.

Lengths are in metres; rotations are in degrees, anticlockwise about the vertical.
"""

import math
from itertools import product
from typing import Any

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from ifc_import.placing.index import Floats
from registry.snapshot import Box, Frame

STILL = Frame()
"""The identity move."""


def then(outer: Frame, inner: Frame) -> Frame:
    """The move by `inner` and then by `outer`."""
    x, y = _turned(outer.turn_deg, inner.x_m, inner.y_m)
    turn_deg = math.remainder(outer.turn_deg + inner.turn_deg, 360.0)
    return Frame(outer.x_m + x, outer.y_m + y, outer.z_m + inner.z_m, turn_deg)


def inverse(move: Frame) -> Frame:
    """The move back."""
    x, y = _turned(-move.turn_deg, -move.x_m, -move.y_m)
    return Frame(x, y, -move.z_m, math.remainder(-move.turn_deg, 360.0))


def moved_points(move: Frame, points_m: Floats) -> Floats:
    """Move (n, 3) points."""
    x, y = _turned(move.turn_deg, points_m[:, 0], points_m[:, 1])
    return np.column_stack([x + move.x_m, y + move.y_m, points_m[:, 2] + move.z_m])


def moved_box(move: Frame, box: Box) -> Box:
    """The box around a box that was moved; a turn makes it larger."""
    corners = moved_points(move, np.array(list(product(box[0::3], box[1::3], box[2::3]))))
    low, high = corners.min(axis=0).tolist(), corners.max(axis=0).tolist()
    return low[0], low[1], low[2], high[0], high[1], high[2]


def moved_shape(move: Frame, shape: BaseGeometry) -> BaseGeometry:
    """Move an outline in plan."""

    def move_xy(xy: Floats) -> Floats:
        x, y = _turned(move.turn_deg, xy[:, 0], xy[:, 1])
        return np.column_stack([x + move.x_m, y + move.y_m])

    moved: BaseGeometry = shapely.transform(shape, move_xy)
    return moved


def apart_m(first: Frame, second: Frame, box: Box) -> float:
    """The greatest distance, in metres, between the positions that the two moves give a corner of `box`."""
    corners = np.array(list(product(box[0::3], box[1::3], box[2::3])))
    gaps = moved_points(first, corners) - moved_points(second, corners)
    return float(np.sqrt((gaps**2).sum(axis=1)).max())


def _turned(turn_deg: float, x: Any, y: Any) -> tuple[Any, Any]:
    """Coordinates, as numbers or arrays, rotated about the origin; unchanged where there is no rotation."""
    if not turn_deg:
        return x, y
    turn = math.radians(turn_deg)
    return x * math.cos(turn) - y * math.sin(turn), x * math.sin(turn) + y * math.cos(turn)
