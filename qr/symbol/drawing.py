"""QR symbols: their size, their error correction, and their drawing."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import segno

from qr.errors import LabelTooSmall

DARK = re.compile(b"\x01+")
QUIET_MODULES = 4
DOT_MM = 25.4 / 300
"""A dot of a 300 dpi printer. A module is a whole number of dots, so that all modules print alike."""
LEAST_DOTS = 4
"""Modules of 0.34 mm; phones begin to fail with smaller ones."""
GOOD_DOTS = 5
"""Modules of 0.42 mm, which take precedence over better error correction than M."""


@dataclass(frozen=True, slots=True)
class SymbolSize:
    """The size of all symbols with texts of one length on a stock."""

    version: int
    error_level: str
    module_dots: int

    @property
    def module_mm(self) -> float:
        """The side of one module in mm."""
        return self.module_dots * DOT_MM

    @property
    def modules(self) -> int:
        """The number of modules along a side, without the quiet zone."""
        return modules_of(self.version)

    @property
    def side_mm(self) -> float:
        """The side in mm, without the quiet zone."""
        return self.modules * self.module_mm

    @property
    def quiet_mm(self) -> float:
        """The width of the quiet zone in mm."""
        return QUIET_MODULES * self.module_mm

    @property
    def box_mm(self) -> float:
        """The side in mm with the quiet zone on both sides."""
        return self.side_mm + 2 * self.quiet_mm


def plan(text: str, *, room_mm: float, fill_mm: float = 0.0) -> SymbolSize:
    """Return the size of a text's symbol, with the best error correction at that size.

    The module size is chosen first: a good size before the least one, and for each, level Q before level M. The level
    is then raised to the highest that fits the same version.

    text: the text of the symbol, in QR's alphanumeric characters.
    room_mm: the side of the square available for the symbol with its quiet zone.
    fill_mm: the side up to which modules may grow beyond a good size, since larger ones scan from further away.

    Raises LabelTooSmall with the side that is needed.
    """
    for version, dots in _tries(text):
        if _box_mm(version, dots) <= room_mm:
            return SymbolSize(version, _best_level(text, version), max(dots, _dots(version, min(fill_mm, room_mm))))
    needed_mm = _box_mm(_version(text, "M"), LEAST_DOTS)
    raise LabelTooSmall(
        f"A symbol for {text} needs {needed_mm:.1f} mm with its quiet zone and the label has room for {room_mm:.1f} "
        "mm: use a stock with larger labels or a shorter host."
    )


def operators(text: str, plan: SymbolSize) -> str:
    """Return the PDF operators that fill a text's symbol, one unit for each module, x to the right and y downward.

    It is a single path, since viewers show hairlines between rectangles that are filled separately.
    """
    path = (f"{x} {y} {width} 1 re" for x, y, width in bars(text, plan))
    return "\n".join((*path, "f"))


def bars(text: str, plan: SymbolSize) -> Iterator[tuple[int, int, int]]:
    """Yield the dark runs of a text's symbol row by row, as x and y of the left end and the width, in modules."""
    for y, row in enumerate(matrix(text, plan)):
        for run in DARK.finditer(row):
            yield run.start(), y, run.end() - run.start()


def matrix(text: str, plan: SymbolSize) -> tuple[bytearray, ...]:
    """Return the rows of a text's symbol, 1 for a dark module; the mask is chosen by the rules of ISO/IEC 18004."""
    symbol = segno.make_qr(text, error=plan.error_level, version=plan.version, mode="alphanumeric", boost_error=False)
    rows: tuple[bytearray, ...] = symbol.matrix
    return rows


def modules_of(version: int) -> int:
    """Return the number of modules along a side of a version (ISO/IEC 18004, 6.3.1)."""
    return 17 + 4 * version


def _tries(text: str) -> list[tuple[int, int]]:
    return [(_version(text, level), dots) for dots in (GOOD_DOTS, LEAST_DOTS) for level in "QM"]


def _best_level(text: str, version: int) -> str:
    return next(level for level in "HQM" if _version(text, level) <= version)


def _dots(version: int, side_mm: float) -> int:
    return int(side_mm / _box_mm(version, 1))


def _box_mm(version: int, dots: int) -> float:
    return (modules_of(version) + 2 * QUIET_MODULES) * dots * DOT_MM


@lru_cache(maxsize=64)
def _version(text: str, level: str) -> int:
    version = segno.make_qr(text, error=level, mode="alphanumeric", mask=0, boost_error=False).version
    return int(version)
