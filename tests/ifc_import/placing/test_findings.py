"""One finding of a file says which of its assets are in no room, by class."""

from typing import Any

import pytest

from ifc_import.placing.findings import room_findings
from registry.snapshot import AssetFacts
from tests.factories import an_asset


def assets(**counts: int) -> list[AssetFacts]:
    """So many assets of each class."""
    return [
        an_asset(f"{ifc_class} {number}", ifc_class=ifc_class)
        for ifc_class, count in counts.items()
        for number in range(count)
    ]


def told(some: list[AssetFacts], methods: dict[str, str], **overrides: Any) -> list[tuple[str, str]]:
    return [(one.rule, one.message) for one in room_findings(some, methods, **{"has_rooms": True} | overrides)]


@pytest.mark.parametrize("method", ["storey", "unknown"])
def test_assets_without_a_room_are_told_in_one_finding(method: str) -> None:
    some = assets(IfcPump=2, IfcFan=1)
    methods = {"IfcPump 0": method, "IfcPump 1": "centre", "IfcFan 0": "contained"}
    assert told(some, methods) == [("AST-05", "No room is known for 1 of the 3 assets of the model: 1 × IfcPump.")]


def test_nothing_is_told_where_all_are_in_rooms() -> None:
    assert told(assets(IfcPump=2), {"IfcPump 0": "nearest", "IfcPump 1": "host"}) == []


def test_the_most_frequent_classes_are_named_and_the_rest_counted() -> None:
    some = assets(IfcPump=1, IfcFan=5, IfcValve=2, IfcBoiler=2, IfcLamp=3, IfcAlarm=1)
    [(_rule, message)] = told(some, {})
    assert message.endswith(": 5 × IfcFan, 3 × IfcLamp, 2 × IfcBoiler, 2 × IfcValve, 2 of other classes.")


def test_where_no_model_of_the_building_has_rooms_that_is_what_is_told() -> None:
    assert told(assets(IfcPump=2), {}, has_rooms=False) == [
        ("SPC-04", "None of the building's models has rooms, so no asset of this model (2 in all) has a known room.")
    ]


@pytest.mark.parametrize("has_rooms", [True, False])
def test_people_plants_and_vehicles_need_no_room(has_rooms: bool) -> None:
    some = [an_asset("tree", entourage="plant")]
    assert told(some, {}, has_rooms=has_rooms) == []
