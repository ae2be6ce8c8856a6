"""The walk-through of docs/how-to/add-a-field.md is true: its edits to a copy of Skylt add two fields everywhere.

A number of assets is added as the page says that it is: in the files of its first part, in the way of its second one.
"""

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
from openpyxl import load_workbook

from api.operations.elements.listing import list_assets, list_spaces
from api.operations.imports.importing import ImportOptions, import_model
from registry.database.engine import open_engine, reading
from registry.database.upgrading import HEAD
from tests.conftest import ROOT
from tests.ifc_import.reading.factories import House

PAGE = (ROOT / "docs" / "how-to" / "add-a-field.md").read_text(encoding="utf-8")
MIGRATION = re.compile(r"`(registry/migrations/versions/\w+\.py)`.*?```python\n(.*?)```", re.DOTALL)
CODES_OF_THE_PAGE = {"7K3-M9Q-X2R": "Other door", "2W8-HB5-0C9": "Store"}
RATING, HEIGHT, POWER = "acoustic_rating", "ceiling_height_m", "power_w"
NUMBER_OF_ASSETS = [
    """--- ifc_import/reading/handover/property_names.py
 STANDARD: Mapping[str, tuple[str, ...]] = {
+    "power_w": ("NominalPower",),
     "acoustic_rating": ("AcousticRating",),
""",
    """--- registry/fields.py
     Field(name="warranty_until", form="date", plain=True, stated=True, corrected=True, listed=True),
+    Field(
+        name="power_w", form="number", unit="W", plain=True, stated=True, corrected=True, listed=True, labelled=True,
+        searched=True, example="1500",
+    ),
""",
    """--- api/http/examples.py
     "warranty_until": "2030-04-01",
+    "power_w": 1500.0,
     "acoustic_rating": None,
""",
]
MIGRATION_OF_ASSETS = (
    "registry/migrations/versions/0008_power.py",
    '''"""Assets have a power."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables from the version before to this one."""
    op.add_column("asset", sa.Column("power_w", sa.Float(), nullable=True))
''',
)
AFTERWARDS = [
    ["assets", "--json"],
    ["assets", "import", "--help-all"],
    ["spaces", "--json"],
    ["spaces", "--as-of", "1", "--json"],
    ["spaces", "--as-of", "2", "--json"],
    ["correct", "7K3-M9Q-X2R", "power_w=1,5 kW"],
    ["assets", "import", "heaters.csv", "--list", "heaters", "--column", "power_w=Effect", "--json"],
    ["labels", "print", "--query", "1500 W", "--all", "-o", "powerful.csv"],
    ["history", "2W8-HB5-0C9", "--json"],
    ["assets", "--json"],
    ["revisions", "undo", "2", "--yes"],
    ["spaces", "--json"],
]

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
from api.http.examples import ASSET, SPACE
from api.operations.elements.views import AssetView, SpaceView
from registry import tables
from registry.database.engine import open_engine
from registry.tables.columns import Table

engine = open_engine("sqlite:///skylt.db")
with engine.connect() as connection:
    differences = compare_metadata(MigrationContext.configure(connection), Table.metadata)
answered = AssetView.model_validate(ASSET).model_dump(mode="json")
shown = SpaceView.model_validate(SPACE).model_dump(mode="json")
body = create_app(engine).openapi()["components"]["schemas"]["AssetIn"]["properties"]
json.dump(
    [
        len(differences),
        list(answered) == list(ASSET),
        list(shown) == list(SPACE),
        body["acoustic_rating"]["examples"],
        body["power_w"]["examples"],
    ],
    sys.stdout,
)
"""


def blocks(language: str) -> list[str]:
    """The blocks of code of the page in a language."""
    return re.findall(rf"^```{language}\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)


def commands(codes: dict[str, str]) -> Iterator[list[str]]:
    """The commands of the page and those of the test, with codes of this registry in the place of those there."""
    listed = [shlex.split(line.removeprefix("$ skylt ")) for line in "".join(blocks("console")).splitlines()]
    for command in (*listed, *AFTERWARDS):
        yield [codes[CODES_OF_THE_PAGE[word]] if word in CODES_OF_THE_PAGE else word for word in command]


def edit(project: Path) -> None:
    """Make the edits: lines that begin with a plus come in the place of those with a minus, among those around them."""
    for block in (*blocks("diff"), *NUMBER_OF_ASSETS):
        path, *lines = block.splitlines()
        file = project / path.removeprefix("--- ")
        text = file.read_text(encoding="utf-8")
        before, after = ("".join(f"{line[1:]}\n" for line in lines if line[0] in kept) for kept in (" -", " +"))
        assert text.count(before) == 1, f"{path}: the lines around the edit stand there {text.count(before)} times"
        file.write_text(text.replace(before, after), encoding="utf-8")
    for number, (path, migration) in enumerate([*MIGRATION.findall(PAGE), MIGRATION_OF_ASSETS], int(HEAD)):
        [new], [old] = re.findall(r'\nrevision = "(\d+)"', migration), re.findall(r'down_revision = "(\d+)"', migration)
        numbers = {old: f"{number:04}", new: f"{number + 1:04}"}  # other versions came since the page was written
        renumbered = f'"{numbers[new]}"'.join(
            part.replace(f'"{old}"', f'"{numbers[old]}"') for part in migration.split(f'"{new}"')
        )
        (project / path.replace(new, numbers[new])).write_text(renumbered, encoding="utf-8")


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


def by_name(listed: str, field: str) -> dict[str, Any]:
    """Name → value of a field, of the elements that `skylt assets --json` or `skylt spaces --json` lists."""
    return {element["name"]: element[field] for element in json.loads(listed)}


def column(table: Path, field: str) -> dict[str, str]:
    """Name → value, of the labels of a table for mail merge."""
    with table.open(encoding="utf-8-sig", newline="") as file:
        return {row["Name"]: row[field] for row in csv.DictReader(file)}


def schedule(path: Path) -> tuple[str, list[object]]:
    """The heading and the cells of the ceiling height in the sheet of spaces."""
    headings, *rows = load_workbook(path)["Spaces"].iter_rows(values_only=True)
    [place] = [at for at, heading in enumerate(headings) if str(heading).startswith("Ceiling")]
    return str(headings[place]), [row[place] for row in rows]


def texts(pdf: Path) -> str:
    """The words on the pages of a PDF, whatever lines they are broken into."""
    with pypdfium2.PdfDocument(pdf) as document:
        return " ".join(" ".join(page.get_textpage().get_text_range() for page in document).split())


def models(folder: Path) -> dict[str, str]:
    """The registry with a model as it was before, and that model as it is now; name of an element → code."""
    house = House()
    house.space.LongName = "Office"
    store = house.rooted("IfcSpace", Name="102", LongName="Store")
    house.aggregate(house.storey, store)
    rated, _other = house.stand("IfcDoor", Name="Rated door"), house.stand("IfcDoor", Name="Other door")
    engine = open_engine(f"sqlite:///{folder / 'skylt.db'}")
    import_model(engine, house.write(folder, "doors.ifc"), ImportOptions(), lambda: datetime.now(UTC))
    with reading(engine) as session:
        codes = {asset.name: asset.code or "" for asset in list_assets(session)}
        codes |= {space.name: space.code or "" for space in list_spaces(session)}
    engine.dispose()
    house.define(house.pset("Pset_DoorCommon", house.single("AcousticRating", "Rw 42 dB")), rated)
    power = house.single("NominalPower", 0.25, "IfcPowerMeasure", house.si("POWERUNIT", "WATT", "KILO"))
    house.define(house.pset("Pset_Other", power), rated)
    millimetre = house.si("LENGTHUNIT", "METRE", "MILLI")
    height = house.make("IfcQuantityLength", "FinishCeilingHeight", None, millimetre, 2700.0)
    house.define(house.quantities("Qto_SpaceBaseQuantities", height), house.space)
    house.write(folder, "doors.ifc")
    return codes


def test_plain_fields_take_the_four_places_of_the_walk_through(
    tmp_path: Path, python: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("SKYLT_DATABASE_URL", "SKYLT_CODE_HOST"):
        monkeypatch.delenv(name, raising=False)
    folder = tmp_path / "work"
    folder.mkdir()
    codes = models(folder)
    (folder / "doors.csv").write_text("Id,Name,dB\nD-9,Spare door,Rw 37 dB\n")
    (folder / "heaters.csv").write_text('Id,Name,Effect\nH-1,Heater,"1,2 kW"\nH-2,Small heater,"400,5"\n')
    for name, layout in zip(("doors.toml", "rooms.toml"), blocks("toml"), strict=True):
        (folder / name).write_text(layout)

    asked = list(commands(codes))
    ran = child(python, RUNNER, folder, asked)

    assert [(exit_code, told) for exit_code, _, told in ran if exit_code] == []
    answers: dict[str, list[str]] = {}
    for command, (_, stdout, _) in zip(asked, ran, strict=True):
        answers.setdefault(" ".join(command), []).append(stdout)
    [imported], [usage] = answers["import doors.ifc"], answers["assets import --help-all"]
    read, _, listed = answers["assets --json"]
    assert "2 changed" in imported, imported
    assert RATING in usage
    assert by_name(read, RATING) == {"Rated door": "Rw 42 dB", "Other door": None}
    known = {"Rated door": "Rw 42 dB", "Other door": "Rw 45 dB", "Spare door": "Rw 37 dB"}
    assert by_name(listed, RATING).items() >= known.items()
    assert {**by_name(listed, "code"), **by_name(answers["spaces --json"][0], "code")}.items() >= codes.items()
    on_labels = texts(folder / "doors.pdf")
    assert [rating for rating in known.values() if f"Acoustic rating {rating}" not in on_labels] == []
    assert column(folder / "labels.csv", "Acoustic rating").items() >= known.items()

    stated, corrected = {"Office": 2.7, "Store": None}, {"Office": 2.7, "Store": 2.55}
    assert [by_name(rooms, HEIGHT) for rooms in answers["spaces --json"]] == [
        stated, corrected, {"Office": None, "Store": 2.55},
    ]  # fmt: skip
    assert by_name(answers["spaces --as-of 1 --json"][0], HEIGHT) == {"Office": None, "Store": None}
    assert by_name(answers["spaces --as-of 2 --json"][0], HEIGHT) == stated
    assert schedule(folder / "rooms.xlsx") == ("Ceiling height (m)", [2.7, 2.55])
    assert "Ceiling height 2.55 m" in texts(folder / "rooms.pdf")
    assert column(folder / "rooms.csv", "Ceiling height").items() >= {"Office": "2.7 m", "Store": "2.55 m"}.items()
    [past] = answers[f"history {codes['Store']} --json"]
    assert {"field": HEIGHT, "old": None, "new": 2.55} in json.loads(past)["entries"][-1]["changes"]

    assert by_name(read, POWER) == {"Rated door": 250.0, "Other door": None}
    powers = {"Rated door": 250.0, "Other door": 1500.0, "Heater": 1200.0, "Small heater": 400.5}
    assert by_name(listed, POWER).items() >= powers.items()
    assert column(folder / "powerful.csv", "Power") == {"Other door": "1500 W"}
    assert child(python, CHECKS, folder) == [0, True, True, ["Rw 42 dB"], [1500.0]]
