"""Nothing that stands in a registry, a list or the name of a file acts on the terminal that shows it."""

import json
import sqlite3
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

from api.cli.main import app
from tests.api.conftest import Ran, Skylt

HOSTILE = "\x1b[31m\x1b]0;owned\x07\x9b5m\x85\u202e\u2066\u2028\r\nall is well"
"""Colours, a title of the window, a C1 control, a new line of any kind, and text that runs backwards."""

TEXTS = {
    "name", "number", "tag", "designation", "serial_number", "file", "who", "why", "list", "key", "text", "description",
    "type", "category", "manufacturer", "model", "message", "building", "storey", "source_model", "system", "stock",
}  # fmt: skip
"""Columns, and keys of JSON, whose texts come from models and people."""

BUILDING = f"Polisstation Ängö{HOSTILE}"

COMMANDS: dict[str, list[str]] = {
    "receipt": ["receipt", "1"],
    "align": ["align", "--building", BUILDING],
    "spaces": ["spaces"],
    "spaces as of": ["spaces", "--as-of", "1"],
    "assets": ["assets"],
    "areas": ["areas", "--by", "category"],
    "lookup": ["lookup", "CODE"],
    "show": ["show", "CODE"],
    "buildings": ["buildings"],
    "buildings rename": ["buildings", "rename", BUILDING, f"B{HOSTILE}", "--dry-run"],
    "storeys": ["storeys"],
    "history": ["history", "CODE"],
    "global-ids": ["global-ids"],
    "correct": ["correct", "CODE"],
    "locate": ["locate", "--building", BUILDING, "--dry-run"],
    "matches list": ["matches", "list"],
    "revisions list": ["revisions", "list"],
    "revisions show": ["revisions", "show", "1"],
    "imports show": ["imports", "show", "2"],
    "revisions undo": ["revisions", "undo", "2", "--dry-run"],
    "revisions scorecard": ["revisions", "scorecard", "--building", BUILDING],
    "labels eligible": ["labels", "eligible"],
    "labels preflight": ["labels", "preflight", "--stock", "L7160", "--all"],
    "labels batches": ["labels", "batches"],
    "labels batches 1": ["labels", "batches", "1"],
    "labels hosts": ["labels", "hosts"],
    "labels status": ["labels", "status"],
    "labels status list": ["labels", "status", "--list", "all"],
    "labels check": ["labels", "check"],
    "labels adopted": ["labels", "adopted"],
    "labels updates": ["labels", "updates", "--since", "1"],
    "codes export": ["codes", "export"],
    "no building": ["spaces", "--building", HOSTILE],
    "no element": ["history", HOSTILE],
    "no code": ["lookup", HOSTILE],
    "near names": ["spaces", "--storey", "Plan 2"],
}
"""What is done → the command; CODE is that of an element."""

REFUSED = {"no building": 1, "no element": 1, "no code": 1, "near names": 1}

FILES: dict[str, list[str]] = {
    "import": ["import", f"no{HOSTILE}.ifc"],
    "manifest": ["import", "--manifest", f"no{HOSTILE}.csv"],
    "plan": ["import", "--plan", f"no{HOSTILE}.json"],
    "dry run": ["import", "--dry-run", f"no{HOSTILE}.ifc"],
    "owner-table": ["owner-table", f"no{HOSTILE}.csv", "--building", "B"],
    "assets import": ["assets", "import", f"no{HOSTILE}.csv", "--list", "vehicles"],
    "assets add": ["assets", "add", "--building", HOSTILE, "--name", "x", "--class", "IfcPump"],
    "assets retire": ["assets", "retire", HOSTILE],
    "labels verify": ["labels", "verify", f"no{HOSTILE}.pdf"],
    "labels adopt": ["labels", "adopt", f"no{HOSTILE}.csv"],
    "labels layouts": ["labels", "layouts", f"no{HOSTILE}.toml"],
    "labels stocks": ["labels", "stocks", HOSTILE],
    "labels print": ["labels", "print", "--stock", HOSTILE, "-o", "out.pdf"],
    "labels calibrate": ["labels", "calibrate", "--printer", HOSTILE, "--stock", "L7160", "--forget"],
    "labels reprint": ["labels", "reprint", "1", "-o", f"no{HOSTILE}"],
    "labels claim": ["labels", "claim", HOSTILE, HOSTILE],
    "labels mount": ["labels", "mount", HOSTILE],
    "labels take-down": ["labels", "take-down", HOSTILE],
    "labels swap": ["labels", "swap", HOSTILE, HOSTILE],
    "labels replace": ["labels", "replace", HOSTILE],
    "labels revoke": ["labels", "revoke", HOSTILE],
    "labels restore": ["labels", "restore", HOSTILE],
    "labels blank": ["labels", "blank", "1", "--stock", HOSTILE, "-o", "out.pdf"],
    "matches confirm": ["matches", "confirm", HOSTILE],
    "matches reject": ["matches", "reject", HOSTILE],
    "init": ["init", HOSTILE],
    "serve": ["serve", HOSTILE],
    "settings": ["spaces", "--settings", f"no{HOSTILE}.toml"],
    "no such option": ["spaces", f"--{HOSTILE}"],
    "no such command": [HOSTILE],
}
"""What is done → a command that names what does not exist."""


@pytest.fixture
def hostile_url(own_url: str, skylt: Skylt) -> str:
    """A registry in which every text that models or people gave has hostile characters at its end."""
    assert skylt("labels", "print", "--stock", "L7160", "--database", own_url, "-o", "x.pdf").exit_code == 0
    with sqlite3.connect(own_url.removeprefix("sqlite:///")) as database:
        for table, column, kind in _columns(database):
            if kind == "JSON":
                rows = database.execute(f"SELECT rowid, {column} FROM {table} WHERE {column} IS NOT NULL").fetchall()  # noqa: S608
                changed = [(json.dumps(_with_hostile(json.loads(text))), row) for row, text in rows]
                database.executemany(f"UPDATE {table} SET {column} = ? WHERE rowid = ?", changed)  # noqa: S608
            elif column in TEXTS and "CHAR" in kind:
                database.execute(f"UPDATE {table} SET {column} = {column} || ?", [HOSTILE])  # noqa: S608
    database.close()
    return own_url


def _columns(database: sqlite3.Connection) -> Iterator[tuple[str, str, str]]:
    for (table,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
        for _, column, kind, *_ in database.execute(f"PRAGMA table_info({table})").fetchall():
            yield table, column, kind


def _with_hostile(value: Any, key: str = "") -> Any:
    if isinstance(value, dict):
        return {name: _with_hostile(part, name) for name, part in value.items()}
    if isinstance(value, list):
        return [_with_hostile(part, key) for part in value]
    return value + HOSTILE if isinstance(value, str) and key in TEXTS else value


def acting(ran: Ran) -> set[str]:
    """The characters of an output that would do something to a terminal or to the order of its text."""
    return {
        repr(character)
        for character in ran.stdout + ran.stderr
        if unicodedata.category(character) in {"Cc", "Cf", "Zl", "Zp"} and character != "\n"
    }


def lines_of(ran: Ran) -> list[str]:
    """The lines of an output; each row of a table is one."""
    return (ran.stdout + ran.stderr).splitlines()


def test_no_name_in_the_registry_acts_on_the_terminal(hostile_url: str, skylt: Skylt) -> None:
    code = skylt("spaces", "--json", "--database", hostile_url).json[0]["code"]
    for what, words in COMMANDS.items():
        for as_json in ([], ["--json"] if words[0] != "codes" else []):
            arguments = [code if word == "CODE" else word for word in words]
            ran = skylt(*arguments, *as_json, "--database", hostile_url)
            assert acting(ran) <= {repr("\r")} if what == "codes export" else acting(ran) == set(), what
            assert not any(line.startswith("all is well") for line in lines_of(ran)), what
            assert ran.exit_code == REFUSED.get(what, 0), what


def test_no_name_that_is_given_acts_on_the_terminal(station_url: str, skylt: Skylt) -> None:
    for what, words in FILES.items():
        database = [] if what in {"labels verify", "labels layouts", "labels stocks"} else ["--database", station_url]
        ran = skylt(*words, *(database if words[0] != HOSTILE else []))
        assert ran.exit_code in {1, 2, 3}, what
        assert acting(ran) == set(), what
        assert not any(line.startswith("all is well") for line in lines_of(ran)), what


def test_every_command_is_tried_with_hostile_names() -> None:
    tried = [" ".join(words) for words in (*COMMANDS.values(), *FILES.values())]
    for name in leaves(typer.main.get_command(app), ""):
        assert any(words.startswith(name) for words in tried), name


def leaves(command: Any, name: str) -> Iterator[str]:
    """The commands that do something, by their words."""
    parts = getattr(command, "commands", {})
    for part, inner in parts.items():
        yield from leaves(inner, f"{name} {part}".strip())
    if not parts:
        yield name


def test_json_keeps_every_name_as_it_is(hostile_url: str, skylt: Skylt) -> None:
    names = {row["name"] for row in skylt("spaces", "--json", "--database", hostile_url).json}
    assert all(name.endswith(HOSTILE) for name in names)


def test_only_one_module_writes_to_the_terminal() -> None:
    """What it writes is made harmless there."""
    folder = Path("api/cli")
    allowed = {folder / "terminal" / "output.py", folder / "terminal" / "help.py", folder / "options" / "shared.py"}
    for path in folder.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        assert path in allowed or not any(
            f"{call}(" in text for call in ("typer.echo", "sys.stdout.write", "sys.stderr.write", " print")
        ), path
