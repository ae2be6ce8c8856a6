"""Which of a file's buildings its groups, types, ids and counts belong to."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeAlias

from ifc_import.dividing.homes import Homes
from registry.snapshot import (
    AssetFacts,
    BuildingFacts,
    BuildingShare,
    GroupFacts,
    LeftOut,
    Snapshot,
    SpaceFacts,
    StoreyFacts,
    UnmatchedArea,
)

HomesOf: TypeAlias = Mapping[str, set[str]]
"""Key → the names of all buildings that use it."""


def homes_of_groups(groups: Sequence[GroupFacts], homes: Homes) -> HomesOf:
    """The buildings of each group: those of its members, and of the groups that are parts of it."""
    found = {group.key: {homes.of[key] for key in group.member_keys if key in homes.of} for group in groups}
    parts = [(group.parent_key, group.key) for group in groups] + [
        (group.key, key) for group in groups for key in group.member_keys
    ]
    inside = [(whole, part) for whole, part in parts if whole in found and part in found]
    _spread(found, inside)
    for names in found.values():
        if not names:
            names.add(homes.names[0])
    _spread(found, inside)
    return found


def _spread(found: HomesOf, inside: Iterable[tuple[str | None, str]]) -> None:
    """Add the buildings of the parts to every whole; this ends, since names are only added."""
    pairs = [(found[whole], found[part]) for whole, part in inside if whole is not None]
    while any(not part <= whole for whole, part in pairs):
        for whole, part in pairs:
            whole.update(part)


def homes_of_types(snapshot: Snapshot, homes: Homes) -> HomesOf:
    """The buildings of each type: those of its assets."""
    found: dict[str, set[str]] = {element_type.key: set() for element_type in snapshot.types}
    for asset in snapshot.assets:
        if asset.type_key in found:
            found[asset.type_key].add(homes.of[asset.key])
    return {key: names or {homes.names[0]} for key, names in found.items()}


def homes_of_ids(snapshot: Snapshot, homes: Homes) -> dict[str, str]:
    """GlobalId → building name, for ids that are used in one building only."""
    found: dict[str, set[str]] = defaultdict(set)
    elements: tuple[BuildingFacts | StoreyFacts | SpaceFacts | AssetFacts, ...] = (
        *snapshot.buildings, *snapshot.storeys, *snapshot.spaces, *snapshot.assets,
    )  # fmt: skip
    for element in elements:
        found[element.global_id].add(homes.of[element.key])
    for share in snapshot.shares:
        for global_id in share.element_ids:
            if global_id not in found:
                found[global_id].add(homes.of.get(share.building_key or "", homes.names[0]))
    return {global_id: names.pop() for global_id, names in found.items() if len(names) == 1}


def shares_by_home(snapshot: Snapshot, homes: Homes, ids: Mapping[str, str]) -> dict[str, BuildingShare]:
    """The physical elements of each building; those under none go to the first, unless `ids` has their building."""
    counts: dict[str, Counter[str]] = {name: Counter() for name in homes.names}
    left_out: dict[str, Counter[tuple[str, str]]] = {name: Counter() for name in homes.names}
    element_ids: dict[str, list[str]] = {name: [] for name in homes.names}
    for share in _shares(snapshot):
        name = homes.of.get(share.building_key or "", homes.names[0])
        counts[name].update(share.class_counts)
        for excluded in share.left_out:
            left_out[name][excluded.ifc_class, excluded.reason] += excluded.count
        for global_id in share.element_ids:
            element_ids[ids.get(global_id, name)].append(global_id)
    return {
        name: BuildingShare(
            element_ids=tuple(element_ids[name]),
            class_counts=dict(counts[name]),
            left_out=tuple(LeftOut(cls, count, reason) for (cls, reason), count in left_out[name].items()),
        )
        for name in homes.names
    }


def unmatched_in(spaces: Sequence[SpaceFacts], snapshot: Snapshot, *, is_first: bool) -> Iterator[UnmatchedArea]:
    """The unknown area names, with the number of `spaces` that have each; the first part has the rest."""
    for area in snapshot.unmatched_areas:
        in_part = _having(spaces, area)
        count = in_part + area.spaces - _having(snapshot.spaces, area) if is_first else in_part
        if count > 0:
            yield replace(area, spaces=count)


def _having(spaces: Iterable[SpaceFacts], area: UnmatchedArea) -> int:
    return sum(area.name in space.properties.get(area.set_name, {}) for space in spaces)


def _shares(snapshot: Snapshot) -> Sequence[BuildingShare]:
    """The shares that were read, and the counts known for the whole file only."""
    whole = BuildingShare(
        element_ids=() if snapshot.shares else snapshot.element_ids,
        class_counts={} if snapshot.shares else snapshot.class_counts,
        left_out=() if any(share.left_out for share in snapshot.shares) else snapshot.left_out,
    )
    return (*snapshot.shares, whole)
