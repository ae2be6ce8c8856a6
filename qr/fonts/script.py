"""Text as it may be drawn: what is taken out of untrusted words before they meet a font."""

import unicodedata
from functools import lru_cache

UNKNOWN = "\ufffd"
LONGEST = 2000
"""Characters; no label holds as many, and what a model says may be of any length."""
LIKENESSES = {"⌀": "Ø"}
"""Signs of the trade that no font here has, and letters that look the same."""
VARIATION_SELECTORS = {chr(code) for code in range(0xFE00, 0xFE10)}


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """Return a text on one line, composed, without control characters, bidi overrides and other invisible ones."""
    composed = unicodedata.normalize("NFC", text[:LONGEST])
    words = "".join(map(_kept, composed)).split()
    return " ".join(filter(None, map(_from_a_base, words)))


def joins(character: str) -> bool:
    """Tell whether a character belongs to the one before it, as an accent does."""
    return unicodedata.category(character).startswith("M")


def needs_shaping(character: str) -> bool:
    """Tell whether a character is wrong when it is just set after the one before: right to left, Indic.

    Drawn letter by letter such a word is misread, so it counts as one that no font here has.
    """
    return unicodedata.bidirectional(character) in ("R", "AL", "AN") or "\u0900" <= character <= "\u0dff"


def _kept(character: str) -> str:
    if character.isspace():
        return " "
    invisible = unicodedata.category(character) in ("Cc", "Cf", "Me") or character in VARIATION_SELECTORS
    return "" if invisible else LIKENESSES.get(character, character)


def _from_a_base(word: str) -> str:
    """Drop accents that have no letter to stand on: they would hang out to the left."""
    while word and joins(word[0]):
        word = word[1:]
    return word
