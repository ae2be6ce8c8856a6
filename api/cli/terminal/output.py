"""Tables and JSON on standard output, progress and talk on standard error."""

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import typer

from api.cli.terminal.tables import Cells, fit

if TYPE_CHECKING:
    from pydantic import BaseModel

WIDE = 200
"""Columns of a table that goes to a file or another program."""

Column = tuple[str, Callable[[Any], object]]
"""Heading, and what stands under it for a row."""


def print_json(views: "Sequence[BaseModel] | BaseModel") -> None:
    """Print one view or a list of them as JSON."""
    is_list = isinstance(views, Sequence)
    data = [view.model_dump(mode="json") for view in views] if is_list else views.model_dump(mode="json")  # type: ignore[union-attr]  # told apart by is_list
    typer.echo(json.dumps(data, ensure_ascii=False, indent=2))


def print_table(rows: Sequence[Any], columns: Sequence[Column], *, least: Sequence[str] = ()) -> None:
    """Print rows as a table; numbers stand right, and markup in names is only text.

    In a terminal that is too narrow, what is the same in each row is said once, and the columns that are headed by
    `least`, the least important first, make room; standard error says which.
    """
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(file=sys.stdout, width=None if sys.stdout.isatty() else WIDE, highlight=False)
    fitting = fit([_cells(rows, *column) for column in columns], console.width, least)
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for index, one in enumerate(fitting.columns):
        table.add_column(
            one.heading,
            justify="right" if one.is_number else "left",
            overflow="fold",
            no_wrap=index == 0 or one.is_number,
            min_width=one.least_width,
        )
    for row in zip(*(one.texts for one in fitting.columns), strict=True):
        table.add_row(*map(Text, row))
    for said in fitting.said_once:
        console.print(Text(said))
    console.print(table)
    if fitting.left_out:
        talk(f"Without {', '.join(fitting.left_out)}: --json or a wider terminal has them.")


def counted(count: int, what: str) -> str:
    """So many of something: 1 label, 2 labels."""
    return f"{count} {what}" if count == 1 else f"{count} {what}s"


def talk(line: str) -> None:
    """Tell the person at the terminal something."""
    typer.echo(line, err=True)


@contextmanager
def progress_bar(title: str) -> Iterator[Callable[[str, int, int], None]]:
    """A bar on standard error, where somebody sees it; gives the callback that moves it: step, done, of how many."""
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
        task = bar.add_task(title, total=None, rate="")

        def move(step: str, done: int, count: int) -> None:
            rate = bar.tasks[0].finished_speed or bar.tasks[0].speed
            shown = f"{done} of {count}" + (f", {rate:.0f} a second" if rate else "")
            bar.update(task, description=f"{title}: {step}", completed=done, total=count, rate=shown)

        yield move


def _cells(rows: Sequence[Any], heading: str, value: Callable[[Any], object]) -> Cells:
    values = [value(row) for row in rows]
    is_number = bool(values) and all(isinstance(one, int | float | None) for one in values)
    return Cells(heading, tuple(map(_cell, values)), is_number)


def _cell(value: object) -> str:
    if value is None:
        return ""
    return f"{value:.2f}" if isinstance(value, float) else str(value)
