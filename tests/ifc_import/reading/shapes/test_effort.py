"""A shape never decides over a file: what would be too much work is not given to a kernel, and told."""

import math
from collections.abc import Sequence
from pathlib import Path

import pytest
from ifcopenshell import entity_instance

from ifc_import.reading.shapes import effort
from ifc_import.reading.shapes.effort import MOST_A_SHAPE, Effort, TooHeavyError, effort_of
from ifc_import.reading.shapes.kernel import Kernel
from registry.snapshot import Snapshot
from tests.ifc_import.reading.bodies import place
from tests.ifc_import.reading.factories import House, read


class Shapes(House):
    """A house with a room of 20 m², and shapes of any size."""

    def __init__(self) -> None:
        super().__init__()
        self.extrude(self.space, 2.5)
        self.context = self.file.by_type("IfcGeometricRepresentationContext")[0]

    def point(self, *xyz: float) -> entity_instance:
        """A point."""
        return self.make("IfcCartesianPoint", [float(value) for value in xyz])

    def coil(self, count: int) -> entity_instance:
        """A curve of `count` points around the z axis, 2 m in radius."""
        return self.make(
            "IfcPolyline", [self.point(2 * math.cos(i / 20), 2 * math.sin(i / 20), i * 1e-3) for i in range(count)]
        )

    def tube(self, count: int) -> entity_instance:
        """A disk that is swept along a coil."""
        return self.make("IfcSweptDiskSolid", self.coil(count), 0.1)

    def rail(self, count: int) -> entity_instance:
        """A square that is swept along a coil."""
        profile = self.make("IfcRectangleProfileDef", "AREA", None, None, 0.2, 0.2)
        up = self.make("IfcDirection", (0.0, 0.0, 1.0))
        return self.make("IfcFixedReferenceSweptAreaSolid", profile, None, self.coil(count), None, None, up)

    def block(self, width: float = 1.0) -> entity_instance:
        """A block of 1 m."""
        profile = self.make("IfcRectangleProfileDef", "AREA", None, None, width, 1.0)
        return self.make("IfcExtrudedAreaSolid", profile, None, self.make("IfcDirection", (0.0, 0.0, 1.0)), 1.0)

    def cut(self, times: int) -> entity_instance:
        """A block of 1 m, cut off `times`."""
        solid = self.block()
        for time in range(times):
            plane = self.make("IfcPlane", self.make("IfcAxis2Placement3D", self.point(0, 0, 0.9 - 0.5 * time / times)))
            solid = self.make(
                "IfcBooleanClippingResult", "DIFFERENCE", solid, self.make("IfcHalfSpaceSolid", plane, False)
            )
        return solid

    def body(self, product: entity_instance, items: Sequence[entity_instance]) -> entity_instance:
        """Give a product a body."""
        shape = self.make("IfcShapeRepresentation", self.context, "Body", "AdvancedSweptSolid", list(items))
        product.Representation = self.make("IfcProductDefinitionShape", Representations=[shape])
        return product

    def thing(self, name: str, item: entity_instance) -> entity_instance:
        """An asset with a body, on the storey."""
        thing = self.body(self.stand("IfcBuildingElementProxy", Name=name), [item])
        place(self, thing, 0.0)
        return thing


def told(snapshot: Snapshot) -> list[str]:
    return [one.message for one in snapshot.findings if one.rule == "GEO-05"]


def test_a_coil_of_very_many_points_costs_nothing_but_its_exact_box(tmp_path: Path) -> None:
    house = Shapes()
    for number in range(6):
        house.thing(f"Coil {number}", house.rail(9_000))
    snapshot = read(house, tmp_path)
    assert [one.footprint.area_m2 for one in snapshot.spaces if one.footprint] == [pytest.approx(20.0)]
    assert [one.box for one in snapshot.assets] == [pytest.approx((-2.1, -2.1, -0.1, 2.1, 2.1, 9.1), abs=0.1)] * 6
    assert ["(6, of them rooms 0; such as Coil 0, Coil 1," in message for message in told(snapshot)] == [True]
    assert "AST-01" not in {one.rule for one in snapshot.findings}


def test_a_body_with_very_many_cuts_lies_within_what_it_was_cut_from(tmp_path: Path) -> None:
    house = Shapes()
    house.thing("Stone", house.cut(200))
    snapshot = read(house, tmp_path)
    assert snapshot.assets[0].box == pytest.approx((-0.5, -0.5, 0.0, 0.5, 0.5, 1.0))
    assert len(told(snapshot)) == 1


def test_shapes_of_a_usual_size_are_computed(tmp_path: Path) -> None:
    house = Shapes()
    house.thing("Pipe", house.tube(5))
    house.thing("Stone", house.cut(1))
    snapshot = read(house, tmp_path)
    assert told(snapshot) == []
    assert snapshot.assets[1].box == pytest.approx((-0.5, -0.5, 0.0, 0.5, 0.5, 0.9))


def test_a_room_whose_body_is_too_much_has_no_area_and_is_told(tmp_path: Path) -> None:
    house = Shapes()
    other = house.rooted("IfcSpace", Name="102")
    house.aggregate(house.storey, other)
    house.body(other, [house.cut(200)])
    snapshot = read(house, tmp_path)
    assert [one.footprint is None for one in snapshot.spaces] == [False, True]
    assert ["(1, of them rooms 1; such as room 102)" in message for message in told(snapshot)] == [True]
    assert not [one for one in snapshot.findings if one.rule.startswith("SPC")]


def test_many_shapes_that_are_too_much_together_are_computed_as_far_as_there_is_effort(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    house = Shapes()
    for number, times in enumerate((9, 1, 8, 2, 7)):
        house.thing(f"Stone {number}", house.cut(times))
    monkeypatch.setattr(effort, "MOST_A_FILE", 5.0 * effort_of(house.cut(1)))
    snapshot = read(house, tmp_path)
    assert [one.box is not None and one.box[5] < 0.99 for one in snapshot.assets] == [False, True, False, True, False]
    assert ["(3, of them rooms 0" in message for message in told(snapshot)] == [True]


@pytest.mark.parametrize("shape", ["tube", "rail", "cut"])
def test_more_of_a_shape_is_more_effort(shape: str) -> None:
    house = Shapes()
    efforts = [effort_of(getattr(house, shape)(count)) for count in (1, 10, 100, 1000)]
    assert efforts == sorted(efforts)
    assert efforts[0] < MOST_A_SHAPE < efforts[-1]


def test_a_long_chain_of_cuts_is_estimated_without_recursion() -> None:
    house = Shapes()
    with pytest.raises(TooHeavyError):
        Effort().require_light(house.cut(5_000))


def test_a_kernel_is_not_asked_for_a_representation_that_is_too_much() -> None:
    house = Shapes()
    thing = house.thing("Coil", house.rail(9_000))
    with pytest.raises(TooHeavyError):
        next(Kernel(house.file).triangles(thing.Representation.Representations[0]))


def test_maps_in_maps_that_multiply_are_not_followed_to_the_end(tmp_path: Path) -> None:
    house = Shapes()
    item = house.block()
    for _ in range(7):
        shape = house.make("IfcShapeRepresentation", house.context, "Body", "MappedRepresentation", [item] * 10)
        origin = house.make("IfcAxis2Placement3D", house.point(0, 0, 0))
        target = house.make("IfcCartesianTransformationOperator3D", LocalOrigin=house.point(0.1, 0, 0))
        item = house.make("IfcMappedItem", house.make("IfcRepresentationMap", origin, shape), target)
    house.thing("Tree", item)
    other = house.rooted("IfcSpace", Name="102")
    house.aggregate(house.storey, other)
    house.body(other, [item])
    snapshot = read(house, tmp_path)
    assert snapshot.assets[0].box == pytest.approx((0.2, -0.5, 0.0, 1.2, 0.5, 1.0))
    assert ["counted through its maps" in one.message for one in snapshot.findings if one.rule == "SPC-02"] == [True]
