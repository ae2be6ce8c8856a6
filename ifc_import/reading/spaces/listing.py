"""All spaces of a model: the facts of each, and those that depend on the whole model.

The unit of areas, and whether number and name are exchanged, is decided over many rooms.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Any

from ifc_import import rules
from ifc_import.areas.left_out import says_nothing_of_outdoors
from ifc_import.reading.access import text
from ifc_import.reading.elements.types import type_values
from ifc_import.reading.shapes.footprints import footprints
from ifc_import.reading.spaces.area_findings import unmatched_areas, value_findings
from ifc_import.reading.spaces.area_name_lookup import AreaMeanings
from ifc_import.reading.spaces.area_unit_evidence import Measured, absurd_size, in_square_metres, is_impossible
from ifc_import.reading.spaces.areas import stated_areas
from ifc_import.reading.spaces.categories import CategoryProperties, categories_of
from ifc_import.reading.spaces.facts import SpaceStatements, space_facts, space_findings
from ifc_import.reading.spaces.kinds import type_names
from ifc_import.reading.spaces.names import SpaceName, read_names, repeated_numbers
from ifc_import.reading.spaces.property_names import OF_SPACES
from ifc_import.reading.spaces.scheme_marks import with_schemes
from ifc_import.reading.spaces.type_areas import with_areas_of_types
from ifc_import.reading.values.properties import Value
from registry.snapshot import Category, Classification, DeclaredArea, Finding, Footprint, SpaceFacts, UnmatchedArea

if TYPE_CHECKING:
    from ifc_import.reading.context import Reading

EXAMPLES = 5
"""The number of room numbers named in a finding."""


@dataclass(frozen=True, slots=True)
class SpaceList:
    """The spaces of a model, findings about them, and unknown area names."""

    facts: list[SpaceFacts]
    findings: list[Finding]
    unmatched_areas: tuple[UnmatchedArea, ...]


@dataclass(frozen=True, slots=True)
class _Areas:
    declared: list[tuple[DeclaredArea, ...]]
    findings: list[Finding]
    unmatched: tuple[UnmatchedArea, ...]


def read_spaces(reading: "Reading") -> SpaceList:
    """The facts and findings of a model's spaces."""
    values = [reading.values.of(space) for space in reading.spaces]
    drawn, problems = _shapes(reading)
    names, name_findings = read_names([SpaceName(text(space.Name), text(space.LongName)) for space in reading.spaces])
    areas = _areas(reading, values, drawn)
    shapes = _possible(drawn)
    classes = [reading.inventory.classifications(space) for space in reading.spaces]
    categories = _categories(reading, names, values, classes)
    stated = _facts(reading, values)
    statements = map(SpaceStatements, names, values, areas.declared, shapes, categories, classes, stated)
    facts = [space_facts(space, reading, of_space) for space, of_space in zip(reading.spaces, statements, strict=True)]
    facts = with_schemes(facts, reading.spaces, values, reading.model)
    findings = [
        *areas.findings,
        *name_findings,
        *_findings_of_all(facts, reading),
        *_impossible(facts, drawn, whole_model=not any(shapes)),
        *_leaning(facts),
        *chain.from_iterable(
            space_findings(space, problem)
            for entity, space, problem, before in zip(reading.spaces, facts, problems, drawn, strict=True)
            if space.footprint is not None or (before is None and entity.id() not in reading.effort.heavy)
        ),
    ]
    return SpaceList(facts, findings, areas.unmatched)


def _shapes(reading: "Reading") -> tuple[list[Footprint | None], list[str | None]]:
    """The footprint of each space, and the reasons where it can't be measured."""
    outlines, problems = footprints(
        reading.model,
        reading.spaces,
        reading.units.length_m,
        reading.placements,
        lambda done, count: reading.progress("spaces", done, count),
        reading.effort,
    )
    steps = [space.id() for space in reading.spaces]
    return [outlines.get(step) for step in steps], [problems.get(step) for step in steps]


def _measured(shape: Footprint | None) -> Measured | None:
    return None if shape is None else Measured(shape.area_m2, shape.z_max_m - shape.z_min_m)


def _possible(shapes: Sequence[Footprint | None]) -> list[Footprint | None]:
    """The outlines that rooms can have; none of them where the lengths of the whole model are wrong."""
    measured = list(map(_measured, shapes))
    if absurd_size(measured) is not None:
        return [None] * len(shapes)
    return [
        None if room is None or is_impossible(room) else shape for shape, room in zip(shapes, measured, strict=True)
    ]


def _impossible(
    facts: Sequence[SpaceFacts], drawn: Sequence[Footprint | None], *, whole_model: bool
) -> Iterator[Finding]:
    """One finding on the spaces whose outlines no room can have, unless it is all of them: that has its own."""
    numbers = [
        space.number or space.name or space.global_id
        for space, shape in zip(facts, drawn, strict=True)
        if shape is not None and space.footprint is None
    ]
    if numbers and not whole_model:
        yield rules.IMPOSSIBLE_SIZE.finding(count=len(numbers), examples=", ".join(numbers[:EXAMPLES]))


def _leaning(facts: Sequence[SpaceFacts]) -> Iterator[Finding]:
    """One finding on the rooms whose walls lean outwards."""
    rooms = [
        f"{space.number or space.name or space.global_id} {shape.area_m2:.2f} m² of {shape.widest_m2:.2f} m²"
        for space in facts
        if (shape := space.footprint) is not None and shape.widest_m2 is not None
    ]
    if rooms:
        yield rules.WALLS_LEAN.finding(count=len(rooms), examples=", ".join(rooms[:EXAMPLES]))


def _areas(reading: "Reading", values: Sequence[Sequence[Value]], shapes: Sequence[Footprint | None]) -> _Areas:
    """The declared areas of each space, and findings on their names and units."""
    meanings = AreaMeanings(reading.profile.area_names)
    read = [stated_areas(of_space, reading.units, meanings) for of_space in values]
    types = [reading.inventory.type_of.get(space.id()) for space in reading.spaces]
    stated, of_types = with_areas_of_types(
        [areas for areas, _others in read],
        types,
        lambda element_type: stated_areas(type_values(element_type, reading.unread), reading.units, meanings)[0],
    )
    not_areas = [no_area for _areas, of_space in read for no_area in of_space]
    measured = list(map(_measured, shapes))
    declared, findings = in_square_metres(stated, measured, area_unit_is_stated=reading.units.area_is_stated)
    noted = value_findings(chain.from_iterable(stated), not_areas)
    return _Areas(declared, [*findings, *of_types, *noted], unmatched_areas(not_areas))


def _facts(reading: "Reading", values: Sequence[Sequence[Value]]) -> list[dict[str, Any]]:
    """The plain fields of each space: its type's where it states none of its own."""
    types = [reading.inventory.type_of.get(space.id()) for space in reading.spaces]
    of_types = {
        space_type.id(): OF_SPACES.facts_in(type_values(space_type, reading.unread), reading.numbers)
        for space_type in types
        if space_type is not None
    }
    shared = [{} if space_type is None else of_types[space_type.id()] for space_type in types]
    return [
        of_type | OF_SPACES.facts_in(of_space, reading.numbers)
        for of_space, of_type in zip(values, shared, strict=True)
    ]


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
    """Findings that depend on all spaces."""
    found = []
    kinds = [space.predefined_type for space in facts]
    if says_nothing_of_outdoors(kinds):
        found.append(rules.MOSTLY_EXTERNAL.finding(count=kinds.count("EXTERNAL"), all=len(kinds)))
    storeys = {reading.keys.of(storey): text(storey.Name) or text(storey.LongName) for storey in reading.storeys}
    numbers: dict[str | None, list[str]] = defaultdict(list)
    for space in facts:
        numbers[space.storey_key].append(space.number)
    for key, of_storey in numbers.items():
        repeated = repeated_numbers(of_storey)
        if repeated:
            examples = ", ".join(repeated[:EXAMPLES])
            storey = f"storey {storeys[key] or 'without a name'}" if key else "no storey"
            found.append(rules.SAME_NUMBER.finding(storey=storey, count=len(repeated), examples=examples))
    return found
