"""The file's units, as factors to metres and square metres.

The area unit is a unit of its own: it does not follow from the length unit. Where none is assigned, areas are squares
of the length unit. Where several length units are assigned, or none, the sizes of rooms and doors decide.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

import ifcopenshell

from ifc_import import rules
from ifc_import.reading.access import attribute, of_type
from ifc_import.reading.relations import entities, is_entity
from ifc_import.reading.values.length_evidence import Fit, fitting_length
from ifc_import.reading.values.unit_factors import factor, is_unsound, known_factor, unit_name
from ifc_import.vocabulary.units import FOOT_M, INCH_M, is_same, written_area
from registry.snapshot import Finding

Entity = ifcopenshell.entity_instance

__all__ = ["Units", "factor", "read_units", "unit_name"]

USUAL_LENGTHS_M = {1.0: "metres", 1e-3: "millimetres", 1e-2: "centimetres", FOOT_M: "feet", INCH_M: "inches"}
"""The possible length units of a model without one."""


@dataclass(frozen=True, slots=True)
class Units:
    """The factors of the file's length and area units to metres and square metres."""

    length_m: float
    area_m2: float
    area_is_stated: bool = field(default=True, compare=False)
    """False where no area unit is assigned, and squares of the length unit are used"""


def read_units(model: ifcopenshell.file) -> tuple[Units, list[Finding]]:
    """The units that the project assigns, with findings where they are missing, unsound or repeated."""
    assigned = _assigned(model)
    lengths, length_findings = _sound([unit for unit in assigned if unit.UnitType == "LENGTHUNIT"])
    areas, area_findings = _sound([unit for unit in assigned if unit.UnitType == "AREAUNIT"])
    length_m, decisions = _length(model, lengths)
    findings = [*length_findings, *area_findings, *decisions]
    if not areas:
        findings.append(rules.NO_AREA_UNIT.finding(taken=written_area(length_m**2)))
        return Units(length_m, length_m**2, area_is_stated=False), findings
    area_m2 = factor(areas[0])
    if _differ(areas):
        findings.append(
            rules.TWO_AREA_UNITS.finding(count=len(areas), names=_names(areas), taken=written_area(area_m2))
        )
    return Units(length_m, area_m2, area_is_stated=not _differ(areas)), findings


def _length(model: ifcopenshell.file, lengths: Sequence[Entity]) -> tuple[float, list[Finding]]:
    """The length unit of the model in metres, and findings where it had to be decided."""
    if lengths and not _differ(lengths):
        return factor(lengths[0]), []
    fit = fitting_length(model, [factor(unit) for unit in lengths] or list(USUAL_LENGTHS_M))
    if not lengths:
        length_m = fit.length_m if fit else 1.0
        return length_m, [rules.NO_UNITS.finding(taken=USUAL_LENGTHS_M[length_m], reason=_reason(fit))]
    length_m = fit.length_m if fit else factor(lengths[0])
    taken = next(unit_name(unit) for unit in lengths if factor(unit) == length_m)
    count, names = len(lengths), _names(lengths)
    return length_m, [rules.TWO_LENGTH_UNITS.finding(count=count, names=names, taken=taken, reason=_reason(fit))]


def _reason(fit: Fit | None) -> str:
    return f", since {fit.reason}" if fit else ""


def _sound(units: Sequence[Entity]) -> tuple[list[Entity], list[Finding]]:
    """The readable `units`, and a finding for each with a wrong definition."""
    findings = []
    for unit in filter(is_unsound, units):
        known = known_factor(unit)
        taken = f"{known:.6g} {'m²' if unit.UnitType == 'AREAUNIT' else 'm'} was taken" if known else "it was left out"
        findings.append(rules.UNSOUND_UNIT.finding(name=unit_name(unit), taken=taken))
    return [unit for unit in units if known_factor(unit) is not None], findings


def _differ(units: Sequence[Entity]) -> bool:
    return any(not is_same(factor(unit), factor(units[0])) for unit in units)


def _names(units: Sequence[Entity]) -> str:
    return ", ".join(unit_name(unit) for unit in units)


def _assigned(model: ifcopenshell.file) -> list[Entity]:
    """The units that projects assign, in their order; of assignments without a project where no project has any."""
    named = [attribute(project, "UnitsInContext") for project in of_type(model, "IfcProject")]
    assignments = [assignment for assignment in named if is_entity(assignment) and assignment.is_a("IfcUnitAssignment")]
    listed = assignments or of_type(model, "IfcUnitAssignment")
    units = {unit.id(): unit for assignment in listed for unit in entities(assignment.get_argument("Units"))}
    return [unit for unit in units.values() if attribute(unit, "UnitType") is not None]
