"""Recognition of shafts and voids, spaces without a floor, by name.

A shaft with a drawn body counts like a room. A shaft with only a declared area has no known floor: the area is mostly
that of an opening in a room or slab that is already counted.
"""

import re

SHAFT_WORDS = (
    "shaft",
    "schakt",
    "sjakt",
    "skakt",
    "schacht",
    "kuilu",
    "šachta",
    "szacht",
    "void",
    "luftrum",
    "luftraum",
)
"""Endings of words for shafts and voids, in folded case: en, sv, no, da, de and nl, fi, cs, pl; then voids."""

_SHAFT_WORD = re.compile(rf"(?:{'|'.join(SHAFT_WORDS)})s?\b")


def is_shaft(*names: str) -> bool:
    """Tell whether one of the names of a space, including its number, means a shaft or a void."""
    return any(_SHAFT_WORD.search(name.casefold()) is not None for name in names)
