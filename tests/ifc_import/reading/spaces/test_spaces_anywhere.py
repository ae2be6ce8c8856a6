"""No space is lost, wherever it hangs and however the model contradicts itself."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ifcopenshell import entity_instance

from ifc_import.reading.places.circles import circles
from tests.ifc_import.reading.bodies import give_body
from tests.ifc_import.reading.factories import House, read, rules_of


def under_the_site(house: House, space: entity_instance) -> None:
    site = house.rooted("IfcSite")
    house.aggregate(house.project, site)
    house.aggregate(site, space)


def under_a_wing(house: House, space: entity_instance) -> None:
    wing = house.rooted("IfcBuilding", CompositionType="PARTIAL")
    house.aggregate(house.building, wing)
    house.aggregate(wing, space)


def under_a_part_of_a_storey(house: House, space: entity_instance) -> None:
    part = house.rooted("IfcBuildingStorey", Name="Plan 1 väst", CompositionType="PARTIAL", Elevation=0.0)
    house.aggregate(house.storey, part)
    house.aggregate(part, space)


def in_an_element_on_the_storey(house: House, space: entity_instance) -> None:
    pod = house.stand("IfcElementAssembly", Name="Badrumsmodul")
    house.aggregate(pod, space)


def nested_in_the_storey(house: House, space: entity_instance) -> None:
    house.nest(house.storey, space)


def referenced_by_the_storey(house: House, space: entity_instance) -> None:
    house.reference(house.storey, space)


def in_a_zone(house: House, space: entity_instance) -> None:
    house.aggregate(house.rooted("IfcSpatialZone", Name="Brandcell"), space)


def in_itself(house: House, space: entity_instance) -> None:
    house.aggregate(space, space)


@pytest.mark.parametrize(
    ("place", "has_storey"),
    [
        pytest.param(under_the_site, False, id="under the site"),
        pytest.param(under_a_wing, False, id="under a section of the building"),
        pytest.param(under_a_part_of_a_storey, True, id="under a part of a storey"),
        pytest.param(in_an_element_on_the_storey, True, id="in an element"),
        pytest.param(nested_in_the_storey, True, id="nested in a storey"),
        pytest.param(referenced_by_the_storey, True, id="only referenced by a storey"),
        pytest.param(in_a_zone, False, id="in a spatial zone"),
        pytest.param(in_itself, False, id="in itself"),
    ],
)
def test_a_space_is_read_once_wherever_it_hangs(
    place: Callable[[House, entity_instance], None], has_storey: bool, tmp_path: Path
) -> None:
    house = House()
    space = house.rooted("IfcSpace", Name="102")
    place(house, space)
    facts = [one for one in read(house, tmp_path).spaces if one.number == "102"]
    assert [one.storey_key is not None for one in facts] == [has_storey]


def test_spaces_in_an_element_that_stands_in_a_space_are_parts_of_that(tmp_path: Path) -> None:
    house = House()
    pod, bath = house.rooted("IfcElementAssembly"), house.rooted("IfcSpace", Name="101.1")
    house.contain(house.space, pod)
    house.aggregate(pod, bath)
    parents = {one.number: one.parent_key for one in read(house, tmp_path).spaces}
    assert parents == {"101": None, "101.1": house.space.GlobalId}


def test_a_space_that_only_references_another_is_no_whole_of_it(tmp_path: Path) -> None:
    house = House()
    flat = house.rooted("IfcSpace", Name="Lägenhet", CompositionType="COMPLEX")
    house.aggregate(house.storey, flat)
    house.reference(flat, house.space)
    assert {one.parent_key for one in read(house, tmp_path).spaces} == {None}


def test_spaces_that_are_parts_of_one_another_are_parts_of_nothing(tmp_path: Path) -> None:
    """Else each would be left out of totals, as a whole whose parts are counted."""
    house = House()
    second, third = (house.rooted("IfcSpace", Name=name) for name in ("102", "103"))
    house.aggregate(house.space, second)
    house.aggregate(second, third)
    house.aggregate(third, house.space)
    snapshot = read(house, tmp_path)
    assert {one.number: one.parent_key for one in snapshot.spaces} == {"101": None, "102": None, "103": None}
    [circle] = [one for one in snapshot.findings if one.rule == "STR-01"]
    assert all(name in circle.message for name in ("'101'", "'102'", "'103'"))
    assert circle.key in {one.key for one in snapshot.spaces}


def test_a_storey_in_its_own_space_is_told(tmp_path: Path) -> None:
    house = House()
    house.aggregate(house.space, house.storey)
    snapshot = read(house, tmp_path)
    assert [one.number for one in snapshot.spaces] == ["101"]
    assert "STR-01" in rules_of(snapshot)


def in_two_spaces(house: House) -> entity_instance:
    second = house.rooted("IfcSpace", Name="102")
    house.aggregate(house.storey, second)
    chair = house.rooted("IfcFurniture", Name="stol")
    house.contain(second, chair)
    house.contain(house.space, chair)
    return chair


def in_a_space_and_its_storey(house: House) -> entity_instance:
    chair = house.stand("IfcFurniture", Name="stol")
    house.contain(house.space, chair)
    return chair


def part_of_two_things(house: House) -> entity_instance:
    chair = house.rooted("IfcFurniture", Name="stol")
    for name in ("ett", "annat"):
        house.aggregate(house.stand("IfcElementAssembly", Name=name), chair)
    return chair


@pytest.mark.parametrize(
    ("put", "told"),
    [
        pytest.param(in_two_spaces, "IfcFurniture 'stol' is contained in IfcSpace", id="in two spaces"),
        pytest.param(
            part_of_two_things, "IfcFurniture 'stol' is a part of IfcElementAssembly", id="part of two things"
        ),
        pytest.param(in_a_space_and_its_storey, None, id="in a space, and in its storey"),
    ],
)
def test_a_thing_in_several_places_is_told_with_the_one_that_was_taken(
    put: Callable[[House], entity_instance], told: str | None, tmp_path: Path
) -> None:
    house = House()
    thing = put(house)
    snapshot = read(house, tmp_path)
    found = [one for one in snapshot.findings if one.rule == "STR-02"]
    assert [one.key for one in found] == ([thing.GlobalId] if told else [])
    assert all(told in one.message for one in found if told)
    assert len(snapshot.assets) == 1


def test_of_two_spaces_the_same_is_taken_whatever_their_order(tmp_path: Path) -> None:
    taken = set()
    for order in (0, 1):
        house = House()
        house.space.GlobalId = "1OBrcmyk58NupXoVOHUvR4"
        second = house.rooted("IfcSpace", Name="102", GlobalId="0OBrcmyk58NupXoVOHUvR4")
        chair = house.rooted("IfcFurniture")
        for space in (house.space, second)[:: 1 - 2 * order]:
            house.contain(space, chair)
        taken.add(read(house, tmp_path).assets[0].space_key)
    assert len(taken) == 1


def window_of_the_storey(house: House) -> None:
    house.aggregate(house.storey, house.rooted("IfcWindow"))


def door_in_a_curtain_wall(house: House) -> None:
    house.aggregate(house.stand("IfcCurtainWall"), house.rooted("IfcDoor"))


def door_that_the_building_contains(house: House) -> None:
    door = house.rooted("IfcDoor")
    house.contain(house.building, door)
    house.fill(house.stand("IfcWall"), door)


@pytest.mark.parametrize("put", [window_of_the_storey, door_in_a_curtain_wall, door_that_the_building_contains])
def test_a_thing_is_on_the_storey_that_any_of_its_relations_leads_to(
    put: Callable[[House], None], tmp_path: Path
) -> None:
    house = House()
    put(house)
    [asset] = read(house, tmp_path).assets
    assert (asset.storey_key, asset.building_key) == (house.storey.GlobalId, house.building.GlobalId)


def test_a_part_of_a_thing_is_known_by_it_although_the_storey_contains_it_too(tmp_path: Path) -> None:
    house = House()
    cabinet, fuse = house.rooted("IfcElectricDistributionBoard"), house.stand("IfcSwitchingDevice", Name="säkring")
    house.contain(house.space, cabinet)
    house.nest(cabinet, fuse)
    hosts = {one.name: one.host_key for one in read(house, tmp_path).assets}
    assert hosts["säkring"] == cabinet.GlobalId


ends = st.integers(0, 7)
relations = st.lists(st.tuples(st.sampled_from(["aggregate", "nest", "contain", "reference"]), ends, ends), max_size=12)


def tangled(ties: list[tuple[str, int, int]]) -> House:
    """A house whose parts are tied in any way whatever."""
    house = House()
    site, wall = house.rooted("IfcSite"), house.rooted("IfcWall")
    spaces = [house.rooted("IfcSpace", Name=f"{number}") for number in (102, 103)]
    parts = [house.project, site, house.building, house.storey, house.space, wall, *spaces]
    for way, above, below in ties:
        getattr(house, way)(parts[above], parts[below])
    give_body(house, spaces[0], 0.0)
    return house


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(relations)
def test_no_space_is_lost_or_doubled_whatever_is_tied_to_what(tmp_path: Path, ties: list[tuple[str, int, int]]) -> None:
    snapshot = read(tangled(ties), tmp_path)
    assert sorted(one.number for one in snapshot.spaces) == ["101", "102", "103"]
    parents = {one.key: one.parent_key for one in snapshot.spaces}
    assert not circles({key: [parent] for key, parent in parents.items() if parent is not None})


@pytest.mark.parametrize(
    ("above", "found"),
    [
        pytest.param({"a": ["b"], "b": ["c"]}, [], id="a chain"),
        pytest.param({"a": ["a"]}, [["a"]], id="in itself"),
        pytest.param({"a": ["b"], "b": ["a"], "c": ["a"], "b2": ["c"]}, [["a", "b"]], id="a circle with a tail"),
        pytest.param({"a": ["b"], "b": ["a"], "c": ["d"], "d": ["c"]}, [["a", "b"], ["c", "d"]], id="two circles"),
        pytest.param({"a": ["b", "x"], "b": ["a"], "x": ["y"]}, [["a", "b"]], id="a circle with a way out"),
        pytest.param({}, [], id="nothing"),
    ],
)
def test_circles_are_found_without_what_hangs_on_them(above: dict[str, list[str]], found: list[list[str]]) -> None:
    assert circles(above) == found
