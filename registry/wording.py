"""Names and numbers as they appear in messages, and names as they are compared."""

LARGEST_ID = 2**31 - 1
"""The largest integer of PostgreSQL: a larger number is never an id, and is refused before the database is queried."""

LONGEST_TEXT = 2_000
"""Characters: what people give is no longer, whichever way it comes in; more is no name, number or description."""


def numbered_name(number: str | None, name: str | None) -> str:
    """Number and name on one line, such as `1.04 Office`; either may be missing."""
    return " ".join(part for part in (number, name) if part)


def folded(text: str) -> str:
    """A number or name for comparison: case-folded, with single spaces."""
    return " ".join(text.split()).casefold()


def counted(count: int, noun: str, plural: str = "") -> str:
    """A count with its noun: 1 sheet, 2 sheets, 1 property, 2 properties, 1,200 labels.

    `plural` is for nouns with an irregular plural.
    """
    return f"{count:,} {noun if count == 1 else plural or _plural(noun)}"


def written_number(value: float) -> str:
    """A number in at most twelve digits, a whole one without decimals."""
    return f"{value:.12g}"


def _plural(noun: str) -> str:
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(("s", "x", "ch", "sh")) else f"{noun}s"
