"""Makes text from models safe to display, without control characters and without changes of text direction."""

LONGEST = 400
"""In characters; longer names and messages are cut short."""

UNSEEN = "\ufffd"
"""The replacement for control characters."""

JOINERS = frozenset("\u200c\u200d")
"""Invisible but harmless characters, which are part of the spelling in Persian and Indic scripts."""


def shown(text: str) -> str:
    """`harmless` text, cut to `LONGEST` characters."""
    return harmless(text if len(text) <= LONGEST else text[: LONGEST - 1] + "…")


def harmless(text: str) -> str:
    """`text` on one line, with a sign for each control or bidi character."""
    return text if text.isprintable() else "".join(map(_shown, text))


def _shown(character: str) -> str:
    if character.isspace():
        return " "
    return character if character.isprintable() or character in JOINERS else UNSEEN
