"""The manifest of a portfolio: a table as people make it; all that is wrong with it is told at once."""

from pathlib import Path

import pytest
from openpyxl import Workbook

from api.files.errors import BadManifest
from api.operations.imports.manifest import read_manifest


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with three files to name."""
    (tmp_path / "models").mkdir()
    for name in ("arc.ifc", "hvac.ifc", "models/two  blanks.ifc"):
        (tmp_path / name).write_bytes(b"ISO-10303-21;")
    return tmp_path


def write(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    path = folder / "buildings.csv"
    path.write_bytes(text.encode(encoding))
    return path


def told(path: Path) -> list[str]:
    with pytest.raises(BadManifest) as caught:
        read_manifest(path)
    return str(caught.value).split("\n  ")


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        pytest.param("file,building,discipline,order\narc.ifc,Ängö,architecture,1\n", "utf-8", id="commas"),
        pytest.param("file;building;discipline;order\narc.ifc;Ängö;architecture;1\n", "cp1252", id="Excel in Sweden"),
        pytest.param("file\tbuilding\tdiscipline\torder\r\narc.ifc\tÄngö\tarchitecture\t1\r\n", "utf-16", id="tabs"),
        pytest.param("\ufeffFile,Building,Discipline,Order\narc.ifc,Ängö,architecture,1\n", "utf-8", id="with a mark"),
        pytest.param("Datei;Gebäude;Gewerk;Reihenfolge\narc.ifc;Ängö;architecture;1,0\n", "utf-8", id="German"),
        pytest.param("order,note,FILE NAME,Byggnad,disciplin\n1,x,arc.ifc, Ängö ,architecture\n", "utf-8", id="mixed"),
        pytest.param(
            '\n"file","building","discipline"\n\n"arc.ifc","Ängö","architecture"\n\n', "utf-8", id="blank lines"
        ),
    ],
)
def test_a_table_is_read_as_people_make_it(folder: Path, text: str, encoding: str) -> None:
    [entry] = read_manifest(write(folder, text, encoding))
    assert (entry.path, entry.building, entry.discipline) == (folder / "arc.ifc", "Ängö", "architecture")


def test_a_spreadsheet_is_read_too(folder: Path) -> None:
    rows: list[tuple[object, ...]] = [("File", "Building", "Order"), ("hvac.ifc", "B 1", 2), ("arc.ifc", "B 1", 1)]
    book = Workbook()
    for row in rows:
        book.active.append(row)
    book.save(folder / "buildings.xlsx")
    entries = read_manifest(folder / "buildings.xlsx")
    assert [(one.named, one.building, one.row) for one in entries] == [("arc.ifc", "B 1", 3), ("hvac.ifc", "B 1", 2)]


def test_only_the_file_is_needed(folder: Path) -> None:
    [entry] = read_manifest(write(folder, "file\nmodels/two  blanks.ifc\n"))
    assert (entry.path.name, entry.building, entry.discipline) == ("two  blanks.ifc", None, None)


def test_rows_without_an_order_come_last_as_they_stand(folder: Path) -> None:
    text = "file,order\nmodels/two  blanks.ifc,\nhvac.ifc,10\narc.ifc,9\n"
    assert [one.named for one in read_manifest(write(folder, text))] == [
        "arc.ifc",
        "hvac.ifc",
        "models/two  blanks.ifc",
    ]


def test_one_file_can_be_two_buildings(folder: Path) -> None:
    assert len(read_manifest(write(folder, "file,building\narc.ifc,A\narc.ifc,B\n"))) == 2


def test_everything_that_is_wrong_is_told_at_once(folder: Path) -> None:
    text = "file,bulding,order\narc.ifc,A,first\nnone.ifc,A,1\n,A,2\narc.ifc,A,3\n./arc.ifc,A,4\n"
    path = write(folder, text)
    assert told(path) == [
        f"the manifest {path} has errors, and nothing was imported:",
        "unknown column 'bulding'; columns are file, building, discipline, order, or a comment",
        "row 2: the order 'first' is not a number",
        "row 4: the file is missing",
        "row 6: './arc.ifc' is already in row 5",
    ]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        pytest.param("", "it is empty", id="empty"),
        pytest.param("file,building\n", "it lists no files", id="headings only"),
        pytest.param("name,building\narc.ifc,A\n", "no column is headed 'file'", id="no column of files"),
        pytest.param("file,path\narc.ifc,arc.ifc\n", "two columns for 'file': 'file' and 'path'", id="two columns"),
        pytest.param('file\n"arc.ifc' + "x" * 200_000, "it is not a CSV file", id="a quote that never ends"),
    ],
)
def test_what_is_wrong_is_told(folder: Path, text: str, line: str) -> None:
    assert line in "\n".join(told(write(folder, text)))


def test_of_a_table_that_is_wrong_all_over_not_everything_is_told(folder: Path) -> None:
    lines = told(write(folder, "file,order\n" + "".join(f"{number}.ifc,x\n" for number in range(1000))))
    assert (len(lines), lines[-1]) == (52, "and 950 more")


@pytest.mark.parametrize(
    ("name", "line"),
    [
        pytest.param("none.csv", "can't be read", id="not there"),
        pytest.param("buildings.docx", "a table is .csv or .xlsx, not .docx", id="another kind"),
        pytest.param("broken.xlsx", "it is no spreadsheet", id="a broken spreadsheet"),
    ],
)
def test_a_file_that_is_no_table_is_told(folder: Path, name: str, line: str) -> None:
    if not name.startswith("none"):
        (folder / name).write_bytes(b"PK\x03\x04nonsense")
    assert line in "\n".join(told(folder / name))
