"""Bodies of every kind, wherever they stand: the area is the one that OpenCascade gives."""

import random

import pytest
import shapely

from ifc_import.reading.footprints import footprints

from .bodies import CROSSING, EVERYWHERE, SINCE_IFC4, Items, Maker, Ring
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


def computed_and_reference_m2(model: TinyModel, make: Maker, place: str = "as it is") -> tuple[float, float]:
    space = model.product(*make(model), at=model.placement(*PLACES[place]))
    found, problems = footprints(model.file, [space], model.scale_to_m, placements_of(model))
    assert problems == {}
    return found[space.id()].area_m2, plan_area_m2(triangles_by_id(model.file, [space])[space.id()])


@pytest.mark.parametrize(("schema", "make"), KINDS)
def test_a_body_of_any_kind_has_the_area_that_opencascade_gives(schema: Schema, make: Maker) -> None:
    computed_m2, reference_m2 = computed_and_reference_m2(TinyModel(schema), make)
    assert computed_m2 == pytest.approx(reference_m2, rel=WITHIN)


@pytest.mark.parametrize("place", list(PLACES)[1:])
@pytest.mark.parametrize("make", (EVERYWHERE | SINCE_IFC4).values(), ids=EVERYWHERE | SINCE_IFC4)
def test_wherever_a_body_stands_it_has_the_area_that_opencascade_gives(make: Maker, place: str) -> None:
    computed_m2, reference_m2 = computed_and_reference_m2(TinyModel(), make, place)
    assert computed_m2 == pytest.approx(reference_m2, rel=WITHIN)


def some_ring(seed: int) -> Ring:
    """A ring through points anywhere: it mostly crosses itself."""
    chance = random.Random(seed)  # noqa: S311  (no secret)
    return [(round(chance.uniform(0, 10), 2), round(chance.uniform(0, 8), 2)) for _ in range(chance.randint(4, 9))]


RINGS: dict[str, Ring] = CROSSING | {f"of chance {seed}": some_ring(seed) for seed in range(12)}


@pytest.mark.parametrize("ring", RINGS.values(), ids=RINGS)
@pytest.mark.parametrize("is_brep", [False, True], ids=["an extrusion", "a brep"])
def test_a_ring_that_crosses_itself_has_the_area_that_opencascade_gives(ring: Ring, is_brep: bool) -> None:
    def make(model: TinyModel) -> Items:
        return [model.upright(ring) if is_brep else model.extrusion(model.profile(ring))]

    computed_m2, reference_m2 = computed_and_reference_m2(TinyModel(), make)
    assert computed_m2 == pytest.approx(reference_m2, rel=WITHIN)


def test_most_of_those_rings_cross_themselves() -> None:
    assert sum(not shapely.Polygon(ring).is_valid for ring in RINGS.values()) > 11
