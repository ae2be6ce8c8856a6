"""Documents that a model ties to things and their types: what they are called, and where they are."""

from pathlib import Path
from typing import Any

import pytest

from registry.snapshot import Document
from tests.ifc_import.reading.factories import House, read

URL = "https://example.org/manuals/pump%2032.pdf"


def documents(house: House, folder: Path, given: Any, *, of_type: bool = False) -> tuple[Document, ...]:
    """The documents of a thing that has `given`, itself or by its type."""
    thing = house.stand("IfcFlowMovingDevice")
    pump_type = house.rooted("IfcPumpType", Name="P", PredefinedType="CIRCULATOR")
    house.typed(pump_type, thing)
    taker = pump_type if of_type else thing
    house.rooted("IfcRelAssociatesDocument", RelatedObjects=[taker], RelatingDocument=given)
    snapshot = read(house, folder)
    assert snapshot.types[0].documents == (snapshot.assets[0].documents if of_type else ())
    return snapshot.assets[0].documents


@pytest.mark.parametrize("of_type", [False, True])
@pytest.mark.parametrize("schema", ["IFC2X3", "IFC4", "IFC4X3_ADD2"])
def test_a_reference_is_a_document_of_a_thing_or_of_all_of_its_type(schema: str, of_type: bool, tmp_path: Path) -> None:
    house = House(schema)
    attribute = "ItemReference" if schema == "IFC2X3" else "Identification"
    given = house.make("IfcDocumentReference", Location=URL, Name="Manual", **{attribute: "D-7"})
    assert documents(house, tmp_path, given, of_type=of_type) == (Document("Manual", URL, "D-7"),)


@pytest.mark.parametrize("schema", ["IFC2X3", "IFC4"])
@pytest.mark.parametrize("whole", [False, True])
def test_what_the_document_says_completes_the_reference_to_it(schema: str, whole: bool, tmp_path: Path) -> None:
    house = House(schema)
    place = house.make("IfcDocumentReference", Location=URL)
    if schema == "IFC2X3":
        given = house.make("IfcDocumentInformation", DocumentId="D-7", Name="Manual", DocumentReferences=[place])
    else:
        given = house.make("IfcDocumentInformation", Identification="D-7", Name="Manual")
        place.ReferencedDocument = given
    assert documents(house, tmp_path, given if whole else place) == (Document("Manual", URL, "D-7"),)


def test_in_ifc4_a_document_may_say_itself_where_it_is(tmp_path: Path) -> None:
    house = House()
    given = house.make("IfcDocumentInformation", Identification="D-7", Name="Manual", Location=URL)
    assert documents(house, tmp_path, given) == (Document("Manual", URL, "D-7"),)


@pytest.mark.parametrize(
    ("named", "expected"),
    [
        pytest.param({"Identification": "D-7"}, Document("D-7", "", "D-7"), id="its identification"),
        pytest.param({"Location": URL}, Document("pump%2032.pdf", URL), id="the file at its place"),
        pytest.param({"Location": "C:\\doc\\a.pdf"}, Document("a.pdf", "C:\\doc\\a.pdf"), id="a file of Windows"),
        pytest.param({"Name": "n/a", "Location": URL}, Document("pump%2032.pdf", URL), id="no placeholder"),
    ],
)
def test_a_document_without_a_name_is_called_by(named: dict[str, str], expected: Document, tmp_path: Path) -> None:
    house = House()
    assert documents(house, tmp_path, house.make("IfcDocumentReference", **named)) == (expected,)


def test_a_reference_that_says_nothing_is_no_document(tmp_path: Path) -> None:
    house = House()
    assert documents(house, tmp_path, house.make("IfcDocumentReference", Name=" ")) == ()


def test_a_document_in_several_places_is_told_for_each(tmp_path: Path) -> None:
    house = House()
    given = house.make("IfcDocumentInformation", Identification="D-7", Name="Manual")
    for place in ("a.pdf", "b.pdf"):
        house.make("IfcDocumentReference", Location=place, ReferencedDocument=given)
    assert [one.location for one in documents(house, tmp_path, given)] == ["a.pdf", "b.pdf"]
