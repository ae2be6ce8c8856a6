"""The symbols and the codes in clear text of a page of a PDF."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]  # publishes no types
import zxingcpp

from qr.errors import PdfLocked, PdfUnreadable
from qr.layout.label import GROUPS
from qr.proof.beside import Read, Region, label_regions, pairs, texts_without_symbol
from qr.stock.finding import Box

PT_PER_INCH = 72
MM_PER_INCH = 25.4
WRONG_PASSWORD = 4
"""FPDF_ERR_PASSWORD in pdfium's fpdfview.h."""
SKETCH = 2 / 3
"""The share of the resolution at which a page is first read, which is faster; where a symbol is missed, the page is
read again at full resolution."""

ALONE = re.compile(rf"(?<!\S){GROUPS.pattern}(?!\S)")
QR_ONLY = zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.QRCode])


@dataclass(frozen=True, slots=True)
class Decoded:
    """A label as read from a page: the text of its symbol, and the code in clear text beside it.

    text: empty where a code in clear text has no readable symbol beside it.
    clear_code: without hyphens; empty where the symbol has no code beside it.
    box: the symbol without its quiet zone, or the clear text, in mm from the page's upper left corner.
    words: all text on the label; None where it can't be read, as in pictures.
    """

    page: int
    text: str
    clear_code: str
    box: Box
    words: str | None = None


@dataclass(frozen=True, slots=True)
class Pages:
    """A range of pages of a PDF, numbered from 1, with both ends."""

    pdf: Path
    first: int
    last: int


def read(dpi: int, wanted: Pages) -> list[list[Decoded]]:
    """Return the labels of each page of a range, row by row. Raises PdfUnreadable and PdfLocked."""
    with opened(wanted.pdf) as document:
        return [_page(document, number, dpi) for number in range(wanted.first, wanted.last + 1)]


def opened(pdf: Path) -> pypdfium2.PdfDocument:
    """Open a PDF. Raises PdfUnreadable and PdfLocked."""
    try:
        return pypdfium2.PdfDocument(pdf)
    except OSError as error:
        raise PdfUnreadable(
            f"{pdf} cannot be opened ({(error.strerror or 'not found').lower()}): check the path."
        ) from error
    except pypdfium2.PdfiumError as error:
        if error.err_code == WRONG_PASSWORD:
            raise PdfLocked(f"{pdf} needs a password: save it without one first.") from error
        raise PdfUnreadable(f"{pdf} is not a PDF, or is damaged: use the file that was printed.") from error


def _page(document: pypdfium2.PdfDocument, number: int, dpi: int) -> list[Decoded]:
    page = document[number - 1]
    clear = list(_clear_codes(page))
    symbols = _symbols(page, round(dpi * SKETCH), thoroughly=False)
    found = pairs(symbols, clear)
    if texts_without_symbol(symbols, clear, found) or not clear:
        symbols = _symbols(page, dpi, thoroughly=True)
        found = pairs(symbols, clear)
    regions = label_regions({symbol: found.get(symbol) for symbol in symbols})
    text = page.get_textpage()
    words = {symbol: _words(text, page.get_size(), region) for symbol, region in regions.items()}
    text.close()
    page.close()
    return _row_by_row(list(_labels(number, words, clear, found)))


def _labels(page: int, words: dict[Read, str], clear: list[Read], found: dict[Read, Read]) -> Iterator[Decoded]:
    """Yield the labels of a page: symbols with the texts beside them, and texts without a symbol.

    words: symbol → all text on its label.
    """
    symbols = list(words)
    for symbol in symbols:
        beside = found.get(symbol)
        yield Decoded(page, symbol.text, _plain(beside.text) if beside else "", symbol.box, words[symbol])
    for code in texts_without_symbol(symbols, clear, found):
        yield Decoded(page, "", _plain(code.text), code.box)


def _symbols(page: pypdfium2.PdfPage, dpi: int, *, thoroughly: bool) -> list[Read]:
    image = page.render(scale=dpi / PT_PER_INCH, grayscale=True).to_numpy()
    found = zxingcpp.read_barcodes(
        image, formats=QR_ONLY, try_rotate=thoroughly, try_downscale=thoroughly, try_invert=thoroughly
    )
    return [Read(barcode.text, _box_around(barcode.position, MM_PER_INCH / dpi)) for barcode in found]


def _box_around(position: zxingcpp.Position, mm: float) -> Box:
    corners = (position.top_left, position.top_right, position.bottom_right, position.bottom_left)
    xs, ys = [corner.x * mm for corner in corners], [corner.y * mm for corner in corners]
    return Box(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


def _clear_codes(page: pypdfium2.PdfPage) -> Iterator[Read]:
    """Yield the texts of a page that look like a code and are surrounded by spaces."""
    text = page.get_textpage()
    mm, height_pt = MM_PER_INCH / PT_PER_INCH, page.get_height()
    characters = text.get_text_range()
    for found in ALONE.finditer(characters):
        # The library counts in UTF-16 code units, of which some characters have two.
        at = len(characters[: found.start()].encode("utf-16-le")) // 2
        first, last = text.get_charbox(at), text.get_charbox(at + len(found[0]) - 1)
        left, right = min(first[0], last[0]), max(first[2], last[2])
        bottom, top = min(first[1], last[1]), max(first[3], last[3])
        yield Read(found[0], Box(left * mm, (height_pt - top) * mm, (right - left) * mm, (top - bottom) * mm))
    text.close()


def _words(text: pypdfium2.PdfTextPage, size_pt: tuple[float, float], region: Region) -> str:
    """The text in a region of a page."""
    width_pt, height_pt = size_pt
    pt = PT_PER_INCH / MM_PER_INCH
    left, right = max(region.left_mm * pt, 0.0), min(region.right_mm * pt, width_pt)
    top, bottom = height_pt - max(region.top_mm * pt, 0.0), height_pt - min(region.bottom_mm * pt, height_pt)
    return str(text.get_text_bounded(left, bottom, right, top))


def _row_by_row(found: list[Decoded]) -> list[Decoded]:
    """Sort labels by rows: those whose middles are level within half a symbol's height are in one row."""
    rows: list[list[Decoded]] = []
    for label in sorted(found, key=lambda label: _middle_mm(label.box)):
        level = rows and abs(_middle_mm(rows[-1][0].box) - _middle_mm(label.box)) <= rows[-1][0].box.height_mm / 2
        rows[-1].append(label) if level else rows.append([label])
    return [label for row in rows for label in sorted(row, key=lambda label: label.box.x_mm)]


def _plain(groups: str) -> str:
    return groups.replace("-", "")


def _middle_mm(box: Box) -> float:
    return box.y_mm + box.height_mm / 2
