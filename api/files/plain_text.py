"""Text from models, made harmless to show: on a page or in a terminal it can neither act nor lie about its order."""

LONGEST = 400
"""Characters; a name or a message that is longer says no more to a reader."""

UNSEEN = "\ufffd"
"""Stands where a character does something instead of showing something."""

JOINERS = frozenset("\u200c\u200d")
"""Invisible and harmless: words in Persian and Indic scripts are spelt with them."""


def shown(text: str) -> str:
    """`harmless` text, shortened where it is very long."""
    return harmless(text if len(text) <= LONGEST else text[: LONGEST - 1] + "…")


def harmless(text: str) -> str:
    """`text` on one line, with a sign for each control or bidi character."""
    return text if text.isprintable() else "".join(map(_shown, text))


def _shown(character: str) -> str:
    if character.isspace():
        return " "
    return character if character.isprintable() or character in JOINERS else UNSEEN
