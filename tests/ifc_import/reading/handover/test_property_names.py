"""Facts for those who run the building are found by their names, of the thing itself or its type."""

from pathlib import Path
from typing import Any

import pytest
from ifcopenshell import entity_instance

from ifc_import.reading.handover.property_names import OF_ASSETS
from ifc_import.reading.values.property_kinds import Value
from registry.snapshot import AssetFacts
from tests.factories import fields_of
from tests.ifc_import.reading.factories import House, read

PLACES = [
    ("serial_number", "Pset_ManufacturerOccurrence", "SerialNumber"),
    ("serial_number", "Pset_ManufacturerOccurence", "SerialNumber"),
    ("serial_number", "COBie_Component", "SerialNumber"),
    ("serial_number", "Data", "COBie.Component.SerialNumber"),
    ("serial_number", "Identity Data", "Serial Number"),
    ("serial_number", "Egenskaper", "Serienummer"),
    ("serial_number", "Other", "SerialNumbr"),
    ("bar_code", "Pset_ManufacturerOccurrence", "BarCode"),
    ("bar_code", "Other", "Barcode"),
    ("bar_code", "Data", "COBie.Component.BarCode"),
    ("asset_identifier", "Pset_ConstructionOccurence", "AssetIdentifier"),
    ("asset_identifier", "Pset_ConstructionOccurence", "AssetIdentifer"),
    ("asset_identifier", "COBie_Component", "AssetIdentifier"),
    ("tag", "COBie_Component", "TagNumber"),
    ("manufacturer", "Data(Type)", "COBie.Type.Manufacturer"),
    ("manufacturer", "Data", "Data.COBie.Type.Manufacturer"),
    ("manufacturer", "Identity Data", "Manufacturer"),
    ("manufacturer", "Data", "Fabrikat"),
    ("model", "Pset_ManufacturerTypeInformation", "ModelReference"),
    ("model", "Data(Type)", "COBie.Type.ModelNumber"),
    ("model", "Identity Data", "Model"),
]

DATE_PLACES = [
    ("installed_on", "Pset_InstallationOccurrence", "InstallationDate"),
    ("installed_on", "Pset_ConstructionOccurence", "InstallationDate"),
    ("installed_on", "Other", "InstalationDate"),
    ("installed_on", "Data", "GSA.09.Asset.InstallationDate"),
    ("installed_on", "Data", "Einbaudatum"),
    ("warranty_from", "Pset_Warranty", "WarrantyStartDate"),
    ("warranty_from", "COBie_Component", "WarrantyStartDate"),
    ("warranty_until", "Pset_Warranty", "WarrantyEndDate"),
    ("warranty_until", "Other", "Other.Component.WarrantyEndDate"),
    ("warranty_until", "Data", "Garantislut"),
]

OTHER_NAMES = ["Mode", "Energy.Model", "Particle Number", "Model Text", "Serial", "Warranty", "Number", "Model Area"]


@pytest.mark.parametrize(("fact", "set_name", "name"), PLACES)
def test_a_fact_is_found_under_this_name(fact: str, set_name: str, name: str) -> None:
    assert OF_ASSETS.facts_in([Value(set_name, name, " X-1 ")]) == {fact: "X-1"}


@pytest.mark.parametrize(("fact", "set_name", "name"), DATE_PLACES)
def test_a_date_is_found_under_this_name(fact: str, set_name: str, name: str) -> None:
    assert OF_ASSETS.facts_in([Value(set_name, name, "04.03.2015")]) == {fact: "2015-03-04"}


@pytest.mark.parametrize("name", OTHER_NAMES)
def test_another_name_holds_no_fact(name: str) -> None:
    assert OF_ASSETS.facts_in([Value("Other", name, "X-1")]) == {}


def test_under_a_misspelt_name_a_date_has_to_be_one() -> None:
    assert OF_ASSETS.facts_in([Value("Other", "Installation Data", "see manual")]) == {}
    assert OF_ASSETS.facts_in([Value("Other", "InstallationDate", "see manual")]) == {"installed_on": "see manual"}


def test_a_standard_set_counts_first_then_the_name_then_the_file() -> None:
    values = [
        Value("Other", "SerialNumber", "other"),
        Value("Pset_ManufacturerTypeInformation", "ArticleNumber", "article"),
        Value("Pset_ManufacturerTypeInformation", "ModelLabel", "label"),
        Value("Pset_ManufacturerOccurence", "SerialNumber", "standard"),
        Value("Pset_ManufacturerOccurence", "SerialNumber", "later"),
    ]
    assert OF_ASSETS.facts_in(values) == {"serial_number": "standard", "model": "label"}


def test_a_placeholder_gives_way_to_what_another_set_says() -> None:
    values = [
        Value("Pset_ManufacturerOccurrence", "SerialNumber", "n/a"),
        Value("Other", "SerialNumber", "SN-1"),
        Value("Other", "BarCode", "-"),
        Value("COBie_Component", "InstallationDate", "1900-12-31T23:59:59"),
    ]
    assert OF_ASSETS.facts_in(values) == {"serial_number": "SN-1"}


def a_pump(house: House, *sets: entity_instance, **overrides: Any) -> entity_instance:
    """A pump of a type with these sets."""
    pump = house.stand("IfcPump", **overrides)
    pump_type = house.rooted("IfcPumpType", Name="P", PredefinedType="CIRCULATOR", HasPropertySets=list(sets) or None)
    house.typed(pump_type, pump)
    return pump


def the_asset(house: House, folder: Path) -> AssetFacts:
    (only,) = read(house, folder).assets
    return only


def test_the_things_own_statement_counts_before_that_of_its_type(tmp_path: Path) -> None:
    house = House()
    of_type = house.pset("Pset_Warranty", house.single("WarrantyStartDate", "2020-01-01"),
                         house.single("WarrantyEndDate", "2025-01-01"))  # fmt: skip
    pump = a_pump(house, of_type)
    house.define(house.pset("Pset_Warranty", house.single("WarrantyStartDate", "2021-06-01", "IfcDate")), pump)
    facts = the_asset(house, tmp_path)
    assert fields_of(facts, "warranty_from", "warranty_until") == ("2021-06-01", "2025-01-01")


def test_a_type_says_the_serial_number_of_its_only_asset_and_of_none_of_several(tmp_path: Path) -> None:
    house = House()
    stated = house.pset("Other", house.single("SerialNumber", "SN-1"), house.single("InstallationDate", "2020-01-01"))
    a_pump(house, stated)
    assert fields_of(the_asset(house, tmp_path), "serial_number") == ("SN-1",)
    house.file.by_type("IfcRelDefinesByType")[0].RelatedObjects = [
        *house.file.by_type("IfcPump"),
        house.stand("IfcPump"),
    ]
    facts = read(house, tmp_path).assets
    assert [fields_of(one, "serial_number", "installed_on") for one in facts] == [(None, "2020-01-01")] * 2


def test_dates_come_from_every_kind_of_property(tmp_path: Path) -> None:
    house = House("IFC2X3")
    day = house.make("IfcCalendarDate", 4, 3, 2015)
    start = house.make("IfcPropertyReferenceValue", Name="WarrantyStartDate", PropertyReference=day)
    installed = house.single("InstallationDate", 1425427200, "IfcTimeStamp")
    end = house.make("IfcPropertyListValue", "WarrantyEndDate", None, [house.make("IfcLabel", "31.12.2020")])
    house.define(house.pset("Pset_Warranty", start, end, installed), house.stand("IfcFlowTerminal"))
    facts = the_asset(house, tmp_path)
    dates = fields_of(facts, "installed_on", "warranty_from", "warranty_until")
    assert dates == ("2015-03-04", "2015-03-04", "2020-12-31")


def test_the_tag_is_the_attribute_else_the_tag_number(tmp_path: Path) -> None:
    house = House()
    for name, tag in (("a", "310123"), ("b", None)):
        pump = house.stand("IfcPump", Name=name, Tag=tag)
        house.define(house.pset("COBie_Component", house.single("TagNumber", "P-101")), pump)
    assert {one.name: one.tag for one in read(house, tmp_path).assets} == {"a": "310123", "b": "P-101"}


def test_the_description_is_its_own_else_that_of_its_type(tmp_path: Path) -> None:
    house = House()
    a_pump(house, Name="a", Description="vid fönstret")
    a_pump(house, Name="b")
    for one in house.file.by_type("IfcPumpType"):
        one.Description = "Cirkulationspump"
    found = {one.name: one.description for one in read(house, tmp_path).assets}
    assert found == {"a": "vid fönstret", "b": "Cirkulationspump"}


def test_what_an_exporter_calls_by_its_class_is_called_by_its_type(tmp_path: Path) -> None:
    house = House("IFC2X3")
    chair = house.rooted("IfcFurnitureType", Name="Stol", AssemblyPlace="SITE")
    house.typed(chair, house.stand("IfcFurnishingElement", Name="IfcFurnishingElement"))
    assert the_asset(house, tmp_path).name == "Stol"
