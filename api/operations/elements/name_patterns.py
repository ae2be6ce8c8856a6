"""Names as people ask for them: case and accents do not matter, `*` stands for any characters and `?` for one.

Signs do matter, other than in the rules of the settings: room 1.01 is not room 101.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache

from api.operations.named import refuse


@cache
def plain(text: str) -> str:
    """`text` in lower case, without accents, with one blank where there are several."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(one for one in letters if not unicodedata.combining(one)).split())


def named_so(wanted: str, known: Iterable[str]) -> frozenset[str]:
    """Those of the names that a person means: the very name, else those that differ in case and accents alone, else
    those that fit it as a pattern.
    """
    names = frozenset(known)
    if wanted in names:
        return frozenset({wanted})
    alike = frozenset(name for name in names if plain(name) == plain(wanted))
    if alike or not {"*", "?"} & set(wanted):
        return alike
    fits = _pattern(wanted)
    return frozenset(name for name in names if fits.fullmatch(plain(name)))


def meant(wanted: Sequence[str], known: Iterable[str], kind: str) -> frozenset[str] | None:
    """All names that are meant by any of `wanted`; None where nothing is. Raises NotFound, with names that are near,
    for one that nothing is called by; `kind` says what it would be.
    """
    if not wanted:
        return None
    names = frozenset(known)
    found: set[str] = set()
    for one in wanted:
        fitting = named_so(one, names)
        if not fitting:
            refuse(one, sorted(names), kind)
        found |= fitting
    return frozenset(found)


def has_words(query: str, texts: Iterable[str | None]) -> bool:
    """Whether each word of `query` stands in one of the texts, also as a part of a word there."""
    within = " \n ".join(plain(text) for text in texts if text)
    return all(word in within for word in plain(query).split())


@cache
def _pattern(text: str) -> re.Pattern[str]:
    parts = re.split(r"([*?])", text)
    return re.compile("".join({"*": ".*", "?": "."}.get(part, re.escape(plain(part))) for part in parts), re.DOTALL)
