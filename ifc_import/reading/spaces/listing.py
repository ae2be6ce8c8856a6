"""All spaces of a model: what each says of itself, and what only the whole model can tell of each.

Which unit areas are in, and whether number and name are the right way round, is seen over many rooms.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from ifc_import import rules
from ifc_import.areas.left_out import says_nothing_of_outdoors
from ifc_import.reading.access import text
from ifc_import.reading.elements.types import type_values
from ifc_import.reading.shapes.footprints import footprints
from ifc_import.reading.spaces.area_meanings import AreaMeanings
from ifc_import.reading.spaces.area_notes import unmatched_areas, value_findings
from ifc_import.reading.spaces.area_units import Measured, in_square_metres
from ifc_import.reading.spaces.areas import stated_areas
from ifc_import.reading.spaces.categories import CategoryProperties, categories_of
from ifc_import.reading.spaces.facts import SaidOfSpace, space_facts, space_findings
from ifc_import.reading.spaces.kinds import type_names
from ifc_import.reading.spaces.names import SpaceName, read_names, repeated_numbers
from ifc_import.reading.spaces.type_areas import with_areas_of_types
from ifc_import.reading.values.properties import Value
from registry.snapshot import Category, Classification, DeclaredArea, Finding, Footprint, SpaceFacts, UnmatchedArea

if TYPE_CHECKING:
    from ifc_import.reading.context import Reading

EXAMPLES = 5
"""How many numbers a finding names."""


@dataclass(frozen=True, slots=True)
class SpaceList:
    """The spaces of a model, what was found about them, and the names of areas that nobody knows."""

    facts: list[SpaceFacts]
    findings: list[Finding]
    unmatched_areas: tuple[UnmatchedArea, ...]


@dataclass(frozen=True, slots=True)
class _Areas:
    declared: list[tuple[DeclaredArea, ...]]
    findings: list[Finding]
    unmatched: tuple[UnmatchedArea, ...]


def read_spaces(reading: "Reading") -> SpaceList:
    """All that the model says of its spaces."""
    values = [reading.values.of(one) for one in reading.spaces]
    shapes, problems = _shapes(reading)
    names, name_findings = read_names([SpaceName(text(one.Name), text(one.LongName)) for one in reading.spaces])
    areas = _areas(reading, values, shapes)
    classes = [reading.inventory.classifications(one) for one in reading.spaces]
    categories = _categories(reading, names, values, classes)
    said = map(SaidOfSpace, names, values, areas.declared, shapes, categories, classes)
    facts = [space_facts(space, reading, one) for space, one in zip(reading.spaces, said, strict=True)]
    findings = [
        *areas.findings,
        *name_findings,
        *_findings_of_all(facts, reading),
        *chain.from_iterable(map(space_findings, facts, problems)),
    ]
    return SpaceList(facts, findings, areas.unmatched)


def _shapes(reading: "Reading") -> tuple[list[Footprint | None], list[str | None]]:
    """The footprint of each space, and why it could not be measured."""
    outlines, problems = footprints(
        reading.model,
        reading.spaces,
        reading.units.length_m,
        reading.placements,
        lambda done, count: reading.progress("spaces", done, count),
        carefully=reading.carefully,
    )
    steps = [one.id() for one in reading.spaces]
    return [outlines.get(step) for step in steps], [problems.get(step) for step in steps]


def _areas(reading: "Reading", values: Sequence[Sequence[Value]], shapes: Sequence[Footprint | None]) -> _Areas:
    """What each space declares, and what has to be said of the names and units of it."""
    meanings = AreaMeanings(reading.profile.area_names)
    read = [stated_areas(of_space, reading.units, meanings) for of_space in values]
    types = [reading.inventory.type_of.get(one.id()) for one in reading.spaces]
    stated, of_types = with_areas_of_types(
        [areas for areas, _others in read],
        types,
        lambda one: stated_areas(type_values(one, reading.unread), reading.units, meanings)[0],
    )
    others = [one for _areas, of_space in read for one in of_space]
    measured = [None if one is None else Measured(one.area_m2, one.z_max_m - one.z_min_m) for one in shapes]
    declared, findings = in_square_metres(stated, measured, area_unit_is_stated=reading.units.area_is_stated)
    noted = value_findings(chain.from_iterable(stated), others)
    return _Areas(declared, [*findings, *of_types, *noted], unmatched_areas(others))


def _categories(
    reading: "Reading",
    names: Sequence[SpaceName],
    values: Sequence[Sequence[Value]],
    classes: Sequence[tuple[Classification, ...]],
) -> list[tuple[Category, ...]]:
    properties = CategoryProperties(reading.profile.category_properties)
    kinds = type_names(reading.model, reading.spaces)
    return [
        tuple(categories_of(name, kinds[space.id()], properties.value(of_space, name), rows))
        for space, name, of_space, rows in zip(reading.spaces, names, values, classes, strict=True)
    ]


def _findings_of_all(facts: Sequence[SpaceFacts], reading: "Reading") -> list[Finding]:
    """What is only seen over all spaces."""
    found = []
    kinds = [one.predefined_type for one in facts]
    if says_nothing_of_outdoors(kinds):
        found.append(rules.MOSTLY_EXTERNAL.finding(count=kinds.count("EXTERNAL"), all=len(kinds)))
    storeys = {reading.keys.of(one): text(one.Name) or text(one.LongName) for one in reading.storeys}
    numbers: dict[str | None, list[str]] = defaultdict(list)
    for one in facts:
        numbers[one.storey_key].append(one.number)
    for key, of_storey in numbers.items():
        repeated = repeated_numbers(of_storey)
        if repeated:
            examples = ", ".join(repeated[:EXAMPLES])
            storey = f"storey {storeys[key] or 'without a name'}" if key else "no storey"
            found.append(rules.SAME_NUMBER.finding(storey=storey, count=len(repeated), examples=examples))
    return found
