"""Areas exported as text, such as `12,50 m²` or `1.234,5`."""

import re

from ifc_import.vocabulary.numbers import number_and_unit
from ifc_import.vocabulary.units import AREA_WORDS_M2


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
