"""A space that no storey has, or several have, is on the storey at the height of its floor."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from ifc_import.reading.places.floors import on_storeys, storey_at
from ifc_import.reading.places.storeys import Storeys
from registry.snapshot import SpaceFacts
from tests.factories import a_footprint, a_space, a_storey
from tests.ifc_import.reading.bodies import give_body
from tests.ifc_import.reading.factories import House, read, rules_of


def floors(*heights_m: float, building_key: str | None = None) -> Storeys:
    """Storeys at these heights, called by them."""
    facts = [a_storey(f"{one}", name=f"{one} m", elevation_m=one, building_key=building_key) for one in heights_m]
    return Storeys(tuple(facts), {one.key: one.elevation_m or 0.0 for one in facts}, ())


def room(z_m: float | None, high_m: float = 2.7, **overrides: Any) -> SpaceFacts:
    """A room without a storey, whose floor lies there."""
    body = None if z_m is None else a_footprint(z_min_m=z_m, z_max_m=z_m + high_m)
    return a_space(**{"storey_key": None, "footprint": body} | overrides)


@pytest.mark.parametrize(
    ("space", "heights_m", "found"),
    [
        pytest.param(room(3.0), (0.0, 3.0, 6.0), "3.0", id="on its storey"),
        pytest.param(room(3.15), (0.0, 3.0, 6.0), "3.0", id="on a raised floor"),
        pytest.param(room(2.8), (0.0, 3.0, 6.0), "3.0", id="a step down"),
        pytest.param(room(-3.0), (-3.0, 0.0), "-3.0", id="in the basement"),
        pytest.param(room(3.0), (3.0, 3.2), "3.0", id="clearly nearer to one of two"),
        pytest.param(room(3.1), (3.0, 3.2), None, id="between two"),
        pytest.param(room(3.0), (3.0, 3.0), None, id="two of one height"),
        pytest.param(room(0.8, 2.0), (0.0, 3.0), "0.0", id="on a stage"),
        pytest.param(room(1.5, 4.0), (0.0, 3.0), None, id="through a storey, from a landing"),
        pytest.param(room(0.0, 9.0), (0.0, 3.0, 6.0), "0.0", id="a hall through all storeys"),
        pytest.param(room(20.0), (0.0, 3.0), None, id="far above the last one"),
        pytest.param(room(-5.0), (0.0, 3.0), None, id="below all"),
        pytest.param(room(None), (0.0,), None, id="without a body"),
        pytest.param(room(0.0), (), None, id="without storeys"),
    ],
)
def test_the_storey_of_a_floor(space: SpaceFacts, heights_m: Sequence[float], found: str | None) -> None:
    storeys = floors(*heights_m)
    if len(set(heights_m)) < len(heights_m):
        storeys = Storeys((*floors(3.0).facts, a_storey("twin")), {"3.0": 3.0, "twin": 3.0}, ())
    assert storey_at(space, storeys.facts, storeys.floors_m) == found


def test_a_space_under_no_storey_is_put_on_the_one_at_its_floor_and_that_is_told() -> None:
    [space], [finding] = on_storeys([room(3.05)], floors(0.0, 3.0, building_key="house"), {})
    assert (space.storey_key, space.building_key) == ("3.0", "house")
    assert (finding.rule, finding.key, finding.severity) == ("STR-03", "office", "info")
    assert "its floor is at 3.05 m, level with 3.0 m" in finding.message


def test_a_space_whose_floor_shows_no_storey_is_told() -> None:
    [space], [finding] = on_storeys([room(None)], floors(0.0), {})
    assert (space.storey_key, finding.rule, finding.key) == (None, "SPC-03", "office")


def test_the_storeys_of_another_building_are_not_looked_at() -> None:
    [space], _findings = on_storeys([room(3.0, building_key="annex")], floors(0.0, 3.0, building_key="house"), {})
    assert space.storey_key is None


def test_of_several_storeys_that_have_a_space_its_floor_decides() -> None:
    claimed = room(3.0, storey_key="0.0")
    [space], [finding] = on_storeys([claimed], floors(0.0, 3.0), {"office": ["0.0", "3.0"]})
    assert (space.storey_key, finding.rule) == ("3.0", "STR-02")
    assert "on the storeys 0.0 m and 3.0 m; 3.0 m was used" in finding.message


def test_without_a_body_the_first_of_several_storeys_is_kept() -> None:
    claimed = room(None, storey_key="0.0")
    [space], [finding] = on_storeys([claimed], floors(0.0, 3.0), {"office": ["0.0", "3.0"]})
    assert (space.storey_key, finding.rule) == ("0.0", "STR-02")


def test_a_model_without_storeys_is_told_once() -> None:
    spaces, findings = on_storeys([room(0.0, key="a"), room(0.0, key="b")], floors(), {})
    assert [one.storey_key for one in spaces] == [None, None]
    assert [(one.rule, "spaces: 2" in one.message) for one in findings] == [("STO-06", True)]


def test_a_file_with_spaces_under_the_project_has_them_on_their_storeys(tmp_path: Path) -> None:
    house = House()
    upper = house.rooted("IfcBuildingStorey", Name="Plan 2", Elevation=3.0)
    room_above, hidden = house.rooted("IfcSpace", Name="201"), house.rooted("IfcSpace", Name="901")
    house.aggregate(house.building, upper)
    house.aggregate(house.project, room_above, hidden)
    give_body(house, room_above, 3.1)
    give_body(house, hidden, 30.0)
    snapshot = read(house, tmp_path)
    assert {one.number: one.storey_key for one in snapshot.spaces} == {
        "101": house.storey.GlobalId, "201": upper.GlobalId, "901": None,
    }  # fmt: skip
    assert rules_of(snapshot) == {"STR-03", "SPC-03"}


def test_a_space_in_two_storeys_is_read_once(tmp_path: Path) -> None:
    house = House()
    upper = house.rooted("IfcBuildingStorey", Name="Plan 2", Elevation=3.0)
    house.aggregate(house.building, upper)
    house.aggregate(upper, house.space)
    give_body(house, house.space, 3.0)
    snapshot = read(house, tmp_path)
    assert [(one.number, one.storey_key) for one in snapshot.spaces] == [("101", upper.GlobalId)]
    assert rules_of(snapshot) == {"STR-02"}
