"""The parts of a file with several buildings: what of it belongs to each of them."""

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import replace
from typing import TypeVar

from ifc_import import rules
from ifc_import.dividing.homes import Homes, spaces_and_assets
from ifc_import.dividing.portions import homes_of_groups, homes_of_ids, homes_of_types, shares_by_home, unmatched_in
from registry.snapshot import AssetFacts, BuildingFacts, Finding, GroupFacts, Snapshot, SpaceFacts, StoreyFacts

_Element = TypeVar("_Element", BuildingFacts, StoreyFacts, SpaceFacts, AssetFacts)


class Parts:
    """A file divided by building. Whatever is not tied to a building goes to the first part."""

    def __init__(self, snapshot: Snapshot, homes: Homes) -> None:
        self._whole = snapshot
        self._homes = homes
        self._groups = homes_of_groups(snapshot.groups, homes)
        self._types = homes_of_types(snapshot, homes)
        self._ids = homes_of_ids(snapshot, homes)
        self._shares = shares_by_home(snapshot, homes, self._ids)

    def of(self, name: str) -> Snapshot:
        """The snapshot of the building of that name."""
        whole, share = self._whole, self._shares[name]
        keys = {key for key, home in self._homes.of.items() if home == name}
        spaces = [_space_within(space, keys) for space in self._here(whole.spaces, name)]
        return replace(
            whole,
            buildings=tuple(sorted(self._here(whole.buildings, name), key=lambda building: building.name != name)),
            storeys=tuple(self._here(whole.storeys, name)),
            spaces=tuple(spaces),
            types=tuple(element_type for element_type in whole.types if name in self._types[element_type.key]),
            assets=tuple(_asset_within(asset, keys) for asset in self._here(whole.assets, name)),
            groups=tuple(self._groups_in(name, keys)),
            element_ids=share.element_ids,
            class_counts=share.class_counts,
            left_out=share.left_out,
            unmatched_areas=tuple(unmatched_in(spaces, whole, is_first=name == self._homes.names[0])),
            shares=(),
            findings=(*(finding for finding in whole.findings if self._home_of(finding) == name), *self._strays(name)),
        )

    def _here(self, elements: Sequence[_Element], name: str) -> Iterator[_Element]:
        return (element for element in elements if self._homes.of[element.key] == name)

    def _groups_in(self, name: str, keys: Set[str]) -> Iterator[GroupFacts]:
        """The groups of the building, each with its members in the building."""
        keys_here = keys | {key for key, homes in self._groups.items() if name in homes}
        for group in self._whole.groups:
            if group.key in keys_here:
                yield replace(group, member_keys=tuple(key for key in group.member_keys if key in keys_here))

    def _home_of(self, finding: Finding) -> str:
        """The building of the element that a finding is about; the first for findings on the file."""
        key = finding.key or ""
        home = (
            self._homes.of.get(key)
            or _home_in(self._groups, key, self._homes)
            or _home_in(self._types, key, self._homes)
        )
        return home or self._ids.get(finding.global_id or "") or self._homes.names[0]

    def _strays(self, name: str) -> Iterator[Finding]:
        """Findings on elements assigned to this building that are under none."""
        for element in spaces_and_assets(self._whole):
            why = self._homes.outside.get(element.key)
            if why is not None and self._homes.of[element.key] == name:
                yield rules.UNDER_NO_BUILDING.finding(
                    element.global_id, element.key, name=_called(element), building=name, why=why
                )


def _home_in(homes_of: Mapping[str, Set[str]], key: str, homes: Homes) -> str | None:
    return next((name for name in homes.names if name in homes_of.get(key, ())), None)


def _called(element: SpaceFacts | AssetFacts) -> str:
    if isinstance(element, SpaceFacts):
        return f"Space {element.number or element.name or element.global_id}"
    return f"{element.ifc_class} {element.name!r}"


def _space_within(space: SpaceFacts, keys: Set[str]) -> SpaceFacts:
    """The space without references to other buildings."""
    return replace(space, storey_key=_within(space.storey_key, keys), parent_key=_within(space.parent_key, keys))


def _asset_within(asset: AssetFacts, keys: Set[str]) -> AssetFacts:
    return replace(
        asset,
        storey_key=_within(asset.storey_key, keys),
        space_key=_within(asset.space_key, keys),
        host_key=_within(asset.host_key, keys),
        boundary_keys=tuple(key for key in asset.boundary_keys if key in keys),
        wall_keys=tuple(key for key in asset.wall_keys if key in keys),
    )


def _within(key: str | None, keys: Set[str]) -> str | None:
    return key if key in keys else None
