"""Lengths and areas each have a unit of their own, and what is missing or said twice is a finding."""

import pytest
from ifcopenshell import entity_instance

from ifc_import.reading.units import Units, read_units
from tests.ifc_import.reading.factories import FOOT_M, Tiny


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


def test_a_project_without_an_assignment_is_taken_to_be_in_metres() -> None:
    units, findings = read_units(Tiny(UnitsInContext=None).file)
    assert units == Units(1.0, 1.0)
    assert [finding.rule for finding in findings] == ["UNIT-01", "UNIT-03"]


def test_a_file_without_a_project_is_taken_to_be_in_metres() -> None:
    tiny = Tiny()
    tiny.file.remove(tiny.project)
    assert read_units(tiny.file)[0] == Units(1.0, 1.0)


def test_the_finding_about_two_length_units_names_both_and_the_one_taken() -> None:
    tiny = Tiny()
    tiny.assign(tiny.si("LENGTHUNIT", "METRE", "MILLI"), tiny.si("LENGTHUNIT", "METRE"))
    finding = read_units(tiny.file)[1][0]
    assert finding.message == "The model assigns 2 length units (millimetre, metre); millimetre was taken."


def test_a_unit_without_a_prefix_and_a_measure_is_one() -> None:
    tiny = Tiny()
    tiny.assign(
        tiny.make("IfcMonetaryUnit", "SEK"), tiny.si("LENGTHUNIT", "METRE"), tiny.si("MASSUNIT", "GRAM", "KILO")
    )
    assert read_units(tiny.file)[0] == Units(1.0, 1.0)
