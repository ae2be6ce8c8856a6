"""Spatial zones are zones: kept with their spaces, by whichever relation a program ties them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.ifc_import.reading.factories import House, read


@pytest.mark.parametrize("tie", [House.reference, House.aggregate, House.nest, House.contain])
def test_a_space_belongs_to_its_spatial_zone(tie: Callable[..., None], tmp_path: Path) -> None:
    house = House()
    zone = house.rooted("IfcSpatialZone", Name="Brandcell 1")
    tie(house, zone, house.space)
    groups = [(one.kind, one.name, one.member_keys) for one in read(house, tmp_path).groups]
    assert groups == [("zone", "Brandcell 1", (house.space.GlobalId,))]


def test_a_space_stays_on_its_storey_when_a_zone_has_it_too(tmp_path: Path) -> None:
    house = House()
    house.reference(house.rooted("IfcSpatialZone"), house.space)
    [space] = read(house, tmp_path).spaces
    assert space.storey_key == house.storey.GlobalId


def test_a_zone_in_a_zone_is_a_part_of_it(tmp_path: Path) -> None:
    house = House()
    outer, inner = (house.rooted("IfcSpatialZone", Name=name) for name in ("1", "1.1"))
    house.aggregate(outer, inner)
    house.reference(inner, house.space)
    found = {one.name: (one.parent_key, one.member_keys) for one in read(house, tmp_path).groups}
    assert found == {"1": (None, ()), "1.1": (outer.GlobalId, (house.space.GlobalId,))}


def test_a_space_that_is_tied_twice_is_a_member_once(tmp_path: Path) -> None:
    house = House()
    zone = house.rooted("IfcSpatialZone", LongName="Arrest")
    house.reference(zone, house.space)
    house.aggregate(zone, house.space)
    [group] = read(house, tmp_path).groups
    assert (group.name, group.member_keys) == ("Arrest", (house.space.GlobalId,))
