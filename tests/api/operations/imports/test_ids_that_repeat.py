"""GlobalIds that stand twice, or differ only in case: nothing is merged, and everything keeps its code."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine

from api.operations.elements.listing import list_assets
from api.operations.imports import importing
from api.operations.imports.importing import ImportOptions, import_model
from registry.database.engine import reading
from registry.elements.listing import Wanted
from tests.api.operations.reading_here import ReadingHere
from tests.conftest import NOON
from tests.ifc_import.reading.bodies import place
from tests.ifc_import.reading.factories import House

SHARED = "2OBrcmyk58NupXoVOHUvR4"
TWIN = "2OBrcmyk58NupXoVOHUvr4"
HOUSE_IDS = {"project": "0EKDTmNb1TDwNkEtGKDPx0", "building": "0EKDTmNb1TDwNkEtGKDPx1"}


@pytest.fixture(autouse=True)
def _reading_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importing, "ReadingProcess", ReadingHere)


def chairs(folder: Path, file: str, things: Sequence[dict[str, Any]]) -> Path:
    """A house with things in this order; `x` says where one stands."""
    house = House(GlobalId=HOUSE_IDS["project"])
    house.building.GlobalId = HOUSE_IDS["building"]
    house.storey.GlobalId, house.space.GlobalId = "0EKDTmNb1TDwNkEtGKDPx2", "0EKDTmNb1TDwNkEtGKDPx3"
    for traits in things:
        given = {"GlobalId": SHARED} | traits
        x = given.pop("x", 0.0)
        place(house, house.stand(**given), 0.0, x)
    return house.write(folder, file)


def bring_in(engine: Engine, path: Path) -> None:
    import_model(engine, path, ImportOptions(accept_losses=True), lambda: NOON)


def codes_by_name(engine: Engine) -> dict[str, str | None]:
    with reading(engine) as session:
        return {one.name: one.code for one in list_assets(session)}


@pytest.mark.parametrize(
    "marks",
    [
        pytest.param([{"Tag": "1"}, {"Tag": "2"}, {"Tag": "3"}], id="by their tags"),
        pytest.param([{}, {}, {}], id="by their names"),
        pytest.param([{"GlobalId": None}, {"GlobalId": ""}, {"GlobalId": None}], id="without any id"),
    ],
)
def test_what_shares_an_id_keeps_its_code_in_another_order_and_with_others_gone(
    engine: Engine, tmp_path: Path, marks: list[dict[str, Any]]
) -> None:
    things = [{"Name": name, "x": float(x)} | mark for x, (name, mark) in enumerate(zip("abc", marks, strict=True))]
    bring_in(engine, chairs(tmp_path, "1.ifc", things))
    before = codes_by_name(engine)
    bring_in(engine, chairs(tmp_path, "2.ifc", things[::-1]))
    assert codes_by_name(engine) == before
    bring_in(engine, chairs(tmp_path, "3.ifc", [things[2], things[0]]))
    assert codes_by_name(engine) == {name: before[name] for name in "ac"}


def test_a_copy_that_appears_under_the_id_of_a_chair_is_another_chair(engine: Engine, tmp_path: Path) -> None:
    chair, copy = {"Name": "a", "Tag": "1"}, {"Name": "copy", "Tag": "2", "x": 5.0}
    bring_in(engine, chairs(tmp_path, "1.ifc", [chair]))
    before = codes_by_name(engine)
    bring_in(engine, chairs(tmp_path, "2.ifc", [copy, chair]))
    after = codes_by_name(engine)
    assert after["a"] == before["a"]
    assert after["copy"] not in (None, before["a"])


def test_ids_that_differ_only_in_case_are_two_and_each_is_found_by_its_own(engine: Engine, tmp_path: Path) -> None:
    bring_in(engine, chairs(tmp_path, "1.ifc", [{"Name": "upper"}, {"Name": "lower", "GlobalId": TWIN}]))
    with reading(engine) as session:
        found = {
            wanted: [one.name for one in list_assets(session, Wanted(global_id=wanted))]
            for wanted in (SHARED, TWIN, SHARED.lower())
        }
    assert found == {SHARED: ["upper"], TWIN: ["lower"], SHARED.lower(): []}


@pytest.mark.parametrize(
    "global_id",
    [
        pytest.param("x" * 10_000, id="endless"),
        pytest.param("'; DROP TABLE asset; --", id="hostile"),
        pytest.param("Ünïcode 片 \x07", id="of letters that no id has"),
        pytest.param("2OBrcmyk58NupXoVO", id="17 characters"),
    ],
)
def test_an_id_that_is_none_is_registered_on_both_engines(engine: Engine, tmp_path: Path, global_id: str) -> None:
    path = chairs(tmp_path, "1.ifc", [{"Name": "a", "GlobalId": global_id}])
    bring_in(engine, path)
    before = codes_by_name(engine)
    bring_in(engine, chairs(tmp_path, "2.ifc", [{"Name": "a", "GlobalId": global_id, "Description": "again"}]))
    assert codes_by_name(engine) == before
