"""Counts the spaces and assets of a file that have each handover fact."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter

from api.operations.receipts.views import FactCount
from ifc_import.placing.rooms import NO_ROOM
from registry.snapshot import AssetFacts, Snapshot, SpaceFacts


@dataclass
class _Said:
    """Further data on the assets of a file: types, systems, and methods of location."""

    snapshot: Snapshot
    located: Mapping[str, str]

    @cached_property
    def makers(self) -> dict[str, str | None]:
        return {one.key: one.manufacturer for one in self.snapshot.types}

    @cached_property
    def in_systems(self) -> frozenset[str]:
        return frozenset(key for one in self.snapshot.groups if one.kind == "system" for key in one.member_keys)


SERIAL_NUMBER = attrgetter("serial_number")

SPACE_FACTS: Sequence[tuple[str, Callable[[SpaceFacts], object]]] = (
    ("a number", lambda one: one.number),
    ("a storey", lambda one: one.storey_key),
    ("a shape", lambda one: one.footprint),
    ("a declared area", lambda one: any(area.kind != "planned" for area in one.declared)),
    ("a use", lambda one: one.categories),
)
ASSET_FACTS: Sequence[tuple[str, Callable[[AssetFacts, _Said], object]]] = (
    ("a room", lambda one, said: said.located.get(one.key, "unknown") not in NO_ROOM),
    ("a type", lambda one, _: one.type_key),
    ("a designation", lambda one, _: one.designation),
    ("a system", lambda one, said: one.key in said.in_systems),
    ("a manufacturer", lambda one, said: said.makers.get(one.type_key or "")),
    ("a serial number", lambda one, _: SERIAL_NUMBER(one)),
)
"""Handover facts, in words that follow “has”."""


def fact_counts(snapshot: Snapshot, located: Mapping[str, str]) -> list[FactCount]:
    """The number of spaces and assets with each fact; `located` is asset key → method. Entourage is left out."""
    said = _Said(snapshot, located)
    assets = [one for one in snapshot.assets if one.entourage is None]
    spaces = snapshot.spaces
    return [
        *(
            FactCount(of="space", fact=name, have=sum(map(bool, map(has, spaces))), count=len(spaces))
            for name, has in SPACE_FACTS
        ),
        *(
            FactCount(of="asset", fact=name, have=sum(bool(has(one, said)) for one in assets), count=len(assets))
            for name, has in ASSET_FACTS
        ),
    ]
