"""Layouts, languages, fonts and the preflight, by command and over HTTP."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import Engine

from api.http.application import create_app
from api.http.labels import examples
from api.operations.labels.printing.views import PreflightView
from qr.layout.layouts import ready_made
from registry.database.engine import open_engine
from tests.api.conftest import Skylt
from tests.api.operations.labels.house import take_in_house
from tests.qr.factories import words
from tests.qr.readers import symbols, zpl_labels
from tests.qr.styles import a_picture

HOST = "q.firm.dk"
OURS = """
[[layout]]
name = "ours"
about = "only the name"
rows = [{ show = "name" }, { words = { sv = "Anmäl fel", en = "Report" } }, { show = "code", at = "foot" }]
"""


@pytest.fixture
def house(engine: Engine) -> Iterator[TestClient]:
    """HTTP over the registry of a small house, on each engine."""
    take_in_house(engine)
    with TestClient(create_app(engine, code_host=HOST)) as client:
        yield client


def ordering(house: TestClient, route: str = "label-sheets", **order: Any) -> Any:
    key = {"Idempotency-Key": order.pop("key")} if "key" in order else {}
    return house.post(f"/api/v1/{route}", json={"by": "Ann", "stock": "L7165", **order}, headers=key)


def test_layouts_are_listed_with_an_owners_and_drawn(skylt: Skylt, tmp_path: Path) -> None:
    (tmp_path / "ours.toml").write_text(OURS, "utf-8")
    ran = skylt("labels", "layouts", "ours.toml", "--preview", "all.svg", "--json")
    assert [one["name"] for one in ran.json] == ["ours", *(one.name for one in ready_made())]
    assert [one["own"] for one in ran.json][:2] == [True, False]
    assert "ours: only the name" in (tmp_path / "all.svg").read_text("utf-8")


def test_a_print_has_the_layout_language_and_logo_that_settings_and_options_say(
    skylt: Skylt, own_url: str, tmp_path: Path
) -> None:
    (tmp_path / "ours.toml").write_text(OURS, "utf-8")
    (tmp_path / "logo.png").write_bytes(a_picture())
    (tmp_path / "skylt.toml").write_text('[labels]\nlanguage = "sv"\nlogo = "logo.png"\n', "utf-8")
    ask = ("labels", "print", "--stock", "L7165", "--class", "IfcSpace", "--database", own_url)
    assert skylt(*ask, "--layout", "ours.toml", "-o", "a.pdf").exit_code == 0
    assert skylt(*ask, "--layout", "ours.toml", "--language", "en", "-o", "b.pdf").exit_code == 0
    said = [words(tmp_path / name) for name in ("a.pdf", "b.pdf")]
    assert ["Anmäl fel" in one for one in said] == [True, False]
    assert ["Report" in one for one in said] == [False, True]


def test_a_preflight_shows_a_picture_and_ends_with_1_where_a_print_would_be_refused(
    skylt: Skylt, own_url: str, tmp_path: Path
) -> None:
    ask = ("labels", "preflight", "--database", own_url, "--stock")
    ran = skylt(*ask, "L7160", "--preview", "sheet.png", SKYLT_CODE_HOST=HOST)
    assert (ran.exit_code, "ready to print" in ran.stdout) == (0, True)
    assert "0.847 mm: 6.77 dots at 203 dpi, rounded; 10 dots at 300 dpi" in ran.stdout
    assert (tmp_path / "sheet.png").exists()
    refused = skylt(*ask, "5167", "--format", "zpl", "--dpi", "203")
    assert (refused.exit_code, "not ready" in refused.stdout, len(refused.stderr.splitlines())) == (1, True, 1)


@pytest.mark.parametrize(
    ("exit_code", "options", "told"),
    [
        pytest.param(2, ("--layout", "nope"), "no layout is called 'nope'", id="layout"),
        pytest.param(3, ("--layout", "nope.toml"), "is no file of layouts", id="file of layouts"),
        pytest.param(2, ("--language", "tlh"), "no fixed words in 'tlh'", id="language"),
        pytest.param(3, ("--font", "nope.ttf"), "no such file", id="font"),
        pytest.param(3, ("--logo", "own.db"), "not a readable picture", id="logo"),
    ],
)
def test_a_look_that_cannot_be_is_one_line_and_no_file(
    skylt: Skylt, own_url: str, tmp_path: Path, exit_code: int, options: tuple[str, ...], told: str
) -> None:
    ran = skylt("labels", "print", "--stock", "L7160", *options, "-o", "a.pdf", "--database", own_url)
    assert (ran.exit_code, told in ran.stderr, len(ran.stderr.splitlines())) == (exit_code, True, 1), ran.stderr
    assert not (tmp_path / "a.pdf").exists()


def test_blank_labels_have_the_owners_stock_and_look(skylt: Skylt, own_url: str, tmp_path: Path) -> None:
    (tmp_path / "skylt.toml").write_text(
        '[labels]\n[[labels.stock]]\nname = "OURS"\npage = "A4"\ncolumns = 2\nrows = 4\nlabel_mm = [99, 67]\n'
        '[[labels.layout]]\nname = "blank"\nrows = [{ say = "scan" }, { show = "code", at = "foot" }]\n',
        "utf-8",
    )
    ran = skylt(
        "labels", "blank", 3, "--stock", "ours", "--layout", "blank", "--language", "da", "-o", "a.pdf",
        "--database", own_url,
    )  # fmt: skip
    assert ran.exit_code == 0, ran.stderr
    assert words(tmp_path / "a.pdf").count("Scan og meld en fejl") == 3


def test_blank_labels_come_in_other_formats(skylt: Skylt, own_url: str, tmp_path: Path) -> None:
    ask = ("labels", "blank", 3, "--stock", "Zebra 50.8x25.4", "--dpi", 203, "-o", "a.zpl", "--database", own_url)
    assert skylt(*ask, "--json").json["labels"] == 3
    assert [len(symbols(one.dots)) for one in zpl_labels((tmp_path / "a.zpl").read_bytes())] == [1, 1, 1]


def test_an_order_over_http_has_a_layout_and_a_language(house: TestClient, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(ordering(house, layout="door sign", language="de").content)
    assert "Scannen und Störung melden" in " ".join(words(tmp_path / "a.pdf").split())


def test_an_order_with_another_look_under_the_same_key_is_another_order(house: TestClient) -> None:
    first, same, other = (ordering(house, key="k", language=language) for language in ("de", "de", "da"))
    assert (first.status_code, same.status_code, other.status_code) == (201, 200, 409)


@pytest.mark.parametrize(
    "order",
    [{"layout": "skylt.toml"}, {"layout": "/etc/passwd"}, {"language": "tlh"}, {"font": "a.ttf"}, {"logo": "a.png"}],
    ids=["a file of the server", "a path", "no such language", "a font", "a logo"],
)
def test_a_request_names_no_file_and_nothing_that_is_not_there(house: TestClient, order: dict[str, Any]) -> None:
    assert ordering(house, **order).status_code == 422


def test_command_and_http_look_alike(skylt: Skylt, own_url: str) -> None:
    engine = open_engine(own_url)
    with TestClient(create_app(engine, code_host=HOST)) as client:
        answer = ordering(client, "label-preflights", start=5, copies=2).json()
    engine.dispose()
    ran = skylt(
        "labels", "preflight", "--stock", "L7165", "--start", 5, "--copies", 2, "--database", own_url, "--json",
        SKYLT_CODE_HOST=HOST,
    )  # fmt: skip
    assert ran.json == answer


def test_the_example_of_a_preflight_is_what_is_answered() -> None:
    view = PreflightView.model_validate(examples.PREFLIGHT)
    assert view.model_dump(mode="json") == examples.PREFLIGHT
