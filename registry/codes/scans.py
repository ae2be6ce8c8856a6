"""The code that a person typed or a scanner sent, also one that types for a keyboard with another layout."""

import re
from collections.abc import Iterator

from sqlalchemy import Connection, select

from registry.codes.keyboards import as_typed
from registry.codes.text import LENGTH, read_code, scanned
from registry.errors import NotACode
from registry.tables.handles import CODE

_ADDRESS_END = re.compile(rf"https?\W.*[\W_]q[\W_]([0-9a-z]{{{LENGTH}}})", re.IGNORECASE)
"""The address of a symbol whose colon, dots and slashes arrived as other signs."""


_LONGEST_TYPED = 2 * LENGTH
"""Characters; what is longer is the address in a symbol, not a code that a person typed."""


def readings(text: str) -> list[str]:
    """The codes that `text` may stand for, the likeliest first; empty where it can be none.

    text: a code, or an address that ends in one, perhaps garbled by a keyboard layout. The check character rules out
    nearly all wrong readings; that a code was given out rules out the others.
    """
    arrived = text.strip()
    sent = as_typed(arrived) if len(arrived) > _LONGEST_TYPED else (arrived,)
    return list(dict.fromkeys(code for typed in sent for code in _codes(typed)))


def code_in(connection: Connection, text: str) -> str:
    """The code that `text` stands for: of several readings the one that was given out. Raises NotACode."""
    found = readings(text)
    if not found:
        return read_code(scanned(text))
    if len(found) == 1:
        return found[0]
    issued = set(connection.scalars(select(CODE.c.code).where(CODE.c.code.in_(found))))
    return next((code for code in found if code in issued), found[0])


def _codes(typed: str) -> Iterator[str]:
    end = _ADDRESS_END.fullmatch(typed)
    for candidate in filter(None, (scanned(typed), end and end[1])):
        try:
            yield read_code(candidate)
        except NotACode:
            continue
