"""Text as it may be drawn: what is taken out of untrusted words before they meet a font."""

import unicodedata
from functools import lru_cache

UNKNOWN = "\ufffd"


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """Return a text on one line, composed, without control characters, bidi overrides and other invisible ones."""
    composed = unicodedata.normalize("NFC", text)
    return " ".join("".join(map(_kept, composed)).split())


def needs_shaping(character: str) -> bool:
    """Tell whether a character is wrong when it is just set after the one before: right to left, Indic, emoji parts.

    Drawn letter by letter such a word is misread, so it counts as one that no font here has.
    """
    return unicodedata.bidirectional(character) in ("R", "AL", "AN") or "\u0900" <= character <= "\u0dff"


def _kept(character: str) -> str:
    category = unicodedata.category(character)
    if category in ("Zs", "Zl", "Zp") or character in "\t\n\r\v\f\x85":
        return " "
    return "" if category in ("Cc", "Cf") or "\ufe00" <= character <= "\ufe0f" else character
