"""Upright frames, as plain numbers and as matrices."""

import math
from collections.abc import Sequence

import numpy as np
from ifcopenshell import entity_instance

from ifc_import.reading.shapes.frames import Matrix
from ifc_import.reading.shapes.placements import Placements
from ifc_import.reading.unread import MALFORMED
from registry.snapshot import Frame

LEANING = 1e-6
"""Tolerance of the cosine of the angle to the vertical."""


def building_frame(buildings: Sequence[entity_instance], scale_to_m: float) -> Frame:
    """The frame of the first building in world coordinates; the world's where it is not upright or has no placement."""
    return next((frame for building in buildings[:1] if (frame := world_frame(building, scale_to_m))), Frame())


def world_frame(place: entity_instance, scale_to_m: float) -> Frame | None:
    """The frame of a building or site in world coordinates; None where it is not upright or its placement can't be
    resolved.
    """
    try:
        if place.ObjectPlacement is None:
            return None
        return upright(Placements(scale_to_m).of(place))
    except MALFORMED:
        return None


def upright(matrix: Matrix) -> Frame | None:
    """Give the frame of a (4, 4) matrix in metres; None where its z is not vertical, or it is not finite."""
    if not np.isfinite(matrix).all() or matrix[2, 2] < 1.0 - LEANING:
        return None
    x, y, z = matrix[:3, 3].tolist()
    return Frame(x, y, z, math.degrees(math.atan2(matrix[1, 0], matrix[0, 0])))


def inverse_matrix(frame: Frame) -> Matrix:
    """Give the (4, 4) matrix from the parent frame into a frame."""
    turn = math.radians(frame.turn_deg)
    cos, sin = math.cos(turn), math.sin(turn)
    matrix = np.array([[cos, -sin, 0.0], [sin, cos, 0.0], [0.0, 0.0, 1.0]])
    inverse = np.eye(4)
    inverse[:3, :3] = matrix.T
    inverse[:3, 3] = -matrix.T @ [frame.x_m, frame.y_m, frame.z_m]
    return inverse
