"""The police station as its two disciplines draw it, in two revisions, against the truth about it."""

from collections import Counter
from typing import Any

import pytest
import shapely

from sample_models.truth import outline
from tests.api.operations.conftest import DISCIPLINES, Revision, Station
from tests.api.operations.registered import Row, true_area

REVISIONS = pytest.mark.parametrize("number", [1, 2], ids=["first revision", "second revision"])


def revision(station: Station, number: int) -> Revision:
    return station.first if number == 1 else station.second


def changes(station: Station, kind: str) -> list[Row]:
    """Everything of a kind that the second revision changed, in both models."""
    return [one for model in station.second.truth["changes"].values() for one in model.get(kind, [])]


@REVISIONS
@pytest.mark.parametrize("discipline", DISCIPLINES)
def test_a_receipt_counts_what_the_file_holds(station: Station, number: int, discipline: str) -> None:
    now = revision(station, number)
    counts = now.receipts[discipline].counts.model_dump()
    expected = now.truth["files"][f"station-{discipline}-{number}.ifc"]["counts"]
    assert counts == {name: expected[name] for name in counts}


@REVISIONS
def test_both_models_are_of_the_building_that_they_name(station: Station, number: int) -> None:
    now = revision(station, number)
    found = {name: (one.building, one.source_model, one.revision) for name, one in now.receipts.items()}
    assert found == {name: (now.truth["building"], name, number) for name in DISCIPLINES}
    assert [one["name"] for one in now.registered.tables["building"]] == [now.truth["building"]]


@REVISIONS
def test_the_registry_holds_the_spaces_and_assets_of_both_models(station: Station, number: int) -> None:
    now = revision(station, number)
    assert set(now.registered.spaces) == {one["global_id"] for one in now.truth["spaces"]}
    assert set(now.registered.assets) == {one["global_id"] for one in now.truth["assets"]}
    assert len(now.registered.alive("space")) == len(now.truth["spaces"])
    assert len(now.registered.alive("asset")) == len(now.truth["assets"])


@REVISIONS
def test_storeys_of_both_models_are_one(station: Station, number: int) -> None:
    now = revision(station, number)
    names = [one["name"] for one in now.truth["files"][f"station-architecture-{number}.ifc"]["storeys"]]
    assert [one["name"] for one in sorted(now.registered.alive("storey"), key=lambda one: one["elevation_m"])] == names
    models = [now.registered.models_of[one["id"]] for one in now.registered.alive("storey")]
    assert models == [set(DISCIPLINES)] * 3


@REVISIONS
def test_a_space_is_what_the_truth_says(station: Station, number: int) -> None:
    now = revision(station, number)
    storeys = {one["id"]: one["name"] for one in now.registered.tables["storey"]}
    for expected in now.truth["spaces"]:
        actual = now.registered.spaces[expected["global_id"]]
        found = (actual["number"], actual["name"], storeys[actual["storey_id"]], actual["predefined_type"])
        assert found == tuple(expected[name] for name in ("number", "name", "storey", "predefined_type"))
        part_of = next(
            (one["number"] for one in now.registered.alive("space") if one["id"] == actual["parent_id"]), None
        )
        assert part_of == expected["part_of"]


@REVISIONS
def test_computed_areas_are_the_true_ones(station: Station, number: int) -> None:
    now = revision(station, number)
    for expected in now.truth["spaces"]:
        actual = now.registered.spaces[expected["global_id"]]
        assert actual["computed_m2"] == true_area(expected), expected["number"]


@REVISIONS
def test_heights_are_the_true_ones_in_the_buildings_frame(station: Station, number: int) -> None:
    now = revision(station, number)
    for expected in now.truth["spaces"]:
        actual = now.registered.spaces[expected["global_id"]]
        heights = (actual["z_min_m"], actual["z_max_m"])
        assert heights == pytest.approx((expected["z_min_m"], expected["z_max_m"]), abs=1e-3), expected["number"]


@REVISIONS
def test_outlines_are_the_true_ones_in_the_buildings_frame(station: Station, number: int) -> None:
    now = revision(station, number)
    for expected in now.truth["spaces"]:
        footprint = now.registered.spaces[expected["global_id"]]["footprint"]
        if expected["area_m2"] is None:
            assert footprint is None
        else:
            difference = shapely.symmetric_difference(shapely.from_wkb(footprint), outline(expected))
            assert shapely.area(difference) <= 2e-3 * expected["area_m2"], expected["number"]


@REVISIONS
def test_sloped_and_stepped_floors_are_marked(station: Station, number: int) -> None:
    now = revision(station, number)
    bodies = [one for one in now.truth["spaces"] if one["area_m2"] is not None]
    levels = {one["number"]: now.registered.spaces[one["global_id"]]["level"] for one in bodies}
    assert levels == {one["number"]: one["level"] for one in bodies}


def areas_of(declared: list[Row]) -> list[tuple[Any, ...]]:
    """Declared areas that are not zero, in one order."""
    return sorted((one["set"], one["name"], one["kind"], one["value_m2"]) for one in declared if one["value_m2"] > 0)


@REVISIONS
def test_declared_areas_are_exactly_the_declared_ones(station: Station, number: int) -> None:
    now = revision(station, number)
    actual = {one["number"]: areas_of(one["declared"]) for one in now.registered.alive("space")}
    assert actual == {one["number"]: areas_of(one["declared"]) for one in now.truth["spaces"]}


@REVISIONS
def test_what_belongs_into_a_total_of_rooms_is_counted(station: Station, number: int) -> None:
    now = revision(station, number)
    counted = {one["number"]: now.registered.spaces[one["global_id"]]["counted"] for one in now.truth["spaces"]}
    assert counted == {one["number"]: one["counts"] for one in now.truth["spaces"]}
    left_out = [one for one in now.registered.alive("space") if not one["counted"]]
    assert all(one["not_counted_because"] for one in left_out)


@REVISIONS
def test_assets_have_their_names_classes_tags_and_types(station: Station, number: int) -> None:
    now = revision(station, number)
    types = {one["id"]: one["name"] for one in now.registered.tables["asset_type"]}
    actual = {
        global_id: (one["name"], one["ifc_class"], one["tag"], types[one["type_id"]])
        for global_id, one in now.registered.assets.items()
    }
    names = ("name", "ifc_class", "tag", "type")
    assert actual == {one["global_id"]: tuple(one[name] for name in names) for one in now.truth["assets"]}


@REVISIONS
@pytest.mark.parametrize("kind", ["zone", "system"])
def test_zones_and_systems_have_their_members(station: Station, number: int, kind: str) -> None:
    now = revision(station, number)
    global_ids = {element: global_id for global_id, element in now.registered.ids.items()}
    members: dict[int, set[str]] = {one["id"]: set() for one in now.registered.tables["element_group"]}
    for one in now.registered.tables["group_member"]:
        members[one["group_id"]].add(global_ids[one["element_id"]])
    groups = [one for one in now.registered.tables["element_group"] if one["kind"] == kind]
    actual = {one["global_id"]: (one["name"], members[one["id"]]) for one in groups}
    elements = {*now.registered.assets, *now.registered.spaces}
    expected = {one["global_id"]: (one["name"], set(one["members"]) & elements) for one in now.truth[f"{kind}s"]}
    assert actual == expected


def test_what_is_still_there_is_the_same_element(station: Station) -> None:
    before = {one["key"]: one["global_id"] for one in station.first.truth["assets"]}
    after = {one["key"]: one["global_id"] for one in station.second.truth["assets"]}
    first, second = station.first.registered.ids, station.second.registered.ids
    stayed = before.keys() & after.keys()
    assert {key: second[after[key]] for key in stayed} == {key: first[before[key]] for key in stayed}


def test_rooms_that_are_still_there_are_the_same_element(station: Station) -> None:
    first, second = station.first.registered.ids, station.second.registered.ids
    before = {one["number"]: first[one["global_id"]] for one in station.first.truth["spaces"]}
    after = {one["number"]: second[one["global_id"]] for one in station.second.truth["spaces"]}
    assert {number: after[number] for number in before.keys() & after.keys()} == {
        number: before[number] for number in before.keys() & after.keys()
    }


def test_what_was_drawn_anew_in_place_keeps_its_element(station: Station) -> None:
    first, second = station.first.registered.ids, station.second.registered.ids
    new_ids = changes(station, "new_ids")
    assert [second[one["new"]] for one in new_ids] == [first[one["old"]] for one in new_ids]


def test_what_was_moved_keeps_its_element(station: Station) -> None:
    first, second = station.first.registered.ids, station.second.registered.ids
    moved = [one["global_id"] for one in changes(station, "moved")]
    assert [second[one] for one in moved] == [first[one] for one in moved]


def test_what_was_replaced_is_another_element_and_the_old_one_is_removed(station: Station) -> None:
    first, second = station.first.registered, station.second.registered
    replaced = changes(station, "replaced")
    old = [first.ids[one["old"]] for one in replaced]
    new = [second.ids[one["new"]] for one in replaced]
    assert len(new) == 10
    assert first.code_of.keys().isdisjoint(new)
    assert second.retired.issuperset(old)


def test_of_a_room_that_was_split_one_part_keeps_the_element_and_the_other_is_new(station: Station) -> None:
    first, second = station.first.registered, station.second.registered
    (split,) = changes(station, "split")
    kept, new = (second.ids[one["global_id"]] for one in split["into"])
    assert kept == first.ids[split["from"]["global_id"]]
    assert new not in first.code_of


def test_nothing_that_is_gone_keeps_a_live_code(station: Station) -> None:
    first, second = station.first.registered, station.second.registered
    gone = [one["global_id"] for one in changes(station, "gone")] + [one["old"] for one in changes(station, "replaced")]
    elements = {first.ids[one] for one in gone}
    assert second.retired == elements
    assert {second.status[second.code_of[one]] for one in elements} == {"removed"}


def test_every_code_still_leads_to_the_element_that_it_was_given_to(station: Station) -> None:
    before, after = station.first.registered.code_of, station.second.registered.code_of
    assert {element: after[element] for element in before} == before


@REVISIONS
def test_every_space_and_asset_has_one_live_code(station: Station, number: int) -> None:
    now = revision(station, number).registered
    live = Counter(one["element_id"] for one in now.tables["code"] if now.status[one["code"]] == "live")
    assert live == Counter([one["id"] for one in (*now.alive("space"), *now.alive("asset"))])


def test_the_history_of_codes_says_what_was_removed(station: Station) -> None:
    now = station.second.registered
    removed = {one["element_id"] for one in now.tables["code_event"] if one["event"] == "removed"}
    assert removed == now.retired


@pytest.mark.parametrize(
    ("discipline", "expected"),
    [
        pytest.param("architecture", {"added": 2, "retired": 1, "rematched": 11}, id="architecture"),
        pytest.param("services", {"added": 10, "retired": 12, "rematched": 8}, id="services"),
    ],
)
def test_the_receipt_of_the_second_revision_counts_the_changes(
    station: Station, discipline: str, expected: dict[str, int]
) -> None:
    found = station.second.receipts[discipline].changes
    told = station.second.truth["changes"][discipline]
    parts = sum(len(one["into"]) - 1 for one in told.get("split", []))
    assert expected == {
        "added": len(told["added"]) + len(told["replaced"]) + parts,
        "retired": len(told["gone"]) + len(told["replaced"]),
        "rematched": len(told["new_ids"]),
    }
    assert {name: getattr(found, name) for name in expected} == expected
