"""Help reads well in a terminal of any width."""

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
