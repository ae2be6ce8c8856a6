"""Which elements are assets by default, and what the model says of where they are."""

from pathlib import Path

import pytest

from ifc_import.reading.access import lineage
from ifc_import.reading.assets import ROOM_NUMBER, is_maintained
from tests.ifc_import.reading.factories import House, read

IN_EVERY_SCHEMA = {
    "IfcDoor": True, "IfcWindow": True, "IfcBuildingElementProxy": True, "IfcTransportElement": True,
    "IfcFurnishingElement": True, "IfcDistributionElement": True, "IfcDistributionControlElement": True,
    "IfcDistributionChamberElement": True, "IfcEnergyConversionDevice": True, "IfcFlowController": True,
    "IfcFlowMovingDevice": True, "IfcFlowStorageDevice": True, "IfcFlowTerminal": True, "IfcFlowTreatmentDevice": True,
    "IfcBeam": False, "IfcColumn": False, "IfcCovering": False, "IfcCurtainWall": False, "IfcElementAssembly": False,
    "IfcFastener": False, "IfcMechanicalFastener": False, "IfcFlowFitting": False, "IfcFlowSegment": False,
    "IfcFooting": False, "IfcMember": False, "IfcOpeningElement": False, "IfcPile": False, "IfcPlate": False,
    "IfcProjectionElement": False, "IfcRailing": False, "IfcRamp": False, "IfcRampFlight": False,
    "IfcReinforcingBar": False, "IfcReinforcingMesh": False, "IfcRoof": False, "IfcSlab": False, "IfcStair": False,
    "IfcStairFlight": False, "IfcTendon": False, "IfcTendonAnchor": False, "IfcVirtualElement": False,
    "IfcWall": False, "IfcWallStandardCase": False, "IfcBuildingElementPart": False,
}  # fmt: skip
"""Class → whether it is maintained. Source: COBie's list of what is not, with subclasses."""

SINCE_IFC4 = {
    "IfcPump": True, "IfcLightFixture": True, "IfcSanitaryTerminal": True, "IfcFurniture": True, "IfcAlarm": True,
    "IfcSensor": True, "IfcSystemFurnitureElement": True, "IfcAirTerminal": True, "IfcOutlet": True, "IfcValve": True,
    "IfcCivilElement": True, "IfcGeographicElement": True, "IfcFlowMeter": True, "IfcBurner": True,
    "IfcJunctionBox": False, "IfcPipeFitting": False, "IfcPipeSegment": False, "IfcDuctSegment": False,
    "IfcCableSegment": False, "IfcCableCarrierFitting": False, "IfcCableFitting": False, "IfcVoidingFeature": False,
}  # fmt: skip

OF_ONE_SCHEMA = {
    ("IFC2X3", "IfcElectricDistributionPoint"): True,
    ("IFC2X3", "IfcElectricalElement"): True,
    ("IFC2X3", "IfcEquipmentElement"): True,
    ("IFC4", "IfcDoorStandardCase"): True,
    ("IFC4", "IfcMemberStandardCase"): False,
    ("IFC4", "IfcWallElementedCase"): False,
    ("IFC4X3_ADD2", "IfcSign"): True,
    ("IFC4X3_ADD2", "IfcElectricFlowTreatmentDevice"): True,
    ("IFC4X3_ADD2", "IfcReinforcedSoil"): True,
    ("IFC4X3_ADD2", "IfcTendonConduit"): False,
    ("IFC4X3_ADD2", "IfcEarthworksCut"): False,
}

DEFAULTS = {
    **{(schema, name): yes for schema in ("IFC2X3", "IFC4", "IFC4X3_ADD2") for name, yes in IN_EVERY_SCHEMA.items()},
    **{(schema, name): yes for schema in ("IFC4", "IFC4X3_ADD2") for name, yes in SINCE_IFC4.items()},
    **OF_ONE_SCHEMA,
}
NOT_THERE = {("IFC4X3_ADD2", "IfcWallStandardCase")}


@pytest.mark.parametrize(
    ("schema", "name", "expected"),
    [(*place, yes) for place, yes in DEFAULTS.items() if place not in NOT_THERE],
)
def test_a_class_is_an_asset_by_default_or_not(schema: str, name: str, expected: bool) -> None:
    assert is_maintained(name, lineage(schema, name)) is expected


def test_assets_and_other_elements_are_told_apart_and_all_are_counted(tmp_path: Path) -> None:
    house = House()
    for name in ("IfcDoor", "IfcPump", "IfcPump", "IfcWall", "IfcPipeSegment", "IfcOpeningElement"):
        house.stand(name)
    snapshot = read(house, tmp_path)
    assert sorted(one.ifc_class for one in snapshot.assets) == ["IfcDoor", "IfcPump", "IfcPump"]
    assert snapshot.class_counts == {"IfcDoor": 1, "IfcPump": 2, "IfcWall": 1, "IfcPipeSegment": 1}
    assert "IfcFlowMovingDevice" in snapshot.lineages["IfcPump"]
    assert len(snapshot.element_ids) == len(snapshot.spaces) + 5


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
