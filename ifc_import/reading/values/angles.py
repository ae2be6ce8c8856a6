"""The file's unit of plane angle."""

import math

import ifcopenshell

from ifc_import.reading.access import of_type
from ifc_import.reading.unread import MALFORMED
from ifc_import.reading.values.units import factor


def plane_angle_rad(model: ifcopenshell.file) -> float:
    """The file's unit of plane angle in radians; 1 where it is missing or invalid."""
    try:
        assignments = [project.UnitsInContext for project in of_type(model, "IfcProject") if project.UnitsInContext]
        units = [unit for assignment in assignments[:1] for unit in assignment.Units]
        angles = [factor(unit) for unit in units if getattr(unit, "UnitType", None) == "PLANEANGLEUNIT"]
    except MALFORMED:
        return 1.0
    return next((angle for angle in angles if math.isfinite(angle) and angle > 0.0), 1.0)
