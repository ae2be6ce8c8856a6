"""The benchmark of labels: what it draws, changes and counts. Nothing here looks at a clock."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine
from typer import Typer
from typer.testing import CliRunner

from api.operations.labels.choice.choosing import labels_for
from api.operations.labels.printing.verifying import verify_sheet
from api.operations.labels.words import ElementLabel
from bench import labels as program
from bench.label_works import HOST, Kept, drawing, reportlab, segno, the_form
from bench.made_registry import make_registry
from bench.tampering import Part, tampered
from qr.proof.decoding import decode
from registry.database.engine import open_engine, reading, reading_connection

COUNT = 190
"""More than one building holds."""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    engine = open_engine(f"sqlite:///{tmp_path_factory.mktemp('made') / 'skylt.db'}")
    make_registry(engine, COUNT)
    yield engine
    engine.dispose()


@pytest.fixture(scope="module")
def labels(made: Engine) -> list[ElementLabel]:
    with reading(made) as session:
        return labels_for(session)


@pytest.fixture(scope="module")
def sheet(labels: list[ElementLabel], tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("sheet") / "labels.pdf"
    drawing(Kept(labels, workers=1), target)
    return target


def test_a_made_up_registry_has_so_many_labels(labels: list[ElementLabel]) -> None:
    assert len({one.code for one in labels}) == COUNT
    assert {one.building for one in labels} == {"Building 1", "Building 2"}


def test_its_names_are_short_long_and_of_two_scripts(labels: list[ElementLabel]) -> None:
    lengths = {len(one.name) for one in labels}
    assert (min(lengths) < 10, max(lengths)) == (True, 90)
    assert any("Α" <= letter <= "ω" for one in labels for letter in one.name)


def test_a_seed_makes_the_same_codes_again(labels: list[ElementLabel], tmp_path: Path) -> None:
    engine = open_engine(f"sqlite:///{tmp_path / 'again.db'}")
    make_registry(engine, COUNT)
    with reading(engine) as session:
        assert labels_for(session) == labels
    engine.dispose()


def test_the_other_program_draws_the_same_symbols_at_the_same_places(
    labels: list[ElementLabel], tmp_path: Path
) -> None:
    drawn = {}
    for work in (drawing, reportlab):
        work(Kept(labels[:30], workers=1), tmp_path / "drawn.pdf")
        found = decode(tmp_path / "drawn.pdf")
        drawn[work] = [(one.page, one.text, round(one.box.x_mm), round(one.box.y_mm)) for one in found]
    assert drawn[reportlab] == drawn[drawing]
    assert len(drawn[drawing]) == 30


def test_segno_alone_writes_nothing(labels: list[ElementLabel], tmp_path: Path) -> None:
    segno(Kept(labels[:3], workers=1), tmp_path / "nothing.pdf")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("part", "shown"),
    [
        pytest.param("symbol", 0, id="a symbol of another code"),
        pytest.param("text", 100, id="another code in clear text"),
    ],
)
def test_one_changed_label_is_told_and_no_other(
    made: Engine, labels: list[ElementLabel], sheet: Path, part: Part, shown: int
) -> None:
    changed = sheet.with_name("changed.pdf")
    changed.write_bytes(tampered(sheet.read_bytes(), the_form(), labels, 100, 0, part))
    with reading_connection(made) as connection:
        [problem] = verify_sheet(connection, changed, HOST).problems
    assert (problem.page, problem.code) == (100 // 21 + 1, labels[shown].code)
    assert "the text beside it" in problem.message


def test_only_what_stands_there_can_be_changed(labels: list[ElementLabel], sheet: Path) -> None:
    with pytest.raises(ValueError, match="stands 0 times on page 5"):
        tampered(sheet.read_bytes(), the_form(), labels[50:], 100, 0, "symbol")


def test_the_program_measures_all_that_is_asked_and_proves_the_sheets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SKYLT_CODE_HOST", "is.set.by.the.program")
    app = Typer()
    app.command()(program.main)
    ended = CliRunner().invoke(app, ["--count", "42", "--runs", "1", "--workers", "1", "--json"])
    found = json.loads(ended.stdout)
    assert ended.exit_code == 0
    assert [one["name"] for one in found["figures"] if one["value"] is None] == []
    assert [(one["sheet"], one["problems"], one["exit_code"], one["right"]) for one in found["measured"]["proofs"]] == [
        ("as printed", 0, 0, True),
        ("one symbol of another", 1, 1, True),
        ("one text of another", 1, 1, True),
    ]
