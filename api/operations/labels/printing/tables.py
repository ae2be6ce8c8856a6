"""Labels as a table for other label software: a row for each label, with text cells only."""

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence

from api.files.spreadsheets import cell_text, new_workbook
from api.operations.labels.order import CsvFor
from api.operations.labels.words import ElementLabel
from qr.layout.label import in_groups
from qr.symbol.address import CodeHost
from registry.fields import PRINTED

COLUMNS = (
    ("Code", 12), ("In groups", 14), ("URL", 40), ("Host", 20), ("Name", 34), ("Number", 12), ("Room", 12),
    ("Storey", 18), ("Building", 24), ("Designation", 18), ("Type", 24), ("System", 24),
    *((field.word, 24) for field in PRINTED.values()),
)  # fmt: skip
"""Heading and width in characters."""
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""Spreadsheets interpret CSV cells with these first characters as formulas (OWASP, CSV injection)."""
BYTE_ORDER_MARK = b"\xef\xbb\xbf"
"""Tells Excel and Word that a CSV file is in UTF-8."""

Write = Callable[[bytes], object]


def write_csv(write: Write, labels: Iterable[ElementLabel], host: CodeHost, csv_for: CsvFor = "merge") -> int:
    """Write labels as CSV (RFC 4180, UTF-8) and return how many there are.

    csv_for: a merge prints every text as it is; for a spreadsheet, an apostrophe stands before what it would take for a
    formula.
    """
    write(BYTE_ORDER_MARK + _line([heading for heading, _ in COLUMNS]))
    count = 0
    for one in labels:
        cells = list(_cells(one, host))
        write(_line(cells if csv_for == "merge" else [_harmless(value) for value in cells]))
        count += 1
    return count


def write_xlsx(write: Write, labels: Sequence[ElementLabel], host: CodeHost) -> int:
    """Write labels as a spreadsheet and return their number."""
    content = io.BytesIO()
    book = new_workbook(content, "Labels")
    heading, text = book.add_format({"bold": True, "bottom": 1}), book.add_format({"num_format": "@"})
    sheet = book.add_worksheet("Labels")
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(len(labels), 1), len(COLUMNS) - 1)
    for place, (name, width) in enumerate(COLUMNS):
        sheet.set_column(place, place, width)
        sheet.write_string(0, place, name, heading)
    for row, one in enumerate(labels, start=1):
        for place, value in enumerate(_cells(one, host)):
            sheet.write_string(row, place, value, text)
    book.close()
    write(content.getvalue())
    return len(labels)


def _cells(label: ElementLabel, host: CodeHost) -> Iterator[str]:
    yield label.code
    yield in_groups(label.code)
    yield host.url(label.code)
    yield host.shown
    yield from map(cell_text, (label.name, label.number, label.room, label.storey, label.building))
    yield from map(cell_text, (label.designation, label.type, label.system))
    yield from (cell_text(getattr(label, name)) for name in PRINTED)


def _harmless(text: str) -> str:
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def _line(cells: Sequence[str]) -> bytes:
    buffer = io.StringIO()
    csv.writer(buffer).writerow(cells)
    return buffer.getvalue().encode()
