"""What use a space is for: by its classification, its properties and its name, each kept with its source."""

from pathlib import Path
from typing import Any

import pytest

from ifc_import.profile import Profile
from ifc_import.reading.model import read_model
from ifc_import.reading.spaces.categories import CategoryProperties
from ifc_import.reading.spaces.names import SpaceName
from ifc_import.reading.values.properties import Value
from ifc_import.vocabulary.space_uses import WORDS, use_of
from registry.snapshot import Category, Classification
from tests.ifc_import.reading.factories import House, read


@pytest.mark.parametrize(
    ("name", "use"),
    [
        ("Kontor befäl", "Office"),
        ("Großraumbüro", "Office"),
        ("Γραφείο διερμηνέα", "Office"),
        ("Besprechungsraum II", "Meeting"),
        ("Mødelokale Øresund", "Meeting"),
        ("Korridor", "Circulation"),
        ("Arrestgång", "Circulation"),
        ("Technikflur", "Circulation"),
        ("Trapphus A", "Stairs"),
        ("Women's Restroom", "Sanitary"),
        ("WC dam", "Sanitary"),
        ("Glattcelle", "Detention"),
        ("Teeküche", "Kitchen"),
        ("Fläktrum", "Technical"),
        ("Office Storage", "Storage"),
        ("Elevator (N.I.C.)", "Lift"),
        ("Schakt", "Shaft"),
        ("Installationsschacht", "Shaft"),
        ("Luftraum", "Void"),
        ("Void Living", "Void"),
        ("Open to below", "Void"),
        ("Vide sur séjour", "Void"),
        ("Avoidance", None),
        ("Room", None),
        ("Contakt", None),
        ("101", None),
        ("", None),
    ],
)
def test_a_name_speaks_of_a_use(name: str, use: str | None) -> None:
    assert use_of(name) == use


def test_no_word_stands_for_two_uses() -> None:
    uses: dict[str, set[str]] = {}
    for use, listed in WORDS.items():
        for word in listed.split(", "):
            uses.setdefault(word, set()).add(use)
    assert [word for word, of_word in uses.items() if len(of_word) > 1] == []


def a_value(name: str, value: object, set_name: str = "Pset_SpaceCommon") -> Value:
    return Value(set_name, name, value, "IfcLabel")


@pytest.mark.parametrize(
    ("values", "category"),
    [
        pytest.param([a_value("Category", "Labor")], "Labor", id="IFC2X3"),
        pytest.param([a_value("Department", "Police", "Other")], "Police", id="Revit"),
        pytest.param([a_value("Raumkategorie", "Technik", "ArchiCADProperties")], "Technik", id="ArchiCAD"),
        pytest.param(
            [a_value("Category", "Labor"), a_value("OccupancyType", "Staff", "Pset_SpaceOccupancyRequirements")],
            "Staff",
            id="the surer one of two",
        ),
        pytest.param([a_value("Category", "Rooms"), a_value("Department", "Police")], "Police", id="what says nothing"),
        pytest.param([a_value("Category", "n/a")], None, id="a placeholder"),
        pytest.param([a_value("Category", ["Labor"])], "Labor", id="a list of one"),
        pytest.param([a_value("Category", True)], None, id="a truth value"),
        pytest.param([a_value("Reference", "Kontor 101")], None, id="what the space is called"),
        pytest.param([a_value("Reference", "Cell type A")], "Cell type A", id="a type in a reference"),
        pytest.param([a_value("Height", "high")], None, id="another property"),
    ],
)
def test_a_property_holds_the_category(values: list[Value], category: str | None) -> None:
    assert CategoryProperties().value(values, SpaceName("101", "Kontor")) == category


@pytest.mark.parametrize("name", ["Städklass", "Rum/Städklass", "R*/städ*"])
def test_an_owners_property_is_asked_first(name: str) -> None:
    values = [a_value("Category", "Labor"), a_value("Städklass", "2", "Rum")]
    assert CategoryProperties([name]).value(values, SpaceName("101", "Kontor")) == "2"


def classify(house: House, thing: Any, **overrides: Any) -> None:
    system = house.make("IfcClassification", Name="Uniclass 2015", Edition="v1.34")
    row = {"Identification": "SL_25_90", "Name": "Detention", "ReferencedSource": system} | overrides
    reference = house.make("IfcClassificationReference", **row)
    house.rooted("IfcRelAssociatesClassification", RelatedObjects=[thing], RelatingClassification=reference)


def test_all_sources_of_a_category_are_kept(tmp_path: Path) -> None:
    house = House()
    classify(house, house.space)
    house.define(house.pset("Pset_SpaceCommon", house.single("Category", "Police")), house.space)
    [space] = read(house, tmp_path).spaces
    assert space.categories == (
        Category("classification", "Detention"), Category("property", "Police"), Category("name", "Office")
    )  # fmt: skip
    assert space.classifications == (Classification("Uniclass 2015", "SL_25_90", "Detention", "v1.34"),)


def test_of_two_rows_that_of_a_system_of_spaces_is_the_category(tmp_path: Path) -> None:
    house = House()
    classify(house, house.space, Identification="EF_25", Name="Walls")
    classify(house, house.space)
    assert read(house, tmp_path).spaces[0].categories[0] == Category("classification", "Detention")


def test_a_row_leads_to_its_system_over_rows_above_it(tmp_path: Path) -> None:
    house = House()
    system = house.make("IfcClassification", Name="DIN 277")
    above = house.make("IfcClassificationReference", Identification="2", Name="Büro", ReferencedSource=system)
    classify(house, house.space, Identification="2.1", Name="Büroräume", ReferencedSource=above)
    assert read(house, tmp_path).spaces[0].classifications == (Classification("DIN 277", "2.1", "Büroräume"),)


def test_rows_that_go_in_circles_end(tmp_path: Path) -> None:
    house = House()
    row = house.make("IfcClassificationReference", Identification="2.1")
    row.ReferencedSource = row
    classify(house, house.space, Identification="2.2", Name="", ReferencedSource=row)
    assert [one.code for one in read(house, tmp_path).spaces[0].classifications] == ["2.2"]


def test_the_object_type_and_the_type_say_what_a_name_does_not(tmp_path: Path) -> None:
    house = House()
    house.space.LongName = "Rum"
    house.typed(house.rooted("IfcSpaceType", Name="Cell type A", PredefinedType="SPACE"), house.space)
    assert read(house, tmp_path).spaces[0].categories == (Category("name", "Detention"),)
    house.space.ObjectType = "Office"
    assert read(house, tmp_path).spaces[0].categories == (Category("name", "Office"),)


def test_an_owners_category_properties_reach_the_reading_of_a_model(tmp_path: Path) -> None:
    house = House()
    house.define(house.pset("Rum", house.single("Städklass", "Klass 2")), house.space)
    profile = Profile(category_properties=("Rum/Städklass",))
    snapshot = read_model(house.write(tmp_path), "tiny.ifc", lambda *_: None, profile)
    assert Category("property", "Klass 2") in snapshot.spaces[0].categories


@pytest.mark.parametrize(
    ("name", "use"),
    [
        ("Banquet Hall A", None),
        ("Sports hall", "Sport"),
        ("Lecture Hall 2", "Education"),
        ("Town hall", None),
        ("Dining hall", "Dining"),
        ("Concert hall", None),
        ("Exhibition hall", None),
        ("Meeting hall", "Meeting"),
        ("Assembly hall", None),
        ("Hall des fêtes", None),
        ("Hall d'exposition", None),
        ("Idrottens hall", None),
        ("Hall 2", "Circulation"),
        ("Lift hall", "Circulation"),
        ("Entrance hall", "Circulation"),
        ("Town hall lobby", "Circulation"),
    ],
)
def test_a_hall_is_a_way_through_unless_it_is_said_what_it_is_for(name: str, use: str | None) -> None:
    assert use_of(name) == use


# Kinds of space


@pytest.mark.parametrize(
    ("schema", "attributes", "external", "predefined_type"),
    [
        ("IFC4", {"PredefinedType": "GFA"}, None, "GFA"),
        ("IFC4", {"PredefinedType": "EXTERNAL"}, None, "EXTERNAL"),
        ("IFC4", {"PredefinedType": "INTERNAL"}, True, "EXTERNAL"),
        ("IFC4", {"PredefinedType": "INTERNAL"}, False, "INTERNAL"),
        ("IFC4", {"PredefinedType": "PARKING"}, True, "PARKING"),
        ("IFC4", {"PredefinedType": "NOTDEFINED"}, True, "EXTERNAL"),
        ("IFC4", {}, True, "EXTERNAL"),
        ("IFC4", {}, False, None),
        ("IFC4", {"PredefinedType": "USERDEFINED", "ObjectType": "Bruttoarea"}, None, "GFA"),
        ("IFC2X3", {"InteriorOrExteriorSpace": "EXTERNAL"}, None, "EXTERNAL"),
        ("IFC2X3", {"InteriorOrExteriorSpace": "INTERNAL"}, True, "EXTERNAL"),
        ("IFC2X3", {"InteriorOrExteriorSpace": "INTERNAL", "ObjectType": "BGF"}, None, "GFA"),
    ],
)
def test_a_space_is_gross_or_outdoors_where_the_model_says_so(
    schema: str, attributes: dict[str, str], external: bool | None, predefined_type: str | None, tmp_path: Path
) -> None:
    house = House(schema)
    for name, value in attributes.items():
        setattr(house.space, name, value)
    if external is not None:
        house.define(house.pset("Pset_SpaceCommon", house.single("IsExternal", external, "IfcBoolean")), house.space)
    assert read(house, tmp_path).spaces[0].predefined_type == predefined_type


@pytest.mark.parametrize(("external", "told"), [(0, False), (1, False), (2, True)])
def test_a_model_in_which_most_spaces_are_external_is_told(external: int, told: bool, tmp_path: Path) -> None:
    house = House()
    others = [house.rooted("IfcSpace", Name=name) for name in ("102", "103")]
    house.aggregate(house.storey, *others)
    for space in others[:external]:
        space.PredefinedType = "EXTERNAL"
    assert ("SPC-23" in {one.rule for one in read(house, tmp_path).findings}) is told
