"""Systems hold what works together, zones the spaces that belong together."""

from pathlib import Path

import pytest

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
