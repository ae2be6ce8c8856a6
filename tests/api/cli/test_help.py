"""Help reads well in a terminal of any width."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
import typer

from api.cli.main import app

SKYLT = typer.main.get_command(app)


def commands(command: Any = SKYLT, name: str = "skylt") -> Iterator[tuple[str, Any]]:
    """Every command with all of its names, groups too."""
    yield name, command
    for part, one in getattr(command, "commands", {}).items():
        yield from commands(one, f"{name} {part}")


every_named_command = pytest.mark.parametrize(
    ("name", "command"), [pytest.param(name, one, id=name) for name, one in commands()]
)
every_command = pytest.mark.parametrize("command", [pytest.param(one, id=name) for name, one in commands()])


@every_command
def test_a_paragraph_is_one_line_that_the_terminal_wraps(command: Any) -> None:
    """A line that ends within a sentence would end there in any terminal."""
    paragraphs = (command.help or "").strip().split("\n\n")
    assert [one for one in paragraphs if "\n" in one.strip()] == []
    assert all(paragraphs)


LISTED = {"by"}
"""Options that show all of their values."""


@every_command
def test_what_a_person_has_to_fill_in_is_called_by_a_word_in_capitals(command: Any) -> None:
    filled_in = [one for one in command.params if not getattr(one, "is_flag", False) and one.name not in LISTED]
    assert [one.name for one in filled_in if not (one.metavar or "").isupper()] == []


def page(command: Any, option: str, name: str, capsys: pytest.CaptureFixture[str]) -> str:
    """What an option for help prints."""
    with pytest.raises(SystemExit):
        command.main([option], prog_name=name)
    return capsys.readouterr().out


def hidden(command: Any) -> list[str]:
    """Options that only `--help-all` lists."""
    return [one.opts[0] for one in command.params if getattr(one, "hidden", False)]


MOST_LINES = 40
MOST_LINES_OF_GROUPS = 45
LONGEST_SUMMARY = 60


@every_named_command
def test_help_fits_on_a_screen(
    name: str, command: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("typer.rich_utils.MAX_WIDTH", 80)
    short = page(command, "--help", name, capsys)
    most = MOST_LINES_OF_GROUPS if hasattr(command, "commands") else MOST_LINES
    assert len(short.strip().splitlines()) <= most
    assert "<bool>" not in short
    assert f"\n $ {name.split(maxsplit=1)[0]} " in short
    assert 0 < len(command.help.strip().split("\n\n")[0]) <= LONGEST_SUMMARY


@every_named_command
def test_the_long_help_lists_what_the_short_one_leaves_out(
    name: str, command: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("typer.rich_utils.MAX_WIDTH", 120)
    short = page(command, "--help", name, capsys)
    rare = hidden(command)
    listed = re.findall(r"^│[ *]+(--[a-z-]+)", short, re.MULTILINE)
    assert [option for option in rare if option in listed] == []
    assert (f"List {len(rare)} more option" in short) == bool(rare)
    whole = page(command, "--help-all", name, capsys)
    assert [option for option in rare if option not in whole] == []
    assert "more option" not in whole
    assert page(command, "--help", name, capsys) == short


def test_commands_are_listed_in_groups_as_a_person_works(capsys: pytest.CaptureFixture[str]) -> None:
    panels = re.findall(r"╭─ ([A-Z][a-z ]+) ─", page(SKYLT, "--help", "skylt", capsys))
    assert panels == ["Options", "Import", "Look up", "Labels", "Corrections", "Administration"]
    labels = SKYLT.commands["labels"]  # type: ignore[attr-defined]  # a group
    panels = re.findall(r"╭─ ([A-Z][a-z ]+) ─", page(labels, "--help", "skylt labels", capsys))
    assert panels == ["Options", "Prepare", "Print", "Mount", "Repair"]


@pytest.mark.parametrize("width", [80, 100])
@every_command
def test_no_line_is_wider_than_the_terminal(
    command: Any, width: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("typer.rich_utils.MAX_WIDTH", width)
    with pytest.raises(SystemExit):
        command.main(["--help"], prog_name="skylt")
    lines = capsys.readouterr().out.splitlines()
    assert [line for line in lines if len(line) > width] == []
    assert any("--help" in line for line in lines)
