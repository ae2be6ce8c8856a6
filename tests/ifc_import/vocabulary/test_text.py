"""Names as they may be stored and shown."""

import pytest

from ifc_import.reading.access import finer_classes, lineage, of_type, optional_text, text
from tests.ifc_import.reading.factories import Tiny


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        pytest.param(None, "", id="nothing"),
        pytest.param("  Kontor  ", "Kontor", id="blanks at both ends"),
        pytest.param("Kontor \t\r\n 2", "Kontor 2", id="line ends and tabs become one blank"),
        pytest.param("\ufeffKontor", "Kontor", id="U+FEFF in front"),
        pytest.param("Kon\ufefftor", "Kontor", id="U+FEFF inside"),
        pytest.param("Kon\x00\x07\x1btor", "Kontor", id="control characters"),
        pytest.param("Kon\x85tor", "Kon tor", id="next line, as Shift-JIS read wrongly gives it"),
        pytest.param("Kon\u2028tor", "Kon tor", id="line separator"),
        pytest.param("Kon\u200btor", "Kontor", id="zero-width space"),
        pytest.param("\u202egnp.exe", "gnp.exe", id="right-to-left override"),
        pytest.param("\u2066a\u2069", "a", id="isolates"),
        pytest.param("Kon\u00adtor", "Kontor", id="soft hyphen"),
        pytest.param("a\u00a0b", "a b", id="no-break space"),
        pytest.param("\ue000x", "x", id="private use"),
        pytest.param("\ud800x", "x", id="half of a surrogate pair"),
        pytest.param("a\u030angstro\u0308m", "ångström", id="letters and marks are joined"),
        pytest.param("Σοφίτα Чердак 部屋", "Σοφίτα Чердак 部屋", id="other scripts stay"),
        pytest.param("<b>&'\"=1+1", "<b>&'\"=1+1", id="markup is text"),
        pytest.param(101, "101", id="a number"),
    ],
)
def test_text_is_one_line_of_visible_characters(given: object, shown: str) -> None:
    assert text(given) == shown


@pytest.mark.parametrize(("given", "shown"), [(None, None), ("", None), (" \u200b", None), ("A", "A")])
def test_optional_text_is_none_where_nothing_is_left(given: str | None, shown: str | None) -> None:
    assert optional_text(given) == shown


def test_a_class_that_the_schema_does_not_know_has_no_entities() -> None:
    tiny = Tiny("IFC2X3")
    tiny.rooted("IfcSpace")
    assert (len(of_type(tiny.file, "IfcSpace")), of_type(tiny.file, "IfcSpatialZone")) == (1, [])


@pytest.mark.parametrize(
    ("schema", "name", "nearest"),
    [
        ("IFC2X3", "IfcFlowTerminal", "IfcDistributionFlowElement"),
        ("IFC4", "IfcPump", "IfcFlowMovingDevice"),
        ("IFC4X3_ADD2", "IfcWall", "IfcBuiltElement"),
        ("IFC4", "IfcRoot", None),
    ],
)
def test_a_lineage_begins_with_the_nearest_superclass(schema: str, name: str, nearest: str | None) -> None:
    assert next(iter(lineage(schema, name)), None) == nearest


def test_finer_classes_are_those_that_a_later_schema_knows() -> None:
    finer = finer_classes(["IfcFurnishingElement", "IfcDoor", "IfcClassOfNoSchema"])
    assert {name: above[0] for name, above in finer.items()} == {
        "IfcDoorStandardCase": "IfcDoor",
        "IfcFurniture": "IfcFurnishingElement",
        "IfcSystemFurnitureElement": "IfcFurnishingElement",
    }


def test_finer_classes_are_those_of_all_generations() -> None:
    assert {"IfcFlowTerminal", "IfcLamp"} <= finer_classes(["IfcDistributionElement"]).keys()
