"""An owner's list of assets as a file: CSV or XLSX, with a row of headings first, known in several languages."""

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
    """The rows of a list, which column was for what, and what its things are if the headings tell."""

    rows: list[ListRow]
    columns: dict[str, str]
    ifc_class: str


def read_asset_table(path: Path, named: Mapping[str, str], kept: Mapping[str, str]) -> AssetTable:
    """The list at `path`. `named` is field → heading as a person says it, '' for no column; `kept` as it was last time.

    Columns that are no field are properties. Raises BadTable.
    """
    try:
        rows = read_rows(path)
        headings = [cell(one) for one in rows[0][1]]
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
    """Field → the place of its column; None where somebody says that there is none."""
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
        raise BadTable(f"{name!r} is nothing that a column can be for; what can is {', '.join(FIELDS)}")
    if not heading:
        return None
    place = next((place for place, one in enumerate(headings) if folded(one) == folded(heading)), None)
    if place is None:
        was = "" if name in named else f", which was {name} the last time"
        message = f"no column of it is headed {heading!r}{was}; its first row has {_listed(headings)}"
        raise KeyMissing(message) if name == "key" else NotHeaded(message, name)
    return place


def _key(headings: Sequence[str], columns: Mapping[str, int | None]) -> int:
    """The column that tells the rows apart, where none is headed so: a serial number, or what else is of one thing."""
    for name in KEYS:
        place = columns.get(name)
        if place is not None:
            return place
    raise KeyMissing(f"no column of it tells its rows apart; its first row has {_listed(headings)}")


def _listed(headings: Sequence[str]) -> str:
    return ", ".join(repr(one) for one in headings if one)


def _read(rows: Sequence[Row], columns: Mapping[str, int | None], headings: Sequence[str]) -> Iterator[ListRow]:
    taken = set(columns.values())
    names = _property_names([(place, one) for place, one in enumerate(headings) if place not in taken])
    for line, cells in rows:
        said = {
            name: _measure(cells[place]) if name in NUMBERS else _text(cells[place])
            for name, place in columns.items()
            if place is not None and place < len(cells)
        }
        others = {names[place]: text for place, one in enumerate(cells) if place in names and (text := _property(one))}
        yield ListRow(line, said, others)


def _property_names(columns: Sequence[tuple[int, str]]) -> dict[int, str]:
    """Place → heading; of headings that stand there twice, the second is told apart."""
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
    """A cell as text; of a spreadsheet's date that has no time only the day."""
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "seconds")
    return value.isoformat() if isinstance(value, date) else cell(value)
