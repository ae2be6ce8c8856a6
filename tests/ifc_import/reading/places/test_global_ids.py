"""What is wrong with ids is told with what shares them, and without a flood."""

from collections.abc import Callable
from pathlib import Path

import pytest

from ifc_import.reading.places.global_ids import LISTED
from registry.snapshot import Finding
from tests.ifc_import.reading.factories import House, read

GOOD = "2OBrcmyk58NupXoVOHUvR4"
TWIN = "2OBrcmyk58NupXoVOHUvr4"


def ids_found(house: House, folder: Path) -> list[Finding]:
    """The findings about ids."""
    return [one for one in read(house, folder).findings if one.rule.startswith("ID-")]


def a_door_and_a_chair(house: House) -> None:
    house.stand("IfcDoor", GlobalId=GOOD, Name="dörr")
    house.stand("IfcFurniture", GlobalId=GOOD)


def a_space_and_a_chair(house: House) -> None:
    house.space.GlobalId = house.stand("IfcFurniture", GlobalId=GOOD, Tag="7").GlobalId


def a_door_and_a_wall(house: House) -> None:
    house.stand("IfcDoor", GlobalId=GOOD, Name="dörr")
    house.stand("IfcWall", GlobalId=GOOD, Name="vägg")


def two_walls(house: House) -> None:
    house.stand("IfcWall", GlobalId=GOOD)
    house.stand("IfcWall", GlobalId=GOOD)


def a_chair_and_its_type(house: House) -> None:
    house.typed(house.rooted("IfcFurnitureType", GlobalId=GOOD, Name="Stol"), house.stand(GlobalId=GOOD))


def the_project_and_its_site(house: House) -> None:
    house.project.GlobalId = house.rooted("IfcSite", GlobalId=GOOD).GlobalId


def the_project_and_the_building(house: House) -> None:
    house.project.GlobalId = house.building.GlobalId = GOOD


@pytest.mark.parametrize(
    ("make", "rule", "holders"),
    [
        pytest.param(a_door_and_a_chair, "ID-01", ("IfcDoor 'dörr'", "IfcFurniture"), id="a door and a chair"),
        pytest.param(a_space_and_a_chair, "ID-01", ("IfcSpace '101'", "IfcFurniture '7'"), id="a space and a chair"),
        pytest.param(a_door_and_a_wall, "ID-04", ("IfcDoor 'dörr'", "IfcWall 'vägg'"), id="a door and a wall"),
        pytest.param(two_walls, "ID-04", ("IfcWall, IfcWall",), id="two walls"),
        pytest.param(a_chair_and_its_type, "ID-04", ("IfcFurnitureType 'Stol'",), id="an occurrence and a type"),
        pytest.param(the_project_and_its_site, "ID-04", ("IfcProject", "IfcSite"), id="project and site"),
        pytest.param(the_project_and_the_building, "ID-04", ("IfcBuilding", "IfcProject"), id="project and building"),
    ],
)
def test_an_id_that_stands_twice_is_told_with_what_shares_it(
    make: Callable[[House], None], rule: str, holders: tuple[str, ...], tmp_path: Path
) -> None:
    house = House()
    make(house)
    [finding] = ids_found(house, tmp_path)
    assert (finding.rule, finding.global_id) == (rule, GOOD)
    assert all(one in finding.message for one in holders), finding.message


def test_an_id_that_stands_191_times_is_told_once(tmp_path: Path) -> None:
    house = House()
    for number in range(191):
        house.stand(GlobalId=GOOD, Tag=str(number))
    [finding] = ids_found(house, tmp_path)
    assert "is used 191 times" in finding.message
    assert "and 187 more" in finding.message
    assert len({one.key for one in read(house, tmp_path).assets}) == 191


def test_ids_that_differ_only_in_case_are_told_once(tmp_path: Path) -> None:
    house = House()
    for number in range(7):
        house.stand(GlobalId=f"{number % 4}OBrcmyk58NupXoVOHUv{number}a")
        house.stand(GlobalId=f"{number % 4}OBrcmyk58NupXoVOHUv{number}A")
    [finding] = ids_found(house, tmp_path)
    assert (finding.rule, finding.severity, finding.global_id) == ("ID-05", "info", "0OBrcmyk58NupXoVOHUv0a")
    assert ": 7. They were kept apart" in finding.message


@pytest.mark.parametrize(
    ("global_id", "rule"),
    [
        pytest.param(GOOD[:17], "ID-02", id="17 characters"),
        pytest.param(GOOD * 2 + "x", "ID-02", id="45 characters"),
        pytest.param("4" + GOOD[1:], "ID-02", id="a first character above 3"),
        pytest.param("<b>&", "ID-02", id="markup"),
        pytest.param("\x01\u200b", "ID-03", id="nothing that can be seen"),
        pytest.param(None, "ID-03", id="none"),
    ],
)
def test_an_id_that_is_none_is_told_with_the_element_that_has_it(
    global_id: str | None, rule: str, tmp_path: Path
) -> None:
    house = House()
    house.stand("IfcDoor", GlobalId=global_id, Name="dörr")
    [finding] = ids_found(house, tmp_path)
    [asset] = read(house, tmp_path).assets
    assert (finding.rule, finding.global_id or "", finding.key) == (rule, asset.global_id, asset.key)
    assert "IfcDoor 'dörr'" in finding.message


def test_a_flood_of_malformed_ids_is_cut_short(tmp_path: Path) -> None:
    house = House()
    for number in range(LISTED + 5):
        house.stand(GlobalId=f"id {number}")
    found = [one.rule for one in ids_found(house, tmp_path)]
    assert found == ["ID-02"] * LISTED + ["ID-06"]


def test_the_malformed_id_of_a_wall_concerns_nobody(tmp_path: Path) -> None:
    house = House()
    house.stand("IfcWall", GlobalId="7")
    assert ids_found(house, tmp_path) == []
