"""Frames that stand upright, as plain numbers and as matrices."""

import math
from collections.abc import Sequence

import numpy as np
from ifcopenshell import entity_instance

from ifc_import.reading.shapes.frames import Matrix
from ifc_import.reading.shapes.placements import Placements
from ifc_import.reading.unread import MALFORMED
from registry.snapshot import Frame

LEANING = 1e-6
"""The cosine of the angle to the vertical may lack this much."""


def building_frame(buildings: Sequence[entity_instance], scale_to_m: float) -> Frame:
    """Where the first building stands in the world; the world itself where it leans or has no placement."""
    return next((frame for building in buildings[:1] if (frame := world_frame(building, scale_to_m))), Frame())


def world_frame(place: entity_instance, scale_to_m: float) -> Frame | None:
    """Where a place stands in the world; None where it leans or has no placement that can be followed."""
    try:
        if place.ObjectPlacement is None:
            return None
        return upright(Placements(scale_to_m).of(place))
    except MALFORMED:
        return None


def upright(matrix: Matrix) -> Frame | None:
    """Give the frame of a (4, 4) matrix in metres; None where its z is not the vertical, or it is nowhere."""
    if not np.isfinite(matrix).all() or matrix[2, 2] < 1.0 - LEANING:
        return None
    x, y, z = matrix[:3, 3].tolist()
    return Frame(x, y, z, math.degrees(math.atan2(matrix[1, 0], matrix[0, 0])))


def inverse_matrix(frame: Frame) -> Matrix:
    """Give the (4, 4) matrix that leads into a frame from the one that it stands in."""
    turn = math.radians(frame.turn_deg)
    cos, sin = math.cos(turn), math.sin(turn)
    matrix = np.array([[cos, -sin, 0.0], [sin, cos, 0.0], [0.0, 0.0, 1.0]])
    inverse = np.eye(4)
    inverse[:3, :3] = matrix.T
    inverse[:3, 3] = -matrix.T @ [frame.x_m, frame.y_m, frame.z_m]
    return inverse
