"""The instructions on a ruler page: how to print it, how to read it, and what to enter."""

from collections.abc import Iterator
from dataclasses import dataclass

from qr.ruler.marks import Frame, Mark, Rule, Words, fitting
from qr.ruler.vernier import ONWARD_MM
from qr.stock.grid import Box

PADDING_MM = 6.0
INSTRUCTIONS_MM = 120.0
"""The height of the box with the instructions."""
EXAMPLE_FROM_MM, EXAMPLE_AT_MM, EXAMPLE_LINE = 19, 21.3, 3
EXAMPLE_MM = 13
"""An example of a reading: the first mark of the ruler shown, the position of line 0, the line that coincides, and
the length of the ruler shown.
"""


@dataclass(frozen=True, slots=True)
class RulerWords:
    """The texts of a ruler page: printer, stock and page, the number of the correction it is printed with (0 for none),
    the readings of a printer without errors, and the command to enter.
    """

    printer: str
    stock: str
    page: str
    correction: int
    exact: dict[str, float]
    """by letter"""
    command: str

    @property
    def correction_short(self) -> str:
        """The correction in short, by its number."""
        return f"correction {self.correction}" if self.correction else "no correction"

    @property
    def correction_sentence(self) -> str:
        """The correction in a sentence."""
        if self.correction:
            return f"Printed with correction {self.correction} of this printer: what it reads is what is left."
        return "Printed without a correction."


def instructions(box: Box, words: RulerWords) -> Iterator[Mark]:
    """Yield the instructions of a large ruler page in a white box."""
    yield Frame(box, width_mm=0.2, light=0.6, filled=1.0)
    x, width = box.x_mm + PADDING_MM, box.width_mm - 2 * PADDING_MM
    y = box.y_mm + PADDING_MM + 5
    yield fitting(Words(x, y, f"Ruler page: {words.printer}", 17, bold=True), width)
    yield fitting(Words(x, y + 6.5, f"{words.stock} · {words.page} · {words.correction_sentence}", 8.5), width)
    y += 16
    for at, (head, *lines) in enumerate(_steps(words), start=1):
        yield Words(x, y, str(at), 13, bold=True)
        yield fitting(Words(x + 7, y, head, 9.5, bold=True), width - 7)
        for line in lines:
            y += 4.4
            yield fitting(Words(x + 7, y, line, 8.5), width - 7)
        if at == 3:
            y += 6
            yield from _example(x + 7, y, (width - 7) / EXAMPLE_MM)
            y += 25
        y += 9


def _steps(words: RulerWords) -> Iterator[tuple[str, ...]]:
    yield (
        "Print this page at 100 %, on plain paper from the tray of the labels.",
        "“Actual size”, not “fit to page”. The paper has to lie straight.",
    )
    yield (
        "Lay a ruler with its 0 on the paper's left edge, along A and B, and along E;",
        "then with its 0 on the upper edge, along C and D. Let its edge touch the printed line.",
    )
    yield (
        "Read at each letter to a tenth of a millimetre:",
        "whole millimetres: the last line of your ruler before line 0;",
        "tenths: the number of the line that meets one of your ruler. Here: 21.3 mm.",
    )
    exact = ", ".join(f"{letter} {value:.1f}" for letter, value in words.exact.items())
    yield (
        "Type what you read at A, B, C, D and E:",
        words.command,
        f"A printer that misses nothing reads {exact}.",
        "Where E differs from A, the paper went through askew: no correction mends that.",
    )


def _example(x_mm: float, y_mm: float, scale: float) -> Iterator[Mark]:
    """Yield an enlarged drawing of a vernier at a ruler: `scale` mm on the page for each of its mm."""
    edge = y_mm + 9
    yield Frame(Box(x_mm, edge, EXAMPLE_MM * scale, 10), light=0.6, filled=0.94)
    for at in range(1, EXAMPLE_MM):
        value = EXAMPLE_FROM_MM + at
        here = x_mm + at * scale
        meets = value == round(EXAMPLE_AT_MM + EXAMPLE_LINE * ONWARD_MM)
        tall = 5.0 if value % 5 == 0 else 3.5
        yield Rule(here, edge, here, edge + tall, 0.5 if meets else 0.15)
        if value % 5 == 0 or value == int(EXAMPLE_AT_MM):
            yield Words(here, edge + 8.4, str(value), 8, end="middle", bold=value == int(EXAMPLE_AT_MM))
    for at in range(10):
        here = x_mm + (EXAMPLE_AT_MM - EXAMPLE_FROM_MM + at * ONWARD_MM) * scale
        tall = 6.0 if at == 0 else 4.5 if at % 5 == 0 else 3.0
        yield Rule(here, edge, here, edge - tall, 0.5 if at == EXAMPLE_LINE else 0.15)
        if at % 5 == 0 or at == EXAMPLE_LINE:
            yield Words(here, edge - tall - 0.8, str(at), 8, end="middle", bold=at == EXAMPLE_LINE)
