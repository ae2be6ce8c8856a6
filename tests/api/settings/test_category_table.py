"""An owner's table of rooms and their categories: CSV or spreadsheet, and what is wrong with one is told."""

import csv
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from api.files.errors import BadTable
from api.settings.category_table import read_category_table
from api.settings.errors import BadSettings
from api.settings.owner import owner_settings
from ifc_import.profile import SpaceCategory

ROWS: list[list[Any]] = [["Nummer", "Beskrivning", "Kategori"], ["101", "Kontor", "Städklass 2"], ["A-17", "", "3"]]
READ = (SpaceCategory(number="101", category="Städklass 2"), SpaceCategory(number="A-17", category="3"))


def as_csv(folder: Path, rows: list[list[Any]], delimiter: str = ";", encoding: str = "utf-8-sig") -> Path:
    path = folder / "rooms.csv"
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file, delimiter=delimiter).writerows(rows)
    return path


def as_xlsx(folder: Path, rows: list[list[Any]]) -> Path:
    book = Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    path = folder / "rooms.xlsx"
    book.save(path)
    return path


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-8", "cp1252"])
def test_a_csv_file_is_read_as_excel_saves_it(tmp_path: Path, delimiter: str, encoding: str) -> None:
    assert read_category_table(as_csv(tmp_path, ROWS, delimiter, encoding)) == READ


def test_a_spreadsheet_is_read(tmp_path: Path) -> None:
    assert read_category_table(as_xlsx(tmp_path, ROWS)) == READ


@pytest.mark.parametrize("number", [101, 101.0, " 101 "])
def test_a_number_in_a_cell_is_the_number_of_a_room(tmp_path: Path, number: object) -> None:
    [row] = read_category_table(as_xlsx(tmp_path, [["Number", "Category"], [number, "Office"]]))
    assert row.number == "101"


def test_a_column_with_buildings_is_read(tmp_path: Path) -> None:
    rows: list[list[Any]] = [["Building", "Room number", "Category"], ["Annex", "1", "Office"], [None, "2", "Cell"]]
    assert [(one.building, one.number) for one in read_category_table(as_xlsx(tmp_path, rows))] == [
        ("Annex", "1"), (None, "2")
    ]  # fmt: skip


def test_blank_rows_short_rows_and_rooms_without_a_category_are_passed_over(tmp_path: Path) -> None:
    rows = [[], ["Number", "Category"], [], ["1", "Office"], ["2", ""], ["3"], ["", "Office"]]
    assert [one.number for one in read_category_table(as_csv(tmp_path, rows))] == ["1"]


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        pytest.param([], "it is empty", id="nothing"),
        pytest.param(
            [["Rum", "Kategori"]],
            "none of its columns is headed 'number'; its first row has 'Rum', 'Kategori'",
            id="no numbers",
        ),
        pytest.param(
            [["Number", "Name"]],
            "none of its columns is headed 'category'; its first row has 'Number', 'Name'",
            id="no categories",
        ),
        pytest.param(
            [["Number", "Category"], ["1", "A"], ["2", "A"], ["1", "B"]],
            "rows 2 and 4 have different categories for 1, 'A' and 'B': leave out one of them",
            id="one room twice",
        ),
    ],
)
def test_what_is_wrong_with_a_table_is_told(tmp_path: Path, rows: list[list[Any]], told: str) -> None:
    for path in (as_csv(tmp_path, rows), as_xlsx(tmp_path, rows)):
        with pytest.raises(BadTable) as raised:
            read_category_table(path)
        assert str(raised.value) == told


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("rooms.xlsx", b"no spreadsheet", "it is no spreadsheet that can be read"),
        ("rooms.xlsx", b"", "it is no spreadsheet that can be read"),
        ("rooms.xls", b"\xd0\xcf\x11\xe0", "a table is .csv or .xlsx, not .xls"),
        ("rooms", b"", "a table is .csv or .xlsx, not without an ending"),
        ("rooms.csv", b"number;category\n\x81;1\n", "its characters are neither UTF-8 nor Windows-1252"),
    ],
)
def test_a_file_that_is_no_table_is_told(tmp_path: Path, name: str, content: bytes, told: str) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(BadTable, match=f"^{told}"):
        read_category_table(tmp_path / name)


# With the settings


def settings(folder: Path, table: str) -> Path:
    path = folder / "skylt.toml"
    path.write_text(f'[counting]\ncategory_table = "{table}"\n', "utf-8")
    return path


def test_the_table_lies_beside_the_settings_file(tmp_path: Path) -> None:
    as_csv(tmp_path, ROWS)
    assert owner_settings(settings(tmp_path, "rooms.csv")).counting.categories == READ


def test_another_table_is_a_change_of_the_settings(tmp_path: Path) -> None:
    as_csv(tmp_path, ROWS)
    before = owner_settings(settings(tmp_path, "rooms.csv")).digest
    as_csv(tmp_path, [*ROWS, ["102", "", "4"]])
    assert owner_settings(settings(tmp_path, "rooms.csv")).digest != before


def test_rows_may_stand_in_the_settings_themselves(tmp_path: Path) -> None:
    path = tmp_path / "skylt.toml"
    path.write_text('[[counting.categories]]\nnumber = "101"\ncategory = "Office"\nbuilding = "Annex"\n', "utf-8")
    assert owner_settings(path).counting.categories == (
        SpaceCategory(number="101", category="Office", building="Annex"),
    )  # fmt: skip


def test_what_is_wrong_with_the_table_of_the_settings_is_told_with_both_files(tmp_path: Path) -> None:
    with pytest.raises(BadSettings) as raised:
        owner_settings(settings(tmp_path, "none.csv"))
    assert str(raised.value) == (
        f"the category table {tmp_path / 'none.csv'}, which {tmp_path / 'skylt.toml'} refers to: it can't be read: "
        "No such file or directory; check its name; see docs/reference/settings.md"
    )
