"""The plan of an import in the terminal: a summary, or tables with every row."""

from collections.abc import Callable
from typing import Any

from api.cli.terminal.output import print_table, say
from api.files.plain_text import shown
from api.operations.import_plans.texts import COLUMNS, TITLES
from api.operations.import_plans.views import GROUPS, PlanGroup, PlannedElement, PlanView
from registry.codes.text import grouped

LOOKED_AT_FIRST: tuple[PlanGroup, ...] = ("gone", "moved", "proposed")
"""The groups that a person should look at before the import."""

NAMED = 2
"""Elements of a group that the summary names."""

LONGEST_CELL = 120

EMPTY_IS_LEFT_OUT = frozenset({"Still in", "Former GlobalId", "Number", "Fields", "Room", "Code"})
"""Columns that are shown only if a row has something in them."""


def print_plan_summary(plan: PlanView) -> None:
    """Print the counts, and the first rows that a person should look at before the import."""
    say(_counts(plan))
    for group in LOOKED_AT_FIRST:
        rows = plan.of(group)
        if rows:
            named = "; ".join(map(_in_short, rows[:NAMED]))
            more = f" … and {len(rows) - NAMED:,} more" if len(rows) > NAMED else ""
            say(f"  {TITLES[group]}: {named}{more}")


def print_plan(plan: PlanView) -> None:
    """Print the counts, then every row of every group as tables."""
    say(_counts(plan))
    for group in GROUPS:
        rows = plan.of(group)
        if rows:
            say()
            say(f"{TITLES[group]}: {len(rows):,}")
            columns = [(heading, _short(cell)) for heading, cell in COLUMNS[group]]
            print_table(
                rows, [column for column in columns if column[0] not in EMPTY_IS_LEFT_OUT or any(map(column[1], rows))]
            )


def _counts(plan: PlanView) -> str:
    counts = plan.counts.model_dump()
    return "Plan: " + (", ".join(f"{counts[group]:,} {group}" for group in GROUPS if counts[group]) or "no changes")


def _in_short(row: PlannedElement) -> str:
    """An element on part of a line: its code, name and room, or where it moved."""
    room = row.room
    if row.moved is not None:
        room = f"{row.moved.before.room or 'no room'} → {row.moved.after.room or 'no room'}"
    code = grouped(row.code) if row.code else ""
    return shown(" ".join(filter(None, (code, row.name, f"({room})" if room else ""))))


def _short(cell: Callable[[PlannedElement], str]) -> Callable[[Any], str]:
    """The text of a cell, without control characters and cut to a sensible length."""

    def text(row: PlannedElement) -> str:
        told = shown(cell(row))
        return told if len(told) <= LONGEST_CELL else told[: LONGEST_CELL - 1] + "…"

    return text
