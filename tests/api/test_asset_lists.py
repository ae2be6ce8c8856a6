"""Vehicles and other things that stand in no model, by the command line and over HTTP."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from api.http import examples
from api.http.application import create_app
from api.operations.elements.views import AssetDetail
from registry.database.engine import open_engine
from tests.api.conftest import Skylt

BUILDING = "Polisstation Ängö"
CAR = {"key": "ABC 123", "listed_in": "vehicles", "manufacturer": "Volvo", "model": "V60", "by": "Ann"}


@pytest.fixture
def own(own_url: str) -> Iterator[TestClient]:
    """HTTP over that copy."""
    engine = open_engine(own_url)
    with TestClient(create_app(engine)) as client:
        yield client
    engine.dispose()


@pytest.fixture
def vehicles(tmp_path: Path) -> Path:
    """A list of two vehicles."""
    path = tmp_path / "vehicles.csv"
    path.write_text(
        "Reg no;Make;Model;Frame no;Fuel\nABC 123;Volvo;V60;YV1-1;diesel\nDEF 456;Ford;Transit;WF0-2;petrol\n"
    )
    return path


def asset_without_ids(view: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in view.items() if name not in {"id", "code"}}


def test_the_command_and_http_give_the_same_view_of_what_is_added(skylt: Skylt, own: TestClient, own_url: str) -> None:
    dry = skylt(
        "assets", "add", "--list", "vehicles", "--key", "ABC 123", "--manufacturer", "Volvo", "--model", "V60",
        "--by", "Ann", "--json", "--dry-run", "--database", own_url,
    )  # fmt: skip
    answer = own.post("/api/v1/assets", json=CAR)
    assert (dry.exit_code, answer.status_code) == (0, 201)
    assert asset_without_ids(dry.json) == asset_without_ids(answer.json())
    assert (dry.json["code"], answer.json()["name"]) == (None, "Volvo V60")


def test_an_added_thing_answers_everywhere_by_its_code(skylt: Skylt, own: TestClient, own_url: str) -> None:
    added = own.post("/api/v1/assets", json=CAR).json()
    scanned = own.get(f"/q/{added['code']}", headers={"Accept": "application/json"}).json()
    assert (scanned["element"]["key"], scanned["element"]["building"]) == ("ABC 123", None)
    assert skylt("lookup", added["code"], "--json", "--database", own_url).json == scanned
    assert own.get("/api/v1/assets", params={"list": "vehicles"}).json()[0]["code"] == added["code"]
    assert added["code"] not in {one["code"] for one in own.get("/api/v1/assets", params={"building": BUILDING}).json()}
    history = own.get(f"/api/v1/elements/{added['code']}/history").json()
    assert [one["event"] for one in history["entries"]] == ["minted", "listed"]
    corrected = own.patch(f"/api/v1/elements/{added['code']}", json={"fields": {"name": "Car 1"}, "by": "Bo"})
    assert corrected.json()["changes"] == [
        {"field": "name", "before": "Volvo V60", "after": "Car 1", "model_value": "Volvo V60"}
    ]
    exported = skylt("codes", "export", "--database", own_url).stdout.splitlines()
    assert next(line for line in exported if line.startswith(added["code"])).endswith(",vehicles,ABC 123")


@pytest.mark.parametrize(
    ("said", "status", "told"),
    [
        ({"name": "x", "building": "Barn"}, 404, "there is no building 'Barn'"),
        ({"name": "x", "ifc_class": "Van"}, 422, "class takes a class of IFC"),
        ({"name": ""}, 422, "it has no name"),
        ({"name": "x", "by": " "}, 422, "by needs the name"),
        ({"name": "x", "building": BUILDING, "room": "nowhere"}, 404, "its building has no room 'nowhere'"),
    ],
)
def test_http_refuses_in_one_line_what_cant_be_added(
    own: TestClient, said: dict[str, str], status: int, told: str
) -> None:
    before = own.get("/api/v1/assets").json()
    answer = own.post("/api/v1/assets", json={"by": "Ann", **said})
    assert (answer.status_code, answer.json()["detail"][: len(told)]) == (status, told)
    assert own.get("/api/v1/assets").json() == before


def test_http_asks_before_something_gets_a_second_code(own: TestClient) -> None:
    known = next(one for one in own.get("/api/v1/assets").json() if one["designation"])
    said = {"name": "x", "designation": known["designation"], "by": "Ann"}
    refused = own.post("/api/v1/assets", json=said)
    assert (refused.status_code, "which is in a model" in refused.json()["detail"]) == (409, True)
    assert own.post("/api/v1/assets", json={**said, "also_in_models": True}).status_code == 201


def test_the_example_in_the_documentation_is_what_is_answered() -> None:
    assert AssetDetail.model_validate(examples.LISTED_ASSET).model_dump(mode="json") == examples.LISTED_ASSET


def test_the_list_stands_without_a_command(skylt: Skylt, own_url: str) -> None:
    plain = skylt("assets", "--json", "--database", own_url)
    assert (plain.exit_code, len(plain.json) > 10) == (0, True)
    refused = skylt("assets", "--retired", "add", "--name", "x")
    assert (refused.exit_code, "these are options of the list" in refused.stderr.replace("\n", " ")) == (2, True)
    elsewhere = skylt("assets", "--database", own_url, "add", "--name", "Ladder", "--json")
    assert (elsewhere.exit_code, elsewhere.json["name"]) == (0, "Ladder")


def test_a_list_that_is_not_there_is_told_with_those_that_are_near(skylt: Skylt, own: TestClient, own_url: str) -> None:
    own.post("/api/v1/assets", json=CAR)
    refused = skylt("assets", "--list", "vehicle", "--database", own_url)
    assert (refused.exit_code, refused.stderr) == (1, "skylt: there is no list 'vehicle'; perhaps 'vehicles'\n")


def test_a_list_is_taken_in_and_read_alike_the_next_time(skylt: Skylt, own_url: str, vehicles: Path) -> None:
    command = ("assets", "import", vehicles, "--list", "vehicles", "--database", own_url)
    planned = skylt(*command, "--column", "serial-number=Frame no", "--dry-run")
    assert (planned.exit_code, "2 new" in planned.stdout) == (0, True)
    assert planned.stdout.endswith("dry run: nothing was written\n")
    done = skylt(*command, "--column", "serial_number=Frame no", "--json")
    assert {one["action"] for one in done.json["entries"]} == {"new"}
    again = skylt(*command, "--json").json
    assert (again["kept"], again["columns"]["serial_number"]) == (2, "Frame no")
    listed = skylt("assets", "--list", "vehicles", "--json", "--database", own_url).json
    assert [(one["key"], one["serial_number"]) for one in listed] == [("ABC 123", "YV1-1"), ("DEF 456", "WF0-2")]


def test_a_list_that_cant_be_taken_changes_nothing_and_ends_with_3(skylt: Skylt, own_url: str, vehicles: Path) -> None:
    vehicles.write_text(vehicles.read_text() + "abc123;Audi;A4;;\n;Saab;900;;\n")
    ended = skylt("assets", "import", vehicles, "--list", "vehicles", "--database", own_url)
    assert (ended.exit_code, ended.stdout) == (3, "")
    assert ended.stderr.splitlines() == [
        "row 4: its key 'abc123' is that of row 2; leave out one of them",
        "row 5: it has no key, so that nothing would know it the next time",
        "skylt: vehicles.csv: nothing was changed; 2 rows can't be imported",
    ]
    assert skylt("assets", "--list", "vehicles", "--database", own_url).exit_code == 1


def test_a_thing_is_retired_by_its_code(skylt: Skylt, own: TestClient, own_url: str) -> None:
    code = own.post("/api/v1/assets", json=CAR).json()["code"]
    ended = skylt("assets", "retire", code, "--why", "sold", "--database", own_url)
    assert (ended.exit_code, ended.stdout) == (0, "retired  vehicles  ABC 123  Volvo V60\n")
    assert own.get(f"/q/{code}", headers={"Accept": "application/json"}).json()["status"] == "removed"
