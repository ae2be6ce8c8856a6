"""Reading back a finished PDF."""

from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]  # publishes no types
import pytest
from pypdfium2 import raw
from reportlab.lib.pdfencrypt import StandardEncryption  # type: ignore[import-untyped]  # publishes no types
from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]  # publishes no types

from qr.errors import NoSymbolFound, PdfLocked, PdfUnreadable
from qr.proof.decoding import decode, pages
from qr.stock.finding import Box, find
from tests.qr.factories import MM_PER_PT, a_label, labels, printed


def test_pages_are_read_in_order_with_progress(tmp_path: Path) -> None:
    printed(tmp_path / "sheet.pdf", *labels(45))
    progress: list[int] = []
    assert [one.page for one in decode(tmp_path / "sheet.pdf", progress=progress.append)] == [1] * 21 + [2] * 21 + [
        3
    ] * 3
    assert progress == [3]
    assert pages(tmp_path / "sheet.pdf") == 3


def test_an_unreadable_symbol_is_noticed_by_the_clear_text_beside_it(tmp_path: Path) -> None:
    printed(tmp_path / "sheet.pdf", *labels(21))
    symbols = [one.box for one in decode(tmp_path / "sheet.pdf")]
    _stick_over(tmp_path / "sheet.pdf", symbols[4], tmp_path / "stuck.pdf")
    read = list(decode(tmp_path / "stuck.pdf"))
    assert [one.clear_code for one in read] == [thing.code for thing in labels(21)]
    assert [at for at, one in enumerate(read) if not one.text] == [4]


def test_a_symbol_without_clear_text_has_an_empty_clear_code(tmp_path: Path) -> None:
    printed(tmp_path / "sheet.pdf", a_label())
    _as_picture(tmp_path / "sheet.pdf", tmp_path / "scan.pdf")
    (one,) = decode(tmp_path / "scan.pdf")
    assert (one.text, one.clear_code) == (f"HTTPS://Q.FIRM.DK/Q/{a_label().code}", "")


def test_a_clear_text_belongs_to_the_symbol_at_its_left(tmp_path: Path) -> None:
    printed(tmp_path / "sheet.pdf", *labels(48), stock=find("4346"))
    assert all(one.text.endswith("/" + one.clear_code) for one in decode(tmp_path / "sheet.pdf"))


@pytest.mark.parametrize(
    ("content", "error", "message"),
    [
        pytest.param(None, PdfUnreadable, "cannot be opened", id="no file"),
        pytest.param(b"", PdfUnreadable, "is not a PDF", id="an empty file"),
        pytest.param(b"PK\x03\x04 a spreadsheet", PdfUnreadable, "is not a PDF", id="another kind of file"),
        pytest.param(b"%PDF-1.4\n", PdfUnreadable, "is damaged", id="a PDF that was cut off"),
    ],
)
def test_a_file_that_is_not_a_pdf_is_refused_at_once(
    tmp_path: Path, content: bytes | None, error: type[Exception], message: str
) -> None:
    if content is not None:
        (tmp_path / "sheet.pdf").write_bytes(content)
    with pytest.raises(error, match=message):
        decode(tmp_path / "sheet.pdf")


def test_a_folder_is_no_pdf(tmp_path: Path) -> None:
    with pytest.raises(PdfUnreadable):
        pages(tmp_path)


def test_a_locked_pdf_is_refused_at_once(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "sheet.pdf"), encrypt=StandardEncryption("secret"))
    canvas.drawString(72, 72, "locked")
    canvas.save()
    with pytest.raises(PdfLocked, match="password"):
        decode(tmp_path / "sheet.pdf")


def test_a_pdf_without_symbols_is_refused_when_it_has_been_read(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "letter.pdf"))
    canvas.drawString(72, 72, "Dear Sir or Madam")
    canvas.save()
    with pytest.raises(NoSymbolFound, match="300 dpi"):
        list(decode(tmp_path / "letter.pdf"))


def _stick_over(pdf: Path, box: Box, target: Path) -> None:
    """Save the PDF with a white sticker on its first page."""
    with pypdfium2.PdfDocument(pdf) as document:
        page = document[0]
        corner_pt = (box.x_mm / MM_PER_PT, page.get_height() - box.bottom_mm / MM_PER_PT)
        sticker = raw.FPDFPageObj_CreateNewRect(*corner_pt, box.width_mm / MM_PER_PT, box.height_mm / MM_PER_PT)
        raw.FPDFPageObj_SetFillColor(sticker, 255, 255, 255, 255)
        raw.FPDFPath_SetDrawMode(sticker, raw.FPDF_FILLMODE_ALTERNATE, False)
        raw.FPDFPage_InsertObject(page, sticker)
        page.gen_content()
        document.save(target)


def _as_picture(pdf: Path, target: Path) -> None:
    """Save the first page as a scanner would: an image without text."""
    with pypdfium2.PdfDocument(pdf) as document:
        document[0].render(scale=300 / 72).to_pil().save(target, resolution=300)
