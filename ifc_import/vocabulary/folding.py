"""Normalisation of names for comparison: people and programs write the same name in many ways.

Case, accents, blanks, hyphens, underscores and other signs do not matter, nor does it whether an umlaut is written
with a dot or with an e: `Netto-Fläche`, `NETTOFLAECHE` and `netto_flache` are one name.
"""

import re
import unicodedata
from functools import cache

_LETTERS = str.maketrans({"ø": "o", "æ": "a", "ß": "ss", "ł": "l", "đ": "d", "ı": "i"})
_WITH_E = re.compile("(?<=[aou])e")
_SIGNS = re.compile(r"[\W_]+")
_PARTS = re.compile(r"[^\W\d_]+|\d+")
_HUMP = re.compile(r"(?<=[a-zà-þ])(?=[A-ZÀ-Þ])")


@cache
def folded(text: str) -> str:
    """A name normalised for comparison, as one word."""
    return _SIGNS.sub("", _plain(text))


@cache
def words(text: str) -> tuple[str, ...]:
    """The words of a name, each folded; NetFloorArea has three, and a number is one of its own."""
    return tuple(_plain(word) for word in _PARTS.findall(_HUMP.sub(" ", text)))


def pattern(text: str) -> re.Pattern[str]:
    """A pattern for the whole of a folded name: `text` with `*` for any characters and `?` for one."""
    parts = re.split(r"([*?])", text)
    return re.compile("".join({"*": ".*", "?": "."}.get(part, re.escape(folded(part))) for part in parts))


def _plain(text: str) -> str:
    """Lower case, without accents; signs are left."""
    letters = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    return _WITH_E.sub("", "".join(character for character in letters if not unicodedata.combining(character)))
