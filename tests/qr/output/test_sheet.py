"""Labels as a PDF: the contents of the file, and what is refused."""

from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any

import pypdfium2  # type: ignore[import-untyped]  # publishes no types
import pytest

from qr.errors import CopiesUnfit, HostUnfit, LabelTooSmall, NothingToPrint, StartOutsideSheet
from qr.proof.decoding import decode
from qr.stock.finding import A4_MM, Stock, boxes, find, positions
from qr.stock.grid import places
from tests.qr.factories import SHEETS, a_label, inside, labels, printed, words

BARE = Stock("bare", (), A4_MM, 3, 8, 70.0, 37.125, 0.0, 0.0, 70.0, 37.125, "no margin at all")
TINY = Stock("tiny", (), A4_MM, 7, 27, 25.4, 10.0, 8.45, 13.5, 27.95, 10.0, "too small for a URL")
WARNING = "Codes lead to skylt.invalid: set SKYLT_CODE_HOST before mounting"

stocks = pytest.mark.parametrize("stock", SHEETS, ids=lambda stock: stock.name)


@stocks
@pytest.mark.parametrize("host", ["q.firm.dk", "codes.facilities.municipality.example", "http://127.0.0.1:8000"])
def test_every_symbol_of_a_sheet_says_its_url_in_the_order_of_printing(tmp_path: Path, stock: Stock, host: str) -> None:
    things = labels(stock.labels + 2)
    summary = printed(tmp_path / "sheet.pdf", *things, stock=stock, host=host, start=2)
    scheme = "" if "://" in host else "https://"
    read = list(decode(tmp_path / "sheet.pdf", dpi=300))
    assert [one.text for one in read] == [f"{scheme}{host}/q/".upper() + thing.code for thing in things]
    assert [one.clear_code for one in read] == [thing.code for thing in things]
    assert (summary.pages, summary.labels) == (2, len(things))


@stocks
def test_each_symbol_is_in_its_label_with_a_quiet_zone_of_four_modules(tmp_path: Path, stock: Stock) -> None:
    summary = printed(tmp_path / "sheet.pdf", *labels(stock.labels), stock=stock)
    quiet_mm = 4 * summary.module_mm
    for one, (_, label) in zip(decode(tmp_path / "sheet.pdf"), positions(stock), strict=False):
        assert inside(one.box, label)
        assert one.box.x_mm - label.x_mm >= quiet_mm
        assert one.box.y_mm + one.box.height_mm / 2 == pytest.approx(label.y_mm + label.height_mm / 2, abs=0.2)
        assert one.box.y_mm - label.y_mm >= quiet_mm - 0.2


def test_the_start_counts_for_the_first_sheet_only(tmp_path: Path) -> None:
    stock = find("L7160")
    printed(tmp_path / "sheet.pdf", *labels(3), start=20)
    read = list(decode(tmp_path / "sheet.pdf"))
    expected = list(islice(positions(stock, 20), 3))
    assert [one.page for one in read] == [1, 1, 2]
    assert all(inside(one.box, box) for one, (_, box) in zip(read, expected, strict=True))


def test_each_part_used_sheet_has_its_own_start(tmp_path: Path) -> None:
    stock = find("L7160")
    summary = printed(tmp_path / "sheet.pdf", *labels(25), starts=(20, 19))
    read = list(decode(tmp_path / "sheet.pdf"))
    at = [(page, boxes(stock)[place - 1]) for page, place in islice(places(stock, (20, 19)), 25)]
    assert [one.page for one in read] == [1, 1, 2, 2, 2, *[3] * 20]
    assert all(inside(one.box, box) for one, (_, box) in zip(read, at, strict=True))
    assert [one.clear_code for one in read] == [thing.code for thing in labels(25)]
    assert summary.pages == 3


def test_part_used_sheets_that_are_not_needed_are_not_printed(tmp_path: Path) -> None:
    assert printed(tmp_path / "sheet.pdf", *labels(2), starts=(20, 19, 18)).pages == 1
    with pytest.raises(StartOutsideSheet):
        printed(tmp_path / "sheet.pdf", *labels(2), starts=(20, 22))


def test_copies_lie_next_to_each_other(tmp_path: Path) -> None:
    summary = printed(tmp_path / "sheet.pdf", *labels(2), copies=3)
    codes = [one.clear_code for one in decode(tmp_path / "sheet.pdf")]
    assert codes == [thing.code for thing in labels(2) for _ in range(3)]
    assert summary.labels == 6


def test_a_label_shows_name_location_code_and_host(tmp_path: Path) -> None:
    printed(tmp_path / "sheet.pdf", a_label(code="7K3M9QX2R"))
    assert _lines(tmp_path / "sheet.pdf") == [
        "D 2.14",
        "Fire door EI 60",
        "2nd floor · Corridor",
        "Station North",
        "7K3-M9Q-X2R",
        "q.firm.dk",
    ]


@pytest.mark.parametrize(
    ("overrides", "lines"),
    [
        pytest.param({"number": ""}, ["Fire door EI 60", "Hall · North"], id="no number"),
        pytest.param({"name": ""}, ["D 2.14", "Hall · North"], id="no name"),
        pytest.param({"name": "D 2.14"}, ["D 2.14", "Hall · North"], id="a name that repeats the number"),
        pytest.param({"place": ""}, ["D 2.14", "Fire door EI 60", "North"], id="no place"),
        pytest.param({"number": "", "name": "", "place": "", "building": ""}, [], id="a code alone"),
    ],
)
def test_unknown_values_take_no_room(tmp_path: Path, overrides: dict[str, str], lines: list[str]) -> None:
    printed(tmp_path / "sheet.pdf", replace(a_label(building="North", place="Hall"), **overrides))
    assert _lines(tmp_path / "sheet.pdf")[:-2] == lines


def test_a_warning_is_printed_above_and_below_the_labels_of_every_page(tmp_path: Path) -> None:
    printed(tmp_path / "sheet.pdf", *labels(22), warning=WARNING)
    assert [words(tmp_path / "sheet.pdf", page).count(WARNING) for page in (0, 1)] == [2, 2]
    assert len(list(decode(tmp_path / "sheet.pdf"))) == 22


def test_without_margins_a_warning_is_on_every_label(tmp_path: Path) -> None:
    printed(tmp_path / "sheet.pdf", *labels(24), stock=BARE, warning=WARNING)
    said = " ".join(words(tmp_path / "sheet.pdf").split())
    assert said.count(WARNING) == 24
    assert len(list(decode(tmp_path / "sheet.pdf"))) == 24


def test_the_summary_has_version_level_and_module_size_of_the_symbols(tmp_path: Path) -> None:
    summary = printed(tmp_path / "sheet.pdf", *labels(1))
    assert (summary.symbol_version, summary.error_level) == (2, "Q")
    assert summary.module_mm == pytest.approx(0.847, abs=0.001)
    assert (summary.shortened, summary.missing_glyphs) == ((), ())


def test_progress_is_reported_after_some_pages(tmp_path: Path) -> None:
    progress: list[int] = []
    printed(tmp_path / "sheet.pdf", *labels(180), progress=progress.append, start=2)
    assert progress == [83, 167, 180]


def test_the_same_labels_give_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one.pdf", "two.pdf"):
        printed(tmp_path / name, *labels(30))
    assert (tmp_path / "one.pdf").read_bytes() == (tmp_path / "two.pdf").read_bytes()


def test_the_file_names_its_stock_and_actual_size_and_nothing_about_the_machine(tmp_path: Path) -> None:
    printed(tmp_path / "sheet.pdf", *labels(1))
    with pypdfium2.PdfDocument(tmp_path / "sheet.pdf") as document:
        metadata = document.get_metadata_dict(skip_empty=True)
    assert (metadata["Title"], metadata["Creator"]) == ("Labels on L7160", "Skylt")
    assert b"/PrintScaling /None" in (tmp_path / "sheet.pdf").read_bytes()
    assert str(tmp_path).encode() not in (tmp_path / "sheet.pdf").read_bytes()


def test_symbols_are_vectors_and_fonts_embedded(tmp_path: Path) -> None:
    printed(tmp_path / "sheet.pdf", *labels(21))
    data = (tmp_path / "sheet.pdf").read_bytes()
    assert b"/Image" not in data.replace(b"/ImageB", b"").replace(b"/ImageC", b"").replace(b"/ImageI", b"")
    assert data.count(b"/FontFile2") == data.count(b"/Subtype /Type0") >= 2


@stocks
def test_a_label_takes_less_than_500_bytes(tmp_path: Path, stock: Stock) -> None:
    sizes = []
    for count in (stock.labels, 3 * stock.labels):
        printed(tmp_path / "sheet.pdf", *labels(count), stock=stock)
        sizes.append((tmp_path / "sheet.pdf").stat().st_size)
    assert (sizes[1] - sizes[0]) / (2 * stock.labels) < 500


@pytest.mark.parametrize(
    ("options", "error"),
    [
        pytest.param({"start": 22}, StartOutsideSheet, id="a start beyond the sheet"),
        pytest.param({"copies": 0}, CopiesUnfit, id="no copies"),
        pytest.param({"copies": 100_000_000}, CopiesUnfit, id="copies that fill a disk"),
        pytest.param({"host": "no host"}, HostUnfit, id="a host that is none"),
        pytest.param({"stock": TINY}, LabelTooSmall, id="labels too small for a URL"),
        pytest.param({"host": "a" * 150 + ".example", "stock": find("4346")}, LabelTooSmall, id="a host too long"),
    ],
)
def test_labels_that_cannot_be_printed_leave_no_file(
    tmp_path: Path, options: dict[str, Any], error: type[Exception]
) -> None:
    with pytest.raises(error):
        printed(tmp_path / "sheet.pdf", *labels(1), **options)
    assert list(tmp_path.iterdir()) == []


def test_no_labels_are_an_error_and_no_file(tmp_path: Path) -> None:
    with pytest.raises(NothingToPrint):
        printed(tmp_path / "sheet.pdf")
    assert list(tmp_path.iterdir()) == []


def _lines(pdf: Path) -> list[str]:
    hint, *lines = words(pdf).splitlines()
    assert "100 %" in hint
    return lines
