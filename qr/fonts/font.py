"""Fonts: those that come with Skylt, and an owner's, which may be embedded and has TrueType outlines."""

import struct
import zlib
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pymupdf_fonts  # type: ignore[import-untyped]  # publishes no types
from fontTools.ttLib import TTFont as Collection  # type: ignore[import-untyped]  # publishes no types
from fontTools.ttLib import TTLibError
from reportlab.pdfbase.ttfonts import TTFError, TTFont  # type: ignore[import-untyped]  # publishes no types

from qr.errors import FontUnfit

if TYPE_CHECKING:
    from collections.abc import Callable

MOST_BYTES = 100_000_000
"""The largest fonts, with all Chinese characters, are a quarter of that."""
CFF, COLLECTION = b"OTTO", b"ttcf"
RESTRICTED, BITMAPS_ONLY, NO_SUBSETS = 0x0002, 0x0200, 0x0100
"""Bits of fsType in the table OS/2 (OpenType 1.9)."""
USAGE = 0x000F
BROKEN = (TTFError, TTLibError, struct.error, LookupError, ValueError, AssertionError, TypeError, OverflowError)
"""What readers of fonts raise on files that are none."""
TRUETYPE = "take its TrueType edition, a .ttf file"


class Font(TTFont):  # type: ignore[misc]  # its base publishes no types
    """A font that another process finds by its source again: a name of pymupdf-fonts, or a path."""

    def __init__(self, name: str, source: str, data: bytes) -> None:
        super().__init__(name, BytesIO(data), asciiReadable=False, shapable=False)
        self.source = source

    def __reduce__(self) -> "tuple[Callable[[str], Font], tuple[str]]":
        return font_of, (self.source,)


@cache
def font_of(source: str) -> Font:
    """Return the font of a name of pymupdf-fonts, or in a file.

    Raises FontUnfit for a file that can't be used, which says why, and what can.
    """
    if source in pymupdf_fonts.fontbuffers:
        return Font(f"Skylt-{source}", source, pymupdf_fonts.fontbuffers[source]())
    return _own(source)


def _own(path: str) -> Font:
    data = _bytes(Path(path))
    if data[:4] == CFF:
        raise FontUnfit(f"{path} has PostScript outlines (CFF), which labels can't embed: {TRUETYPE}.")
    name = f"Own-{zlib.crc32(data):08X}"
    try:
        font = Font(name, path, _first_of(data) if data[:4] == COLLECTION else data)
    except BROKEN as error:
        raise FontUnfit(_why(path, str(error))) from error
    if _forbids(font):
        raise FontUnfit(_forbidden(path))
    if not font.face.charToGlyph:
        raise FontUnfit(f"{path} says of no character how it is drawn: take another edition of the font.")
    return font


def _first_of(collection: bytes) -> bytes:
    """Return the first font of a collection as a file of its own."""
    written = BytesIO()
    Collection(BytesIO(collection), fontNumber=0).save(written)
    return written.getvalue()


def _bytes(path: Path) -> bytes:
    try:
        if not path.is_file():
            raise FontUnfit(f"{path} is no font: there is no such file.")
        if path.stat().st_size > MOST_BYTES:
            raise FontUnfit(f"{path} is no font: it is larger than {MOST_BYTES:,} bytes.")
        return path.read_bytes()
    except OSError as error:
        raise FontUnfit(f"{path} can't be read ({(error.strerror or 'unknown reason').lower()}).") from error


def _forbids(font: Font) -> bool:
    """Tell whether the maker forbids to embed the font, or a part of it."""
    if "OS/2" not in font.face.table:
        return False
    bits = struct.unpack_from(">H", font.face.get_table("OS/2"), 8)[0]
    return bits & USAGE == RESTRICTED or bool(bits & (BITMAPS_ONLY | NO_SUBSETS))


def _why(path: str, said: str) -> str:
    if "postscript" in said.lower():
        return f"{path} has PostScript outlines (CFF), which labels can't embed: {TRUETYPE}."
    if "subsetting" in said.lower():
        return _forbidden(path)
    return f"{path} is no font that can be read: name a TrueType font, a .ttf or .ttc file."


def _forbidden(path: str) -> str:
    return f"{path} may not be embedded in other files, its maker says (fsType): take a font with a free licence."
