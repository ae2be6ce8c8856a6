"""A list as a spreadsheet or a CSV file, with the same rows and headings; no text in it becomes a formula or a link."""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import TypeAlias

from api.files.csv_lines import BYTE_ORDER_MARK, csv_line, harmless_cell
from api.files.spreadsheets import cell_text, new_workbook
from api.files.whole import whole_file
from qr.files.kinds import SPREADSHEET, FileKind

LIST = FileKind("a CSV list", (".csv",), BYTE_ORDER_MARK)

NARROWEST, WIDEST = 8, 50
"""Widths of columns, in characters."""

Row: TypeAlias = Sequence[object]


def write_spreadsheet(path: Path, title: str, headings: Sequence[str], rows: Sequence[Row]) -> None:
    """Write a list to the XLSX file `path`, whole or not at all: numbers as numbers, all else as text.

    Raises TargetRefused or TargetUnwritable.
    """
    content = BytesIO()
    book = new_workbook(content, title)
    heading, text = book.add_format({"bold": True, "bottom": 1}), book.add_format({"num_format": "@"})
    sheet = book.add_worksheet("List")
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(len(rows), 1), len(headings) - 1)
    for column, name in enumerate(headings):
        sheet.set_column(column, column, _width(name, [row[column] for row in rows]))
        sheet.write_string(0, column, cell_text(name), heading)
    for line, row in enumerate(rows, start=1):
        for column, value in enumerate(row):
            if _is_number(value):
                sheet.write_number(line, column, value)
            else:
                sheet.write_string(line, column, cell_text(value), text)
    book.close()
    with whole_file(path, SPREADSHEET) as write:
        write(content.getvalue())


def write_csv(path: Path, headings: Sequence[str], rows: Sequence[Row]) -> None:
    """Write a list to the CSV file `path` (RFC 4180, UTF-8), whole or not at all.

    Raises TargetRefused or TargetUnwritable.
    """
    lines = [csv_line(map(cell_text, headings)), *(csv_line(map(_cell, row)) for row in rows)]
    with whole_file(path, LIST) as write:
        write(BYTE_ORDER_MARK + "".join(lines).encode())


def _cell(value: object) -> str:
    return str(value) if _is_number(value) else harmless_cell(cell_text(value))


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _width(heading: str, values: Sequence[object]) -> int:
    return min(max([NARROWEST, len(heading), *(len(cell_text(value)) for value in values)]), WIDEST) + 2
