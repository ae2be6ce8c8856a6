"""Every list is a table, JSON, a spreadsheet or CSV: the same rows, and no text in them becomes a formula."""

import csv
import sqlite3
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
import typer
from openpyxl import load_workbook

from api.cli.main import app
from tests.api.conftest import Skylt

BUILDING = "Polisstation Ängö"

LISTS: dict[str, list[str]] = {
    "buildings": [],
    "storeys": [],
    "spaces": [],
    "assets": [],
    "areas": [],
    "history": ["100"],
    "global-ids": [],
    "align": ["--building", BUILDING],
    "receipt": ["1"],
    "receipt --list": [],
    "matches list": [],
    "revisions list": [],
    "revisions scorecard": ["--building", BUILDING],
    "correct": ["100"],
    "labels stocks": [],
    "labels layouts": [],
    "labels eligible": [],
    "labels batches": [],
    "labels hosts": [],
    "labels status": [],
    "labels check": [],
    "labels adopted": [],
    "labels updates": [],
}
"""A list → what has to be given."""

WITHOUT_REGISTRY = {"labels stocks", "labels layouts"}

NO_LISTS = {
    "import", "show", "lookup", "owner-table", "locate", "init", "serve", "matches confirm", "matches reject",
    "revisions undo", "revisions show", "imports show",
    "buildings rename", "assets add", "assets import", "assets retire", "labels preflight",
    "labels calibrate", "labels print", "labels verify", "labels reprint", "labels mount", "labels take-down",
    "labels swap", "labels replace", "labels revoke", "labels restore", "labels blank", "labels claim", "labels adopt",
    "codes export",
}  # fmt: skip
"""Commands that do something, or show one thing."""


def listing(name: str, url: str, *options: str) -> list[str]:
    """The words of a list's command."""
    database = [] if name in WITHOUT_REGISTRY else ["--database", url]
    return [*name.split(), *LISTS[name], *options, *database]


def leaves(command: Any, name: str = "") -> Iterator[tuple[str, Any]]:
    """The commands that do something, by their words."""
    parts = getattr(command, "commands", {})
    for part, inner in parts.items():
        yield from leaves(inner, f"{name} {part}".strip())
    if not parts or getattr(command, "invoke_without_command", False):
        yield name, command


every_list = pytest.mark.parametrize("name", LISTS)


@every_list
def test_a_list_is_the_same_as_a_spreadsheet_and_as_csv(
    name: str, station_url: str, skylt: Skylt, tmp_path: Path
) -> None:
    for option in ("xlsx", "csv"):
        ran = skylt(*listing(name, station_url, f"--{option}", f"list.{option}"))
        assert ran.exit_code == 0, ran.stderr
        assert f"in list.{option}" in ran.stderr
    book = load_workbook(tmp_path / "list.xlsx")
    sheet = book["Spaces" if name == "areas" else book.sheetnames[-1]]
    cells = [["" if cell is None else str(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]
    lines = list(csv.reader(StringIO((tmp_path / "list.csv").read_text(encoding="utf-8-sig"))))
    assert len(cells) - len(lines) in ({1, 0} if name == "areas" else {0})
    if name not in {"areas", "labels status", "labels updates"}:  # whose spreadsheets have more columns
        assert cells[0] == lines[0]
        assert [row[0] for row in cells] == [row[0] for row in lines]


@every_list
def test_a_list_has_one_form(name: str, station_url: str, skylt: Skylt, tmp_path: Path) -> None:
    for options, told in (
        (["--xlsx", "a.xlsx", "--csv", "a.csv"], "--xlsx and --csv are different forms of one list"),
        (["--csv", "a.csv", "--json"], "--csv and --json are different forms of one list"),
    ):
        ran = skylt(*listing(name, station_url, *options))
        assert ran.exit_code == 2
        assert told in " ".join(ran.stderr.replace("│", " ").split())
        assert list(tmp_path.glob("a.*")) == []


def test_every_command_is_a_list_or_is_none() -> None:
    named = {name.removesuffix(" --list") for name in LISTS}
    for name, command in leaves(typer.main.get_command(app)):
        options = {option for param in command.params for option in param.opts}
        assert ({"--xlsx", "--csv", "--json"} <= options) == (name in named), name
        assert name in named | NO_LISTS, name


FORMULAS = ("=1+1", "+1", "-1", "@SUM(A1)")


@pytest.mark.parametrize("name", ["spaces", "areas", "labels status"])
def test_no_name_becomes_a_formula(name: str, own_url: str, skylt: Skylt, tmp_path: Path) -> None:
    with sqlite3.connect(own_url.removeprefix("sqlite:///")) as database:
        for number, text in enumerate(FORMULAS):
            database.execute("UPDATE space SET name = ? WHERE id % 4 = ?", [text, number])
    database.close()
    assert skylt(*listing(name, own_url, "--csv", "list.csv")).exit_code == 0
    lines = list(csv.reader(StringIO((tmp_path / "list.csv").read_text(encoding="utf-8-sig"))))
    texts = {cell for line in lines for cell in line}
    assert {f"'{text}" for text in FORMULAS} <= texts
    assert set(FORMULAS).isdisjoint(texts)
    assert skylt(*listing(name, own_url, "--xlsx", "list.xlsx")).exit_code == 0
    sheet = load_workbook(tmp_path / "list.xlsx")
    kinds = {cell.data_type for one in sheet for row in one.iter_rows() for cell in row if cell.value in FORMULAS}
    assert kinds == {"s"}


def test_a_list_is_not_written_over_a_file_of_another_kind(station_url: str, skylt: Skylt, tmp_path: Path) -> None:
    (tmp_path / "rooms.csv").write_text("mine", encoding="utf-8")
    ran = skylt(*listing("spaces", station_url, "--csv", "rooms.csv"))
    assert (ran.exit_code, (tmp_path / "rooms.csv").read_text(encoding="utf-8")) == (2, "mine")
    assert skylt(*listing("spaces", station_url, "--xlsx", "rooms.txt")).exit_code == 2


def test_a_status_that_is_none_is_refused_with_those_that_are(station_url: str, skylt: Skylt) -> None:
    for name, told in (
        ("spaces", "present, removed"),
        ("matches list", "open, confirmed, rejected, settled"),
        ("revisions list", "applied, undone"),
    ):
        ran = skylt(*listing(name, station_url, "--status", "gone"))
        assert ran.exit_code == 2
        assert f"'gone' is none of {told}" in " ".join(ran.stderr.replace("│", " ").split())
