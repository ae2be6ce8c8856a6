"""Several models of one building, in any order: what stands in more than one of them is one element."""

from collections import Counter
from itertools import permutations
from pathlib import Path

import ifcopenshell.api.root
import ifcopenshell.guid
import pytest
from sqlalchemy import Engine

from tests.api.operations.registered import SAMPLES, importing, opened, registered, truth

ARCHITECTURE, SERVICES = SAMPLES / "station-architecture-1.ifc", SAMPLES / "station-services-1.ifc"


@pytest.fixture(scope="session")
def rooms_again(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A services engineer's copy of the architect's rooms: the same numbers and outlines, other GlobalIds."""
    model = opened(ARCHITECTURE)
    for element in list(model.by_type("IfcElement")):
        if not element.is_a("IfcSanitaryTerminal") and not element.is_a("IfcOpeningElement"):  # these go with walls
            ifcopenshell.api.root.remove_product(model, product=element)
    for one in [*model.by_type("IfcSpace"), *model.by_type("IfcSanitaryTerminal"), *model.by_type("IfcProject")]:
        one.GlobalId = ifcopenshell.guid.new()
    for terminal in model.by_type("IfcSanitaryTerminal"):
        terminal.Tag, terminal.Name = None, "Golvbrunn"
    path = tmp_path_factory.mktemp("rooms") / "station-vs-1.ifc"
    model.write(str(path))
    return path


@pytest.mark.parametrize("order", list(permutations(range(3))), ids=str)
def test_rooms_that_two_models_draw_are_there_once(embedded: Engine, rooms_again: Path, order: tuple[int, ...]) -> None:
    models = [ARCHITECTURE, SERVICES, rooms_again]
    for index in order:
        importing(embedded, models[index], new_source_model=True)
    now = registered(embedded)
    expected = truth("station-1.json")
    numbers = Counter(one["number"] for one in expected["spaces"])
    assert Counter(one["number"] for one in now.alive("space")) == numbers + Counter(["198"])  # it has no outline
    assert len(now.alive("storey")) == 3
    assert len(now.alive("asset")) == len(expected["assets"]) + 4
    assert len(now.tables["source_model"]) == 3
    assert now.retired == set()


@pytest.mark.parametrize("order", [(0, 1), (1, 0)], ids=str)
def test_the_order_of_two_models_does_not_matter(engine: Engine, order: tuple[int, int]) -> None:
    models = [ARCHITECTURE, SERVICES]
    for index in order:
        importing(engine, models[index])
    now = registered(engine)
    expected = truth("station-1.json")
    found = {one["key"]: now.assets[one["global_id"]]["space_id"] for one in expected["assets"]}
    numbers = {one["id"]: one["number"] for one in now.tables["space"]}
    surely = {
        one["key"]: one["room"]
        for one in expected["assets"]
        if now.assets[one["global_id"]]["location_confidence"] >= 0.9 and one["ifc_class"] != "IfcDoor"
    }
    assert {key: numbers[found[key]] for key in surely} == surely
    assert len(now.alive("storey")) == 3
    assert len(found) == len(now.alive("asset"))


def test_buildings_are_kept_apart(engine: Engine) -> None:
    importing(engine, SERVICES)
    importing(engine, SAMPLES / "annex-ifc4x3.ifc")
    now = registered(engine)
    owners = Counter(one["building_id"] for one in now.tables["element"] if one["kind"] == "asset")
    assert sorted(owners.values()) == [18, 166]
    assert len(now.alive("storey")) == 5
