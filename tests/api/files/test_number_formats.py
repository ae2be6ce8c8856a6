"""Numbers in spreadsheets are read as their cells show them."""

from pathlib import Path

import pytest
from openpyxl import Workbook
from xlsxwriter import Workbook as WrittenBook

from api.files.errors import BadTable
from api.files.number_formats import NumberCell, shown_number
from api.files.tables import cell, read_rows


@pytest.mark.parametrize(
    ("value", "format_", "expected"),
    [
        (101, "General", "101"), (101.0, "General", "101"), (101.5, "General", "101.5"), (0.1 + 0.2, "General", "0.3"),
        (101, "00000", "00101"), (101, "0.0", "101.0"), (1.1, "0.00", "1.10"), (101.26, "0.0", "101.3"),
        (101, "0", "101"), (101, "@", "101"), (1204, "#,##0", "1204"), (1204.5, "#,##0.00", "1204.50"),
        (7, '"R-"000', "R-007"), (1203, '00"."00', "12.03"), (1203, r"00\-00", "12-03"), (5, "0.##", "5."),
        (123456789, "000-00-0000", "123-45-6789"), (0.125, "0.0%", "12.5%"), (-104, "0.00", "-104.00"),
        (-104, "0;(0)", "(104)"), (0, '0;-0;"none"', "none"), (12, "0 m", "12 m"), (3, "[Red]00", "03"),
        (9, "[$kr-41D] 0", "kr 9"), (123456, "00", "123456"), (0, "#", ""), (2.5, "0_)", "3"),
        (101, "00000;;", "00101"),
    ],
)  # fmt: skip
def test_a_number_is_shown_in_its_format(value: float, format_: str, expected: str) -> None:
    assert shown_number(float(value), format_) == expected


@pytest.mark.parametrize("format_", ["0.00E+00", "# ?/?", "[<100]0;0.0"])
def test_a_format_that_can_not_be_applied_is_reported_with_its_cell(format_: str) -> None:
    with pytest.raises(BadTable, match=r"the number 101 in cell B7 is shown in the format .*: enter it as text"):
        cell(NumberCell(101.0, "B7", format_))


def test_a_number_whose_last_digits_a_spreadsheet_has_lost_is_reported() -> None:
    with pytest.raises(BadTable, match=r"the number in cell B7 has more than 15 digits"):
        cell(NumberCell(7312345678901234.0, "B7", "0"))
    assert cell(NumberCell(731234567890123.0, "B7", "0")) == "731234567890123"


def test_the_cells_of_a_spreadsheet_are_read_as_they_are_shown(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Room", "Tag", "Note"])
    sheet.append([101, 101, "plain"])
    sheet["A2"].number_format, sheet["B2"].number_format = "00000", "0.0"
    sheet.append(["00102", "=1+1", None])
    book.save(tmp_path / "rooms.xlsx")
    rows = [[cell(one) for one in cells] for _, cells in read_rows(tmp_path / "rooms.xlsx")]
    assert rows[:2] == [["Room", "Tag", "Note"], ["00101", "101.0", "plain"]]
    assert rows[2][0] == "00102"


def test_a_format_of_a_column_that_nobody_asks_for_stops_nothing(tmp_path: Path) -> None:
    with WrittenBook(tmp_path / "rooms.xlsx") as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Room", "Size"])
        sheet.write_number(1, 0, 7, book.add_format({"num_format": "000"}))
        sheet.write_number(1, 1, 12345, book.add_format({"num_format": "0.00E+00"}))
    _, row = read_rows(tmp_path / "rooms.xlsx")
    assert cell(row[1][0]) == "007"
    with pytest.raises(BadTable, match="cell B2"):
        cell(row[1][1])
