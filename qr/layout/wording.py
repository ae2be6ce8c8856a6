"""The texts of a label by its template, with their preferred sizes."""

from collections.abc import Iterator
from dataclasses import dataclass

from qr.fonts.script import plain
from qr.fonts.typeface import Typeface
from qr.layout.arrangement import SMALLEST_CODE_PT
from qr.layout.fitting import SEPARATOR, SMALLEST_PT, Text
from qr.layout.label import Label, in_groups, printable_code
from qr.layout.phrases import phrase
from qr.layout.style import Style
from qr.layout.template import KINDS, Row

FIRM_DOWN_TO = 0.68
"""A firm row shrinks to fit on one line, down to this multiple of the label's base size."""
REPEATED_FROM = 6
"""Words of at least that many letters are left out where an earlier text contains them; shorter ones may differ in
meaning.
"""


@dataclass(frozen=True, slots=True)
class Measure:
    """The measures for setting words: the base size, which sizes of rows multiply, a width, and regular and bold."""

    unit_pt: float
    width_pt: float
    weights: tuple[Typeface, Typeface]


def texts(label: Label, at: str, style: Style, host: str, measure: Measure) -> Iterator[Text]:
    """Yield the texts at the top or at the foot of a label.

    Rows without a value are left out, and values are not repeated. The first row at the top is bold.

    at: top or foot.
    host: the host of codes, as people type it.
    """
    earlier: list[str] = []
    for row in rows_of(style, label, at):
        words = _words(row, label, style, host, earlier)
        if words:
            bold = row.bold or (at == "top" and not earlier)
            earlier.append(words.casefold())
            yield _sized(words, row, measure, measure.weights[bold])


def rows_of(style: Style, label: Label, at: str) -> Iterator[Row]:
    """Yield the rows of a template for a label's kind; all rows for a label without a kind."""
    kind = getattr(label, "kind", "")
    return (row for row in style.template.rows if row.at == at and (kind in row.kinds or kind not in KINDS))


def _sized(words: str, row: Row, measure: Measure, face: Typeface) -> Text:
    """Return words at the size of their row; a code and firm rows at a size for one line, within limits."""
    size_pt = max(SMALLEST_PT, measure.unit_pt * row.size)
    widest_pt = measure.width_pt / max(face.ems(words), 0.1) * 0.999
    if row.fields == ("code",):
        return Text(words, min(max(size_pt, SMALLEST_CODE_PT), widest_pt), face, firm=True)
    if row.firm:
        least_pt = min(size_pt, max(measure.unit_pt * FIRM_DOWN_TO, SMALLEST_PT))
        size_pt = max(min(size_pt, widest_pt), least_pt)
    return Text(words, size_pt, face, firm=row.firm)


def _words(row: Row, label: Label, style: Style, host: str, earlier: list[str]) -> str:
    if row.say:
        return phrase(row.say, style.language)
    if row.words:
        return plain(_own(row.words, style.language))
    if row.fields == ("code",):
        return in_groups(printable_code(label.code))
    if row.fields == ("host",):
        return host
    parts: list[str] = []
    for field in row.fields:
        words = plain(getattr(label, field, ""))
        words = f"{phrase(field, style.language, dict(style.words))} {words}" if row.label and words else words
        if words and words not in parts and not _is_repeated(words, earlier):
            parts.append(words)
    return f"{SEPARATOR} ".join(parts)


def _own(words: str | dict[str, str], language: str) -> str:
    if isinstance(words, str):
        return words
    return words.get(language) or words.get("en") or next(iter(words.values()))


def _is_repeated(words: str, earlier: list[str]) -> bool:
    folded = words.casefold()
    return any(folded == text or (len(folded) >= REPEATED_FROM and folded in text) for text in earlier)
