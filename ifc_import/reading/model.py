"""A whole model, read into a snapshot, step by step."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from ifc_import import rules
from ifc_import.profile import Profile
from ifc_import.reading.access import of_type, text
from ifc_import.reading.assets import asset_facts
from ifc_import.reading.authorship import file_facts
from ifc_import.reading.boxes import boxes
from ifc_import.reading.context import Progress, Reading, begin
from ifc_import.reading.footprints import footprints
from ifc_import.reading.hierarchy import building_facts, building_findings, storey_facts
from ifc_import.reading.identity import global_id_of
from ifc_import.reading.opening import Opened, complaints, open_model, repaired
from ifc_import.reading.properties import values_by_element
from ifc_import.reading.source import Source, prepared
from ifc_import.reading.spaces import space_facts, space_findings
from ifc_import.reading.types import types_of
from ifc_import.reading.unread import MALFORMED
from registry.snapshot import AssetFacts, Finding, GroupFacts, Snapshot, SpaceFacts, TypeFacts

MOST_REPAIRS = 2
"""A damaged file is read again without broken statements, and again without values of the wrong kind."""


def read_model(path: Path, name: str, progress: Progress, profile: Profile = Profile()) -> Snapshot:
    """Read the file at `path`, which people know as `name`, as the owner's `profile` says.

    Raises FileRefused where it can't be read.
    """
    with prepared(path, name) as source:
        return read_source(source, progress, profile)


def read_source(source: Source, progress: Progress, profile: Profile) -> Snapshot:
    """Read a text that is ready to be parsed. Raises FileRefused where it can't be read."""
    progress("opening", 0, 1)
    opened = open_model(source)
    for _repair in range(MOST_REPAIRS):
        try:
            return _snapshot(opened, progress, profile)
        except MALFORMED as error:
            opened = repaired(opened, error)
    return _snapshot(opened, progress, profile)


def _snapshot(opened: Opened, progress: Progress, profile: Profile) -> Snapshot:
    model = opened.model
    reading, unit_findings = begin(model, progress, profile)
    spaces, space_problems = _spaces(reading)
    assets, types, asset_problems = _assets(reading)
    buildings = [building_facts(one, reading.keys) for one in reading.buildings]
    groups = tuple(_groups(reading))
    found_wrong = complaints(opened)
    return Snapshot(
        file=file_facts(opened, complete=opened.complete and not found_wrong.elements_missing),
        buildings=tuple(buildings),
        storeys=tuple(storey_facts(one, reading) for one in reading.storeys),
        spaces=tuple(spaces),
        types=tuple(types),
        assets=tuple(assets),
        groups=groups,
        element_ids=tuple(global_id_of(one) for one in (*reading.spaces, *reading.elements)),
        class_counts=dict(Counter(one.is_a() for one in reading.elements)),
        lineages=reading.lineages,
        findings=(
            *opened.findings,
            *found_wrong.findings,
            *unit_findings,
            *building_findings(buildings),
            *reading.keys.findings(),
            *space_problems,
            *asset_problems,
            *_placement_findings(reading),
            *(rules.BAD_PROPERTY.finding(step=step, reason=reason) for step, reason in reading.unread.items()),
        ),
    )


def _spaces(reading: Reading) -> tuple[list[SpaceFacts], list[Finding]]:
    values = values_by_element(reading.model, {one.id() for one in reading.spaces}, reading.unread)
    outlines, problems = footprints(
        reading.model,
        reading.spaces,
        reading.units.length_m,
        reading.placements,
        lambda done, count: reading.progress("spaces", done, count),
    )
    facts: list[SpaceFacts] = []
    findings: list[Finding] = []
    for space in reading.spaces:
        step = space.id()
        one = space_facts(space, reading, values.get(step, []), outlines.get(step))
        facts.append(one)
        findings += space_findings(one, problems.get(step))
    return facts, findings


def _assets(reading: Reading) -> tuple[list[AssetFacts], list[TypeFacts], list[Finding]]:
    ids = {one.id() for one in reading.assets}
    values = values_by_element(reading.model, ids, reading.unread)
    types, type_keys = types_of(reading.model, ids)
    problems: dict[int, str] = {}
    shapes = boxes(
        reading.model,
        [one for one in reading.assets if reading.structure.space_of(one) is None],
        reading.units.length_m,
        reading.placements,
        lambda done, count: reading.progress("assets", done, count),
        problems,
    )
    facts = [
        asset_facts(one, reading, values.get(one.id(), []), type_keys.get(one.id()), shapes.get(one.id()))
        for one in reading.assets
    ]
    unread = {one.id(): one for one in reading.assets if one.id() in problems}
    findings = [
        rules.BAD_SHAPE.finding(global_id_of(one), name=text(one.Name), reason=problems[step])
        for step, one in unread.items()
    ]
    return facts, types, findings


def _placement_findings(reading: Reading) -> list[Finding]:
    """One finding for each way in which placements could not be followed."""
    counts = Counter(reading.placements.doubts.values())
    return [rules.BAD_PLACEMENT.finding(count=count, reason=reason) for reason, count in counts.items()]


def _groups(reading: Reading) -> Iterator[GroupFacts]:
    systems = [one for one in of_type(reading.model, "IfcSystem") if not one.is_a("IfcZone")]
    groups = [*systems, *of_type(reading.model, "IfcZone")]
    reading.keys.name(groups)
    members: dict[int, list[str]] = {}
    for relation in of_type(reading.model, "IfcRelAssignsToGroup"):
        named = [key for one in relation.RelatedObjects if (key := reading.keys.of(one)) is not None]
        members.setdefault(relation.RelatingGroup.id(), []).extend(named)
    for group in groups:
        yield GroupFacts(
            key=reading.keys[group],
            global_id=global_id_of(group),
            name=text(group.Name) or text(group.ObjectType),
            kind="zone" if group.is_a("IfcZone") else "system",
            member_keys=tuple(members.get(group.id(), ())),
        )
