"""Tables and JSON on standard output; progress and messages on standard error."""

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import typer

from api.cli.terminal.tables import Cells, fit
from api.files.plain_text import harmless

if TYPE_CHECKING:
    from pydantic import BaseModel

WIDE = 200
"""Width of a table that goes to a file or another program, in characters."""

Column = tuple[str, Callable[[Any], object]]
"""Heading, and the value for a row."""


def print_json(views: "Sequence[BaseModel] | BaseModel") -> None:
    """Print one view or a list of them as JSON."""
    is_list = isinstance(views, Sequence)
    data = [view.model_dump(mode="json") for view in views] if is_list else views.model_dump(mode="json")  # type: ignore[union-attr]  # told apart by is_list
    print_data(data)


def print_data(data: object) -> None:
    """Print plain data as JSON; a character that does something to a terminal is escaped, as JSON allows."""
    text = json.dumps(data, ensure_ascii=False, indent=2)
    typer.echo("\n".join(line if line.isprintable() else "".join(map(_escaped, line)) for line in text.split("\n")))


def _escaped(character: str) -> str:
    return character if character.isprintable() else json.dumps(character)[1:-1]


def print_table(rows: Sequence[Any], columns: Sequence[Column], *, least: Sequence[str] = ()) -> None:
    """Print rows as a table; numbers are right-aligned, and markup in names is printed as it is.

    If the terminal is too narrow, a value that is the same in every row is printed once above the table, and the
    columns named in `least` are omitted, the least important first; a message on standard error says which.
    """
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(file=sys.stdout, width=None if sys.stdout.isatty() else WIDE, highlight=False)
    fitting = fit([_cells(rows, *column) for column in columns], console.width, least)
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for index, column in enumerate(fitting.columns):
        table.add_column(
            column.heading,
            justify="right" if column.is_number else "left",
            overflow="fold",
            no_wrap=index == 0 or column.is_number,
            min_width=column.least_width,
        )
    for row in zip(*(column.texts for column in fitting.columns), strict=True):
        table.add_row(*map(Text, row))
    for said in fitting.said_once:
        console.print(Text(said))
    console.print(table)
    if fitting.left_out:
        talk(f"Not shown: {', '.join(fitting.left_out)}. Use --json or a wider terminal.")


def say(line: str = "", *, err: bool = False) -> None:
    """Print one line of results, or of messages; no text in it can act on the terminal."""
    if isinstance(line, Headed):
        line = Headed(harmless(line), harmless(line.word), line.colour)
        typer.echo(f"{typer.style(line.word, fg=line.colour, bold=True)}{line.removeprefix(line.word)}", err=err)
    else:
        typer.echo(harmless(line), err=err)


class Headed(str):
    """A line that begins with a word in colour, if the terminal has colours."""

    word: str
    colour: str

    def __new__(cls, line: str, word: str, colour: str) -> "Headed":
        """The line with the word and its colour."""
        headed = super().__new__(cls, line)
        headed.word, headed.colour = word, colour
        return headed


def pass_on(text: str) -> None:
    """Print a part of a file, such as a line of CSV, that was made harmless when it was written."""
    typer.echo(text, nl=False)


def talk(line: str) -> None:
    """Print a message for the person at the terminal."""
    say(line, err=True)


@contextmanager
def progress_bar(title: str) -> Iterator[Callable[[str, int, int], None]]:
    """Show a progress bar if standard error is a terminal; yields the callback that moves it: step, done, total."""
    if not sys.stderr.isatty():
        yield lambda _step, _done, _count: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        TextColumn("{task.fields[rate]}", markup=False),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    console = Console(stderr=True)
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task(harmless(title), total=None, rate="")

        def move(step: str, done: int, count: int) -> None:
            rate = bar.tasks[0].finished_speed or bar.tasks[0].speed
            shown = f"{done} of {count}" + (f", {rate:.0f} a second" if rate else "")
            bar.update(task, description=harmless(f"{title}: {step}"), completed=done, total=count, rate=shown)

        yield move


def _cells(rows: Sequence[Any], heading: str, cell: Callable[[Any], object]) -> Cells:
    values = [cell(row) for row in rows]
    is_number = bool(values) and all(isinstance(value, int | float | None) for value in values)
    return Cells(heading, tuple(map(_cell, values)), is_number)


def _cell(value: object) -> str:
    if value is None:
        return ""
    return f"{value:.2f}" if isinstance(value, float) else harmless(str(value))
