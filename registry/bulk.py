"""Long lists for the database, cut into pieces that every engine takes."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

BATCH = 500
"""Fewer than the bound variables that any SQLite build allows (999)."""

T = TypeVar("T")


def in_batches(items: Sequence[T], size: int = BATCH) -> Iterator[Sequence[T]]:
    """`items` in pieces of at most `size`."""
    for start in range(0, len(items), size):
        yield items[start : start + size]
