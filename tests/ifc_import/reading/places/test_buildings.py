"""Buildings in every shape: sites, sections, complexes, facilities, and none at all."""

from pathlib import Path

import pytest

from ifc_import.reading.structure import Structure
from registry.snapshot import Snapshot
from tests.ifc_import.reading.factories import House, Tiny, read, rules_of


def of_each(snapshot: Snapshot) -> dict[str, str | None]:
    """Number of a space → name of its building."""
    names = {one.key: one.name for one in snapshot.buildings}
    return {one.number: names.get(one.building_key or "") for one in snapshot.spaces}


def test_a_building_is_on_the_nearest_site(tmp_path: Path) -> None:
    tiny = Tiny()
    region, site = tiny.rooted("IfcSite", Name="Kommunen"), tiny.rooted("IfcSite", LongName="Tomten")
    building = tiny.rooted("IfcBuilding", Name="Stationen")
    tiny.aggregate(tiny.project, region)
    tiny.aggregate(region, site)
    tiny.aggregate(site, building)
    assert [one.site for one in read(tiny, tmp_path).buildings] == ["Tomten"]


def test_a_model_without_a_building_is_read_and_told(tmp_path: Path) -> None:
    tiny = Tiny()
    site = tiny.rooted("IfcSite")
    tiny.aggregate(tiny.project, site)
    tiny.aggregate(site, tiny.rooted("IfcSpace", Name="101"))
    snapshot = read(tiny, tmp_path)
    assert (snapshot.buildings, of_each(snapshot)) == ((), {"101": None})
    assert rules_of(snapshot) == {"BLD-06", "STO-06"}


@pytest.mark.parametrize(
    ("whole", "part", "is_section"),
    [
        pytest.param("COMPLEX", "ELEMENT", False, id="a building of a complex"),
        pytest.param("COMPLEX", "PARTIAL", True, id="a section in a complex"),
        pytest.param("ELEMENT", "PARTIAL", True, id="a section of a building"),
        pytest.param("ELEMENT", "ELEMENT", True, id="a building in a building"),
        pytest.param(None, "ELEMENT", False, id="a building in what may be a complex"),
    ],
)
def test_a_section_is_no_building_of_its_own(whole: str | None, part: str, is_section: bool, tmp_path: Path) -> None:
    house = House()
    house.building.CompositionType = whole
    wing = house.rooted("IfcBuilding", Name="Flygeln", CompositionType=part)
    house.aggregate(house.building, wing)
    house.aggregate(wing, house.rooted("IfcSpace", Name="901"))
    snapshot = read(house, tmp_path)
    assert of_each(snapshot) == {"101": "Stationen", "901": "Stationen" if is_section else "Flygeln"}
    assert [one.whole_key for one in snapshot.buildings] == [None, house.building.GlobalId if is_section else None]


def test_buildings_that_are_sections_of_one_another_end() -> None:
    house = House()
    wing = house.rooted("IfcBuilding", CompositionType="PARTIAL")
    house.building.CompositionType = "PARTIAL"
    house.aggregate(house.building, wing)
    house.aggregate(wing, house.building)
    structure = Structure(house.file)
    assert structure.building_of(house.space) in (house.building, wing)


@pytest.mark.parametrize("name", ["IfcFacility", "IfcBridge", "IfcRoad", "IfcRailway", "IfcMarineFacility"])
def test_a_facility_is_a_building(name: str, tmp_path: Path) -> None:
    tiny = Tiny("IFC4X3_ADD2")
    facility = tiny.rooted(name, Name="Anläggningen")
    room, lamp = tiny.rooted("IfcSpace", Name="1"), tiny.rooted("IfcLightFixture", Name="lampa")
    tiny.aggregate(tiny.project, facility)
    tiny.aggregate(facility, room)
    tiny.contain(facility, lamp)
    snapshot = read(tiny, tmp_path)
    assert of_each(snapshot) == {"1": "Anläggningen"}
    assert [one.building_key for one in snapshot.assets] == [facility.GlobalId]


def test_a_building_in_a_facility_is_one_of_its_own(tmp_path: Path) -> None:
    house = House("IFC4X3_ADD2")
    railway = house.rooted("IfcRailway", Name="Banan", CompositionType="ELEMENT")
    house.aggregate(railway, house.building)
    assert of_each(read(house, tmp_path)) == {"101": "Stationen"}
