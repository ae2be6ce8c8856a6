"""The factor of a unit to its SI unit without prefix, also for malformed definitions."""

import math

import ifcopenshell

from ifc_import.reading.access import attribute
from ifc_import.reading.relations import entities, is_entity
from ifc_import.reading.values.unit_names import by_name, is_same

Entity = ifcopenshell.entity_instance

PREFIXES = {
    "EXA": 1e18, "PETA": 1e15, "TERA": 1e12, "GIGA": 1e9, "MEGA": 1e6, "KILO": 1e3, "HECTO": 1e2, "DECA": 1e1,
    "DECI": 1e-1, "CENTI": 1e-2, "MILLI": 1e-3, "MICRO": 1e-6, "NANO": 1e-9, "PICO": 1e-12, "FEMTO": 1e-15,
    "ATTO": 1e-18,
}  # fmt: skip
"""IfcSIPrefix. A prefix before SQUARE_METRE belongs to the metre: MILLI SQUARE_METRE is mm²."""

POWERS = {"METRE": 1, "SQUARE_METRE": 2, "CUBIC_METRE": 3, "LENGTHUNIT": 1, "AREAUNIT": 2, "VOLUMEUNIT": 3}
"""The power of the metre in a unit, by its name or type; 1 for all others."""

MOST_POWER = 9
"""No unit has a length, or anything else, to a higher power."""

MOST_LINKS = 8
"""The greatest length of a chain of conversions; a longer one is circular."""


def factor(unit: Entity) -> float:
    """The factor of `unit` to the SI unit without prefix; 1 where it is unreadable."""
    return known_factor(unit) or 1.0


def known_factor(unit: Entity) -> float | None:
    """As `factor`, but None where the unit is unreadable; the factor of a well-known name outranks the file's."""
    named = None if unit.is_a("IfcSIUnit") else by_name(attribute(unit, "Name"), attribute(unit, "UnitType"))
    stated = stated_factor(unit)
    if named is not None and (stated is None or not is_same(stated, named)):
        return named
    return stated


def stated_factor(unit: Entity, links: int = MOST_LINKS) -> float | None:
    """The factor in the definition; None where it is missing or not positive."""
    if links == 0:
        return None
    if unit.is_a("IfcSIUnit"):
        return _si(unit)
    if unit.is_a("IfcConversionBasedUnit"):
        return _converted(unit, links)
    if unit.is_a("IfcDerivedUnit"):
        return _derived(unit, links)
    return None


def is_unsound(unit: Entity) -> bool:
    """Whether a unit's definition is missing, not positive, or different from that of its name."""
    stated, taken = stated_factor(unit), known_factor(unit)
    return stated is None or taken is None or not is_same(stated, taken)


def unit_name(unit: Entity) -> str:
    """The unit as text."""
    if unit.is_a("IfcSIUnit"):
        return f"{unit.Prefix or ''}{unit.Name}".lower().replace("_", " ")
    return str(attribute(unit, "Name") or unit.is_a()).lower()


def _si(unit: Entity) -> float:
    prefix = PREFIXES.get(str(unit.Prefix or ""), 1.0)
    return float(prefix ** POWERS.get(str(unit.UnitType), POWERS.get(str(unit.Name), 1)))


def _converted(unit: Entity, links: int) -> float | None:
    measure = attribute(unit, "ConversionFactor")
    if not is_entity(measure) or not measure.is_a("IfcMeasureWithUnit"):
        return None
    amount = _positive(getattr(attribute(measure, "ValueComponent"), "wrappedValue", None))
    of_unit = attribute(measure, "UnitComponent")
    base = stated_factor(of_unit, links - 1) if is_entity(of_unit) else None
    return None if amount is None or base is None else _positive(amount * base)


def _derived(unit: Entity, links: int) -> float | None:
    product = 1.0
    for element in entities(attribute(unit, "Elements")):
        of_unit, exponent = attribute(element, "Unit"), attribute(element, "Exponent")
        base = stated_factor(of_unit, links - 1) if is_entity(of_unit) else None
        if base is None or not isinstance(exponent, int) or abs(exponent) > MOST_POWER:
            return None
        product *= base**exponent
    return _positive(product)


def _positive(value: object) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return float(value) if math.isfinite(value) and value > 0 else None
