"""The facts of an element, with its coordinates moved into another frame."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import shapely

from ifc_import.aligning.moves import STILL, moved_box, moved_points, moved_shape
from registry.snapshot import Frame

Facts = Mapping[str, Any]


def moved_facts(facts: Facts, move: Frame, lift_m: float) -> dict[str, Any]:
    """The facts after `move`; elevations, which have another datum, are lifted by `lift_m`."""
    moved = dict(facts)
    outline = None if facts.get("footprint") is None else shapely.from_wkb(facts["footprint"])
    if outline is not None and move != STILL:
        shape = moved_shape(move, outline)
        moved |= {
            "footprint": shapely.to_wkb(shape, hex=True),
            "z_min_m": facts["z_min_m"] + move.z_m,
            "z_max_m": facts["z_max_m"] + move.z_m,
        }
    if facts.get("box") is not None and move != STILL:
        moved["box"] = list(moved_box(move, tuple(facts["box"])))
    if facts.get("origin") is not None and move != STILL:
        moved["origin"] = moved_points(move, np.array([facts["origin"]]))[0].tolist()
    if facts.get("elevation_m") is not None:
        moved["elevation_m"] = facts["elevation_m"] + lift_m
    return moved


def without_place(facts: Facts) -> dict[str, Any]:
    """The facts without coordinates, for a model whose coordinates do not fit."""
    return {**facts, **{name: None for name in ("footprint", "box", "origin", "elevation_m") if name in facts}}
