"""Numbers that people write as text, such as `1.234,5` or `12,50 m²`."""

import math
import re

from ifc_import.vocabulary.units import AREA_WORDS_M2, scale_of

_WRITTEN = re.compile(r"(?P<sign>[+-]?)\s*(?P<number>\d[\d.,'’\s]*(?:[eE][+-]?\d+)?)(?P<unit>[^\d\s].*)?")


def number_and_unit(text: str) -> tuple[float, str] | None:
    """The number in a text, and what stands behind it, empty where nothing does.

    None for a text that does not begin with a number, and for an ambiguous one: `1,234` is a thousand to some and a
    little more than one to others.
    """
    found = _WRITTEN.fullmatch(text.strip().replace("−", "-"))
    number = _number("".join(found["number"].split())) if found else None
    if found is None or number is None:
        return None
    return -number if found["sign"] == "-" else number, (found["unit"] or "").strip()


def number_in_unit(text: str, unit: str) -> float | None:
    """The number in a text in a unit, given by its symbol: `1,5 kW` is 1500 W, and so is `1500`.

    None for a text that is no number, or in a unit that is not known or measures something else.
    """
    found = number_and_unit(text)
    if found is None or found[1] in ("", unit):
        return None if found is None else found[0]
    scale, to = scale_of(found[1]), scale_of(unit)
    return None if scale is None or to is None else scale.converted(found[0], to)


def area_in_text(text: str) -> tuple[float, float | None] | None:
    """The number in a text, and the unit after it in m², None without one.

    None for a text that is not a number with an optional area unit, and for an ambiguous number: `1,234` is a thousand
    to some and a little more than one to others.
    """
    found = number_and_unit(text)
    if found is None or found[0] < 0:
        return None
    number, written = found
    unit = re.sub(r"[\s.^]", "", written.casefold())
    return None if unit and unit not in AREA_WORDS_M2 else (number, AREA_WORDS_M2.get(unit))


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
