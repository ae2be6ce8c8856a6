"""Findings on the storeys of a building: elevations that can't be right, and repeated names."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from ifc_import import rules
from ifc_import.reading.places.elevations import UNITS_M, Height, Scale, Witnesses
from registry.snapshot import Finding, StoreyFacts


def storey_findings(
    storeys: Sequence[StoreyFacts],
    witnesses: Sequence[Witnesses],
    found: Sequence[Height],
    scale: Scale,
    unit_m: float,
) -> list[Finding]:
    """The findings on one building's storeys, read at `scale` where the length unit of the file is `unit_m`."""
    findings = []
    if scale.unit_m != unit_m:
        unit = next(name for name, metres in UNITS_M.items() if metres == scale.unit_m)
        findings.append(rules.ELEVATION_UNIT.finding(unit=unit))
    for facts, witness, height in zip(storeys, witnesses, found, strict=True):
        findings += _of_one(facts, witness, height, scale)
    return [*findings, *_same_names(storeys)]


def _of_one(facts: StoreyFacts, witness: Witnesses, height: Height, scale: Scale) -> Iterator[Finding]:
    name = facts.name or "without a name"
    if height.source == "nothing" and witness.is_level:
        yield rules.NO_ELEVATION.finding(facts.global_id, facts.key, name=name)
    elif height.source == "floors":
        yield rules.ELEVATION_OF_FLOORS.finding(
            facts.global_id, facts.key, name=name, taken_m=f"{height.elevation_m:.2f}"
        )
    elif witness.stated is not None and witness.placed_m is not None and height.reason:
        yield rules.ELEVATION_DIFFERS.finding(
            facts.global_id,
            facts.key,
            name=name,
            stated_m=f"{witness.stated * scale.unit_m:.2f}",
            placed_m=f"{witness.placed_m - scale.zero_m:.2f}",
            taken_m=f"{height.elevation_m:.2f}",
            why=height.reason,
        )


def _same_names(storeys: Sequence[StoreyFacts]) -> Iterator[Finding]:
    by_name: dict[str, list[StoreyFacts]] = defaultdict(list)
    for storey in storeys:
        by_name[storey.name].append(storey)
    for name, several in by_name.items():
        if len(several) > 1:
            heights = ", ".join(
                "?" if storey.elevation_m is None else f"{storey.elevation_m:.2f} m" for storey in several
            )
            first = several[0]
            yield rules.STOREYS_OF_ONE_NAME.finding(
                first.global_id, first.key, count=len(several), name=name, heights=heights
            )
