"""What people say, by the command line and over HTTP: one registry, the same views, clear refusals."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.http import examples
from api.http.application import create_app
from api.operations.corrections.views import CorrectedView, ElementCorrectionsView
from api.operations.locations.views import ConfirmedView
from api.operations.view import View
from registry.database.engine import open_engine
from tests.api.conftest import Skylt

BUILDING = "Polisstation Ängö"
TIMES = {"at", "ended_at"}


@pytest.fixture
def own(own_url: str) -> Iterator[TestClient]:
    """HTTP over that copy."""
    engine = open_engine(own_url)
    with TestClient(create_app(engine)) as client:
        yield client
    engine.dispose()


def timeless(view: object) -> object:
    """A view without the times at which things were said."""
    if isinstance(view, dict):
        return {name: timeless(value) for name, value in view.items() if name not in TIMES}
    return [timeless(one) for one in view] if isinstance(view, list) else view


def test_the_command_and_http_give_the_same_view_of_a_correction(skylt: Skylt, own: TestClient, own_url: str) -> None:
    code = own.get("/api/v1/spaces").json()[0]["code"]
    dry = skylt("correct", code, "number=R1", "--by", "Ann", "--json", "--dry-run", "--database", own_url)
    answer = own.patch(f"/api/v1/elements/{code}", json={"fields": {"number": "R1"}, "by": "Ann"})
    assert (dry.exit_code, answer.status_code) == (0, 200)
    assert timeless(dry.json) == timeless(answer.json()) | {"dry_run": True}  # type: ignore[operator]  # a dict in, a dict out
    listed = skylt("correct", code, "--json", "--database", own_url).json
    assert listed == own.get(f"/api/v1/elements/{code}/corrections").json()


def test_the_command_and_http_give_the_same_view_of_a_confirmed_place(
    skylt: Skylt, own: TestClient, own_url: str
) -> None:
    asset = own.get("/api/v1/assets", params={"least_sure": True}).json()[0]
    where = own.get("/api/v1/spaces").json()[0]["code"]
    options = ("--by", "Ann", "--json", "--dry-run", "--database", own_url)
    dry = skylt("locate", "--confirm", asset["code"], where, *options)
    answer = own.put(f"/api/v1/assets/{asset['code']}/location", json={"space": where, "by": "Ann"})
    assert (dry.exit_code, answer.status_code) == (0, 200)
    assert dry.json == answer.json() | {"dry_run": True}
    assert answer.json()["location"]["method"] == "confirmed"
    again = own.delete(f"/api/v1/assets/{asset['code']}/location", params={"by": "Ann"})
    assert again.json()["location"] == asset["location"]


def test_the_work_list_is_the_same_by_command_and_http(skylt: Skylt, own: TestClient, own_url: str) -> None:
    listed = skylt("assets", "--least-sure", "--first", "5", "--json", "--database", own_url).json
    assert listed == own.get("/api/v1/assets", params={"least_sure": True, "first": 5}).json()
    assert len(listed) == 5


@pytest.mark.parametrize(
    ("method", "path", "body", "status"),
    [
        ("PATCH", "elements/nothing", {"fields": {"name": "x"}, "by": "Ann"}, 404),
        ("PATCH", "elements/{}", {"fields": {"colour": "x"}, "by": "Ann"}, 422),
        ("PATCH", "elements/{}", {"fields": {"name": "x"}, "by": " "}, 422),
        ("PATCH", "elements/{}", {"fields": {"name": "x"}}, 422),
        ("PATCH", "elements/{}", {"take_back": ["name"], "by": "Ann"}, 422),
        ("PATCH", "elements/{}", {"by": "Ann"}, 422),
        ("PUT", "assets/{}/location", {"space": "x", "by": "Ann"}, 422),
        ("DELETE", "assets/{}/location?by=Ann", None, 422),
    ],
)
def test_what_can_not_be_said_over_http_is_a_problem_and_changes_nothing(
    own: TestClient, method: str, path: str, body: object, status: int
) -> None:
    before = own.get("/api/v1/spaces").json()
    answer = own.request(method, f"/api/v1/{path.format(before[0]['code'])}", json=body)
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")
    assert own.get("/api/v1/spaces").json() == before


def test_an_owners_table_is_refused_with_a_line_for_each_row_or_taken_whole(
    skylt: Skylt, own: TestClient, own_url: str, tmp_path: Path
) -> None:
    table = tmp_path / "rooms.csv"
    table.write_text("Arkitektnr;Skyltnr\n101;A1\n999;A9\n", encoding="utf-8")
    command = ("owner-table", table, "--building", BUILDING, "--by", "Ann", "--database", own_url)
    refused = skylt(*command)
    assert (refused.exit_code, refused.stdout) == (3, "")
    assert refused.stderr.splitlines()[0] == "row 3: no room has the number '999'"
    taken = skylt(*command, "--accept-unmatched")
    assert taken.exit_code == 0
    assert "2 rows, 1 matched, 1 waiting for their room" in taken.stdout
    assert "A1" in {one["number"] for one in own.get("/api/v1/spaces").json()}


def test_an_element_without_corrections_is_said_to_have_none(skylt: Skylt, own_url: str) -> None:
    ran = skylt("correct", "101", "--database", own_url)
    assert (ran.exit_code, ran.stdout.splitlines()[1:]) == (
        0, ["no corrections: FIELD=VALUE makes one, such as name=Reception"],
    )  # fmt: skip


@pytest.mark.parametrize(
    ("arguments", "exit_code", "line"),
    [
        (["correct", "nothing", "name=x"], 1, "nothing has the code, GlobalId, number or other name 'nothing'"),
        (["correct", "nothing", "name"], 2, "is not of the form FIELD=VALUE"),
        (["locate", "--confirm", "a", "b", "--take-back", "a"], 2, "give either --confirm or --take-back"),
        (["locate", "--building", "Nowhere"], 1, "there is no building 'Nowhere'"),
        (["owner-table", "none.csv", "--building", BUILDING], 3, "the table none.csv is refused: it can't be read"),
    ],
    ids=["nothing of that code", "no value", "two answers", "no such building", "no such file"],
)
def test_a_mistake_on_the_command_line_is_told(
    skylt: Skylt, own_url: str, arguments: list[str], exit_code: int, line: str
) -> None:
    ran = skylt(*arguments, "--database", own_url)
    assert (ran.exit_code, ran.stdout) == (exit_code, "")
    assert line in " ".join(ran.stderr.replace("│", " ").split())


@pytest.mark.parametrize(
    ("example", "view"),
    [
        (examples.CORRECTED, CorrectedView),
        (examples.CORRECTIONS, ElementCorrectionsView),
        (examples.CONFIRMED, ConfirmedView),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_an_example_in_the_documentation_is_what_is_answered(example: object, view: type[View]) -> None:
    assert view.model_validate(example).model_dump(mode="json") == example


def test_the_page_of_a_scan_still_tells_the_public_nothing_of_what_people_said(own: TestClient) -> None:
    code = own.get("/api/v1/spaces").json()[0]["code"]
    own.patch(f"/api/v1/elements/{code}", json={"fields": {"name": "Secret store"}, "by": "Ann"})
    page = own.get(f"/q/{code}", headers={"Accept": "text/html"})
    assert (page.status_code, "Secret store" in page.text) == (200, False)
    assert own.get(f"/q/{code}", headers={"Accept": "application/json"}).json()["element"]["name"] == "Secret store"
