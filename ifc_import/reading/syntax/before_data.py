"""Entities before the data section: the parser takes them for the data, and stops after them."""

import re
from collections.abc import Iterator

from ifc_import.reading.file.tokens import COMMENT, any_text, kept, possessive

_NEXT_PART = kept(rb"\s{0,80}") + rb"(?:FILE_|ENDSEC\b|DATA\b)"
_NEXT = re.compile(
    any_text() + rb"|" + COMMENT + rb"|/\*.*|(?P<entity>#\d+\s*="
    + possessive(rb"[^'\"/;#\r\n]+|#(?!\d+\s*=)|" + any_text() + rb"|[\"/]|[\r\n](?!" + _NEXT_PART + rb")")
    + rb";?)",
    re.DOTALL | re.IGNORECASE,
)  # fmt: skip
"""A text, a comment, or an entity, which may be half: it ends where the next part of a header begins."""


def entities_in(content: bytes, end: int | None = None) -> Iterator[re.Match[bytes]]:
    """The entities in a header, or in the first `end` bytes of a file; `start()` and `end()` say where."""
    found = _NEXT.finditer(content, 0, len(content) if end is None else end)
    return (match for match in found if match["entity"])


def has_entities(header: bytes) -> bool:
    """Whether there are such entities."""
    return any(True for _ in entities_in(header))
