"""The status of labels as a spreadsheet, for use on site."""

from io import BytesIO
from pathlib import Path
from typing import Any

from api.files.spreadsheets import cell_text, new_workbook
from api.files.whole import whole_file
from api.operations.labels.mounting.views import LabelEntry, LabelStatus
from qr.files.kinds import SPREADSHEET
from registry.codes.text import grouped

COLUMNS = (
    ("Do", 12), ("Code", 13), ("State", 10), ("Building", 24), ("Storey", 18), ("Room", 12), ("Number", 12),
    ("Name", 34), ("Class", 24), ("Mounted", 17), ("By", 18),
)  # fmt: skip
"""Heading and width in characters."""

COUNTS = (
    ("Building", "building"), ("Live codes", "live"), ("Printed", "printed"), ("Mounted", "mounted"),
    ("Not printed", "not_printed"), ("Printed, not mounted", "printed_not_mounted"), ("To take down", "to_take_down"),
)  # fmt: skip


def write_label_status(status: LabelStatus, path: Path) -> None:
    """Write the overview and the list to the XLSX file `path`, atomically.

    Raises TargetRefused or TargetUnwritable.
    """
    content = BytesIO()
    book = new_workbook(content, "Labels")
    heading, text = book.add_format({"bold": True, "bottom": 1}), book.add_format({"num_format": "@"})
    _overview(book.add_worksheet("Overview"), status, heading, text)
    _list(book.add_worksheet("Labels"), status, heading, text)
    book.close()
    with whole_file(path, SPREADSHEET) as write:
        write(content.getvalue())


def _overview(sheet: Any, status: LabelStatus, heading: object, text: object) -> None:
    sheet.freeze_panes(1, 0)
    for place, (name, field) in enumerate(COUNTS):
        sheet.set_column(place, place, 30 if field == "building" else 14)
        sheet.write_string(0, place, name, heading)
        for row, one in enumerate(status.buildings, start=1):
            value = getattr(one, field)
            if field == "building":
                sheet.write_string(row, place, cell_text(value), text)
            else:
                sheet.write_number(row, place, value)


def _list(sheet: Any, status: LabelStatus, heading: object, text: object) -> None:
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(len(status.entries), 1), len(COLUMNS) - 1)
    for place, (name, width) in enumerate(COLUMNS):
        sheet.set_column(place, place, width)
        sheet.write_string(0, place, name, heading)
    for row, one in enumerate(status.entries, start=1):
        for place, value in enumerate(_cells(one)):
            sheet.write_string(row, place, cell_text(value), text)


def _cells(one: LabelEntry) -> tuple[str | None, ...]:
    mounted = None if one.mounted_at is None else f"{one.mounted_at:%Y-%m-%d %H:%M}"
    return (
        one.do, grouped(one.code), one.status, one.building, one.storey, one.room, one.number, one.name, one.ifc_class,
        mounted, one.mounted_by,
    )  # fmt: skip
