"""Boundaries of spaces: which rooms a door or window touches, and which the wall that something is mounted on."""

from pathlib import Path
from typing import Any

import pytest
from ifcopenshell import entity_instance
from shapely import from_wkb

from ifc_import.placing.cascade import locate
from ifc_import.placing.rooms import Room, Thing
from ifc_import.reading.model import read_model
from registry.snapshot import AssetFacts, Snapshot

from .factories import House, read

LEVELS = [
    pytest.param("IFC2X3", "IfcRelSpaceBoundary", id="IFC2X3"),
    pytest.param("IFC4", "IfcRelSpaceBoundary", id="IFC4, no level"),
    pytest.param("IFC4", "IfcRelSpaceBoundary1stLevel", id="IFC4, first level"),
    pytest.param("IFC4", "IfcRelSpaceBoundary2ndLevel", id="IFC4, second level"),
    pytest.param("IFC4X3", "IfcRelSpaceBoundary2ndLevel", id="IFC4X3, second level"),
]


class Rooms(House):
    """A house with two rooms and a wall between them."""

    def __init__(self, schema: str = "IFC4", relation: str = "IfcRelSpaceBoundary") -> None:
        super().__init__(schema)
        self._relation = relation
        self.other = self.rooted("IfcSpace", Name="102")
        self.aggregate(self.storey, self.other)
        self.wall = self.stand("IfcWall")

    def bound(self, space: entity_instance | None, element: entity_instance | None, **overrides: Any) -> None:
        """Make an element a boundary of a space."""
        ends = {"RelatingSpace": space, "RelatedBuildingElement": element}
        kinds = {"PhysicalOrVirtualBoundary": "PHYSICAL", "InternalOrExternalBoundary": "INTERNAL"}
        self.rooted(self._relation, **ends | kinds | overrides)

    def keys(self, *spaces: entity_instance) -> tuple[str, ...]:
        """The keys of spaces."""
        return tuple(space.GlobalId for space in spaces)


def the_asset(house: House, folder: Path) -> AssetFacts:
    [asset] = read(house, folder).assets
    return asset


@pytest.mark.parametrize(("schema", "relation"), LEVELS)
def test_a_door_touches_the_rooms_that_it_bounds(schema: str, relation: str, tmp_path: Path) -> None:
    house = Rooms(schema, relation)
    door = house.stand("IfcDoor")
    for space in (house.space, house.other, house.space):
        house.bound(space, door)
    asset = the_asset(house, tmp_path)
    assert (asset.boundary_keys, asset.wall_keys) == (house.keys(house.space, house.other), ())


def test_a_door_touches_the_rooms_that_its_opening_bounds(tmp_path: Path) -> None:
    house = Rooms()
    door = house.stand("IfcDoor")
    house.fill(house.wall, door)
    [opening] = house.file.by_type("IfcOpeningElement")
    house.bound(house.other, opening, PhysicalOrVirtualBoundary="VIRTUAL")
    assert the_asset(house, tmp_path).boundary_keys == house.keys(house.other)


@pytest.mark.parametrize(("schema", "relation"), LEVELS)
@pytest.mark.parametrize("relating", ["wall", "device"])
def test_what_is_fixed_to_a_wall_has_the_rooms_on_both_sides(
    schema: str, relation: str, relating: str, tmp_path: Path
) -> None:
    house = Rooms(schema, relation)
    outlet = house.stand("IfcFlowTerminal")
    ends = (house.wall, outlet) if relating == "wall" else (outlet, house.wall)
    house.rooted("IfcRelConnectsElements", RelatingElement=ends[0], RelatedElement=ends[1])
    for space in (house.space, house.other):
        house.bound(space, house.wall)
    asset = the_asset(house, tmp_path)
    assert (asset.boundary_keys, asset.wall_keys) == ((), house.keys(house.space, house.other))


@pytest.mark.parametrize("tie", ["fill", "aggregate", "nest"])
def test_what_a_wall_holds_has_the_rooms_on_both_sides(tie: str, tmp_path: Path) -> None:
    house = Rooms()
    device = house.rooted("IfcOutlet")
    getattr(house, tie)(house.wall, device)
    house.bound(house.space, house.wall)
    assert the_asset(house, tmp_path).wall_keys == house.keys(house.space)


def test_a_virtual_boundary_is_on_no_wall(tmp_path: Path) -> None:
    house = Rooms()
    house.fill(house.wall, house.rooted("IfcOutlet"))
    house.bound(house.space, house.wall, PhysicalOrVirtualBoundary="VIRTUAL")
    house.bound(house.other, house.wall, PhysicalOrVirtualBoundary="NOTDEFINED")
    assert the_asset(house, tmp_path).wall_keys == house.keys(house.other)


def test_walls_that_meet_do_not_share_their_rooms(tmp_path: Path) -> None:
    house = Rooms()
    next_wall = house.stand("IfcWall")
    house.rooted(
        "IfcRelConnectsPathElements", RelatingElement=house.wall, RelatedElement=next_wall, RelatingPriorities=(),
        RelatedPriorities=(), RelatedConnectionType="ATEND", RelatingConnectionType="ATSTART",
    )  # fmt: skip
    house.fill(house.wall, house.rooted("IfcOutlet"))
    house.bound(house.space, next_wall)
    assert the_asset(house, tmp_path).wall_keys == ()


def test_boundaries_that_lack_the_space_or_the_element_are_ignored(tmp_path: Path) -> None:
    house = Rooms("IFC4")
    door = house.stand("IfcDoor")
    outdoors = house.rooted("IfcExternalSpatialElement")
    house.bound(None, door)
    house.bound(outdoors, door)
    house.bound(house.other, None)
    house.bound(house.space, door)
    assert the_asset(house, tmp_path).boundary_keys == house.keys(house.space)


def test_boundaries_of_elements_that_the_file_lacks_are_ignored(tmp_path: Path) -> None:
    house = Rooms("IFC4")
    door, lost = house.stand("IfcDoor"), house.stand("IfcWindow")
    house.bound(house.space, lost)
    house.bound(house.other, door)
    path = house.write(tmp_path)
    lines = [line for line in path.read_text().splitlines() if not line.startswith(f"#{lost.id()}=")]
    path.write_text("\n".join(lines))
    [asset] = read_model(path, "tiny.ifc", lambda *_: None).assets
    assert asset.boundary_keys == house.keys(house.other)


@pytest.mark.parametrize("name", ["duplex-arc-2011-09-07.ifc", "fzk-haus-archicad-ifc4.ifc"])
def test_boundaries_of_real_models_show_the_rooms_that_shapes_show(name: str, real_model: Any) -> None:
    snapshot = read_model(real_model(name), name, lambda *_: None)
    by_shape, by_boundary = rooms_of_doors(snapshot, with_shapes=True), rooms_of_doors(snapshot, with_shapes=False)
    both = by_shape.keys() & by_boundary.keys()
    assert len(both) >= 3
    assert sum(by_shape[key] == by_boundary[key] for key in both) >= 0.9 * len(both)


def rooms_of_doors(snapshot: Snapshot, *, with_shapes: bool) -> dict[str, frozenset[int | None]]:
    """Key of a door → the rooms on both its sides, by shapes or by boundaries alone."""
    doors = [asset for asset in snapshot.assets if asset.ifc_class.startswith("IfcDoor")]
    ids = {space.key: number for number, space in enumerate(snapshot.spaces)}
    rooms = [
        Room(
            ids[space.key],
            None,
            space.number,
            from_wkb(shape.wkb) if with_shapes else None,
            shape.z_min_m,
            shape.z_max_m,
        )
        for space in snapshot.spaces
        if (shape := space.footprint) is not None
    ]
    things = [
        Thing(
            number,
            box=door.box,
            is_door=True,
            boundary_ids=() if with_shapes else tuple(ids[key] for key in door.boundary_keys),
        )
        for number, door in enumerate(doors)
    ]
    return {
        doors[found.thing_id].key: frozenset((found.space_id, found.other_side_id))
        for found in locate(rooms, things, [])
        if found.space_id is not None
    }
