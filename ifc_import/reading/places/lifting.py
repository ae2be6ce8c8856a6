"""Lifts the elements of storeys whose placements are missing to the heights that the storeys state.

Works on facts, not on IFC. Heights are metres in the model's frame.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from statistics import median

from ifc_import import rules
from ifc_import.reading.places.storeys import Storeys
from registry.snapshot import AssetFacts, Finding, SpaceFacts

SAME_FLOOR_M = 0.5
"""An element this far below the floor of its storey may still belong there: a pipe, a sunken tray."""


def lifted(
    spaces: Sequence[SpaceFacts], assets: Sequence[AssetFacts], storeys: Storeys
) -> tuple[Sequence[SpaceFacts], Sequence[AssetFacts], list[Finding]]:
    """The spaces and assets at the heights of their storeys, and a finding if any were lifted."""
    if not storeys.lifts_m:
        return spaces, assets, []
    storey_of = {space.key: space.storey_key for space in spaces}
    where = {asset.key: asset.storey_key or storey_of.get(asset.space_key or "") for asset in assets}
    off_m = _still_off(assets, where, storeys)
    higher_spaces = [_lifted_space(space, storeys.lifts_m.get(space.storey_key or "", 0.0)) for space in spaces]
    higher_assets = [_lifted_asset(asset, off_m.get(where[asset.key] or "", 0.0)) for asset in assets]
    count = sum(new is not old for new, old in zip((*higher_spaces, *higher_assets), (*spaces, *assets), strict=True))
    finding = rules.STOREYS_UNPLACED.finding(count=len(storeys.lifts_m), elements=count)
    return higher_spaces, higher_assets, [finding]


def _still_off(assets: Sequence[AssetFacts], where: Mapping[str, str | None], storeys: Storeys) -> Mapping[str, float]:
    """The lifts of the storeys whose assets are not yet at the height of the storey: these may have places of their
    own, though the storeys have none.
    """
    low_m: dict[str | None, list[float]] = defaultdict(list)
    for asset in assets:
        if (height_m := _low_m(asset)) is not None:
            low_m[where[asset.key]].append(height_m)
    return {
        key: by_m
        for key, by_m in storeys.lifts_m.items()
        if key in low_m and _is_off(median(low_m[key]), storeys.floors_m.get(key), by_m)
    }


def _is_off(low_m: float, floor_m: float | None, by_m: float) -> bool:
    if floor_m is None:
        return False
    return low_m < floor_m - SAME_FLOOR_M if by_m > 0.0 else low_m >= floor_m - by_m - SAME_FLOOR_M


def _low_m(asset: AssetFacts) -> float | None:
    if asset.box is not None:
        return asset.box[2]
    return None if asset.origin is None else asset.origin[2]


def _lifted_space(space: SpaceFacts, by_m: float) -> SpaceFacts:
    outline = space.footprint
    if outline is None or not by_m:
        return space
    return replace(space, footprint=replace(outline, z_min_m=outline.z_min_m + by_m, z_max_m=outline.z_max_m + by_m))


def _lifted_asset(asset: AssetFacts, by_m: float) -> AssetFacts:
    if not by_m or _low_m(asset) is None:
        return asset
    box, origin = asset.box, asset.origin
    return replace(
        asset,
        box=None if box is None else (box[0], box[1], box[2] + by_m, box[3], box[4], box[5] + by_m),
        origin=None if origin is None else (origin[0], origin[1], origin[2] + by_m),
    )
