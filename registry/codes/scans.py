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


def readings(text: str) -> list[str]:
    """The codes that `text` may stand for, the likeliest first; empty where it can be none.

    text: a code, or an address that ends in one, perhaps garbled by a keyboard layout. The check character rules out
    nearly all wrong readings; that a code was given out rules out the others.
    """
    if len(text.strip()) < LENGTH:
        return []
    return list(dict.fromkeys(_readings(text.strip())))


def code_in(connection: Connection, text: str) -> str:
    """The code that `text` stands for: of its readings the first that was given out. Raises NotACode."""
    found = readings(text)
    issued = set(connection.scalars(select(CODE.c.code).where(CODE.c.code.in_(found)))) if found else set()
    code = next((code for code in found if code in issued), None)
    if code is not None:
        return code
    return found[0] if found and _is_address(text) else read_code(scanned(text))


def _is_address(text: str) -> bool:
    """Whether a text is too long for a code that a person typed."""
    return len(text.strip()) > 2 * LENGTH


def _readings(text: str) -> Iterator[str]:
    for typed in as_typed(text):
        end = _ADDRESS_END.fullmatch(typed)
        for candidate in filter(None, (scanned(typed), end and end[1])):
            try:
                yield read_code(candidate)
            except NotACode:
                continue
