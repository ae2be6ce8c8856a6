"""From what a person reads off a ruler page to what the printer does."""

import re
from collections.abc import Iterator
from dataclasses import astuple, dataclass
from math import copysign, isfinite

from qr.errors import ReadingUnfit
from qr.ruler.page import Points
from qr.ruler.vernier import meant
from qr.stock.calibration import NOT_PLACED, Placing

MOST_OFF_MM = 8.0
"""No printer that is in order misses by more; a slip of the pen does."""
SCALE_OFF, READING_OFF_MM = 0.02, 0.3
"""No printer scales by more at 100 %, and by as much a reading may be off."""
FITTED = (0.85, 0.985)
"""Pages that are fitted to what a printer reaches come out between these scales."""
READ_TO_MM = 0.1
"""Finer than that nobody reads, and two readings tell a scale no better than that over what is between them."""
ASKEW_FROM_MM = 0.25
"""As far as A and E differ by reading alone, and a little more."""
FORM = "give what you read at A, B, C and D, and at E where the page has one, as in 20.9,189.3,21.4,277.0,20.8"


@dataclass(frozen=True, slots=True)
class Readings:
    """What was read at the letters, in mm from the paper's left edge (A, B, E) and upper edge (C, D)."""

    a: float
    b: float
    c: float
    d: float
    e: float | None = None
    """none where the page has no E, or nobody read it"""


def parsed(text: str) -> Readings:
    """Return the readings of a text, as people type them: with letters or without, decimal points or commas.

    Between numbers stands a blank, a semicolon, or a comma where no comma stands in them. Raises ReadingUnfit.
    """
    bare = re.sub(r"[A-E]\s*[=:]?\s*(?=\d)", " ", text.strip(), flags=re.IGNORECASE)
    parts = re.split(r"\s*;\s*|,\s+|\s+", bare.strip().strip(",;"))
    if len(parts) == 1:
        parts = parts[0].split(",")
    if len(parts) not in (4, 5) or not all(re.fullmatch(r"\d{1,4}([.,]\d{1,3})?", part) for part in parts):
        raise ReadingUnfit(f"{text[:60]!r} is not what stands on a ruler page: {FORM}")
    return Readings(*(float(part.replace(",", ".")) for part in parts))


def miss(readings: Readings, at: Points, printed_with: Placing = NOT_PLACED) -> Placing:
    """Return where the printer puts things: what is drawn at x lands at offset + scale · x.

    at: where the verniers are on the page.
    printed_with: the correction that the page was printed with; what is left after it comes on top.

    Raises ReadingUnfit, with what is wrong and where, for what no printer does.
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
    """Return by how much the page was fed askew, in mm a mm, clockwise; 0 where E does not tell that it was."""
    if readings.e is None or at.e_below_mm is None or abs(readings.a - readings.e) < ASKEW_FROM_MM:
        return 0.0
    return (readings.a - readings.e) / at.e_below_mm


def _read(readings: Readings, at: Points) -> Iterator[tuple[str, float]]:
    """Yield the letters with what was read there. Raises ReadingUnfit for a letter that the page has not."""
    if readings.e is not None and at.e_below_mm is None:
        raise ReadingUnfit("the ruler page of this stock has no E: give what you read at A, B, C and D")
    read = zip("ABCDE", astuple(readings), strict=True)
    yield from ((letter, value) for letter, value in read if value is not None)


def _axis(near: float, far: float, near_at: float, far_at: float, letters: str) -> tuple[float, float]:
    """Return offset and scale along one axis, from what the verniers near the edge and far from it read."""
    read, span = (near, far), far_at - near_at
    scale = (far - near) / span
    for _ in range(2):  # by then what changes is far below what can be read
        surely = 1 + copysign(max(0.0, abs(scale - 1) - READ_TO_MM / span), scale - 1)
        near, far = meant(read[0], surely, back=False), meant(read[1], surely, back=True)
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
    return f"{off}: {_why(min(scales)) if fitted else 'look at the number again, no printer misses by that much'}"


def _why(scale: float) -> str:
    if FITTED[0] <= scale <= FITTED[1]:
        return "the page was fitted to the printer's reach; print it again at 100 % (actual size)"
    return "look at the numbers again, or print the page again at 100 % (actual size)"
