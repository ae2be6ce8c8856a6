"""A label as SVG, with texts as outlines, so that it looks the same in every program."""

import re
from base64 import b64encode
from collections.abc import Iterator
from functools import lru_cache
from io import BytesIO
from xml.sax.saxutils import escape, quoteattr

from fontTools.pens.svgPathPen import SVGPathPen  # type: ignore[import-untyped]  # publishes no types
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]  # publishes no types

from qr.fonts.font import Font, undamaged
from qr.layout.arrangement import PT_PER_MM
from qr.layout.face import Face, Fill, Picture, Placed, Written
from qr.layout.label import in_groups
from qr.pdf.page import Form
from qr.stock.finding import Box
from qr.symbol.drawing import bars


@lru_cache(maxsize=1 << 12)
def outline(font: Font, character: str) -> str:
    """Return a character's outline as an SVG path, in units of the font, y upward.

    Raises FontUnfit where the font is damaged.
    """
    with undamaged(font):
        opened = _opened(font)
        glyphs = opened.getGlyphSet()
        pen = SVGPathPen(glyphs, ntos=lambda value: f"{value:g}")
        glyphs[opened.getBestCmap()[ord(character)]].draw(pen)
        return str(pen.getCommands())


def units_an_em(font: Font) -> int:
    """Return the number of units in an em of a font."""
    return int(_opened(font)["head"].unitsPerEm)


@lru_cache(maxsize=16)
def _opened(font: Font) -> TTFont:
    return TTFont(BytesIO(font.data), lazy=True)


NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 cannot represent."""


def label(form: Form, written: Written, url: str) -> bytes:
    """Return a page with one label as an SVG file, one unit for each millimetre.

    url: the text in its symbol.

    Raises FontUnfit where a font is damaged.
    """
    face, stock = form.face, form.stock
    width, height = map(_number, stock.page_mm)
    return "\n".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}mm" height="{height}mm" '
            f'viewBox="0 0 {width} {height}" role="img">',
            f"<title>{in_groups(written.code)}</title>",
            f"<desc>{_words(written)}</desc>",
            f'<path fill="#fff" d="M0 0H{width}V{height}H0Z"/>',
            f'<g transform="translate({_number(stock.left_mm)} {_number(stock.top_mm)})">',
            *map(_fill, written.fills),
            *_picture(face.picture),
            *(run for line in written.lines for run in _line(line)),
            _symbol(face, url),
            "</g>",
            "</svg>\n",
        )
    ).encode()


def _symbol(face: Face, url: str) -> str:
    """The symbol as a single path with sharp edges, since separate paths show hairlines between modules."""
    place = f"translate({_number(face.symbol_x_mm)} {_number(face.symbol_y_mm)}) scale({face.symbol.module_mm:.6f})"
    path = "".join(f"M{x} {y}h{width}v1h-{width}z" for x, y, width in bars(url, face.symbol))
    return f'<path shape-rendering="crispEdges" transform="{place}" d="{path}"/>'


def _line(placed: Placed) -> Iterator[str]:
    line, x_pt = placed.line, placed.x_pt
    for font, run in line.face.runs(line.words):
        scale = line.size_pt / units_an_em(font) / PT_PER_MM
        yield (
            f'<g transform="translate({_number(x_pt / PT_PER_MM)} {_number(placed.y_pt / PT_PER_MM)}) '
            f'scale({scale:.7f} -{scale:.7f})">'
        )
        along_pt = 0.0
        for character in run:
            if path := outline(font, character):
                yield f'<path transform="translate({_number(along_pt / PT_PER_MM / scale)})" d={quoteattr(path)}/>'
            along_pt += line.face[character].ems * line.size_pt
        yield "</g>"
        x_pt += along_pt


def _fill(fill: Fill) -> str:
    return f'<rect {_box(fill.box)} fill="#{bytes(fill.rgb).hex()}"/>'


def _picture(picture: Picture | None) -> Iterator[str]:
    if picture is not None:
        data = b64encode(picture.png).decode()
        yield f'<image {_box(picture.box)} preserveAspectRatio="none" href="data:image/png;base64,{data}"/>'


def _box(box: Box) -> str:
    sides = {"x": box.x_mm, "y": box.y_mm, "width": box.width_mm, "height": box.height_mm}
    return " ".join(f'{name}="{_number(value)}"' for name, value in sides.items())


def _words(written: Written) -> str:
    text = " · ".join(placed.line.words for placed in written.lines)
    return escape(NOT_IN_XML.sub("", text))


def _number(value: float) -> str:
    return f"{value:.3f}".rstrip("0").rstrip(".")
