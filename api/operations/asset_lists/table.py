"""Reads an owner's list of assets from CSV or XLSX, with a row of headings in one of several languages."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path

from api.files.errors import BadTable, KeyMissing, NotHeaded
from api.files.number_formats import NumberCell, plain_number
from api.files.tables import Row, cell, read_rows
from api.operations.asset_lists.headings import HEADINGS, KEYS, REGISTRATION
from api.operations.asset_lists.rows import FIELDS, VEHICLE, ListRow
from ifc_import.vocabulary.folding import folded
from registry.fields import LISTED

NUMBERS = frozenset(field.name for field in LISTED if field.form in {"number", "area"})
"""Fields that are quantities."""


@dataclass(frozen=True, slots=True)
class AssetTable:
    """The rows of a list, field → heading of its column, and the class of its assets if the headings imply one."""

    rows: list[ListRow]
    columns: dict[str, str]
    ifc_class: str


def read_asset_table(path: Path, named: Mapping[str, str], kept: Mapping[str, str]) -> AssetTable:
    """The list at `path`. `named` is field → heading as given by a person, '' for none; `kept` that of the last import.

    Columns that are not fields become properties. Raises BadTable.
    """
    try:
        rows = read_rows(path)
        headings = [cell(heading) for heading in rows[0][1]]
        columns = _columns(headings, {**kept, **named}, named)
        listed = list(_read(rows[1:], columns, headings))
    except BadTable as error:
        raise BadTable(f"the list {path.name} is refused: {error}") from error
    if len(rows) == 1:
        raise BadTable(f"the list {path.name} is refused: it has headings and no rows")
    told = {name: "" if place is None else headings[place] for name, place in columns.items()}
    ifc_class = VEHICLE if folded(told["key"]) in REGISTRATION else ""
    return AssetTable(listed, told, ifc_class)


def _columns(headings: Sequence[str], said: Mapping[str, str], named: Collection[str]) -> dict[str, int | None]:
    """Field → the index of its column; None where a person has said that there is none."""
    columns = {name: _place(headings, name, heading, named) for name, heading in said.items()}
    for name, known in HEADINGS.items():
        free = (place for place in range(len(headings)) if place not in columns.values())
        place = next((place for place in free if folded(headings[place]) in known), None)
        if name not in columns and place is not None:
            columns[name] = place
    if columns.get("key") is None:
        columns["key"] = _key(headings, columns)
    return columns


def _place(headings: Sequence[str], name: str, heading: str, named: Collection[str]) -> int | None:
    if name not in FIELDS:
        raise BadTable(f"{name!r} is not a kind of column; kinds are {', '.join(FIELDS)}")
    if not heading:
        return None
    place = next((place for place, known in enumerate(headings) if folded(known) == folded(heading)), None)
    if place is None:
        was = "" if name in named else f", which was {name} the last time"
        message = f"none of its columns is headed {heading!r}{was}; its first row has {_listed(headings)}"
        raise KeyMissing(message) if name == "key" else NotHeaded(message, name)
    return place


def _key(headings: Sequence[str], columns: Mapping[str, int | None]) -> int:
    """The column of keys where no heading names one: the serial number or another unique field."""
    for name in KEYS:
        place = columns.get(name)
        if place is not None:
            return place
    raise KeyMissing(f"none of its columns identifies its rows; its first row has {_listed(headings)}")


def _listed(headings: Sequence[str]) -> str:
    return ", ".join(repr(heading) for heading in headings if heading)


def _read(rows: Sequence[Row], columns: Mapping[str, int | None], headings: Sequence[str]) -> Iterator[ListRow]:
    taken = set(columns.values())
    names = _property_names([(place, heading) for place, heading in enumerate(headings) if place not in taken])
    for line, cells in rows:
        said = {
            name: _measure(cells[place]) if name in NUMBERS else _text(cells[place])
            for name, place in columns.items()
            if place is not None and place < len(cells)
        }
        others = {names[place]: text for place, one in enumerate(cells) if place in names and (text := _property(one))}
        yield ListRow(line, said, others)


def _property_names(columns: Sequence[tuple[int, str]]) -> dict[int, str]:
    """Index → heading; duplicate headings get a number."""
    names: dict[int, str] = {}
    for place, heading in columns:
        name, count = heading or f"column {place + 1}", 1
        while (name if count == 1 else f"{name} ({count})") in names.values():
            count += 1
        names[place] = name if count == 1 else f"{name} ({count})"
    return names


def _measure(value: object) -> str:
    """A cell with a quantity: its value, of which a format may show only a part."""
    return plain_number(value) if isinstance(value, NumberCell) else _text(value)


def _property(value: object) -> str:
    """A cell as it is shown, or a number by its value where its format can't be applied."""
    try:
        return _text(value)
    except BadTable:
        return _measure(value)


def _text(value: object) -> str:
    """A cell as text; a spreadsheet's date without a time is only the day."""
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "seconds")
    return value.isoformat() if isinstance(value, date) else cell(value)
