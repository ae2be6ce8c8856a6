"""Reads tables that people make in a spreadsheet program: CSV in any usual dialect or XLSX, with a row of headings."""

import csv
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import BadZipFile

from api.files.errors import BadTable
from api.files.number_formats import GENERAL, NumberCell
from ifc_import.reading.isolation.status import is_special
from registry.wording import counted

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell, MergedCell

DELIMITERS = ";\t,|"
ENCODINGS = ("utf-8-sig", "cp1252")
"""Excel uses either for CSV files, and UTF-16 with a byte order mark for what it calls Unicode text."""
UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")

MOST_BYTES = 50_000_000
"""Larger files are refused, since people do not make such tables by hand."""

MOST_CHARACTERS = 32_767
"""What a cell of a spreadsheet holds; one of CSV holds no more."""

Row = tuple[int, Sequence[object]]
"""The number of a row, from 1, and its cells."""


def read_rows(path: Path) -> list[Row]:
    """The rows of the table at `path` without blank ones, the headings first. Raises BadTable."""
    try:
        if is_special(path):
            raise BadTable("it is a device or a pipe, not a file")
        if path.stat().st_size > MOST_BYTES:
            raise BadTable(f"it is larger than {MOST_BYTES:,} bytes")
        rows = list(_rows(path))
    except OSError as error:
        raise BadTable(f"it can't be read: {error.strerror}; check its name") from error
    if not rows:
        raise BadTable("it is empty")
    return rows


def text_rows(content: bytes) -> list[Row]:
    """The rows of the content of a CSV file without blank ones. Raises BadTable."""
    if len(content) > MOST_BYTES:
        raise BadTable(f"it is larger than {MOST_BYTES:,} bytes")
    return list(_numbered(_text(content)))


def _rows(path: Path) -> Iterator[Row]:
    """The rows without blank ones."""
    kind = path.suffix.casefold()
    if kind in {".xlsx", ".xlsm"}:
        rows = _spreadsheet(path)
    elif kind in {".csv", ".txt", ".tsv"}:
        rows = _text(path.read_bytes())
    else:
        raise BadTable(f"a table is .csv or .xlsx, not {kind or 'without an ending'}: save it as one of them")
    return _numbered(rows)


def _numbered(rows: Sequence[Sequence[object]]) -> Iterator[Row]:
    for number, cells in enumerate(rows, start=1):
        longest = max((len(one) for one in cells if isinstance(one, str)), default=0)
        if longest > MOST_CHARACTERS:
            size = counted(longest, "character")
            raise BadTable(f"row {number} has a cell of {size}; a cell holds {MOST_CHARACTERS:,}")
        if not all(map(_is_blank, cells)):
            yield number, cells


def _is_blank(value: object) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())


def _spreadsheet(path: Path) -> list[Sequence[object]]:
    """The first sheet, with the values that formulas had when it was saved, and numbers with their formats."""
    from openpyxl import load_workbook  # noqa: PLC0415  (only who has such a table needs it)
    from openpyxl.utils.exceptions import InvalidFileException  # noqa: PLC0415

    try:
        book = load_workbook(path, read_only=True, data_only=True)
        rows = [tuple(map(_value, row)) for row in book.worksheets[0].iter_rows()]
        book.close()
    except (InvalidFileException, BadZipFile, KeyError, ValueError, IndexError, SyntaxError) as error:
        raise BadTable("it is no spreadsheet that can be read: open it and save it as .xlsx again") from error
    return list(rows)


def _value(cell_: "Cell | MergedCell") -> object:
    value = cell_.value
    if isinstance(value, bool) or not isinstance(value, int | float):
        return value
    return NumberCell(value, cell_.coordinate, cell_.number_format or GENERAL)


def _text(content: bytes) -> list[Sequence[object]]:
    text = _decoded(content)
    first = next((line for line in text.splitlines() if line.strip()), "")
    delimiter = max(DELIMITERS, key=first.count)
    try:
        return list(csv.reader(text.splitlines(), delimiter=delimiter))
    except csv.Error as error:
        raise BadTable(f"it is not a CSV file: {error}") from error


def _decoded(content: bytes) -> str:
    for encoding in ("utf-16",) if content.startswith(UTF_16_MARKS) else ENCODINGS:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise BadTable("its characters are neither UTF-8 nor Windows-1252: save it as CSV UTF-8")


def cell(value: object) -> str:
    """A cell as text; a number as it is shown. Raises BadTable for a number that can't be shown."""
    if isinstance(value, NumberCell):
        return value.shown
    return "" if value is None else " ".join(str(value).split())
