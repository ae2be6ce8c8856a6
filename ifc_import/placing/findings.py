"""Findings on assets of a model without a known room, once its whole building is located."""

from collections import Counter
from collections.abc import Mapping, Sequence

from ifc_import import rules
from ifc_import.placing.rooms import NO_ROOM
from registry.snapshot import AssetFacts, Finding

CLASSES = 4
"""The number of classes named in a finding, the most frequent first."""


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
