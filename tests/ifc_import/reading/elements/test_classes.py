"""What an asset is: its own class and kind, or those of its type where the type says them more exactly."""

from pathlib import Path
from typing import Any

import pytest

from ifc_import.reading.elements.classes import class_of
from tests.ifc_import.reading.factories import House, read

CLASSES = [
    ("IFC2X3", "IfcFlowTerminal", "IfcLightFixtureType", "IfcLightFixture"),
    ("IFC2X3", "IfcFlowTerminal", "IfcSanitaryTerminalType", "IfcSanitaryTerminal"),
    ("IFC2X3", "IfcFlowMovingDevice", "IfcPumpType", "IfcPump"),
    ("IFC2X3", "IfcFlowController", "IfcSwitchingDeviceType", "IfcSwitchingDevice"),
    ("IFC2X3", "IfcEnergyConversionDevice", "IfcSpaceHeaterType", "IfcSpaceHeater"),
    ("IFC2X3", "IfcDistributionControlElement", "IfcSensorType", "IfcSensor"),
    ("IFC2X3", "IfcDistributionFlowElement", "IfcPumpType", "IfcPump"),
    ("IFC2X3", "IfcFurnishingElement", "IfcFurnitureType", "IfcFurniture"),
    ("IFC2X3", "IfcFurnishingElement", "IfcSystemFurnitureElementType", "IfcSystemFurnitureElement"),
    ("IFC2X3", "IfcBuildingElementProxy", "IfcFurnitureType", "IfcFurniture"),
    ("IFC2X3", "IfcBuildingElementProxy", "IfcDoorStyle", "IfcDoor"),
    ("IFC2X3", "IfcFlowFitting", "IfcJunctionBoxType", "IfcJunctionBox"),
    ("IFC4", "IfcFlowTerminal", "IfcLightFixtureType", "IfcLightFixture"),
    ("IFC4X3_ADD2", "IfcBuildingElementProxy", "IfcSignType", "IfcSign"),
]
FINER = [pytest.param(*case, id=f"{case[0]}: {case[1]} of an {case[2]}") for case in CLASSES]

UNCHANGED = [
    pytest.param("IFC2X3", "IfcDoor", "IfcDoorStyle", id="a door of a style"),
    pytest.param("IFC2X3", "IfcWindow", "IfcWindowStyle", id="a window of a style"),
    pytest.param("IFC2X3", "IfcWallStandardCase", "IfcWallType", id="a class that is finer than its type's"),
    pytest.param("IFC4", "IfcDoorStandardCase", "IfcDoorType", id="a standard case"),
    pytest.param("IFC4", "IfcPump", "IfcFanType", id="a type of something else"),
    pytest.param("IFC4", "IfcPump", "IfcPumpType", id="a type of the same class"),
    pytest.param("IFC2X3", "IfcFlowTerminal", "IfcGasTerminalType", id="a class that no schema has"),
    pytest.param("IFC4", "IfcBuildingElementProxy", "IfcBuildingElementProxyType", id="a type that says no more"),
    pytest.param("IFC4", "IfcBuildingElementProxy", "IfcSpaceType", id="a type of what is no element"),
    pytest.param("IFC4", "IfcBuildingElementProxy", "IfcRailingType", id="a type of what is not maintained"),
    pytest.param("IFC4", "IfcBuildingElementProxy", "IfcTypeProduct", id="a type of nothing in particular"),
    pytest.param("IFC4", "IfcFurniture", None, id="no type"),
]


@pytest.mark.parametrize(("schema", "own", "of_type", "expected"), FINER)
def test_the_type_says_more_exactly_what_a_thing_is(schema: str, own: str, of_type: str, expected: str) -> None:
    assert class_of(schema, own, of_type) == expected


@pytest.mark.parametrize(("schema", "own", "of_type"), UNCHANGED)
def test_a_thing_keeps_its_class(schema: str, own: str, of_type: str | None) -> None:
    assert class_of(schema, own, of_type) == own


def test_a_class_that_the_type_says_is_below_its_own_and_below_what_later_schemas_put_it(tmp_path: Path) -> None:
    house = House("IFC2X3")
    heater = house.rooted("IfcSpaceHeaterType", Name="Radiator", PredefinedType="PANELRADIATOR")
    house.typed(heater, house.stand("IfcEnergyConversionDevice"))
    above = read(house, tmp_path).lineages["IfcSpaceHeater"]
    assert {"IfcFlowTerminal", "IfcEnergyConversionDevice", "IfcDistributionElement", "IfcElement"} <= set(above)


def kind(house: House, folder: Path, own: dict[str, Any], of_type: dict[str, Any]) -> str | None:
    """The predefined type of a pump of a type."""
    house.typed(house.rooted("IfcPumpType", **{"Name": "P"} | of_type), house.stand("IfcPump", **own))
    return read(house, folder).assets[0].predefined_type


@pytest.mark.parametrize(
    ("own", "of_type", "expected"),
    [
        pytest.param("SUMPPUMP", "CIRCULATOR", "SUMPPUMP", id="its own"),
        pytest.param(None, "CIRCULATOR", "CIRCULATOR", id="else its type's"),
        pytest.param("NOTDEFINED", "CIRCULATOR", "CIRCULATOR", id="not defined is none"),
        pytest.param(None, "NOTDEFINED", None, id="neither"),
    ],
)
def test_the_kind_of_an_asset_is(own: str | None, of_type: str, expected: str | None, tmp_path: Path) -> None:
    assert kind(House(), tmp_path, {"PredefinedType": own}, {"PredefinedType": of_type}) == expected


@pytest.mark.parametrize(
    ("own", "of_type", "expected"),
    [
        pytest.param({"PredefinedType": "USERDEFINED", "ObjectType": "Dränpump"}, {}, "Dränpump", id="its ObjectType"),
        pytest.param({"PredefinedType": "USERDEFINED"}, {"ElementType": "Dränpump"}, "Dränpump", id="the ElementType"),
        pytest.param({"PredefinedType": "USERDEFINED", "ObjectType": " "}, {}, None, id="nothing for a blank one"),
    ],
)
def test_a_user_defined_kind_is_told_by_its_text(
    own: dict[str, str], of_type: dict[str, str], expected: str | None, tmp_path: Path
) -> None:
    assert kind(House(), tmp_path, own, {"PredefinedType": "USERDEFINED"} | of_type) == expected


def test_ifc2x3_has_the_kinds_of_lifts_and_switchboards_under_other_names(tmp_path: Path) -> None:
    house = House("IFC2X3")
    house.stand("IfcTransportElement", Name="hiss", OperationType="ELEVATOR")
    house.stand(
        "IfcElectricDistributionPoint", Name="central", DistributionPointFunction="USERDEFINED",
        UserDefinedFunction="Gruppcentral",
    )  # fmt: skip
    found = {one.name: one.predefined_type for one in read(house, tmp_path).assets}
    assert found == {"hiss": "ELEVATOR", "central": "Gruppcentral"}
