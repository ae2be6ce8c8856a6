"""Label sheets, by command and over HTTP: one operation, one registry, clear refusals."""

import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import Engine

from api.http.application import create_app
from api.http.labels import examples
from api.http.labels.printing import SHEET_EXAMPLES, SheetIn
from api.operations.labels.choice.choosing import LabelChoiceView
from qr.proof.decoding import decode
from registry.database.engine import open_engine
from tests.api.conftest import Skylt
from tests.api.operations.labels.house import take_in_house

HOST = "q.firm.dk"
ORDER = {"by": "Ann", "stock": "L7160"}


@pytest.fixture
def house(engine: Engine) -> Iterator[TestClient]:
    """HTTP over the registry of a small house, on each engine."""
    take_in_house(engine)
    with TestClient(create_app(engine, code_host=HOST)) as client:
        yield client


def ordering(house: TestClient, key: str | None = None, **order: Any) -> Any:
    headers = {} if key is None else {"Idempotency-Key": key}
    return house.post("/api/v1/label-sheets", json={**ORDER, **order}, headers=headers)


def texts(answer: Any, tmp_path: Path) -> list[str]:
    """What the symbols of a sheet say."""
    file = tmp_path / "answer.pdf"
    file.write_bytes(answer.content)
    return [one.text for one in decode(file)]


def batches(house: TestClient) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = house.get("/api/v1/label-batches").json()
    return found


def test_an_order_is_answered_with_the_sheets_and_kept_as_a_batch(house: TestClient, tmp_path: Path) -> None:
    answer = ordering(house, choice={"storey": "Attic"})
    batch = house.get(answer.headers["location"]).json()
    codes = [one["code"] for one in batch["contents"]]
    assert (answer.status_code, answer.headers["content-type"]) == (201, "application/pdf")
    assert answer.headers["content-disposition"] == f'attachment; filename="labels-{batch["id"]}.pdf"'
    assert sorted(texts(answer, tmp_path)) == sorted(f"HTTPS://Q.FIRM.DK/Q/{code}" for code in codes)
    assert (batch["who"], batch["is_trial"], len(codes)) == ("Ann", False, 2)


def test_the_same_order_under_the_same_key_is_drawn_again_and_counted_once(house: TestClient) -> None:
    first, second = (ordering(house, "key 1", choice={"rooms": ["1.01"]}) for _ in range(2))
    assert (first.status_code, second.status_code) == (201, 200)
    assert first.content == second.content
    assert first.headers["skylt-batch"] == second.headers["skylt-batch"]
    assert len(batches(house)) == 1


def test_a_repeated_order_is_what_it_was_though_all_of_it_is_printed_now(house: TestClient) -> None:
    first, second = (ordering(house, "key 2", choice={"not_printed": True}) for _ in range(2))
    assert (first.status_code, second.status_code, first.content == second.content) == (201, 200, True)
    assert ordering(house, "key 3", choice={"not_printed": True}).status_code == 409


def test_orders_under_one_key_at_the_same_time_make_one_batch(house: TestClient) -> None:
    with ThreadPoolExecutor(4) as threads:
        answers = list(threads.map(lambda _: ordering(house, "key 4"), range(4)))
    assert {one.status_code for one in answers} == {200, 201}
    assert len({one.content for one in answers}) == 1
    assert len(batches(house)) == 1


def test_another_order_under_a_key_that_was_used_is_refused(house: TestClient) -> None:
    ordering(house, "key 5")
    answer = ordering(house, "key 5", copies=2)
    assert (answer.status_code, "take a new key" in answer.json()["detail"]) == (409, True)


REFUSED: dict[str, tuple[dict[str, Any], int, str]] = {
    "no stock": ({"stock": "L9999"}, 422, "L9999"),
    "a field that nobody knows": ({"host": "evil.example"}, 422, "body: unknown key 'host'; perhaps new_host"),
    "a choice that nobody knows": ({"choice": {"bulding": "X"}}, 422, "unknown key 'bulding'; perhaps building"),
    "nobody who prints": ({"by": "\u200b"}, 422, "by needs the name"),
    "a start beyond the sheet": ({"start": 22}, 422, "labels 1 to 21"),
    "too many copies": ({"copies": 101}, 422, "body copies"),
    "NUL in a name": ({"choice": {"building": "a\x00"}}, 422, "body choice building"),
    "no such building": ({"choice": {"building": "Staton"}}, 404, "perhaps 'Station'"),
    "nothing that fits": ({"choice": {"classes": ["IfcBoiler"]}}, 409, "nothing to print"),
    "no code": ({"choice": {"codes": ["123"]}}, 404, "is not a code"),
    "another format": ({"format": "doc"}, 422, "body format"),
}


@pytest.mark.parametrize(("order", "status", "told"), REFUSED.values(), ids=REFUSED)
def test_an_order_that_cannot_be_met_is_a_problem_document_and_leaves_nothing(
    house: TestClient, order: dict[str, Any], status: int, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))  # others may be printing at the same time
    answer = ordering(house, **order)
    assert answer.headers["content-type"] == "application/problem+json"
    assert (answer.status_code, told in answer.json()["detail"]) == (status, True), answer.json()
    assert batches(house) == []
    assert list(tmp_path.glob("skylt-labels-*")) == []


def test_a_body_beyond_all_use_is_refused(house: TestClient) -> None:
    answer = house.post("/api/v1/label-sheets", content=b" " * 20_000_001, headers={"Content-Type": "application/json"})
    assert (answer.status_code, answer.headers["content-type"]) == (413, "application/problem+json")


def test_where_codes_lead_comes_from_the_settings_and_not_from_the_request(house: TestClient, tmp_path: Path) -> None:
    answer = house.post("/api/v1/label-sheets", json=ORDER, headers={"Host": "evil.example", "X-Forwarded-Host": "e.x"})
    assert {one.split("/")[2] for one in texts(answer, tmp_path)} == {"Q.FIRM.DK"}


def test_without_a_host_of_its_own_it_is_a_trial(engine: Engine) -> None:
    take_in_house(engine)
    with TestClient(create_app(engine)) as client:
        ordering(client)
        assert [one["is_trial"] for one in batches(client)] == [True]


def test_command_and_http_choose_alike(skylt: Skylt, own_url: str) -> None:
    engine = open_engine(own_url)
    with TestClient(create_app(engine)) as client:
        answer = client.post("/api/v1/label-choices", json={"query": "door", "order": "name"}).json()
    engine.dispose()
    ran = skylt("labels", "eligible", "--query", "door", "--order", "name", "--database", own_url, "--json")
    assert ran.json == answer


def test_a_dry_run_writes_nothing_and_says_what_would_be_printed(skylt: Skylt, own_url: str, tmp_path: Path) -> None:
    ran = skylt("labels", "print", "--dry-run", "--stock", "L7160", "-o", "labels.pdf", "--database", own_url, "--json")
    assert ran.json["labels"] == len(ran.json["elements"]) > 0
    assert not (tmp_path / "labels.pdf").exists()
    assert skylt("labels", "batches", "--database", own_url, "--json").json == []


@pytest.mark.parametrize(
    ("options", "told"),
    [(("-o", "labels.pdf"), "--stock"), (("--stock", "L7160"), "--output")],
    ids=["no stock", "no file"],
)
def test_what_a_print_lacks_is_wrong_usage(skylt: Skylt, own_url: str, options: tuple[str, ...], told: str) -> None:
    ran = skylt("labels", "print", *options, "--database", own_url)
    assert (ran.exit_code, told in ran.stderr) == (2, True)


def test_the_rule_of_the_settings_file_is_that_of_print_and_changes(skylt: Skylt, own_url: str, tmp_path: Path) -> None:
    (tmp_path / "skylt.toml").write_text('[[labels.rule]]\nlabel = false\nkind = "asset"\n', encoding="utf-8")
    chosen = skylt("labels", "eligible", "--database", own_url, "--json").json
    assert {one["kind"] for one in chosen["elements"]} == {"space"}


def test_a_rule_for_a_class_that_no_schema_has_is_refused(skylt: Skylt, own_url: str, tmp_path: Path) -> None:
    (tmp_path / "skylt.toml").write_text('[[labels.rule]]\nlabel = false\nclass = "IfcPomp"\n', encoding="utf-8")
    ran = skylt("labels", "eligible", "--database", own_url)
    assert (ran.exit_code, "IfcPomp" in ran.stderr, len(ran.stderr.splitlines())) == (2, True, 1)


def test_examples_of_choices_and_orders_are_what_is_answered_and_taken() -> None:
    view = LabelChoiceView.model_validate(examples.LABEL_CHOICE)
    assert view.model_dump(mode="json") == examples.LABEL_CHOICE
    assert all(SheetIn.model_validate(one["value"]) for one in SHEET_EXAMPLES.values())


@pytest.mark.parametrize(
    ("order", "kind", "ending"),
    [
        ({"format": "svg"}, "application/zip", "zip"),
        ({"format": "zpl", "dpi": 203}, "application/vnd.zebra-zpl", "zpl"),
        ({"format": "csv", "stock": None}, "text/csv; charset=utf-8", "csv"),
        ({"split": "storey"}, "application/zip", "zip"),
    ],
    ids=["svg", "zpl", "csv without a stock", "a file a storey"],
)
def test_an_order_in_another_format_is_answered_in_that(
    house: TestClient, order: dict[str, Any], kind: str, ending: str
) -> None:
    answer = ordering(house, **order)
    assert (answer.status_code, answer.headers["content-type"]) == (201, kind)
    assert answer.headers["content-disposition"].endswith(f'.{ending}"')


def test_commands_say_how_many_files_there_are(skylt: Skylt, own_url: str, tmp_path: Path) -> None:
    ran = skylt("labels", "print", "--stock", "L7160", "--split", "storey", "-o", "all.zip", "--database", own_url)
    assert (ran.exit_code, "labels on" in ran.stdout, "files in all.zip" in ran.stdout) == (0, True, True)
    ran = skylt("labels", "print", "-o", "all.xlsx", "--database", own_url)
    assert (ran.exit_code, "labels in all.xlsx, leading to" in ran.stdout) == (0, True)


@pytest.mark.parametrize("format_", ["pdf", "zpl", "svg", "csv"])
def test_a_batch_is_printed_again_over_http_in_its_own_format(house: TestClient, format_: str) -> None:
    first = ordering(house, format=format_, stock=None if format_ == "csv" else "L7160")
    again = house.post(f"/api/v1/label-batches/{first.headers['skylt-batch']}/prints", json={"by": "Ann"})
    assert (again.status_code, again.headers["content-type"]) == (200, first.headers["content-type"])
    assert again.content == first.content


@pytest.mark.parametrize("format_", ["svg", "png", "csv", "xlsx"])
def test_a_printer_is_not_corrected_where_there_is_no_page(house: TestClient, format_: str) -> None:
    answer = ordering(house, printer="OFFICE", format=format_)
    assert answer.status_code == 422
    assert answer.json()["detail"] == (
        f"{format_} has no page to which a printer's correction applies: leave the printer out, or use pdf or zpl."
    )
    assert batches(house) == []


def test_the_order_of_the_codes_and_several_part_used_sheets_are_taken_over_http(
    house: TestClient, tmp_path: Path
) -> None:
    usual = house.post("/api/v1/label-choices", json={}).json()["elements"]
    codes = [one["code"] for one in sorted(usual, key=lambda one: str(one["name"]))]
    answer = ordering(house, choice={"codes": codes, "order": "given"}, start=[20, 21])
    assert texts(answer, tmp_path) == [f"HTTPS://Q.FIRM.DK/Q/{code}" for code in codes]
    contents = house.get(answer.headers["location"]).json()["contents"]
    assert [(one["page"], one["place"]) for one in contents[:4]] == [(1, 20), (1, 21), (2, 21), (3, 1)]
    again = house.post("/api/v1/label-batches/1/prints", json={"by": "Ann", "pages": [2]})
    assert texts(again, tmp_path) == [f"HTTPS://Q.FIRM.DK/Q/{codes[2]}"]


def test_a_batch_is_printed_again_on_several_part_used_sheets_over_http(house: TestClient, tmp_path: Path) -> None:
    first = ordering(house)
    batch = first.headers["location"]
    again = house.post(f"{batch}/prints", json={"by": "Ann", "start": [20, 21]})
    assert again.status_code == 200
    assert texts(again, tmp_path) == texts(first, tmp_path)
    for start in (0, 10_001, [0], []):
        assert house.post(f"{batch}/prints", json={"by": "Ann", "start": start}).status_code == 422


def test_a_list_with_copies_is_taken_over_http_and_a_repeated_request_gives_the_same(
    house: TestClient, tmp_path: Path
) -> None:
    rows = [{"element": "1.2", "copies": 2}, {"element": "1.01"}]
    first, second = (ordering(house, key="one", choice={"list": rows}) for _ in range(2))
    assert (first.status_code, second.status_code, second.content == first.content) == (201, 200, True)
    codes = [one["code"] for one in house.get(first.headers["location"]).json()["contents"]]
    assert texts(first, tmp_path) == [f"HTTPS://Q.FIRM.DK/Q/{code}" for code in (codes[0], *codes)]
    refused = ordering(house, choice={"list": [{"element": "9.99"}]})
    assert (refused.status_code, "row 1" in refused.json()["detail"]) == (422, True)


def test_the_command_takes_a_list_several_starts_and_the_order_of_codes(
    skylt: Skylt, own_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SKYLT_CODE_HOST", HOST)
    rooms = [one for one in skylt("spaces", "--json", "--database", own_url).json if one["code"]][:4]
    listed = tmp_path / "list.csv"
    listed.write_text("\n".join(["Code;Copies", *(f"{one['code']};2" for one in reversed(rooms))]), encoding="utf-8")
    sheet = tmp_path / "list.pdf"
    common = "--stock", "L7160", "-o", str(sheet), "--database", own_url
    ran = skylt("labels", "print", "--list", str(listed), "--start", "20", "--start", "19", *common)
    expected = [one["code"] for one in reversed(rooms) for _ in range(2)]
    assert (ran.exit_code, [one.clear_code for one in decode(sheet)]) == (0, expected)
    assert [one.page for one in decode(sheet)] == [1, 1, 2, 2, 2, 3, 3, 3]
    ran = skylt("labels", "print", "--codes", str(listed), "--order", "given", *common)
    assert (ran.exit_code, [one.clear_code for one in decode(sheet)]) == (0, expected[::2])
    ran = skylt("labels", "reprint", "1", "--page", "2", "-o", str(sheet), "--database", own_url)
    assert (ran.exit_code, [one.clear_code for one in decode(sheet)]) == (0, expected[2:5])
    ran = skylt("labels", "reprint", "1", "--from", expected[4], "-o", str(sheet), "--database", own_url)
    assert (ran.exit_code, [one.clear_code for one in decode(sheet)]) == (0, expected[4:])
    assert "Sheet" in skylt("labels", "batches", "1", "--database", own_url).stdout
