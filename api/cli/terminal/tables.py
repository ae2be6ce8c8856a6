"""Which columns of a table fit into a terminal: numbers and codes stay whole, words break where they end."""

from collections.abc import Sequence
from dataclasses import dataclass

GAP = 3
"""Blanks between columns, and what the frame takes."""

MOST_LINES = 4
"""Of a cell, where the column has not its full width anyway."""

WIDEST_WORD = 18
"""A longer word may be broken."""


@dataclass(frozen=True, slots=True)
class Cells:
    """A column as it is printed: its heading and its cells, and whether they are numbers."""

    heading: str
    texts: tuple[str, ...]
    is_number: bool = False

    @property
    def least_width(self) -> int:
        """The width that it needs at least: that of its longest word, and few lines; a number is never broken."""
        if self.is_number:
            return max(map(len, (*self.heading.split(), *self.texts)), default=1)
        words = [len(word) for text in (self.heading, *self.texts) for word in text.split()]
        tall = max(map(len, self.texts), default=0) // MOST_LINES
        return max(min(max(words, default=1), WIDEST_WORD), min(tall, WIDEST_WORD))

    @property
    def says_one_thing(self) -> str:
        """What stands in each of several rows; empty where it is not the same."""
        return self.texts[0] if len(self.texts) > 1 and len(set(self.texts)) == 1 else ""


@dataclass(frozen=True, slots=True)
class Fitting:
    """The columns that are printed, what is said once instead of in each row, and the headings that have no room."""

    columns: tuple[Cells, ...]
    said_once: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()


def fit(columns: Sequence[Cells], width: int, least: Sequence[str] = ()) -> Fitting:
    """Fit the columns into `width` characters; what goes first are `least`, the headings of least importance.

    Before these goes what is the same in each row. The first column always stays.
    """
    kept, said = list(columns), []
    for column in columns[1:]:
        if _needed(kept) > width and column.says_one_thing:
            kept.remove(column)
            said.append(f"{column.heading}: {column.says_one_thing}")
    gone = []
    for heading in least:
        for column in [column for column in kept[1:] if column.heading == heading and _needed(kept) > width]:
            kept.remove(column)
            gone.append(heading)
    return Fitting(tuple(kept), tuple(said), tuple(gone))


def _needed(columns: Sequence[Cells]) -> int:
    return sum(column.least_width for column in columns) + GAP * len(columns)
