"""Copies of models that stand elsewhere: moved as people and programs move them."""

import math
from collections.abc import Callable
from pathlib import Path
from typing import Any

from registry.snapshot import Frame
from tests.api.operations.registered import opened

Change = Callable[[Any], None]
"""Something else that is done to a model."""


def moved_world(path: Path, folder: Path, move: Frame, unit_m: float, also: Change = lambda _: None) -> Path:
    """A copy in which all that stands in the world itself is moved, and all else with it."""
    model: Any = opened(path)
    for placement in model.by_type("IfcLocalPlacement"):
        if placement.PlacementRelTo is None:
            _move(model, placement, move, unit_m)
    return _written(model, folder, path, also)


def moved_things(path: Path, folder: Path, move: Frame, unit_m: float) -> Path:
    """A copy in which only things are moved: site, building and storeys say nothing of it."""
    model: Any = opened(path)
    found = [one.ObjectPlacement for one in model.by_type("IfcElement") if one.ObjectPlacement]
    places = {one.id(): one for one in found}
    for placement in places.values():
        if placement.PlacementRelTo is None or placement.PlacementRelTo.id() not in places:
            _move(model, placement, move, unit_m)
    return _written(model, folder, path, lambda _: None)


def _move(model: Any, placement: Any, move: Frame, unit_m: float) -> None:
    axes = placement.RelativePlacement
    cos, sin = math.cos(math.radians(move.turn_deg)), math.sin(math.radians(move.turn_deg))
    x, y, z = axes.Location.Coordinates
    ahead, aside, _ = axes.RefDirection.DirectionRatios if axes.RefDirection else (1.0, 0.0, 0.0)
    place = (cos * x - sin * y + move.x_m / unit_m, sin * x + cos * y + move.y_m / unit_m, z + move.z_m / unit_m)
    placement.RelativePlacement = model.create_entity(
        "IfcAxis2Placement3D",
        model.create_entity("IfcCartesianPoint", place),
        axes.Axis,
        model.create_entity("IfcDirection", (cos * ahead - sin * aside, sin * ahead + cos * aside, 0.0)),
    )


def _written(model: Any, folder: Path, path: Path, also: Callable[[Any], None]) -> Path:
    also(model)
    copy = folder / f"moved-{path.name}"
    model.write(str(copy))
    return copy


def map_conversion(east: float, north: float, height: float, turn_deg: float = 0.0) -> Callable[[Any], None]:
    """What gives a model, which may have one already, a map conversion, in metres."""

    def give(model: Any) -> None:
        for one in model.by_type("IfcMapConversion"):
            crs, source = one.TargetCRS, one.SourceCRS
            model.remove(one)
            axis = math.cos(math.radians(turn_deg)), math.sin(math.radians(turn_deg))
            model.create_entity("IfcMapConversion", source, crs, east, north, height, *axis, 1.0)

    return give
