"""Natural sort order: 2 before 10."""

import re


def natural(text: str) -> tuple[tuple[int, int, str], ...]:
    """A key for natural sort order: 2 before 10, regardless of case."""
    parts = re.findall(r"\d+|\D+", text.casefold())
    return tuple((0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts)
