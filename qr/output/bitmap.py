"""Labels as bitmaps: words, colours and logo are rendered from a PDF, the symbol is drawn dot by dot.

Each module of the symbol has the same whole number of dots, since modules that fall between dots print unevenly.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pypdfium2  # type: ignore[import-untyped]  # publishes no types

from qr.errors import LabelTooSmall
from qr.layout.arrangement import PT_PER_MM
from qr.layout.face import Written
from qr.pdf.drawing import around_symbol, placed
from qr.pdf.file import number
from qr.pdf.page import Form
from qr.pdf.small import Pdf
from qr.symbol.drawing import LEAST_DOTS, matrix
from qr.words import counted

MM_PER_INCH = 25.4
PT_PER_INCH = 72
ALMOST = 1e-6
"""A tolerance for rounding errors, as a fraction of a dot."""

Dots = npt.NDArray[np.uint8]
"""Rows of dots, each red, green and blue, or a grey value; from 0 to 255."""


@dataclass(frozen=True, slots=True)
class Fine:
    """The resolution, and the symbol of a page with one label in dots: module size, left and upper edge."""

    dpi: int
    module: int
    left: int
    top: int


def fineness(form: Form, dpi: int) -> Fine:
    """Return the position of symbols in the dots of a printer or picture, for pages with one label each.

    Raises LabelTooSmall where a module has too few dots to print evenly.
    """
    symbol, dots_per_mm = form.face.symbol, dpi / MM_PER_INCH
    module = int(symbol.module_mm * dots_per_mm + ALMOST)
    if module < LEAST_DOTS:
        raise LabelTooSmall(
            f"At {dpi} dpi a module of the symbol has {counted(module, 'dot')}, and needs {LEAST_DOTS} to scan "
            "reliably: use larger labels, a shorter host, or a higher resolution."
        )
    spare = symbol.side_mm * dots_per_mm - symbol.modules * module
    left_mm = form.placing.x(form.stock.left_mm + form.face.symbol_x_mm)
    top_mm = form.placing.y(form.stock.top_mm + form.face.symbol_y_mm)
    left, top = (round(mm * dots_per_mm + spare / 2) for mm in (left_mm, top_mm))
    return Fine(dpi, module, left, top)


def bitmaps(form: Form, labels: Sequence[tuple[Written, str]], fine: Fine, *, in_colour: bool) -> list[Dots]:
    """Return pages with one label each as bitmaps, all of the same size.

    labels: the text of each label, and the text in its symbol.
    in_colour: whether dots have three values instead of one.
    """
    drawn = []
    with pypdfium2.PdfDocument(_without_symbols(form, [written for written, _ in labels])) as document:
        for page, (_, url) in zip(document, labels, strict=True):
            dots = page.render(scale=fine.dpi / PT_PER_INCH, grayscale=not in_colour, rev_byteorder=True).to_numpy()
            drawn.append(_with_symbol(np.array(dots), matrix(url, form.face.symbol), fine))
            page.close()
    return drawn


def _without_symbols(form: Form, labels: Sequence[Written]) -> bytes:
    pdf, height_mm = Pdf("Labels"), form.stock.page_mm[1]
    corner = form.stock.left_mm * PT_PER_MM, (height_mm - form.stock.top_mm) * PT_PER_MM
    start = placed(form.placing, height_mm) + b" 1 0 0 1 %s %s cm " % tuple(map(number, corner))
    for written in labels:
        pdf.add_page(*form.page_pt, start + around_symbol(pdf, form.face, written))
    return pdf.to_bytes(form.face.picture)


def _with_symbol(dots: Dots, rows: Sequence[bytearray], fine: Fine) -> Dots:
    modules = np.array([list(row) for row in rows], dtype=np.uint8)
    symbol = np.kron(255 * (1 - modules), np.ones((fine.module, fine.module), dtype=np.uint8))
    side = len(symbol)
    dots[fine.top : fine.top + side, fine.left : fine.left + side] = symbol.reshape(side, side, *(1,) * (dots.ndim - 2))
    return dots
