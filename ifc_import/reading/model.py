"""A whole model, read into a snapshot, step by step."""

from collections import Counter
from pathlib import Path

from ifc_import import rules
from ifc_import.profile import Profile
from ifc_import.reading.all_assets import read_assets
from ifc_import.reading.authorship import file_facts
from ifc_import.reading.context import Progress, Reading, begin
from ifc_import.reading.footprints import footprints
from ifc_import.reading.groups import group_findings, groups_of
from ifc_import.reading.hierarchy import building_facts, building_findings, storey_facts
from ifc_import.reading.identity import global_id_of
from ifc_import.reading.opening import Opened, complaints, open_model, reopened
from ifc_import.reading.properties import values_by_element
from ifc_import.reading.source import Source, prepared
from ifc_import.reading.spaces import space_facts, space_findings
from registry.snapshot import Finding, Snapshot, SpaceFacts


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
    try:
        return _snapshot(opened, progress, profile)
    except RuntimeError as error:
        return _snapshot(reopened(opened, error), progress, profile)


def _snapshot(opened: Opened, progress: Progress, profile: Profile) -> Snapshot:
    model = opened.model
    reading, unit_findings = begin(model, progress, profile)
    spaces, space_problems = _spaces(reading)
    assets, types, asset_problems = read_assets(reading)
    groups = groups_of(reading)
    buildings = [building_facts(one, reading.keys) for one in reading.buildings]
    found_wrong = complaints(opened)
    return Snapshot(
        file=file_facts(opened, complete=opened.complete and not found_wrong.elements_missing),
        buildings=tuple(buildings),
        storeys=tuple(storey_facts(one, reading) for one in reading.storeys),
        spaces=tuple(spaces),
        types=tuple(types),
        assets=tuple(assets),
        groups=tuple(groups),
        element_ids=tuple(global_id_of(one) for one in (*reading.spaces, *reading.inventory.elements)),
        class_counts=reading.inventory.class_counts,
        lineages=reading.inventory.lineages,
        left_out=reading.inventory.left_out,
        findings=(
            *opened.findings,
            *found_wrong.findings,
            *unit_findings,
            *building_findings(buildings),
            *reading.keys.findings(),
            *space_problems,
            *asset_problems,
            *group_findings(groups),
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


def _placement_findings(reading: Reading) -> list[Finding]:
    """One finding for each way in which placements could not be followed."""
    counts = Counter(reading.placements.doubts.values())
    return [rules.BAD_PLACEMENT.finding(count=count, reason=reason) for reason, count in counts.items()]
