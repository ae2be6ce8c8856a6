"""Which elements are assets: by default, and as the owner's rules say."""

from collections import Counter
from pathlib import Path
from typing import Any

import msgspec
import pytest

from ifc_import.profile import AssetRule, Profile
from ifc_import.reading.access import lineage
from ifc_import.reading.elements.maintained import is_maintained
from ifc_import.reading.model import read_model
from registry.snapshot import LeftOut, Snapshot
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
    ("IFC2X3", "IfcBuildingElementComponent"): True,
    ("IFC2X3", "IfcDiscreteAccessory"): True,
    ("IFC2X3", "IfcEdgeFeature"): False,
    ("IFC4", "IfcSurfaceFeature"): False,
    ("IFC4", "IfcVibrationIsolator"): True,
    ("IFC4X3_ADD2", "IfcSurfaceFeature"): False,
    ("IFC4X3_ADD2", "IfcVibrationDamper"): True,
    ("IFC4X3_ADD2", "IfcBearing"): True,
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


NOT_BY_DEFAULT = "not maintained by default (COBie)"


def a_house_with(*names: str) -> House:
    house = House()
    for name in names:
        house.stand(name)
    return house


def read_by(house: House, folder: Path, *rules: dict[str, Any]) -> Snapshot:
    """The snapshot under an owner's rules, written as in the settings file."""
    profile = Profile(assets=tuple(msgspec.convert(rule, AssetRule) for rule in rules))
    return read_model(house.write(folder), "tiny.ifc", lambda *_: None, profile)


def kept(snapshot: Snapshot) -> list[str]:
    return sorted(one.ifc_class for one in snapshot.assets)


def test_every_element_is_an_asset_or_left_out_with_a_reason(tmp_path: Path) -> None:
    house = a_house_with("IfcDoor", "IfcPump", "IfcPump", "IfcWall", "IfcPipeSegment", "IfcOpeningElement")
    snapshot = read(house, tmp_path)
    assert kept(snapshot) == ["IfcDoor", "IfcPump", "IfcPump"]
    assert snapshot.left_out == (
        LeftOut("IfcOpeningElement", 1, "an opening or another feature of an element"),
        LeftOut("IfcPipeSegment", 1, NOT_BY_DEFAULT),
        LeftOut("IfcWall", 1, NOT_BY_DEFAULT),
    )


@pytest.mark.parametrize("schema", ["IFC2X3", "IFC4", "IFC4X3_ADD2"])
def test_the_numbers_of_a_class_are_those_of_its_assets_and_of_what_is_left_out(schema: str, tmp_path: Path) -> None:
    house = House(schema)
    furniture = house.rooted("IfcFurnitureType", Name="Stol", AssemblyPlace="SITE")
    house.typed(furniture, house.stand("IfcFurnishingElement"), house.stand("IfcFurnishingElement"))
    pipe = house.rooted("IfcPipeSegmentType", Name="Rör", PredefinedType="RIGIDSEGMENT")
    house.typed(pipe, house.stand("IfcFlowSegment"))
    for name in ("IfcFurnishingElement", "IfcWall", "IfcOpeningElement", "IfcBuildingElementProxy"):
        house.stand(name)
    snapshot = read(house, tmp_path)
    counted = Counter(one.ifc_class for one in snapshot.assets)
    counted.update({one.ifc_class: one.count for one in snapshot.left_out})
    assert snapshot.class_counts == dict(counted)
    assert snapshot.class_counts["IfcFurniture"] == 2
    assert len(snapshot.element_ids) == len(snapshot.spaces) + 6


def test_an_owner_leaves_out_a_class_with_its_subclasses(tmp_path: Path) -> None:
    house = a_house_with("IfcDoor", "IfcPump", "IfcFan", "IfcValve")
    snapshot = read_by(house, tmp_path, {"keep": False, "class": "IfcFlowMovingDevice"})
    assert kept(snapshot) == ["IfcDoor", "IfcValve"]
    assert snapshot.left_out == (
        LeftOut("IfcFan", 1, "left out by the settings: rule 1"),
        LeftOut("IfcPump", 1, "left out by the settings: rule 1"),
    )


def test_an_owner_keeps_what_is_not_maintained_by_default(tmp_path: Path) -> None:
    house = a_house_with("IfcRailing", "IfcWall", "IfcDoor")
    assert kept(read_by(house, tmp_path, {"keep": True, "class": "ifcrailing"})) == ["IfcDoor", "IfcRailing"]


def test_the_first_rule_that_fits_decides_and_without_one_the_default(tmp_path: Path) -> None:
    house = a_house_with("IfcPump", "IfcFan", "IfcWall", "IfcDoor")
    rules = ({"keep": True, "class": "IfcFan"}, {"keep": False, "class": "IfcDistributionElement"})
    snapshot = read_by(house, tmp_path, *rules)
    assert kept(snapshot) == ["IfcDoor", "IfcFan"]
    assert LeftOut("IfcPump", 1, "left out by the settings: rule 2") in snapshot.left_out


def test_a_rule_may_name_the_class_that_the_type_says(tmp_path: Path) -> None:
    house = House("IFC2X3")
    lamp = house.rooted("IfcLightFixtureType", Name="Panel", PredefinedType="POINTSOURCE")
    house.typed(lamp, house.stand("IfcFlowTerminal"))
    house.stand("IfcFlowTerminal")
    assert kept(read_by(house, tmp_path, {"keep": False, "class": "IfcLightFixture"})) == ["IfcFlowTerminal"]


@pytest.mark.parametrize(
    ("pattern", "is_kept"), [("CIRCULATOR", False), ("circ*", False), ("SUMPPUMP", True), ("*", False)]
)
def test_a_rule_may_look_at_the_predefined_type(pattern: str, is_kept: bool, tmp_path: Path) -> None:
    house = House()
    house.typed(house.rooted("IfcPumpType", Name="P", PredefinedType="CIRCULATOR"), house.stand("IfcPump"))
    snapshot = read_by(house, tmp_path, {"keep": False, "class": "IfcPump", "predefined_type": pattern})
    assert bool(snapshot.assets) is is_kept


@pytest.mark.parametrize(
    ("attributes", "type_name"),
    [
        pytest.param({}, "J_Ext_Handrail", id="the name of its type"),
        pytest.param({"ObjectType": "J_Ext_Handrail"}, None, id="its ObjectType"),
        pytest.param({"Name": "J_Ext_Handrail:J_Ext_Handrail:569829"}, None, id="the family in its name, as in Revit"),
    ],
)
def test_a_rule_may_look_at_the_type(attributes: dict[str, str], type_name: str | None, tmp_path: Path) -> None:
    house = a_house_with("IfcBuildingElementProxy")
    rail = house.stand("IfcBuildingElementProxy", **attributes)
    if type_name:
        house.typed(house.rooted("IfcBuildingElementProxyType", Name=type_name, PredefinedType="NOTDEFINED"), rail)
    snapshot = read_by(house, tmp_path, {"keep": False, "type_name": "*ext handrail*"})
    assert (len(snapshot.assets), snapshot.left_out[0].count) == (1, 1)


def test_a_rule_may_look_at_the_classification_by_relation_or_property_of_thing_or_type(tmp_path: Path) -> None:
    house = House("IFC4")
    by_relation, by_property, by_type = (house.stand("IfcPump", Name=name) for name in ("relation", "property", "type"))
    house.stand("IfcPump", Name="other")
    reference = house.make("IfcClassificationReference", Identification="Pr_65_53_96", Name="Pumps")
    house.rooted("IfcRelAssociatesClassification", RelatedObjects=[by_relation], RelatingClassification=reference)
    house.define(house.pset("Identity Data", house.single("Uniclass Code", "Pr_65_53")), by_property)
    pump_type = house.rooted("IfcPumpType", Name="P", PredefinedType="CIRCULATOR")
    house.typed(pump_type, by_type)
    house.rooted("IfcRelAssociatesClassification", RelatedObjects=[pump_type], RelatingClassification=reference)
    snapshot = read_by(house, tmp_path, {"keep": False, "classification": "Pr_65*"})
    assert [one.name for one in snapshot.assets] == ["other"]


def test_all_that_a_rule_gives_has_to_fit(tmp_path: Path) -> None:
    house = House()
    house.typed(house.rooted("IfcPumpType", Name="Liten", PredefinedType="CIRCULATOR"), house.stand("IfcPump"))
    rule = {"keep": False, "class": "IfcPump", "type_name": "Liten", "predefined_type": "SUMPPUMP"}
    assert kept(read_by(house, tmp_path, rule)) == ["IfcPump"]


def test_no_rule_makes_an_opening_an_asset(tmp_path: Path) -> None:
    assert kept(
        read_by(a_house_with("IfcOpeningElement", "IfcWall"), tmp_path, {"keep": True, "class": "IfcElement"})
    ) == ["IfcWall"]
