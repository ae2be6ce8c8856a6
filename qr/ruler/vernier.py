"""Vernier scales, with which an ordinary ruler in millimetres is read to a tenth of a millimetre.

The whole millimetres are those of the ruler before line 0; the tenths are the number of the line that coincides with a
mark of the ruler. Line k is 0.9 k mm after line 0, or 1.1 k mm before it: in both cases line 0 is k tenths after a mark
of the ruler if line k coincides with a mark.

There is no line 10: lines 0 and 10 would coincide with marks together, and taking the wrong one would be an error of a
millimetre. On a scaled page the verniers are scaled too, so that their lines are not at exact tenths; `position` allows
for that.
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
"""The width of a line, like that of a fine ruler's marks."""


@dataclass(frozen=True, slots=True)
class Vernier:
    """A vernier on a guide line for a ruler's edge.

    at_mm: the position of line 0, from the left edge (`along` x) or the upper one (`along` y).
    edge_mm: the position of the guide line, from the other edge; the vernier's lines are above it, or right of it.
    back: whether the lines run towards the edge from which the vernier is read.
    """

    letter: str
    along: Literal["x", "y"]
    at_mm: float
    edge_mm: float
    back: bool
    tall_mm: float
    lines: int = LINES

    def line_mm(self, at: int) -> float:
        """Return the position of a line along the ruler."""
        return self.at_mm + at * (BACK_MM if self.back else ONWARD_MM)

    def is_near(self, along_mm: float) -> bool:
        """Tell whether a position along the ruler is among its lines, or near enough to be mistaken for one of them."""
        low, high = sorted((self.line_mm(0), self.line_mm(self.lines)))
        return low - NEAR_MM < along_mm < high + NEAR_MM

    def marks(self) -> Iterator[Mark]:
        """Yield its lines, the number of every fifth line, and its letter."""
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


def position(read_mm: float, scale: float, *, back: bool) -> float:
    """Return the position of line 0, in mm, for a reading of a vernier on a scaled page.

    Line k coincides with a mark if line 0 is k steps after a mark, or nearer to that than to other steps; the result is
    the middle of that range. Hundredths are interpolated between tenths.
    """
    step_mm = scale * -BACK_MM - 1 if back else 1 - scale * ONWARD_MM
    steps = [step_mm * (LINES - 1) - 1, *(step_mm * at for at in range(LINES)), 1, 1 + step_mm]
    middles = [
        (before + 2 * here + after) / 4 for before, here, after in zip(steps, steps[1:], steps[2:], strict=False)
    ]
    whole_mm = floor(read_mm + 1e-9)
    tenths = max(0.0, (read_mm - whole_mm) * 10)
    line = min(int(tenths), LINES - 1)
    return whole_mm + middles[line] + (tenths - line) * (middles[line + 1] - middles[line])
