"""Property sets and quantities come as plain data: set name, property name, value."""

import math
from pathlib import Path
from typing import Any

import ifcopenshell
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ifcopenshell import entity_instance

from ifc_import.reading.values.properties import Value, as_sets, values_by_element
from ifc_import.reading.values.property_kinds import plain
from tests.ifc_import.reading.factories import House, Tiny, opened, read, step_text


def sets_of(house: House, *definitions: entity_instance) -> dict[str, dict[str, object]]:
    """What the space of the house has once it is defined by these."""
    for one in definitions:
        house.define(one, house.space)
    return as_sets(values_by_element(house.file, {house.space.id()}).get(house.space.id(), []))


def labels(tiny: Tiny, *texts: str) -> list[entity_instance]:
    return [tiny.make("IfcLabel", one) for one in texts]


def measure(tiny: Tiny, value: float) -> entity_instance:
    return tiny.make("IfcLengthMeasure", value)


def quantity(tiny: Tiny, kind: str, **named: Any) -> entity_instance:
    return tiny.make(f"IfcQuantity{kind}", Name="Q", **named)


@pytest.mark.parametrize(
    ("value", "kind", "plain"),
    [
        pytest.param("Kontor", "IfcLabel", "Kontor", id="a label"),
        pytest.param("Kon\ufefftor\n2", "IfcText", "Kontor 2", id="a text with odd characters"),
        pytest.param(True, "IfcBoolean", True, id="a truth value"),
        pytest.param(3, "IfcInteger", 3, id="a whole number"),
        pytest.param(2.5, "IfcThermalTransmittanceMeasure", 2.5, id="a measure"),
        pytest.param("A-1", "IfcIdentifier", "A-1", id="an identifier"),
        pytest.param(None, "", None, id="no value"),
    ],
)
def test_a_single_value_is_plain(value: Any, kind: str, plain: object) -> None:
    house = House()
    assert sets_of(house, house.pset("P", house.single("x", value, kind))) == {"P": {"x": plain}}


def test_an_unknown_truth_value_is_not_taken_for_true_or_false() -> None:
    house = House()
    sets = sets_of(house, house.pset("P", house.single("x", "UNKNOWN", "IfcLogical")))
    assert sets["P"]["x"] not in (True, False)


def test_an_enumeration_and_a_list_are_lists() -> None:
    house = House()
    chosen = house.make("IfcPropertyEnumeratedValue", "status", None, labels(house, "NEW", "OTHER"))
    listed = house.make("IfcPropertyListValue", "sizes", None, [measure(house, 1.0), measure(house, 2.0)])
    empty = house.make("IfcPropertyListValue", "none")
    assert sets_of(house, house.pset("P", chosen, listed, empty)) == {
        "P": {"status": ["NEW", "OTHER"], "sizes": [1.0, 2.0], "none": []}
    }


def test_bounds_are_a_pair_of_lower_and_upper() -> None:
    house = House()
    bounded = house.make("IfcPropertyBoundedValue", "range", None, measure(house, 9.0), measure(house, 1.0))
    open_below = house.make("IfcPropertyBoundedValue", "at most", None, measure(house, 9.0))
    assert sets_of(house, house.pset("P", bounded, open_below)) == {"P": {"range": [1.0, 9.0], "at most": [None, 9.0]}}


def test_bounds_with_a_set_point_have_it_in_the_third_place() -> None:
    house = House()
    bounded = house.make(
        "IfcPropertyBoundedValue", "t", None, measure(house, 9.0), measure(house, 1.0), None, measure(house, 5.0)
    )
    assert sets_of(house, house.pset("P", bounded)) == {"P": {"t": [1.0, 9.0, 5.0]}}


def test_a_table_is_a_list_of_rows() -> None:
    house = House()
    keys, rows = [measure(house, 1.0), measure(house, 2.0)], labels(house, "a", "b", "c")
    table = house.make("IfcPropertyTableValue", "curve", None, keys, rows)
    empty = house.make("IfcPropertyTableValue", "none")
    assert sets_of(house, house.pset("P", table, empty)) == {
        "P": {"curve": [[1.0, "a"], [2.0, "b"], [None, "c"]], "none": []}
    }


REFERENCES = [
    pytest.param("IFC2X3", "IfcCalendarDate", (4, 3, 2015), "2015-03-04", id="a day"),
    pytest.param("IFC2X3", "IfcLocalTime", (14, 30, 5.0), "14:30:05", id="a time"),
    pytest.param("IFC4", "IfcMaterial", ("Stål",), "Stål", id="a material"),
    pytest.param("IFC4", "IfcOrganization", (None, "Vatten AB"), "Vatten AB", id="an organisation"),
    pytest.param("IFC4", "IfcPerson", (None, "Berg", "Anna"), "Anna Berg", id="a person"),
    pytest.param("IFC4", "IfcDocumentReference", ("a.pdf", "D-7"), {"Location": "a.pdf", "Identification": "D-7"},
                 id="a document"),
]  # fmt: skip


@pytest.mark.parametrize(("schema", "kind", "attributes", "told"), REFERENCES)
def test_what_a_property_refers_to_is_told(schema: str, kind: str, attributes: tuple[Any, ...], told: object) -> None:
    house = House(schema)
    thing = house.make(kind, *attributes)
    reference = house.make("IfcPropertyReferenceValue", Name="x", PropertyReference=thing)
    nothing = house.make("IfcPropertyReferenceValue", Name="y")
    assert sets_of(house, house.pset("P", reference, nothing)) == {"P": {"x": told, "y": None}}


def test_a_moment_and_what_lies_in_what_a_property_refers_to_are_told() -> None:
    house = House("IFC2X3")
    moment = house.make("IfcDateAndTime", house.make("IfcCalendarDate", 4, 3, 2015), house.make("IfcLocalTime", 14))
    both = house.make(
        "IfcPersonAndOrganization",
        house.make("IfcPerson", FamilyName="Berg"), house.make("IfcOrganization", Name="Vatten AB"),
    )  # fmt: skip
    properties = [
        house.make("IfcPropertyReferenceValue", Name=name, PropertyReference=one)
        for name, one in (("when", moment), ("who", both))
    ]
    assert sets_of(house, house.pset("P", *properties)) == {
        "P": {"when": "2015-03-04T14:00:00", "who": "Berg, Vatten AB"}
    }


def test_a_set_that_the_schema_defines_is_told_by_its_attributes() -> None:
    house = House()
    panel = house.rooted("IfcDoorPanelProperties", Name="x", PanelDepth=0.04, PanelOperation="SWINGING",
                         PanelPosition="LEFT")  # fmt: skip
    house.define(panel, house.space)
    values = values_by_element(house.file, {house.space.id()})[house.space.id()]
    assert as_sets(values) == {
        "IfcDoorPanelProperties": {"PanelDepth": 0.04, "PanelOperation": "SWINGING", "PanelPosition": "LEFT"}
    }
    assert {one.name: one.measure for one in values}["PanelDepth"] == "IfcPositiveLengthMeasure"


def test_a_complex_property_is_a_set_of_its_own() -> None:
    house = House()
    inner = house.make("IfcComplexProperty", "inner", None, "use", [house.single("y", "1")])
    outer = house.make("IfcComplexProperty", "outer", None, "use", [house.single("x", "0"), inner])
    assert sets_of(house, house.pset("P", outer)) == {"P.outer": {"x": "0"}, "P.outer.inner": {"y": "1"}}


@pytest.mark.parametrize(
    ("kind", "named", "value"),
    [
        ("Area", {"AreaValue": 1.5}, 1.5),
        ("Length", {"LengthValue": 2.5}, 2.5),
        ("Volume", {"VolumeValue": 3.5}, 3.5),
        ("Count", {"CountValue": 4}, 4),
        ("Weight", {"WeightValue": 5.5}, 5.5),
        ("Time", {"TimeValue": 6.5}, 6.5),
    ],
)
def test_a_quantity_is_its_number(kind: str, named: dict[str, float], value: float) -> None:
    house = House()
    assert sets_of(house, house.quantities("Q", quantity(house, kind, **named))) == {"Q": {"Q": value}}


def test_quantities_within_a_quantity_are_a_set_of_their_own() -> None:
    house = House()
    layers = house.make("IfcPhysicalComplexQuantity", "layers", None, [house.area("NetArea", 2.0)], "layer")
    assert sets_of(house, house.quantities("Q", layers)) == {"Q.layers": {"NetArea": 2.0}}


@pytest.mark.parametrize("name", [None, "", "  "])
def test_a_set_without_a_name_is_kept_under_no_name(name: str | None) -> None:
    house = House()
    assert sets_of(house, house.pset(name, house.single("x", "1"))) == {"": {"x": "1"}}


def test_sets_of_one_name_are_one() -> None:
    house = House()
    first, second = house.pset("P", house.single("x", "1")), house.pset("P", house.single("y", "2"))
    assert sets_of(house, first, second) == {"P": {"x": "1", "y": "2"}}


def test_two_values_of_one_name_are_both_kept_and_a_blank_one_gives_way() -> None:
    house = House()
    sets = [house.pset("P", house.single("x", value)) for value in ("1", "1", "", "2")]
    assert sets_of(house, *sets) == {"P": {"x": "1"}, "P (2)": {"x": "2"}}
    house = House()
    assert sets_of(house, *(house.pset("P", house.single("x", value)) for value in ("", "2"))) == {"P": {"x": "2"}}


@given(st.floats() | st.lists(st.floats(), max_size=3))
@settings(max_examples=40)
def test_no_number_that_is_none_gets_out(value: float | list[float]) -> None:
    given_value = tuple(value) if isinstance(value, list) else value
    numbers = value if isinstance(value, list) else [value]
    if all(math.isfinite(one) for one in numbers):
        assert plain(given_value) == value
    else:
        with pytest.raises(ValueError, match="is no number"):
            plain(given_value)


def test_a_set_of_sets_is_read_as_its_members(tmp_path: Path) -> None:
    path = tmp_path / "tiny.ifc"  # as text: the parser can't make a set of sets in memory
    lines = [
        "#2=IFCSPACE('0EKDTmNb1TDwNkEtGKDPx1',$,'101',$,$,$,$,$,$,$,$);",
        "#3=IFCPROPERTYSET('0EKDTmNb1TDwNkEtGKDPx2',$,'P',$,(#5));",
        "#4=IFCELEMENTQUANTITY('0EKDTmNb1TDwNkEtGKDPx3',$,'Q',$,$,(#6));",
        "#5=IFCPROPERTYSINGLEVALUE('x',$,IFCLABEL('1'),$);",
        "#6=IFCQUANTITYAREA('NetArea',$,$,2.,$);",
        "#7=IFCRELDEFINESBYPROPERTIES('0EKDTmNb1TDwNkEtGKDPx4',$,$,$,(#2),IFCPROPERTYSETDEFINITIONSET((#3,#4)));",
    ]
    path.write_text(step_text(*lines))
    values = values_by_element(opened(path), {2})
    assert as_sets(values[2]) == {"P": {"x": "1"}, "Q": {"NetArea": 2.0}}


def test_a_value_keeps_the_measure_and_the_unit_that_the_file_gives_it() -> None:
    house = House()
    unit = house.si("AREAUNIT", "SQUARE_METRE", "MILLI")
    house.define(house.pset("P", house.single("x", 1.0, "IfcAreaMeasure", unit)), house.space)
    values = values_by_element(house.file, {house.space.id()})[house.space.id()]
    assert values == [Value("P", "x", 1.0, "IfcAreaMeasure", unit)]


def test_a_set_that_many_share_is_given_to_those_that_are_asked_for() -> None:
    house = House()
    chair, table = house.stand(Name="stol"), house.stand(Name="bord")
    house.define(house.pset("P", house.single("x", "1")), chair, table, house.space)
    asked = {chair.id(), house.space.id()}
    found = {step: as_sets(values) for step, values in values_by_element(house.file, asked).items()}
    assert found == {step: {"P": {"x": "1"}} for step in asked}


def test_an_empty_set_has_no_values() -> None:
    house = House()
    assert sets_of(house, house.rooted("IfcPropertySet", Name="P")) == {}


def test_a_relation_without_a_definition_is_passed_over() -> None:
    house = House()
    house.rooted("IfcRelDefinesByProperties", RelatedObjects=[house.space])
    assert sets_of(house, house.pset("P", house.single("x", "1"))) == {"P": {"x": "1"}}


MALFORMED_LINES = {
    "a value that is an entity": ("#5=IFCPROPERTYSINGLEVALUE('x',$,#1,$);", 5),
    "a bound that is an entity": ("#5=IFCPROPERTYBOUNDEDVALUE('x',$,#1,$,$);", 5),
    "a part of itself": ("#5=IFCCOMPLEXPROPERTY('x',$,'use',(#5));", 5),
    "a set that is none": ("#5=IFCCARTESIANPOINT((0.,0.));", 5),
}


def defined_as_text(folder: Path, *lines: str) -> ifcopenshell.file:
    """A space (#2) with a property set of #5 and #6, and `lines`; as text, since the parser makes nothing malformed."""
    path = folder / "tiny.ifc"
    path.write_text(
        step_text(
            "#2=IFCSPACE('0EKDTmNb1TDwNkEtGKDPx1',$,'101',$,$,$,$,$,$,$,$);",
            "#3=IFCPROPERTYSET('0EKDTmNb1TDwNkEtGKDPx2',$,'P',$,(#5,#6));",
            "#6=IFCPROPERTYSINGLEVALUE('y',$,IFCLABEL('kept'),$);",
            "#7=IFCRELDEFINESBYPROPERTIES('0EKDTmNb1TDwNkEtGKDPx4',$,$,$,(#2),#3);",
            *lines,
        )
    )
    return opened(path)


@pytest.mark.parametrize(("line", "step"), MALFORMED_LINES.values(), ids=MALFORMED_LINES)
def test_what_is_malformed_is_left_out_and_told_and_takes_nothing_with_it(line: str, step: int, tmp_path: Path) -> None:
    problems: dict[int, str] = {}
    values = values_by_element(defined_as_text(tmp_path, line), {2}, problems)
    assert (as_sets(values[2]), list(problems)) == ({"P": {"y": "kept"}}, [step])


@pytest.mark.parametrize(
    ("value", "plain"),
    [
        pytest.param(".T.", True, id="a truth value without a measure"),
        pytest.param("3.5", 3.5, id="a number without a measure"),
        pytest.param("((1.,2.),(3.,4.))", [[1.0, 2.0], [3.0, 4.0]], id="a list of lists"),
        pytest.param("IFCCOMPOUNDPLANEANGLEMEASURE((1,2,3))", [1, 2, 3], id="an angle in degrees, minutes, seconds"),
        pytest.param("IFCCOMPLEXNUMBER((1.,2.))", [1.0, 2.0], id="a complex number"),
    ],
)
def test_a_value_of_another_shape_is_kept_as_it_is(value: str, plain: object, tmp_path: Path) -> None:
    model = defined_as_text(tmp_path, f"#5=IFCPROPERTYSINGLEVALUE('x',$,{value},$);")
    assert as_sets(values_by_element(model, {2})[2]) == {"P": {"x": plain, "y": "kept"}}


@pytest.mark.parametrize("related", ["$", "()", "('text')", "(#5)"])
def test_a_relation_to_no_element_is_passed_over(related: str, tmp_path: Path) -> None:
    line = f"#8=IFCRELDEFINESBYPROPERTIES('0EKDTmNb1TDwNkEtGKDPx5',$,$,$,{related},#3);"
    assert as_sets(values_by_element(defined_as_text(tmp_path, line), {2})[2]) == {"P": {"y": "kept"}}


def test_what_can_not_be_read_is_a_finding_of_the_model(tmp_path: Path) -> None:
    house = House()
    house.define(house.pset("P", house.make("IfcComplexProperty", "inner", None, "use")), house.space)
    inner = house.file.by_type("IfcComplexProperty")[0]
    inner.HasProperties = [inner]
    found = [one.message for one in read(house, tmp_path).findings if one.rule == "PRP-01"]
    assert found == [
        f"The property, quantity or set #{inner.id()} can't be read and was left out: it is a part of itself."
    ]
