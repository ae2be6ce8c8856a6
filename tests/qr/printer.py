"""A printer as a pure function, and what a person with eyes finds on the paper that comes out of it.

Nothing here asks the project where things are: papers are pictures, and what is measured is measured on them.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pypdfium2  # type: ignore[import-untyped]  # publishes no types
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]
import zxingcpp

from qr.stock.grid import Box

MM_PER_INCH = 25.4
PT_PER_INCH = 72
MOST_MODULES = 33
"""Across the symbols that are measured here."""

Dots = npt.NDArray[np.uint8]
"""255 for white paper, 0 for black: 35 million dots a sheet."""
Ink = npt.NDArray[np.float32]
"""0 for white paper, 1 for black."""


@dataclass(frozen=True)
class Paper:
    """A printed sheet, as a picture of the whole sheet from edge to edge."""

    dots: Dots
    dots_a_mm: float

    @property
    def ink(self) -> Ink:
        """The darkness of each dot."""
        return ink(self.dots)

    def part(self, left_mm: float, top_mm: float, right_mm: float, bottom_mm: float) -> "Paper":
        """Return a part of the sheet; positions are measured from that part's corner."""
        left, top, right, bottom = (max(0, round(at * self.dots_a_mm)) for at in (left_mm, top_mm, right_mm, bottom_mm))
        return Paper(self.dots[top:bottom, left:right], self.dots_a_mm)

    def symbols(self) -> dict[str, Box]:
        """Return the text of each symbol, and the positions of its dark corners."""
        picture = np.ascontiguousarray(self.dots)
        found = zxingcpp.read_barcodes(picture, formats=zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.QRCode]))
        assert len({one.text for one in found}) == len(found)
        return {one.text: self._box(one.position) for one in found}

    def _box(self, position: zxingcpp.Position) -> Box:
        """The edges of the large squares in a symbol's corners, to a part of a dot by how grey the dots there are."""
        x, y = position.top_left.x, position.top_left.y
        last_x, last_y = position.top_right.x + 1, position.bottom_left.y + 1
        module = max(1, round((last_x - x) / MOST_MODULES))
        upper, left_ones = slice(y + 2 * module, y + 5 * module), slice(x + 2 * module, x + 5 * module)
        across, down = ink(self.dots[upper]).mean(axis=0), ink(self.dots[:, left_ones]).mean(axis=1)
        left, right = _edge(across, x, -module), _edge(across, last_x, module)
        top, bottom = _edge(down, y, -module), _edge(down, last_y, module)
        left, right, top, bottom = (at / self.dots_a_mm for at in (left, right, top, bottom))
        return Box(left, top, right - left, bottom - top)


def ink(dots: Dots) -> Ink:
    """Return the darkness of each of some dots."""
    return (255 - dots).astype(np.float32) / np.float32(255)


def _edge(ink: Ink, near: int, outward: int) -> float:
    """Return where dark ends near a dot, in dots: all is dark half a module inward, and white two modules outward."""
    inner, outer = near - round(outward / 2), near + 2 * outward
    low, high = max(0, min(inner, outer)), max(inner, outer)
    dark = float(ink[low:high].sum())
    return inner + dark if outward > 0 else inner - dark


@dataclass(frozen=True)
class Printer:
    """Prints a page moved and scaled about its upper left corner, and turned about it clockwise as it is fed askew."""

    right_mm: float = 0.0
    down_mm: float = 0.0
    scale_x: float = 1.0
    scale_y: float = 1.0
    askew: float = 0.0
    """the tangent of the angle"""

    def __str__(self) -> str:
        """Its error, for the names of tests."""
        return f"{self.right_mm:+.2f},{self.down_mm:+.2f} ×{self.scale_x:.3f},{self.scale_y:.3f}"

    def prints(self, pdf: Path, page: int = 0, dpi: int = 600) -> Paper:
        """Return a page of a PDF on paper of the page's size; what falls beyond the paper is lost."""
        with pypdfium2.PdfDocument(pdf) as document:
            return self._on_paper(document[page], dpi)

    def _on_paper(self, page: Any, dpi: int) -> Paper:
        width_pt, height_pt = page.get_size()
        dots = dpi / PT_PER_INCH
        mm = dpi / MM_PER_INCH
        bitmap = pypdfium2.PdfBitmap.new_native(round(width_pt * dots), round(height_pt * dots), pdfium.FPDFBitmap_Gray)
        bitmap.fill_rect((255, 255, 255, 255), 0, 0, bitmap.width, bitmap.height)
        matrix = pdfium.FS_MATRIX(
            self.scale_x * dots, self.askew * self.scale_x * dots, -self.askew * self.scale_y * dots,
            self.scale_y * dots, self.right_mm * mm, self.down_mm * mm,
        )  # fmt: skip
        clip = pdfium.FS_RECTF(0, 0, bitmap.width, bitmap.height)
        pdfium.FPDF_RenderPageBitmapWithMatrix(bitmap, page, matrix, clip, pdfium.FPDF_ANNOT | pdfium.FPDF_GRAYSCALE)
        return Paper(bitmap.to_numpy().reshape(bitmap.height, bitmap.width), mm)
