"""Floor areas that a model declares for its spaces: which values are one, of what kind, and in which unit.

Source of the names: public models of Revit, ArchiCAD, Allplan and others, and the quantity sets of IFC2X3 to IFC4X3.
"""

import re
from collections.abc import Iterable

from ifc_import.reading.properties import Value
from ifc_import.reading.units import Units, factor
from registry.snapshot import AreaKind, DeclaredArea

KINDS: tuple[tuple[AreaKind, re.Pattern[str]], ...] = (
    ("planned", re.compile(r"planned|programm?e|geplant|target|required|soll")),
    ("net", re.compile(r"net(to)?(floor)?area|nettofl|nettoarea|netfloor|nrf\b|\bnta\b")),
    ("gross", re.compile(r"gross(floor)?area|bruttofl|bruttoarea|grossfloor|\bbta\b|\bbgf\b")),
    ("other", re.compile(r"^area$|^fläche$|^flache$|^areal$|floorarea|horizontalarea|bimarea|spacearea|roomarea")),
    ("other", re.compile(r"gemessenefläche|reduziertefläche|berechnetefläche|usable|grundfl|wohnfl|nutzfl|golvarea")),
)
"""Kind → what a name of it contains once it is folded: lower case, without blanks and underscores."""

NO_FLOOR_AREA = re.compile(
    r"per(person|occupant|area)|/|wall|wand|vägg|vegg|væg|ceiling|decke|tak|roof|dach|window|fenster|door|tür|dörr"
    r"|code|load|perimeter|umfang|glaz|surface|opening|volume|facade|fassade|skirting|lighting|density|number|name"
)
"""Names that speak of an area and mean another one."""

STANDARD_SETS = frozenset({"Qto_SpaceBaseQuantities", "BaseQuantities"})
"""Where IFC itself puts a room's areas: of two values of a kind, these count."""

AREA_MEASURES = frozenset({"IfcAreaMeasure", "IfcQuantityArea"})
NUMBERS = frozenset({"IfcReal", "IfcPositiveLengthMeasure", "IfcNumericMeasure", "IfcCountMeasure"})


def declared_areas(values: Iterable[Value], units: Units) -> list[DeclaredArea]:
    """The floor areas among a space's values, in m², standard sets first; zero and negative values are none."""
    areas = [
        DeclaredArea(one.set_name, one.name, kind, float(one.value) * _scale(one, units))
        for one in values
        if (kind := area_kind(one)) is not None and isinstance(one.value, int | float) and one.value > 0
    ]
    return sorted(areas, key=lambda area: area.set_name not in STANDARD_SETS)


def _scale(value: Value, units: Units) -> float:
    return units.area_m2 if value.unit is None else factor(value.unit)


def area_kind(value: Value) -> AreaKind | None:
    """The kind of floor area that a value is by its name; None where it is no floor area."""
    if value.measure not in AREA_MEASURES and value.measure not in NUMBERS:
        return None
    folded = re.sub(r"[\s_\-().]", "", value.name.casefold())
    if NO_FLOOR_AREA.search(folded):
        return None
    kind = next((kind for kind, pattern in KINDS if pattern.search(folded)), None)
    if kind == "net" and value.set_name.casefold() == "pset_spacecommon":
        return "planned"
    return kind
