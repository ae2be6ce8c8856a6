"""The header of a STEP file as text: the schema that it names, and the start of its data."""

import re
from dataclasses import dataclass

from ifc_import.reading.file.tokens import COMMENT, any_text, possessive
from ifc_import.vocabulary.text import text

HEAD_BYTES = 1 << 20
"""The number of bytes that hold a header."""


def _blank() -> bytes:
    """Any blanks and comments."""
    return possessive(rb"\s+|" + COMMENT)


_ENTRY = rb"FILE_SCHEMA" + _blank() + rb"\(" + _blank() + rb"\(?(?P<names>[^()]*)\)?" + _blank() + rb"\)"
_SCHEMA = re.compile(_ENTRY, re.IGNORECASE | re.DOTALL)
_TEXT_OR_SCHEMA = re.compile(any_text() + rb"|" + COMMENT + rb"|" + _ENTRY, re.IGNORECASE | re.DOTALL)
_COMMENT = re.compile(COMMENT, re.DOTALL)
_NAME = re.compile(rb"'([^']*)'")
_DATA = re.compile(rb"ENDSEC" + _blank() + rb";" + _blank() + rb"DATA\b[^;#]*;?", re.IGNORECASE | re.DOTALL)


_BARE = (
    "ISO-10303-21;HEADER;FILE_DESCRIPTION((''),'2;1');FILE_NAME('','',(''),(''),'','','');"
    "FILE_SCHEMA(({schema}));ENDSEC;DATA;"
)


@dataclass(frozen=True, slots=True)
class SchemaEntry:
    """The names in FILE_SCHEMA, in capitals and without blanks, and the bytes that the entry takes up."""

    names: list[str]
    plain: bool
    """whether the entry is written in the form that the parser reads"""
    start: int
    end: int


def schema_entry(head: bytes) -> SchemaEntry:
    """The schemas that a file names; none where it has no such entry."""
    found = _schema_outside_texts(head) or _SCHEMA.search(head)
    if found is None:
        return SchemaEntry([], plain=True, start=0, end=0)
    names = _NAME.findall(_COMMENT.sub(b"", found["names"]))
    shown = ["".join(text(name.decode("ascii", "replace")).upper().split()) for name in names]
    plain = b"".join(found[0].split()) == b"FILE_SCHEMA(('%s'))" % b"','".join(names) and shown == [
        name.decode("ascii", "replace") for name in names
    ]
    return SchemaEntry([name for name in shown if name], plain, found.start(), found.end())


def _schema_outside_texts(head: bytes) -> re.Match[bytes] | None:
    """The entry, unless an apostrophe that is not doubled hides it."""
    found = _TEXT_OR_SCHEMA.finditer(head, 0, data_start(head) or len(head))
    return next((match for match in found if match["names"] is not None), None)


def with_bare_header(content: bytes) -> bytes:
    """The text with a header that has nothing but its schema, in the same number of lines."""
    start = data_start(content) or 0
    schema = ",".join(f"'{name}'" for name in schema_entry(content[:start]).names)
    lines = content.count(b"\n", 0, start)
    return _BARE.format(schema=schema).encode("ascii") + b"\n" * lines + content[start:]


def with_schema(content: bytes, entry: SchemaEntry, schema: str) -> bytes:
    """The header with another schema, in the same number of lines."""
    lines = content.count(b"\n", entry.start, entry.end)
    named = f"FILE_SCHEMA(('{schema}'))".encode("ascii") + b"\n" * lines
    return content[: entry.start] + named + content[entry.end :]


def data_start(head: bytes) -> int | None:
    """The byte after ``DATA;``, which may lack its semicolon; None where there is none in `head`."""
    found = _DATA.search(head)
    return None if found is None else found.end()
