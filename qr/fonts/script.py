"""Untrusted text, cleaned so that it can be drawn with a font."""

import unicodedata
from functools import lru_cache

UNKNOWN = "\ufffd"
LONGEST = 2000
"""The most characters of a text: more than fit on a label, while texts of a model may have any length."""
LIKENESSES = {"⌀": "Ø"}
"""Symbols of the trade that no built-in font has → letters that look the same."""
VARIATION_SELECTORS = {chr(code) for code in range(0xFE00, 0xFE10)}


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """Return a text on one line, in composed form, without control characters, bidi overrides and invisible ones."""
    composed = unicodedata.normalize("NFC", text[:LONGEST])
    words = "".join(map(_kept, composed)).split()
    return " ".join(filter(None, map(_from_a_base, words)))


def joins(character: str) -> bool:
    """Tell whether a character combines with the one before it, as an accent does."""
    return unicodedata.category(character).startswith("M")


def needs_shaping(character: str) -> bool:
    """Tell whether a character cannot simply be set after the one before it: right-to-left and Indic scripts.

    Words in these scripts are unreadable letter by letter, so their characters count as missing from all fonts.
    """
    return unicodedata.bidirectional(character) in ("R", "AL", "AN") or "\u0900" <= character <= "\u0dff"


def _kept(character: str) -> str:
    if character.isspace():
        return " "
    invisible = unicodedata.category(character) in ("Cc", "Cf", "Me") or character in VARIATION_SELECTORS
    return "" if invisible else LIKENESSES.get(character, character)


def _from_a_base(word: str) -> str:
    """Drop accents at the beginning of a word, which would be drawn to the left of it."""
    while word and joins(word[0]):
        word = word[1:]
    return word
