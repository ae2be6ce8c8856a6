"""Counts with their nouns in messages; a copy of `registry.wording.counted`, since labels must not import it."""


def counted(count: int, noun: str, plural: str = "") -> str:
    """A count with its noun: 1 sheet, 2 sheets, 1 property, 2 properties, 1,200 labels.

    `plural` is for nouns with an irregular plural.
    """
    return f"{count:,} {noun if count == 1 else plural or _plural(noun)}"


def _plural(noun: str) -> str:
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(("s", "x", "ch", "sh")) else f"{noun}s"
