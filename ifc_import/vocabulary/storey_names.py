"""Storey names: the number in a name, and whether two names can mean the same storey."""

import re

from ifc_import.vocabulary.folding import folded

UP_WORDS = (
    *("plan", "våning", "vån", "plane", "level", "lvl", "floor", "storey", "story", "etasje", "etage", "etg"),
    *("kerros", "krs", "geschoss", "obergeschoss", "og", "piano", "niveau", "nivel", "verdieping", "l", "e", "p", "v"),
)
"""Words before or after the number of a storey, in folded case: sv, en, no, da, fi, de, it, fr, es, nl."""
DOWN_WORDS = (
    *("källare", "källarplan", "kjeller", "kælder", "kellari", "untergeschoss", "ug", "kg", "basement", "sous-sol"),
    *("u", "k", "b"),
)
"""The words before or after the number of a basement storey, which is counted downwards."""

_NUMBER = re.compile(
    rf"(?:(?P<up>{'|'.join(UP_WORDS)})|(?P<down>{'|'.join(DOWN_WORDS)}))?[ ._-]*?(?P<sign>-|−)?(?P<digits>\d{{1,3}})"
    rf"(?![\d]|[.,]\d)[ .]*(?P<after>{'|'.join(DOWN_WORDS)})?\b"
)


def storey_number(name: str) -> int | None:
    """The number with which a name begins: 1 of "Plan 1", "01", "Level 1" and "E1"; None without one."""
    found = _NUMBER.match(name.casefold().strip())
    if found is None:
        return None
    number = int(found["digits"])
    return -number if found["sign"] or found["down"] or found["after"] else number


def same_storey_name(first: str, second: str) -> bool:
    """Whether two names mean the same storey: they are equal when folded, or begin with the same number."""
    if folded(first) and folded(first) == folded(second):
        return True
    number = storey_number(first)
    return number is not None and number == storey_number(second)
