"""The plan of an import as tables for the terminal: what a person should look at first, comes first."""

from collections.abc import Callable, Sequence
from typing import Any

import typer

from api.cli.terminal.output import print_table
from api.files.plain_text import shown
from api.operations.import_plans.texts import COLUMNS, TITLES
from api.operations.import_plans.views import GROUPS, PlanGroup, PlannedElement, PlanView

FEW_ROWS = 10
"""Rows of a group that are shown without `--all`."""

LONGEST_CELL = 120

IDS = frozenset({"GlobalId", "Former GlobalId"})
"""Columns for who wants all of it: what has a code is known by that."""

EMPTY_IS_LEFT_OUT = frozenset({"Still in", "Former GlobalId", "Number", "Fields", "Room", "Code"})
"""Columns that are not shown where none of the rows has anything in them."""


def print_plan(plan: PlanView, *, whole: bool) -> None:
    """Print the counts, then each group of rows; the first few of each, or with `whole` all, what is kept as well."""
    counts = plan.counts.model_dump()
    typer.echo("Plan: " + (", ".join(f"{counts[one]:,} {one}" for one in GROUPS if counts[one]) or "nothing to do"))
    for group in GROUPS:
        if plan.of(group) and (whole or group != "kept"):
            _print_group(group, plan.of(group), whole=whole)


def _print_group(group: PlanGroup, rows: Sequence[PlannedElement], *, whole: bool) -> None:
    typer.echo(f"\n{TITLES[group]}: {len(rows):,}")
    told = rows if whole else rows[:FEW_ROWS]
    columns = [(heading, _short(cell)) for heading, cell in COLUMNS[group] if whole or heading not in IDS]
    print_table(told, [one for one in columns if one[0] not in EMPTY_IS_LEFT_OUT or any(map(one[1], told))])
    if len(rows) > len(told):
        typer.echo(f"… and {len(rows) - len(told):,} more: --all shows them, --xlsx FILE writes them")


def _short(cell: Callable[[PlannedElement], str]) -> Callable[[Any], str]:
    """What a cell shows: harmless, and not as long as a page."""

    def text(row: PlannedElement) -> str:
        told = shown(cell(row))
        return told if len(told) <= LONGEST_CELL else told[: LONGEST_CELL - 1] + "…"

    return text
