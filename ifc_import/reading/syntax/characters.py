"""Signs of STEP that can't be neighbours: the mark of a malformed value, such as 1.2.3 or .5x.

The parser reads a value only on request, so it does not report a malformed one in a shape that is not needed. Reading
every value takes a second for 27 MB; but once digits and texts are left out, each pair of neighbours is either found in
sound files or not. Measured on 27 MB: 70 ms, beside the parser. The result is a suspicion, not proof: `statements`
finds the damage, and not every malformed value shows in this way (5-5 and 1.E do not).
"""

import re

import numpy as np

_DIGITS = b"0123456789"
_POINT, _SIGN, _E, _LETTER, _OPEN, _COMMA, _CLOSE, _REST = (1 << place for place in range(8))
_ANY = 0xFF

_KINDS = {
    b".": _POINT,
    b"+-": _SIGN,
    b"Ee": _E,
    b"ABCDFGHIJKLMNOPQRSTUVWXYZabcdfghijklmnopqrstuvwxyz_": _LETTER,
    b"(": _OPEN,
    b",": _COMMA,
    b")": _CLOSE,
    b"#$*'": _REST,
    b' ;=/"\x7f' + bytes(range(0x20)): _ANY,
}
"""Signs grouped by their permitted neighbours; an apostrophe represents a whole text. Invisible characters are ignored.
"""
_AFTER_OPEN = _POINT | _SIGN | _E | _LETTER | _OPEN | _COMMA | _CLOSE | _REST
_AFTER = {
    _POINT: _E | _LETTER | _COMMA | _CLOSE,
    _SIGN: _POINT | _E | _COMMA | _CLOSE,
    _E: _POINT | _SIGN | _E | _LETTER | _OPEN | _COMMA | _CLOSE,
    _LETTER: _POINT | _E | _LETTER | _OPEN,
    _OPEN: _AFTER_OPEN,
    _COMMA: _AFTER_OPEN,
    _CLOSE: _COMMA | _CLOSE,
    _REST: _COMMA | _CLOSE | _REST,
    _ANY: _ANY,
}
"""Kind of sign → its permitted successors where digits are left out, as in (.,-.E-,.ELEMENT.,IFCLABEL('),#,$)."""

_KIND_OF, _AFTER_OF = (bytearray(256) for _ in range(2))
for _signs, _kind in _KINDS.items():
    for _sign in _signs:
        _KIND_OF[_sign], _AFTER_OF[_sign] = _kind, _AFTER[_kind]

_COMMENT = re.compile(rb"/\*.*?\*/", re.DOTALL)
_END = b"END-ISO--"


class Signs:
    """The state of the check of a text, which comes in pieces."""

    def __init__(self) -> None:
        self.are_odd = False
        """whether any neighbours are not permitted"""
        self._inside = 0
        """1 inside a text, otherwise 0"""
        self._rest = b""
        """the last statement, which may go on in the next piece"""

    def add(self, piece: bytes) -> None:
        """Check the next piece."""
        seen = self._rest + piece
        end = seen.rfind(b";") + 1 or len(seen)
        self._rest = seen[end:]
        self._look(seen[:end])

    def _look(self, piece: bytes) -> None:
        signs = piece.translate(None, _DIGITS)
        if b"/*" in signs:
            signs = _COMMENT.sub(b"", signs)
        parts = signs.split(b"'")
        outside = b"'".join(parts[self._inside :: 2]).replace(_END, b"")
        self._inside = (self._inside + len(parts) - 1) & 1
        allowed = np.frombuffer(outside.translate(_AFTER_OF), np.uint8)
        kinds = np.frombuffer(outside.translate(_KIND_OF), np.uint8)
        self.are_odd = self.are_odd or bool(((allowed[:-1] & kinds[1:]) == 0).any())
