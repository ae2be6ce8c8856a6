"""Lengths and areas each have a unit of their own, and what is missing or said twice is a finding."""

import ifcopenshell
import pytest
from ifcopenshell import entity_instance

from ifc_import.reading.values.unit_factors import factor, known_factor
from ifc_import.reading.values.units import Units, read_units
from tests.ifc_import.reading.factories import FOOT_M, House, Tiny, step_text


def units_of(*assigned: tuple[str, ...]) -> tuple[Units, list[str]]:
    """The units that are read where the project assigns these, and the rules that it breaks."""
    tiny = Tiny()
    tiny.assign(*(_unit(tiny, *words) for words in assigned))
    units, findings = read_units(tiny.file)
    return units, [finding.rule for finding in findings]


def _unit(tiny: Tiny, kind: str, name: str, prefix: str | None = None) -> entity_instance:
    if name == "foot":
        return tiny.converted(kind, "FOOT", FOOT_M, tiny.si(kind, "METRE"))
    if name == "square foot":
        return tiny.converted(kind, "SQUARE FOOT", FOOT_M**2, tiny.si(kind, "SQUARE_METRE"))
    if name == "yard of feet":
        return tiny.converted(kind, "YARD", 3.0, tiny.converted(kind, "FOOT", FOOT_M, tiny.si(kind, "METRE")))
    if name == "inch of millimetres":
        return tiny.converted(kind, "INCH", 25.4, tiny.si(kind, "METRE", "MILLI"))
    return tiny.si(kind, name, prefix)


METRE, MILLIMETRE = ("LENGTHUNIT", "METRE"), ("LENGTHUNIT", "METRE", "MILLI")
SQUARE_METRE = ("AREAUNIT", "SQUARE_METRE")


@pytest.mark.parametrize(
    ("assigned", "length_m", "area_m2", "rules"),
    [
        pytest.param([METRE, SQUARE_METRE], 1.0, 1.0, [], id="metres and m²"),
        pytest.param([MILLIMETRE, SQUARE_METRE], 1e-3, 1.0, [], id="mm and m²: the area unit is its own"),
        pytest.param([MILLIMETRE, (*SQUARE_METRE, "MILLI")], 1e-3, 1e-6, [], id="MILLI SQUARE_METRE is mm²"),
        pytest.param([MILLIMETRE, (*SQUARE_METRE, "CENTI")], 1e-3, 1e-4, [], id="CENTI SQUARE_METRE is cm²"),
        pytest.param([MILLIMETRE], 1e-3, 1e-6, ["UNIT-03"], id="without an area unit areas are squares of the length"),
        pytest.param([SQUARE_METRE], 1.0, 1.0, ["UNIT-01"], id="without a length unit metres are taken"),
        pytest.param(
            [("LENGTHUNIT", "foot"), ("AREAUNIT", "square foot")], FOOT_M, FOOT_M**2, [], id="feet and square feet"
        ),
        pytest.param([("LENGTHUNIT", "foot"), SQUARE_METRE], FOOT_M, 1.0, [], id="feet and m²"),
        pytest.param([("LENGTHUNIT", "foot")], FOOT_M, FOOT_M**2, ["UNIT-03"], id="feet and no area unit"),
        pytest.param(
            [("LENGTHUNIT", "inch of millimetres"), SQUARE_METRE], 0.0254, 1.0, [], id="a conversion of a prefixed unit"
        ),
        pytest.param(
            [("LENGTHUNIT", "yard of feet"), SQUARE_METRE], 0.9144, 1.0, [], id="a conversion of a conversion"
        ),
        pytest.param([MILLIMETRE, METRE, SQUARE_METRE], 1e-3, 1.0, ["UNIT-02"], id="of two length units the first"),
        pytest.param([METRE, METRE, SQUARE_METRE], 1.0, 1.0, [], id="the same length unit twice is one"),
        pytest.param([], 1.0, 1.0, ["UNIT-01", "UNIT-03"], id="an empty assignment"),
    ],
)
def test_units_are_factors_to_metres(
    assigned: list[tuple[str, ...]], length_m: float, area_m2: float, rules: list[str]
) -> None:
    units, broken = units_of(*assigned)
    assert (units.length_m, units.area_m2) == pytest.approx((length_m, area_m2))
    assert broken == rules


def unassigned(**doors: float) -> Tiny:
    """A file without any unit, with doors of these heights."""
    tiny = Tiny(UnitsInContext=None)
    for assignment in tiny.file.by_type("IfcUnitAssignment"):
        tiny.file.remove(assignment)
    for name, height in doors.items():
        tiny.rooted("IfcDoor", Name=name, OverallHeight=height)
    return tiny


def test_a_project_without_an_assignment_is_taken_to_be_in_metres() -> None:
    units, findings = read_units(unassigned().file)
    assert units == Units(1.0, 1.0)
    assert [finding.rule for finding in findings] == ["UNIT-01", "UNIT-03"]


@pytest.mark.parametrize(
    ("height", "length_m", "taken"),
    [(2.1, 1.0, "metres"), (2100.0, 1e-3, "millimetres"), (6.9, FOOT_M, "feet"), (82.7, 0.0254, "inches")],
)
def test_without_a_length_unit_the_doors_tell_it(height: float, length_m: float, taken: str) -> None:
    units, findings = read_units(unassigned(door=height).file)
    assert units.length_m == pytest.approx(length_m)
    assert (
        findings[0].message
        == f"The model assigns no length unit; {taken} were assumed, since doors are then 2.1 m high."
    )


def test_doors_of_no_known_world_leave_it_at_metres() -> None:
    assert read_units(unassigned(door=1e9).file)[0].length_m == 1.0


def test_an_assignment_that_no_project_has_is_better_than_none() -> None:
    tiny = Tiny()
    tiny.assign(tiny.si("LENGTHUNIT", "METRE", "MILLI"))
    assignment = tiny.project.UnitsInContext
    tiny.project.UnitsInContext = None
    tiny.file.remove(next(one for one in tiny.file.by_type("IfcUnitAssignment") if one != assignment))
    assert read_units(tiny.file)[0].length_m == pytest.approx(1e-3)


def test_a_file_without_a_project_is_taken_to_be_in_metres() -> None:
    tiny = Tiny()
    tiny.file.remove(tiny.project)
    assert read_units(tiny.file)[0] == Units(1.0, 1.0)


def test_the_finding_about_two_length_units_names_both_and_the_one_taken() -> None:
    tiny = Tiny()
    tiny.assign(tiny.si("LENGTHUNIT", "METRE", "MILLI"), tiny.si("LENGTHUNIT", "METRE"))
    finding = read_units(tiny.file)[1][0]
    assert finding.message == "The model assigns 2 length units (millimetre, metre); millimetre was used."


@pytest.mark.parametrize("names", [("MILLI", None), (None, "MILLI")], ids=["mm first", "m first"])
@pytest.mark.parametrize(("depth", "length_m"), [(2700.0, 1e-3), (2.7, 1.0)], ids=["drawn in mm", "drawn in m"])
def test_of_two_length_units_the_one_is_taken_in_which_rooms_are_high_as_rooms_are(
    names: tuple[str | None, ...], depth: float, length_m: float
) -> None:
    house = House()
    house.assign(*(house.si("LENGTHUNIT", "METRE", prefix) for prefix in names))
    house.extrude(house.space, depth)
    units, findings = read_units(house.file)
    assert units.length_m == pytest.approx(length_m)
    assert findings[0].message.endswith("was used, since rooms are then 2.7 m high.")


def test_of_two_length_units_storeys_tell_where_there_is_nothing_else() -> None:
    house = House()
    house.assign(house.si("LENGTHUNIT", "METRE"), house.si("LENGTHUNIT", "METRE", "MILLI"))
    house.aggregate(house.building, house.rooted("IfcBuildingStorey", Name="Plan 2", Elevation=3200.0))
    assert read_units(house.file)[0].length_m == pytest.approx(1e-3)


def test_two_projects_with_different_units_are_told() -> None:
    tiny = Tiny()
    other = tiny.rooted("IfcProject")
    other.UnitsInContext = tiny.make("IfcUnitAssignment", [tiny.si("LENGTHUNIT", "METRE", "MILLI")])
    assert [finding.rule for finding in read_units(tiny.file)[1]] == ["UNIT-02"]


def test_two_area_units_are_told_and_the_values_decide() -> None:
    tiny = Tiny()
    areas = (tiny.si("AREAUNIT", "SQUARE_METRE"), tiny.si("AREAUNIT", "SQUARE_METRE", "MILLI"))
    tiny.assign(tiny.si("LENGTHUNIT", "METRE"), *areas)
    units, findings = read_units(tiny.file)
    assert (units.area_m2, units.area_is_stated) == (1.0, False)
    assert [finding.rule for finding in findings] == ["UNIT-05"]


def a_foot(tiny: Tiny, factor: float | None, prefix: str | None = None, name: str = "FOOT") -> entity_instance:
    unit = tiny.converted("LENGTHUNIT", name, 1.0 if factor is None else factor, tiny.si("LENGTHUNIT", "METRE", prefix))
    if factor is None:
        unit.ConversionFactor = None
    return unit


@pytest.mark.parametrize(
    ("factor", "prefix", "sound"),
    [
        pytest.param(0.3048, None, True, id="right, of metres"),
        pytest.param(304.8, "MILLI", True, id="right, of millimetres"),
        pytest.param(0.3048006, None, True, id="survey feet"),
        pytest.param(304.8, None, False, id="millimetres, said to be metres"),
        pytest.param(12.0, None, False, id="inches, said to be metres"),
        pytest.param(0.0, None, False, id="zero"),
        pytest.param(-1.0, None, False, id="negative"),
        pytest.param(None, None, False, id="missing"),
    ],
)
def test_a_unit_that_is_called_a_foot_is_one(factor: float | None, prefix: str | None, sound: bool) -> None:
    tiny = Tiny()
    tiny.assign(a_foot(tiny, factor, prefix), tiny.si("AREAUNIT", "SQUARE_METRE"))
    units, findings = read_units(tiny.file)
    assert units.length_m == pytest.approx(FOOT_M, rel=1e-5)
    assert [finding.rule for finding in findings] == ([] if sound else ["UNIT-04"])


@pytest.mark.parametrize("factor", [0.0, -2.0, None], ids=["zero", "negative", "missing"])
def test_a_unit_of_which_nothing_can_be_made_is_left_out_and_told(factor: float | None) -> None:
    tiny = Tiny()
    tiny.assign(a_foot(tiny, factor, name="CUBIT"), tiny.si("AREAUNIT", "SQUARE_METRE"))
    units, findings = read_units(tiny.file)
    assert units.length_m == 1.0
    assert [finding.rule for finding in findings] == ["UNIT-04", "UNIT-01"]
    assert findings[0].message == "The definition of the unit cubit is missing or wrong: it was left out."


def test_a_conversion_that_goes_in_circles_ends() -> None:
    tiny = Tiny()
    unit = a_foot(tiny, 2.0, name="CUBIT")
    unit.ConversionFactor.UnitComponent = unit
    assert known_factor(unit) is None


def test_an_area_unit_that_is_called_like_a_length_is_its_square() -> None:
    tiny = Tiny()
    assert factor(tiny.si("AREAUNIT", "METRE", "MILLI")) == pytest.approx(1e-6)
    assert factor(tiny.make("IfcContextDependentUnit", None, "AREAUNIT", "FOOT")) == pytest.approx(FOOT_M**2)


def test_what_is_no_unit_in_an_assignment_is_passed_over() -> None:
    text = step_text(
        "#2=IFCUNITASSIGNMENT((#3,#4));",
        "#3=IFCCARTESIANPOINT((0.,0.));",
        "#4=IFCSIUNIT(*,.LENGTHUNIT.,.MILLI.,.METRE.);",
    ).replace("$,$,$,$,$,$);", "$,$,$,$,$,#2);", 1)
    assert read_units(ifcopenshell.file.from_string(text))[0].length_m == pytest.approx(1e-3)


def test_a_unit_without_a_prefix_and_a_measure_is_one() -> None:
    tiny = Tiny()
    tiny.assign(
        tiny.make("IfcMonetaryUnit", "SEK"), tiny.si("LENGTHUNIT", "METRE"), tiny.si("MASSUNIT", "GRAM", "KILO")
    )
    assert read_units(tiny.file)[0] == Units(1.0, 1.0)
