"""Symbols of units: m², mm, °C, l/s, kW, W/(m²·K)."""

from collections import Counter
from collections.abc import Iterable
from functools import cache

import ifcopenshell

from ifc_import.reading.access import attribute, of_type, text
from ifc_import.reading.relations import entities, is_entity
from ifc_import.reading.values.units import Units, factor
from ifc_import.vocabulary.units import OF_SI, PREFIXES, by_name

Entity = ifcopenshell.entity_instance

LITRE = {("dm", 3): ("l", 1)}
"""The name of a cubic decimetre."""

SHORTER = {
    ("kg", "s⁻³", "K⁻¹"): "W/(m²·K)", ("kg", "m", "s⁻³", "K⁻¹"): "W/(m·K)", ("kg", "m²", "s⁻³"): "W",
    ("kg", "m", "s⁻²"): "N", ("kg", "m⁻¹", "s⁻²"): "Pa", ("kg", "m⁻²", "s⁻²"): "Pa/m", ("kg", "m²", "s⁻²"): "J",
    ("kg", "s⁻²"): "N/m", ("kg", "s⁻³"): "W/m²", ("m²", "s⁻²", "K⁻¹"): "J/(kg·K)",
    ("kg⁻¹", "m⁻²", "s³", "lm"): "lm/W", ("kg", "m²", "s⁻³", "A⁻¹"): "V", ("kg", "m⁻¹", "s⁻¹"): "Pa·s",
}  # fmt: skip
"""Products of base units, as Revit writes them, and what they are called; in the order kg, m, s, A, K, others."""

ORDER = ("kg", "g", "t", "m", "mm", "s", "h", "A", "K")

UNIT_OF_QUANTITY = {
    "IfcQuantityLength": "LENGTHUNIT", "IfcQuantityArea": "AREAUNIT", "IfcQuantityVolume": "VOLUMEUNIT",
    "IfcQuantityWeight": "MASSUNIT", "IfcQuantityTime": "TIMEUNIT",
}  # fmt: skip
"""Quantity → the type of unit that its value is in where it has none of its own."""

CURRENCY = "CURRENCY"
MONETARY = "IfcMonetaryMeasure"
_RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


class Symbols:
    """The units of one file: those of the project, and those of single values."""

    def __init__(self, model: ifcopenshell.file, units: Units) -> None:
        self._assigned = assigned_symbols(model, units)
        self._known: dict[tuple[str, int], str | None] = {}

    def of(self, measure: str, unit: object = None) -> str | None:
        """The unit of a value, by its own unit, or else by its IFC type or quantity; None where it has none."""
        own = unit if is_entity(unit) else None
        place = (measure, 0 if own is None else own.id())
        if place not in self._known:
            self._known[place] = self._assigned.get(unit_type(measure)) if own is None else symbol(own)
        return self._known[place]


def assigned_symbols(model: ifcopenshell.file, units: Units) -> dict[str, str]:
    """Type of unit → the unit that the project assigns. Where it assigns several, the one that was taken, or none."""
    taken = {"LENGTHUNIT": units.length_m, "AREAUNIT": units.area_m2}
    found: dict[str, set[str]] = {}
    for unit in _assigned(model):
        kind = CURRENCY if unit.is_a("IfcMonetaryUnit") else str(attribute(unit, "UnitType"))
        written, of_kind = symbol(unit), found.setdefault(kind, set())
        if written and (kind not in taken or factor(unit) == taken[kind]):
            of_kind.add(written)
    symbols = {kind: next(iter(written)) for kind, written in found.items() if len(written) == 1}
    return _powers_of_length(symbols, found) | symbols


def unit_type(measure: str) -> str:
    """The type of unit of an IFC measure or quantity: LENGTHUNIT for an IfcPositiveLengthMeasure."""
    if measure in UNIT_OF_QUANTITY or measure == MONETARY:
        return UNIT_OF_QUANTITY.get(measure, CURRENCY)
    name = measure.removeprefix("Ifc").removesuffix("Measure").removeprefix("Positive").removeprefix("NonNegative")
    return f"{name.upper()}UNIT"


def symbol(unit: Entity) -> str | None:
    """The symbol of a unit; None where its definition is incomplete."""
    if unit.is_a("IfcDerivedUnit"):
        return _derived(unit)
    if unit.is_a("IfcMonetaryUnit"):
        return text(unit.Currency) or None
    name = text(attribute(unit, "Name"))
    if unit.is_a("IfcSIUnit"):
        return _si(name, text(unit.Prefix))
    known = by_name(name)
    return (name or None) if known is None else known.symbol


def _si(name: str, prefix: str) -> str | None:
    known = OF_SI.get(name)
    if known is None or prefix not in ("", *PREFIXES):
        return None
    whole = (PREFIXES[prefix][0] if prefix else "") + known.symbol
    return "l" if whole == "dm³" else whole


def _derived(unit: Entity) -> str | None:
    powers: Counter[str] = Counter()
    for element in entities(unit.Elements):
        base, exponent = attribute(element, "Unit"), attribute(element, "Exponent")
        written = symbol(base) if is_entity(base) else None
        if written is None or not isinstance(exponent, int):
            return None
        name, power = _root(written)
        powers[name] += power * exponent
    known = [LITRE.get(power, power) for power in powers.items() if power[1]]
    return written_product(known) or None


def written_product(powers: Iterable[tuple[str, int]]) -> str:
    """A product of units with their powers, as a fraction on one line."""
    ranked = sorted(powers, key=lambda power: ORDER.index(power[0]) if power[0] in ORDER else len(ORDER))
    shorter = SHORTER.get(tuple(_power(*power) for power in ranked))
    if shorter:
        return shorter
    above = "·".join(_power(name, power) for name, power in ranked if power > 0)
    below = [_power(name, -power) for name, power in ranked if power < 0]
    if not below:
        return above
    return f"{above or '1'}/{below[0] if len(below) == 1 else '(' + '·'.join(below) + ')'}"


def _power(name: str, power: int) -> str:
    return name if power == 1 else name + str(power).translate(_RAISED)


@cache
def _root(written: str) -> tuple[str, int]:
    """m² is m to the 2."""
    raised = {"²": 2, "³": 3}.get(written[-1:], 1)
    return ("dm", 3) if written == "l" else (written[:-1] if raised > 1 else written, raised)


def _powers_of_length(symbols: dict[str, str], found: dict[str, set[str]]) -> dict[str, str]:
    """Areas and volumes without a unit of their own are in powers of the length unit."""
    length = symbols.get("LENGTHUNIT")
    missing = {"AREAUNIT": "²", "VOLUMEUNIT": "³"}
    return {kind: length + raised for kind, raised in missing.items() if length and kind not in found}


def _assigned(model: ifcopenshell.file) -> list[Entity]:
    projects = [attribute(project, "UnitsInContext") for project in of_type(model, "IfcProject")]
    assignments = [
        assignment for assignment in projects if is_entity(assignment) and assignment.is_a("IfcUnitAssignment")
    ]
    return [unit for assignment in assignments for unit in entities(assignment.Units)]
