"""Areas exported as text, such as `12,50 m²` or `1.234,5`."""

import math
import re

from ifc_import.reading.values.unit_names import FOOT_M

_UNITS = {"m2": 1.0, "m²": 1.0, "qm": 1.0, "kvm": 1.0, "sqm": 1.0, "mm2": 1e-6, "mm²": 1e-6, "cm2": 1e-4, "cm²": 1e-4}
_FEET = ("ft2", "ft²", "sf", "sqft")
UNITS_M2 = _UNITS | dict.fromkeys(_FEET, FOOT_M**2)
"""The unit behind a number, without blanks and points → m²."""

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
    if unit and unit not in UNITS_M2:
        return None
    return number, UNITS_M2.get(unit)


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
