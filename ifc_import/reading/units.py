"""The file's units, as factors to metres and square metres.

The area unit is a unit of its own: it does not follow from the length unit. Where none is assigned, areas are squares
of the length unit.
"""

from dataclasses import dataclass

import ifcopenshell

from ifc_import import rules
from ifc_import.reading.access import of_type
from registry.snapshot import Finding

Entity = ifcopenshell.entity_instance

PREFIXES = {
    "EXA": 1e18, "PETA": 1e15, "TERA": 1e12, "GIGA": 1e9, "MEGA": 1e6, "KILO": 1e3, "HECTO": 1e2, "DECA": 1e1,
    "DECI": 1e-1, "CENTI": 1e-2, "MILLI": 1e-3, "MICRO": 1e-6, "NANO": 1e-9, "PICO": 1e-12, "FEMTO": 1e-15,
    "ATTO": 1e-18,
}  # fmt: skip
"""IfcSIPrefix. A prefix before SQUARE_METRE belongs to the metre: MILLI SQUARE_METRE is mm²."""

POWERS = {"METRE": 1, "SQUARE_METRE": 2, "CUBIC_METRE": 3}


@dataclass(frozen=True, slots=True)
class Units:
    """What one unit of the file is in metres, and in square metres."""

    length_m: float
    area_m2: float


def read_units(model: ifcopenshell.file) -> tuple[Units, list[Finding]]:
    """The units that the project assigns, with findings where they are missing or stand twice."""
    lengths = _assigned(model, "LENGTHUNIT")
    areas = _assigned(model, "AREAUNIT")
    findings = []
    if not lengths:
        findings.append(rules.NO_UNITS.finding())
    if len({factor(one) for one in lengths}) > 1:
        names = ", ".join(unit_name(one) for one in lengths)
        findings.append(rules.TWO_LENGTH_UNITS.finding(count=len(lengths), names=names, taken=unit_name(lengths[0])))
    length_m = factor(lengths[0]) if lengths else 1.0
    if not areas:
        taken = f"squares of {unit_name(lengths[0])}" if lengths else "m²"
        findings.append(rules.NO_AREA_UNIT.finding(taken=taken))
    return Units(length_m, factor(areas[0]) if areas else length_m**2), findings


def factor(unit: Entity) -> float:
    """What one of `unit` is in the SI unit without prefix."""
    if unit.is_a("IfcSIUnit"):
        return float(PREFIXES.get(unit.Prefix or "", 1.0) ** POWERS.get(unit.Name, 1))
    if unit.is_a("IfcConversionBasedUnit"):
        measure = unit.ConversionFactor
        return float(measure.ValueComponent.wrappedValue) * factor(measure.UnitComponent)
    return 1.0


def unit_name(unit: Entity) -> str:
    """The unit as people write it."""
    if unit.is_a("IfcSIUnit"):
        return f"{unit.Prefix or ''}{unit.Name}".lower().replace("_", " ")
    return str(getattr(unit, "Name", None) or unit.is_a()).lower()


def _assigned(model: ifcopenshell.file, unit_type: str) -> list[Entity]:
    assignments = [one.UnitsInContext for one in of_type(model, "IfcProject") if one.UnitsInContext]
    units = [unit for assignment in assignments[:1] for unit in assignment.Units or ()]
    return [unit for unit in units if getattr(unit, "UnitType", None) == unit_type]
