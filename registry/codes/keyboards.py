"""Undoes what a keyboard layout does to a scan.

A hand scanner types as a keyboard with an American layout. Where the computer expects another layout, each key gives
the character that is in the same place there: `HTTPS://Q.FIRM.DK/Q/…` arrives as `HTTPSÖ--Q.FIRM.DK-Q-…` in Sweden,
and as `HTTPSM!!Q:FIR?:DK!Q!…`, with other letters and digits as well, in France.

Source of the layouts: the Unicode CLDR keyboard charts, and xkeyboard-config.
"""

import unicodedata
from collections.abc import Iterator
from functools import cache

KEYS = "1234567890-qwertyuiopasdfghjkl;zxcvbnm,./"
"""The keys of an American keyboard that type codes and addresses."""

LAYOUTS: dict[str, str] = {
    "American": KEYS,
    "Swedish, Finnish": "1234567890+" "qwertyuiop" "asdfghjklö" "zxcvbnm,.-",
    "Danish": "1234567890+" "qwertyuiop" "asdfghjklæ" "zxcvbnm,.-",
    "Norwegian": "1234567890+" "qwertyuiop" "asdfghjklø" "zxcvbnm,.-",
    "Icelandic": "1234567890ö" "qwertyuiop" "asdfghjklæ" "zxcvbnm,.þ",
    "German, Austrian": "1234567890ß" "qwertzuiop" "asdfghjklö" "yxcvbnm,.-",
    "Swiss German": "1234567890'" "qwertzuiop" "asdfghjklö" "yxcvbnm,.-",
    "Swiss French": "1234567890'" "qwertzuiop" "asdfghjklé" "yxcvbnm,.-",
    "French": "&é\"'(-è_çà)" "azertyuiop" "qsdfghjklm" "wxcvbn,;:!",
    "Belgian": "&é\"'(§è!çà)" "azertyuiop" "qsdfghjklm" "wxcvbn,;:=",
    "Canadian French": "1234567890-" "qwertyuiop" "asdfghjkl;" "zxcvbnm,.é",
    "Dutch": "1234567890/" "qwertyuiop" "asdfghjkl+" "zxcvbnm,.-",
    "Italian": "1234567890'" "qwertyuiop" "asdfghjklò" "zxcvbnm,.-",
    "Spanish": "1234567890'" "qwertyuiop" "asdfghjklñ" "zxcvbnm,.-",
    "Portuguese": "1234567890'" "qwertyuiop" "asdfghjklç" "zxcvbnm,.-",
    "Brazilian": "1234567890-" "qwertyuiop" "asdfghjklç" "zxcvbnm,.;",
    "Czech": "+ěščřžýáíé=" "qwertzuiop" "asdfghjklů" "yxcvbnm,.-",
    "Slovak": "+ľščťžýáíé=" "qwertzuiop" "asdfghjklô" "yxcvbnm,.-",
    "Hungarian": "123456789öü" "qwertzuiop" "asdfghjklé" "yxcvbnm,.-",
    "Slovenian, Croatian, Serbian": "1234567890'" "qwertzuiop" "asdfghjklč" "yxcvbnm,.-",
    "Romanian": "1234567890-" "qwertyuiop" "asdfghjklș" "zxcvbnm,./",
    "Turkish": "1234567890*" "qwertyuıop" "asdfghjklş" "zxcvbnmöç.",
    "Lithuanian": "ąčęėįšųū90-" "qwertyuiop" "asdfghjkl;" "zxcvbnm,./",
    "Russian": "1234567890-" "йцукенгшщз" "фывапролдж" "ячсмитьбю.",
    "Ukrainian": "1234567890-" "йцукенгшщз" "фівапролдж" "ячсмитьбю.",
}  # fmt: skip
"""What the keys give where a computer expects another layout."""

SHIFTED: dict[str, tuple[str, str]] = {
    "Swiss German": ("ö", "é"),
    "Swiss French": ("é", "ö"),
    "French": (",", "?"),
    "Belgian": (",", "?"),
    "Dutch": ("+", "±"),
    "Italian": ("ò", "ç"),
    "Czech": ("ů", '"'),
    "Slovak": ("ô", '"'),
    "Canadian French": (";", ":"),
    "Lithuanian": (";", ":"),
    "American": (";", ":"),
}  # fmt: skip
"""A character without Shift and with it, where these are not the small and the capital form of one letter."""


def as_typed(text: str) -> Iterator[str]:
    """What a scanner may have sent where `text` arrived: the text as it is first, then by each layout."""
    arrived = unicodedata.normalize("NFC", text)
    yield from dict.fromkeys(arrived.translate(table) for table in _tables())


@cache
def _tables() -> tuple[dict[int, str], ...]:
    return tuple(map(_table, LAYOUTS))


def _table(layout: str) -> dict[int, str]:
    """Each character that the layout gives → the one on the American keyboard, with and without Shift."""
    plain = dict(zip(LAYOUTS[layout], KEYS, strict=True))
    small, capital = SHIFTED.get(layout, ("", ""))
    with_shift = {capital if given == small else given.upper(): _shifted(key) for given, key in plain.items()}
    letters = {given: key for given, key in with_shift.items() if len(given) == 1 and given not in plain}
    return {ord(given): key for given, key in (letters | plain).items()}


def _shifted(key: str) -> str:
    return ":" if key == ";" else key.upper()
