"""An import plan as a spreadsheet: a summary, all that matters, areas, and a sheet for each group of rows.

All cells are texts or numbers.
"""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from api.files.spreadsheets import cell_text, new_workbook
from api.files.whole import whole_file
from api.operations.import_plans.texts import BY_CONCERN, COLUMNS, CONCERN_TITLES, TITLES
from api.operations.import_plans.views import CONCERNS, GROUPS, PlanGroup, PlannedElement, PlanView
from api.operations.receipts.views import Receipt
from api.operations.receipts.words import ROOM_WORDS, areas_of_room
from qr.files.kinds import SPREADSHEET
from registry.codes.text import grouped

SHEETS: tuple[tuple[str, PlanGroup], ...] = (
    ("Changed", "changed"),
    ("Moved", "moved"),
    ("Recognised", "recognised"),
    ("Proposed", "proposed"),
    ("New", "new"),
    ("Gone", "gone"),
    ("Known elsewhere", "bound"),
)
OF_WHAT = ("File", "Building", "Source model", "Revision")
OF_AREAS = ("Before, m²", "Now, m²", "Difference, m²")
WIDTHS = {
    "Name": 30,
    "Fields": 70,
    "Details": 70,
    "Before": 36,
    "Now": 36,
    "GlobalId": 25,
    "Former GlobalId": 25,
    "By": 30,
    "Matters to": 30,
}
WIDTH = 16


def write_plans(receipts: Sequence[Receipt], path: Path) -> int:
    """Write the plans of dry runs or past imports to the XLSX file `path`, atomically; returns the number
    of elements that it lists.

    Raises TargetUnwritable where the file can't be written.
    """
    content = BytesIO()
    book = new_workbook(content, "Plan of an import")
    _summary(book, receipts)
    _by_concern(book, receipts)
    _areas(book, receipts)
    count = sum(_sheet(book, title, group, receipts) for title, group in SHEETS)
    book.close()
    with whole_file(path, SPREADSHEET) as write:
        write(content.getvalue())
    return count


def _summary(book: Workbook, receipts: Sequence[Receipt]) -> None:
    sheet = _headed(book, "Summary", (*OF_WHAT, *(TITLES[group] for group in GROUPS), "Digest"))
    for row, one in enumerate(receipts, start=1):
        plan = one.plan or unchanged(one)
        _texts(sheet, row, 0, _of_what(one), _text(book))
        for place, group in enumerate(GROUPS, start=len(OF_WHAT)):
            sheet.write_number(row, place, getattr(plan.counts, group))
        _texts(sheet, row, len(OF_WHAT) + len(GROUPS), (plan.digest,), _text(book))


def _by_concern(book: Workbook, receipts: Sequence[Receipt]) -> None:
    """All rows on one sheet: what matters to labels first, changes of properties alone last."""
    headings = (*OF_WHAT[1:3], "Matters to", *(heading for heading, _cell in BY_CONCERN))
    rows = [
        (receipt.building, receipt.source_model, CONCERN_TITLES[concern], *(cell(row) for _heading, cell in BY_CONCERN))
        for receipt in receipts
        if receipt.plan is not None
        for concern in CONCERNS
        for row in receipt.plan.concerning(concern)
    ]
    _table(book, "What matters", headings, rows)


def _areas(book: Workbook, receipts: Sequence[Receipt]) -> None:
    """The floor areas before and after, by storey and room by room; areas are numbers, in m²."""
    changed = [(receipt, receipt.areas) for receipt in receipts if receipt.areas is not None]
    totals = [
        (*_of_areas(receipt), name, total.before_m2, total.after_m2, total.after_m2 - total.before_m2)
        for receipt, areas in changed
        for name, total in (*((one.storey or "(none)", one) for one in areas.storeys), ("(building)", areas.total))
    ]
    _table(book, "Areas", (*OF_WHAT[1:3], "Storey", *OF_AREAS), totals)
    rooms = [
        (
            *_of_areas(receipt),
            room.storey or "",
            room.number,
            room.name,
            grouped(room.code) if room.code else "",
            ROOM_WORDS[room.what],
            room.before_m2,
            room.after_m2,
            room.difference_m2,
            areas_of_room(room),
            room.global_id or "",
        )
        for receipt, areas in changed
        for room in areas.rooms
    ]
    of_room = ("Storey", "Number", "Name", "Code", "What", *OF_AREAS, "Details", "GlobalId")
    _table(book, "Rooms", (*OF_WHAT[1:3], *of_room), rooms)


def _of_areas(receipt: Receipt) -> tuple[str, str]:
    return receipt.building, receipt.source_model


def _table(book: Workbook, title: str, headings: Sequence[str], rows: Sequence[Sequence[str | float | None]]) -> None:
    """A sheet of rows under headings that can be filtered by; none without rows."""
    if not rows:
        return
    sheet, text, area = _headed(book, title, headings), _text(book), book.add_format({"num_format": "#,##0.00"})
    for row, values in enumerate(rows, start=1):
        for place, value in enumerate(values):
            if isinstance(value, str):
                _texts(sheet, row, place, (value,), text)
            elif value is not None:
                sheet.write_number(row, place, value, area)
    sheet.autofilter(0, 0, len(rows), len(headings) - 1)


def _sheet(book: Workbook, title: str, group: PlanGroup, receipts: Sequence[Receipt]) -> int:
    columns = COLUMNS[group]
    sheet = _headed(book, title, (*OF_WHAT[1:3], *(heading for heading, _told in columns)))
    rows: list[tuple[Receipt, PlannedElement]] = [
        (one, element) for one in receipts if one.plan is not None for element in one.plan.of(group)
    ]
    text = _text(book)
    for row, (receipt, element) in enumerate(rows, start=1):
        told = (told(element) for _heading, told in columns)
        _texts(sheet, row, 0, (receipt.building, receipt.source_model, *told), text)
    sheet.autofilter(0, 0, max(len(rows), 1), len(columns) + 1)
    return len(rows)


def unchanged(receipt: Receipt) -> PlanView:
    """The plan of a file that was imported before."""
    return PlanView.model_validate({"digest": "", "counts": {"kept": receipt.changes.unchanged}})


def _headed(book: Workbook, title: str, headings: Sequence[str]) -> Worksheet:
    sheet = book.add_worksheet(title)
    sheet.set_landscape()
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    bold = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top", "bg_color": "#EEEEEE"})
    for place, heading in enumerate(headings):
        sheet.set_column(place, place, WIDTHS.get(heading, WIDTH))
        sheet.write_string(0, place, heading, bold)
    return sheet


def _of_what(receipt: Receipt) -> tuple[str, ...]:
    return receipt.file, receipt.building, receipt.source_model, str(receipt.revision)


def _text(book: Workbook) -> Format:
    return book.add_format({"num_format": "@", "valign": "top"})


def _texts(sheet: Worksheet, row: int, place: int, values: Sequence[str], form: Format) -> None:
    """Write texts to cells; they never become formulas, links or numbers."""
    for column, value in enumerate(values, start=place):
        if cell := cell_text(value):
            sheet.write_string(row, column, cell, form)
