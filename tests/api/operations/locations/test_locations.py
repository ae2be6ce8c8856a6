"""The room of every asset of the police station, against the truth about it.

A door is right where its rooms are both of the true ones; which of the two gets the sign is a test of its own.
"""

from collections import Counter
from collections.abc import Callable

import pytest

from tests.api.operations.conftest import Revision, Station
from tests.api.operations.registered import Row

REVISIONS = pytest.mark.parametrize("number", [1, 2], ids=["first revision", "second revision"])
SURE = 0.9
BANDS = (0.0, 0.5, 0.7, 0.9)
"""Where bands of confidence begin."""
FEW = 10
"""With fewer assets in a band its share says nothing."""


def revision(station: Station, number: int) -> Revision:
    return station.first if number == 1 else station.second


def is_right(now: Revision, asset: Row) -> bool:
    """Whether an asset of the truth is in its rooms, and in none where it is in none."""
    actual = now.registered.assets[asset["global_id"]]
    found = [one for one in (actual["space_id"], actual["other_space_id"]) if one is not None]
    expected = [now.registered.ids[room["global_id"]] for room in asset["rooms"]]
    is_door = asset["ifc_class"] == "IfcDoor"
    return set(found) == set(expected) if is_door else found == expected[:1]


def wrong(now: Revision, wanted: Callable[[Row, Row], bool] = lambda *_: True) -> list[str]:
    """Everything that is wrong among the assets that are wanted, in words."""
    numbers = {one["id"]: one["number"] for one in now.registered.tables["space"]}
    lines = []
    for asset in now.truth["assets"]:
        found = now.registered.assets[asset["global_id"]]
        if wanted(asset, found) and not is_right(now, asset):
            where = f"{numbers.get(found['space_id'])} by {found['location_method']}"
            lines.append(f"{asset['key']} ({asset['room']}): {where}, {found['location_confidence']}")
    return lines


@REVISIONS
def test_no_asset_that_is_surely_located_is_in_a_wrong_room(station: Station, number: int) -> None:
    assert wrong(revision(station, number), lambda _, found: found["location_confidence"] >= SURE) == []


@REVISIONS
def test_at_least_95_of_100_assets_are_in_their_room(station: Station, number: int) -> None:
    now = revision(station, number)
    assert len(wrong(now)) <= 0.05 * len(now.truth["assets"]), wrong(now)


@REVISIONS
def test_at_least_95_of_100_devices_that_only_a_storey_contains_are_in_their_room(
    station: Station, number: int
) -> None:
    now = revision(station, number)
    devices = [one for one in now.truth["assets"] if one["discipline"] == "services"]
    mistakes = wrong(now, lambda asset, _: asset["discipline"] == "services")
    assert len(mistakes) <= 0.05 * len(devices), mistakes


@REVISIONS
def test_no_band_of_confidence_promises_more_than_it_keeps(station: Station, number: int) -> None:
    now = revision(station, number)
    seen: Counter[float] = Counter()
    right: Counter[float] = Counter()
    for asset in now.truth["assets"]:
        confidence = now.registered.assets[asset["global_id"]]["location_confidence"]
        band = max(one for one in BANDS if one <= confidence)
        seen[band] += 1
        right[band] += is_right(now, asset)
    kept = {band: right[band] / seen[band] for band in seen if seen[band] >= FEW}
    assert {band: share for band, share in kept.items() if share < band} == {}


@REVISIONS
@pytest.mark.parametrize(
    ("why", "at_most_wrong"),
    [("half in the wall", 0), ("below the floor", 1), ("contained in the storey above", 0)],
)
def test_devices_that_are_hard_to_place_are_in_their_room(
    station: Station, number: int, why: str, at_most_wrong: int
) -> None:
    assert len(wrong(revision(station, number), lambda asset, _: asset["why"] == why)) <= at_most_wrong


@REVISIONS
def test_a_gross_floor_area_is_no_room_to_be_in(station: Station, number: int) -> None:
    now = revision(station, number).registered
    gross = {one["id"]: one["number"] for one in now.alive("space") if one["predefined_type"] == "GFA"}
    assert [one["name"] for one in now.alive("asset") if one["space_id"] in gross] == []


@REVISIONS
def test_the_sign_of_a_door_is_on_the_side_of_the_room_that_it_belongs_to(station: Station, number: int) -> None:
    now = revision(station, number)
    doors = [one for one in now.truth["assets"] if one["ifc_class"] == "IfcDoor"]
    signs = {one["key"]: now.registered.global_id(now.registered.assets[one["global_id"]]["space_id"]) for one in doors}
    assert signs == {one["key"]: one["room_id"] for one in doors}


@REVISIONS
def test_what_the_model_contains_in_a_room_is_there(station: Station, number: int) -> None:
    now = revision(station, number)
    contained = [one for one in now.truth["assets"] if one["contained_in"] == "space"]
    methods = {now.registered.assets[one["global_id"]]["location_method"] for one in contained}
    assert methods == {"contained"}
    assert wrong(now, lambda asset, _: asset["contained_in"] == "space") == []


def test_what_was_moved_is_in_its_new_room(station: Station) -> None:
    for changes in station.second.truth["changes"].values():
        for one in changes["moved"]:
            asset = station.second.registered.assets[one["global_id"]]
            room = next(space for space in station.second.registered.alive("space") if space["id"] == asset["space_id"])
            assert (one["key"], room["number"]) == (one["key"], one["to"])


def test_what_stands_in_a_room_that_was_drawn_anew_is_still_there(station: Station) -> None:
    new_rooms = {
        one["number"] for one in station.second.truth["changes"]["architecture"]["new_ids"] if one["what"] == "space"
    }
    now = station.second
    assert wrong(now, lambda asset, _: asset["room"] in new_rooms and asset["contained_in"] == "space") == []


@REVISIONS
def test_an_asset_is_on_the_storey_of_its_room(station: Station, number: int) -> None:
    now = revision(station, number).registered
    storey_of = {one["id"]: one["storey_id"] for one in now.tables["space"]}
    placed = [one for one in now.alive("asset") if one["space_id"] is not None]
    assert [one["name"] for one in placed if one["storey_id"] != storey_of[one["space_id"]]] == []


@REVISIONS
def test_receipts_count_how_the_assets_of_their_file_were_found(station: Station, number: int) -> None:
    now = revision(station, number)
    found = Counter[str]()
    for receipt in now.receipts.values():
        assert sum(receipt.located.values()) == receipt.counts.assets
        found.update(receipt.located)
    if number == 1:
        kinds = {"contained", "room number", "centre", "overlap", "nearest", "ceiling void", "floor void"}
        assert found.keys() <= kinds | {"door side", "storey"}
