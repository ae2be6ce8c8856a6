"""Spreadsheets for text from models, which never becomes a formula or a link."""

import re
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xlsxwriter import Workbook

MOST_CHARACTERS = 32_767
"""The limit of a cell in XLSX."""

_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 cannot represent."""


def cell_text(value: object) -> str:
    """A value as text for a cell: on one line, without characters that XML cannot represent, cut to a cell's limit; ''
    for None.
    """
    text = "" if value is None else str(value)
    return " ".join(_NOT_IN_XML.sub("", text).split())[:MOST_CHARACTERS]


def new_workbook(content: BytesIO, title: str) -> "Workbook":
    """A workbook that is written into `content` when it is closed."""
    from xlsxwriter import Workbook  # noqa: PLC0415  (texts alone need no writer)

    book = Workbook(content, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": title, "comments": "Written by Skylt"})
    return book
