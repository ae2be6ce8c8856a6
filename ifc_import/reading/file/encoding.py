"""Text as STEP has it: ASCII, all other characters as ``\\X2\\00C4\\X0\\``.

The parser drops bytes above 0x7F without a word, surrogates in ``\\X2\\`` and everything after a NUL, and it stops at
backslashes that begin no escape. Such text is rewritten before the parser sees it: no character is lost, and line
numbers stay the same.
"""

import codecs
import re
from dataclasses import dataclass

from ifc_import.reading.file.alphabets import FALLBACK, guess_encoding
from ifc_import.reading.file.escapes import (
    EXAMPLES,
    SHOWN_CHARACTERS,
    LoneBackslashes,
    OtherTable,
    as_step,
    keep_backslashes,
    whole_characters,
    with_right_letters,
)
from ifc_import.reading.file.tokens import kept

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (b"I\0S\0O\0", "utf-16-le"),
    (b"\0I\0S\0O", "utf-16-be"),
)
"""Byte order marks of files that are not ASCII as a whole; longer marks before their prefixes."""

_SAMPLE_BYTES = 65536
"""This much text beyond ASCII is enough to detect an encoding."""

_RAW_TEXT = re.compile(rb"(?:(?<=['\r\n])|\A)" + kept(rb"[^'\r\n\x80-\xff]*") + rb"[\x80-\xff][^'\r\n]*")
"""A text with raw bytes, between apostrophes or line ends: neither is ever the second byte of a character. A search
begins behind one, so that it goes over no byte twice."""

_CONTROLS = bytes(code if code >= 0x20 or code in b"\t\r\n" else 0x20 for code in range(256))


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A text converted to ASCII, its former encoding by Python's name, and a few names as examples."""

    text: bytes
    encoding: str
    examples: tuple[str, ...] = ()
    backslashes: LoneBackslashes | None = None
    table: OtherTable | None = None


def marked_encoding(head: bytes) -> str | None:
    """The encoding that a file's byte order mark shows."""
    return next((encoding for mark, encoding in _MARKS if head.startswith(mark)), None)


def is_plain(text: bytes) -> bool:
    """Whether a text is in ASCII, and without control characters."""
    return text.isascii() and text == text.translate(_CONTROLS)


def rewrite(content: bytes) -> Rewritten:
    """The text in ASCII, with the same lines, without control characters and half characters, its escapes put right."""
    marked = marked_encoding(content)
    if marked is not None:
        content = content.decode(marked, "replace").encode("utf-8", "replace")
    encoding = "ascii" if marked is None else marked.removesuffix("-sig")
    examples: tuple[str, ...] = ()
    if not content.isascii():
        content, raw, examples = _without_raw_bytes(content)
        encoding = encoding if marked is not None else raw
    content, backslashes = keep_backslashes(content.translate(_CONTROLS))
    content, table = with_right_letters(content)
    return Rewritten(whole_characters(content), encoding, examples, backslashes, table)


def _without_raw_bytes(content: bytes) -> tuple[bytes, str, tuple[str, ...]]:
    names = _sample(content)
    guessed = guess_encoding(name for name in names if not _is_utf8(name))
    encoding = "utf-8" if all(map(_is_utf8, names)) else guessed

    def in_ascii(found: re.Match[bytes]) -> bytes:
        return as_step(_decoded(found[0], encoding)).encode("ascii")

    examples = tuple(_decoded(name, encoding)[:SHOWN_CHARACTERS] for name in names[:EXAMPLES])
    return _RAW_TEXT.sub(in_ascii, content), encoding, examples


def _sample(content: bytes) -> list[bytes]:
    """Different texts with raw bytes, in the order of the file."""
    found: dict[bytes, None] = {}
    size = 0
    for match in _RAW_TEXT.finditer(content):
        if match[0] not in found:
            found[match[0]] = None
            size += len(match[0])
        if size > _SAMPLE_BYTES:
            break
    return list(found)


def _is_utf8(name: bytes) -> bool:
    try:
        name.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _decoded(name: bytes, encoding: str) -> str:
    """The text of one name: as UTF-8 where valid, otherwise in the detected encoding; never an error."""
    for candidate in ("utf-8", encoding, FALLBACK):
        try:
            return name.decode(candidate)
        except UnicodeDecodeError:
            continue
    return name.decode("latin-1")
