"""Names of rooms and things, as they are shown and as they are compared."""

LARGEST_ID = 2**31 - 1
"""PostgreSQL's integers end here: a larger number is no id on either engine, and is refused before it is asked for."""


def numbered_name(number: str | None, name: str | None) -> str:
    """Number and name on one line, each only where it is there."""
    return " ".join(part for part in (number, name) if part)


def folded(text: str) -> str:
    """A number or name as it is compared: in any case, with single blanks."""
    return " ".join(text.split()).casefold()
