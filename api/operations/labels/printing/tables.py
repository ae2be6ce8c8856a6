"""Labels as a table for other label software: a row for each label, with text cells only."""

import io
from collections.abc import Callable, Iterable, Iterator, Sequence

from api.files.csv_lines import BYTE_ORDER_MARK, csv_line, harmless_cell
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

Write = Callable[[bytes], object]


def write_csv(write: Write, labels: Iterable[ElementLabel], host: CodeHost, csv_for: CsvFor = "merge") -> int:
    """Write labels as CSV (RFC 4180, UTF-8) and return how many there are.

    csv_for: a merge prints every text as it is; for a spreadsheet, an apostrophe stands before what it would take for a
    formula.
    """
    write(BYTE_ORDER_MARK + csv_line(heading for heading, _ in COLUMNS).encode())
    count = 0
    for one in labels:
        cells = _cells(one, host)
        write(csv_line(cells if csv_for == "merge" else map(harmless_cell, cells)).encode())
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
