"""Layouts, fonts and logos with defaults, made in memory."""

from io import BytesIO
from pathlib import Path
from typing import Any

from fontTools.fontBuilder import FontBuilder  # type: ignore[import-untyped]  # publishes no types
from fontTools.pens.t2CharStringPen import T2CharStringPen  # type: ignore[import-untyped]  # publishes no types
from fontTools.pens.ttGlyphPen import TTGlyphPen  # type: ignore[import-untyped]  # publishes no types
from PIL import Image

from qr.layout.template import Row, Template

HAN = "泵"
"""A character that no built-in font has."""


def a_template(*rows: Row, **overrides: Any) -> Template:
    """Return a layout with the rows, the code at the foot, and the host below it."""
    foot = (Row(show="code", bold=True, at="foot"), Row(show="host", size=0.5, at="foot"))
    return Template(**{"name": "ours", "rows": (*(rows or (Row(show="name"),)), *foot), **overrides})


def a_picture(width: int = 60, height: int = 30, colour: str = "red", format_: str = "PNG") -> bytes:
    """Return a picture of one colour."""
    written = BytesIO()
    Image.new("RGB", (width, height), colour).save(written, format_)
    return written.getvalue()


def font_file(path: Path, characters: str = HAN, *, outlines: str = "truetype", may_embed: int = 0) -> Path:
    """Write a font whose characters are all squares; `outlines` is truetype or cff, `may_embed` is fsType."""
    names = {ord(one): f"g{ord(one):X}" for one in characters}
    builder = FontBuilder(1000, isTTF=outlines == "truetype")
    builder.setupGlyphOrder([".notdef", *names.values()])
    builder.setupCharacterMap(names)
    pen = TTGlyphPen(None) if outlines == "truetype" else T2CharStringPen(1000, None)
    for at, corner in enumerate([(100, 0), (900, 0), (900, 700), (100, 700)]):
        (pen.moveTo if at == 0 else pen.lineTo)(corner)
    pen.closePath()
    glyph = pen.glyph() if outlines == "truetype" else pen.getCharString()
    glyphs = dict.fromkeys([".notdef", *names.values()], glyph)
    if outlines == "truetype":
        builder.setupGlyf(glyphs)
    else:
        builder.setupCFF("Ours", {}, glyphs, {})
    builder.setupHorizontalMetrics(dict.fromkeys(glyphs, (1000, 100)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Ours", "styleName": "Regular"})
    builder.setupOS2(sTypoAscender=800, usWinAscent=800, usWinDescent=200, fsType=may_embed)
    builder.setupPost()
    builder.save(path)
    return path
