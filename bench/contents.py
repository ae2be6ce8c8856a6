"""What stands in a registry, to be compared with another: without times, whichever numbers and codes rows got.

Codes are minted by chance, and a sequence of PostgreSQL does not go back with its transaction.
"""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Column, Engine, inspect, select

from registry import tables  # noqa: F401  (fills the metadata)
from registry.database.engine import reading
from registry.tables.columns import Table, UtcDateTime

Contents = dict[str, list[str]]
"""Table → its rows as texts; a table without rows is none."""

UNCOMPARED = frozenset({"receipt", "before"})
"""Columns of a revision that hold times and numbers within."""


def contents(engine: Engine) -> Contents:
    """All rows of all tables; nothing where there are no tables."""
    with reading(engine) as session:
        present = set(inspect(session.connection()).get_table_names())
        found = [one for one in Table.metadata.sorted_tables if one.name in present]
        rows = {table.name: session.execute(select(table)).mappings().all() for table in found}
    ranks = _ranks(rows)
    return {
        table.name: sorted(repr([_compared(column, row[column.name], ranks) for column in table.c]) for row in of_table)
        for table in found
        if (of_table := rows[table.name])
    }


def _ranks(rows: Mapping[str, Any]) -> dict[tuple[str, str], dict[Any, int]]:
    """Table and key column → value → its place among all values."""
    keys = [(table, column) for table in Table.metadata.sorted_tables for column in table.primary_key]
    return {
        (table.name, column.name): {
            value: place for place, value in enumerate(sorted(row[column.name] for row in rows.get(table.name, ())))
        }
        for table, column in keys
    }


def _compared(column: Column[Any], value: Any, ranks: Mapping[tuple[str, str], Mapping[Any, int]]) -> Any:
    root = _root(column)
    if root.name == "code" or column.name in UNCOMPARED:
        return None
    if isinstance(column.type, UtcDateTime):
        return value is not None
    if value is not None and (root.foreign_keys or root.primary_key):
        return ranks[root.table.name, root.name][value]
    return value


def _root(column: Column[Any]) -> Column[Any]:
    """The key that a column refers to in the end; itself where it refers to none."""
    while column.foreign_keys:
        column = next(iter(column.foreign_keys)).column
    return column
