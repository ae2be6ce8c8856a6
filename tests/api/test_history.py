"""What was before, at the command line and over HTTP."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from openpyxl import load_workbook

from api.http.application import create_app
from api.operations.imports.importing import ImportOptions, import_model
from registry.codes.text import grouped
from registry.database.engine import open_engine
from tests.api.conftest import STATION, Skylt
from tests.conftest import ROOT

BUILDING = "Polisstation Ängö"
REVISIONS = (*STATION, *(ROOT / "sample_models" / f"station-{one}-2.ifc" for one in ("architecture", "services")))


@pytest.fixture(scope="module")
def revised_url(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A registry with both revisions of the station; tests only read it."""
    url = f"sqlite:///{tmp_path_factory.mktemp('revised') / 'skylt.db'}"
    engine = open_engine(url)
    for path in REVISIONS:
        import_model(engine, path, ImportOptions(), lambda: datetime.now(UTC))
    engine.dispose()
    return url


@pytest.fixture(scope="module")
def revised(revised_url: str) -> Iterator[TestClient]:
    """HTTP over that registry."""
    engine = open_engine(revised_url)
    with TestClient(create_app(engine)) as client:
        yield client
    engine.dispose()


def test_the_history_of_a_code_is_what_http_answers(skylt: Skylt, revised: TestClient, revised_url: str) -> None:
    room = next(one for one in revised.get("/api/v1/spaces").json() if one["number"] == "210A")
    told = skylt("history", room["code"].lower(), "--json", "--database", revised_url).json
    assert told == revised.get(f"/api/v1/elements/{room['code']}/history").json()
    assert told == revised.get(f"/api/v1/elements/id:{room['id']}/history").json()
    assert told == skylt("history", room["global_id"], "--json", "--database", revised_url).json
    assert {"field": "number", "old": "210", "new": "210A"} in told["entries"][-1]["changes"]


def test_the_history_is_told_as_a_table(skylt: Skylt, revised: TestClient, revised_url: str) -> None:
    room = next(one for one in revised.get("/api/v1/spaces").json() if one["number"] == "210A")
    lines = " ".join(skylt("history", room["code"], "--database", revised_url).stdout.split())
    assert lines.startswith(f"{grouped(room['code'])} space 210A Vaktsentral, {BUILDING}")
    assert "changed architecture:2 station-architecture-2.ifc computed_m2: 59.28 → 30.4" in lines
    assert "another outline, number: 210 → 210A" in lines


def test_updates_of_labels_without_a_revision_are_those_of_the_last_import(
    skylt: Skylt, revised: TestClient, revised_url: str
) -> None:
    since = revised.get("/api/v1/labels/updates", params={"since": "architecture:2"}).json()
    last = revised.get("/api/v1/labels/updates").json()
    assert last == {**since, "since": "before services:2"}
    assert last["signs"] != []
    assert skylt("labels", "updates", "--json", "--database", revised_url).json == last


def test_updates_of_labels_are_what_http_answers(skylt: Skylt, revised: TestClient, revised_url: str) -> None:
    told = skylt("labels", "updates", "--since", "services:1", "--json", "--database", revised_url).json
    assert told == revised.get("/api/v1/labels/updates", params={"since": "services:1"}).json()
    ran = skylt(
        "labels", "updates", "--since", "2", "--building", BUILDING, "--xlsx", "signs.xlsx", "--database", revised_url
    )
    last = ran.stdout.splitlines()[-1]
    assert last == f"{BUILDING} since services:1: 12 to print, 15 to reprint, 12 to take down, 229 unchanged"
    assert ran.stderr == "39 labels in signs.xlsx\n"


def test_the_spreadsheet_of_signs_has_them_all(skylt: Skylt, revised_url: str, tmp_path: Path) -> None:
    command = ("labels", "updates", "--since", "services:1", "--all", "--database", revised_url)
    told = skylt(*command, "--json").json
    skylt(*command, "--xlsx", "signs.xlsx")
    rows = list(load_workbook(tmp_path / "signs.xlsx")["Signs"].iter_rows(values_only=True))
    assert [row[1] for row in rows[1:]] == [grouped(one["code"]) for one in told["signs"]]


def test_labels_are_printed_for_what_changed(skylt: Skylt, revised_url: str) -> None:
    changes = ("--changes-since", "services:1", "--database", revised_url)
    sheet = skylt("labels", "print", "--stock", "L7160", "-o", "new.pdf", "--json", *changes).json
    assert sheet["labels"] == 12 + 15
    ran = skylt("labels", "print", "--stock", "L7160", "-o", "none.pdf", "--changes-since", "4", *changes[2:])
    assert (ran.exit_code, "nothing to print" in ran.stderr) == (1, True)


def test_spaces_areas_and_global_ids_are_as_they_were(skylt: Skylt, station_url: str, revised_url: str) -> None:
    def told(*arguments: str, url: str = revised_url) -> object:
        return skylt(*arguments, "--json", "--database", url).json

    at = ("--building", BUILDING, "--as-of", "services:1")
    codes = {one["id"]: one["code"] for one in told("spaces", url=station_url)}  # type: ignore[attr-defined]  # a list
    before = told("spaces", *at)
    assert [one | {"code": codes[one["id"]]} for one in before] == told("spaces", url=station_url)  # type: ignore[attr-defined]  # a list
    assert told("areas", *at) == told("areas", url=station_url)
    assert len(told("global-ids", *at)) == len(told("global-ids", url=station_url))  # type: ignore[arg-type]  # lists


def test_areas_as_they_were_go_into_a_spreadsheet(skylt: Skylt, revised_url: str, tmp_path: Path) -> None:
    ran = skylt("areas", "--as-of", "architecture:1", "--xlsx", "areas.xlsx", "--database", revised_url)
    assert ran.stderr == "45 spaces in areas.xlsx\n"
    assert ran.stdout.splitlines()[-1] == "1,194.27 m² in all"
    assert (tmp_path / "areas.xlsx").stat().st_size > 0


def test_global_ids_are_what_http_answers(skylt: Skylt, revised: TestClient, revised_url: str) -> None:
    told = skylt("global-ids", "--as-of", "architecture:1", "--json", "--database", revised_url).json
    assert told == revised.get("/api/v1/global-ids", params={"as_of": "architecture:1"}).json()


def test_a_scorecard_is_told(skylt: Skylt, revised_url: str) -> None:
    ran = skylt("revisions", "scorecard", "--building", BUILDING, "--database", revised_url)
    assert "8 by tag, 3 by storey and number" in ran.stdout
    assert "182 (93.8%)" in ran.stdout


def test_an_import_is_taken_back_and_listed_as_such(skylt: Skylt) -> None:
    skylt("import", *STATION[:1], REVISIONS[2])
    last = ("revisions", "undo", "--last", "--building", BUILDING, "--model", "architecture")
    asked = skylt(*last)
    assert (asked.exit_code, asked.stdout) == (3, "")
    assert "answer with --yes, or look first with --dry-run" in asked.stderr
    shown = skylt(*last, "--dry-run").stdout
    assert "would be undone (dry run: nothing was written): 2 elements removed, 1 restored" in shown
    done = skylt(*last, "--yes", "--by", "Kim", "--why", "wrong file", "--json").json
    assert (done["undone_by"], done["removed"], done["returned"]) == ("Kim", 2, 1)
    listed = skylt("revisions", "list", "--json").json
    assert [(one["revision"], one["undone_at"] is None) for one in listed] == [(2, False), (1, True)]
    assert skylt("revisions", "list").stdout.count("architecture:") == 2
    assert skylt("receipt", "--json").json["revision"] == 1


@pytest.mark.parametrize(
    ("arguments", "exit_code", "line"),
    [
        pytest.param(["revisions", "undo"], 2, "name the import by its number", id="no import named"),
        pytest.param(["revisions", "undo", "4", "--last"], 2, "name the import by its number", id="named twice"),
        pytest.param(["revisions", "undo", "4", "--model", "x"], 2, "leave out --building", id="named by both"),
        pytest.param(["revisions", "undo", "99", "--yes"], 1, "there is no import 99", id="no such import"),
        pytest.param(["revisions", "undo", "1", "--yes"], 1, "undo that one first", id="not the last"),
        pytest.param(["labels", "updates", "--since", "x"], 1, "there is no revision 'x'", id="no such revision"),
        pytest.param(
            ["history", "x"], 1, "nothing has the code, GlobalId, number or other name 'x'", id="no such code"
        ),
        pytest.param(["spaces", "--as-of", "1", "--retired"], 2, "leave out retired", id="retired then"),
        pytest.param(
            ["revisions", "scorecard", "--building", "x"], 1, "there is no building 'x'", id="no such building"
        ),
    ],
)
def test_a_mistake_is_told(skylt: Skylt, revised_url: str, arguments: list[str], exit_code: int, line: str) -> None:
    ran = skylt(*arguments, "--database", revised_url)
    assert (ran.exit_code, ran.stdout) == (exit_code, "")
    assert line in " ".join(ran.stderr.replace("│", " ").split())


@pytest.mark.parametrize(
    ("path", "status"),
    [
        pytest.param("/api/v1/elements/999999/history", 404, id="no such element"),
        pytest.param("/api/v1/elements/ZZZ/history", 404, id="no such code"),
        pytest.param("/api/v1/labels/updates?since=architecture:9", 404, id="no such revision"),
        pytest.param("/api/v1/global-ids?as_of=x", 404, id="no revision"),
    ],
)
def test_over_http_a_mistake_is_a_problem_document(revised: TestClient, path: str, status: int) -> None:
    answer = revised.get(path)
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")


@pytest.mark.parametrize("as_of", ["architecture:1", "2"])
def test_spaces_and_areas_as_of_a_revision_are_what_http_answers(
    skylt: Skylt, revised: TestClient, revised_url: str, as_of: str
) -> None:
    options = ("--building", BUILDING, "--as-of", as_of, "--json", "--database", revised_url)
    asked = {"building": BUILDING, "as_of": as_of}
    spaces = revised.get("/api/v1/spaces", params=asked).json()
    assert skylt("spaces", *options).json == spaces
    assert spaces != revised.get("/api/v1/spaces").json()
    assert revised.get("/api/v1/spaces", params={**asked, "global_id": spaces[0]["global_id"]}).json() == spaces[:1]
    for by in ("storey", "category", "building"):
        assert (
            skylt("areas", "--by", by, *options).json == revised.get("/api/v1/areas", params={**asked, "by": by}).json()
        )


@pytest.mark.parametrize("path", ["spaces", "areas"])
def test_a_revision_that_is_not_there_is_not_found(revised: TestClient, path: str) -> None:
    answer = revised.get(f"/api/v1/{path}", params={"as_of": "architecture:9"})
    assert (answer.status_code, answer.json()["detail"][:45]) == (404, "there is no revision 'architecture:9', or its")


def test_nothing_is_retired_as_of_a_revision(revised: TestClient) -> None:
    answer = revised.get("/api/v1/spaces", params={"as_of": "2", "retired": True})
    assert (answer.status_code, answer.json()["detail"]) == (
        422,
        "retired elements can't be listed as of a revision: leave out retired",
    )
