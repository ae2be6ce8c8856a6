"""How models stand in a building, and the owner's table of its rooms, over HTTP as by the commands."""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from api.http import examples
from api.http.application import create_app
from api.operations.alignment.views import AlignmentView
from api.operations.corrections.views import OwnerTableView
from registry.database.engine import open_engine
from tests.api.conftest import Skylt

BUILDING = "Polisstation Ängö"
HERE = {"building": BUILDING, "source_model": "services"}


@pytest.fixture
def own(own_url: str) -> Iterator[TestClient]:
    """HTTP over that copy."""
    engine = open_engine(own_url)
    with TestClient(create_app(engine)) as client:
        yield client
    engine.dispose()


def timeless(views: Any) -> Any:
    """Views without the time at which something was said."""
    return [{name: value for name, value in one.items() if name != "at"} for one in views]


def test_how_models_stand_is_shown_and_said_as_by_the_command(skylt: Skylt, own: TestClient, own_url: str) -> None:
    command = ("align", "--building", BUILDING, "--json", "--database", own_url)
    shown = own.get("/api/v1/alignment", params={"building": BUILDING}).json()
    assert skylt(*command).json == shown
    said = ("--model", "services", "--shift=1,2.5,-3", "--turn", "30", "--by", "Ann", "--why", "survey", "--dry-run")
    dry = skylt(*command, *said).json
    body = {**HERE, "x_m": 1.0, "y_m": 2.5, "z_m": -3.0, "turn_deg": 30.0, "by": "Ann", "why": "survey"}
    answer = own.put("/api/v1/alignment", json=body)
    assert (answer.status_code, timeless(answer.json())) == (200, timeless(dry))
    back = own.delete("/api/v1/alignment", params={**HERE, "by": "Ann"})
    assert (back.status_code, back.json()) == (200, shown)


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({"building": "Town hall"}, 404),
        ({"source_model": "plumbing"}, 404),
        ({"source_model": "architecture"}, 409),
        ({"x_m": 1e300}, 422),
        ({"turn_deg": "thirty"}, 422),
        ({"by": " "}, 422),
    ],
)
def test_what_cant_be_said_of_how_a_model_stands_is_refused(
    own: TestClient, changes: dict[str, Any], status: int
) -> None:
    before = own.get("/api/v1/alignment", params={"building": BUILDING}).json()
    answer = own.put("/api/v1/alignment", json={**HERE, "x_m": 1.0, "by": "Ann", **changes})
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")
    assert own.get("/api/v1/alignment", params={"building": BUILDING}).json() == before


def test_the_owners_table_gives_the_same_view_as_the_command(
    skylt: Skylt, own: TestClient, own_url: str, tmp_path: Path
) -> None:
    rooms = [one for one in own.get("/api/v1/spaces").json() if one["number"]][:3]
    rows = [{"code": one["code"], "owner_number": f"A{line}", "name": "Rum"} for line, one in enumerate(rooms)]
    with (tmp_path / "rooms.csv").open("w", newline="") as file:
        csv.writer(file).writerows([["Code", "New number", "Name"], *(one.values() for one in rows)])
    command = ("owner-table", tmp_path / "rooms.csv", "--building", BUILDING, "--by", "Ann", "--database", own_url)
    dry = skylt(*command, "--dry-run", "--json").json
    answer = own.put("/api/v1/owner-table", json={"building": BUILDING, "rows": rows, "file": "rooms.csv", "by": "Ann"})
    assert (answer.status_code, answer.json()) == (200, dry | {"dry_run": False})
    numbers = {one["code"]: one["number"] for one in own.get("/api/v1/spaces").json()}
    assert [numbers[one["code"]] for one in rows] == ["A0", "A1", "A2"]


def test_rows_that_cant_be_applied_are_told_and_nothing_is_changed(own: TestClient) -> None:
    before = own.get("/api/v1/spaces").json()
    rows = [{"code": before[0]["code"], "owner_number": "A1"}, {}, {"number": "nowhere", "name": "x"}]
    said = {"building": BUILDING, "rows": rows, "by": "Ann"}
    answer = own.put("/api/v1/owner-table", json=said)
    assert (answer.status_code, answer.json()["applied"]) == (409, False)
    assert [one["message"] for one in answer.json()["problems"]] == ["row 3: no room has the number 'nowhere'"]
    assert own.get("/api/v1/spaces").json() == before
    assert own.put("/api/v1/owner-table", json={**said, "accept_unmatched": True}).json()["waiting"] == 1


def test_a_building_that_is_not_there_has_no_table(own: TestClient) -> None:
    answer = own.put("/api/v1/owner-table", json={"building": "Town hall", "rows": [], "by": "Ann"})
    assert (answer.status_code, answer.headers["content-type"]) == (404, "application/problem+json")


def test_examples_in_the_documentation_are_what_is_answered() -> None:
    [alignment] = examples.ALIGNMENTS
    assert AlignmentView.model_validate(alignment).model_dump(mode="json") == alignment
    for example in (examples.OWNER_TABLE, examples.OWNER_TABLE_REFUSED):
        assert OwnerTableView.model_validate(example).model_dump(mode="json") == example
