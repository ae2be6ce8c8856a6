"""A whole model, read into a snapshot, step by step."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from ifc_import import rules
from ifc_import.profile import Profile
from ifc_import.reading.assets.listing import read_assets
from ifc_import.reading.assets.whereabouts import BoxesBeside
from ifc_import.reading.context import Progress, Reading, begin
from ifc_import.reading.file.source import Source, prepared
from ifc_import.reading.places.building_shares import building_shares, element_ids
from ifc_import.reading.places.buildings import building_facts, building_findings
from ifc_import.reading.places.contradictions import contradictions, storey_claims, without_circles
from ifc_import.reading.places.floors import on_storeys
from ifc_import.reading.places.georeference import georeference
from ifc_import.reading.places.global_ids import id_findings
from ifc_import.reading.places.groups import group_findings, groups_of
from ifc_import.reading.places.lifting import lifted
from ifc_import.reading.places.spatial_zones import spatial_zones
from ifc_import.reading.places.storeys import read_storeys
from ifc_import.reading.spaces.listing import read_spaces
from ifc_import.reading.syntax.authorship import file_facts
from ifc_import.reading.syntax.opening import Opened, complaints, open_model, repaired
from ifc_import.reading.unread import MALFORMED
from registry.snapshot import AssetFacts, Finding, Snapshot, SpaceFacts

EXAMPLES = 5
"""The number of elements named in a finding."""

MOST_REPAIRS = 2
"""A damaged file is read again without broken statements, and again without values of the wrong kind."""


def read_model(path: Path, name: str, progress: Progress, profile: Profile = Profile()) -> Snapshot:
    """Read the file at `path`, shown to people as `name`, with the owner's `profile`.

    Raises FileRefused where it can't be read.
    """
    with prepared(path, name) as source:
        return read_source(source, progress, profile)


def read_source(source: Source, progress: Progress, profile: Profile, *, carefully: bool = False) -> Snapshot:
    """Read a text that is ready to be parsed, `carefully` where it crashed a geometry kernel before.

    Raises FileRefused where it can't be read.
    """
    progress("opening", 0, 1)
    opened = open_model(source)
    for _repair in range(MOST_REPAIRS):
        try:
            return _snapshot(opened, progress, profile, carefully=carefully)
        except MALFORMED as error:
            opened = repaired(opened, error)
    return _snapshot(opened, progress, profile, carefully=carefully)


def _snapshot(opened: Opened, progress: Progress, profile: Profile, *, carefully: bool) -> Snapshot:
    model = opened.model
    reading, unit_findings = begin(
        model, progress, profile, opened.log, size_bytes=opened.source.size_bytes, carefully=carefully
    )
    with BoxesBeside(reading) as boxes:
        spaces = read_spaces(reading)
        assets, types, asset_problems = read_assets(reading, boxes)
    storeys = read_storeys(reading, spaces.facts, assets)
    rooms, placed_assets, lifting_findings = lifted(without_circles(spaces.facts), assets, storeys)
    on_storey, storey_problems = on_storeys(rooms, storeys, storey_claims(reading))
    buildings = [building_facts(building, reading, storeys.zeros_m) for building in reading.buildings]
    groups = (*groups_of(reading), *spatial_zones(reading))
    found_wrong = complaints(opened)
    return Snapshot(
        file=file_facts(opened, found_wrong),
        buildings=tuple(buildings),
        storeys=storeys.facts,
        spaces=tuple(on_storey),
        types=tuple(types),
        assets=tuple(placed_assets),
        groups=groups,
        element_ids=element_ids(reading),
        class_counts=reading.inventory.class_counts(reading.inventory.everything),
        shares=building_shares(reading),
        georeference=georeference(reading, on_storey, placed_assets),
        lineages=reading.inventory.lineages,
        left_out=reading.inventory.left_out(reading.inventory.everything),
        unmatched_areas=spaces.unmatched_areas,
        findings=(
            *opened.findings,
            *found_wrong.findings,
            *unit_findings,
            *building_findings(buildings),
            *storeys.findings,
            *lifting_findings,
            *contradictions(reading),
            *id_findings(reading),
            *spaces.findings,
            *storey_problems,
            *asset_problems,
            *group_findings(reading, groups),
            *_placement_findings(reading),
            *_heavy_findings(reading, spaces.facts, assets),
            *(rules.BAD_PROPERTY.finding(step=step, reason=reason) for step, reason in reading.unread.items()),
        ),
    )


def _placement_findings(reading: Reading) -> list[Finding]:
    """One finding for each reason why placements can't be resolved."""
    counts = Counter(reading.placements.doubts.values())
    return [rules.BAD_PLACEMENT.finding(count=count, reason=reason) for reason, count in counts.items()]


def _heavy_findings(reading: Reading, spaces: Sequence[SpaceFacts], assets: Sequence[AssetFacts]) -> list[Finding]:
    """One finding on the shapes that cost too much."""
    heavy = {reading.keys[reading.model.by_id(step)] for step in reading.effort.heavy}
    rooms = [space.number or space.name for space in spaces if space.key in heavy]
    names = [*(f"room {room}" for room in rooms), *(asset.name for asset in assets if asset.key in heavy)]
    if not names:
        return []
    examples = ", ".join(list(dict.fromkeys(names))[:EXAMPLES])
    return [rules.HEAVY_SHAPES.finding(count=len(names), rooms=len(rooms), examples=examples)]
