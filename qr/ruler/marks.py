"""Marks (lines, boxes and words), in mm from the page's upper left corner, and their drawing on a PDF page.

Marks are black by default; `light` is from 0 for black to 1 for white.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, TypeAlias

from qr.fonts.script import plain
from qr.fonts.typeface import BOLD, REGULAR
from qr.layout.face import PT_PER_MM
from qr.layout.fitting import Line
from qr.pdf.drawing import placed
from qr.pdf.file import number
from qr.pdf.small import Pdf
from qr.stock.calibration import NOT_PLACED, Placing
from qr.stock.grid import Box

THIN_MM = 0.1


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line from one point to another."""

    x1_mm: float
    y1_mm: float
    x2_mm: float
    y2_mm: float
    width_mm: float = THIN_MM
    light: float = 0.0


@dataclass(frozen=True, slots=True)
class Frame:
    """A box: outlined unless its line width is 0, filled if `filled` is a lightness."""

    box: Box
    width_mm: float = THIN_MM
    light: float = 0.0
    filled: float | None = None


@dataclass(frozen=True, slots=True)
class Words:
    """A line of text; x is its left end, middle or right end, y its baseline."""

    x_mm: float
    y_mm: float
    text: str
    size_pt: float
    bold: bool = False
    end: Literal["left", "middle", "right"] = "left"
    light: float = 0.0

    @property
    def clean(self) -> str:
        """The text, cleaned for drawing."""
        return plain(self.text)

    @property
    def width_mm(self) -> float:
        """The width of the text."""
        return (BOLD if self.bold else REGULAR).ems(self.clean) * self.size_pt / PT_PER_MM


Mark: TypeAlias = Rule | Frame | Words
HALVES = {"left": 0.0, "middle": 0.5, "right": 1.0}
"""The share of a text's width to the left of its x."""


def add_page(pdf: Pdf, page_mm: tuple[float, float], marks: Iterable[Mark], placing: Placing = NOT_PLACED) -> None:
    """Append a page with marks to a PDF, moved and scaled by `placing`."""
    width_mm, height_mm = page_mm
    operators = [placed(placing, height_mm), *(_operators(pdf, mark, height_mm) for mark in marks)]
    pdf.add_page(width_mm * PT_PER_MM, height_mm * PT_PER_MM, b"\n".join(operators))


def fitting(words: Words, width_mm: float) -> Words:
    """Return the words at a smaller size if they are wider than a width."""
    scale = min(1.0, width_mm / max(words.width_mm, 1e-6))
    return Words(words.x_mm, words.y_mm, words.text, words.size_pt * scale, words.bold, words.end, words.light)


def _operators(pdf: Pdf, mark: Mark, page_height_mm: float) -> bytes:
    if isinstance(mark, Rule):
        ends = _points(mark.x1_mm, page_height_mm - mark.y1_mm, mark.x2_mm, page_height_mm - mark.y2_mm)
        return b"%s G %s w %s %s m %s %s l S" % (number(mark.light), *_points(mark.width_mm), *ends)
    if isinstance(mark, Frame):
        return _frame(mark, page_height_mm)
    face = BOLD if mark.bold else REGULAR
    x, y = _points(mark.x_mm - HALVES[mark.end] * mark.width_mm, page_height_mm - mark.y_mm)
    return b"%s g BT %s %s Td %s ET" % (number(mark.light), x, y, pdf.shown(Line(mark.clean, mark.size_pt, face)))


def _frame(mark: Frame, page_height_mm: float) -> bytes:
    box = mark.box
    path = b"%s %s %s %s re" % _points(box.x_mm, page_height_mm - box.bottom_mm, box.width_mm, box.height_mm)
    fill = b"" if mark.filled is None else b"%s g %s f\n" % (number(mark.filled), path)
    line = b"%s G %s w %s S" % (number(mark.light), *_points(mark.width_mm), path) if mark.width_mm else b""
    return fill + line


def _points(*lengths_mm: float) -> tuple[bytes, ...]:
    return tuple(number(length_mm * PT_PER_MM) for length_mm in lengths_mm)
