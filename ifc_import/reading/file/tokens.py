"""What stands in a STEP file between its signs, as regular expressions: texts, comments, binary values.

None has possessive quantifiers or atomic groups, which give wrong results on Python 3.11.2: `kept` and
`possessive` stand for them.
"""

from itertools import count

_MOST_IN_CHUNK = 500
_HEX = rb"[0-9A-Fa-f]"
_LINE_IN_TEXT = rb"[\r\n](?!\s{0,80}#\d+\s*=)"
"""A text may run over lines, but not over one with which an entity begins: then its end is missing."""

COMMENT = rb"/\*.*?\*/"
BINARY = rb'"[0-9A-Fa-f]*"'

_numbers = count()


def kept(piece: bytes) -> bytes:
    """`piece` as it fits first, as an atomic group: a search does not go back into a lookahead.

    What that found has to follow. Its group has a name of its own, since one expression has many.
    """
    number = next(_numbers)
    return rb"(?=(?P<kept%d>%b))(?P=kept%d)" % (number, piece, number)


def possessive(piece: bytes, least: int = 0) -> bytes:
    """As many of `piece` as there are, each as it fits first, all of them kept; no match where there are too few.

    They are taken in chunks, since a repeat remembers each round until it ends, and a lookahead forgets.
    """
    chunk = kept(rb"(?:%b){1,%d}" % (piece, _MOST_IN_CHUNK))
    return kept(rb"(?:%b){%d,}" % (chunk, least))


def character_escape() -> bytes:
    """A backslash with all that belongs to it, where that is a character beyond ASCII, or the table of such."""
    return (
        rb"\\(?:S\\.|P[A-I]\\|X\\" + _HEX + rb"{2}"
        rb"|X2\\" + possessive(_HEX + rb"{4}", 1) + rb"\\X0\\|X4\\" + possessive(_HEX + rb"{8}", 1) + rb"\\X0\\)"
    )


def escape() -> bytes:
    """A backslash with all that belongs to it."""
    return rb"(?:" + character_escape() + rb"|\\(?:\\|[NF]\\))"


def any_text() -> bytes:
    """A text, whatever its backslashes stand for."""
    return rb"'" + possessive(rb"[^'\\\r\n]+|''|\\S\\.|\\|" + _LINE_IN_TEXT) + rb"'"
