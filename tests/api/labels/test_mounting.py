"""The life of a label, by the command line and over HTTP: one registry, the same views, clear refusals."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from api.http.application import create_app
from api.http.labels import examples
from api.operations.labels.mounting import views as label_life_views
from api.operations.labels.old_signs import views as sign_views
from api.operations.labels.printing import views as label_batch_views
from api.operations.view import View
from registry.codes.text import grouped
from registry.database.engine import open_engine
from tests.api.conftest import Skylt

BUILDING = "Polisstation Ängö"
HOST = {"SKYLT_CODE_HOST": "q.firm.dk"}
GETTING_A_LABEL = ("IfcLightFixture", "IfcFireSuppressionTerminal", "IfcSensor")
BROWSER = {"Accept": "text/html"}
APP = {"Accept": "application/json"}
ANN = {"by": "Ann"}


@pytest.fixture
def own(own_url: str) -> Iterator[TestClient]:
    """HTTP over that copy."""
    engine = open_engine(own_url)
    with TestClient(create_app(engine)) as client:
        yield client
    engine.dispose()


@pytest.fixture
def run(skylt: Skylt, own_url: str) -> Skylt:
    """A command of `skylt labels` on that copy, for a host of its own."""
    return lambda *arguments: skylt("labels", *arguments, "--database", own_url, **HOST)


def asset(own: TestClient) -> dict[str, Any]:
    """Something that is in one room surely, and gets a label."""
    found: list[dict[str, Any]] = own.get("/api/v1/assets").json()
    return next(one for one in found if one["space"] and one["ifc_class"] in GETTING_A_LABEL)


def other_room(own: TestClient, number: str) -> str:
    """The number of a room that no other room has, and is not this one."""
    numbers = [one["number"] for one in own.get("/api/v1/spaces").json()]
    return str(next(one for one in numbers if numbers.count(one) == 1 and one != number))


def print_all(run: Skylt) -> None:
    assert run("print", "--stock", "L7160", "-o", "labels.pdf", "--by", "Ann").exit_code == 0


def test_what_was_printed_is_listed_shown_and_printed_again_by_command_and_http(
    run: Skylt, own: TestClient, tmp_path: Path
) -> None:
    print_all(run)
    assert run("batches", "--json").json == own.get("/api/v1/label-batches").json()
    assert run("batches", "1", "--json").json == own.get("/api/v1/label-batches/1").json()
    assert run("hosts", "--json").json == own.get("/api/v1/labels/hosts").json()
    again = run("reprint", "1", "-o", "again.pdf", "--by", "Ann")
    assert (again.exit_code, "labels of batch 1 reprinted on" in again.stdout) == (0, True)
    answer = own.post("/api/v1/label-batches/1/prints", json=ANN)
    assert (answer.status_code, answer.headers["content-type"], answer.headers["skylt-batch"]) == (
        200, "application/pdf", "3",
    )  # fmt: skip
    first = (tmp_path / "labels.pdf").read_bytes()
    assert answer.content == (tmp_path / "again.pdf").read_bytes() == first
    assert [one["again_of"] for one in own.get("/api/v1/label-batches").json()] == [1, 1, None]


def test_renamed_rooms_are_told_when_a_batch_is_printed_again(run: Skylt, own: TestClient) -> None:
    print_all(run)
    room = own.get("/api/v1/spaces").json()[0]
    own.patch(f"/api/v1/elements/{room['code']}", json={"fields": {"name": "Reception"}, **ANN})
    told = run("reprint", "1", "--only", room["code"], "-o", "one.pdf").stderr
    assert f"Note: {grouped(room['code'])} says 'name: {room['name']}', as it was printed; now it would say" in told


def test_printing_for_another_host_is_refused_with_what_dies(skylt: Skylt, run: Skylt, own_url: str) -> None:
    print_all(run)
    command = ("labels", "print", "--stock", "L7160", "-o", "new.pdf", "--database", own_url)
    refused = skylt(*command, SKYLT_CODE_HOST="q.new.dk")
    assert (refused.exit_code, refused.stdout) == (3, "")
    assert (
        "printed labels, 0 mounted, will stop working unless q.firm.dk stays up and redirects to q.new.dk"
        in refused.stderr
    )
    assert skylt(*command, "--new-host", SKYLT_CODE_HOST="q.new.dk").exit_code == 0


def test_a_label_is_mounted_by_command_and_http_and_a_scan_elsewhere_is_refused_and_kept(
    run: Skylt, own: TestClient
) -> None:
    thing = asset(own)
    code, room = thing["code"], thing["space"]["number"]
    dry = run("mount", code, "--room", room, "--by", "Ann", "--json", "--dry-run")
    answer = own.post(f"/api/v1/codes/{code}/mounting", json={"space": room, **ANN})
    assert (dry.exit_code, answer.status_code, answer.json()["outcome"]) == (0, 200, "mounted")
    assert {**dry.json, "at": None, "dry_run": False} == {**answer.json(), "at": None}
    elsewhere = own.post(f"/api/v1/codes/{code}/mounting", json={"space": other_room(own, room), **ANN})
    assert (elsewhere.status_code, elsewhere.headers["content-type"]) == (409, "application/problem+json")
    assert "nothing was confirmed" in elsewhere.json()["detail"]
    assert [one["code"] for one in own.get("/api/v1/labels/check").json()["elsewhere"]] == [code]
    refused = run("mount", code, "--room", other_room(own, room))
    assert (refused.exit_code, refused.stdout, "nothing was confirmed" in refused.stderr) == (3, "", True)
    assert run("check", "--json").json == own.get("/api/v1/labels/check").json()


def test_a_table_of_scans_is_taken_and_what_is_not_is_told(run: Skylt, own: TestClient, tmp_path: Path) -> None:
    thing = asset(own)
    rows = f"code,room\nHTTPS://Q.FIRM.DK/Q/{thing['code']},{thing['space']['number']}\nnonsense,1\n"
    (tmp_path / "scans.csv").write_text(rows, encoding="utf-8")
    ran = run("mount", "--file", "scans.csv")
    assert ran.exit_code == 3
    assert ran.stderr.startswith("row 3: 'nonsense' is not a code")
    assert ran.stdout == "scans.csv: 2 scans, 1 label mounted, 0 already mounted, 0 seen elsewhere, 1 not accepted\n"


def test_a_code_is_replaced_revoked_and_restored_by_command_and_http(run: Skylt, own: TestClient) -> None:
    code = asset(own)["code"]
    replaced = own.post(f"/api/v1/codes/{code}/replacement", json={**ANN, "why": "torn off"}).json()
    assert (replaced["status"], asset(own)["code"]) == ("replaced", replaced["other"])
    restored = run("restore", code, "--why", "found", "--json").json
    assert (restored["status"], restored["other"], asset(own)["code"]) == ("live", replaced["other"], code)
    assert own.post(f"/api/v1/codes/{code}/revocation", json=ANN).json()["status"] == "revoked"
    assert own.get(f"/q/{code}", headers=APP).json()["status"] == "revoked"
    assert own.post(f"/api/v1/codes/{code}/revocation", json=ANN).status_code == 422
    assert own.post(f"/api/v1/codes/{code}/restoration", json=ANN).json()["status"] == "live"
    assert run("replace", code, "--dry-run").stdout.endswith("dry run: nothing was written\n")
    assert asset(own)["code"] == code


def test_a_blank_label_is_printed_and_claimed_at_the_thing_itself(run: Skylt, own: TestClient) -> None:
    sheet = run("blank", "2", "--stock", "L7160", "-o", "blank.pdf", "--json").json
    one, other = [label["code"] for label in own.get(f"/api/v1/label-batches/{sheet['batch']}").json()["contents"]]
    page, unknown = (own.get(f"/q/{which}", headers=BROWSER) for which in (one, "nonsense"))
    assert (page.status_code, page.text) == (unknown.status_code, unknown.text)
    assert own.get(f"/q/{one}", headers=APP).json()["status"] == "blank"
    thing = asset(own)
    claimed = own.post(f"/api/v1/codes/{one}/claim", json={"element": thing["code"], **ANN})
    assert (claimed.status_code, claimed.json()["other"], asset(own)["code"]) == (200, thing["code"], one)
    again = own.post(f"/api/v1/codes/{one}/claim", json={"element": thing["global_id"], **ANN})
    assert (again.status_code, "only a blank code can be claimed" in again.json()["detail"]) == (422, True)
    back = own.delete(f"/api/v1/codes/{one}/claim", params=ANN).json()
    assert (back["status"], asset(own)["code"]) == ("blank", thing["code"])
    assert run("claim", other, thing["global_id"]).exit_code == 0
    assert asset(own)["code"] == other


def test_codes_are_swapped_by_command_and_http(run: Skylt, own: TestClient) -> None:
    one, other = [space["code"] for space in own.get("/api/v1/spaces").json()[:2]]
    swapped = own.post(f"/api/v1/codes/{one}/swap", json={"other": other, **ANN, "why": "the wrong way round"})
    assert (swapped.status_code, len(swapped.json()["codes"])) == (200, 2)
    assert [space["code"] for space in own.get("/api/v1/spaces").json()[:2]] == [other, one]
    assert "print both again" in run("swap", one, other).stdout
    assert [space["code"] for space in own.get("/api/v1/spaces").json()[:2]] == [one, other]


def test_how_far_labels_are_is_the_same_by_command_and_http(run: Skylt, own: TestClient, tmp_path: Path) -> None:
    print_all(run)
    code = asset(own)["code"]
    own.post(f"/api/v1/codes/{code}/revocation", json=ANN)
    told = run("status", "--building", BUILDING, "--list", "take-down", "--json").json
    assert told == own.get("/api/v1/labels/status", params={"building": BUILDING, "list": "take-down"}).json()
    assert [(one["do"], one["code"]) for one in told["entries"]] == [("take down", code)]
    assert run("status", "--xlsx", "labels.xlsx").exit_code == 0
    assert (tmp_path / "labels.xlsx").stat().st_size > 1_000
    down = own.delete(f"/api/v1/codes/{code}/mounting", params=ANN)
    assert (down.status_code, run("status", "--list", "take-down", "--json").json["entries"]) == (200, [])


def test_signs_from_before_are_adopted_resolve_everywhere_and_are_forgotten(
    run: Skylt, skylt: Skylt, own: TestClient, own_url: str, tmp_path: Path
) -> None:
    thing = asset(own)
    rows = f"Gammal;Sak\nPUMP 04/2;{thing['code']}\n<b>x</b>;{thing['global_id']}\nB;nothing\n"
    (tmp_path / "signs.csv").write_text(rows, encoding="utf-8")
    command = ("adopt", "signs.csv", "--column-text", "Gammal", "--column-element", "Sak")
    refused = run(*command)
    assert (refused.exit_code, refused.stdout) == (3, "")
    assert refused.stderr.startswith("row 4: nothing has the code, number or designation 'nothing'")
    assert run(*command, "--accept-unmatched", "--dry-run").exit_code == 0
    assert own.get("/api/v1/signs").json() == []
    taken = run(*command, "--accept-unmatched", "--xlsx", "left.xlsx", "--json").json
    assert (taken["added"], [one["line"] for one in taken["problems"]]) == (2, [4])
    assert run("adopted", "--json").json == own.get("/api/v1/signs").json()
    found = own.get("/api/v1/lookup", params={"text": "pump-04/2"}).json()
    assert (found["sign"], found["code"], found["status"]) == ("PUMP 04/2", thing["code"], "live")
    assert own.get("/q/pump 04/2", headers=APP).json() == found
    assert own.get("/q/pump%2004%2F2", headers=APP).json() == found
    assert skylt("lookup", "Pump 04/2", "--json", "--database", own_url).json == found
    live, sign = own.get(f"/q/{thing['code']}", headers=BROWSER), own.get("/q/PUMP 04/2", headers=BROWSER)
    assert sign.text == live.text.replace(grouped(thing["code"]), "PUMP 04/2")
    assert "<b>x</b>" not in own.get("/q/<b>x</b>", headers=BROWSER).text
    unknown = own.get("/q/nonsense", headers=BROWSER)
    assert own.delete("/api/v1/signs", params={"text": "PUMP04/2", **ANN}).json()["text"] == "PUMP 04/2"
    gone = own.get("/q/PUMP 04/2", headers=BROWSER)
    assert (gone.status_code, gone.text) == (unknown.status_code, unknown.text)


def test_a_lookup_takes_a_code_and_what_a_reader_gives_that_was_held_at_a_symbol(own: TestClient) -> None:
    code = asset(own)["code"]
    answers = [
        own.get("/api/v1/lookup", params={"text": text}).json()["code"]
        for text in (code, grouped(code).lower(), f"HTTPS://Q.FIRM.DK/Q/{code}", f"q.firm.dk/q/{code}?utm=1")
    ]
    assert answers == [code] * 4


@pytest.mark.parametrize(
    ("method", "path", "body", "status"),
    [
        ("POST", "codes/{}/mounting", {"space": "999", "by": "Ann"}, 404),
        ("POST", "codes/{}/mounting", {"space": "100", "by": " "}, 422),
        ("POST", "codes/{}/mounting", {"space": "100", "by": "Ann", "at": "2026-11-25T08:00:00"}, 422),
        ("POST", "codes/{}/mounting", {"by": "Ann"}, 422),
        ("POST", "codes/nonsense/mounting", {"space": "100", "by": "Ann"}, 404),
        ("POST", "codes/{}/claim", {"element": "nothing", "by": "Ann"}, 422),
        ("POST", "codes/{}/swap", {"other": "7K3M9QX21", "by": "Ann"}, 404),
        ("POST", "codes/{}/restoration", {"by": "Ann"}, 422),
        ("POST", "codes/{}/replacement", {}, 422),
        ("GET", "label-batches/9", None, 404),
        ("POST", "label-batches/9/prints", {"by": "Ann"}, 404),
        ("GET", "labels/status?list=everything", None, 422),
        ("GET", "labels/check?building=Nowhere", None, 404),
        ("GET", "lookup?text=nonsense", None, 404),
        ("GET", "lookup?text=a%00b", None, 422),
        ("DELETE", "signs?text=none&by=Ann", None, 404),
    ],
)
def test_what_can_not_be_done_over_http_is_a_problem(
    own: TestClient, method: str, path: str, body: object, status: int
) -> None:
    answer = own.request(method, f"/api/v1/{path.format(asset(own)['code'])}", json=body)
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")


@pytest.mark.parametrize(
    ("arguments", "exit_code", "line"),
    [
        (["mount"], 2, "give codes and --room, or a table with --file"),
        (["mount", "7K3M9QX21", "--room", "1"], 1, "no element has the code 7K3-M9Q-X21"),
        (["mount", "--file", "none.csv"], 3, "the table none.csv is refused: it can't be read"),
        (["mount", "--file", "none.csv", "--column", "code"], 2, "is not of the form ROLE=HEADING"),
        (["claim", "7K3M9QX21"], 2, "give a code and one way to find its element"),
        (["claim", "7K3M9QX21", "x", "--room", "1"], 2, "give a code and one way to find its element"),
        (["reprint", "9", "-o", "x.pdf"], 1, "there is no print batch 9"),
        (["blank", "0", "--stock", "L7160", "-o", "x.pdf"], 2, "can't print 0 blank labels at once"),
        (["status", "--list", "everything"], 2, "--list takes not-printed, not-mounted, mounted, take-down"),
        (["adopt", "none.csv"], 3, "the table none.csv is refused"),
        (["adopted", "--forget", "none"], 1, "no sign 'none' was adopted"),
    ],
)
def test_a_mistake_on_the_command_line_is_told(run: Skylt, arguments: list[str], exit_code: int, line: str) -> None:
    ran = run(*arguments)
    assert (ran.exit_code, ran.stdout) == (exit_code, "")
    assert line in " ".join(ran.stderr.replace("│", " ").split())


@pytest.mark.parametrize(
    ("example", "view"),
    [
        (examples.MOUNTED, label_life_views.MountingView),
        (examples.REPLACED, label_life_views.CodeChangeView),
        (examples.REVOKED, label_life_views.CodeChangeView),
        (examples.CLAIMED, label_life_views.CodeChangeView),
        (examples.SWAPPED, label_life_views.SwappedView),
        (examples.CHECK, label_life_views.LabelCheck),
        (examples.STATUS, label_life_views.LabelStatus),
        (examples.HOST, label_batch_views.HostView),
        (examples.BATCH, label_batch_views.BatchView),
        (examples.BATCH_DETAIL, label_batch_views.BatchDetail),
        (examples.SIGN, sign_views.SignView),
    ],
)
def test_an_example_in_the_documentation_is_what_is_answered(example: object, view: type[View]) -> None:
    assert view.model_validate(example).model_dump(mode="json") == example
