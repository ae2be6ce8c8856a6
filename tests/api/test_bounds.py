"""What no name, number or date can be is refused, whichever way it comes in: by a command, a list, or over HTTP."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from api.http.application import create_app
from registry.database.engine import open_engine
from tests.api.conftest import Ran, Skylt

LONG = "x" * 100_000
HUGE = str(10**30)


@pytest.fixture
def own(own_url: str) -> Iterator[TestClient]:
    """HTTP over a registry that the test may change."""
    engine = open_engine(own_url)
    with TestClient(create_app(engine)) as client:
        yield client
    engine.dispose()


def told(ran: Ran) -> str:
    """What a command says, without the frame around it."""
    return " ".join(ran.stderr.replace("│", " ").split())


TOO_MUCH = {
    "a filter": ["spaces", "--building", LONG],
    "a name of a building": ["buildings", "rename", "x", LONG],
    "who says it": ["buildings", "rename", "x", "y", "--by", LONG],
    "a reason": ["buildings", "rename", "x", "y", "--why", LONG],
    "a name of a list": ["assets", "--list", LONG],
    "a name of an asset": ["assets", "add", "--name", LONG],
    "an element": ["history", LONG],
    "a building of an import": ["import", "x.ifc", "--building", LONG],
}  # fmt: skip


@pytest.mark.parametrize("what", TOO_MUCH)
def test_a_text_that_is_no_name_is_refused_by_every_command(what: str, station_url: str, skylt: Skylt) -> None:
    ran = skylt(*TOO_MUCH[what], "--database", station_url)
    assert ran.exit_code == 2
    assert "at most 2,000 characters; 100,000 were given" in told(ran)
    assert len(ran.stderr) < 2_000


NUMBERS = {
    "a batch": ["labels", "batches", HUGE],
    "a batch to print again": ["labels", "reprint", HUGE, "-o", "x.pdf"],
    "an import to undo": ["revisions", "undo", HUGE],
    "how many": ["assets", "--first", HUGE],
    "how many blanks": ["labels", "blank", HUGE, "--stock", "L7160", "-o", "x.pdf"],
}


@pytest.mark.parametrize("what", NUMBERS)
def test_a_number_that_no_database_takes_is_refused_by_every_command(what: str, station_url: str, skylt: Skylt) -> None:
    ran = skylt(*NUMBERS[what], "--database", station_url)
    assert ran.exit_code == 2
    assert f"no number is as large as {HUGE}" in told(ran)


DATES = {
    "banana": False, "2026-13-45": False, "2026-02-30": False, "31/31/2027": False, "0001-01-01": False, "12": False,
    "2027-04-01": True, "01.04.2027": True, "1 April 2027": True, "03/04/2027": True,
}  # fmt: skip
"""A date as people write it → whether it is one."""


@pytest.mark.parametrize("written", DATES)
def test_a_date_of_a_list_is_one(written: str, own: TestClient, own_url: str, skylt: Skylt, tmp_path: Path) -> None:
    said = {"name": "Van", "warranty_until": written, "by": "Ann"}
    answer = own.post("/api/v1/assets", json=said)
    (tmp_path / "vans.csv").write_text(f"Key;Name;Warranty until\n1;Van;{written}\n", encoding="utf-8")
    ran = skylt(
        "assets", "import", "vans.csv", "--list", "vans", "--column", "warranty_until=Warranty until",
        "--database", own_url,
    )  # fmt: skip
    if DATES[written]:
        assert (answer.status_code, ran.exit_code) == (201, 0)
        return
    assert (answer.status_code, ran.exit_code) == (422, 3)
    for words in (answer.json()["detail"], ran.stderr):
        assert f"warranty_until takes a date as 2026-11-23, not '{written}'" in words


@pytest.mark.parametrize("value", ["banana", "2026-02-30", "x" * 2_001])
def test_a_date_that_is_none_is_no_correction(value: str, own: TestClient, own_url: str, skylt: Skylt) -> None:
    code = own.get("/api/v1/assets").json()[0]["code"]
    answer = own.patch(f"/api/v1/elements/{code}", json={"fields": {"warranty_until": value}, "by": "Ann"})
    assert answer.status_code == 422
    ran = skylt("correct", code, f"warranty_until={value}", "--database", own_url)
    assert ran.exit_code == 2


@pytest.mark.parametrize("value", [True, [], {"a": 1}, 1e400])
def test_what_is_no_text_or_number_is_no_correction(value: Any, own: TestClient) -> None:
    room = own.get("/api/v1/spaces").json()[0]
    body = json.dumps({"fields": {"name": value}, "by": "Ann"})
    answer = own.patch(f"/api/v1/elements/{room['code']}", content=body, headers={"content-type": "application/json"})
    assert answer.status_code == 422
    assert own.get(f"/api/v1/spaces/{room['id']}").json()["name"] == room["name"]


NO_TIMES = ("0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "banana", "1900-01-01T00:00:00Z")


@pytest.mark.parametrize("at", NO_TIMES)
def test_a_time_at_which_nobody_scanned_is_refused(
    at: str, own: TestClient, own_url: str, skylt: Skylt, tmp_path: Path
) -> None:
    room = own.get("/api/v1/spaces").json()[0]
    body = {"space": room["number"], "at": at, "by": "Ann"}
    assert own.post(f"/api/v1/codes/{room['code']}/mounting", json=body).status_code == 422
    (tmp_path / "scans.csv").write_text(f"code;room;time\n{room['code']};{room['number']};{at}\n", encoding="utf-8")
    ran = skylt("labels", "mount", "--file", "scans.csv", "--database", own_url)
    assert (ran.exit_code, f"'{at}' is not a time" in ran.stderr) == (3, True)


@pytest.mark.parametrize(
    "command", [["owner-table", "t.csv", "--building", "Polisstation Ängö"], ["labels", "adopt", "t.csv"],
                ["assets", "import", "t.csv", "--list", "x"], ["labels", "mount", "--file", "t.csv"],
                ["import", "--manifest", "t.csv"]],
    ids=lambda command: command[0] if command[0] != "labels" else command[1],
)  # fmt: skip
def test_a_cell_of_a_megabyte_is_refused_in_every_table(
    command: list[str], station_url: str, skylt: Skylt, tmp_path: Path
) -> None:
    (tmp_path / "t.csv").write_text(f"number;text;name\n1;{LONG};Office\n", encoding="utf-8")
    ran = skylt(*command, "--database", station_url)
    assert ran.exit_code == 3
    assert "row 2 has a cell of 100,000 characters; a cell holds 32,767" in ran.stderr
    assert len(ran.stderr) < 1_000


def test_a_name_in_a_manifest_is_no_longer_than_any(station_url: str, skylt: Skylt, tmp_path: Path) -> None:
    (tmp_path / "m.csv").write_text(f"file;building\nx.ifc;{'x' * 2_001}\n", encoding="utf-8")
    ran = skylt("import", "--manifest", "m.csv", "--database", station_url)
    assert (ran.exit_code, "row 2: the building has 2,001 characters; at most 2,000" in ran.stderr) == (3, True)
