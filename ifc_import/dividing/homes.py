"""Which building of a file each of its elements belongs to, by building name; works on facts, not on IFC."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

import numpy as np
import shapely
from numpy.typing import NDArray

from registry.snapshot import AssetFacts, BuildingFacts, Snapshot, SpaceFacts

NEAREST = "which it is in or nearest to"
FIRST = "the first one of the file"

Bounds: TypeAlias = NDArray[np.float64]
"""(4,): west, south, east, north; metres."""


@dataclass(frozen=True, slots=True)
class Homes:
    """The names of the buildings that hold spaces or assets, and to which of them everything belongs.

    With fewer than two names there is nothing to divide, and the mappings are empty.
    """

    names: tuple[str, ...]
    of: Mapping[str, str] = field(default_factory=dict)
    """key of a building, storey, space or asset → name"""
    outside: Mapping[str, str] = field(default_factory=dict)
    """key of a space or asset under none of these buildings → why it was assigned to its building"""


def homes(snapshot: Snapshot) -> Homes:
    """The building of each element of `snapshot`."""
    own = own_names(snapshot.buildings)
    if len(set(own.values())) < 2:
        return Homes(tuple(set(own.values())))
    related = _followed(snapshot, own)
    holding = {related.get(element.key) for element in spaces_and_assets(snapshot)}
    names = tuple(dict.fromkeys(name for name in own.values() if name in holding))
    if len(names) < 2:
        return Homes(names)
    of = {key: name for key, name in own.items() if name in names}
    of |= {
        building.key: _on_its_site(building, snapshot.buildings, of, names)
        for building in snapshot.buildings
        if building.key not in of
    }
    of = _followed(snapshot, of)
    of |= _storeys(snapshot, of, names)
    outside: dict[str, str] = {}
    kinds: tuple[Sequence[SpaceFacts | AssetFacts], ...] = (snapshot.spaces, snapshot.assets)
    for kind in kinds:
        of = _followed(snapshot, of)
        strays = [element for element in kind if element.key not in of]
        for element, (name, why) in zip(strays, _nearest(strays, snapshot, of, names), strict=True):
            of[element.key], outside[element.key] = name, why
    return Homes(names, of, outside)


def spaces_and_assets(snapshot: Snapshot) -> tuple[SpaceFacts | AssetFacts, ...]:
    """The spaces and assets of a file."""
    return (*snapshot.spaces, *snapshot.assets)


def own_names(buildings: Iterable[BuildingFacts]) -> dict[str, str]:
    """Building → its name, or that of the building that it is a section of; those without one are left out."""
    by_key = {building.key: building for building in buildings}
    wholes = {key: _whole(building, by_key) for key, building in by_key.items()}
    return {key: whole.name for key, whole in wholes.items() if whole.name}


def _whole(building: BuildingFacts, by_key: Mapping[str, BuildingFacts]) -> BuildingFacts:
    """The building of which this one is a section, at any depth; itself where sections go round in a circle."""
    above, passed = building, {building.key}
    while (whole := by_key.get(above.whole_key or "")) is not None:
        if whole.key in passed:
            return building
        passed.add(whole.key)
        above = whole
    return above


def _followed(snapshot: Snapshot, known: Mapping[str, str]) -> dict[str, str]:
    """`known`, extended to all elements in or on an element whose building is known, at any depth."""
    of, before = dict(known), -1
    while len(of) > before:
        before = len(of)
        for storey in snapshot.storeys:
            _settle(of, storey.key, storey.building_key)
        for space in snapshot.spaces:
            _settle(of, space.key, space.storey_key, space.building_key, space.parent_key)
        for asset in snapshot.assets:
            _settle(of, asset.key, asset.space_key, asset.storey_key, asset.building_key, asset.host_key)
    return of


def _settle(of: dict[str, str], key: str, *places: str | None) -> None:
    home = next((of[place] for place in places if place in of), None)
    if home is not None:
        of.setdefault(key, home)


def _on_its_site(
    building: BuildingFacts, buildings: Iterable[BuildingFacts], of: Mapping[str, str], names: Sequence[str]
) -> str:
    """The building to which one without a name or contents belongs: the only other one on its site, otherwise the
    first.
    """
    near = {of[neighbour.key] for neighbour in buildings if neighbour.key in of and neighbour.site == building.site}
    return near.pop() if len(near) == 1 else names[0]


def _storeys(snapshot: Snapshot, of: Mapping[str, str], names: Sequence[str]) -> dict[str, str]:
    """The building of each remaining storey: that of most of the elements on it."""
    return {
        storey.key: _most(storey.key, spaces_and_assets(snapshot), of) or names[0]
        for storey in snapshot.storeys
        if storey.key not in of
    }


def _most(storey_key: str, inside: Iterable[SpaceFacts | AssetFacts], of: Mapping[str, str]) -> str | None:
    times = Counter(of[element.key] for element in inside if element.storey_key == storey_key and element.key in of)
    return times.most_common(1)[0][0] if times else None


def _nearest(
    strays: Sequence[SpaceFacts | AssetFacts], snapshot: Snapshot, of: Mapping[str, str], names: Sequence[str]
) -> list[tuple[str, str]]:
    """For each stray the building that it is in or nearest to in plan, and why; otherwise the first."""
    if not strays:
        return []
    settled = [(of[element.key], _bounds(element)) for element in spaces_and_assets(snapshot) if element.key in of]
    extents = [_around([bounds for home, bounds in settled if home == name and bounds is not None]) for name in names]
    return [_nearest_building(_bounds(stray), extents, names) for stray in strays]


def _nearest_building(bounds: Bounds | None, extents: Sequence[Bounds | None], names: Sequence[str]) -> tuple[str, str]:
    known = [(_gap_m(bounds, extent), name) for extent, name in zip(extents, names, strict=True) if extent is not None]
    if bounds is None or not known:
        return names[0], FIRST
    gap_m, name = min(known, key=lambda candidate: candidate[0])
    return (name, NEAREST) if sum(other_gap_m <= gap_m for other_gap_m, _name in known) == 1 else (names[0], FIRST)


def _gap_m(bounds: Bounds | None, extent: Bounds) -> float:
    """The distance, in metres, of the middle of `bounds` outside `extent`."""
    if bounds is None:
        return 0.0
    middle = (bounds[:2] + bounds[2:]) / 2
    return float(np.linalg.norm(np.maximum(0.0, np.maximum(extent[:2] - middle, middle - extent[2:]))))


def _bounds(element: SpaceFacts | AssetFacts) -> Bounds | None:
    """The bounds of a space or asset in plan."""
    if isinstance(element, AssetFacts):
        return None if element.box is None else np.array([*element.box[:2], *element.box[3:5]])
    if element.footprint is None:
        return None
    bounds: Bounds = shapely.bounds(shapely.from_wkb(element.footprint.wkb))
    return bounds


def _around(parts: Sequence[Bounds]) -> Bounds | None:
    if not parts:
        return None
    found = np.array(parts)
    return np.concatenate([found[:, :2].min(axis=0), found[:, 2:].max(axis=0)])
