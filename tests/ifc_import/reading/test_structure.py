"""Where things are in the model's own words; every walk upwards ends."""

from collections.abc import Callable
from pathlib import Path

import pytest
from ifcopenshell import entity_instance

from ifc_import.reading.structure import Structure
from tests.ifc_import.reading.factories import House, read, rules_of


def names(entities: object) -> list[str]:
    return [one.Name for one in entities]  # type: ignore[attr-defined]  # any iterable of entities


def under_the_storey(house: House, space: entity_instance) -> None:
    house.aggregate(house.storey, space)


def under_the_building(house: House, space: entity_instance) -> None:
    house.aggregate(house.building, space)


def under_the_project(house: House, space: entity_instance) -> None:
    house.aggregate(house.project, space)


def contained_in_the_storey(house: House, space: entity_instance) -> None:
    house.contain(house.storey, space)


def under_nothing(house: House, space: entity_instance) -> None:
    """A space that nothing holds."""


@pytest.mark.parametrize(
    ("place", "has_storey"),
    [
        pytest.param(under_the_storey, True, id="under a storey"),
        pytest.param(contained_in_the_storey, True, id="contained in a storey, as an element would be"),
        pytest.param(under_the_building, False, id="under the building"),
        pytest.param(under_the_project, False, id="under the project"),
        pytest.param(under_nothing, False, id="under nothing"),
    ],
)
def test_a_space_is_read_wherever_it_hangs(
    place: Callable[[House, entity_instance], None], has_storey: bool, tmp_path: Path
) -> None:
    house = House()
    space = house.rooted("IfcSpace", Name="102")
    place(house, space)
    snapshot = read(house, tmp_path)
    facts = {one.number: one for one in snapshot.spaces}
    assert sorted(facts) == ["101", "102"]
    assert facts["102"].storey_key == (house.storey.GlobalId if has_storey else None)
    assert rules_of(snapshot) == (set() if has_storey else {"SPC-03"})


def test_a_part_of_a_space_is_on_the_storey_of_the_whole(tmp_path: Path) -> None:
    house = House()
    part, part_of_part = house.rooted("IfcSpace", Name="101.1"), house.rooted("IfcSpace", Name="101.1.1")
    house.aggregate(house.space, part)
    house.aggregate(part, part_of_part)
    facts = {one.number: (one.storey_key, one.parent_key) for one in read(house, tmp_path).spaces}
    storey = house.storey.GlobalId
    assert facts == {
        "101": (storey, None),
        "101.1": (storey, house.space.GlobalId),
        "101.1.1": (storey, part.GlobalId),
    }


def test_the_space_that_contains_a_thing_outranks_its_storey() -> None:
    house = House()
    chair = house.stand()
    house.contain(house.space, chair)
    structure = Structure(house.file)
    assert structure.space_of(chair) == house.space
    assert names(structure.ancestors(chair)) == ["101", "Plan 1", "Stationen", None]


def test_of_two_spaces_that_contain_a_thing_one_is_taken() -> None:
    house = House()
    other = house.rooted("IfcSpace", Name="102")
    chair = house.rooted("IfcFurniture")
    house.contain(house.space, chair)
    house.contain(other, chair)
    assert Structure(house.file).space_of(chair) in (house.space, other)


def test_a_space_that_references_a_thing_is_where_it_is() -> None:
    house = House()
    pump = house.stand("IfcPump")
    house.reference(house.space, pump)
    assert Structure(house.file).space_of(pump) == house.space


def test_a_storey_that_references_a_thing_says_nothing_of_its_room() -> None:
    house = House()
    pump = house.stand("IfcPump")
    house.reference(house.storey, pump)
    assert Structure(house.file).space_of(pump) is None


def test_a_door_stands_in_the_wall_whose_opening_it_fills() -> None:
    house = House()
    wall, door = house.stand("IfcWall", Name="vägg"), house.rooted("IfcDoor")
    house.fill(wall, door)
    structure = Structure(house.file)
    assert structure.parent(door) == wall
    assert structure.nearest(door, "IfcBuildingStorey") == house.storey


def test_nested_parts_are_below_what_they_are_nested_in() -> None:
    house = House()
    cabinet, fuse, contact = (
        house.stand("IfcElectricDistributionBoard"),
        house.rooted("IfcSwitchingDevice"),
        house.rooted("IfcAlarm"),
    )
    house.nest(cabinet, fuse)
    house.aggregate(fuse, contact)
    structure = Structure(house.file)
    assert (structure.parent(contact), structure.parent(fuse)) == (fuse, cabinet)
    assert structure.nearest(contact, "IfcBuildingStorey") == house.storey


def test_a_circle_of_aggregates_ends() -> None:
    house = House()
    first, second, third = (house.rooted("IfcElementAssembly", Name=name) for name in "abc")
    house.aggregate(first, second)
    house.aggregate(second, third)
    house.aggregate(third, first)
    structure = Structure(house.file)
    assert names(structure.ancestors(first)) == ["c", "b"]
    assert structure.nearest(first, "IfcBuildingStorey") is None


def test_a_thing_that_is_part_of_itself_has_no_ancestors() -> None:
    house = House()
    assembly = house.rooted("IfcElementAssembly")
    house.aggregate(assembly, assembly)
    assert list(Structure(house.file).ancestors(assembly)) == []


def test_a_model_whose_storey_is_in_its_own_space_is_read_to_the_end(tmp_path: Path) -> None:
    house = House()
    house.aggregate(house.space, house.storey)
    chair = house.rooted("IfcFurniture", Name="stol")
    house.contain(house.space, chair)
    snapshot = read(house, tmp_path)
    assert [one.number for one in snapshot.spaces] == ["101"]
    assert [one.space_key for one in snapshot.assets] == [house.space.GlobalId]


@pytest.mark.parametrize(
    ("elevation", "scale", "elevation_m"),
    [pytest.param(3600.0, "MILLI", 3.6, id="millimetres"), pytest.param(-2.5, None, -2.5, id="below the ground")],
)
def test_the_elevation_of_a_storey_is_in_metres(
    elevation: float, scale: str | None, elevation_m: float, tmp_path: Path
) -> None:
    house = House()
    house.assign(house.si("LENGTHUNIT", "METRE", scale), house.si("AREAUNIT", "SQUARE_METRE"))
    house.storey.Elevation = elevation
    assert read(house, tmp_path).storeys[0].elevation_m == pytest.approx(elevation_m)


def test_a_storey_without_elevation_lies_where_it_is_placed(tmp_path: Path) -> None:
    house = House()
    at = house.make("IfcAxis2Placement3D", house.make("IfcCartesianPoint", (0.0, 0.0, 4.2)))
    house.storey.Elevation, house.storey.ObjectPlacement = None, house.make("IfcLocalPlacement", None, at)
    assert read(house, tmp_path).storeys[0].elevation_m == pytest.approx(4.2)


@pytest.mark.parametrize(
    ("building", "name", "rules"),
    [
        pytest.param({"Name": "Stationen"}, "Stationen", set(), id="its name"),
        pytest.param({"Name": None, "LongName": "Polisstationen"}, "Polisstationen", set(), id="else its long name"),
        pytest.param({"Name": " \u200b"}, None, {"BLD-01"}, id="a name of nothing visible is none"),
        pytest.param({"Name": None}, None, {"BLD-01"}, id="none"),
    ],
)
def test_a_building_is_called(
    building: dict[str, str | None], name: str | None, rules: set[str], tmp_path: Path
) -> None:
    house = House()
    for attribute, value in building.items():
        setattr(house.building, attribute, value)
    snapshot = read(house, tmp_path)
    assert ([one.name for one in snapshot.buildings], rules_of(snapshot)) == ([name], rules)


@pytest.mark.parametrize(
    ("attributes", "number", "name"),
    [
        pytest.param({}, "101", "Kontor", id="Name is the number, LongName what it is"),
        pytest.param({"LongName": None, "ObjectType": "Cell"}, "101", "Cell", id="without LongName its ObjectType"),
        pytest.param({"LongName": " "}, "101", "101", id="with nothing else its number"),
        pytest.param({"Name": None}, "", "Kontor", id="without a number"),
        pytest.param({"Name": "1\ufeff01\n"}, "101", "Kontor", id="odd characters are left out"),
    ],
)
def test_a_space_is_called(attributes: dict[str, str | None], number: str, name: str, tmp_path: Path) -> None:
    house = House()
    for attribute, value in attributes.items():
        setattr(house.space, attribute, value)
    facts = read(house, tmp_path).spaces[0]
    assert (facts.number, facts.name) == (number, name)
