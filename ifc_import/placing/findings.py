"""Findings on the places of a model's rooms and assets: rooms off their storeys, assets without a known room."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from statistics import median

from ifc_import import rules
from ifc_import.placing.rooms import NO_ROOM
from ifc_import.placing.storey_offsets import TOGETHER_M, Heights, storey_offsets
from registry.snapshot import AssetFacts, Finding, Snapshot
from registry.wording import counted

CLASSES = 4
"""The number of classes named in a finding, the most frequent first."""


STOREYS = 5
"""The number of storeys named in a finding."""


def room_findings(assets: Sequence[AssetFacts], methods: Mapping[str, str], *, has_rooms: bool) -> list[Finding]:
    """One finding where assets of a model are in no room; none where all have a room.

    `methods` is asset's key → the method by which it was located, over all models of the building; `has_rooms` says
    whether any of these has rooms. Entourage is left out: it gets no label, so nobody looks for its room.
    """
    maintained = [asset for asset in assets if asset.entourage is None]
    lost = Counter(asset.ifc_class for asset in maintained if methods.get(asset.key, "unknown") in NO_ROOM)
    if not lost:
        return []
    if not has_rooms:
        return [rules.NO_ROOMS.finding(count=len(maintained))]
    return [rules.ROOM_UNKNOWN.finding(count=lost.total(), all=len(maintained), classes=_written(lost))]


def _written(classes: Counter[str]) -> str:
    """The most frequent classes with their counts, and the count of all others, as text."""
    named = sorted(classes.items(), key=lambda item: (-item[1], item[0]))[:CLASSES]
    rest = classes.total() - sum(count for _name, count in named)
    written = ", ".join(f"{count} × {name}" for name, count in named)
    return f"{written}, {rest} of other classes" if rest else written


def storey_findings(snapshot: Snapshot) -> list[Finding]:
    """One finding for each height by which the rooms of storeys lie off these; none where their assets do, too."""
    zero_m = snapshot.georeference.building.z_m
    names = {storey.key: storey.name for storey in snapshot.storeys}
    rooms = [
        Heights(space.storey_key, space.footprint.z_min_m, space.footprint.z_max_m)
        for space in snapshot.spaces
        if space.storey_key and space.footprint
    ]
    offsets = storey_offsets(
        rooms,
        [
            (asset.storey_key, (asset.box[2] + asset.box[5]) / 2)
            for asset in snapshot.assets
            if asset.storey_key and asset.box
        ],
        {storey.key: storey.elevation_m + zero_m for storey in snapshot.storeys if storey.elevation_m is not None},
    )
    counts = Counter(room.storey for room in rooms)
    off_m = {storey: offset.by_m for storey, offset in offsets.items() if offset.evidence >= 0}
    return [
        rules.ROOMS_OFF_STOREYS.finding(
            storeys=_listed([names[storey] for storey in storeys]),
            rooms=counted(sum(counts[storey] for storey in storeys), "room"),
            offset_m=f"{abs(by_m):.2f}",
            direction="above" if by_m > 0.0 else "below",
        )
        for by_m, storeys in _by_offset(off_m)
    ]


def _by_offset(off_m: Mapping[str, float]) -> Iterator[tuple[float, Sequence[str]]]:
    """The offsets, those that are about equal as one, each with its storeys."""
    ordered = sorted(off_m, key=lambda storey: off_m[storey])
    while ordered:
        lowest_m = off_m[ordered[0]]
        alike = [storey for storey in ordered if off_m[storey] - lowest_m <= TOGETHER_M]
        yield median(off_m[storey] for storey in alike), alike
        ordered = ordered[len(alike) :]


def _listed(names: Sequence[str]) -> str:
    """The first names, and the count of all others, as text."""
    shown = ", ".join(names[:STOREYS])
    return shown if len(names) <= STOREYS else f"{shown} and {counted(len(names) - STOREYS, 'more storey')}"
