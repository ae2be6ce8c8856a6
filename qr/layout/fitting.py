"""Words into a width and a height: shrink, wrap, then shorten."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from qr.fonts.script import joins
from qr.fonts.typeface import CAP_HEIGHT, DESCENT, LEADING, Typeface

SMALLEST_PT = 5.0
"""The smallest letters that people read on a label."""
SCALES = (1.0, 0.94, 0.88, 0.82, 0.75, 0.68, 0.62, 0.56, 0.5, 0.44, 0.38, 0.3)
WHOLE_WORDS_DOWN_TO = 0.62
"""Down to this part of its size, text shrinks rather than break a word."""
BROKEN_FROM = 0.82
"""Where a word has to break, text need not be small as well: it begins anew at this part of its size."""
LEAST_PIECE = 4
"""Letters of a broken word that stand together: fewer on a line of their own look like a mistake."""
HYPHEN = "-"
TO_SAVE_A_LINE = 0.88
"""A little smaller is better than one more line for a last short word."""
TRIES = (
    *((scale, True) for scale in SCALES if scale >= WHOLE_WORDS_DOWN_TO),
    *((scale, False) for scale in SCALES if scale <= BROKEN_FROM),
)
SEPARATOR = " ·"
HANGING = (",", ".", ";", "·")
"""One of these at the end of a line may stand outside its width, on the edge that labels keep free."""
ELLIPSIS = "…"
AFTER_A_SIGN = re.compile(r"(?<=[-/_:,;+·])(?=\w)")


@dataclass(frozen=True, slots=True)
class Text:
    """What is to be set, its weight, and the size in points that is wished for; a firm text keeps that size."""

    words: str
    size_pt: float
    face: Typeface
    firm: bool = False

    def scaled(self, scale: float) -> "Text":
        """Return the same text at a part of its size, but not below SMALLEST_PT."""
        return self if self.firm else Text(self.words, max(SMALLEST_PT, self.size_pt * scale), self.face)


@dataclass(frozen=True, slots=True)
class Line:
    """One line as it is to be drawn."""

    words: str
    size_pt: float
    face: Typeface


@dataclass(frozen=True, slots=True)
class Fitted:
    """Lines from top to bottom, whether words were left out to make them fit, and how small they had to get."""

    lines: tuple[Line, ...]
    shortened: bool = False
    scale: float = 1.0


def fit(texts: Sequence[Text], width_pt: float, height_pt: float) -> Fitted:
    """Set texts below each other so that they stay within a width and a height, both in points.

    Those that are not firm shrink together, to SMALLEST_PT at the least, until all fit in as many lines as they need.
    Words stay whole as long as that helps; where one must break, it breaks after a sign, else between letters.
    What does not fit even then loses lines where there are most, and ends in an ellipsis.
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
    """Return how high lines are in points, from the top of the first capitals to the last descenders."""
    if not lines:
        return 0.0
    return lines[0].size_pt * CAP_HEIGHT + sum(advances(lines)) + lines[-1].size_pt * DESCENT


def steps(lines: Sequence[Line]) -> tuple[float, ...]:
    """Return the distances in points from the top to the first baseline, and from each baseline to the next one."""
    return (lines[0].size_pt * CAP_HEIGHT, *advances(lines)) if lines else ()


def advances(lines: Sequence[Line]) -> Iterator[float]:
    """Return the distances from each baseline to the next one, in points: room for what hangs down and stands up."""
    return (DESCENT * upper.size_pt + (LEADING - DESCENT) * lower.size_pt for upper, lower in pairwise(lines))


def _at(scale: float, texts: Sequence[Text], width_pt: float, whole: Sequence[float] | None) -> tuple[Line, ...]:
    """Return the lines at a part of their size.

    whole: how wide the widest piece of each text is, in ems, where words stay whole: no lines where one would not.
    """
    sized = [text.scaled(scale) for text in texts]
    if whole and any(piece > width_pt / text.size_pt for text, piece in zip(sized, whole, strict=True)):
        return ()
    return tuple(line for text in sized for line in _wrapped(text, width_pt))


def _fewer(smaller: tuple[Line, ...], lines: tuple[Line, ...]) -> tuple[Line, ...]:
    return smaller if len(smaller) < len(lines) else lines


def _widest_piece(text: Text) -> float:
    """Return how wide the widest piece of a text is that needs not break, in ems; a firm text breaks as it must."""
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
    """Return the lines of a text; where it takes no more of them, what stands between separators stays together."""
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
    """Break a word that is alone on its line: after signs, and within a piece only where it is too long itself."""
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
    """Break between letters, with a hyphen where both are small ones: elsewhere it would look like part of a name."""
    rest = list(_clusters(word))
    while face.ems("".join(rest)) > ems and len(rest) > 1:
        count = _fit_in(rest, face, ems)
        if len(rest) - count < LEAST_PIECE <= count // 2:
            count = len(rest) - LEAST_PIECE
        yield "".join(rest[:count]) + (HYPHEN if _within_a_word(rest, count) else "")
        rest = rest[count:]
    yield "".join(rest)


def _fit_in(clusters: list[str], face: Typeface, ems: float) -> int:
    """Return how many clusters fit, and their hyphen if they take one; one at the least."""
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
