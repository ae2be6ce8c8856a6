"""A list of labels to print: a code, a room number or another name in each row, and how many of the label."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from sqlmodel import Session

from api.files.columns import (
    BUILDING,
    BY,
    CODE,
    COPIES,
    ELEMENT,
    GLOBAL_ID,
    NAME,
    ROOM,
    SERIAL,
    STOREY,
    TAG,
    columns_of,
    said_in,
)
from api.files.errors import BadTable
from api.files.tables import Row, cell, read_rows
from api.operations.elements.meant import Within, element_meant
from api.operations.errors import BadValue, OperationError
from api.operations.labels.order import Choice, ListedLabel
from registry.errors import RegistryError
from registry.wording import counted

ROLES: Mapping[str, frozenset[str]] = {
    "code": CODE,
    "element": ELEMENT | GLOBAL_ID | {"number", "nummer", "nr", "no"},
    "copies": COPIES,
    "room": ROOM,
    "name": NAME,
    "tag": TAG,
    "serial-number": SERIAL,
    "building": BUILDING,
    "storey": STOREY,
}
NAMING = {"code": None, **BY}
"""Roles that name what a label is for, and by what; the first that has something in a row names it."""
MOST_COPIES = 100
MOST_TOLD = 10


def read_print_list(file: Path) -> tuple[ListedLabel, ...]:
    """The rows of the list in `file`; without headings, the first column names and the second has the copies.

    Raises BadTable, with every row that can't be read.
    """
    try:
        columns, rows = _columns(read_rows(file))
        return _all([(line, said_in(cells, columns)) for line, cells in rows])
    except BadTable as error:
        raise BadTable(f"the list {file.name} is refused: {error}") from error


def look_up_list(session: Session, choice: Choice) -> Choice:
    """The choice with the codes of its list. Raises BadValue, with every row that leads to nothing."""
    if choice.found or not choice.listed:
        return choice
    copies: dict[str, int] = {}
    problems: list[str] = []
    for row in choice.listed:
        try:
            code = _code(session, row)
            copies[code] = copies.get(code, 0) + row.copies
        except (OperationError, RegistryError) as error:
            problems.append(f"row {row.line}: {error}")
    if problems:
        raise BadValue(f"{counted(len(problems), 'row')} of the list can't be printed: {_told(problems)}")
    return replace(choice, found=tuple(copies.items()))


def _columns(rows: list[Row]) -> tuple[dict[str, int], Sequence[Row]]:
    """Role → column, and the rows of labels. Raises BadTable where no column names what the labels are for."""
    (_, first), *rest = rows
    columns = columns_of(first, ROLES, {})
    if any(role in columns for role in NAMING):
        return columns, rest
    if len(columns) or len(first) > len(("element", "copies")):
        headings = ", ".join(repr(cell(one)) for one in first if cell(one))
        raise BadTable(f"no column has codes, room numbers or tags: name one Code, Room or Tag; there are {headings}")
    return {"element": 0, "copies": 1}, rows


def _all(rows: Sequence[tuple[int, Mapping[str, str]]]) -> tuple[ListedLabel, ...]:
    listed, problems = [], []
    for line, said in rows:
        try:
            listed.append(_row(line, said))
        except BadTable as error:
            problems.append(f"row {line}: {error}")
    if problems:
        raise BadTable(_told(problems))
    if not listed:
        raise BadTable("it has no row with a label")
    return tuple(listed)


def _row(line: int, said: Mapping[str, str]) -> ListedLabel:
    role = next((role for role in NAMING if role in said), None)
    if role is None:
        raise BadTable("it does not say what the label is for")
    copies = _copies(said.get("copies", "1"))
    return ListedLabel(said[role], NAMING[role], said.get("building"), said.get("storey"), copies, line)


def _copies(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= MOST_COPIES:
        raise BadTable(f"{text[:20]!r} is no number of copies from 1 to {MOST_COPIES}")
    return int(text)


def _code(session: Session, row: ListedLabel) -> str:
    """The code of what a row names. Raises NotFound, Ambiguous or BadValue."""
    by = None if row.by is None else (row.by,)
    element = element_meant(session, row.element, Within(row.building, row.storey), by=by)
    if element.kind not in {"space", "asset"} or element.is_retired or element.code is None:
        state = "was removed" if element.is_retired else "gets no label"
        raise BadValue(f"the {element.words} {state}")
    return element.code


def _told(problems: Sequence[str]) -> str:
    more = f"; and {len(problems) - MOST_TOLD} more" if len(problems) > MOST_TOLD else ""
    return "; ".join(problems[:MOST_TOLD]) + more
