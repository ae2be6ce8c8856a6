"""Fonts in a PDF: of each the glyphs that its pages show, under the numbers that they have in the whole font."""

import zlib
from collections.abc import Iterable
from io import BytesIO

from fontTools import subset  # type: ignore[import-untyped]  # publishes no types
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]  # publishes no types
from PIL import Image

from qr.fonts.font import Font
from qr.layout.face import Picture
from qr.pdf.drawing import LOGO
from qr.pdf.file import PdfFile, dictionary, name, reference
from qr.pdf.lettering import Used, glyph

NOT_NEEDED = [
    "GSUB", "GPOS", "GDEF", "BASE", "kern", "DSIG", "STAT", "OS/2", "name", "post", "gasp", "TTFA", "meta", "FFTM",
]  # fmt: skip
"""Tables that a font in a PDF has no use for: characters are placed one by one (ISO 32000-1, 9.9)."""
SYMBOLIC = 4
"""The flag of a font with characters outside Adobe's standard Latin set (9.8.2)."""
A_RANGE = 100
"""How many characters one block of a CMap may hold (Adobe technical note 5014)."""
CMAP = """/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def
/CMapName /Adobe-Identity-UCS def /CMapType 2 def
1 begincodespacerange <0000> <FFFF> endcodespacerange
{blocks}
endcmap CMapName currentdict /CMap defineresource pop end end"""


def put_resources(file: PdfFile, used: Used, logo: Picture | None = None) -> None:
    """Write the fonts and the logo that the pages of a file show."""
    in_order = sorted(used, key=lambda font: font.name)
    fonts = {font.name: reference(_embedded(file, font, sorted(used[font]))) for font in in_order}
    pictures = {"XObject": dictionary({LOGO: _embed_picture(file, logo)})} if logo else {}
    file.put(dictionary({"Font": dictionary(fonts), **pictures}), file.resources)


def _embed_picture(file: PdfFile, picture: Picture) -> bytes:
    """Write a picture into a file and return what stands for it in its resources."""
    image = Image.open(BytesIO(picture.png), formats=("PNG",)).convert("RGB")
    about = {
        "Type": b"/XObject",
        "Subtype": b"/Image",
        "Width": b"%d" % image.width,
        "Height": b"%d" % image.height,
        "ColorSpace": b"/DeviceRGB",
        "BitsPerComponent": b"8",
        "Interpolate": b"true",
        "Filter": b"/FlateDecode",
    }
    return reference(file.put_stream(zlib.compress(image.tobytes(), 9), about))


def part_of(font: Font, characters: Iterable[str]) -> bytes:
    """Return a font file with the glyphs of some characters, which keep their numbers."""
    options = subset.Options(
        retain_gids=True, notdef_outline=True, hinting=False, glyph_names=False, layout_features=[], name_IDs=[]
    )
    options.drop_tables = NOT_NEEDED
    opened = TTFont(BytesIO(font.data), lazy=True, recalcTimestamp=False)
    part = subset.Subsetter(options)
    part.populate(unicodes=[ord(character) for character in characters])
    part.subset(opened)
    written = BytesIO()
    opened.save(written)
    return written.getvalue()


def _embedded(file: PdfFile, font: Font, characters: list[str]) -> int:
    base = name(f"{_tag(characters)}+{font.name}")
    about = reference(_descriptor(file, font, base, part_of(font, characters)))
    identity = dictionary({"Registry": b"(Adobe)", "Ordering": b"(Identity)", "Supplement": b"0"})
    by_glyph = {"CIDSystemInfo": identity, "CIDToGIDMap": b"/Identity", "W": _widths(font, characters)}
    descendant = dictionary(
        {"Type": b"/Font", "Subtype": b"/CIDFontType2", "BaseFont": base, "FontDescriptor": about, **by_glyph}
    )
    readable = file.put_stream(zlib.compress(_characters(font, characters).encode()), {"Filter": b"/FlateDecode"})
    return file.put(
        dictionary(
            {
                "Type": b"/Font",
                "Subtype": b"/Type0",
                "BaseFont": base,
                "Encoding": b"/Identity-H",
                "DescendantFonts": b"[%s]" % reference(file.put(descendant)),
                "ToUnicode": reference(readable),
            }
        )
    )


def _descriptor(file: PdfFile, font: Font, base: bytes, part: bytes) -> int:
    said = font.measures
    embedded = file.put_stream(zlib.compress(part, 9), {"Filter": b"/FlateDecode", "Length1": b"%d" % len(part)})
    measures = {
        "Ascent": said.ascent,
        "Descent": said.descent,
        "CapHeight": said.cap_height,
        "ItalicAngle": said.italic_angle,
        "StemV": said.stem_v,
    }
    return file.put(
        dictionary(
            {
                "Type": b"/FontDescriptor",
                "FontName": base,
                "Flags": b"%d" % SYMBOLIC,
                "FontBBox": b"[%s]" % b" ".join(b"%d" % value for value in said.box),
                **{key: b"%d" % value for key, value in measures.items()},
                "FontFile2": reference(embedded),
            }
        )
    )


def _widths(font: Font, characters: list[str]) -> bytes:
    wide = {glyph(font, one): font.width(one) for one in characters}
    return b"[%s]" % b" ".join(b"%d[%d]" % (number, round(width)) for number, width in sorted(wide.items()))


def _characters(font: Font, characters: list[str]) -> str:
    """Return the CMap that says which character a glyph stands for, so that text can be read out again."""
    meant = {glyph(font, one): one for one in reversed(characters)}
    lines = [f"<{number:04X}> <{one.encode('utf-16-be').hex().upper()}>" for number, one in sorted(meant.items())]
    blocks = [lines[at : at + A_RANGE] for at in range(0, len(lines), A_RANGE)]
    return CMAP.format(blocks="\n".join("\n".join((f"{len(one)} beginbfchar", *one, "endbfchar")) for one in blocks))


def _tag(characters: list[str]) -> str:
    """Return six letters that are the same for the same part of a font (ISO 32000-1, 9.6.4)."""
    rest = zlib.crc32("".join(characters).encode("utf-32-be"))
    return "".join(chr(ord("A") + rest // 26**place % 26) for place in range(6))
