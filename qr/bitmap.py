"""Labels as dots: words, colours and logo by the PDF that would be printed, the symbol dot by dot.

Each module of the symbol is the same whole number of dots: where modules fall between dots, some print wider.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pypdfium2  # type: ignore[import-untyped]  # publishes no types

from qr.arrangement import PT_PER_MM
from qr.calibration import NOT_PLACED, Placing
from qr.drawing import around_symbol, placed
from qr.errors import LabelTooSmall
from qr.face import Face, Written
from qr.pdf import Pdf
from qr.pdf_file import number
from qr.symbol import LEAST_DOTS, matrix

MM_PER_INCH = 25.4
PT_PER_INCH = 72
ALMOST = 1e-6
"""Of a dot: what is a whole number but for rounding."""

Dots = npt.NDArray[np.uint8]
"""Rows of dots of red, green and blue, or of one grey, from 0 to 255."""


@dataclass(frozen=True, slots=True)
class Fine:
    """How fine a label's dots are, and how its symbol lies on them."""

    dpi: int
    module: int
    left: int
    top: int
    placing: Placing


def fineness(face: Face, dpi: int, placing: Placing = NOT_PLACED) -> Fine:
    """Return how a face's symbol lies on the dots of a printer or picture.

    Raises LabelTooSmall where a module has too few dots to print alike.
    """
    a_mm = dpi / MM_PER_INCH
    module = int(face.symbol.module_mm * a_mm + ALMOST)
    if module < LEAST_DOTS:
        raise LabelTooSmall(
            f"At {dpi} dpi a module of the symbol has {module} dots, and needs {LEAST_DOTS} to be read surely: "
            "take larger labels, a shorter host, or more dots an inch."
        )
    spare = face.symbol.side_mm * a_mm - face.symbol.modules * module
    left_mm, top_mm = placing.x(face.symbol_x_mm), placing.y(face.symbol_y_mm)
    left, top = (max(0, round(mm * a_mm + spare / 2)) for mm in (left_mm, top_mm))
    return Fine(dpi, module, left, top, placing)


def bitmaps(
    face: Face, labels: Sequence[tuple[Written, str]], size_mm: tuple[float, float], fine: Fine, *, in_colour: bool
) -> list[Dots]:
    """Return labels as dots, all of the same size.

    labels: what is written on each, and the text in its symbol.
    size_mm: a label's width and height.
    in_colour: three values a dot, else one.
    """
    with pypdfium2.PdfDocument(
        _without_symbols(face, [written for written, _ in labels], size_mm, fine.placing)
    ) as document:
        drawn = []
        for page, (_, url) in zip(document, labels, strict=True):
            dots = page.render(scale=fine.dpi / PT_PER_INCH, grayscale=not in_colour, rev_byteorder=True).to_numpy()
            drawn.append(_with_symbol(np.array(dots), face, url, fine))
            page.close()
    return drawn


def _without_symbols(face: Face, labels: Sequence[Written], size_mm: tuple[float, float], placing: Placing) -> bytes:
    width_pt, height_pt = (mm * PT_PER_MM for mm in size_mm)
    pdf = Pdf("Labels")
    for written in labels:
        corner = b"1 0 0 1 0 %s cm" % number(height_pt)
        pdf.add_page(
            width_pt, height_pt, b"\n".join((placed(placing, size_mm[1]), corner, around_symbol(pdf, face, written)))
        )
    return pdf.to_bytes(face.picture)


def _with_symbol(dots: Dots, face: Face, url: str, fine: Fine) -> Dots:
    rows = np.array([list(row) for row in matrix(url, face.symbol)], dtype=np.uint8)
    side = len(rows) * fine.module
    symbol = np.kron(255 * (1 - rows), np.ones((fine.module, fine.module), dtype=np.uint8))
    place = dots[fine.top : fine.top + side, fine.left : fine.left + side]
    place[:] = symbol.reshape(side, side, *(1,) * (dots.ndim - 2))
    return dots
