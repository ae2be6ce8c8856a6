"""The colours of systems, from an owner's table of names and colours."""

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
"""Colours that are distinct on office printers; owners with a colour chart write #RRGGBB."""
HEX = re.compile(r"#([0-9A-Fa-f]{2})([0-9A-Fa-f]{2})([0-9A-Fa-f]{2})")

Colours = Sequence[tuple[str, Rgb]]
"""Patterns of system names, with `*` for any text, and their colours; the first match counts."""


def colours(table: Mapping[str, str]) -> tuple[tuple[str, Rgb], ...]:
    """Return an owner's table of pattern → colour in the form for `colour_of`. Raises ColourUnfit."""
    return tuple((pattern.casefold(), colour(text)) for pattern, text in table.items())


def colour(text: str) -> Rgb:
    """Return a colour, given by name or as #RRGGBB. Raises ColourUnfit with the known names."""
    found = HEX.fullmatch(text.strip())
    if found:
        red, green, blue = (int(part, 16) for part in found.groups())
        return red, green, blue
    name = " ".join(text.casefold().replace("-", " ").split()).replace("gray", "grey")
    if name not in NAMES:
        raise ColourUnfit(f"no colour is called {text!r}: write #RRGGBB, or one of {', '.join(NAMES)}.")
    return NAMES[name]


def colour_of(system: str, table: Colours) -> Rgb | None:
    """Return the colour of a system by its name, regardless of case; None where no pattern matches."""
    name = system.casefold()
    return next((rgb for pattern, rgb in table if name and fnmatchcase(name, pattern)), None)
