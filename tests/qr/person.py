"""A person with an ordinary ruler, who reads a printed ruler page by its instructions."""

from math import floor

import numpy as np
import numpy.typing as npt

from qr.ruler.page import verniers
from qr.ruler.vernier import Vernier
from qr.stock.grid import Stock
from tests.qr.printer import Dots, Ink, Paper, ink

DARK = 0.5
ROUND_MM = 5.0
"""The distance around the expected position of a letter within which the person looks for its lines."""

Marks = npt.NDArray[np.float64]
"""Where lines are, in mm."""


def reads(paper: Paper, stock: Stock) -> str:
    """Return what a person reads at each letter of a stock's ruler page, as they type it."""
    return ",".join(f"{tenths(lines(paper, vernier), back=vernier.back):.1f}" for vernier in verniers(stock))


def tenths(marks: Marks, *, back: bool) -> float:
    """Return what is read where a vernier's lines are at `marks`, from the paper's edge, on a ruler without a fault.

    Line 0 first. It is the ruler's last line before line 0, and the number of the line that best meets a ruler's line.
    """
    best = int(np.argmin(np.abs(marks - np.round(marks))))
    return float(round(marks[0])) if best == 0 else floor(marks[0]) + best / 10


def lines(paper: Paper, vernier: Vernier) -> Marks:
    """Return where the lines of a vernier are on paper, line 0 first, as they are seen there."""
    dots = paper.dots if vernier.along == "x" else paper.dots.T
    mm = paper.dots_a_mm
    ends = sorted((vernier.line_mm(0), vernier.line_mm(vernier.lines - 1)))
    first, last = (max(0, round(at * mm)) for at in (ends[0] - ROUND_MM, ends[1] + ROUND_MM))
    row = _edge_line(dots, vernier, mm)
    off = round(0.15 * vernier.tall_mm * mm)
    strip = ink(dots[row - off if vernier.along == "x" else row + off, first:last])
    found = (_middles(strip) + first) / mm
    assert len(found) == vernier.lines, (vernier, found)
    return found[::-1] if vernier.back else found


def _edge_line(dots: Dots, vernier: Vernier, mm: float) -> int:
    """Return the row of the line that a ruler is laid along: the longest near the vernier, just below its lines."""
    near, far = sorted((vernier.line_mm(1), vernier.line_mm(vernier.lines - 2)))
    window = slice(round((vernier.edge_mm - ROUND_MM) * mm), round((vernier.edge_mm + ROUND_MM) * mm))
    full = (ink(dots[window, round(near * mm) : round(far * mm)]) > DARK).mean(axis=1)
    return window.start + int(np.argmax(full))


def _middles(strip: Ink) -> Marks:
    """Return the middles of dark runs, weighed by how dark each dot is."""
    dark = strip > 0.1
    steps = np.flatnonzero(np.diff(np.concatenate(([False], dark, [False])).astype(int)))
    runs = [(int(one), int(other)) for one, other in steps.reshape(-1, 2)]
    runs = [(one, other) for one, other in runs if strip[one:other].max() > DARK]
    return np.array([np.average(np.arange(one, other) + 0.5, weights=strip[one:other]) for one, other in runs])
