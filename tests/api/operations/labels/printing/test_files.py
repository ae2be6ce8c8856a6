"""Labels in every format, whole or not at all, and kept as a batch all the same."""

import csv
from dataclasses import replace
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from sqlalchemy import Engine

from api.files.errors import TargetRefused
from api.operations.labels.choice.choosing import labels_for
from api.operations.labels.order import Choice, LabelOrder, Output, Paper
from api.operations.labels.printing.drawing import draw_labels
from api.operations.labels.printing.views import SheetView
from api.operations.labels.words import ElementLabel
from qr.errors import FormatUnfit, StartOutsideSheet
from qr.proof.decoding import decode
from registry.database.engine import reading
from tests.api.operations.labels.factories import HOST, printed
from tests.api.operations.labels.house import take_in_house
from tests.conftest import ROOT
from tests.qr.readers import png_picture, svg_symbol, symbols, zpl_labels

STOCK = "Zebra 76.2x25.4"
CASE = ROOT / "tests" / "cases" / "labels" / "19-xlsx-csv"
HOSTILE = ElementLabel("7K3M9QX2R", "=1+1", "@cmd|' /C calc'!A0", "../../etc", "+Plan\n2")


@pytest.fixture
def labels(engine: Engine) -> list[ElementLabel]:
    take_in_house(engine)
    with reading(engine) as session:
        return labels_for(session, Choice())


def an_order(stock: str = STOCK, copies: int = 1, start: int = 1, **output: Any) -> LabelOrder:
    return LabelOrder(Choice(), Paper(stock, start, copies), HOST, Output(**output))


def written(labels: list[ElementLabel], target: Path, order: LabelOrder) -> SheetView:
    return draw_labels(labels, order, target)


def urls(labels: list[ElementLabel]) -> list[str]:
    return [f"HTTPS://{HOST.upper()}/Q/{one.code}" for one in labels]


def read_symbols(data: bytes, format_: str) -> list[str]:
    """What the symbols in a file say, in their order."""
    if format_ == "zpl":
        return [text for one in zpl_labels(data) for text in symbols(one.dots)]
    return symbols(png_picture(data) if format_ == "png" else svg_symbol(data))


@pytest.mark.parametrize("format_", ["svg", "png"])
def test_a_zip_has_a_file_for_each_label(labels: list[ElementLabel], tmp_path: Path, format_: str) -> None:
    view = written(labels, tmp_path / "labels.zip", an_order(format=format_))
    with ZipFile(tmp_path / "labels.zip") as opened:
        said = [read_symbols(opened.read(name), format_) for name in opened.namelist()]
    assert said == [[url] for url in urls(labels)]
    assert (view.format, view.files, view.labels) == (format_, len(labels), len(labels))


@pytest.mark.parametrize("dpi", [203, 300])
def test_commands_for_zebra_print_each_label(labels: list[ElementLabel], tmp_path: Path, dpi: int) -> None:
    view = written(labels, tmp_path / "labels.zpl", an_order(dpi=dpi, copies=2))
    assert read_symbols((tmp_path / "labels.zpl").read_bytes(), "zpl") == urls(labels)
    assert (view.format, view.labels) == ("zpl", 2 * len(labels))


@pytest.mark.parametrize("split", ["building", "storey"])
def test_each_storey_or_building_has_a_file_of_its_own(labels: list[ElementLabel], tmp_path: Path, split: str) -> None:
    things = [replace(one, building=f"House {at % 2}") for at, one in enumerate(labels)]
    told: list[int] = []
    order = an_order("L7160", start=21, split=split)
    view = draw_labels(things, order, tmp_path / "labels.zip", lambda _step, done, _count: told.append(done))
    found: list[str] = []
    with ZipFile(tmp_path / "labels.zip") as opened:
        for name in opened.namelist():
            (tmp_path / "one.pdf").write_bytes(opened.read(name))
            found += [one.text for one in decode(tmp_path / "one.pdf")]
    assert sorted(found) == sorted(urls(things))
    assert view.files == len(opened.namelist()) >= 2
    assert told[-1] == len(things) == view.labels
    assert next(name[:9] for name in opened.namelist()) == "1 House 0"


def test_a_building_with_a_hostile_name_has_a_harmless_file(tmp_path: Path) -> None:
    written([HOSTILE], tmp_path / "labels.zip", an_order(split="building", format="csv"))
    with ZipFile(tmp_path / "labels.zip") as opened:
        assert opened.namelist() == ["1 _.._etc.csv"]


def test_a_row_a_label_for_mail_merge(labels: list[ElementLabel], tmp_path: Path) -> None:
    view = written(labels, tmp_path / "labels.csv", an_order(stock=""))
    rows = list(csv.DictReader(StringIO((tmp_path / "labels.csv").read_text("utf-8-sig"))))
    assert [one["Code"] for one in rows] == [one.code for one in labels]
    assert [one["URL"] for one in rows] == urls(labels)
    assert [one["Name"] for one in rows] == [one.name for one in labels]
    assert (view.labels, view.pages, view.symbol_version) == (len(labels), 0, None)


def rows_of(folder: Path, *labels: ElementLabel, **output: Any) -> list[dict[str, str]]:
    """The rows of a table in CSV with these labels."""
    written(list(labels), folder / "labels.csv", an_order(stock="", **output))
    return list(csv.DictReader(StringIO((folder / "labels.csv").read_text("utf-8-sig"))))


def designated(name: str, column: str) -> list[ElementLabel]:
    """A label for each row of a file of the case, whose designation is in a column."""
    with (CASE / name).open(encoding="utf-8", newline="") as file:
        return [replace(HOSTILE, designation=row[column]) for row in csv.DictReader(file, delimiter=";")]


@pytest.mark.parametrize(("name", "column"), [("t.csv", "Designation"), ("v.csv", "Registreringsnummer")])
def test_another_program_prints_every_text_as_it_is(tmp_path: Path, name: str, column: str) -> None:
    labels = designated(name, column)
    expected = [one.designation for one in labels]
    assert [row["Designation"] for row in rows_of(tmp_path, *labels)] == expected
    written(labels, tmp_path / "labels.xlsx", an_order(stock=""))
    headings, *rows = load_workbook(tmp_path / "labels.xlsx").active.rows
    place = [one.value for one in headings].index("Designation")
    assert [(row[place].value, row[place].data_type, row[place].number_format) for row in rows] == [
        (text, "s", "@") for text in expected
    ]


def test_a_table_for_a_spreadsheet_has_no_formula(tmp_path: Path) -> None:
    [row] = rows_of(tmp_path, HOSTILE, csv_for="spreadsheet")
    assert (row["Number"], row["Name"]) == ("'=1+1", "'@cmd|' /C calc'!A0")
    written([HOSTILE], tmp_path / "labels.xlsx", an_order(stock=""))
    [heading, cells] = load_workbook(BytesIO((tmp_path / "labels.xlsx").read_bytes())).active.rows
    assert [one.value for one in heading][:4] == ["Code", "In groups", "URL", "Host"]
    assert {one.data_type for one in cells if one.value is not None} == {"s"}
    assert cells[5].value == "=1+1"


@pytest.mark.parametrize(
    ("name", "output", "error", "message"),
    [
        pytest.param("labels.zip", {}, FormatUnfit, "can hold an SVG or a PNG file for each label", id="a zip of what"),
        pytest.param("labels.svg", {}, FormatUnfit, "holds one label: name a zip", id="one picture for many"),
        pytest.param("labels.txt", {}, TargetRefused, r"let it end in \.pdf", id="no format ends so"),
        pytest.param("labels.pdf", {"format": "svg"}, TargetRefused, r"let it end in \.zip", id="another ending"),
        pytest.param("labels.pdf", {"format": "doc"}, FormatUnfit, "choose one of pdf", id="no such format"),
        pytest.param("labels.pdf", {"split": "storey"}, TargetRefused, r"end in \.zip", id="parts need a zip"),
        pytest.param("labels.zip", {"split": "room"}, FormatUnfit, "building or storey", id="no such part"),
        pytest.param("labels.zpl", {"dpi": 180}, FormatUnfit, "203 or 300 dpi, not 180", id="no such print head"),
        pytest.param("labels.zip", {"format": "png", "dpi": 9999}, FormatUnfit, "72 to 1200", id="too fine"),
    ],
)
def test_what_cannot_be_written_is_told_and_leaves_nothing(
    tmp_path: Path, name: str, output: dict[str, Any], error: type[Exception], message: str
) -> None:
    with pytest.raises(error, match=message):
        written([HOSTILE], tmp_path / name, an_order(**output))
    assert list(tmp_path.iterdir()) == []


def test_what_is_drawn_needs_a_stock(tmp_path: Path) -> None:
    with pytest.raises(FormatUnfit, match="Say what to print on"):
        written([HOSTILE], tmp_path / "labels.pdf", an_order(stock=""))


def test_a_start_beyond_the_sheet_leaves_no_zip(tmp_path: Path) -> None:
    with pytest.raises(StartOutsideSheet):
        written([HOSTILE], tmp_path / "labels.zip", an_order("L7160", start=99, split="storey"))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["labels.zpl", "labels.xlsx", "labels.csv", "labels.pdf"])
def test_every_format_is_kept_as_a_batch(engine: Engine, tmp_path: Path, name: str) -> None:
    take_in_house(engine)
    view = printed(engine, tmp_path, order=an_order(), name=name)
    assert view.batch is not None
    assert [file.name for file in tmp_path.glob("*labels*")] == [name]
