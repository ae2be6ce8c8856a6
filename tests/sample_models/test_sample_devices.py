"""Things stand where the truth says, although their origins lie elsewhere."""

from collections.abc import Callable
from typing import Any

import ifcopenshell
import ifcopenshell.util.element
import ifcopenshell.util.placement
import numpy as np
import pytest
from shapely import Point

from sample_models.truth import outline

FILES = [
    ("station-architecture-1.ifc", "station-1.json"),
    ("station-services-1.ifc", "station-1.json"),
    ("station-architecture-ifc2x3-feet.ifc", "station-1.json"),
    ("station-architecture-2.ifc", "station-2.json"),
    ("station-services-2.ifc", "station-2.json"),
    ("annex-ifc4x3.ifc", "annex.json"),
]
WALL_THICKNESS_M = 0.2
BELOW_FLOOR_M, ABOVE_CEILING_M = 0.3, 0.6
Opened = Callable[[str], ifcopenshell.file]
Truth = Callable[[str], dict[str, Any]]
Shapes = Callable[[str, str], dict[str, Any]]


def assets_of(facts: dict[str, Any], name: str) -> list[dict[str, Any]]:
    discipline = facts["files"][name]["discipline"]
    return [asset for asset in facts["assets"] if asset["discipline"] == discipline]


def rooms_at(facts: dict[str, Any], centre: list[float]) -> list[tuple[float, str]]:
    """Distance in plan and number of all rooms that reach a height, voids above and below included; nearest first."""
    x, y, z = centre
    return sorted(
        (outline(space).distance(Point(x, y)), space["number"])
        for space in facts["spaces"]
        if space["counts"] and space["z_min_m"] - BELOW_FLOOR_M <= z <= space["z_max_m"] + ABOVE_CEILING_M
    )


@pytest.mark.parametrize(("name", "facts"), FILES)
def test_the_shape_of_every_asset_fills_its_box(name: str, facts: str, truth: Truth, shapes: Shapes) -> None:
    bodies = shapes(name, "IfcElement")
    for asset in assets_of(truth(facts), name):
        if asset["box_m"] is None:
            assert asset["global_id"] not in bodies
        else:
            points = bodies[asset["global_id"]][0]
            box = [*points.min(axis=0), *points.max(axis=0)]
            assert box == pytest.approx(asset["box_m"], abs=2e-3), asset["key"]


@pytest.mark.parametrize("facts", ["station-1.json", "station-2.json", "annex.json"])
def test_the_nearest_room_to_every_asset_is_a_true_one(facts: str, truth: Truth) -> None:
    for asset in truth(facts)["assets"]:
        if asset["room"]:
            distance, nearest = rooms_at(truth(facts), asset["centre_m"])[0]
            assert nearest in {room["number"] for room in asset["rooms"]}, asset["key"]
            assert distance <= WALL_THICKNESS_M + 1e-9, asset["key"]


@pytest.mark.parametrize("facts", ["station-1.json", "station-2.json", "annex.json"])
def test_what_has_no_room_is_outside_and_says_why(facts: str, truth: Truth) -> None:
    outside = [asset for asset in truth(facts)["assets"] if asset["room"] is None]
    assert outside
    for asset in outside:
        assert asset["why"].startswith("outside: ")
        assert all(distance > 0.3 for distance, _ in rooms_at(truth(facts), asset["centre_m"])), asset["key"]


def test_devices_are_contained_in_storeys_only(truth: Truth) -> None:
    facts = truth("station-1.json")
    assert {asset["contained_in"] for asset in assets_of(facts, "station-services-1.ifc")} == {"storey"}


def test_the_placement_of_most_devices_lies_in_no_room_or_the_wrong_one(truth: Truth, model: Opened) -> None:
    facts = truth("station-1.json")
    opened = model("station-services-1.ifc")
    to_site = ifcopenshell.util.placement.get_local_placement(opened.by_type("IfcBuilding")[0].ObjectPlacement)
    spaces = {space["number"]: space for space in facts["spaces"]}
    devices = [asset for asset in assets_of(facts, "station-services-1.ifc") if asset["room"]]
    right = [asset for asset in devices if _origin_in(opened, asset, spaces[asset["room"]], to_site)]
    assert len(right) < len(devices) / 4


def _origin_in(opened: ifcopenshell.file, asset: dict[str, Any], space: dict[str, Any], frame: Any) -> bool:
    placement = opened.by_guid(asset["global_id"]).ObjectPlacement
    x, y, z = (np.linalg.inv(frame) @ ifcopenshell.util.placement.get_local_placement(placement))[:3, 3]
    return bool(outline(space).covers(Point(x, y)) and space["z_min_m"] <= z <= space["z_max_m"])


@pytest.mark.parametrize(
    ("why", "at_least"),
    [("half in the wall", 20), ("above the ceiling", 50), ("below the floor", 4), ("contained in the storey above", 4)],
)
def test_enough_devices_are_hard_to_place(why: str, at_least: int, truth: Truth) -> None:
    assert sum(asset["why"] == why for asset in truth("station-1.json")["assets"]) >= at_least


def test_a_device_without_a_shape_says_its_room_in_a_property(truth: Truth, model: Opened) -> None:
    shapeless = [asset for asset in truth("station-1.json")["assets"] if asset["box_m"] is None]
    opened = model("station-services-1.ifc")
    stated = [
        ifcopenshell.util.element.get_pset(opened.by_guid(a["global_id"]), "Other", "Rumsnummer") for a in shapeless
    ]
    assert stated == [asset["room"] for asset in shapeless] == ["211", "301"]
