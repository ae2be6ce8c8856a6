"""Shafts and voids by what they are called: a space where there is air instead of a floor.

A model that draws a shaft says how much floor it has, and it counts like a room. One that only declares an area for it
says nothing of a floor, and the area is mostly that of a hole in a room or slab that is counted already.
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
"""How words end that name shafts and voids, in folded case: en, sv, no, da, de and nl, fi, cs, pl; then voids."""

_SHAFT_WORD = re.compile(rf"(?:{'|'.join(SHAFT_WORDS)})s?\b")


def is_shaft(*names: str) -> bool:
    """Tell whether one of the names of a space, its number among them, says that it is a shaft or a void."""
    return any(_SHAFT_WORD.search(name.casefold()) is not None for name in names)
