"""By what a sign from before is found: its text without what people write in one way or another."""

import unicodedata

from registry.codes.text import read_code
from registry.errors import NotACode

_IGNORED = ("Z", "C", "Pd")
"""Kinds of characters: blanks, what is invisible, hyphens and dashes of any length."""


def sign_key(text: str) -> str:
    """The text in any case, without blanks and hyphens; what may be one of our codes is read as one.

    Empty where nothing is left. Two texts of one key are one sign. Raises nothing, whatever comes.
    """
    key = _once(text)
    while (again := _once(key)) != key:  # what is left may join anew: an accent, once its blank is gone
        key = again
    return key


def _once(text: str) -> str:
    try:
        return read_code(text).lower()
    except NotACode:
        folded = unicodedata.normalize("NFKC", text).casefold()
        return "".join(one for one in folded if not unicodedata.category(one).startswith(_IGNORED))
