"""The second revisions differ from the first ones as the truth says, and in nothing else."""

from collections.abc import Callable
from typing import Any

import ifcopenshell
import pytest

PAIRS = [
    ("architecture", "station-architecture-1.ifc", "station-architecture-2.ifc"),
    ("services", "station-services-1.ifc", "station-services-2.ifc"),
]
Opened = Callable[[str], ifcopenshell.file]
Truth = Callable[[str], dict[str, Any]]


def ids(model: ifcopenshell.file, *classes: str) -> set[str]:
    return {
        element.GlobalId
        for ifc_class in classes
        for element in model.by_type(ifc_class)
        if not element.is_a("IfcOpeningElement")
    }


@pytest.mark.parametrize(("discipline", "first", "second"), PAIRS)
def test_globalids_come_and_go_as_stated(discipline: str, first: str, second: str, model: Opened, truth: Truth) -> None:
    changes = truth("station-2.json")["changes"][discipline]
    before, after = (ids(model(name), "IfcElement", "IfcSpace") for name in (first, second))
    swapped = [*changes["new_ids"], *changes["replaced"]]
    new_walls = {wall.GlobalId for wall in model(second).by_type("IfcWall")} - before
    new_parts = {part["global_id"] for split in changes.get("split", []) for part in split["into"][1:]}
    assert before - after == {c["old"] for c in swapped} | {c["global_id"] for c in changes["gone"]}
    assert after - before == (
        {c["new"] for c in swapped} | {c["global_id"] for c in changes["added"]} | new_walls | new_parts
    )


def test_the_services_change_ten_three_and_two(truth: Truth) -> None:
    changes = truth("station-2.json")["changes"]["services"]
    assert {name: len(changes[name]) for name in ("replaced", "moved", "gone")} == {
        "replaced": 10,
        "moved": 3,
        "gone": 2,
    }


@pytest.mark.parametrize(("discipline", "first", "second"), PAIRS)
def test_a_moved_thing_keeps_id_and_tag_and_changes_its_room(
    discipline: str, first: str, second: str, model: Opened, truth: Truth
) -> None:
    rooms = [
        {a["global_id"]: a["room"] for a in truth(name)["assets"]} for name in ("station-1.json", "station-2.json")
    ]
    for moved in truth("station-2.json")["changes"][discipline]["moved"]:
        gid = moved["global_id"]
        assert [places[gid] for places in rooms] == [moved["from"], moved["to"]]
        assert model(first).by_guid(gid).Tag == model(second).by_guid(gid).Tag


@pytest.mark.parametrize(("discipline", "first", "second"), PAIRS)
def test_a_thing_with_a_new_globalid_keeps_its_tag_where_stated(
    discipline: str, first: str, second: str, model: Opened, truth: Truth
) -> None:
    for change in truth("station-2.json")["changes"][discipline]["new_ids"]:
        old, new = model(first).by_guid(change["old"]), model(second).by_guid(change["new"])
        if change["what"] == "space":
            assert old.Name == new.Name == change["number"]
        else:
            assert (old.Tag == new.Tag) is change["same_tag"]


def test_a_replacement_is_of_another_type_at_the_same_place(truth: Truth) -> None:
    before, after = (
        {a["global_id"]: a for a in truth(name)["assets"]} for name in ("station-1.json", "station-2.json")
    )
    for change in truth("station-2.json")["changes"]["services"]["replaced"]:
        old, new = before[change["old"]], after[change["new"]]
        assert old["centre_m"] == new["centre_m"]
        assert (old["type"], new["type"]) == (change["old_type"], change["new_type"])
        assert change["old_type"] != change["new_type"]


def test_a_split_room_gives_its_globalid_to_the_first_part(truth: Truth) -> None:
    (split,) = truth("station-2.json")["changes"]["architecture"]["split"]
    first, second = split["into"]
    assert (split["from"]["number"], first["number"], second["number"]) == ("210", "210A", "210B")
    assert first["global_id"] == split["from"]["global_id"] != second["global_id"]


def test_the_moved_wall_makes_one_room_larger_by_what_the_other_loses(truth: Truth) -> None:
    larger, smaller = truth("station-2.json")["changes"]["architecture"]["resized"]
    assert larger["to_m2"] - larger["from_m2"] == pytest.approx(smaller["from_m2"] - smaller["to_m2"])
    assert larger["to_m2"] - larger["from_m2"] == pytest.approx(0.6 * 7.4)


def test_types_are_new_in_every_export(model: Opened) -> None:
    for _, first, second in PAIRS:
        assert ids(model(first), "IfcTypeObject") & ids(model(second), "IfcTypeObject") == set()


def test_project_building_and_storeys_keep_their_globalids(model: Opened) -> None:
    for _, first, second in PAIRS:
        frame = ("IfcProject", "IfcSite", "IfcBuilding", "IfcBuildingStorey")
        assert ids(model(first), *frame) == ids(model(second), *frame)
