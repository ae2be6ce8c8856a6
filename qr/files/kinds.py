"""The kinds of files that labels and pages come in, and by what each is known."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FileKind:
    """A kind of file: what people call it, the endings of its names, and the first bytes of what Skylt writes."""

    name: str
    endings: tuple[str, ...]
    start: bytes
    """in lower case; case does not matter"""


PDF = FileKind("a PDF", (".pdf",), b"%pdf")
SVG = FileKind("an SVG drawing", (".svg",), b"<svg")
PNG = FileKind("a picture", (".png",), b"\x89png")
SPREADSHEET = FileKind("a spreadsheet", (".xlsx",), b"pk\x03\x04")
ARCHIVE = FileKind("a zip", (".zip",), b"pk\x03\x04")
ZPL = FileKind("a file in ZPL", (".zpl",), b"^xa")
LABEL_TABLE = FileKind("a table of labels", (".csv",), b"\xef\xbb\xbfcode,in groups,")
