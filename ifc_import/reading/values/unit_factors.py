"""The factor of a unit to its SI unit without prefix, also for malformed definitions."""

import math

import ifcopenshell

from ifc_import.reading.access import attribute
from ifc_import.reading.relations import entities, is_entity
from ifc_import.vocabulary.units import OF_SI, POWERS, PREFIXES, factor_by_name, is_same

Entity = ifcopenshell.entity_instance

MOST_POWER = 9
"""No unit has a length, or anything else, to a higher power."""

MOST_LINKS = 8
"""The greatest length of a chain of conversions; a longer one is circular."""


def factor(unit: Entity) -> float:
    """The factor of `unit` to the SI unit without prefix; 1 where it is unreadable."""
    return known_factor(unit) or 1.0


def known_factor(unit: Entity) -> float | None:
    """As `factor`, but None where the unit is unreadable; the factor of a well-known name outranks the file's."""
    named = None if unit.is_a("IfcSIUnit") else factor_by_name(attribute(unit, "Name"), attribute(unit, "UnitType"))
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
    _symbol, prefix = PREFIXES.get(str(unit.Prefix or ""), ("", 1.0))
    known = OF_SI.get(str(unit.Name))
    measures = str(unit.UnitType) if known is None or str(unit.UnitType) in POWERS else known.measures
    return float(prefix ** POWERS.get(measures, 1))


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
