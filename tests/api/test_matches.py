"""`skylt matches` and its HTTP: the same list, and answers that stand."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import Engine

from api.http.application import create_app
from tests.api.conftest import Skylt
from tests.conftest import NOON
from tests.factories import a_snapshot, a_type, an_asset
from tests.registry.importing import code_of, rows, take_in


@pytest.fixture
def asked(engine: Engine) -> Engine:
    """A registry in which two pumps came under new ids: one 0.6 m from where it was, one 1.5 m."""
    for at, ids, steps in ((NOON, "ab", (0.0, 0.0)), (NOON + timedelta(days=1), "cd", (0.6, 1.5))):
        pumps = (
            an_asset(one, type_key="pump type", box=(x, 0.0, 0.0, x + 0.5, 0.5, 0.5), name="Pump & <b>")
            for one, x in zip(ids, (steps[0], 50.0 + steps[1]), strict=True)
        )
        take_in(engine, a_snapshot(*pumps, types=(a_type(),)), at=at)
    return engine


@pytest.fixture
def client(asked: Engine) -> Iterator[TestClient]:
    with TestClient(create_app(asked)) as client:
        yield client


def url(engine: Engine) -> str:
    return engine.url.render_as_string(hide_password=False)


def test_the_command_and_http_list_the_same_the_likeliest_first(
    asked: Engine, client: TestClient, skylt: Skylt
) -> None:
    listed = skylt("matches", "list", "--json", "--database", url(asked)).json
    assert client.get("/api/v1/matches").json() == listed
    assert [(one["confidence"], one["distance_m"], one["rule"]) for one in listed] == [
        (0.83, 0.6, "type within 2 m"),
        (0.65, 1.5, "type within 2 m"),
    ]
    assert listed[0]["old"]["code"] == code_of(asked, "a")
    assert listed[0]["new"]["global_id"] == "c"


def test_all_that_are_sure_enough_are_confirmed_and_the_new_codes_lead_nowhere(
    asked: Engine, client: TestClient, skylt: Skylt
) -> None:
    old, new = code_of(asked, "a"), code_of(asked, "c")
    ended = skylt("matches", "confirm", "--all-above", "0.8", "--by", "K. Lind", "--json", "--database", url(asked))
    assert [(one["state"], one["decided_by"]) for one in ended.json] == [("confirmed", "K. Lind")]
    app, browser = {"Accept": "application/json"}, {"Accept": "text/html"}
    assert client.get(f"/q/{old}", headers=app).json()["element"]["global_id"] == "c"
    assert client.get(f"/q/{new}", headers=app).json()["status"] == "replaced"
    assert client.get("/api/v1/lookup", params={"text": new}).json()["replaced_by"] == old
    assert client.get(f"/q/{new}", headers=browser).text == client.get("/q/nothing", headers=browser).text
    assert len(client.get("/api/v1/matches").json()) == 1
    assert len(client.get("/api/v1/matches?decided=true").json()) == 2


def test_what_is_rejected_over_http_is_answered(asked: Engine, client: TestClient) -> None:
    [first, second] = [one["id"] for one in client.get("/api/v1/matches").json()]
    answer = client.post(f"/api/v1/matches/{first}/reject", json={"by": "K. Lind"})
    assert (answer.status_code, answer.json()["state"]) == (200, "rejected")
    assert [one["id"] for one in client.get("/api/v1/matches").json()] == [second]
    assert rows(asked, "element", "id", kind="asset", retired_at=None) != []


@pytest.mark.parametrize(
    ("path", "body", "status"),
    [
        pytest.param("/api/v1/matches/999/confirm", {"by": "K. Lind"}, 404, id="there is none of that number"),
        pytest.param("/api/v1/matches/{}/confirm", {}, 422, id="nobody says so"),
        pytest.param("/api/v1/matches/{}/confirm", {"by": "K. Lind"}, 409, id="it was answered before"),
    ],
)
def test_an_answer_that_can_not_be_is_a_problem(
    client: TestClient, path: str, body: dict[str, str], status: int
) -> None:
    one = client.get("/api/v1/matches").json()[0]["id"]
    if status == 409:
        assert client.post(f"/api/v1/matches/{one}/confirm", json=body).status_code == 200
    answer = client.post(path.format(one), json=body)
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")


def test_the_table_shows_what_may_be_what(asked: Engine, skylt: Skylt) -> None:
    shown = skylt("matches", "list", "--database", url(asked)).stdout
    assert "Pump & <b>" in shown
    assert code_of(asked, "a") in shown


@pytest.mark.parametrize("command", ["confirm", "reject"])
def test_nothing_named_is_one_line(asked: Engine, skylt: Skylt, command: str) -> None:
    ended = skylt("matches", command, "--database", url(asked))
    assert (ended.exit_code, len(ended.stderr.splitlines())) == (2, 1)


def test_one_bad_number_among_good_ones_confirms_none(skylt: Skylt, asked: Engine) -> None:
    ended = skylt("matches", "confirm", "1", "999", "--database", url(asked))
    assert ended.exit_code == 1
    assert "there is no proposal 999" in ended.stderr
    assert [state for _, state in rows(asked, "proposal", "id", "state")] == ["open", "open"]
