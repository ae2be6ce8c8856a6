"""Damaged models: whatever is in a file, it is imported or refused in one line, and nothing is lost or left behind."""

import re
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path
from random import Random

import pytest

from api.operations.imports.importing import ImportOptions, import_model
from bench.damage import meaning, text
from bench.damage.step import StepText
from bench.invariants import broken_rules
from bench.mutants import SAMPLE_MODELS, mutant
from bench.supervising import template
from bench.trial import try_one
from registry.database.engine import open_engine
from tests.conftest import NOON

SEED = 2
SMALL = [one for one in SAMPLE_MODELS if one.stat().st_size < 200_000]


@pytest.fixture(scope="module")
def standing(tmp_path_factory: pytest.TempPathFactory) -> dict[Path, Path | None]:
    """Registries in which the undamaged models stand."""
    folder = tmp_path_factory.mktemp("standing")
    return {model: template(model, folder) for model in SMALL}


@pytest.mark.parametrize("number", range(20))
def test_a_damaged_file_is_imported_or_refused_in_one_line(
    number: int, standing: dict[Path, Path | None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "tmp").mkdir()
    monkeypatch.setenv("TMPDIR", str(tmp_path / "tmp"))
    monkeypatch.setattr(tempfile, "tempdir", None)
    one = mutant(SEED, number, SMALL)
    outcome = try_one(one, tmp_path, standing[one.model] if one.standing else None)
    assert outcome.problems == []


def test_a_number_makes_the_same_file_again() -> None:
    numbers = range(10)
    assert [mutant(SEED, one, SMALL) for one in numbers] == [mutant(SEED, one, SMALL) for one in numbers]


@pytest.mark.parametrize("damage", sorted(text.DAMAGES))
def test_damage_to_the_text_changes_it(damage: str) -> None:
    content = SMALL[0].read_bytes()
    assert text.DAMAGES[damage](content, Random(SEED)) != content  # noqa: S311  (chance that is meant to be repeated)


@pytest.mark.parametrize("damage", sorted(meaning.DAMAGES))
def test_damage_to_the_meaning_leaves_statements(damage: str) -> None:
    model = StepText(SAMPLE_MODELS[1].read_text("latin-1"))
    meaning.DAMAGES[damage](model, Random(SEED))  # noqa: S311
    assert set(map(int, re.findall(r"^#(\d+)=", str(model), re.MULTILINE))) == {one.number for one in model.all()}


def test_a_file_that_is_taken_apart_and_written_is_the_same_file() -> None:
    content = SMALL[0].read_text("latin-1")
    assert str(StepText(content)) == content


def test_a_circle_of_spaces_is_seen_in_a_registry(tmp_path: Path) -> None:
    registry = tmp_path / "skylt.db"
    engine = open_engine(f"sqlite:///{registry}")
    import_model(engine, SAMPLE_MODELS[0], ImportOptions(), lambda: NOON)
    engine.dispose()
    assert broken_rules(registry) == []
    with closing(sqlite3.connect(registry)) as connection, connection:
        first, second = (one for (one,) in connection.execute("SELECT id FROM space ORDER BY id LIMIT 2"))
        connection.execute("UPDATE space SET parent_id = ? WHERE id = ?", (second, first))
        connection.execute("UPDATE space SET parent_id = ? WHERE id = ?", (first, second))
    assert broken_rules(registry) == [f"a space is a part of itself: {first}"]
