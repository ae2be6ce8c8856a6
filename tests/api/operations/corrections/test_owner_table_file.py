"""An owner's table of rooms as a file: which column is which, in several languages or by an option."""

import csv
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from api.files.errors import BadTable
from api.operations.corrections.owner_table_file import read_owner_table


def as_csv(folder: Path, rows: list[list[Any]], delimiter: str = ";", encoding: str = "utf-8-sig") -> Path:
    path = folder / "rooms.csv"
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file, delimiter=delimiter).writerows(rows)
    return path


def read(path: Path, **named: str) -> list[tuple[str, str, str, dict[str, str]]]:
    rows = read_owner_table(path, {role.replace("_", "-"): heading for role, heading in named.items()})
    return [(one.by, one.key, one.storey, one.said) for one in rows]


@pytest.mark.parametrize(
    ("headings", "read_as"),
    [
        pytest.param(
            ["Architect's number", "Number", "Name", "Floor"],
            ("number", "1", "4", {"number": "2", "name": "3"}),
            id="English",
        ),
        pytest.param(
            ["Ritningsnummer", "Skyltnummer", "Rumsnamn", "Våning"],
            ("number", "1", "4", {"number": "2", "name": "3"}),
            id="Swedish",
        ),
        pytest.param(
            ["Raumnummer", "Türnummer", "Raumbezeichnung", "Geschoss"],
            ("number", "1", "4", {"number": "2", "name": "3"}),
            id="German",
        ),
        pytest.param(["Rumsnr", "Nyttnr", "Namn", "x"], ("number", "1", "", {"number": "2", "name": "3"}), id="new"),
        pytest.param(["Number", "x", "Name", "y"], ("number", "1", "", {"name": "3"}), id="one number is the model's"),
        pytest.param(["GUID", "Number", "x", "y"], ("global_id", "1", "", {"number": "2"}), id="by GlobalId"),
        pytest.param(["Code", "Number", "x", "y"], ("code", "1", "", {"number": "2"}), id="by code"),
        pytest.param(
            ["Number", "x", "Category", "Area m2"],
            ("number", "1", "", {"category": "3", "area_m2": "4"}),
            id="use and area",
        ),
    ],
)
def test_columns_are_known_by_their_headings(tmp_path: Path, headings: list[str], read_as: Any) -> None:
    assert read(as_csv(tmp_path, [headings, ["1", "2", "3", "4"]])) == [read_as]


def test_a_heading_that_is_not_known_is_named(tmp_path: Path) -> None:
    path = as_csv(tmp_path, [["Rit", "Vårt nr"], ["1", "2"]])
    assert read(path, number="rit", owner_number="Vårt nr") == [("number", "1", "", {"number": "2"})]


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-8", "cp1252", "utf-16"])
def test_any_usual_kind_of_csv_is_read(tmp_path: Path, delimiter: str, encoding: str) -> None:
    rows = [["Number", "Name"], ["101", "Kök"]]
    assert read(as_csv(tmp_path, rows, delimiter, encoding)) == [("number", "101", "", {"name": "Kök"})]


def test_a_spreadsheet_is_read_and_a_number_in_a_cell_is_that_of_a_room(tmp_path: Path) -> None:
    book = Workbook()
    for row in (["Number", "Door number"], [101, 7.0], [None, "8"], ["102", None]):
        book.worksheets[0].append(row)
    book.save(tmp_path / "rooms.xlsx")
    assert read(tmp_path / "rooms.xlsx") == [("number", "101", "", {"number": "7"})]


@pytest.mark.parametrize(
    ("rows", "named", "told"),
    [
        ([["Name"], ["Kök"]], {}, "none of its columns identifies the rooms; its first row has 'Name'"),
        ([["Number"], ["1"]], {}, "none of its columns has the owner's values"),
        (
            [["Number", "Name"]],
            {"number": "Nr."},
            "none of its columns is headed 'Nr.'; its first row has 'Number', 'Name'",
        ),
        ([["Number", "Name"]], {"colour": "Name"}, "'colour' is not a kind of column"),
        ([], {}, "it is empty"),
    ],
    ids=["no room", "nothing said", "no such heading", "no such role", "empty"],
)
def test_a_table_that_lacks_what_it_is_for_is_told_in_a_line(
    tmp_path: Path, rows: list[list[Any]], named: dict[str, str], told: str
) -> None:
    with pytest.raises(BadTable) as error:
        read(as_csv(tmp_path, rows), **named)
    assert str(error.value).startswith(f"the table rooms.csv is refused: {told}")
    assert "\n" not in str(error.value)
