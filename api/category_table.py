"""The owner's table that gives spaces their category: CSV or XLSX, with a row of headings first.

One column has the number of the space, one its category, and, if there is one, one the building by its name. Headings
are known in several languages; other columns are passed over.
"""

import csv
from collections.abc import Iterator, Sequence
from pathlib import Path
from zipfile import BadZipFile

from ifc_import.folding import folded
from ifc_import.profile import SpaceCategory

NUMBER = frozenset(
    {
        "number", "no", "nr", "nummer", "roomnumber", "roomno", "spacenumber", "raumnummer", "raumnr", "rumsnummer",
        "rumsnr", "rumnummer", "romnummer", "romnr", "numero", "kamernummer", "ruimtenummer", "huonenumero",
    }
)  # fmt: skip
CATEGORY = frozenset(
    {
        "category", "kategorie", "kategori", "categorie", "categoria", "use", "usage", "nutzung", "nutzungsart",
        "raumnutzung", "anvandning", "bruk", "anvendelse", "type", "typ", "klass", "klasse", "luokka",
    }
)  # fmt: skip
BUILDING = frozenset(
    {"building", "gebaude", "byggnad", "bygning", "bygg", "batiment", "edificio", "gebouw", "rakennus"}
)
"""Headings, folded."""

DELIMITERS = ";\t,"
ENCODINGS = ("utf-8-sig", "cp1252")
"""Excel writes either, by how a CSV file is saved."""

MOST_BYTES = 50_000_000
"""A larger file is no table of rooms."""

Row = tuple[int, Sequence[object]]
"""The number of a row, from 1 on, and its cells."""


class BadTable(Exception):
    """The table can't be read, or lacks what it is for; the message says where."""


def read_category_table(path: Path) -> tuple[SpaceCategory, ...]:
    """The rows of the table at `path`; rows without a number or a category are passed over. Raises BadTable."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise BadTable("it is too large to be a table of rooms")
        rows = list(_rows(path))
    except OSError as error:
        raise BadTable(f"it can't be read: {error.strerror}; check its name") from error
    if not rows:
        raise BadTable("it is empty")
    found = list(_categories(rows))
    _check_twins(found)
    return tuple(one for _row, one in found)


def _rows(path: Path) -> Iterator[Row]:
    """The rows that are not blank."""
    kind = path.suffix.casefold()
    if kind in {".xlsx", ".xlsm"}:
        rows = _spreadsheet(path)
    elif kind in {".csv", ".txt", ".tsv"}:
        rows = _text(path)
    else:
        raise BadTable(f"a table is .csv or .xlsx, not {kind or 'without an ending'}: save it as one of them")
    return ((number, cells) for number, cells in enumerate(rows, start=1) if any(_cell(one) for one in cells))


def _spreadsheet(path: Path) -> list[Sequence[object]]:
    """The first sheet, with the values that formulas had when it was saved."""
    from openpyxl import load_workbook  # noqa: PLC0415  (only who has such a table needs it)
    from openpyxl.utils.exceptions import InvalidFileException  # noqa: PLC0415

    try:
        book = load_workbook(path, read_only=True, data_only=True)
        rows = [tuple(row) for row in book.worksheets[0].iter_rows(values_only=True)]
        book.close()
    except (InvalidFileException, BadZipFile, KeyError, ValueError, IndexError, SyntaxError) as error:
        raise BadTable("it is no spreadsheet that can be read: open it and save it as .xlsx again") from error
    return list(rows)


def _text(path: Path) -> list[Sequence[object]]:
    text = _decoded(path.read_bytes())
    first = next((line for line in text.splitlines() if line.strip()), "")
    delimiter = max(DELIMITERS, key=first.count)
    try:
        return list(csv.reader(text.splitlines(), delimiter=delimiter))
    except csv.Error as error:
        raise BadTable(f"it is no CSV file: {error}") from error


def _decoded(content: bytes) -> str:
    for encoding in ENCODINGS:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise BadTable("its characters are neither UTF-8 nor Windows-1252: save it as CSV UTF-8")


def _categories(rows: Sequence[Row]) -> Iterator[tuple[int, SpaceCategory]]:
    _row, headings = rows[0]
    number, category = _column(headings, NUMBER, "number"), _column(headings, CATEGORY, "category")
    building = next((place for place, one in enumerate(headings) if folded(_cell(one)) in BUILDING), None)
    for row, cells in rows[1:]:
        said = [_cell(one) for one in cells] + [""] * (len(headings) - len(cells))
        if said[number] and said[category]:
            where = said[building] or None if building is not None else None
            yield row, SpaceCategory(number=said[number], category=said[category], building=where)


def _column(headings: Sequence[object], known: frozenset[str], name: str) -> int:
    place = next((place for place, one in enumerate(headings) if folded(_cell(one)) in known), None)
    if place is None:
        listed = ", ".join(repr(_cell(one)) for one in headings if _cell(one))
        raise BadTable(f"no column of it is headed {name!r}; its first row has {listed}")
    return place


def _cell(value: object) -> str:
    """A cell as text; a whole number without decimals, as people write the number of a room."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return "" if value is None else " ".join(str(value).split())


def _check_twins(found: Sequence[tuple[int, SpaceCategory]]) -> None:
    """Raise BadTable where two rows give one space different categories."""
    first: dict[tuple[str, str], tuple[int, SpaceCategory]] = {}
    for row, one in found:
        before, same = first.setdefault((one.number.casefold(), (one.building or "").casefold()), (row, one))
        if same.category != one.category:
            raise BadTable(
                f"rows {before} and {row} give {one.number} different categories, "
                f"{same.category!r} and {one.category!r}: leave one of them"
            )
