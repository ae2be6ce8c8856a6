"""Vernier scales: lines beside which an ordinary ruler with millimetres is read to a tenth of one.

The whole millimetres are those of the ruler before line 0; the tenth is the number of the line that meets one of the
ruler's. Line k is 0.9 k mm after line 0, or 1.1 k mm before it: either way what is between line 0 and the ruler's mark
before it is k tenths where line k meets a mark.

Of lines 0 and 10 both would meet where one does, and whoever took the wrong one would be a millimetre off: there is no
line 10. On a page that is scaled its verniers are as well, and their lines lie at other parts of a millimetre than
tenths; `meant` allows for that.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import floor
from typing import Literal

from qr.ruler.marks import Mark, Rule, Words

ONWARD_MM, BACK_MM = 0.9, -1.1
LINES = 10
NEAR_MM = 5.0
LINE_MM = 0.1
"""The width of a line: as wide as those of a fine ruler."""


@dataclass(frozen=True, slots=True)
class Vernier:
    """A scale on a line that a ruler is laid along.

    at_mm: where line 0 is, from the left edge (`along` x) or the upper one (`along` y).
    edge_mm: where the ruler's edge lies, from the other edge; lines stand above it, or right of it.
    """

    letter: str
    along: Literal["x", "y"]
    at_mm: float
    edge_mm: float
    back: bool
    tall_mm: float
    lines: int = LINES

    def line_mm(self, at: int) -> float:
        """Return where a line is, along the ruler."""
        return self.at_mm + at * (BACK_MM if self.back else ONWARD_MM)

    def is_near(self, along_mm: float) -> bool:
        """Tell whether a place along the ruler is between its lines, or near enough to be taken for one of them."""
        low, high = sorted((self.line_mm(0), self.line_mm(self.lines)))
        return low - NEAR_MM < along_mm < high + NEAR_MM

    def marks(self) -> Iterator[Mark]:
        """Yield its lines, the numbers of every fifth, and its letter."""
        for at in range(self.lines):
            tall_mm = self.tall_mm * (1.0 if at == 0 else 0.75 if at % 5 == 0 else 0.5)
            yield self._line(self.line_mm(at), tall_mm)
        for at in range(0, self.lines, 5):
            yield self._words(self.line_mm(at), self.tall_mm * (1.1 if at == 0 else 0.85), str(at), self.tall_mm)
        middle_mm = (self.line_mm(0) + self.line_mm(self.lines - 1)) / 2
        yield self._words(middle_mm, self.tall_mm * 1.5, self.letter, 2.2 * self.tall_mm, bold=True)

    def _line(self, along_mm: float, tall_mm: float) -> Rule:
        if self.along == "x":
            return Rule(along_mm, self.edge_mm, along_mm, self.edge_mm - tall_mm, LINE_MM)
        return Rule(self.edge_mm, along_mm, self.edge_mm + tall_mm, along_mm, LINE_MM)

    def _words(self, along_mm: float, off_mm: float, text: str, size_pt: float, *, bold: bool = False) -> Words:
        if self.along == "x":
            return Words(along_mm, self.edge_mm - off_mm, text, size_pt, bold, "middle")
        return Words(self.edge_mm + off_mm, along_mm + size_pt * 0.12, text, size_pt, bold)


def meant(read_mm: float, scale: float, *, back: bool) -> float:
    """Return where line 0 is, in mm, when a vernier is read so on a page that is scaled.

    Line k meets where line 0 is k steps after the ruler's mark, or nearer to that than to the steps around: what is
    returned is the middle of that. Hundredths lie between tenths.
    """
    step_mm = scale * -BACK_MM - 1 if back else 1 - scale * ONWARD_MM
    steps = [step_mm * (LINES - 1) - 1, *(step_mm * at for at in range(LINES)), 1, 1 + step_mm]
    middles = [(one + 2 * here + other) / 4 for one, here, other in zip(steps, steps[1:], steps[2:], strict=False)]
    whole_mm = floor(read_mm + 1e-9)
    tenths = max(0.0, (read_mm - whole_mm) * 10)
    before = min(int(tenths), LINES - 1)
    return whole_mm + middles[before] + (tenths - before) * (middles[before + 1] - middles[before])
