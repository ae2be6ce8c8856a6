"""Areas exported as text, such as `12,50 m²` or `1.234,5`."""

import math
import re

from ifc_import.vocabulary.units import AREA_WORDS_M2

_WRITTEN = re.compile(r"(?P<number>\d[\d.,'’\s]*)(?P<unit>[^\W\d][\w.\s^]*)?")


def area_in_text(text: str) -> tuple[float, float | None] | None:
    """The number in a text, and the unit after it in m², None without one.

    None for a text that is not a number with an optional area unit, and for an ambiguous number: `1,234` is a thousand
    to some and a little more than one to others.
    """
    found = _WRITTEN.fullmatch(text.strip())
    number = _number("".join(found["number"].split())) if found else None
    if found is None or number is None:
        return None
    unit = re.sub(r"[\s.^]", "", (found["unit"] or "").casefold())
    if unit and unit not in AREA_WORDS_M2:
        return None
    return number, AREA_WORDS_M2.get(unit)


def _number(digits: str) -> float | None:
    """A number with `,` or `.` before its decimals and the other one, or a sign like it, between thousands."""
    digits = re.sub("['’]", "", digits).rstrip(".,")
    if re.fullmatch(r"\d{1,3}(,\d{3})+\.\d+", digits) or re.fullmatch(r"\d{1,3}(,\d{3}){2,}", digits):
        digits = digits.replace(",", "")
    elif re.fullmatch(r"\d{1,3}(\.\d{3})+,\d+", digits) or re.fullmatch(r"\d{1,3}(\.\d{3}){2,}", digits):
        digits = digits.replace(".", "").replace(",", ".")
    elif re.fullmatch(r"\d+,\d+", digits) and not re.fullmatch(r"[1-9]\d{0,2},\d{3}", digits):
        digits = digits.replace(",", ".")
    try:
        number = float(digits)
    except ValueError:
        return None
    return number if math.isfinite(number) else None
