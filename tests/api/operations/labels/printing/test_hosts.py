"""Hosts that will die: a loopback host is refused, one that only the own network reaches is warned of, once."""

from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import Engine

from api.http.application import create_app
from api.operations.errors import LoopbackHost
from api.operations.labels.order import Choice, LabelOrder, Paper
from api.operations.labels.printing.batches import Again, Keeping, list_batches, reprint
from api.operations.labels.printing.hosts import host_warning
from api.operations.labels.printing.preflighting import preflight
from api.settings.labels import LabelSettings
from qr.proof.decoding import decode
from registry.database.engine import reading
from registry.labels.batches import printed_codes
from tests.api.conftest import Skylt
from tests.api.operations.corrections.station import take_in_station
from tests.api.operations.labels.factories import an_order, ann, printed

ORDER = {"by": "Ann", "stock": "L7160"}


def warning(engine: Engine, host: str) -> str | None:
    with reading(engine) as session:
        return host_warning(session, an_order(host))


@pytest.mark.parametrize("host", ["http://127.0.0.1:8000", "localhost", "http://0.0.0.0"])
def test_labels_that_lead_each_phone_to_itself_are_refused(engine: Engine, tmp_path: Path, host: str) -> None:
    take_in_station(engine)
    with pytest.raises(LoopbackHost, match="would lead each phone to itself, and never to this registry"):
        printed(engine, tmp_path, order=an_order(host))
    assert not (tmp_path / "labels.pdf").exists()


def test_a_test_print_for_this_machine_is_a_trial_and_can_be_printed_again(engine: Engine, tmp_path: Path) -> None:
    take_in_station(engine)
    printed(engine, tmp_path, order=an_order("http://localhost:8000"), test_host=True)
    assert {one.text.rpartition("/")[0] for one in decode(tmp_path / "labels.pdf")} == {"HTTP://LOCALHOST:8000/Q"}
    reprint(engine, Again(1), tmp_path / "again.pdf", Keeping(ann(1)))
    with reading(engine) as session:
        assert [one.is_trial for one in list_batches(session)] == [True, True]
        assert printed_codes(session) == set()


@pytest.mark.parametrize("host", ["http://192.168.1.20:8000", "facilities.local", "http://skylt"])
def test_a_host_that_only_the_own_network_reaches_is_warned_of_before_the_first_print(
    engine: Engine, tmp_path: Path, host: str
) -> None:
    take_in_station(engine)
    assert "work only within your own network" in str(warning(engine, host))
    printed(engine, tmp_path, order=an_order(host))
    assert warning(engine, host) is None


def test_other_hosts_are_not_warned_of(engine: Engine) -> None:
    assert [warning(engine, host) for host in ("q.firm.dk", "skylt.invalid", "https://8.8.8.8")] == [None] * 3


def test_a_look_beforehand_warns_too(engine: Engine) -> None:
    take_in_station(engine)
    with reading(engine) as session:
        view = preflight(session, LabelOrder(Choice(), Paper("L7160"), "facilities.local"), LabelSettings())
    assert (view.ready, len(view.warnings)) == (True, 1)


def test_over_http_a_loopback_host_is_a_question_and_a_private_one_a_warning(engine: Engine) -> None:
    take_in_station(engine)
    with TestClient(create_app(engine, code_host="http://127.0.0.1:8000")) as client:
        refused = client.post("/api/v1/label-sheets", json=ORDER)
        assert (refused.status_code, "set `test_host`" in refused.json()["detail"]) == (409, True)
        assert client.post("/api/v1/label-sheets", json={**ORDER, "test_host": True}).status_code == 201
    with TestClient(create_app(engine, code_host="facilities.local")) as client:
        first, second = (client.post("/api/v1/label-sheets", json=ORDER) for _ in range(2))
        assert "own network" in first.headers["Skylt-Warning"]
        assert "Skylt-Warning" not in second.headers


def test_the_command_refuses_warns_once_and_takes_it_that_it_is_meant(
    skylt: Skylt, own_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    common = "labels", "print", "--stock", "L7160", "-o", str(tmp_path / "labels.pdf"), "--database", own_url
    monkeypatch.setenv("SKYLT_CODE_HOST", "http://localhost:8000")
    ran = skylt(*common)
    assert (ran.exit_code, "answer with --test-host for a test print" in ran.stderr) == (3, True)
    assert skylt(*common, "--test-host").exit_code == 0
    monkeypatch.setenv("SKYLT_CODE_HOST", "http://10.0.0.4")
    assert skylt(*common, "--test-host").stderr.count("own network") == 0
    monkeypatch.setenv("SKYLT_CODE_HOST", "http://10.0.0.5")
    first, second = (skylt(*common, "--new-host") for _ in range(2))
    assert (first.exit_code, "own network" in first.stderr, "own network" in second.stderr) == (0, True, False)
