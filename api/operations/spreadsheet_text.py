"""Texts as they may stand in a cell of a spreadsheet, whatever a model has put into them."""

import re

MOST_CHARACTERS = 32_767
"""What a cell of XLSX holds."""

_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 has no way to write."""


def cell_text(value: object) -> str:
    """A text without characters that no XML can hold, on one line, no longer than a cell; '' for None."""
    text = "" if value is None else str(value)
    return " ".join(_NOT_IN_XML.sub("", text).split())[:MOST_CHARACTERS]
