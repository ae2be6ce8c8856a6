"""Storeys as they are read from files: heights, names, and what an engineer is told of them."""

from pathlib import Path
from typing import Any

import pytest

from ifc_import.reading.model import read_model
from registry.snapshot import Finding, Snapshot
from tests.conftest import ROOT
from tests.ifc_import.reading.bodies import give_body, place
from tests.ifc_import.reading.factories import House, read


def told(snapshot: Snapshot, rule: str) -> list[Finding]:
    """The findings by a rule."""
    return [one for one in snapshot.findings if one.rule == rule]


def heights(snapshot: Snapshot) -> dict[str, float | None]:
    """Name → elevation, to the centimetre."""
    return {
        one.name: one.elevation_m if one.elevation_m is None else round(one.elevation_m, 2) for one in snapshot.storeys
    }


def in_millimetres() -> House:
    """A house with a second storey, in millimetres."""
    house = House()
    house.assign(house.si("LENGTHUNIT", "METRE", "MILLI"), house.si("AREAUNIT", "SQUARE_METRE"))
    upper = house.rooted("IfcBuildingStorey", Name="Plan 2", Elevation=3.0)
    house.aggregate(house.building, upper)
    place(house, house.storey, 0)
    place(house, upper, 3000)
    return house


def test_elevations_in_metres_among_millimetres_are_read_as_metres_and_told(tmp_path: Path) -> None:
    snapshot = read(in_millimetres(), tmp_path)
    assert heights(snapshot) == {"Plan 1": 0.0, "Plan 2": 3.0}
    [finding] = told(snapshot, "STO-01")
    assert "are in metres" in finding.message


def test_a_storey_that_is_not_where_it_is_said_to_be_is_told_with_what_decided(tmp_path: Path) -> None:
    house = House()
    upper = house.rooted("IfcBuildingStorey", Name="Plan 2", Elevation=9.0)
    room = house.rooted("IfcSpace", Name="201")
    house.aggregate(house.building, upper)
    house.aggregate(upper, room)
    place(house, house.storey, 0)
    place(house, upper, 3.2)
    give_body(house, room, 3.3)
    snapshot = read(house, tmp_path)
    assert heights(snapshot)["Plan 2"] == 3.2
    [finding] = told(snapshot, "STO-02")
    assert (finding.key, finding.global_id) == (upper.GlobalId, upper.GlobalId)
    assert "has the elevation 9.00 m but is placed at 3.20 m; 3.20 m was used, since its rooms" in finding.message


def test_assets_show_the_height_of_a_storey_without_rooms(tmp_path: Path) -> None:
    house = House()
    house.storey.Elevation = 9.0
    place(house, house.storey, 3.0)
    second = house.rooted("IfcBuildingStorey", Name="Plan 2", Elevation=6.0)
    house.aggregate(house.building, second)
    place(house, second, 6.0)
    for z in (3.0, 3.1, 5.5):
        give_body(house, house.stand(), z, height=0.2)
    assert heights(read(house, tmp_path))["Plan 1"] == 3.0


CASES = ROOT / "tests" / "cases" / "models" / "50-storeys-placed-at-zero"


@pytest.mark.parametrize(
    ("name", "elevations", "rooms", "rule"),
    [
        pytest.param("00-sound.ifc", [0.0, 3.1, 6.2], [0.0, 3.1, 6.2], [], id="placed as they are stated"),
        pytest.param("01-storeys-placed-at-zero-metres.ifc", [0.0, 3.1], [0.0, 3.1], ["STO-07"], id="on one another"),
        pytest.param("01b-same-without-room-shapes.ifc", [0.0, 3.1, 6.2], [], [], id="without shapes"),
        pytest.param("01c-storeys-at-zero-rooms-at-height.ifc", [0.0, 3.1, 6.2], [0.0, 3.1, 6.2],
                     ["STO-02", "STO-02"], id="rooms at their heights"),
        pytest.param("01e-side-by-side.ifc", [0.0, 3.1, 6.2], [0.0, 3.1, 6.2], ["STO-07"], id="beside each other"),
    ],
)  # fmt: skip
def test_storeys_that_are_all_placed_at_zero_are_at_their_elevations_with_their_rooms(
    name: str, elevations: list[float], rooms: list[float], rule: list[str]
) -> None:
    snapshot = read_model(CASES / name, name, lambda *_: None)
    assert [one.elevation_m for one in snapshot.storeys] == [pytest.approx(one) for one in elevations]
    floors = [one.footprint.z_min_m for one in snapshot.spaces if one.footprint is not None]
    assert floors == [pytest.approx(one) for one in rooms]
    assert [one.rule for one in snapshot.findings if one.rule.startswith("STO")] == rule


@pytest.mark.parametrize(
    ("at", "lowest"),
    [pytest.param(0.4, [3.5, 5.4], id="above its storey's place"), pytest.param(3.5, [3.5, 5.4], id="at its height")],
)
def test_assets_of_storeys_placed_at_zero_come_along_unless_they_have_heights_of_their_own(
    at: float, lowest: list[float], tmp_path: Path
) -> None:
    house = House()
    upper = house.rooted("IfcBuildingStorey", Name="Plan 2", Elevation=3.1)
    house.aggregate(house.building, upper)
    place(house, house.storey, 0)
    place(house, upper, 0)
    give_body(house, house.space, 0.0)
    things = [house.rooted("IfcFurniture", Name=str(step)) for step in range(2)]
    house.contain(upper, *things)
    for thing, higher in zip(things, (0.0, 1.9), strict=True):
        give_body(house, thing, at + higher, height=0.2)
    snapshot = read(house, tmp_path)
    assert [one.box[2] for one in snapshot.assets if one.box] == [pytest.approx(one) for one in lowest]


@pytest.mark.parametrize(
    ("elevation", "expected"),
    [
        pytest.param("NAN", None, id="NaN"),
        pytest.param("'x'", None, id="a text"),
        pytest.param("$", None, id="none"),
        pytest.param("4", 4.0, id="a whole number"),
    ],
)
def test_an_elevation_that_is_no_number_is_none(elevation: str, expected: float | None, tmp_path: Path) -> None:
    house = House()
    house.storey.Elevation = 12345.5
    path = house.write(tmp_path)
    path.write_text(path.read_text().replace("12345.5", elevation))
    snapshot = read_model(path, "tiny.ifc", lambda *_: None)
    assert snapshot.storeys[0].elevation_m == expected
    assert len(told(snapshot, "STO-04")) == (expected is None)


def test_a_storey_with_nothing_to_go_by_but_its_rooms_is_where_their_floors_are(tmp_path: Path) -> None:
    house = House()
    house.storey.Elevation = None
    give_body(house, house.space, 2.5)
    snapshot = read(house, tmp_path)
    assert heights(snapshot) == {"Plan 1": 2.5}
    assert [one.key for one in told(snapshot, "STO-03")] == [house.storey.GlobalId]


def test_storeys_of_one_name_are_kept_apart_and_told(tmp_path: Path) -> None:
    house = House()
    house.aggregate(house.building, house.rooted("IfcBuildingStorey", Name="Plan 1", Elevation=3.0))
    snapshot = read(house, tmp_path)
    assert [(one.name, one.elevation_m) for one in snapshot.storeys] == [("Plan 1", 0.0), ("Plan 1", 3.0)]
    [finding] = told(snapshot, "STO-05")
    assert "2 storeys are called 'Plan 1' (0.00 m, 3.00 m)" in finding.message


def test_storeys_of_one_name_in_two_buildings_are_nothing_to_tell(tmp_path: Path) -> None:
    house = House()
    other = house.rooted("IfcBuilding", Name="Annexet")
    house.aggregate(house.project, other)
    house.aggregate(other, house.rooted("IfcBuildingStorey", Name="Plan 1", Elevation=0.0))
    assert told(read(house, tmp_path), "STO-05") == []


@pytest.mark.parametrize(
    ("quantity", "has_unit", "height_m"),
    [
        pytest.param("GrossHeight", False, 3.4, id="as the standard's set declares it"),
        pytest.param("NominalHeight", False, 3.4, id="as IFC2X3 calls it"),
        pytest.param("NetHeight", False, None, id="the height of the room in it is none"),
        pytest.param("GrossHeight", True, None, id="a unit of its own is not guessed at"),
    ],
)
def test_the_topmost_storey_is_as_high_as_it_declares(
    quantity: str, has_unit: bool, height_m: float | None, tmp_path: Path
) -> None:
    house = House()
    own = house.si("LENGTHUNIT", "METRE", "MILLI") if has_unit else None
    length = house.make("IfcQuantityLength", Name=quantity, LengthValue=3.4, Unit=own)
    house.define(house.quantities("Qto_BuildingStoreyBaseQuantities", length), house.storey)
    assert read(house, tmp_path).storeys[0].height_m == height_m


def test_the_next_storey_outranks_a_declared_height(tmp_path: Path) -> None:
    house = House()
    house.aggregate(house.building, house.rooted("IfcBuildingStorey", Name="Plan 2", Elevation=3.6))
    length = house.make("IfcQuantityLength", Name="GrossHeight", LengthValue=9.0)
    house.define(house.quantities("Qto_BuildingStoreyBaseQuantities", length), house.storey)
    assert [one.height_m for one in read(house, tmp_path).storeys] == [pytest.approx(3.6), None]


@pytest.mark.parametrize(
    ("usage", "elevation_m"),
    [
        pytest.param("VERTICAL", 6.5, id="one above the other"),
        pytest.param("LONGITUDINAL", None, id="one beside the other"),
    ],
)
def test_a_part_of_a_facility_is_a_storey_but_only_what_stacks_has_a_height(
    usage: str, elevation_m: float | None, tmp_path: Path
) -> None:
    house = House("IFC4X3_ADD2")
    bridge = house.rooted("IfcBridge", Name="Ölandsbron")
    part = house.rooted("IfcBridgePart", Name="Spann 1", UsageType=usage)
    place(house, part, 6.5)
    house.aggregate(house.project, bridge)
    house.aggregate(bridge, part)
    sign = house.rooted("IfcSign", Name="Skylt")
    house.contain(part, sign)
    snapshot = read(house, tmp_path)
    storeys: dict[str, Any] = {one.name: one for one in snapshot.storeys}
    assert storeys["Spann 1"].elevation_m == (elevation_m and pytest.approx(elevation_m))
    assert storeys["Spann 1"].building_key == bridge.GlobalId
    assert [one.storey_key for one in snapshot.assets] == [part.GlobalId]
    assert told(snapshot, "STO-04") == []
