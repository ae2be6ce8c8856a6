"""An owner's font, for a script that none of the wheels has: TrueType outlines that may be embedded."""

import struct
from functools import cache
from io import BytesIO
from pathlib import Path

from reportlab.pdfbase.ttfonts import TTFError, TTFont  # type: ignore[import-untyped]  # publishes no types

from qr.errors import FontUnfit

MOST_BYTES = 100_000_000
"""The largest fonts, with all Chinese characters, are a quarter of that."""
CFF = b"OTTO"
RESTRICTED, BITMAPS_ONLY, NO_SUBSETS = 0x0002, 0x0200, 0x0100
"""Bits of fsType in the table OS/2 (OpenType 1.9)."""
USAGE = 0x000F


@cache
def own_font(path: str) -> TTFont:
    """Return the font in a file. Raises FontUnfit, which says why it can't be used and what can."""
    data = _bytes(Path(path))
    if data[:4] == CFF:
        raise FontUnfit(
            f"{path} has PostScript outlines (CFF), which labels can't embed: take the TrueType edition, a .ttf file."
        )
    try:
        font = TTFont(f"Own-{Path(path).stem}", BytesIO(data), asciiReadable=False, shapable=False)
    except (TTFError, struct.error, LookupError, ValueError, AssertionError, TypeError, OverflowError) as error:
        if "postscript" in str(error).lower():
            raise FontUnfit(f"{path} has PostScript outlines (CFF): take the TrueType edition, a .ttf file.") from error
        if "subsetting" in str(error):
            raise FontUnfit(_forbidden(path)) from error
        raise FontUnfit(f"{path} is no font that can be read: name a TrueType font, a .ttf or .ttc file.") from error
    if _forbids(font):
        raise FontUnfit(_forbidden(path))
    if not font.face.charToGlyph:
        raise FontUnfit(f"{path} says of no character how it is drawn: take another edition of the font.")
    return font


def _bytes(path: Path) -> bytes:
    try:
        if not path.is_file():
            raise FontUnfit(f"{path} is no font: there is no such file.")
        if path.stat().st_size > MOST_BYTES:
            raise FontUnfit(f"{path} is no font: it is larger than {MOST_BYTES:,} bytes.")
        return path.read_bytes()
    except OSError as error:
        raise FontUnfit(f"{path} can't be read ({(error.strerror or 'unknown reason').lower()}).") from error


def _forbids(font: TTFont) -> bool:
    """Tell whether the maker forbids to embed the font, or a part of it."""
    if "OS/2" not in font.face.table:
        return False
    bits = struct.unpack_from(">H", font.face.get_table("OS/2"), 8)[0]
    return bits & USAGE == RESTRICTED or bool(bits & (BITMAPS_ONLY | NO_SUBSETS))


def _forbidden(path: str) -> str:
    return f"{path} may not be embedded in other files, its maker says (fsType): take a font with a free licence."
