r"""The escapes in the texts of a STEP file, where exporters get them wrong.

A backslash has to be doubled, yet paths and codes have lone ones, at which the parser stops or drops what follows.
``\X\hh`` is a character of ISO 8859-1, yet some programs write the bytes of their own table there. No function moves a
line.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ifc_import.reading.file.alphabets import guess_table, share_of_usual, telling_letters, unusual_letters
from ifc_import.reading.file.tokens import character_escape, escape

_ISO = "cp1252"
"""The name in `alphabets` of what is ISO 8859-1 without control characters."""

_FROM_BACKSLASH = re.compile(rb"\\(?:(?<=\\)S\\.|[^'\r\n])*")
"""A text, or a line of it, from its first backslash on; an apostrophe after S and a backslash is a character."""
_LONGEST_BEFORE = 200
"""No word is cut off by so many characters before the first backslash of its text."""

_ESCAPE = re.compile(escape())
_CHARACTER_OR_BACKSLASH = re.compile(rb"(?P<character>" + character_escape() + rb")|\\")
_BYTE = re.compile(rb"\\X\\([89A-Fa-f][0-9A-Fa-f])")
_ODD_BYTE = re.compile(rb"\\X\\[89][0-9A-Fa-f]")
_WIDE_TEXT = re.compile(rb"\\X2\\((?:[0-9A-Fa-f]{4})+)\\X0\\")
_ODD_WIDE = re.compile(rb"\\X2\\(?:[0-9A-Fa-f]{4})*?00[89][0-9A-Fa-f]")
_BAD_WIDE = re.compile(
    rb"\\X2\\((?:[0-9A-Fa-f]{4})*?(?:00[01][0-9A-Fa-f]|007[Ff]|[dD][89a-fA-F][0-9A-Fa-f]{2})(?:[0-9A-Fa-f]{4})*)\\X0\\"
)
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")
_LINE_ENDS, _CONTROL = re.compile(rb"\\X\\0[9ADad]"), re.compile(rb"\\X\\(?:[01][0-9A-Fa-f]|7[Ff])")

_FEWEST_LETTERS, _LEAST_SHARE, _MOST_ISO_SHARE = 4, 0.9, 0.65
"""Without control characters, what shows that escapes are of another table: this many letters, this share of them usual
in that table, and at most this share usual in ISO 8859-1. Names in ISO 8859-1 reach 0.9 or more."""

EXAMPLES, SHOWN_CHARACTERS = 3, 40


@dataclass(frozen=True, slots=True)
class LoneBackslashes:
    """Texts with backslashes that begin no escape."""

    count: int
    """the number of texts"""
    line: int
    """the line of the first one, from 1"""
    example: str


@dataclass(frozen=True, slots=True)
class OtherTable:
    r"""Texts whose ``\X\hh`` are not in ISO 8859-1."""

    encoding: str
    """the table that they were read in, by Python's name"""
    count: int
    """the number of different texts"""
    examples: tuple[str, ...]


def as_step(text: str) -> str:
    """A text with characters beyond ASCII in STEP's encoding; half characters are left out."""
    return _BEYOND_ASCII.sub(lambda found: "".join(_runs(found[0])), text)


def whole_characters(content: bytes) -> bytes:
    r"""A text in ASCII whose ``\X2\`` have no half characters, which the parser drops, and no control characters."""
    return _BAD_WIDE.sub(_put_together, content)


def keep_backslashes(content: bytes) -> tuple[bytes, LoneBackslashes | None]:
    """A text in ASCII with every backslash that begins no escape doubled, so that it is read as it stands.

    A program that writes lone ones doubles none, so that two in the same text stand for two.
    """
    if not _has_lone(content):
        return content, None
    texts = [found for found in _FROM_BACKSLASH.finditer(content) if _has_lone(found[0])]
    first = texts[0]
    line = content.count(b"\n" if b"\n" in content else b"\r", 0, first.start()) + 1
    example = _before(content, first.start()) + first[0]
    told = LoneBackslashes(len(texts), line, example.decode("ascii", "replace")[:SHOWN_CHARACTERS])
    return _FROM_BACKSLASH.sub(lambda found: _doubled(found[0]) if _has_lone(found[0]) else found[0], content), told


def with_right_letters(content: bytes) -> tuple[bytes, OtherTable | None]:
    r"""A text in ASCII with each ``\X\hh`` as the character that its program meant; no control character is left.

    Those from 80 to 9F are control characters in ISO 8859-1, which no name has: they show another table.
    """
    content = _FROM_BACKSLASH.sub(_as_bytes, content) if _ODD_WIDE.search(content) else content
    content = _CONTROL.sub(b"", _LINE_ENDS.sub(b" ", content))
    if not _BYTE.search(content):
        return content, None
    raw = dict.fromkeys(_raw(content, found) for found in _FROM_BACKSLASH.finditer(content) if _BYTE.search(found[0]))
    table = _table_of(list(raw))
    if table is None:
        return content, None
    other = {text for text in raw if _is_odd(text) or _fits(text, table)}

    def put_right(found: re.Match[bytes]) -> bytes:
        if not _BYTE.search(found[0]) or _raw(content, found) not in other:
            return found[0]
        return _BYTE.sub(lambda byte: _character(byte, table), found[0])

    examples = tuple(text.decode(table, "ignore")[:SHOWN_CHARACTERS] for text in raw if text in other)
    return _FROM_BACKSLASH.sub(put_right, content), OtherTable(table, len(other), examples[:EXAMPLES])


def _runs(text: str) -> Iterator[str]:
    for run in re.findall("[\x80-\ud7ff\ue000-\uffff]+|[\U00010000-\U0010ffff]+", text):
        size, digits = ("X4", 8) if run[0] > "\uffff" else ("X2", 4)
        yield f"\\{size}\\{''.join(f'{ord(character):0{digits}X}' for character in run)}\\X0\\"


def _put_together(found: re.Match[bytes]) -> bytes:
    """Surrogate pairs in a ``\\X2\\`` become the one character that they are."""
    text = bytes.fromhex(found[1].decode("ascii")).decode("utf-16-be", "ignore")
    text = "".join(" " if sign in "\t\r\n" else sign for sign in text if sign in "\t\r\n" or sign >= " ")
    return as_step(text.replace("\\", "\\\\").replace("\x7f", "")).encode("ascii")


def _has_lone(piece: bytes) -> bool:
    return b"\\" in _ESCAPE.sub(b"", piece)


def _doubled(piece: bytes) -> bytes:
    return _CHARACTER_OR_BACKSLASH.sub(lambda found: found["character"] or rb"\\", piece)


def _before(content: bytes, place: int) -> bytes:
    """What is before the first backslash of a text."""
    least = max(0, place - _LONGEST_BEFORE)
    return content[max(least, *(content.rfind(end, least, place) + 1 for end in (b"'", b"\n", b"\r"))) : place]


def _raw(content: bytes, found: re.Match[bytes]) -> bytes:
    r"""A text with the bytes that its ``\X\hh`` stand for."""
    return _BYTE.sub(lambda byte: bytes.fromhex(byte[1].decode()), _before(content, found.start()) + found[0])


def _is_odd(text: bytes) -> bool:
    return any(0x80 <= byte < 0xA0 for byte in text)


def _table_of(texts: list[bytes]) -> str | None:
    """The other table of texts; None where they may well be in ISO 8859-1."""
    if odd := [text for text in texts if _is_odd(text)]:
        return guess_table(odd, texts)
    letters = telling_letters(texts)
    if len(letters) < _FEWEST_LETTERS or len(set(letters)) == 1 or share_of_usual(texts, _ISO) > _MOST_ISO_SHARE:
        return None
    table = guess_table(texts, ())
    return table if table != _ISO and share_of_usual(texts, table) >= _LEAST_SHARE else None


def _fits(text: bytes, table: str) -> bool:
    """Whether a text without control characters fits another table that others of the file are in."""
    return unusual_letters(text, table) <= unusual_letters(text, _ISO)


def _character(byte: re.Match[bytes], table: str) -> bytes:
    return as_step(bytes.fromhex(byte[1].decode()).decode(table, "ignore")).encode("ascii")


def _as_bytes(found: re.Match[bytes]) -> bytes:
    r"""A text with control characters in its ``\X2\``: bytes that were widened, each as the ``\X\hh`` that it was."""
    return _WIDE_TEXT.sub(_narrowed, found[0]) if _ODD_WIDE.search(found[0]) else found[0]


def _narrowed(found: re.Match[bytes]) -> bytes:
    digits = found[1]
    return b"".join(_narrow(digits[place : place + 4]) for place in range(0, len(digits), 4))


def _narrow(digits: bytes) -> bytes:
    return rb"\X" + b"\\" + digits[2:] if digits.startswith(b"00") else rb"\X2" + b"\\" + digits + rb"\X0" + b"\\"
