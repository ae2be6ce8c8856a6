"""Cleaning of names from models, which are untrusted, for storage and display."""

import unicodedata
from functools import cache


def text(value: object) -> str:
    """A name cleaned for storage and display: NFC, one line, no control or invisible characters; '' for None."""
    if value is None:
        return ""
    given = str(value)
    if not (given.isascii() and given.isprintable()):
        given = "".join(_shown(character) for character in unicodedata.normalize("NFC", given))
    return " ".join(given.split())


def optional_text(value: object) -> str | None:
    """As `text`, but None where the result is empty."""
    return text(value) or None


@cache
def _shown(character: str) -> str:
    if character.isspace():
        return " "
    return "" if unicodedata.category(character) in ("Cc", "Cf", "Cs", "Co", "Cn") else character
