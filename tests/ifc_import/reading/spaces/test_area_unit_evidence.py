"""The unit that declared areas are in, by what the rooms measure; and that no way of measuring is taken for a unit."""

from collections.abc import Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ifc_import.areas.findings import with_area_findings
from ifc_import.reading.spaces.area_unit_evidence import UNITS_M2, Measured, in_square_metres
from ifc_import.reading.spaces.areas import StatedArea
from registry.snapshot import Finding
from tests.ifc_import.reading.factories import FOOT_M, House, read

SQUARE_FOOT = FOOT_M**2
ABOUT_SIZES = ("UNIT", "SPC-", "AREA")
"""How the numbers of rules on sizes, shapes and areas begin."""

ROOMS_M2 = (8.0, 12.5, 14.0, 22.0, 30.0, 47.5)


def an_area(number: float, **overrides: Any) -> StatedArea:
    """A net area in m²."""
    defaults: dict[str, Any] = {"set_name": "BaseQuantities", "name": "NetFloorArea", "kind": "net", "unit_m2": 1.0}
    return StatedArea(**{**defaults, "rank": 1, "number": number} | overrides)


def read_rooms(
    numbers: Sequence[float], rooms_m2: Sequence[float] | None = ROOMS_M2, *, stated: bool = True, **overrides: Any
) -> tuple[list[float], list[Finding]]:
    """What rooms of these sizes declare in m², if the file has these numbers, and what was found."""
    height_m = overrides.pop("height_m", 2.7)
    shapes = [Measured(one, height_m) for one in rooms_m2] if rooms_m2 else [None] * len(numbers)
    areas = [[an_area(one, **overrides)] for one in numbers]
    declared, findings = in_square_metres(areas, shapes, area_unit_is_stated=stated)
    return [of_space[0].value_m2 for of_space in declared], findings


def times(factor: float, rooms_m2: Sequence[float] = ROOMS_M2) -> list[float]:
    """Numbers that are this many times the areas."""
    return [factor * one for one in rooms_m2]


@pytest.mark.parametrize(
    ("stated_m2", "actual_m2"),
    [
        pytest.param(1.0, 1e-6, id="mm² in a file of m²"),
        pytest.param(1e-6, 1.0, id="m² in a file of mm²"),
        pytest.param(1.0, SQUARE_FOOT, id="ft² in a file of m²"),
        pytest.param(SQUARE_FOOT, 1.0, id="m² in a file of ft²"),
        pytest.param(1.0, 1e-4, id="cm² in a file of m²"),
        pytest.param(SQUARE_FOOT, 0.0254**2, id="in² in a file of ft²"),
    ],
)
@pytest.mark.parametrize("rule", [1.0, 1.18, 0.97], ids=["exactly", "wall centres", "net"])
def test_what_is_a_units_factor_off_in_every_room_is_read_in_that_unit(
    stated_m2: float, actual_m2: float, rule: float
) -> None:
    areas, findings = read_rooms(times(rule / actual_m2), unit_m2=stated_m2)
    assert areas == pytest.approx(times(rule))
    assert [one.rule for one in findings] == ["UNIT-06"]


def test_the_finding_says_what_was_stated_and_what_was_read() -> None:
    _areas, [finding] = read_rooms(times(1 / SQUARE_FOOT))
    assert finding.severity == "error"
    assert finding.message == (
        "Values of BaseQuantities / NetFloorArea (6 in all) are 10.76 times the computed areas (rooms compared: 6): "
        "they are in ft², not in m², and were read in ft²."
    )


@pytest.mark.parametrize("rule", [0.39, 0.68, 0.97, 1.0, 1.07, 1.18, 1.5, 2.5])
def test_a_way_of_measuring_is_no_unit(rule: float) -> None:
    areas, findings = read_rooms(times(rule))
    assert areas == times(rule)
    assert findings == []


@settings(max_examples=200)
@given(
    rooms_m2=st.lists(st.floats(0.5, 500.0), min_size=1, max_size=40),
    rule=st.floats(0.5, 2.0),
    noise=st.lists(st.floats(0.8, 1.25), min_size=40, max_size=40),
    unit_m2=st.sampled_from(UNITS_M2),
    stated=st.booleans(),
)
def test_no_way_of_measuring_however_uneven_changes_a_value(
    rooms_m2: list[float], rule: float, noise: list[float], unit_m2: float, stated: bool
) -> None:
    numbers = [rule * off * one / unit_m2 for one, off in zip(rooms_m2, noise, strict=False)]
    areas, findings = read_rooms(numbers, rooms_m2, unit_m2=unit_m2, stated=stated)
    assert areas == pytest.approx([one * unit_m2 for one in numbers])
    assert findings == []


@settings(max_examples=100)
@given(
    rooms_m2=st.lists(st.floats(1.0, 300.0), min_size=5, max_size=30, unique=True).filter(
        lambda sizes: max(sizes) > 1.2 * min(sizes)
    ),
    rule=st.floats(0.9, 1.2),
    units=st.permutations(UNITS_M2).map(lambda order: order[:2]),
)
def test_whatever_unit_is_stated_and_whatever_is_written_the_areas_are_read_right(
    rooms_m2: list[float], rule: float, units: list[float]
) -> None:
    stated_m2, actual_m2 = units
    areas, findings = read_rooms(times(rule / actual_m2, rooms_m2), rooms_m2, unit_m2=stated_m2)
    assert areas == pytest.approx(times(rule, rooms_m2))
    assert [one.rule for one in findings] == ["UNIT-06"]


@pytest.mark.parametrize(
    ("numbers", "rooms_m2"),
    [
        pytest.param([120.0, 250.0], (11.0, 23.0), id="two rooms"),
        pytest.param([107.6] * 6, (10.0,) * 6, id="rooms that are all equal: any number fits them"),
        pytest.param([*times(5.0, ROOMS_M2[:3]), *times(20.0, ROOMS_M2[3:])], ROOMS_M2, id="rooms that disagree"),
    ],
)
def test_where_the_evidence_is_thin_the_values_stay_and_it_is_told(
    numbers: list[float], rooms_m2: tuple[float, ...]
) -> None:
    areas, findings = read_rooms(numbers, rooms_m2)
    assert areas == numbers
    assert [(one.rule, one.severity) for one in findings] == [("UNIT-07", "warning")]


def test_three_rooms_that_are_exactly_a_unit_off_are_enough() -> None:
    rooms_m2 = ROOMS_M2[:3]
    assert read_rooms(times(1e6, rooms_m2), rooms_m2)[0] == pytest.approx(rooms_m2)


@pytest.mark.parametrize(
    ("ratios", "is_unit"),
    [
        pytest.param([1e6, 1.02e6], True, id="two rooms, almost exactly"),
        pytest.param([1e6], True, id="one room, to the digit"),
        pytest.param([1.02e6], False, id="one room, almost exactly"),
        pytest.param([10.7639104], False, id="one room, and a unit that is near"),
    ],
)
def test_a_unit_that_is_far_off_needs_few_rooms(ratios: list[float], is_unit: bool) -> None:
    rooms_m2 = ROOMS_M2[: len(ratios)]
    numbers = [ratio * area for ratio, area in zip(ratios, rooms_m2, strict=True)]
    _areas, findings = read_rooms(numbers, rooms_m2)
    assert [one.rule for one in findings] == (["UNIT-06"] if is_unit else ["UNIT-07"])


def test_a_room_without_a_shape_goes_with_the_others() -> None:
    shapes = [*(Measured(one, 2.7) for one in ROOMS_M2), None]
    stated = [[an_area(one * 1e6)] for one in (*ROOMS_M2, 10.0)]
    declared, _findings = in_square_metres(stated, shapes, area_unit_is_stated=True)
    assert declared[-1][0].value_m2 == pytest.approx(10.0)


def test_every_name_is_judged_alone() -> None:
    stated = [[an_area(one), an_area(one * 1e6, set_name="Site")] for one in ROOMS_M2]
    declared, findings = in_square_metres(stated, [Measured(one, 2.7) for one in ROOMS_M2], area_unit_is_stated=True)
    assert [[area.value_m2 for area in of_space] for of_space in declared] == [
        pytest.approx([one, one]) for one in ROOMS_M2
    ]
    assert len(findings) == 1


def test_what_an_owner_says_of_a_unit_is_not_judged() -> None:
    numbers = times(1e6)
    assert read_rooms(numbers, is_certain=True) == (numbers, [])


# A file that assigns no area unit


def test_without_an_area_unit_one_room_is_enough_for_a_unit_that_is_far_off() -> None:
    areas, findings = read_rooms([12.5], [12.5], stated=False, unit_m2=1e-6)
    assert areas == [12.5]
    assert [one.rule for one in findings] == ["UNIT-06"]


def test_without_an_area_unit_one_room_is_not_enough_for_a_unit_that_is_near() -> None:
    assert read_rooms([12.5], [1.2], stated=False)[0] == [12.5]


def test_without_an_area_unit_and_any_shape_rooms_are_as_large_as_rooms_are() -> None:
    areas, findings = read_rooms([12.5, 20.0], None, stated=False, unit_m2=1e-6)
    assert areas == [12.5, 20.0]
    assert findings[0].message.endswith("look like m², since rooms then have their usual size; they were read in m².")


def test_without_any_shape_a_stated_unit_is_doubted_and_kept() -> None:
    numbers = times(1e6)
    areas, findings = read_rooms(numbers, None)
    assert areas == numbers
    assert [one.rule for one in findings] == ["UNIT-07"]


# Lengths that can't be right


@pytest.mark.parametrize(
    ("shape", "told"),
    [
        pytest.param({"rooms_m2": times(1e6), "height_m": 2700.0}, "2.7e+03 m high", id="mm that are said to be m"),
        pytest.param({"rooms_m2": times(1e-6), "height_m": 0.0027}, "0.0027 m high", id="m that are said to be mm"),
        pytest.param({"rooms_m2": times(1e-6), "height_m": 0.0}, "1.8e-05 m² large", id="outlines without a height"),
        pytest.param({"rooms_m2": times(1e6), "height_m": 2.7}, "e+07 m² large", id="plans in mm, heights in m"),
        pytest.param({"rooms_m2": times(1.0), "height_m": 2700.0}, "2.7e+03 m high", id="heights in mm, plans in m"),
    ],
)
def test_a_wrong_length_unit_is_told_and_no_declared_area_is_changed_for_it(shape: dict[str, Any], told: str) -> None:
    areas, findings = read_rooms(times(1.0), **shape)
    assert areas == times(1.0)
    assert [(one.rule, one.severity) for one in findings] == [("UNIT-08", "error")]
    assert told in findings[0].message


# Whole files


def a_storey_of_rooms(declare: float, **units: Any) -> House:
    """Five rooms of 12 to 20 m², which declare so many times their area."""
    house = House()
    house.assign(house.si("LENGTHUNIT", "METRE", units.get("length")), *units.get("areas", lambda _: ())(house))
    metre = 1000.0 if units.get("length") == "MILLI" else 1.0
    spaces = [house.space, *(house.rooted("IfcSpace", Name=str(number)) for number in range(102, 106))]
    house.aggregate(house.storey, *spaces[1:])
    for width, space in enumerate(spaces, start=3):
        house.extrude(space, 2.7 * metre, width * metre, 4.0 * metre)
        house.define(house.quantities("BaseQuantities", house.area("NetFloorArea", declare * width * 4.0)), space)
    return house


@pytest.mark.parametrize(
    ("plan", "height"),
    [(1000.0, 1000.0), (1000.0, 1.0), (1.0, 1000.0), (0.001, 0.001)],
    ids=["all in millimetres", "plans in millimetres", "heights in millimetres", "all a thousand times too small"],
)
def test_rooms_a_thousand_times_too_large_are_one_finding_and_have_no_area(
    plan: float, height: float, tmp_path: Path
) -> None:
    house = a_storey_of_rooms(1.0, areas=lambda house: [house.si("AREAUNIT", "SQUARE_METRE")])
    for width, space in enumerate(house.file.by_type("IfcSpace"), start=3):
        house.extrude(space, 2.7 * height, width * plan, 4.0 * plan)
    snapshot = read(house, tmp_path)
    assert [one.footprint for one in snapshot.spaces] == [None] * 5
    assert [one.rule for one in snapshot.findings if one.rule[:4] in ("UNIT", "SPC-")] == ["UNIT-08"]


some_rooms = st.lists(
    st.tuples(st.floats(0.4, 30.0), st.floats(0.4, 30.0), st.floats(2.0, 8.0)), min_size=1, max_size=6
)
"""Width, depth and height of rooms, in metres: from a shaft to a hall."""


@settings(max_examples=40, deadline=None)
@given(some_rooms, st.sampled_from([(1000.0, 1000.0), (1000.0, 1.0), (1.0, 1000.0)]), st.booleans())
def test_whatever_rooms_a_thousand_times_too_large_are_one_finding_and_have_no_area(
    sizes: list[tuple[float, float, float]], factors: tuple[float, float], is_declared: bool
) -> None:
    house = House()
    others = [house.rooted("IfcSpace", Name=f"1{number:02}") for number in range(2, len(sizes) + 1)]
    if others:
        house.aggregate(house.storey, *others)
    plan, height = factors
    for space, (width, depth, high) in zip([house.space, *others], sizes, strict=True):
        house.extrude(space, high * height, width * plan, depth * plan)
        if is_declared:
            house.define(house.quantities("BaseQuantities", house.area("NetFloorArea", width * depth)), space)
    with TemporaryDirectory() as folder:
        snapshot = read(house, Path(folder))
    assert [one.footprint for one in snapshot.spaces] == [None] * len(sizes)
    assert [one.rule for one in with_area_findings(snapshot).findings if one.rule[:4] in ABOUT_SIZES] == ["UNIT-08"]


@pytest.mark.parametrize("size", [(3000.0, 4000.0, 2700.0), (3000.0, 4000.0, 2.7), (3.0, 4.0, 2700.0)])
def test_a_single_room_of_impossible_size_costs_no_other_its_area(
    size: tuple[float, float, float], tmp_path: Path
) -> None:
    house = a_storey_of_rooms(1.0, areas=lambda house: [house.si("AREAUNIT", "SQUARE_METRE")])
    house.extrude(house.space, size[2], size[0], size[1])
    snapshot = read(house, tmp_path)
    assert [one.footprint is None for one in snapshot.spaces] == [True, False, False, False, False]
    [found] = [one for one in snapshot.findings if one.rule[:4] in ("UNIT", "SPC-")]
    assert (found.rule, "(1, such as 101)" in found.message) == ("SPC-05", True)


@pytest.mark.parametrize(
    ("house", "rules"),
    [
        pytest.param(
            lambda: a_storey_of_rooms(1e6, length="MILLI"), {"UNIT-03"}, id="no area unit: squares of the millimetre"
        ),
        pytest.param(
            lambda: a_storey_of_rooms(1.0, length="MILLI"), {"UNIT-03", "UNIT-06"}, id="no area unit, and yet m²"
        ),
        pytest.param(
            lambda: a_storey_of_rooms(
                1e6, length="MILLI", areas=lambda house: [house.si("AREAUNIT", "SQUARE_METRE", "MILLI")]
            ),
            set(),
            id="MILLI SQUARE_METRE",
        ),
        pytest.param(
            lambda: a_storey_of_rooms(1.0, length="MILLI", areas=lambda house: [house.si("AREAUNIT", "SQUARE_METRE")]),
            set(),
            id="millimetres and m²",
        ),
        pytest.param(
            lambda: a_storey_of_rooms(10.7639104, areas=lambda house: [house.si("AREAUNIT", "SQUARE_METRE")]),
            {"UNIT-06"},
            id="ft² in a file of m²",
        ),
    ],
)
def test_areas_are_in_square_metres_whatever_a_file_says_of_units(house: Any, rules: set[str], tmp_path: Path) -> None:
    snapshot = read(house(), tmp_path)
    assert [one.declared[0].value_m2 for one in snapshot.spaces] == pytest.approx([12.0, 16.0, 20.0, 24.0, 28.0])
    assert {one.rule for one in snapshot.findings if one.rule.startswith("UNIT")} == rules


@pytest.mark.parametrize(
    ("name", "ratio"),
    [
        ("duplex-arc-2011-05-05.ifc", 1.179),
        ("duplex-arc-2011-09-07.ifc", 1.150),
        ("fzk-haus-archicad-ifc4.ifc", 1.0),
        ("cobie-psets-two-length-units.ifc", 1.0),
        ("large-building.ifc", 1.0),
        ("janesville-restaurant-feet.ifc", 1.0),
    ],
)
def test_real_models_keep_their_measuring_rules(name: str, ratio: float, real_model: Any) -> None:
    from ifc_import.reading.model import read_model

    snapshot = read_model(real_model(name), name, lambda *_: None)
    first = [
        next(area.value_m2 for area in one.declared if area.kind != "net") / one.footprint.area_m2
        for one in snapshot.spaces
        if one.footprint
    ]
    assert median(first) == pytest.approx(ratio, abs=2e-3)
    assert {one.rule for one in snapshot.findings} & {"UNIT-06", "UNIT-07", "UNIT-08"} == set()
