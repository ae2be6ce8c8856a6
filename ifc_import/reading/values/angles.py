"""The file's unit of plane angle."""

import math

import ifcopenshell

from ifc_import.reading.access import of_type
from ifc_import.reading.unread import MALFORMED
from ifc_import.reading.values.units import factor


def plane_angle_rad(model: ifcopenshell.file) -> float:
    """What one unit of plane angle is in radians; 1 where the file does not say it, or says nonsense."""
    try:
        assignments = [one.UnitsInContext for one in of_type(model, "IfcProject") if one.UnitsInContext]
        units = [one for assignment in assignments[:1] for one in assignment.Units]
        angles = [factor(one) for one in units if getattr(one, "UnitType", None) == "PLANEANGLEUNIT"]
    except MALFORMED:
        return 1.0
    return next((one for one in angles if math.isfinite(one) and one > 0.0), 1.0)
