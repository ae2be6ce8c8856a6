"""Single labels as SVG, PNG and ZPL, read back by other programs."""

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import numpy as np
import pytest
from PIL import Image

from qr.errors import LabelTooSmall, NothingToPrint
from qr.files.archive import Archive
from qr.files.pool import pool
from qr.output.sheet import Work
from qr.output.single import alone
from qr.output.single_files import add_files, write_zpl
from qr.pdf.page import Form, form
from qr.stock.calibration import Placing
from qr.stock.finding import find
from tests.qr.factories import HOST, ALabel, a_label, in_hyphens, labels
from tests.qr.readers import png_picture, svg_elements, svg_symbol, svg_text, symbols, zpl_labels

HOSTILE = a_label(3, name="^XZ~JR^FX <script>&amp;</script>", number="Θ 1", place='"><svg onload=x>')
STOCKS = ["L7160", "HERMA 4346", "Zebra 50.8x25.4"]


def on(stock: str = "L7160", placing: Placing | None = None) -> Form:
    return form(alone(find(stock)), HOST, placing=placing or Placing())


def url(label: ALabel) -> str:
    return f"HTTPS://Q.FIRM.DK/Q/{label.code}"


def zpl(things: list[ALabel], form_: Form, dpi: int, copies: int = 1) -> bytes:
    written: list[bytes] = []
    write_zpl(written.append, form_, things, Work(copies=copies), dpi)
    return b"".join(written)


def files(things: list[ALabel], form_: Form, dpi: int | None, work: Work | None = None) -> dict[str, bytes]:
    written: list[bytes] = []
    archive = Archive(written.append)
    add_files(archive, "", form_, things, work or Work(), dpi)
    archive.close()
    with ZipFile(BytesIO(b"".join(written))) as opened:
        assert opened.testzip() is None
        return {name: opened.read(name) for name in opened.namelist()}


@pytest.mark.parametrize("dpi", [203, 300])
@pytest.mark.parametrize("stock", STOCKS)
def test_a_zebra_printer_prints_the_symbol_of_each_label(stock: str, dpi: int) -> None:
    things = [*labels(3), HOSTILE]
    read = zpl_labels(zpl(things, on(stock), dpi))
    assert [symbols(one.dots) for one in read] == [[url(one)] for one in things]
    width_mm, height_mm = alone(find(stock)).page_mm
    assert read[0].dots.shape == pytest.approx((height_mm * dpi / 25.4, width_mm * dpi / 25.4), abs=1)


def test_no_word_of_a_label_gets_into_the_commands() -> None:
    commands = zpl([HOSTILE], on(), 300)
    assert commands.isascii()
    assert commands.count(b"^XA") == commands.count(b"^XZ") == 1
    assert b"~" not in commands
    assert b"script" not in commands


def test_the_printer_makes_the_copies() -> None:
    assert [one.copies for one in zpl_labels(zpl(labels(2), on(), 203, copies=3))] == [3, 3]


@pytest.mark.parametrize("dpi", [203, 300, 600])
def test_all_modules_of_a_symbol_have_the_same_whole_number_of_dots(dpi: int) -> None:
    [label] = zpl_labels(zpl(labels(1), on(), dpi))
    modules = on().face.symbol.module_mm * dpi / 25.4
    dark = label.dots[:, : round(25 * dpi / 25.4)] == 0
    rows = dark[dark.any(axis=1)]
    edges = np.flatnonzero((np.diff(rows.astype(np.int8), axis=0) != 0).any(axis=1)) + 1
    assert set(np.diff(edges) % int(modules + 1e-6)) == {0}


def test_a_label_is_moved_to_correct_a_printer() -> None:
    dark = [
        np.argwhere(zpl_labels(zpl(labels(1), on(placing=placing), 300))[0].dots == 0).min(axis=0)
        for placing in (Placing(), Placing(1.2))
    ]
    assert list(dark[1] - dark[0]) == pytest.approx([0, 1.2 / 25.4 * 300], abs=1)


def test_too_few_dots_in_a_module_are_refused_with_the_remedy() -> None:
    with pytest.raises(LabelTooSmall, match="At 203 dpi a module of the symbol has 3 dots, and needs 4"):
        zpl(labels(1), on("DK-11204"), 203)


@pytest.mark.parametrize("dpi", [150, 300, 600])
def test_a_picture_has_its_resolution_and_the_symbol(dpi: int) -> None:
    things = [*labels(2), HOSTILE]
    written = files(things, on(), dpi)
    assert list(written) == [f"{in_hyphens(one.code)}.png" for one in things]
    assert [symbols(png_picture(data)) for data in written.values()] == [[url(one)] for one in things]
    image = Image.open(BytesIO(next(iter(written.values()))))
    assert image.info["dpi"] == pytest.approx((dpi, dpi), abs=0.1)
    assert image.size == pytest.approx((63.5 * dpi / 25.4, 38.1 * dpi / 25.4), abs=1)


def test_a_drawing_consists_of_outlines_and_has_its_words_as_a_description_for_screen_readers() -> None:
    things = [*labels(2), HOSTILE]
    written = files(things, on(), None)
    assert list(written) == [f"{in_hyphens(one.code)}.svg" for one in things]
    assert [symbols(svg_symbol(data)) for data in written.values()] == [[url(one)] for one in things]
    hostile = list(written.values())[-1]
    assert svg_elements(hostile) == {"svg", "title", "desc", "g", "path"}
    assert svg_text(hostile, "title") == in_hyphens(HOSTILE.code)
    assert "<script>" in svg_text(hostile, "desc")


@pytest.mark.parametrize("dpi", [None, 203], ids=["svg", "png"])
def test_the_same_labels_give_the_same_zip_with_any_number_of_workers(dpi: int | None) -> None:
    with pool(2, loading="qr.output.single") as executor:
        there = files(labels(250), on(), dpi, Work(executor=executor))
    assert there == files(labels(250), on(), dpi)
    assert len(there) == 250


def test_a_repeated_label_has_one_file() -> None:
    assert len(files([a_label(1), a_label(2), a_label(1)], on(), None)) == 2


@pytest.mark.parametrize("dpi", [None, 203], ids=["svg", "png"])
def test_no_labels_are_an_error(dpi: int | None) -> None:
    with pytest.raises(NothingToPrint):
        files([], on(), dpi)
    with pytest.raises(NothingToPrint):
        zpl([], on(), 300)


def test_a_zip_does_not_show_when_and_where_it_was_made(tmp_path: Path) -> None:
    written: list[bytes] = []
    archive = Archive(written.append)
    archive.add("one.txt", b"1")
    with archive.open("two.txt") as write:
        write(b"2")
        write(b"2")
    archive.close()
    (tmp_path / "some.zip").write_bytes(b"".join(written))
    with ZipFile(tmp_path / "some.zip") as opened:
        assert {one.date_time for one in opened.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert opened.read("two.txt") == b"22"
