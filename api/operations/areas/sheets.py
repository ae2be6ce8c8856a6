"""The sheets of the room schedule: totals with formulas, all spaces, and the spaces left out with reasons."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Literal, TypeAlias

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from api.files.spreadsheets import new_workbook
from api.operations.areas.views import AreaTotal
from registry.fields import SCHEDULED

if TYPE_CHECKING:
    from api.operations.areas.rows import ListedSpace

Kind: TypeAlias = Literal["text", "area", "share", "count", "yes", "number"]
Cell: TypeAlias = str | float | bool | None

FORMULA_ROWS = 10_000
"""With more spaces, totals are values: each formula refers to all spaces, and Excel would calculate for minutes."""

A4 = 9
AREA, SHARE, COUNT = '#,##0.00" m²"', "+0.0%;-0.0%;0.0%", "#,##0"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, its width in characters, the kind of its cells, and the field of a space."""

    heading: str
    width: int
    kind: Kind
    field: str


SPACES: tuple[Column, ...] = (
    Column("Building", 22, "text", "building"),
    Column("Storey", 18, "text", "storey"),
    Column("Number", 12, "text", "number"),
    Column("Name", 28, "text", "name"),
    Column("Category", 22, "text", "category"),
    Column("Category from", 14, "text", "category_source"),
    Column("Net", 13, "area", "net_m2"),
    Column("Net from", 30, "text", "net_source"),
    Column("Gross", 13, "area", "gross_m2"),
    Column("Gross from", 30, "text", "gross_source"),
    Column("Other", 13, "area", "other_m2"),
    Column("Other from", 30, "text", "other_source"),
    Column("Planned", 13, "area", "planned_m2"),
    Column("Declared", 13, "area", "stated_m2"),
    Column("Computed", 13, "area", "computed_m2"),
    Column("Computed by", 14, "text", "method"),
    Column("Difference", 11, "share", "difference"),
    Column("Area", 13, "area", "area_m2"),
    Column("Area from", 15, "text", "area_source"),
    Column("Counts", 8, "yes", "counts"),
    Column("Why not", 44, "text", "reason"),
    *(Column(field.heading, 16, "number" if field.form == "number" else "text", field.name) for field in SCHEDULED),
    Column("GlobalId", 25, "text", "global_id"),
    Column("Code", 13, "text", "code"),
)

LEFT_OUT: tuple[Column, ...] = tuple(
    one
    for field in ("building", "storey", "number", "name", "area_m2", "reason", "global_id", "code")
    for one in SPACES
    if one.field == field
)

TOTALS: tuple[Column, ...] = (
    Column("Building", 28, "text", "building"),
    Column("Storey or category", 28, "text", "group"),
    Column("Spaces", 9, "count", "spaces"),
    Column("Area", 16, "area", "area_m2"),
    Column("Declared", 16, "area", "declared_m2"),
    Column("Computed", 16, "area", "computed_m2"),
    Column("Difference", 11, "share", "difference"),
    Column("Left out", 9, "count", "not_counted"),
    Column("Left out area", 16, "area", "not_counted_m2"),
)

SUMMED = {"area_m2": "area_m2", "declared_m2": "stated_m2", "computed_m2": "computed_m2", "not_counted_m2": "area_m2"}
"""Column of the totals → the column of spaces that it sums."""

OF_LEFT_OUT = frozenset({"not_counted", "not_counted_m2"})


@dataclass(frozen=True, slots=True)
class Line:
    """A total, with the names of its building and its storey or category in the schedule."""

    building: str
    field: Literal["storey", "category"] | None
    """the name of the storey or category; None for the whole building"""
    group: str
    total: AreaTotal


def workbook(spaces: Sequence["ListedSpace"], tables: Mapping[str, Sequence[Line]]) -> bytes:
    """The content of an XLSX file with these spaces and tables of totals; title → lines."""
    content = BytesIO()
    book = new_workbook(content, "Areas")
    sheets = _Sheets(book)
    first, second, third = (sheets.add(name) for name in ("Totals", "Spaces", "Left out"))
    _totals(sheets, first, tables, len(spaces))
    _rows(sheets, second, SPACES, spaces)
    _rows(sheets, third, LEFT_OUT, [one for one in spaces if not one.counts])
    book.close()
    return content.getvalue()


class _Sheets:
    """A workbook with the formats of all its sheets."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self.heading = book.add_format(
            {"bold": True, "bottom": 1, "text_wrap": True, "valign": "top", "bg_color": "#EEEEEE"}
        )
        self.title = book.add_format({"bold": True, "font_size": 13})
        formats: dict[Kind, str] = {
            "text": "@",
            "area": AREA,
            "share": SHARE,
            "count": COUNT,
            "yes": "@",
            "number": "General",
        }
        self._plain = {kind: book.add_format({"num_format": one, "valign": "top"}) for kind, one in formats.items()}
        self._bold = {
            kind: book.add_format({"num_format": one, "bold": True, "top": 1}) for kind, one in formats.items()
        }

    def add(self, name: str) -> Worksheet:
        """A new sheet that prints on landscape A4, fitted to the width of the page."""
        sheet = self._book.add_worksheet(name)
        sheet.set_landscape()
        sheet.set_paper(A4)
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
        sheet.set_header("&L&A&R&D")
        sheet.set_footer("&R&P / &N")
        return sheet

    def of(self, kind: Kind, *, bold: bool = False) -> Format:
        """The format of a kind of cell."""
        return (self._bold if bold else self._plain)[kind]


def _rows(sheets: _Sheets, sheet: Worksheet, columns: Sequence[Column], spaces: Sequence["ListedSpace"]) -> None:
    """A sheet with a row for each space, under frozen headings with filters."""
    _head(sheets, sheet, columns)
    sheet.freeze_panes(1, 4)
    sheet.repeat_rows(0)
    sheet.autofilter(0, 0, max(len(spaces), 1), len(columns) - 1)
    for row, space in enumerate(spaces, start=1):
        for place, column in enumerate(columns):
            _write(sheets, sheet, (row, place), getattr(space, column.field), column.kind)


def _head(sheets: _Sheets, sheet: Worksheet, columns: Sequence[Column]) -> None:
    for place, column in enumerate(columns):
        sheet.set_column(place, place, column.width)
        sheet.write_string(0, place, column.heading, sheets.heading)


def _write(sheets: _Sheets, sheet: Worksheet, place: tuple[int, int], value: Cell, kind: Kind) -> None:
    """Write a value to a cell; text never becomes a formula, a link or a number."""
    if kind == "yes":
        sheet.write_string(*place, "yes" if value else "no", sheets.of(kind))
    elif isinstance(value, str) and value:
        sheet.write_string(*place, value, sheets.of("text"))
    elif value is not None and not isinstance(value, str):
        sheet.write_number(*place, value, sheets.of(kind))


def _totals(sheets: _Sheets, sheet: Worksheet, tables: Mapping[str, Sequence[Line]], count: int) -> None:
    """Write the tables of totals below each other, each with its sum."""
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    _head(sheets, sheet, TOTALS)
    row = 2
    for title, lines in tables.items():
        sheet.write_string(row, 0, title, sheets.title)
        for place, line in enumerate(lines, start=row + 1):
            _total(sheets, sheet, place, line, count)
        _sum(sheets, sheet, (row + 1, row + len(lines)), lines)
        row += len(lines) + 3


def _total(sheets: _Sheets, sheet: Worksheet, row: int, line: Line, count: int) -> None:
    """Write a total, with a formula unless there are too many spaces."""
    sheet.write_string(row, 0, line.building, sheets.of("text"))
    sheet.write_string(row, 1, line.group, sheets.of("text"))
    for place, column in enumerate(TOTALS[2:], start=2):
        value = getattr(line.total, column.field)
        if not 0 < count <= FORMULA_ROWS:
            _write(sheets, sheet, (row, place), value, column.kind)
        else:
            formula = _formula(column, row, line, count)
            sheet.write_formula(row, place, formula, sheets.of(column.kind), "" if value is None else value)


def _formula(column: Column, row: int, line: Line, count: int) -> str:
    """The formula for the sum of a column over the spaces of this line that are counted, or left out.

    Texts are compared by EXACT: names may hold what other functions take for wildcards.
    """
    wanted = "no" if column.field in OF_LEFT_OUT else "yes"
    same = [_same("building", row, 0, count), f'EXACT({_range("counts", count)},"{wanted}")']
    if line.field is not None:
        same.append(_same(line.field, row, 1, count))
    if column.kind == "share":
        return _difference(same, count)
    product = "*".join(same)
    added = SUMMED.get(column.field)
    return f"=SUMPRODUCT({product})" if added is None else f"=SUMPRODUCT({product},{_range(added, count)})"


def _difference(same: Sequence[str], count: int) -> str:
    """The formula for the relative difference of declared and computed areas, over the spaces with both."""
    declared, computed = _range("stated_m2", count), _range("computed_m2", count)
    product = "*".join((*same, f"({declared}<>0)", f"({computed}<>0)"))
    return f'=IFERROR(SUMPRODUCT({product},{declared})/SUMPRODUCT({product},{computed})-1,"")'


def _same(field: str, row: int, place: int, count: int) -> str:
    """The condition that a field of each space equals a cell of this row."""
    return f"EXACT({_range(field, count)},{xl_rowcol_to_cell(row, place, col_abs=True)})"


def _range(field: str, count: int) -> str:
    """The range of a field of all spaces."""
    column = xl_col_to_name(next(place for place, one in enumerate(SPACES) if one.field == field), col_abs=True)
    return f"Spaces!{column}$2:{column}${count + 1}"


def _sum(sheets: _Sheets, sheet: Worksheet, rows: tuple[int, int], lines: Sequence[Line]) -> None:
    """Write the sum of a table below its rows, from `first` to `last`."""
    first, last = rows
    sheet.write_string(last + 1, 0, "Sum", sheets.of("text", bold=True))
    sheet.write_blank(last + 1, 1, None, sheets.of("text", bold=True))
    for place, column in enumerate(TOTALS[2:], start=2):
        bold = sheets.of(column.kind, bold=True)
        if column.kind == "share" or not lines:
            sheet.write_blank(last + 1, place, None, bold)
            continue
        cells = f"{xl_rowcol_to_cell(first, place)}:{xl_rowcol_to_cell(last, place)}"
        value = sum(getattr(line.total, column.field) for line in lines)
        sheet.write_formula(last + 1, place, f"=SUM({cells})", bold, value)
