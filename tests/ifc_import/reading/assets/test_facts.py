"""What the model says of assets: what they are called, and where they are in its own words."""

from pathlib import Path

import pytest

from ifc_import.reading.assets.facts import ROOM_NUMBER
from tests.ifc_import.reading.factories import House, read


@pytest.mark.parametrize(
    ("attributes", "name"),
    [
        pytest.param({"Name": "Stol 4", "ObjectType": "Stol"}, "Stol 4", id="its name"),
        pytest.param({"ObjectType": "Stol"}, "Stol", id="else its ObjectType"),
        pytest.param({"Name": "\ufeff "}, "IfcFurniture", id="else its class"),
    ],
)
def test_an_asset_is_called(attributes: dict[str, str], name: str, tmp_path: Path) -> None:
    house = House()
    house.stand(**attributes)
    assert read(house, tmp_path).assets[0].name == name


def test_tag_and_description_are_none_where_they_are_blank(tmp_path: Path) -> None:
    house = House()
    house.stand(Name="a", Tag="  ", Description="")
    house.stand(Name="b", Tag="310123", Description="vid fönstret")
    facts = {one.name: (one.tag, one.description) for one in read(house, tmp_path).assets}
    assert facts == {"a": (None, None), "b": ("310123", "vid fönstret")}


def test_what_a_space_contains_is_in_it_and_needs_no_host(tmp_path: Path) -> None:
    house = House()
    house.contain(house.space, house.rooted("IfcFurniture"))
    facts = read(house, tmp_path).assets[0]
    assert (facts.space_key, facts.host_key) == (house.space.GlobalId, None)
    assert facts.storey_key == house.storey.GlobalId


def test_what_a_storey_contains_has_neither_space_nor_host(tmp_path: Path) -> None:
    house = House()
    house.stand()
    facts = read(house, tmp_path).assets[0]
    assert (facts.space_key, facts.host_key, facts.storey_key) == (None, None, house.storey.GlobalId)


def test_a_thing_that_nothing_contains_is_still_an_asset(tmp_path: Path) -> None:
    house = House()
    house.rooted("IfcFurniture")
    facts = read(house, tmp_path).assets[0]
    assert (facts.space_key, facts.host_key, facts.storey_key) == (None, None, None)


def test_the_host_of_a_part_is_the_asset_that_it_is_nested_in(tmp_path: Path) -> None:
    house = House()
    cabinet, fuse = house.stand("IfcElectricDistributionBoard"), house.rooted("IfcProtectiveDevice", Name="F1")
    house.nest(cabinet, fuse)
    facts = {one.name: one for one in read(house, tmp_path).assets}["F1"]
    assert (facts.host_key, facts.storey_key) == (cabinet.GlobalId, house.storey.GlobalId)


def test_the_host_of_a_part_of_an_assembly_in_a_space_is_that_space(tmp_path: Path) -> None:
    house = House()
    assembly, pump = house.rooted("IfcElementAssembly"), house.rooted("IfcPump")
    house.aggregate(assembly, pump)
    house.contain(house.space, assembly)
    facts = read(house, tmp_path).assets[0]
    assert (facts.space_key, facts.host_key) == (None, house.space.GlobalId)


def test_the_wall_of_a_door_is_no_host(tmp_path: Path) -> None:
    house = House()
    door = house.rooted("IfcDoor")
    house.fill(house.stand("IfcWall"), door)
    facts = read(house, tmp_path).assets[0]
    assert (facts.host_key, facts.storey_key) == (None, house.storey.GlobalId)


def test_the_door_that_a_window_fills_is_its_host(tmp_path: Path) -> None:
    house = House()
    door, pane = house.stand("IfcDoor", Name="dörr"), house.rooted("IfcWindow", Name="ruta")
    house.fill(door, pane)
    facts = {one.name: one for one in read(house, tmp_path).assets}["ruta"]
    assert facts.host_key == door.GlobalId


@pytest.mark.parametrize(
    "name",
    ["Room Number", "RoomNumber", "room_no", "Rumsnummer", "Rumnr", "Romnummer", "Rom nr.", "Raum-Nr.", "Raumnummer",
     "Space Number", "SPACE-NO"],
)  # fmt: skip
def test_a_property_of_this_name_says_the_room(name: str, tmp_path: Path) -> None:
    house = House()
    house.define(house.pset("Other", house.single("Room Name", "Kontor"), house.single(name, " 101 ")), house.stand())
    assert read(house, tmp_path).assets[0].room_number == "101"


@pytest.mark.parametrize(
    "name", ["Room", "Room Name", "Room Number Style", "Mushroom Number", "Serial Number", "Number", "Rumshöjd"]
)
def test_a_property_of_another_name_does_not_say_the_room(name: str) -> None:
    assert ROOM_NUMBER.match(name) is None


@pytest.mark.parametrize("value", [None, "", 0])
def test_a_room_number_without_a_value_says_nothing(value: str | int | None, tmp_path: Path) -> None:
    house = House()
    kind = "IfcInteger" if value == 0 else "IfcLabel"
    house.define(house.pset("Other", house.single("Room Number", value, kind)), house.stand())
    assert read(house, tmp_path).assets[0].room_number is None


def test_an_asset_keeps_its_property_sets(tmp_path: Path) -> None:
    house = House()
    house.define(house.pset("BIP", house.single("TypeID", "GT4002")), house.stand())
    assert read(house, tmp_path).assets[0].properties == {"BIP": {"TypeID": "GT4002"}}
