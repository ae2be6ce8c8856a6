"""Bodies of every kind, wherever they stand: the area is the one that OpenCascade gives."""

import random
from typing import Any

import pytest
from ifcopenshell import entity_instance

from ifc_import.reading.shapes.footprints import footprints

from .bodies import CROSSING, EVERYWHERE, SINCE_IFC4, Maker, Ring
from .factories import Schema, TinyModel, placements_of
from .reference import plan_area_m2, triangles_by_id

WITHIN = 0.005
KINDS = [
    *(pytest.param("IFC2X3", make, id=f"{name}, IFC2X3") for name, make in EVERYWHERE.items()),
    *(pytest.param("IFC4", make, id=name) for name, make in (EVERYWHERE | SINCE_IFC4).items()),
]
PLACES = {
    "as it is": ((0, 0, 0),),
    "turned, in national coordinates": ((1_234_567.25, 6_543_210.5, 100), (0, 0, 1), (0.6, 0.8, 0)),
    "tilted and upside down": ((5, 6, 3), (0.05, 0.1, -1), (0.8, 0.6, 0)),
}


def placed(model: TinyModel, make: Maker, place: str = "as it is") -> entity_instance:
    return model.product(*make(model), at=model.placement(*PLACES[place]))


def computed_m2(model: TinyModel, space: entity_instance) -> tuple[float, str | None]:
    """The area of a space, and what is in doubt about it."""
    found, problems = footprints(model.file, [space], model.scale_to_m, placements_of(model))
    return found[space.id()].area_m2, problems.get(space.id())


def reference_m2(model: TinyModel, space: entity_instance) -> Any:
    return pytest.approx(plan_area_m2(triangles_by_id(model.file, [space])[space.id()]), rel=WITHIN)


@pytest.mark.parametrize(("schema", "make"), KINDS)
def test_a_body_of_any_kind_has_the_area_that_opencascade_gives(schema: Schema, make: Maker) -> None:
    model = TinyModel(schema)
    space = placed(model, make)
    assert computed_m2(model, space) == (reference_m2(model, space), None)


@pytest.mark.parametrize("place", list(PLACES)[1:])
@pytest.mark.parametrize("make", (EVERYWHERE | SINCE_IFC4).values(), ids=EVERYWHERE | SINCE_IFC4)
def test_wherever_a_body_stands_it_has_the_area_that_opencascade_gives(make: Maker, place: str) -> None:
    model = TinyModel()
    space = placed(model, make, place)
    assert computed_m2(model, space) == (reference_m2(model, space), None)


def some_ring(seed: int) -> Ring:
    """A ring through points anywhere: it mostly crosses itself."""
    chance = random.Random(seed)  # noqa: S311  (no secret)
    return [(round(chance.uniform(0, 10), 2), round(chance.uniform(0, 8), 2)) for _ in range(chance.randint(4, 9))]


RINGS: dict[str, Ring] = CROSSING | {f"of chance {seed}": some_ring(seed) for seed in range(5, 15)}


@pytest.mark.parametrize("ring", RINGS.values(), ids=RINGS)
@pytest.mark.parametrize("is_brep", [False, True], ids=["an extrusion", "a brep"])
def test_a_ring_that_crosses_itself_has_the_area_that_opencascade_gives_and_is_in_doubt(
    ring: Ring, is_brep: bool
) -> None:
    model = TinyModel()
    space = model.product(model.upright(ring) if is_brep else model.extrusion(model.profile(ring)))
    area_m2, doubt = computed_m2(model, space)
    assert area_m2 == reference_m2(model, space)
    assert doubt is not None
    assert "crosses itself" in doubt
