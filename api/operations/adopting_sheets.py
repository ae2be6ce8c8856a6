"""Rows of a table of signs that could not be adopted, as a spreadsheet to put right and read again."""

from io import BytesIO
from pathlib import Path

from api.files.spreadsheets import cell_text, new_workbook
from api.operations.labels.old_signs.views import AdoptedView
from qr.file_kinds import SPREADSHEET
from qr.whole_file import whole_file

COLUMNS = (("Row", 8), ("Text", 30), ("Element", 30), ("named by", 18), ("Building", 24), ("Problem", 70))
"""Heading and width in characters. Text, element and building are headings that are known when it is read again."""


def write_problems(view: AdoptedView, path: Path) -> None:
    """Write the rows to the XLSX file `path`, whole or not at all. Raises TargetRefused or TargetUnwritable."""
    content = BytesIO()
    book = new_workbook(content, "Signs that were not adopted")
    heading, text = book.add_format({"bold": True, "bottom": 1}), book.add_format({"num_format": "@"})
    sheet = book.add_worksheet("Signs")
    sheet.freeze_panes(1, 0)
    for place, (name, width) in enumerate(COLUMNS):
        sheet.set_column(place, place, width)
        sheet.write_string(0, place, name, heading)
    for row, one in enumerate(view.problems, start=1):
        for place, value in enumerate((one.line, one.text, one.key, one.by, one.building, one.message)):
            sheet.write_string(row, place, cell_text(value), text)
    book.close()
    with whole_file(path, SPREADSHEET) as write:
        write(content.getvalue())
