"""Numbers in spreadsheets as their cells show them: `00101` where 101 has the format `00000`.

Source: ECMA-376-1, 18.8.31 numFmts. The decimal sign is a point, and thousands are not grouped, since both depend on
the computer on which a file is looked at.
"""

import re
from decimal import ROUND_HALF_UP, Decimal
from functools import cache

from api.files.errors import BadTable

GENERAL = "General"
MOST_DIGITS = 15
"""A spreadsheet keeps so many of a number; the rest of a longer one is lost."""

_TOKEN = re.compile(r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|_.|\*.|\[(?P<bracket>[^\]]*)\]|(?P<plain>.)', re.DOTALL)
_NOT_APPLIED = frozenset("eE/@")
"""Characters of scientific numbers, fractions and texts."""
_DIGITS = "0#?"


class NumberCell(float):
    """The value of a cell, with the place of the cell and the format in which it shows the value."""

    coordinate: str
    format: str

    def __new__(cls, value: float, coordinate: str, format_: str) -> "NumberCell":
        """A number in a cell such as `B7` with a format such as `00000`."""
        self = super().__new__(cls, value)
        self.coordinate, self.format = coordinate, format_
        return self

    @property
    def shown(self) -> str:
        """The number as the cell shows it. Raises BadTable where that can't be told."""
        if self and abs(self) >= 10**MOST_DIGITS:
            raise BadTable(
                f"the number in cell {self.coordinate} has more than {MOST_DIGITS} digits, which a spreadsheet "
                "does not keep: enter it as text"
            )
        text = shown_number(float(self), self.format)
        if text is None:
            raise BadTable(
                f"the number {plain_number(self)} in cell {self.coordinate} is shown in the format {self.format!r}, "
                "which can't be applied here: enter it as text"
            )
        return text


def plain_number(value: float) -> str:
    """A number without a format; a whole one without decimals."""
    return str(int(value)) if value.is_integer() else f"{value:.{MOST_DIGITS}g}"


def shown_number(value: float, format_: str) -> str | None:
    """A number in a format; None for formats of scientific numbers, fractions, texts and conditions."""
    if format_ in (GENERAL, "@", ""):
        return plain_number(value)
    sections = _sections(format_)
    negative = value < 0 and len(sections) > 1
    section = sections[2] if value == 0 and len(sections) > 2 else sections[1 if negative else 0]
    if section is None:
        return None
    sign = "-" if value < 0 and not negative else ""
    return sign + _filled(section, abs(Decimal(repr(value))))


@cache
def _sections(format_: str) -> tuple[tuple[str, ...] | None, ...]:
    """The sections for positive and negative numbers and zero, each as tokens; None for one that can't be applied."""
    sections: list[list[str] | None] = [[]]
    for found in _TOKEN.finditer(format_):
        token = found[0]
        literal = found["quoted"] if found["quoted"] is not None else found["escaped"]
        if found["plain"] == ";":
            sections.append([])
        elif sections[-1] is not None:
            if literal is not None:
                sections[-1].append(f"'{literal}")
            elif found["bracket"] is not None:
                sections[-1] = _with_currency(sections[-1], found["bracket"])
            elif found["plain"] in _NOT_APPLIED:
                sections[-1] = None
            elif found["plain"]:
                sections[-1].append(token)
    return tuple(None if one is None or GENERAL in "".join(one) else tuple(one) for one in sections)


def _with_currency(tokens: list[str], bracket: str) -> list[str] | None:
    """The tokens with a sign of currency; colours and languages show nothing, and conditions can't be applied."""
    if bracket.startswith("$"):
        return [*tokens, "'" + bracket[1:].partition("-")[0]]
    return None if bracket[:1] in "<>=" else tokens


def _filled(tokens: tuple[str, ...], value: Decimal) -> str:
    """The digits of a number in the places of a section."""
    percents = tokens.count("%")
    point = tokens.index(".") if "." in tokens else len(tokens)
    decimals = sum(one in _DIGITS for one in tokens[point:])
    number = (value * 100**percents).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    whole, _, fraction = f"{number:f}".partition(".")
    before = _whole(tokens[:point], "" if whole == "0" else whole)
    return (before + _fraction(tokens[point:], fraction)).strip()


def _whole(tokens: tuple[str, ...], digits: str) -> str:
    """The part before the point, filled from the right; digits for which there is no place come first."""
    places = sum(one in _DIGITS for one in tokens)
    left = list(digits[len(digits) - places :] if len(digits) > places else digits.rjust(places))
    surplus = digits[: max(len(digits) - places, 0)]
    text = ""
    for sign in tokens:
        if sign in _DIGITS:
            text += surplus
            surplus, digit = "", left.pop(0)
            text += digit if digit != " " else ("0" if sign == "0" else "")
        elif sign != ",":
            text += sign.removeprefix("'")
    return text


def _fraction(tokens: tuple[str, ...], digits: str) -> str:
    """The part from the point on; zeros at the end are shown only where the format has them."""
    wanted = [one for one in tokens if one in _DIGITS]
    kept = len(digits)
    while kept and wanted[kept - 1] != "0" and digits[kept - 1] == "0":
        kept -= 1
    left, text = list(digits[:kept]), ""
    for token in tokens:
        if token in _DIGITS:
            text += left.pop(0) if left else ""
        else:
            text += token.removeprefix("'")
    return text
