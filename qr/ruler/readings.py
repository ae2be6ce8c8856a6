"""Readings of a ruler page, and the printer's errors calculated from them."""

import re
from collections.abc import Iterator
from dataclasses import astuple, dataclass
from math import copysign, isfinite

from qr.errors import ReadingUnfit
from qr.ruler.page import Points
from qr.ruler.vernier import position
from qr.stock.calibration import NOT_PLACED, Placing

MOST_OFF_MM = 8.0
"""The greatest error of a working printer; larger ones are misreadings."""
SCALE_OFF, READING_OFF_MM = 0.02, 0.3
"""The greatest scale error of a printer at 100 %, and the greatest error of a reading."""
FITTED = (0.85, 0.985)
"""The range of scales of pages that were fitted to the printable area."""
READ_TO_MM = 0.1
"""The precision of a reading, which limits that of a scale between two readings."""
ASKEW_FROM_MM = 0.25
"""The least difference of A and E that is not explained by misreading."""
FORM = "enter what you read at A, B, C and D, and at E where the page has one, as in 20.9,189.3,21.4,277.0,20.8"


@dataclass(frozen=True, slots=True)
class Readings:
    """The readings at the letters, in mm from the paper's left edge (A, B, E) and upper edge (C, D)."""

    a: float
    b: float
    c: float
    d: float
    e: float | None = None
    """None where the page has no E or it was not read"""


def parsed(text: str) -> Readings:
    """Return the readings in a text as people type them, with or without letters, with decimal points or commas.

    Numbers are separated by spaces, semicolons, or, if they have decimal points, by commas. Raises ReadingUnfit.
    """
    bare = re.sub(r"[A-E]\s*[=:]?\s*(?=\d)", " ", text.strip(), flags=re.IGNORECASE)
    parts = re.split(r"\s*;\s*|,\s+|\s+", bare.strip().strip(",;"))
    if len(parts) == 1:
        parts = parts[0].split(",")
    if len(parts) not in (4, 5) or not all(re.fullmatch(r"\d{1,4}([.,]\d{1,3})?", part) for part in parts):
        raise ReadingUnfit(f"{text[:60]!r} is not a set of readings of a ruler page: {FORM}")
    return Readings(*(float(part.replace(",", ".")) for part in parts))


def miss(readings: Readings, at: Points, printed_with: Placing = NOT_PLACED) -> Placing:
    """Return the printer's error as a placing: a point drawn at x is printed at offset + scale · x.

    at: the positions of the verniers on the page.
    printed_with: the correction with which the page was printed; the error that remains is added to it.

    Raises ReadingUnfit for errors that no printer has, with the letter and the reason.
    """
    for letter, read in _read(readings, at):
        exact = at.exact[letter]
        if not isfinite(read):
            raise ReadingUnfit(f"{letter} reads {read}: {FORM}")
        if abs(read - exact) > MOST_OFF_MM:
            raise ReadingUnfit(_too_far(letter, read, exact, readings, at))
    across = _axis(readings.a, readings.b, at.a, at.b, "A and B")
    down = _axis(readings.c, readings.d, at.c, at.d, "C and D")
    seen = Placing(across[0], down[0], across[1], down[1])
    return seen.after(printed_with.inverse)


def askew(readings: Readings, at: Points) -> float:
    """Return the skew of the page, in mm per mm, clockwise; 0 without E, or within the precision of readings."""
    if readings.e is None or at.e_below_mm is None or abs(readings.a - readings.e) < ASKEW_FROM_MM:
        return 0.0
    return (readings.a - readings.e) / at.e_below_mm


def _read(readings: Readings, at: Points) -> Iterator[tuple[str, float]]:
    """Yield each letter with its reading. Raises ReadingUnfit for E on a page without it."""
    if readings.e is not None and at.e_below_mm is None:
        raise ReadingUnfit("the ruler page of this stock has no E: enter what you read at A, B, C and D")
    read = zip("ABCDE", astuple(readings), strict=True)
    yield from ((letter, value) for letter, value in read if value is not None)


def _axis(near: float, far: float, near_at: float, far_at: float, letters: str) -> tuple[float, float]:
    """Return offset and scale along an axis, from the readings of the near and the far vernier."""
    read, span = (near, far), far_at - near_at
    scale = (far - near) / span
    for _ in range(2):  # after two rounds, changes are far below the precision of readings
        certain = 1 + copysign(max(0.0, abs(scale - 1) - READ_TO_MM / span), scale - 1)
        near, far = position(read[0], certain, back=False), position(read[1], certain, back=True)
        scale = (far - near) / span
    if abs(scale - 1) > SCALE_OFF + READING_OFF_MM / span:
        raise ReadingUnfit(
            f"{letters} are {far - near:.1f} mm apart on paper and {span:g} mm in the file, a scale of "
            f"{scale:.1%}: {_why(scale)}"
        )
    return near - scale * near_at, scale


def _too_far(letter: str, read: float, exact: float, readings: Readings, at: Points) -> str:
    scales = ((readings.b - readings.a) / (at.b - at.a), (readings.d - readings.c) / (at.d - at.c))
    off = f"{letter} reads {read:g} mm where {exact:g} mm is exact, {abs(read - exact):.1f} mm off"
    fitted = all(FITTED[0] <= scale <= FITTED[1] for scale in scales)
    return f"{off}: {_why(min(scales)) if fitted else 'check the reading, since no printer is off by that much'}"


def _why(scale: float) -> str:
    if FITTED[0] <= scale <= FITTED[1]:
        return "the page was fitted to the printer's reach; print it again at 100 % (actual size)"
    return "check the readings, or print the page again at 100 % (actual size)"
