"""Receipts from the command line and over HTTP: the same for programs, readable for people, a page for the designer."""

from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.http import examples
from api.operations.import_plans.views import PlanView
from api.operations.receipts.page import receipt_page
from api.operations.receipts.views import Receipt, RevisionView
from api.operations.view import View
from tests.api.conftest import Skylt
from tests.api.operations.receipts.reading_pages import read_page
from tests.conftest import ROOT

ANNEX = ROOT / "sample_models" / "annex-ifc4x3.ifc"
STATION = ROOT / "sample_models" / "station-architecture-1.ifc"
LIST = "/api/v1/revisions"


def test_the_newest_receipt_is_shown(skylt: Skylt, station_url: str, client: TestClient) -> None:
    ran = skylt("receipt", "--json", "--database", station_url)
    assert (ran.exit_code, ran.json["source_model"]) == (0, "services")
    assert ran.json == client.get(f"{LIST}/{ran.json['id']}/receipt").json()


def test_the_list_is_what_http_answers(skylt: Skylt, station_url: str, client: TestClient) -> None:
    listed = skylt("receipt", "--list", "--json", "--database", station_url).json
    assert listed == client.get(LIST).json()
    assert [one["source_model"] for one in listed] == ["services", "architecture"]


def test_the_list_can_be_narrowed_to_a_source_model(skylt: Skylt, station_url: str, client: TestClient) -> None:
    [one] = client.get(LIST, params={"source_model": "architecture"}).json()
    assert (
        skylt("receipt", "--source-model", "architecture", "--json", "--database", station_url).json["id"] == one["id"]
    )


def test_a_receipt_is_read_as_a_summary_and_what_there_is_to_do(skylt: Skylt, station_url: str) -> None:
    told = skylt("receipt", "--source-model", "architecture", "--database", station_url).stdout
    lines = told.splitlines()
    assert lines[0] == "station-architecture-1.ifc → Polisstation Ängö, architecture, revision 1"
    assert "  3 storeys, 45 spaces, 149 assets of 16 types, 0 systems, 5 zones (IFC4)" in lines
    assert lines[-1].startswith("For the designer, as a page with plans: skylt receipt ")


def test_the_line_that_tells_of_the_page_makes_it(skylt: Skylt, tmp_path: Path) -> None:
    imported = skylt("import", ANNEX)
    command = imported.stdout.splitlines()[-1].partition(": skylt ")[2]
    ran = skylt(*command.split())
    assert ran.stdout.startswith("receipt 1 in receipt-1.html, ")
    page = (tmp_path / command.split()[-1]).read_text(encoding="utf-8")
    assert read_page(page).all("h1")[0].text == ANNEX.name


def test_page_and_json_can_be_had_at_once(skylt: Skylt, station_url: str, tmp_path: Path) -> None:
    ran = skylt("receipt", "--html", "page.html", "--json", "--database", station_url)
    assert (tmp_path / "page.html").read_text(encoding="utf-8") == receipt_page(Receipt.model_validate(ran.json))


def test_a_dry_run_keeps_no_receipt_and_names_none(skylt: Skylt) -> None:
    skylt("import", ANNEX)
    told = skylt("import", STATION, "--dry-run").stdout
    assert "nothing was written" in told
    assert "--html" not in told
    assert len(skylt("receipt", "--list", "--json").json) == 1


def test_what_is_found_is_shown_by_rule_with_examples_and_what_to_do(skylt: Skylt, tmp_path: Path) -> None:
    nameless = tmp_path / "nameless.ifc"
    content = ANNEX.read_bytes()
    building = next(line for line in content.splitlines() if b"=IFCBUILDING(" in line)
    nameless.write_bytes(content.replace(building, building.replace(building.split(b",")[2], b"$", 1)))
    imported = skylt("import", nameless).stdout.splitlines()
    assert "2 things should be put right" in imported[4]
    told = skylt("receipt").stdout
    assert "Warning  The building has no name: 1 (BLD-01)" in told
    assert "         · " in told


def test_an_import_prints_the_first_findings_and_where_to_read_the_rest(skylt: Skylt) -> None:
    lines = skylt("import", STATION).stdout.splitlines()
    assert len(lines) == 10
    assert lines[5:] == [
        "Warning  Spaces without a body: 1 (SPC-01)",
        "Warning  Declared areas that differ from the room's shape: 1 (AREA-02)",
        "Note     GlobalIds that differ only in upper and lower case: 1 (ID-05)",
        "… and 2 more: skylt receipt 1",
        "For the designer, as a page with plans: skylt receipt 1 --html receipt-1.html",
    ]
    assert lines[-1].partition(": skylt ")[2] == "receipt 1 --html receipt-1.html"


def test_control_characters_never_reach_a_terminal(skylt: Skylt, tmp_path: Path) -> None:
    hostile = tmp_path / "hostile.ifc"
    hostile.write_bytes(ANNEX.read_bytes())
    told = skylt("import", hostile, "--building", "a\x1b[31m\u202eb").stdout
    assert told.splitlines()[0].startswith("hostile.ifc → a\ufffd[31m\ufffdb, ")


@pytest.mark.parametrize(
    ("arguments", "exit_code", "line"),
    [
        (["receipt", "99"], 1, "there is no receipt 99"),
        (["receipt", "--html", "no/such/folder/page.html"], 1, "can't be written"),
        (["receipt", "--list", "1"], 2, "--list shows all receipts"),
    ],
    ids=["no such number", "no such folder", "a list of one"],
)
def test_a_mistake_is_told(skylt: Skylt, station_url: str, arguments: list[str], exit_code: int, line: str) -> None:
    ran = skylt(*arguments, "--database", station_url)
    assert (ran.exit_code, ran.stdout) == (exit_code, "")
    assert line in ran.stderr
    assert "Traceback" not in ran.stderr


def test_a_browser_gets_the_page(client: TestClient) -> None:
    revision = client.get(LIST).json()[0]["id"]
    answer = client.get(f"{LIST}/{revision}/receipt.html")
    kept = Receipt.model_validate(client.get(f"{LIST}/{revision}/receipt").json())
    assert answer.text == receipt_page(kept)
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.headers["content-security-policy"].startswith("default-src 'none'")


def test_what_an_import_changed_is_what_the_terminal_shows(skylt: Skylt, station_url: str, client: TestClient) -> None:
    revision = client.get(LIST).json()[0]["id"]
    shown = skylt("revisions", "show", revision, "--json", "--database", station_url).json
    assert client.get(f"{LIST}/{revision}/changes").json() == shown["plan"]


@pytest.mark.parametrize("kind", ["receipt", "receipt.html", "changes"])
@pytest.mark.parametrize(("revision", "status"), [(999_999, 404), ("x", 422), (0, 422), (2**80, 422)])
def test_a_receipt_that_is_not_there_is_told(client: TestClient, kind: str, revision: object, status: int) -> None:
    answer = client.get(f"{LIST}/{revision}/{kind}")
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")


@pytest.mark.parametrize(
    ("example", "view"),
    [(examples.REVISION, RevisionView), (examples.RECEIPT, Receipt), (examples.IMPORT_PLAN, PlanView)],
)
def test_an_example_in_the_documentation_is_what_is_answered(example: object, view: type[View]) -> None:
    assert view.model_validate(example).model_dump(mode="json") == example
