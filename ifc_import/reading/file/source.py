"""Prepares a file for the parser: unpacked, in ASCII, with a schema that the parser knows."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from ifc_import import rules
from ifc_import.errors import FileDamaged, FileRefused
from ifc_import.reading.file.encoding import Rewritten, is_plain, rewrite
from ifc_import.reading.file.envelope import find_text
from ifc_import.reading.file.glance import has_end, look
from ifc_import.reading.file.header import HEAD_BYTES, SchemaEntry, data_start, schema_entry, with_schema
from ifc_import.reading.file.schemas import read_as, why_not
from ifc_import.reading.file.scratch import Scratch
from ifc_import.reading.isolation.request import shown_name
from registry.snapshot import Finding

ENCODING_NAMES = {"utf-8": "UTF-8", "cp932": "Shift-JIS", "cp1252": "Windows-1252 (Latin-1)", "mac_roman": "Mac Roman"}
"""The common names of encodings; others go by Python's name."""


@dataclass(frozen=True, slots=True)
class Source:
    """A STEP file ready to be parsed, and the findings on its preparation."""

    path: Path
    """the path of the text"""
    name: str
    """the name of the file as shown to people"""
    schema: str
    """as the header has it"""
    encoding: str
    size_bytes: int
    has_end: bool
    accept_incomplete: bool
    scratch: Scratch
    findings: tuple[Finding, ...]


@contextmanager
def prepared(
    path: Path, name: str | None = None, *, member: str | None = None, accept_incomplete: bool = False
) -> Iterator[Source]:
    """The text of the file at `path`, or of its `member`, for the duration of the block; the file itself is not
    changed.

    Raises FileRefused where it is not a model, is cut off (and that is not accepted), or is of a schema that is not
    read.
    """
    known_as = name or shown_name(path, member)
    with Scratch(known_as) as scratch:
        yield _source(find_text(path, member, scratch), known_as, scratch, accept_incomplete=accept_incomplete)


def _source(path: Path, name: str, scratch: Scratch, *, accept_incomplete: bool) -> Source:
    size_bytes = path.stat().st_size
    ascii_text = _in_ascii(path, scratch)
    whole = has_end(ascii_text.path)
    entry = schema_entry(_head(ascii_text.path))
    if not whole and not accept_incomplete and (read_as(entry.names) or not entry.names):
        raise FileDamaged(cut_off(name))
    known = _of_known_schema(ascii_text.path, entry, name, scratch)
    return Source(
        path=known.path,
        name=name,
        schema=known.schema,
        encoding=ascii_text.encoding,
        size_bytes=size_bytes,
        has_end=whole,
        accept_incomplete=accept_incomplete,
        scratch=scratch,
        findings=(*ascii_text.findings, *known.findings),
    )


@dataclass(frozen=True, slots=True)
class _Ascii:
    """A text in ASCII, and its former encoding."""

    path: Path
    encoding: str
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class _Known:
    """A text with a schema that the parser knows, and the schema that it named."""

    path: Path
    schema: str
    findings: tuple[Finding, ...] = ()


def _in_ascii(path: Path, scratch: Scratch) -> _Ascii:
    if _may_have_to_be_rewritten(path):
        content = path.read_bytes()
        done = rewrite(content)
        if done.text != content:
            return _Ascii(scratch.fill([done.text]), done.encoding, tuple(_encoding_findings(done)))
    return _Ascii(path if _is_text(path) else scratch.fill([path.read_bytes()]), "ascii")


def _of_known_schema(path: Path, entry: SchemaEntry, name: str, scratch: Scratch) -> _Known:
    taken = read_as(entry.names)
    if taken is None:
        raise FileRefused(f"{name} {why_not(entry.names)}")
    named, schema = taken
    if entry.names == [schema] and entry.plain:
        return _Known(path, named)
    path = scratch.fill([with_schema(path.read_bytes(), entry, schema)])
    if entry.names == [schema]:
        return _Known(path, named)
    return _Known(path, named, (rules.OTHER_SCHEMA.finding(named=", ".join(entry.names), taken=schema),))


def cut_off(name: str) -> str:
    """The one-line message for a file without its end mark."""
    return f"{name} is cut off: END-ISO-10303-21; is missing at its end; ask for the file again"


def _is_text(path: Path) -> bool:
    """Whether the name of a file is valid text: the parser accepts no other."""
    return os.fsencode(path) == str(path).encode("utf-8", "replace")


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(HEAD_BYTES)


def _may_have_to_be_rewritten(path: Path) -> bool:
    head = _head(path)
    start = data_start(head) or 0
    seen = look(path, start)
    return seen.raw_bytes or seen.backslashes or b"\\" in head[:start] or not is_plain(head[:start])


def _encoding_findings(done: Rewritten) -> Iterator[Finding]:
    if done.encoding != "ascii":
        examples = f", such as {', '.join(map(repr, done.examples))}" if done.examples else ""
        name = ENCODING_NAMES.get(done.encoding, done.encoding)
        yield rules.OTHER_ENCODING.finding(encoding=name, examples=examples)
    if done.backslashes is not None:
        lone = done.backslashes
        yield rules.LONE_BACKSLASHES.finding(count=lone.count, line=lone.line, example=lone.example)
    if done.table is not None:
        table, examples = done.table, ", ".join(map(repr, done.table.examples))
        name = ENCODING_NAMES.get(table.encoding, table.encoding)
        yield rules.OTHER_LETTERS.finding(count=table.count, encoding=name, examples=examples)
