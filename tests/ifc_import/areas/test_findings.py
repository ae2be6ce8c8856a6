"""What is told of a model's areas: a common measuring rule once, then the rooms that differ; doubles and overlaps."""

from dataclasses import replace
from statistics import median
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ifc_import.areas.findings import area_findings, measuring_rule
from ifc_import.profile import Counting
from registry.snapshot import Finding, SpaceFacts
from tests.factories import a_declared_area, a_footprint, a_snapshot, a_space, rectangle


def a_room(number: int, ratio: float | None = 1.0, **overrides: Any) -> SpaceFacts:
    """A room of its own place that declares so many times its area; the rooms are of 20 to 30 m²."""
    west, width = 10.0 * number, 4.0 + number % 3
    shape = a_footprint(rectangle(west, west + width))
    declared = () if ratio is None else (a_declared_area(ratio * shape.area_m2),)
    return a_space(str(number), **{"number": str(100 + number), "footprint": shape, "declared": declared} | overrides)


def found(*spaces: SpaceFacts, **counting: Any) -> list[Finding]:
    """The findings about the areas of these spaces."""
    return area_findings(a_snapshot(spaces=spaces), Counting(**counting))


def rooms(*ratios: float) -> list[SpaceFacts]:
    """Rooms that declare so many times their area."""
    return [a_room(number, ratio) for number, ratio in enumerate(ratios)]


def told(findings: list[Finding]) -> list[tuple[str, str | None]]:
    """Rule and space of each finding."""
    return [(one.rule, one.key) for one in findings]


@pytest.mark.parametrize(("ratio", "differs"), [(1.0, False), (1.019, False), (1.03, True), (0.95, True)])
def test_a_room_that_differs_by_more_than_two_per_cent_is_told(ratio: float, differs: bool) -> None:
    assert told(found(*rooms(1.0, 1.0, ratio))) == ([("AREA-02", "2")] if differs else [])


def test_the_finding_says_both_areas_and_how_far_they_are_apart() -> None:
    assert found(*rooms(1.0, 1.0, 0.9))[0].message == (
        "Space 102 declares 27.00 m² (Qto_SpaceBaseQuantities / NetFloorArea), but its shape has 30.00 m²: -10.0%."
    )


def test_an_owner_says_from_which_difference_on_it_is_told() -> None:
    assert found(*rooms(1.0, 1.0, 1.05), difference=0.1) == []


@pytest.mark.parametrize("ratio", [1.18, 1.07, 0.97, 0.86])
def test_a_difference_that_all_rooms_have_is_a_measuring_rule_told_once(ratio: float) -> None:
    [finding] = found(*rooms(*[ratio] * 8))
    assert (finding.rule, finding.severity, finding.key) == ("AREA-01", "info", None)
    assert f"are {ratio:.2f} times the computed ones, in the median of 8 rooms" in finding.message


@pytest.mark.parametrize(
    "ratios",
    [
        pytest.param([0.6] * 6, id="uniformly"),
        pytest.param([1.1, 1.5, 2.2, 2.9, 1.3, 1.9], id="all over the place"),
        pytest.param([5.0] * 6, id="no way of measuring"),
        pytest.param([1.3, 0.7, 1.3, 0.7, 1.0], id="both ways"),
    ],
)
def test_areas_that_no_measuring_rule_gives_are_wrong_throughout(ratios: list[float]) -> None:
    findings = found(*rooms(*ratios))
    assert told(findings) == [("AREA-11", None)]
    assert f"are {median(ratios):.2f} times the computed ones" in findings[0].message


@pytest.mark.parametrize("ratios", [[0.6] * 4, [0.6, 0.6, 1.0, 1.0, 1.0]], ids=["too few rooms", "too small a part"])
def test_a_few_areas_are_not_wrong_throughout(ratios: list[float]) -> None:
    assert {rule for rule, _ in told(found(*rooms(*ratios)))} == {"AREA-02"}


def test_under_slopes_other_rules_leave_floor_out() -> None:
    sloped = [replace(room, footprint=replace(room.footprint, level=False)) for room in rooms(*[0.7] * 6)]  # type: ignore[type-var]  # it has one
    assert told(found(*sloped)) == [("AREA-01", None)]


def test_beside_a_measuring_rule_only_rooms_that_do_not_follow_it_are_told() -> None:
    findings = found(*rooms(1.18, 1.15, 1.2, 1.18, 1.17, 1.19, 2.5))
    assert told(findings) == [("AREA-01", None), ("AREA-02", "6")]
    assert findings[1].message.endswith(": +150.0%, where the rooms of this model have +18.0%.")


def test_beside_a_measuring_rule_a_room_that_agrees_with_its_shape_is_no_fault() -> None:
    assert told(found(*rooms(1.18, 1.18, 1.18, 1.18, 1.18, 1.0))) == [("AREA-01", None)]


@pytest.mark.parametrize(
    "ratios",
    [
        pytest.param([1.18] * 4, id="too few rooms"),
        pytest.param([1.2, 0.87, 1.2, 0.87, 1.2, 0.87], id="both ways"),
    ],
)
def test_what_is_no_common_difference_is_told_room_by_room(ratios: list[float]) -> None:
    assert told(found(*rooms(*ratios))) == [("AREA-02", str(number)) for number in range(len(ratios))]


NOISE = st.lists(st.floats(0.98, 1.02), min_size=5, max_size=40)


@settings(max_examples=100)
@given(st.one_of(st.floats(0.6, 0.93), st.floats(1.07, 1.22)), NOISE, st.floats(0.001, 0.04))
def test_rooms_that_are_measured_alike_follow_one_rule(rule: float, noise: list[float], difference: float) -> None:
    found_rule = measuring_rule([rule * off for off in noise], difference)
    assert found_rule.ratio == pytest.approx(rule, rel=0.021)


@settings(max_examples=100)
@given(NOISE)
def test_rooms_that_are_measured_as_they_are_follow_no_rule(noise: list[float]) -> None:
    assert measuring_rule(noise, 0.02).ratio == 1.0


def test_each_name_has_a_measuring_rule_of_its_own() -> None:
    gross = a_declared_area(set_name="Site", name="GrossArea", kind="gross")
    others = [
        replace(a_room(number), declared=(replace(gross, value_m2=1.2 * a_room(number).footprint.area_m2),))  # type: ignore[union-attr]  # it has one
        for number in range(10, 16)
    ]
    assert told(found(*rooms(*[1.0] * 6), *others)) == [("AREA-01", None)]


@pytest.mark.parametrize(
    "overrides",
    [
        pytest.param({"declared": ()}, id="nothing declared"),
        pytest.param({"footprint": None}, id="no shape"),
        pytest.param({"predefined_type": "GFA"}, id="a gross area"),
        pytest.param({"name": "Luftraum"}, id="a void"),
        pytest.param({"declared": (a_declared_area(40.0, kind="planned"),)}, id="a planned area"),
    ],
)
def test_where_there_is_nothing_to_compare_nothing_is_told(overrides: dict[str, Any]) -> None:
    assert found(a_room(1, 2.0, **overrides)) == []


def test_where_an_owner_counts_computed_areas_only_the_declared_ones_are_compared_all_the_same() -> None:
    assert told(found(*rooms(1.0, 1.0, 1.2), order=("computed",))) == [("AREA-02", "2")]


@pytest.mark.parametrize("value_m2", [1e9, float("inf")])
def test_an_area_that_no_room_has_is_told_as_an_error(value_m2: float) -> None:
    [finding] = found(a_room(1, declared=(a_declared_area(value_m2),)))
    assert (finding.rule, finding.severity, finding.key) == ("AREA-03", "error", "1")


def test_a_shape_of_square_kilometres_is_told_as_an_error() -> None:
    huge = a_footprint(rectangle(0, 1e5, 0, 1e4))
    assert told(found(a_room(1, declared=(a_declared_area(20.0),), footprint=huge))) == [("AREA-03", "1")]


def test_a_room_that_is_drawn_twice_is_told_with_the_other_one() -> None:
    [finding] = found(a_room(1), replace(a_room(1), key="twin"))
    assert (finding.rule, finding.key) == ("AREA-04", "twin")
    assert finding.message == "Space 101 is left out of totals: it is the same room as 101, drawn twice."


def test_rooms_that_overlap_are_told_once_with_the_one_that_they_share_most_with() -> None:
    wide = a_room(1, footprint=a_footprint(rectangle(0, 8)), declared=())
    other = a_room(2, footprint=a_footprint(rectangle(6, 10)), declared=())
    third = a_room(3, footprint=a_footprint(rectangle(7.98, 20)), declared=())
    findings = found(wide, other, third)
    assert [one.message for one in findings] == ["Spaces 102 and 103 share 10.10 m² of floor, which is counted twice."]


def test_outdoor_spaces_are_reported_once_unless_the_owner_counts_them() -> None:
    spaces = [a_room(1), a_room(2, name="Roof"), a_room(3, name="Balkon 4"), a_room(4, name="Roof plant room")]
    [finding] = found(*spaces)
    assert (finding.rule, finding.severity) == ("AREA-30", "info")
    assert finding.message.endswith("are left out of totals (2, 50.00 m²): 102 Roof, 103 Balkon 4.")
    assert found(*spaces, outdoors="counted") == []


def test_parts_of_a_space_do_not_overlap_it() -> None:
    whole = a_room(1)
    part = replace(whole, key="part", footprint=a_footprint(rectangle(10, 12)), parent_key="1", declared=())
    assert found(whole, part) == []


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("duplex-arc-2011-05-05.ifc", {"AREA-01": 1}),
        ("duplex-arc-2011-09-07.ifc", {"AREA-01": 1, "AREA-30": 1}),
        ("fzk-haus-archicad-ifc4.ifc", {"AREA-01": 1, "AREA-02": 1}),
        ("institute-archicad.ifczip", {}),
        ("large-building.ifc", {}),
    ],
)
def test_real_models_are_told_their_measuring_rule(name: str, expected: dict[str, int], real_model: Any) -> None:
    from ifc_import.reading.model import read_model

    findings = area_findings(read_model(real_model(name), name, lambda *_: None))
    assert {
        rule: sum(one.rule == rule for one in findings) for rule in sorted({one.rule for one in findings})
    } == expected
