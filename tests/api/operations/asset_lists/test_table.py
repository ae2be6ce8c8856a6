"""An owner's list of things as a file: which column is which, in several languages or by an option."""

import csv
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from api.files.errors import BadTable
from api.operations.asset_lists.headings import HEADINGS
from api.operations.asset_lists.rows import FIELDS
from api.operations.asset_lists.table import AssetTable, read_asset_table
from ifc_import.vocabulary.folding import folded


def as_csv(folder: Path, rows: list[list[Any]], delimiter: str = ";", encoding: str = "utf-8-sig") -> Path:
    path = folder / "vehicles.csv"
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file, delimiter=delimiter).writerows(rows)
    return path


def read(path: Path, kept: dict[str, str] | None = None, **named: str) -> AssetTable:
    return read_asset_table(path, named, kept or {})


@pytest.mark.parametrize(
    ("headings", "fields"),
    [
        pytest.param(
            ["Reg. no", "Make", "Model", "VIN", "In service"],
            ["key", "manufacturer", "model", "serial_number", "installed_on"],
            id="English",
        ),
        pytest.param(
            ["Registreringsnummer", "Fabrikat", "Modell", "Chassinummer", "I trafik"],
            ["key", "manufacturer", "model", "serial_number", "installed_on"],
            id="Swedish",
        ),
        pytest.param(
            ["Amtliches Kennzeichen", "Hersteller", "Bezeichnung", "Fahrgestellnummer", "Gebäude"],
            ["key", "manufacturer", "name", "serial_number", "building"],
            id="German",
        ),
        pytest.param(
            ["Inventarnr", "Navn", "Mærke", "Bygning", "Lokale"],
            ["key", "name", "manufacturer", "building", "room"],
            id="Danish",
        ),
        pytest.param(
            ["Kenteken", "Naam", "Merk", "Type", "Ruimte"], ["key", "name", "manufacturer", "type", "room"], id="Dutch"
        ),
        pytest.param(
            ["Immatriculation", "Nom", "Marque", "Modèle", "Bâtiment"],
            ["key", "name", "manufacturer", "model", "building"],
            id="French",
        ),
    ],
)
def test_columns_are_known_by_their_headings(tmp_path: Path, headings: list[str], fields: list[str]) -> None:
    table = read(as_csv(tmp_path, [headings, ["1", "2", "3", "4", "5"]]))
    assert table.columns == dict(zip(fields, headings, strict=True))
    assert table.rows[0].said == dict(zip(fields, "12345", strict=True))


def test_headings_are_folded_and_each_is_of_one_field(tmp_path: Path) -> None:
    known = [one for field in HEADINGS.values() for one in field]
    assert [one for one in known if folded(one) != one] == []
    assert [one for one in HEADINGS if one not in FIELDS] == []
    assert sorted(known) == sorted(set(known))


def test_other_columns_are_properties_however_they_are_headed(tmp_path: Path) -> None:
    path = as_csv(tmp_path, [["Reg no", "Fuel", "Fuel", "", "=A1"], ["ABC 123", "diesel", "hybrid", "x", "y"]])
    [row] = read(path).rows
    assert row.properties == {"Fuel": "diesel", "Fuel (2)": "hybrid", "column 4": "x", "=A1": "y"}


def test_a_heading_that_is_not_known_is_named(tmp_path: Path) -> None:
    path = as_csv(tmp_path, [["Our no", "What", "Frame"], ["7", "Van", "YV1"]])
    table = read(path, key="our NO", name="What", serial_number="Frame")
    assert table.rows[0].said == {"key": "7", "name": "Van", "serial_number": "YV1"}
    assert table.columns == {"key": "Our no", "name": "What", "serial_number": "Frame"}


def test_a_person_outranks_what_headings_say(tmp_path: Path) -> None:
    path = as_csv(tmp_path, [["Reg no", "Model", "Make"], ["ABC 123", "V60", "Volvo"]])
    table = read(path, name="Model", manufacturer="")
    assert table.rows[0].said == {"key": "ABC 123", "name": "V60"}
    assert table.rows[0].properties == {"Make": "Volvo"}


def test_the_next_file_is_read_as_the_last_one(tmp_path: Path) -> None:
    path = as_csv(tmp_path, [["Our no", "What", "Name"], ["7", "Van", "x"]])
    first = read(path, key="Our no", name="What")
    assert read(path, kept=first.columns) == first


def test_a_column_that_was_there_the_last_time_is_missed(tmp_path: Path) -> None:
    path = as_csv(tmp_path, [["Our no", "What"], ["7", "Van"]])
    with pytest.raises(
        BadTable, match=r"none of its columns is headed 'VIN', which was serial_number the last time; its"
    ):
        read(path, kept={"key": "Our no", "serial_number": "VIN"})
    assert read(path, kept={"key": "Our no", "serial_number": "VIN"}, serial_number="").columns["serial_number"] == ""


def test_rows_are_told_apart_by_a_serial_number_where_no_column_is_a_key(tmp_path: Path) -> None:
    table = read(as_csv(tmp_path, [["Name", "Serial no"], ["Van", "YV1"]]))
    assert (table.rows[0].said["key"], table.rows[0].said["serial_number"]) == ("YV1", "YV1")


def test_what_has_a_registration_is_a_vehicle(tmp_path: Path) -> None:
    assert read(as_csv(tmp_path, [["Reg. nr", "Name"], ["ABC 123", "Van"]])).ifc_class == "IfcVehicle"
    assert read(as_csv(tmp_path, [["Id", "Name"], ["1", "Ladder"]])).ifc_class == ""


@pytest.mark.parametrize(
    ("rows", "named", "told"),
    [
        pytest.param([["Name"], ["x"]], {}, "none of its columns identifies its rows; its", id="no key"),
        pytest.param([["Id"], ["x"]], {"key": "Nr"}, "none of its columns is headed 'Nr'; its first row", id="typo"),
        pytest.param([["Id"], ["x"]], {"colour": "Id"}, "'colour' is not a kind of column", id="no field"),
        pytest.param([["Id", "Name"]], {}, "it has headings and no rows", id="no rows"),
        pytest.param([], {}, "it is empty", id="empty"),
    ],
)  # fmt: skip
def test_what_cant_be_read_is_told_in_one_line(tmp_path: Path, rows: Any, named: dict[str, str], told: str) -> None:
    with pytest.raises(BadTable, match=f"^the list vehicles.csv is refused: {told}"):
        read_asset_table(as_csv(tmp_path, rows), named, {})


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_any_usual_csv_file_is_read(tmp_path: Path, encoding: str, delimiter: str) -> None:
    path = as_csv(tmp_path, [["Reg nr", "Märke"], ["ÅÄÖ 123", "Škoda"]], delimiter, encoding)
    assert read(path).rows[0].said == {"key": "ÅÄÖ 123", "manufacturer": "Škoda"}


def test_a_spreadsheet_is_read_with_its_dates_and_numbers(tmp_path: Path) -> None:
    book = Workbook()
    assert book.active is not None
    book.active.append(["Inventory no", "Name", "Purchased", "Seen"])
    book.active.append([4711, "Ladder", datetime(2025, 4, 1), datetime(2025, 4, 1, 8, 30)])  # noqa: DTZ001  (as openpyxl has it)
    book.save(tmp_path / "things.xlsx")
    [row] = read(tmp_path / "things.xlsx").rows
    assert row.said == {"key": "4711", "name": "Ladder", "installed_on": "2025-04-01"}
    assert row.properties == {"Seen": "2025-04-01 08:30:00"}
