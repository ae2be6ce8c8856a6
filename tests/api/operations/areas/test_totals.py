"""Totals of areas: counted and left out together are all spaces, however they are grouped."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from api.operations.areas.totals import By, totals_of

BYS: tuple[By, ...] = ("building", "storey", "category")


def a_row(**overrides: Any) -> dict[str, Any]:
    """A space as the registry lists it: 20 m² by a declared net area, on a storey of one building."""
    return {
        "building": "Station",
        "storey": "Plan 1",
        "storey_id": 1,
        "category": "Office",
        "area_m2": 20.0,
        "area_source": "declared",
        "area_kind": "net",
        "declared": [{"set": "Q", "name": "NetFloorArea", "kind": "net", "value_m2": 20.0}],
        "computed_m2": 20.5,
        "counted": True,
        "not_counted_because": None,
    } | overrides


COMPUTED = {"area_source": "computed", "area_kind": "other"}
LEFT_OUT = {"counted": False, "not_counted_because": "it is outdoors"}


def test_a_total_has_declared_and_computed_side_by_side() -> None:
    [total] = totals_of([a_row(), a_row(area_m2=10.0, computed_m2=9.5, declared=[])], "building")
    assert (total.spaces, total.area_m2, total.declared_m2, total.computed_m2) == (2, 30.0, 30.0, 30.0)
    assert total.difference == pytest.approx(0.0)


def test_the_difference_is_that_of_the_spaces_that_have_both() -> None:
    rows = [
        a_row(computed_m2=25.0),
        a_row(computed_m2=None),
        a_row(area_source="computed", declared=[], area_m2=50.0, computed_m2=50.0),
    ]
    [total] = totals_of(rows, "building")
    assert total.difference == pytest.approx(-0.2)
    assert (total.declared_m2, total.computed_m2) == (40.0, 75.0)


def test_what_is_left_out_comes_with_its_reasons() -> None:
    rows = [
        a_row(),
        a_row(**LEFT_OUT),
        a_row(**LEFT_OUT),
        a_row(counted=False, not_counted_because="no area", area_m2=None),
    ]
    [total] = totals_of(rows, "storey")
    assert (total.not_counted, total.not_counted_m2) == (3, 40.0)
    assert [(one.reason, one.spaces, one.area_m2) for one in total.left_out] == [
        ("it is outdoors", 2, 40.0), ("no area", 1, 0.0)
    ]  # fmt: skip


def test_storeys_of_one_name_are_two_totals() -> None:
    assert [one.storey_id for one in totals_of([a_row(), a_row(storey_id=2)], "storey")] == [1, 2]


def test_categories_come_by_name_and_none_at_last() -> None:
    rows = [a_row(category=one) for one in (None, "Plan 10", "Plan 2", None)]
    assert [(one.category, one.spaces) for one in totals_of(rows, "category")] == [
        ("Plan 2", 1), ("Plan 10", 1), (None, 2)
    ]  # fmt: skip


def test_buildings_do_not_share_a_total() -> None:
    rows = [a_row(), a_row(building="Annex")]
    assert [len(totals_of(rows, by)) for by in BYS] == [2, 2, 2]


SPACES = st.lists(
    st.builds(
        a_row,
        building=st.sampled_from(["A", "B"]),
        storey_id=st.sampled_from([None, 1, 2]),
        category=st.sampled_from([None, "Office", "office", ""]),
        area_m2=st.one_of(st.none(), st.floats(0.1, 1e4)),
        area_source=st.sampled_from(["computed"]),
        counted=st.booleans(),
    ).map(lambda row: row | ({"counted": False} if row["area_m2"] is None else {})),
    max_size=20,
)


@settings(max_examples=60)
@given(SPACES)
def test_totals_by_anything_add_up_to_all_spaces(rows: list[dict[str, Any]]) -> None:
    everything = sum(row["area_m2"] or 0.0 for row in rows)
    for by in BYS:
        totals = totals_of(rows, by)
        assert sum(one.spaces + one.not_counted for one in totals) == len(rows)
        assert sum(one.area_m2 + one.not_counted_m2 for one in totals) == pytest.approx(everything)
        assert all(sum(one.spaces for one in total.left_out) == total.not_counted for total in totals)


@pytest.mark.parametrize(
    ("overrides", "source", "reason"),
    [
        pytest.param({}, "declared net", "the model declares it as Q / NetFloorArea", id="declared"),
        pytest.param(
            COMPUTED | {"declared": []},
            "computed",
            "the model declares no area",
            id="none is declared",
        ),
        pytest.param(
            {
                "area_source": "computed",
                "area_kind": "other",
                "declared": [{"set": "Q", "name": "P", "kind": "planned"}],
            },
            "computed",
            "the model declares no area",
            id="only planned",
        ),
        pytest.param(
            COMPUTED,
            "computed",
            "what the model declares does not count: AREA-03 or AREA-11 in the receipt, or the order in skylt.toml",
            id="the declared one is wrong",
        ),
        pytest.param(
            {"area_source": "person", "area_kind": "other"}, "person", "a person corrected it", id="corrected"
        ),
        pytest.param(
            {"area_source": "owner's table", "area_kind": "other"},
            "owner's table",
            "the owner's table has it",
            id="of the owner's table",
        ),
    ],
)
def test_a_total_says_which_area_counts_and_why(overrides: dict[str, Any], source: str, reason: str) -> None:
    [total] = totals_of([a_row(**overrides), a_row(**LEFT_OUT)], "building")
    [counted] = total.sources
    assert (counted.source, counted.reason, counted.spaces, counted.area_m2) == (source, reason, 1, 20.0)


def test_the_sources_of_a_total_add_up_to_it() -> None:
    rows = [a_row(), a_row(), a_row(area_source="computed", declared=[], area_m2=5.0)]
    [total] = totals_of(rows, "storey")
    assert [(one.source, one.spaces) for one in total.sources] == [("declared net", 2), ("computed", 1)]
    assert sum(one.area_m2 for one in total.sources) == total.area_m2 == 45.0
