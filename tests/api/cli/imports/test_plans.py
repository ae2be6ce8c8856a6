"""The plan of an import on the command line: shown, written, kept, applied; and the manifest of a portfolio."""

import json
from collections import Counter
from pathlib import Path
from shutil import copy

import pytest
from openpyxl import load_workbook

from registry.codes.text import grouped
from tests.api.conftest import Skylt
from tests.conftest import ROOT

SAMPLES = ROOT / "sample_models"
FIRST, SECOND = SAMPLES / "station-services-1.ifc", SAMPLES / "station-services-2.ifc"
ARCHITECTURE, ARCHITECTURE_2 = SAMPLES / "station-architecture-1.ifc", SAMPLES / "station-architecture-2.ifc"
ANNEX = SAMPLES / "annex-ifc4x3.ifc"


def test_a_dry_run_names_the_first_elements_that_a_person_should_look_at(skylt: Skylt) -> None:
    skylt("import", FIRST)
    lines = skylt("import", SECOND, "--dry-run").stdout.splitlines()
    counts = lines.index("Plan: 12 gone, 1 moved, 8 recognised, 3 proposed, 3 changed, 10 new, 146 kept")
    titles = [line.partition(":")[0] for line in lines[counts + 1 : -1]]
    assert titles == ["  Gone", "  Moved to another room", "  Proposed"]
    assert lines[counts + 1].endswith(" … and 10 more")
    assert lines[-1] == "Every finding and every row: --all; as a spreadsheet: --xlsx FILE"


def test_the_whole_plan_is_shown_if_asked_for(skylt: Skylt) -> None:
    skylt("import", FIRST)
    lines = skylt("import", SECOND, "--dry-run", "--all").stdout.splitlines()
    titles = [line for line in lines if line in {"Rooms: 1", "Other changes: 36", "Kept: 146"}]
    assert titles == ["Rooms: 1", "Other changes: 36", "Kept: 146"]
    happened = Counter(line.split()[0] for line in lines if line.startswith((" gone ", " recognised ", " new ")))
    assert happened == {"gone": 12, "recognised": 8, "new": 10}
    assert not any(line.startswith("… and ") for line in lines)


def test_table_json_and_spreadsheet_say_the_same(skylt: Skylt, tmp_path: Path) -> None:
    skylt("import", FIRST)
    ran = skylt("import", SECOND, "--dry-run", "--json", "--xlsx", "plan.xlsx")
    plan = ran.json[0]["plan"]
    assert ran.stderr == "37 rows in plan.xlsx\n"
    titles, counts = load_workbook(tmp_path / "plan.xlsx")["Summary"].iter_rows(values_only=True)
    shown = dict(zip(titles, counts, strict=True))
    assert [shown[one] for one in ("Gone", "New", "Changed", "Kept")] == [
        plan["counts"][one] for one in ("gone", "new", "changed", "kept")
    ]
    headings, *rows = load_workbook(tmp_path / "plan.xlsx")["Gone"].iter_rows(values_only=True)
    assert [row[headings.index("Code")] for row in rows] == [grouped(one["code"]) for one in plan["gone"]]


def test_a_past_import_is_shown_in_a_table_as_json_and_as_a_spreadsheet(skylt: Skylt, tmp_path: Path) -> None:
    skylt("import", ARCHITECTURE)
    planned = skylt("import", ARCHITECTURE_2, "--dry-run", "--json").json[0]
    skylt("import", ARCHITECTURE_2)
    ran = skylt("imports", "show", "2", "--json", "--xlsx", "changes.xlsx")
    assert ran.json["plan"]["counts"] == planned["plan"]["counts"]
    assert ran.json["areas"]["total"] == planned["areas"]["total"]
    book = load_workbook(tmp_path / "changes.xlsx")
    assert ran.stderr == "24 rows in changes.xlsx\n"
    assert book.sheetnames[:5] == ["Summary", "What matters", "Areas", "Rooms", "Changed"]
    headings, *rows = book["What matters"].iter_rows(values_only=True)
    assert [row[headings.index("Number")] for row in rows][:2] == ["210A", "210B"]
    headings, *rows = book["Areas"].iter_rows(values_only=True)
    assert [round(row[headings.index("Difference, m²")], 2) for row in rows][-1] == -1.52
    lines = skylt("imports", "show", "2").stdout.splitlines()
    assert lines[1] == "  areas: 1,194.3 → 1,192.8 m² (-0.1%), 42 → 43 spaces"
    assert "    · 203 Kontor, Plan 2 Kontor, " in "".join(lines)
    assert "Plan: 1 gone, 6 moved, 11 recognised, 4 changed, 2 new, 181 kept" in lines
    assert [line for line in lines if line.startswith(("Rooms: ", "Floor areas: ", "Other "))] == [
        "Rooms: 8",
        "Floor areas: 2",
        "Other changes: 14",
    ]


def test_an_import_that_is_not_there_is_refused_in_one_line(skylt: Skylt) -> None:
    skylt("import", FIRST)
    ran = skylt("revisions", "show", "7")
    assert (ran.exit_code, ran.stdout) == (1, "")
    assert "there is no" in ran.stderr
    assert len(ran.stderr.splitlines()) == 1


def test_what_names_hold_is_only_text_in_a_plan(skylt: Skylt, tmp_path: Path) -> None:
    hostile = tmp_path / "hostile.ifc"
    hostile.write_bytes(ANNEX.read_bytes().replace(b"'A01'", rb"'[red]\X2\001B202E\X0\x'"))
    told = skylt("import", hostile, "--dry-run", "--all").stdout
    assert "[red]x" in told
    assert "\x1b" not in told


def test_a_plan_is_kept_and_applied_later(skylt: Skylt, tmp_path: Path) -> None:
    skylt("import", FIRST)
    kept = skylt("import", SECOND, "--dry-run", "--keep", "plan.json", "--json")
    assert kept.stderr == "Plan saved. To carry it out: skylt import --plan plan.json\n"
    done = skylt("import", "--plan", "plan.json", "--json")
    assert (done.exit_code, done.json[0]["changes"]) == (0, kept.json[0]["changes"])
    assert json.loads((tmp_path / "plan.json").read_bytes())["shown"] == kept.json


def test_a_plan_of_what_has_changed_is_refused_in_one_line(skylt: Skylt) -> None:
    skylt("import", FIRST)
    skylt("import", SECOND, "--dry-run", "--keep", "plan.json")
    skylt("import", SAMPLES / "station-architecture-1.ifc")
    ran = skylt("import", "--plan", "plan.json")
    assert (ran.exit_code, ran.stdout, ran.stderr.count("\n")) == (3, "", 1)
    assert "elements differ, make the plan again" in ran.stderr


def test_a_file_that_is_no_plan_is_refused_in_one_line(skylt: Skylt) -> None:
    ran = skylt("import", "--plan", ANNEX)
    assert (ran.exit_code, ran.stdout) == (3, "")
    assert ran.stderr == f"skylt: {ANNEX} is not an import plan; make a new one with --dry-run --keep\n"


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        pytest.param([], "name either FILE…, --plan or --manifest", id="nothing"),
        pytest.param([ANNEX, "--plan", "plan.json"], "name either", id="a file and a plan"),
        pytest.param([ANNEX, "--keep", "plan.json"], "--keep needs --dry-run", id="keep without a dry run"),
        pytest.param([ANNEX, "--xlsx", "plan.xlsx"], "--xlsx needs --dry-run", id="a spreadsheet of no plan"),
        pytest.param([ANNEX, FIRST, "--dry-run", "--keep", "p"], "takes a single FILE", id="one plan of two files"),
        pytest.param(["--plan", "p", "--dry-run"], "leave out --dry-run", id="a dry run of a plan"),
        pytest.param(["--plan", "p", "--building", "B"], "leave out", id="a plan for another building"),
        pytest.param(["--manifest", "m", "--building", "B"], "the manifest names", id="a building beside it"),
        pytest.param(
            ["--manifest", "m", "--dry-run", "--xlsx", "x"], "works with FILE…", id="a spreadsheet of a manifest"
        ),
    ],
)
def test_options_that_contradict_are_wrong_usage(skylt: Skylt, arguments: list[object], line: str) -> None:
    ran = skylt("import", *arguments, COLUMNS="200")
    assert (ran.exit_code, ran.stdout) == (2, "")
    assert line in ran.stderr


def portfolio(folder: Path) -> None:
    """A folder with three models, one of which is broken, and their manifest."""
    for path in (SAMPLES / "station-architecture-1.ifc", FIRST):
        copy(path, folder)
    (folder / "broken.ifc").write_bytes(b"%PDF-1.7")
    rows = "Fil;Byggnad;Disciplin;Ordning\nbroken.ifc;A;;1\nstation-services-1.ifc;B;services;3\n"
    (folder / "buildings.csv").write_text(rows + "station-architecture-1.ifc;B;architecture;2\n", "cp1252")


def test_a_portfolio_is_imported_and_told_file_by_file(skylt: Skylt, tmp_path: Path) -> None:
    portfolio(tmp_path)
    ran = skylt("import", "--manifest", "buildings.csv")
    assert ran.exit_code == 3
    told = ran.stderr.splitlines()
    assert [one.partition(":")[0] for one in told] == [
        "1/3 broken.ifc", "2/3 station-architecture-1.ifc", "3/3 station-services-1.ifc",
    ]  # fmt: skip
    assert told[1].endswith(" left)")
    *_table, refused, files, sums = ran.stdout.splitlines()
    assert refused.startswith("refused, row 2: broken.ifc ")
    assert files == "3 files: 2 imported, 0 unchanged, 1 refused"
    assert sums.startswith("1 building, 45 spaces, 315 assets, 1,194.27 m² in ")


def test_a_portfolio_for_programs_is_one_object(skylt: Skylt, tmp_path: Path) -> None:
    portfolio(tmp_path)
    skylt("import", "--manifest", "buildings.csv")
    again = skylt("import", "--manifest", "buildings.csv", "--json")
    assert again.exit_code == 3
    assert (again.json["imported"], again.json["unchanged"], again.json["refused"]) == (0, 2, 1)
    assert [one["outcome"] for one in again.json["files"]] == ["refused", "unchanged", "unchanged"]


def test_a_wrong_manifest_imports_nothing(skylt: Skylt, tmp_path: Path) -> None:
    portfolio(tmp_path)
    with (tmp_path / "buildings.csv").open("a") as file:
        file.write(";C;;4\nbroken.ifc;A;;5\n")
    ran = skylt("import", "--manifest", "buildings.csv")
    assert (ran.exit_code, ran.stdout) == (3, "")
    assert ran.stderr.splitlines() == [
        "skylt: the manifest buildings.csv has errors, and nothing was imported:",
        "  row 5: the file is missing",
        "  row 6: 'broken.ifc' is already in row 2",
    ]
    assert not (tmp_path / "skylt.db").exists()
