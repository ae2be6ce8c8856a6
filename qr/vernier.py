"""Vernier scales: lines beside which an ordinary ruler with millimetres is read to a tenth of one.

The whole millimetres are those of the ruler before line 0; the tenth is the number of the line that meets one of the
ruler's. Line k is 0.9 k mm after line 0, or 1.1 k mm before it: either way what is between line 0 and the ruler's mark
before it is k tenths where line k meets a mark.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from qr.marks import Mark, Rule, Words

ONWARD_MM, BACK_MM = 0.9, -1.1
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
    lines: int = 11

    def line_mm(self, at: int) -> float:
        """Return where a line is, along the ruler."""
        return self.at_mm + at * (BACK_MM if self.back else ONWARD_MM)

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
