"""What a model says for those who run the building is what lists, look-ups and labels tell."""

from pathlib import Path

import pytest
from sqlalchemy import Engine

from api.operations.elements.listing import list_assets, one_asset
from api.operations.elements.looking_up import look_up
from api.operations.labels.choice.choosing import labels_for
from api.operations.labels.order import Choice
from registry.database.engine import reading, reading_connection
from tests.api.operations.registered import importing
from tests.factories import fields_of
from tests.ifc_import.reading.factories import House

DESIGNATION = "+A=360.001-IV001"


@pytest.fixture
def house(embedded: Engine, tmp_path: Path) -> Engine:
    """A registry with a fan that has all of it, a plant in a pot, and a desk."""
    made = House()
    fan = made.stand("IfcFan", Name="Fläkt", Tag=DESIGNATION)
    occurrence = made.pset(
        "Pset_ManufacturerOccurence", made.single("SerialNumber", "SN-1"), made.single("BarCode", "735001")
    )
    made.define(occurrence, fan)
    made.define(made.pset("Pset_Warranty", made.single("WarrantyEndDate", "31.12.2030")), fan)
    made.define(made.pset("P", made.single("Flow", 0.3, "IfcReal"), made.single("Width", 0.8, "IfcLengthMeasure")), fan)
    manual = made.make("IfcDocumentReference", Location="https://example.org/fan.pdf", Name="Manual")
    made.rooted("IfcRelAssociatesDocument", RelatedObjects=[fan], RelatingDocument=manual)
    code = made.make("IfcClassificationReference", Identification="360", Name="Luftbehandling")
    made.rooted("IfcRelAssociatesClassification", Name="NS 3451", RelatedObjects=[fan], RelatingClassification=code)
    outer, inner = made.rooted("IfcSystem", Name="36"), made.rooted("IfcDistributionSystem", Name="360.001")
    made.group(outer, inner)
    made.group(inner, fan)
    made.stand("IfcFurniture", Name="Potted plant")
    made.stand("IfcFurniture", Name="Skrivbord")
    importing(embedded, made.write(tmp_path), building="House")
    return embedded


def test_an_asset_has_all_of_it(house: Engine) -> None:
    with reading(house) as session:
        fan = next(one for one in list_assets(session) if one.name == "Fläkt")
        detail = one_asset(session, fan.id)
    assert (fan.designation, fan.designation_scheme, *fields_of(fan, "serial_number", "bar_code")) == (
        DESIGNATION, "TFM", "SN-1", "735001",
    )  # fmt: skip
    assert fields_of(fan, "warranty_until") == ("2030-12-31",)
    assert [(one.system, one.code, one.name) for one in detail.classifications] == [
        ("NS 3451", "360", "Luftbehandling")
    ]
    assert [(one.name, one.location) for one in detail.documents] == [("Manual", "https://example.org/fan.pdf")]
    assert [(one.kind, one.name) for one in detail.groups] == [("system", "360.001")]
    assert (detail.properties["P"], detail.units) == ({"Flow": 0.3, "Width": 0.8}, {"P": {"Width": "m"}})


def test_a_code_answers_with_designation_and_serial_number(house: Engine) -> None:
    with reading(house) as session:
        code = next(one.code for one in list_assets(session) if one.name == "Fläkt")
    with reading_connection(house) as connection:
        element = look_up(connection, str(code)).element
    assert element is not None
    assert (element.designation, element.serial_number) == (DESIGNATION, "SN-1")


def test_what_enlivens_the_model_and_furniture_are_listed_and_get_a_label_only_with_everything(house: Engine) -> None:
    with reading(house) as session:
        listed = {one.name: one.entourage for one in list_assets(session)}
        usual, everything = (
            {one.name for one in labels_for(session, Choice(everything=all_of_them))} for all_of_them in (False, True)
        )
    assert listed == {"Fläkt": None, "Potted plant": "plant", "Skrivbord": None}
    assert "Fläkt" in usual
    assert everything - usual == {"Potted plant", "Skrivbord"}
