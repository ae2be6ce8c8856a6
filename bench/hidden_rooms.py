"""Copies of models that do not say which room their things are in, and the rooms that were said.

Containment in a space is rewritten to the storey that the space is on. Devices that only a storey contains, and that
are drawn on the face of a wall, tell their room too: the third axis of such a family points out of the wall.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import ifcopenshell
import ifcopenshell.util.placement
import numpy as np
import shapely

from registry.snapshot import AssetFacts, Snapshot

IN_FRONT_M = 0.4
"""So far in front of the wall is the room that a device on it serves."""
LEVEL = 1e-3
"""The third component of an axis that is level is less than this."""

Rooms = dict[str, str]
"""GlobalId of a thing → that of the space that it is in."""


def hide_rooms(path: Path, copy: Path) -> Rooms:
    """Write a copy in which storeys contain what spaces did; returns what was in which space."""
    model: Any = ifcopenshell.open(path)
    said: Rooms = {}
    for relation in list(model.by_type("IfcRelContainedInSpatialStructure")):
        space = relation.RelatingStructure
        storey = _storey(space) if space.is_a("IfcSpace") else None
        if storey is not None:
            said |= {one.GlobalId: space.GlobalId for one in relation.RelatedElements}
            relation.RelatingStructure = storey
    model.write(str(copy))
    return said


def _storey(space: ifcopenshell.entity_instance) -> ifcopenshell.entity_instance | None:
    wholes = [one.RelatingObject for one in space.Decomposes]
    if not wholes:
        return None
    return wholes[0] if wholes[0].is_a("IfcBuildingStorey") else _storey(wholes[0])


def faced_rooms(path: Path, devices: Snapshot, architecture: Snapshot) -> Rooms:
    """The rooms of the devices in the file at `path` that are drawn on walls; both models have one frame."""
    model = ifcopenshell.open(path)
    return {
        one.global_id: room
        for one in devices.assets
        if one.box is not None
        for room in _in_front(one, _axis(model, one), architecture)
    }


def _axis(model: ifcopenshell.file, device: AssetFacts) -> "np.ndarray[tuple[int], np.dtype[np.float64]]":
    placement = model.by_guid(device.global_id).ObjectPlacement
    axis: np.ndarray[tuple[int], np.dtype[np.float64]] = ifcopenshell.util.placement.get_local_placement(placement)[
        :3, 2
    ]
    return axis


def _in_front(
    device: AssetFacts, axis: "np.ndarray[tuple[int], np.dtype[np.float64]]", architecture: Snapshot
) -> Iterator[str]:
    """The space in front of a device, if its axis is level and there is one."""
    if device.box is None or abs(axis[2]) > LEVEL:
        return
    low, high = np.array(device.box[:3]), np.array(device.box[3:])
    x, y, z = (low + high) / 2 + IN_FRONT_M * axis
    for space in architecture.spaces:
        outline = space.footprint
        if outline is None or not outline.z_min_m <= z <= outline.z_max_m:
            continue
        if shapely.from_wkb(outline.wkb).contains(shapely.Point(x, y)):
            yield space.global_id
            return
