"""Text as outlines: it looks the same wherever the font is not."""

from functools import lru_cache
from io import BytesIO

from fontTools.pens.svgPathPen import SVGPathPen  # type: ignore[import-untyped]  # publishes no types
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]  # publishes no types

from qr.fonts.font import Font
from qr.pdf.embedding import whole


@lru_cache(maxsize=1 << 12)
def outline(font: Font, character: str) -> str:
    """Return a character's outline as the path of an SVG, in units of the font, y upward."""
    opened = _opened(font)
    glyphs = opened.getGlyphSet()
    pen = SVGPathPen(glyphs, ntos=lambda value: f"{value:g}")
    glyphs[opened.getBestCmap()[ord(character)]].draw(pen)
    return str(pen.getCommands())


def units_an_em(font: Font) -> int:
    """Return how many units of a font make an em."""
    return int(_opened(font)["head"].unitsPerEm)


@lru_cache(maxsize=16)
def _opened(font: Font) -> TTFont:
    return TTFont(BytesIO(whole(font)), lazy=True)
