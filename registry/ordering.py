"""The order in which people sort: 2 before 10."""

import re


def natural(text: str) -> tuple[tuple[int, int, str], ...]:
    """A sorting key as people count: 2 before 10, case ignored."""
    parts = re.findall(r"\d+|\D+", text.casefold())
    return tuple((0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts)
