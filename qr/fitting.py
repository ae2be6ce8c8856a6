"""Words into a width and a height: shrink, wrap, then shorten."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from qr.typeface import CAP_HEIGHT, DESCENT, LEADING, Typeface, joins

SMALLEST_PT = 5.0
"""The smallest letters that people read on a label."""
WHOLE_WORDS_DOWN_TO = 0.75
"""Down to this part of its size, text shrinks rather than break a word."""
SCALES = (1.0, 0.94, 0.88, 0.82, 0.75, 0.68, 0.62, 0.56, 0.5, 0.44, 0.38, 0.3)
ELLIPSIS = "…"
PIECE = re.compile(r"\S+?(?:[-/_:,;.·+]+(?=\w)|(?=\s|$))\s*")
"""What a line may break after: spaces, and the signs that names of families and systems are built with."""


@dataclass(frozen=True, slots=True)
class Text:
    """What is to be set, the size in points that is wished for, and its weight."""

    words: str
    size_pt: float
    face: Typeface


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A text in lines, at the size that it has got."""

    lines: tuple[str, ...]
    size_pt: float
    face: Typeface
    shortened: bool = False


def fit(texts: Sequence[Text], width_pt: float, height_pt: float) -> list[Paragraph]:
    """Set texts below each other so that they stay within a width and a height in points.

    All shrink together, down to SMALLEST_PT, until they fit in as many lines as they need; what does not fit
    even then loses lines from the longest text, and ends with an ellipsis.
    """
    for scale in SCALES:
        paragraphs = [_wrapped(text, max(SMALLEST_PT, text.size_pt * scale), width_pt) for text in texts]
        whole = scale < WHOLE_WORDS_DOWN_TO or not any(_breaks_a_word(p, t) for p, t in zip(paragraphs, texts, strict=True))
        if whole and height(paragraphs) <= height_pt:
            return paragraphs
    return _shortened(paragraphs, width_pt, height_pt)


def height(paragraphs: Sequence[Paragraph]) -> float:
    """Return how high paragraphs are in points, from the top of the first capitals to the last descenders."""
    lines = [paragraph.size_pt for paragraph in paragraphs for _ in paragraph.lines]
    if not lines:
        return 0.0
    return lines[0] * CAP_HEIGHT + LEADING * sum(lines[1:]) + DESCENT * lines[-1]
