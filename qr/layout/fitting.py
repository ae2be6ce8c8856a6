"""Fitting texts into a width and a height: shrink, wrap, then shorten."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from qr.fonts.script import joins
from qr.fonts.typeface import CAP_HEIGHT, DESCENT, LEADING, Typeface

SMALLEST_PT = 5.0
"""The smallest letters that are readable on a label."""
SCALES = (1.0, 0.94, 0.88, 0.82, 0.75, 0.68, 0.62, 0.56, 0.5, 0.44, 0.38, 0.3)
WHOLE_WORDS_DOWN_TO = 0.62
"""Down to this scale, text is shrunk rather than words broken."""
BROKEN_FROM = 0.82
"""Where a word has to be broken, scales are tried again from this one, since text need not be small as well."""
LEAST_PIECE = 4
"""The fewest letters in a part of a broken word: fewer on a line of their own look like a mistake."""
HYPHEN = "-"
TO_SAVE_A_LINE = 0.88
"""The scale tried to save a line: slightly smaller text is better than a line for a single short word."""
TRIES = (
    *((scale, True) for scale in SCALES if scale >= WHOLE_WORDS_DOWN_TO),
    *((scale, False) for scale in SCALES if scale <= BROKEN_FROM),
)
SEPARATOR = " ·"
HANGING = (",", ".", ";", "·")
"""Characters that may hang beyond the end of a line, into the blank edge of labels."""
ELLIPSIS = "…"
AFTER_A_SIGN = re.compile(r"(?<=[-/_:,;+·])(?=\w)")


@dataclass(frozen=True, slots=True)
class Text:
    """A text to be set, with its weight and preferred size in points; a firm text keeps that size."""

    words: str
    size_pt: float
    face: Typeface
    firm: bool = False

    def scaled(self, scale: float) -> "Text":
        """Return the text at a scale, but not below SMALLEST_PT."""
        return self if self.firm else Text(self.words, max(SMALLEST_PT, self.size_pt * scale), self.face)


@dataclass(frozen=True, slots=True)
class Line:
    """A line to be drawn."""

    words: str
    size_pt: float
    face: Typeface


@dataclass(frozen=True, slots=True)
class Fitted:
    """Lines from top to bottom, whether words were left out to make them fit, and the scale of their size."""

    lines: tuple[Line, ...]
    shortened: bool = False
    scale: float = 1.0


def fit(texts: Sequence[Text], width_pt: float, height_pt: float) -> Fitted:
    """Set texts below each other within a width and a height, both in points.

    Texts that are not firm shrink together, but not below SMALLEST_PT, until all lines fit. Words are kept whole where
    possible; otherwise they are broken after punctuation, or else between letters. If the lines still do not fit, the
    texts with the most lines are shortened, and end in an ellipsis.
    """
    pieces = [_widest_piece(text) for text in texts]
    for scale, whole in TRIES:
        lines = _at(scale, texts, width_pt, pieces if whole else None)
        if lines and height(lines) <= height_pt:
            smaller = _at(scale * TO_SAVE_A_LINE, texts, width_pt, pieces if whole else None)
            return Fitted(_fewer(smaller, lines), scale=scale)
    paragraphs = [_wrapped(text.scaled(SCALES[-1]), width_pt) for text in texts]
    return Fitted(tuple(_shortened(paragraphs, width_pt, height_pt)), any(paragraphs), SCALES[-1])


def height(lines: Sequence[Line]) -> float:
    """Return the height of lines in points, from the top of the first capitals to the last descenders."""
    if not lines:
        return 0.0
    return lines[0].size_pt * CAP_HEIGHT + sum(advances(lines)) + lines[-1].size_pt * DESCENT


def steps(lines: Sequence[Line]) -> tuple[float, ...]:
    """Return the distances in points from the top to the first baseline, and from each baseline to the next one."""
    return (lines[0].size_pt * CAP_HEIGHT, *advances(lines)) if lines else ()


def advances(lines: Sequence[Line]) -> Iterator[float]:
    """Return the distances from each baseline to the next one, in points, with room for descenders and ascenders."""
    return (DESCENT * upper.size_pt + (LEADING - DESCENT) * lower.size_pt for upper, lower in pairwise(lines))


def _at(scale: float, texts: Sequence[Text], width_pt: float, whole: Sequence[float] | None) -> tuple[Line, ...]:
    """Return the lines at a scale; none where a word would have to be broken and `whole` is given.

    whole: the width of the widest unbreakable piece of each text, in ems.
    """
    sized = [text.scaled(scale) for text in texts]
    if whole and any(piece > width_pt / text.size_pt for text, piece in zip(sized, whole, strict=True)):
        return ()
    return tuple(line for text in sized for line in _wrapped(text, width_pt))


def _fewer(smaller: tuple[Line, ...], lines: tuple[Line, ...]) -> tuple[Line, ...]:
    return smaller if len(smaller) < len(lines) else lines


def _widest_piece(text: Text) -> float:
    """Return the width of a text's widest unbreakable piece, in ems; 0 for a firm text, which may always be broken."""
    if text.firm:
        return 0.0
    return max(_ems(text.face, piece) for word in text.words.split(" ") for piece in AFTER_A_SIGN.split(word))


def _wrapped(text: Text, width_pt: float) -> list[Line]:
    ems = width_pt / text.size_pt
    if _ems(text.face, text.words) <= ems:
        return [Line(text.words, text.size_pt, text.face)]
    lines = (words.removesuffix(SEPARATOR).removeprefix(SEPARATOR.lstrip() + " ") for words in _lines(text, ems))
    return [Line(words, text.size_pt, text.face) for words in lines]


def _lines(text: Text, ems: float) -> list[str]:
    """Return the lines of a text; parts between separators are kept together if that needs no more lines."""
    words = list(_set(text.words.split(" "), text.face, ems))
    parts = text.words.split(f"{SEPARATOR} ")
    if len(parts) == 1 or any(_ems(text.face, part) > ems for part in parts):
        return words
    together = list(_set([*(part + SEPARATOR for part in parts[:-1]), parts[-1]], text.face, ems))
    return together if len(together) <= len(words) else words


def _set(words: Sequence[str], face: Typeface, ems: float) -> Iterator[str]:
    line = ""
    for word in words:
        longer = f"{line} {word}" if line else word
        if _ems(face, longer) > ems:
            if line:
                yield line
            *full, longer = _broken(word, face, ems)
            yield from full
        line = longer
    if line:
        yield line


def _broken(word: str, face: Typeface, ems: float) -> Iterator[str]:
    """Break a word that is too long for a line: after punctuation, and within a piece only if that is too long."""
    part = ""
    for piece in AFTER_A_SIGN.split(word):
        if _ems(face, part + piece) <= ems:
            part += piece
            continue
        if part and _ems(face, piece) <= ems:
            yield part
            part = piece
            continue
        *full, part = _split(part + piece, face, ems)
        yield from full
    yield part


def _split(word: str, face: Typeface, ems: float) -> Iterator[str]:
    """Break between letters, with a hyphen if both are lower case; elsewhere it would look like part of a name."""
    rest = list(_clusters(word))
    while face.ems("".join(rest)) > ems and len(rest) > 1:
        count = _fit_in(rest, face, ems)
        if len(rest) - count < LEAST_PIECE <= count // 2:
            count = len(rest) - LEAST_PIECE
        yield "".join(rest[:count]) + (HYPHEN if _within_a_word(rest, count) else "")
        rest = rest[count:]
    yield "".join(rest)


def _fit_in(clusters: list[str], face: Typeface, ems: float) -> int:
    """Return the number of clusters that fit, with their hyphen if they need one; at least one."""
    count, width = 0, 0.0
    while count < len(clusters) and width + face.ems(clusters[count]) <= ems:
        width += face.ems(clusters[count])
        count += 1
    if 1 < count < len(clusters) and _within_a_word(clusters, count) and width + face.ems(HYPHEN) > ems:
        count -= 1
    return max(count, 1)


def _within_a_word(clusters: list[str], at: int) -> bool:
    return 0 < at < len(clusters) and clusters[at - 1].islower() and clusters[at].islower()


def _ems(face: Typeface, words: str) -> float:
    return face.ems(words[:-1] if words.endswith(HANGING) else words)


def _clusters(word: str) -> Iterator[str]:
    cluster = ""
    for character in word:
        if cluster and not joins(character):
            yield cluster
            cluster = ""
        cluster += character
    yield cluster


def _shortened(paragraphs: list[list[Line]], width_pt: float, height_pt: float) -> Iterator[Line]:
    whole = [len(lines) for lines in paragraphs]
    while any(paragraphs) and height([line for lines in paragraphs for line in lines]) > height_pt:
        max(reversed(paragraphs), key=len).pop()
    for lines, before in zip(paragraphs, whole, strict=True):
        yield from lines[:-1]
        yield from (_ended(line, width_pt) if len(lines) < before else line for line in lines[-1:])


def _ended(line: Line, width_pt: float) -> Line:
    ems = width_pt / line.size_pt
    clusters = list(_clusters(line.words))
    while clusters and line.face.ems("".join(clusters) + ELLIPSIS) > ems:
        clusters.pop()
    return Line("".join(clusters).rstrip(" -" + "".join(HANGING)) + ELLIPSIS, line.size_pt, line.face)
