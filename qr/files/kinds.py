"""The kinds of files that labels and pages are written as, and how to recognise each."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FileKind:
    """A kind of file: its name in messages, its file name endings, and the first bytes of such a file from Skylt."""

    name: str
    endings: tuple[str, ...]
    start: bytes
    """in lower case, compared regardless of case"""


PDF = FileKind("a PDF", (".pdf",), b"%pdf")
SVG = FileKind("an SVG drawing", (".svg",), b"<svg")
PNG = FileKind("a picture", (".png",), b"\x89png")
SPREADSHEET = FileKind("a spreadsheet", (".xlsx",), b"pk\x03\x04")
ARCHIVE = FileKind("a zip", (".zip",), b"pk\x03\x04")
ZPL = FileKind("a file in ZPL", (".zpl",), b"^xa")
LABEL_TABLE = FileKind("a table of labels", (".csv",), b"\xef\xbb\xbfcode,in groups,")
