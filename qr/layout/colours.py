"""The colour of a system: an owner's table from names of systems to colours."""

import re
from collections.abc import Mapping, Sequence
from fnmatch import fnmatchcase

from qr.errors import ColourUnfit

Rgb = tuple[int, int, int]
"""Red, green, blue, each from 0 to 255."""

NAMES: Mapping[str, Rgb] = {
    "black": (0, 0, 0),
    "blue": (0, 83, 159),
    "brown": (121, 85, 61),
    "green": (0, 133, 81),
    "grey": (128, 128, 128),
    "light blue": (86, 171, 219),
    "orange": (230, 110, 20),
    "red": (200, 16, 46),
    "violet": (112, 72, 160),
    "white": (255, 255, 255),
    "yellow": (250, 200, 0),
}
"""Colours that office printers tell apart; owners with a colour chart write #RRGGBB."""
HEX = re.compile(r"#([0-9A-Fa-f]{2})([0-9A-Fa-f]{2})([0-9A-Fa-f]{2})")

Colours = Sequence[tuple[str, Rgb]]
"""Patterns of names of systems, `*` for anything, each with its colour; the first that matches counts."""


def colours(table: Mapping[str, str]) -> tuple[tuple[str, Rgb], ...]:
    """Return an owner's table, pattern to colour, as it is looked up. Raises ColourUnfit."""
    return tuple((pattern.casefold(), colour(said)) for pattern, said in table.items())


def colour(said: str) -> Rgb:
    """Return what a colour is called as red, green, blue. Raises ColourUnfit, which names those that are known."""
    found = HEX.fullmatch(said.strip())
    if found:
        red, green, blue = (int(part, 16) for part in found.groups())
        return red, green, blue
    name = " ".join(said.casefold().replace("-", " ").split()).replace("gray", "grey")
    if name not in NAMES:
        raise ColourUnfit(f"no colour is called {said!r}: write #RRGGBB, or one of {', '.join(NAMES)}.")
    return NAMES[name]


def colour_of(system: str, table: Colours) -> Rgb | None:
    """Return the colour of a system by its name, whatever its case; None where no pattern matches."""
    name = system.casefold()
    return next((rgb for pattern, rgb in table if name and fnmatchcase(name, pattern)), None)
