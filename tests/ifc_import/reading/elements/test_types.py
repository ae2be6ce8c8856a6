"""Asset types: the products that assets share, known by class, name and maker."""

from pathlib import Path
from typing import Any

import pytest

from registry.snapshot import TypeFacts
from tests.ifc_import.reading.factories import House, read


def the_type(house: House, folder: Path) -> TypeFacts:
    (only,) = read(house, folder).types
    return only


def a_pump_type(house: House, **overrides: Any) -> Any:
    """A type with one pump of it on the storey."""
    pump_type = house.rooted("IfcPumpType", **{"Name": "Pump 32-80", "PredefinedType": "CIRCULATOR"} | overrides)
    house.typed(pump_type, house.stand("IfcPump"))
    return pump_type


def test_assets_of_one_type_share_it(tmp_path: Path) -> None:
    house = House()
    pump_type = a_pump_type(house)
    house.typed(pump_type, house.stand("IfcPump"), house.stand("IfcPump"))
    snapshot = read(house, tmp_path)
    assert [(one.name, one.ifc_class) for one in snapshot.types] == [("Pump 32-80", "IfcPumpType")]
    assert {one.type_key for one in snapshot.assets} == {snapshot.types[0].key}


def test_an_asset_without_a_type_has_none(tmp_path: Path) -> None:
    house = House()
    house.stand("IfcPump")
    snapshot = read(house, tmp_path)
    assert (snapshot.types, snapshot.assets[0].type_key) == ((), None)


def test_the_type_of_what_is_no_asset_is_left_out(tmp_path: Path) -> None:
    house = House()
    house.typed(house.rooted("IfcWallType", Name="Vägg", PredefinedType="SOLIDWALL"), house.stand("IfcWall"))
    assert read(house, tmp_path).types == ()


def test_types_that_share_a_name_are_kept_apart_in_the_file(tmp_path: Path) -> None:
    house = House()
    a_pump_type(house)
    a_pump_type(house)
    snapshot = read(house, tmp_path)
    assert [one.name for one in snapshot.types] == ["Pump 32-80"] * 2
    assert len({one.key for one in snapshot.types}) == 2


@pytest.mark.parametrize(
    ("attributes", "name"),
    [
        pytest.param({"ElementType": "Cirkulation"}, "Pump 32-80", id="its name"),
        pytest.param({"Name": None, "ElementType": "Cirkulation"}, "Cirkulation", id="else its ElementType"),
        pytest.param({"Name": " ", "GlobalId": "2OBrcmyk58NupXoVOHUvR4"}, "2OBrcmyk58NupXoVOHUvR4", id="else its id"),
    ],
)
def test_a_type_is_called(attributes: dict[str, str | None], name: str, tmp_path: Path) -> None:
    house = House()
    a_pump_type(house, **attributes)
    assert the_type(house, tmp_path).name == name


@pytest.mark.parametrize(
    ("set_name", "maker", "model"),
    [
        ("Pset_ManufacturerTypeInformation", "Manufacturer", "ModelLabel"),
        ("Pset_ManufacturerOccurence", "manufacturer", "ArticleNumber"),
        ("Identity Data", "Manufacturer", "Model"),
        ("Other", "MANUFACTURER", "Model Reference"),
        ("COBie_Type", "Manufacturer", "ModelNumber"),
    ],
)
def test_maker_and_model_are_found_whatever_their_set_is_called(
    set_name: str, maker: str, model: str, tmp_path: Path
) -> None:
    house = House()
    stated = house.pset(set_name, house.single(maker, "Vatten AB"), house.single(model, "32-80"))
    a_pump_type(house, HasPropertySets=[stated])
    facts = the_type(house, tmp_path)
    assert (facts.manufacturer, facts.model) == ("Vatten AB", "32-80")
    assert facts.properties == {set_name: {maker: "Vatten AB", model: "32-80"}}


def test_the_label_of_a_model_counts_before_its_article_number(tmp_path: Path) -> None:
    house = House()
    stated = house.pset("P", house.single("ArticleNumber", "731"), house.single("ModelLabel", "32-80"))
    a_pump_type(house, HasPropertySets=[stated])
    assert the_type(house, tmp_path).model == "32-80"


@pytest.mark.parametrize("value", [None, "", " \u200b"])
def test_a_maker_without_a_value_is_none(value: str | None, tmp_path: Path) -> None:
    house = House()
    a_pump_type(house, HasPropertySets=[house.pset("P", house.single("Manufacturer", value))])
    facts = the_type(house, tmp_path)
    assert (facts.manufacturer, facts.model) == (None, None)


def test_what_assets_say_of_their_maker_counts_for_a_type_that_says_nothing(tmp_path: Path) -> None:
    house = House()
    pump_type = a_pump_type(house)
    stated = house.pset("Pset_ManufacturerTypeInformation", house.single("Manufacturer", "Vatten AB"))
    house.define(stated, *house.file.by_type("IfcPump"))
    facts = the_type(house, tmp_path)
    assert (facts.key, facts.name, facts.manufacturer) == (f"#{pump_type.id()}", "Pump 32-80", "Vatten AB")


def test_assets_of_one_type_by_two_makers_are_two_products(tmp_path: Path) -> None:
    house = House()
    pump_type = house.rooted("IfcPumpType", Name="Pump", PredefinedType="CIRCULATOR")
    for maker in ("Vatten AB", "Vatten AB", "Ström AB"):
        pump = house.stand("IfcPump")
        house.define(house.pset("Identity Data", house.single("Manufacturer", maker)), pump)
        house.typed(pump_type, pump)
    snapshot = read(house, tmp_path)
    assert [(one.name, one.manufacturer) for one in snapshot.types] == [("Pump", "Vatten AB"), ("Pump", "Ström AB")]
    by_key = {one.key: one.manufacturer for one in snapshot.types}
    assert [by_key[one.type_key or ""] for one in snapshot.assets] == ["Vatten AB", "Vatten AB", "Ström AB"]


def test_without_a_type_the_object_type_and_the_maker_make_a_product(tmp_path: Path) -> None:
    house = House("IFC2X3")
    for _number in range(2):
        sink = house.stand("IfcBuildingElementProxy", ObjectType="Handfat")
        house.define(house.pset("Identity Data", house.single("Manufacturer", "Vatten AB")), sink)
    house.stand("IfcBuildingElementProxy", ObjectType="Okänd")
    snapshot = read(house, tmp_path)
    (only,) = snapshot.types
    assert (only.name, only.ifc_class, only.manufacturer) == ("Handfat", "IfcBuildingElementProxyType", "Vatten AB")
    assert [one.type_key for one in snapshot.assets] == [only.key, only.key, None]


def test_a_type_keeps_its_properties_with_their_units(tmp_path: Path) -> None:
    house = House()
    a_pump_type(house, HasPropertySets=[house.pset("P", house.single("Height", 0.4, "IfcLengthMeasure"))])
    snapshot = read(house, tmp_path)
    assert (snapshot.types[0].properties, snapshot.types[0].units) == ({"P": {"Height": 0.4}}, {"P": {"Height": "m"}})
    assert (snapshot.assets[0].properties, snapshot.assets[0].units) == ({}, {})
