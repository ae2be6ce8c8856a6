"""Scripted losses: copies of real models with edits whose truth is known, since the script made them."""

import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import ifcopenshell
import ifcopenshell.guid
import ifcopenshell.util.placement
import ifcopenshell.util.unit

from tests.api.operations.registered import opened

Entity = ifcopenshell.entity_instance


@dataclass(frozen=True)
class Loss:
    """A copy of a model, and for everything in it that was there before: GlobalId before → GlobalId now."""

    path: Path
    now: dict[str, str]


def identified(model: ifcopenshell.file) -> list[Entity]:
    """What a revision may give new ids to: storeys, spaces, and all that stands in them."""
    return [one for name in ("IfcBuildingStorey", "IfcSpace", "IfcElement") for one in model.by_type(name)]


def written(model: ifcopenshell.file, folder: Path, now: dict[str, str], name: str = "later.ifc") -> Loss:
    """The edited model as a file."""
    model.write(str(folder / name))
    return Loss(folder / name, now)


def with_new_ids(path: Path, folder: Path, share: float, *, keep_tags: bool = True) -> Loss:
    """New ids for a share of everything, by chance that is the same each time; without tags nothing else names them."""
    model = opened(path)
    everything = identified(model)
    chosen = random.Random(210).sample(everything, round(share * len(everything)))  # noqa: S311  (no secret)
    now = {one.GlobalId: one.GlobalId for one in everything}
    return written(model, folder, now | renewed(chosen, keep_tags=keep_tags))


def renewed(elements: Iterable[Entity], *, keep_tags: bool = True) -> dict[str, str]:
    """Give each of them another id; without its tag, the name that ends in it loses it too."""
    now = {}
    for one in elements:
        before, one.GlobalId = one.GlobalId, ifcopenshell.guid.new()
        now[before] = one.GlobalId
        if not keep_tags and getattr(one, "Tag", None):
            one.Name = (one.Name or "").removesuffix(f":{one.Tag}")
            one.Tag = None
    return now


def edited(path: Path, folder: Path, edit: Callable[[ifcopenshell.file], dict[str, str]]) -> Loss:
    """A copy with one edit, which says what ids of which it changed."""
    model = opened(path)
    now = {one.GlobalId: one.GlobalId for one in identified(model)}
    return written(model, folder, now | edit(model))


def like_devices(model: ifcopenshell.file, ifc_class: str) -> Sequence[Entity]:
    """Two devices of a class and one name but for the element id, furthest apart in the order of the file."""
    by_name: dict[str, list[Entity]] = {}
    for one in model.by_type(ifc_class):
        by_name.setdefault(str(one.Name).rpartition(":")[0], []).append(one)
    alike = max(by_name.values(), key=len)
    return alike[0], alike[-1]


def swap(one: Entity, other: Entity) -> None:
    """Let two devices change places; each keeps its id."""
    one.ObjectPlacement, other.ObjectPlacement = other.ObjectPlacement, one.ObjectPlacement


def move(device: Entity, x_m: float) -> None:
    """Move a device along its storey's x axis; what shared its placement stays."""
    model = device.file
    placement = device.ObjectPlacement
    before = placement.RelativePlacement
    x, y, z = before.Location.Coordinates
    step = x_m / ifcopenshell.util.unit.calculate_unit_scale(model)
    point = model.create_entity("IfcCartesianPoint", (x + step, y, z))
    axes = model.create_entity("IfcAxis2Placement3D", point, before.Axis, before.RefDirection)
    device.ObjectPlacement = model.create_entity("IfcLocalPlacement", placement.PlacementRelTo, axes)
