"""Systems hold what works together, zones the spaces that belong together."""

from itertools import pairwise
from pathlib import Path

import pytest

from ifc_import.reading.model import read_model
from tests.conftest import ROOT
from tests.ifc_import.reading.factories import House, read, rules_of


@pytest.mark.parametrize("schema", ["IFC2X3", "IFC4", "IFC4X3_ADD2"])
def test_a_zone_is_no_system_in_any_schema(schema: str, tmp_path: Path) -> None:
    house = House(schema)
    door = house.stand("IfcDoor")
    house.group(house.rooted("IfcZone", Name="Brandcell 1"), house.space)
    house.group(house.rooted("IfcSystem", Name="57 Luft"), door)
    groups = [(one.kind, one.name, one.member_keys) for one in read(house, tmp_path).groups]
    assert groups == [("system", "57 Luft", (door.GlobalId,)), ("zone", "Brandcell 1", (house.space.GlobalId,))]


@pytest.mark.parametrize("name", ["IfcDistributionSystem", "IfcDistributionCircuit", "IfcBuildingSystem"])
def test_every_kind_of_system_is_a_system(name: str, tmp_path: Path) -> None:
    house = House()
    house.rooted(name, Name="LB01")
    assert [(one.kind, one.name) for one in read(house, tmp_path).groups] == [("system", "LB01")]


def test_a_group_that_is_neither_is_left_out(tmp_path: Path) -> None:
    house = House()
    house.group(house.rooted("IfcGroup", Name="mina val"), house.stand())
    house.rooted("IfcInventory", Name="inventarier")
    assert read(house, tmp_path).groups == ()


@pytest.mark.parametrize("names", [("LB01", "lb01"), ("LB01", "LB01")])
def test_systems_of_one_name_but_for_its_case_are_two_and_a_finding(names: tuple[str, str], tmp_path: Path) -> None:
    house = House()
    for name in (*names, "LB02"):
        house.rooted("IfcSystem", Name=name)
    snapshot = read(house, tmp_path)
    assert [one.name for one in snapshot.groups] == [*names, "LB02"]
    listed = ", ".join(repr(one) for one in dict.fromkeys(names))
    assert [one.message for one in snapshot.findings if one.rule == "GRP-01"] == [
        f"2 systems are called {listed}; they were kept as separate systems."
    ]


def test_a_system_and_a_zone_may_share_a_name(tmp_path: Path) -> None:
    house = House()
    house.rooted("IfcSystem", Name="Plan 1")
    house.rooted("IfcZone", Name="Plan 1")
    assert "GRP-01" not in rules_of(read(house, tmp_path))


def test_what_a_structural_engineer_calculates_is_no_system(tmp_path: Path) -> None:
    house = House()
    house.rooted("IfcStructuralAnalysisModel", Name="Stomme", PredefinedType="LOADING_3D")
    assert read(house, tmp_path).groups == ()


def test_a_group_without_a_name_is_called_by_its_object_type(tmp_path: Path) -> None:
    house = House()
    house.rooted("IfcSystem", ObjectType="Tilluft")
    assert [one.name for one in read(house, tmp_path).groups] == ["Tilluft"]


def test_zones_may_overlap(tmp_path: Path) -> None:
    house = House()
    for name in ("Brandcell 1", "Arrest"):
        house.group(house.rooted("IfcZone", Name=name), house.space)
    members = [one.member_keys for one in read(house, tmp_path).groups]
    assert members == [(house.space.GlobalId,)] * 2


def parents(house: House, folder: Path) -> dict[str, str | None]:
    """Name of each group → name of the one that it is a part of."""
    groups = read(house, folder).groups
    names = {one.key: one.name for one in groups}
    return {one.name: names[one.parent_key] if one.parent_key else None for one in groups}


@pytest.mark.parametrize("tie", ["group", "aggregate", "nest"])
def test_a_system_in_a_system_says_of_which_it_is_a_part(tie: str, tmp_path: Path) -> None:
    house = House()
    outer, inner = house.rooted("IfcSystem", Name="57"), house.rooted("IfcDistributionSystem", Name="57.1")
    getattr(house, tie)(outer, inner)
    assert parents(house, tmp_path) == {"57": None, "57.1": "57"}
    assert [one.member_keys for one in read(house, tmp_path).groups] == [(), ()]


def test_systems_that_are_parts_of_each_other_make_no_circle(tmp_path: Path) -> None:
    house = House()
    first, second = house.rooted("IfcSystem", Name="a"), house.rooted("IfcSystem", Name="b")
    house.group(first, second, first)
    house.group(second, first)
    assert parents(house, tmp_path) == {"a": None, "b": "a"}


def test_the_circuits_of_ifc2x3_are_systems(tmp_path: Path) -> None:
    house = House("IFC2X3")
    house.rooted("IfcElectricalCircuit", Name="A1")
    assert [(one.kind, one.name) for one in read(house, tmp_path).groups] == [("system", "A1")]


def test_members_of_several_relations_are_members_of_one_group(tmp_path: Path) -> None:
    house = House()
    system, first, second = house.rooted("IfcSystem", Name="57"), house.stand("IfcPump"), house.stand("IfcPump")
    house.group(system, first)
    house.group(system, second)
    assert set(read(house, tmp_path).groups[0].member_keys) == {first.GlobalId, second.GlobalId}


def test_members_that_are_no_assets_are_left_out(tmp_path: Path) -> None:
    house = House()
    house.group(house.rooted("IfcSystem", Name="57"), house.stand("IfcPipeSegment"), house.stand("IfcPump"))
    snapshot = read(house, tmp_path)
    assert snapshot.groups[0].member_keys == (snapshot.assets[0].key,)


def test_a_system_with_the_id_of_an_asset_has_a_key_of_its_own(tmp_path: Path) -> None:
    house = House()
    pump = house.stand("IfcPump")
    house.group(house.rooted("IfcSystem", GlobalId=pump.GlobalId, Name="57"), pump)
    snapshot = read(house, tmp_path)
    (system,) = snapshot.groups
    assert system.key.startswith(f"{pump.GlobalId}~")
    assert system.member_keys == (pump.GlobalId,)
    assert rules_of(snapshot) == {"ID-04"}


CASE = ROOT / "tests" / "cases" / "models" / "13-zones-and-systems-indirect" / "zones.ifc"


def test_members_come_through_groups_and_ports() -> None:
    snapshot = read_model(CASE, "zones.ifc", lambda *_: None)
    names = {one.key: one.number for one in snapshot.spaces} | {one.key: one.name for one in snapshot.assets}
    groups = {one.name: [names[key] for key in one.member_keys] for one in snapshot.groups}
    assert groups == {
        "VS01": ["P1", "R1"],
        "VS02": [],
        "VS02.1": ["R1"],
        "Lägenhet A": ["101", "102"],
        "Brandcell 1": ["103"],
        "Hyresgäst X": ["104"],
        "Brandcell Z": ["P1", "U-zone"],
    }
    parents = {one.key: one.name for one in snapshot.groups}
    assert [(one.name, parents[one.parent_key]) for one in snapshot.groups if one.parent_key] == [
        ("VS02.1", "VS02"),
        ("Brandcell 1", "Hyresgäst X"),
    ]


@pytest.mark.parametrize("tie", ["group", "aggregate", "nest"])
@pytest.mark.parametrize("depth", [1, 2, 30])
@pytest.mark.parametrize("inner_first", [True, False])
def test_members_come_through_groups_of_any_depth_in_any_order(
    tie: str, depth: int, inner_first: bool, tmp_path: Path
) -> None:
    house = House()
    zone = house.rooted("IfcZone", Name="Lägenhet A")
    chain = [zone, *(house.rooted("IfcGroup", Name=f"Grupp {step}") for step in range(depth)), house.space]
    ties = list(pairwise(chain))
    for whole, part in ties[::-1] if inner_first else ties:
        (house.group if part == house.space else getattr(house, tie))(whole, part)
    snapshot = read(house, tmp_path)
    assert [one.member_keys for one in snapshot.groups] == [(house.space.GlobalId,)]
    assert not {"GRP-02", "GRP-03"} & set(rules_of(snapshot))


def test_a_zone_in_a_group_in_a_zone_is_a_part_of_that(tmp_path: Path) -> None:
    house = House()
    outer, group, inner = (house.rooted(kind, Name=kind) for kind in ("IfcZone", "IfcGroup", "IfcZone"))
    outer.Name, inner.Name = "outer", "inner"
    house.group(outer, group)
    house.group(group, inner)
    house.group(inner, house.space)
    assert parents(house, tmp_path) == {"outer": None, "inner": "outer"}


def test_groups_in_a_circle_are_told_and_their_members_arrive(tmp_path: Path) -> None:
    house = House()
    zone = house.rooted("IfcZone", Name="Lägenhet A")
    first, second = house.rooted("IfcGroup", Name="a"), house.rooted("IfcGroup", Name="b")
    house.group(zone, first)
    house.group(first, second, house.space)
    house.group(second, first)
    snapshot = read(house, tmp_path)
    assert [one.member_keys for one in snapshot.groups] == [(house.space.GlobalId,)]
    assert [one.message for one in snapshot.findings if one.rule == "GRP-02"] == [
        "The groups 'a', 'b' contain one another; each was kept, with the members that it reaches."
    ]


@pytest.mark.parametrize("schema", ["IFC2X3", "IFC4"])
def test_the_element_of_a_port_is_the_member(schema: str, tmp_path: Path) -> None:
    house = House(schema)
    pump = house.stand("IfcFlowMovingDevice" if schema == "IFC2X3" else "IfcPump")
    port = house.rooted("IfcDistributionPort", Name="in")
    if schema == "IFC2X3":
        house.rooted("IfcRelConnectsPortToElement", RelatingPort=port, RelatedElement=pump)
    else:
        house.nest(pump, port)
    house.group(house.rooted("IfcSystem", Name="VS01"), port)
    assert [one.member_keys for one in read(house, tmp_path).groups] == [(pump.GlobalId,)]


def test_a_group_of_which_no_member_arrives_is_named(tmp_path: Path) -> None:
    house = House()
    house.group(house.rooted("IfcSystem", Name="57"), house.rooted("IfcDistributionPort"))
    house.group(house.rooted("IfcSystem", Name="58"), house.stand("IfcPump"))
    house.rooted("IfcSystem", Name="59")
    messages = [one.message for one in read(house, tmp_path).findings if one.rule == "GRP-03"]
    assert messages == ["Nothing that is assigned to 1 of the systems and zones is a room or an asset: '57'."]
