"""What a finished PDF really says, read by programs that did not make it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]  # publishes no types
import zxingcpp

from qr.errors import NoSymbolFound, PdfLocked, PdfUnreadable
from qr.label import GROUPS
from qr.stock import Box

PT_PER_INCH = 72
MM_PER_INCH = 25.4
WRONG_PASSWORD = 4
"""FPDF_ERR_PASSWORD in pdfium's fpdfview.h."""

LEVEL = 0.75
"""How far from the middle of a symbol text beside it may stand, as a part of the symbol's height."""
QR_ONLY = zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.QRCode])


@dataclass(frozen=True, slots=True)
class Decoded:
    """One label as a reader finds it: what its symbol says, and the code in clear text beside it.

    text: empty where a code stands in clear text and no symbol beside it can be read.
    clear_code: without hyphens; empty where no code stands beside the symbol.
    box: the symbol without its quiet zone, or the clear text, in mm from the page's upper left corner.
    """

    page: int
    text: str
    clear_code: str
    box: Box


@dataclass(frozen=True, slots=True)
class Read:
    """A text and where it stands on its page."""

    text: str
    box: Box


def decode(pdf: Path, dpi: int = 300, progress: Callable[[int], None] | None = None) -> Iterator[Decoded]:
    """Read every symbol of a PDF, page by page, each page row by row, and the clear text codes beside them.

    dpi: how finely pages are rendered; a symbol should be read at the resolution of the printer.
    progress: is told after each page how many pages are done.

    Raises PdfUnreadable and PdfLocked at once, NoSymbolFound at the end.
    """
    document = _opened(pdf)
    return _decoded(document, pdf, dpi, progress)


def pages(pdf: Path) -> int:
    """Return how many pages a PDF has. Raises PdfUnreadable and PdfLocked."""
    with _opened(pdf) as document:
        return len(document)


def _decoded(
    document: pypdfium2.PdfDocument, pdf: Path, dpi: int, progress: Callable[[int], None] | None
) -> Iterator[Decoded]:
    found = False
    with document:
        for number in range(1, len(document) + 1):
            page = document[number - 1]
            for one in _labels(number, _symbols(page, dpi), list(_clear_codes(page))):
                found = found or bool(one.text)
                yield one
            page.close()
            if progress:
                progress(number)
    if not found:
        raise NoSymbolFound(f"{pdf} has no QR symbol that can be read at {dpi} dpi: is it a sheet of labels?")


def _labels(page: int, symbols: list[Read], clear: list[Read]) -> list[Decoded]:
    """Bring together what stands beside each other; a clear text without a symbol stands for itself."""
    beside: dict[Read, list[Read]] = {symbol: [] for symbol in symbols}
    alone: list[Read] = []
    for code in clear:
        owner = max((one for one in symbols if _beside(one.box, code.box)), key=lambda one: one.box.x_mm, default=None)
        (alone if owner is None else beside[owner]).append(code)
    found = [Decoded(page, symbol.text, _lowest(codes), symbol.box) for symbol, codes in beside.items()]
    return _row_by_row(found + [Decoded(page, "", _plain(code.text), code.box) for code in alone])


def _beside(symbol: Box, text: Box) -> bool:
    """Tell whether a text begins at most a symbol's width to the right of it, and is level with it."""
    gap_mm = text.x_mm - symbol.right_mm
    off_mm = abs(text.y_mm + text.height_mm / 2 - symbol.y_mm - symbol.height_mm / 2)
    return 0 < gap_mm <= symbol.width_mm and off_mm <= symbol.height_mm * LEVEL


def _lowest(codes: list[Read]) -> str:
    """Return the code at the foot of a label: a name above may look like a code."""
    return _plain(max(codes, key=lambda code: code.box.y_mm).text) if codes else ""


def _row_by_row(found: list[Decoded]) -> list[Decoded]:
    """Sort as people read: labels whose middles are level within half a symbol are one row."""
    rows: list[list[Decoded]] = []
    for one in sorted(found, key=lambda one: _middle_mm(one.box)):
        level = rows and abs(_middle_mm(rows[-1][0].box) - _middle_mm(one.box)) <= rows[-1][0].box.height_mm / 2
        rows[-1].append(one) if level else rows.append([one])
    return [one for row in rows for one in sorted(row, key=lambda one: one.box.x_mm)]


def _symbols(page: pypdfium2.PdfPage, dpi: int) -> list[Read]:
    image = page.render(scale=dpi / PT_PER_INCH, grayscale=True).to_numpy()
    mm = MM_PER_INCH / dpi
    return [
        Read(found.text, _box_around(found.position, mm)) for found in zxingcpp.read_barcodes(image, formats=QR_ONLY)
    ]


def _box_around(position: zxingcpp.Position, mm: float) -> Box:
    corners = (position.top_left, position.top_right, position.bottom_right, position.bottom_left)
    xs, ys = [corner.x * mm for corner in corners], [corner.y * mm for corner in corners]
    return Box(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


def _clear_codes(page: pypdfium2.PdfPage) -> Iterator[Read]:
    text = page.get_textpage()
    mm, height_pt = MM_PER_INCH / PT_PER_INCH, page.get_height()
    for left, bottom, right, top in (text.get_rect(at) for at in range(text.count_rects())):
        words = text.get_text_bounded(left, bottom, right, top).strip()
        if GROUPS.fullmatch(words):
            yield Read(words, Box(left * mm, (height_pt - top) * mm, (right - left) * mm, (top - bottom) * mm))
    text.close()


def _plain(groups: str) -> str:
    return groups.replace("-", "")


def _middle_mm(box: Box) -> float:
    return box.y_mm + box.height_mm / 2


def _opened(pdf: Path) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(pdf)
    except OSError as error:
        raise PdfUnreadable(
            f"{pdf} cannot be opened ({(error.strerror or 'not found').lower()}): check the path."
        ) from error
    except pypdfium2.PdfiumError as error:
        if error.err_code == WRONG_PASSWORD:
            raise PdfLocked(f"{pdf} wants a password: save it without one first.") from error
        raise PdfUnreadable(f"{pdf} is not a PDF, or is damaged: hand over the file that was printed.") from error
