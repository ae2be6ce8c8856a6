"""The walk-through of docs/how-to/add-a-field.md is true: its edits to a copy of Skylt add a field everywhere."""

import csv
import json
import re
import shlex
import subprocess
import venv
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from shutil import copytree, ignore_patterns
from sysconfig import get_path
from typing import Any

import pypdfium2  # type: ignore[import-untyped]  # publishes no types
import pytest

from api.operations.elements.listing import list_assets
from api.operations.imports.importing import ImportOptions, import_model
from registry.database.engine import open_engine, reading
from registry.database.upgrading import HEAD
from tests.conftest import ROOT
from tests.ifc_import.reading.factories import House

PAGE = (ROOT / "docs" / "how-to" / "add-a-field.md").read_text(encoding="utf-8")
MIGRATION = re.compile(r"`(registry/migrations/versions/\w+\.py)`.*?```python\n(.*?)```", re.DOTALL)
CODE_OF_THE_PAGE = "7K3-M9Q-X2R"
FIELD = "acoustic_rating"
AFTERWARDS = [["assets", "--json"], ["assets", "import", "--help-all"]]

RUNNER = """
import json, sys
from typer.testing import CliRunner
from api.cli.main import app

def ran(arguments):
    result = CliRunner().invoke(app, arguments, catch_exceptions=False)
    return [result.exit_code, result.stdout, result.stderr]

json.dump([ran(one) for one in json.load(sys.stdin)], sys.__stdout__)
"""
CHECKS = """
import json, sys
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from api.http.application import create_app
from api.http.examples import ASSET
from api.operations.elements.views import AssetView
from registry import tables
from registry.database.engine import open_engine
from registry.tables.columns import Table

engine = open_engine("sqlite:///skylt.db")
with engine.connect() as connection:
    differences = compare_metadata(MigrationContext.configure(connection), Table.metadata)
answered = AssetView.model_validate(ASSET).model_dump(mode="json")
body = create_app(engine).openapi()["components"]["schemas"]["AssetIn"]["properties"]
json.dump([len(differences), list(answered) == list(ASSET), body["acoustic_rating"].get("examples")], sys.stdout)
"""


def blocks(language: str) -> list[str]:
    """The blocks of code of the page in a language."""
    return re.findall(rf"^```{language}\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)


def commands(code: str) -> Iterator[list[str]]:
    """The commands of the page, with the code of a door in the place of the one that is written there."""
    for line in "".join(blocks("console")).splitlines():
        yield shlex.split(line.removeprefix("$ skylt ").replace(CODE_OF_THE_PAGE, code))


def edit(project: Path) -> None:
    """Make the edits of the page: lines that begin with a plus go between those around them, which stand there once."""
    for block in blocks("diff"):
        path, *lines = block.splitlines()
        file = project / path.removeprefix("--- ")
        text = file.read_text(encoding="utf-8")
        before = "".join(f"{line[1:]}\n" for line in lines if line.startswith(" "))
        assert text.count(before) == 1, f"{path}: the lines around the edit stand there {text.count(before)} times"
        file.write_text(text.replace(before, "".join(f"{line[1:]}\n" for line in lines)), encoding="utf-8")
    [(path, migration)] = MIGRATION.findall(PAGE)
    [new], [old] = re.findall(r'\nrevision = "(\d+)"', migration), re.findall(r'down_revision = "(\d+)"', migration)
    following = f"{int(HEAD) + 1:04}"  # other fields came since the page was written
    migration = migration.replace(f'"{old}"', f'"{HEAD}"').replace(f'"{new}"', f'"{following}"')
    (project / path.replace(new, following)).write_text(migration, encoding="utf-8")


def interpreter(project: Path, folder: Path) -> Path:
    """A Python that takes Skylt from `project` and all else from where these tests have it, also in isolated mode."""
    venv.create(folder, symlinks=True)
    [packages] = folder.glob("lib/python*/site-packages")
    (packages / "skylt.pth").write_text(f"{project}\n{get_path('purelib')}\n{get_path('platlib')}\n")
    return folder / "bin" / "python"


@pytest.fixture
def python(tmp_path: Path) -> Path:
    """A Python with a Skylt to which the edits of the page were made."""
    project = tmp_path / "project"
    for package in ("registry", "ifc_import", "qr", "api"):
        copytree(ROOT / package, project / package, ignore=ignore_patterns("__pycache__"))
    edit(project)
    return interpreter(project, tmp_path / "venv")


def child(python: Path, script: str, folder: Path, said: object = None) -> Any:
    """What a script prints, as JSON."""
    ended = subprocess.run(
        [python, "-c", script], cwd=folder, input=json.dumps(said), capture_output=True, text=True, check=False
    )
    assert ended.returncode == 0, ended.stderr
    return json.loads(ended.stdout)


def ratings(assets: str) -> dict[str, str | None]:
    """Name → rating, of the assets that `skylt assets --json` lists."""
    return {one["name"]: one[FIELD] for one in json.loads(assets)}


def texts(pdf: Path) -> str:
    """The words on the pages of a PDF, whatever lines they are broken into."""
    with pypdfium2.PdfDocument(pdf) as document:
        return " ".join(" ".join(page.get_textpage().get_text_range() for page in document).split())


def test_a_plain_field_takes_the_four_places_of_the_walk_through(
    tmp_path: Path, python: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("SKYLT_DATABASE_URL", "SKYLT_CODE_HOST"):
        monkeypatch.delenv(name, raising=False)
    folder = tmp_path / "work"
    folder.mkdir()
    house = House()
    rated, other = house.stand("IfcDoor", Name="Rated door"), house.stand("IfcDoor", Name="Other door")
    engine = open_engine(f"sqlite:///{folder / 'skylt.db'}")
    import_model(engine, house.write(folder, "doors.ifc"), ImportOptions(), lambda: datetime.now(UTC))
    with reading(engine) as session:
        codes = {one.name: one.code or "" for one in list_assets(session)}
    engine.dispose()
    house.define(house.pset("Pset_DoorCommon", house.single("AcousticRating", "Rw 42 dB")), rated)
    house.write(folder, "doors.ifc")
    (folder / "doors.csv").write_text("Id,Name,dB\nD-9,Spare door,Rw 37 dB\n")
    [layout] = blocks("toml")
    (folder / "doors.toml").write_text(layout)

    ran = child(python, RUNNER, folder, [*commands(codes[other.Name]), *AFTERWARDS])

    assert [(exit_code, told) for exit_code, _, told in ran if exit_code] == []
    imported, read, *_, listed, usage = [stdout for _, stdout, _ in ran]
    assert "1 changed" in imported, imported
    assert FIELD in usage
    assert ratings(read) == {"Rated door": "Rw 42 dB", "Other door": None}
    known = {"Rated door": "Rw 42 dB", "Other door": "Rw 45 dB", "Spare door": "Rw 37 dB"}
    assert ratings(listed) == known
    assert {one["name"]: one["code"] for one in json.loads(listed)}.items() >= codes.items()
    on_labels = texts(folder / "doors.pdf")
    assert [one for one in known.values() if f"Acoustic rating {one}" not in on_labels] == []
    with (folder / "labels.csv").open(encoding="utf-8-sig", newline="") as table:
        merged = {row["Name"]: row["Acoustic rating"] for row in csv.DictReader(table)}
    assert {name: merged[name] for name in known} == known
    assert child(python, CHECKS, folder) == [0, True, ["Rw 42 dB"]]
