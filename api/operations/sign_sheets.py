"""What is to be done about signs, as a spreadsheet for whoever goes round with them."""

from io import BytesIO
from pathlib import Path

from api.files.spreadsheets import cell_text, new_workbook
from api.operations.change_words import changes_in_words
from api.operations.history.views import SignChange, SignChanges
from qr.file_kinds import SPREADSHEET
from qr.whole_file import whole_file
from registry.codes.text import grouped

COLUMNS = (
    ("Do", 12), ("Code", 13), ("Storey", 18), ("Room", 12), ("Number", 12), ("Name", 34), ("Class", 24),
    ("What changed", 50), ("GlobalId", 25),
)  # fmt: skip
"""Heading and width in characters."""


def write_sign_sheet(changes: SignChanges, path: Path) -> None:
    """Write the list to the XLSX file `path`, whole or not at all. Raises TargetRefused or
    TargetUnwritable."""
    with whole_file(path, SPREADSHEET) as write:
        write(sign_workbook(changes))


def sign_workbook(changes: SignChanges) -> bytes:
    """The list as an XLSX file; every cell is text."""
    content = BytesIO()
    book = new_workbook(content, "Signs")
    heading, text = book.add_format({"bold": True, "bottom": 1}), book.add_format({"num_format": "@"})
    sheet = book.add_worksheet("Signs")
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(len(changes.signs), 1), len(COLUMNS) - 1)
    for place, (name, width) in enumerate(COLUMNS):
        sheet.set_column(place, place, width)
        sheet.write_string(0, place, name, heading)
    for row, one in enumerate(changes.signs, start=1):
        for place, value in enumerate(_cells(one)):
            sheet.write_string(row, place, cell_text(value), text)
    book.close()
    return content.getvalue()


def _cells(one: SignChange) -> tuple[str | None, ...]:
    words = changes_in_words(one.changes)
    return (
        one.action,
        grouped(one.code),
        one.storey,
        one.room,
        one.number,
        one.name,
        one.ifc_class,
        words,
        one.global_id,
    )
