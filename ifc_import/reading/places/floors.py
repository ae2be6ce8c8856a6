"""The storey of a space to which relations assign none or several: the one at the height of its floor.

Works on facts, not on IFC. Heights are metres in the model's frame.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from ifc_import import rules
from ifc_import.reading.places.storeys import Storeys
from registry.snapshot import Finding, SpaceFacts, StoreyFacts

SAME_FLOOR_M = 0.5
"""A floor within this height of a storey is on it: screed, steps, raised floors."""

CLEARLY_NEARER_M = 0.1
"""Of two storeys within that height, one is nearer where the other is this much farther away."""

RAISED_M = 2.5
"""A floor raised farther above a storey, such as a landing or a stage, is not assigned to it."""

Claims = Mapping[str, Sequence[str]]
"""Space → the several storeys to which relations assign it; the first is its present storey."""


def on_storeys(
    spaces: Iterable[SpaceFacts], storeys: Storeys, claims: Claims
) -> tuple[list[SpaceFacts], list[Finding]]:
    """The spaces, each with its storey, and findings on these."""
    levels = {storey.key: storey for storey in storeys.facts}
    placed: list[SpaceFacts] = []
    findings: list[Finding] = []
    for space in spaces:
        if space.key in claims:
            placed.append(_of_several(space, [levels[key] for key in claims[space.key]], storeys))
            findings.append(_several_finding(placed[-1], claims[space.key], levels))
        elif space.storey_key is None and levels:
            placed.append(_by_height(space, storeys))
            findings.append(_height_finding(placed[-1], levels))
        else:
            placed.append(space)
    if placed and not levels:
        findings.append(rules.NO_STOREYS.finding(count=len(placed)))
    return placed, findings


def storey_at(space: SpaceFacts, candidates: Sequence[StoreyFacts], floors_m: Mapping[str, float]) -> str | None:
    """The only one of `candidates` at the height of the floor of `space`; None where there is none, or several."""
    if space.footprint is None:
        return None
    low_m, high_m = space.footprint.z_min_m, space.footprint.z_max_m
    known = sorted((abs(floors_m[storey.key] - low_m), storey.key) for storey in candidates if storey.key in floors_m)
    near = [(gap_m, key) for gap_m, key in known if gap_m <= SAME_FLOOR_M]
    if near:
        return None if len(near) > 1 and near[1][0] - near[0][0] < CLEARLY_NEARER_M else near[0][1]
    through = [key for _gap_m, key in known if low_m < floors_m[key] < high_m - SAME_FLOOR_M]
    under = [(gap_m, key) for gap_m, key in known if floors_m[key] < low_m and gap_m <= RAISED_M]
    if through or not under or (len(under) > 1 and under[0][0] == under[1][0]):
        return None
    return under[0][1]


def _by_height(space: SpaceFacts, storeys: Storeys) -> SpaceFacts:
    own = [storey for storey in storeys.facts if space.building_key in (None, storey.building_key)]
    key = storey_at(space, own, storeys.floors_m)
    if key is None:
        return space
    building_key = next(storey.building_key for storey in own if storey.key == key)
    return replace(space, storey_key=key, building_key=space.building_key or building_key)


def _of_several(space: SpaceFacts, claimed: Sequence[StoreyFacts], storeys: Storeys) -> SpaceFacts:
    key = storey_at(space, claimed, storeys.floors_m)
    return space if key is None else replace(space, storey_key=key)


def _height_finding(space: SpaceFacts, levels: Mapping[str, StoreyFacts]) -> Finding:
    number = space.number or space.name or space.global_id
    if space.storey_key is None or space.footprint is None:
        return rules.NO_STOREY.finding(space.global_id, space.key, number=number)
    return rules.STOREY_BY_HEIGHT.finding(
        space.global_id,
        space.key,
        number=number,
        floor_m=f"{space.footprint.z_min_m:.2f}",
        storey=levels[space.storey_key].name,
    )


def _several_finding(space: SpaceFacts, claimed: Sequence[str], levels: Mapping[str, StoreyFacts]) -> Finding:
    return rules.SEVERAL_PLACES.finding(
        space.global_id,
        space.key,
        name=f"Space {space.number or space.name or space.global_id}",
        how="put on the storeys",
        places=" and ".join(levels[key].name or key for key in claimed),
        taken=levels[space.storey_key or claimed[0]].name or space.storey_key,
    )
