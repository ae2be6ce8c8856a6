"""Names as they may be stored and shown: what a model holds is hostile until it went through here."""

import unicodedata
from functools import cache


def text(value: object) -> str:
    """A name as it may be stored and shown: NFC, one line, no control or invisible characters; '' for None."""
    if value is None:
        return ""
    given = str(value)
    if not (given.isascii() and given.isprintable()):
        given = "".join(_shown(character) for character in unicodedata.normalize("NFC", given))
    return " ".join(given.split())


def optional_text(value: object) -> str | None:
    """As `text`, None where nothing is left."""
    return text(value) or None


@cache
def _shown(character: str) -> str:
    if character.isspace():
        return " "
    return "" if unicodedata.category(character) in ("Cc", "Cf", "Cs", "Co", "Cn") else character
