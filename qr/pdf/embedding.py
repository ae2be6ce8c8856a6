"""Embedded fonts of a PDF: the glyphs that its pages show, with their numbers in the whole font."""

import zlib
from collections.abc import Iterable
from io import BytesIO

from fontTools import subset  # type: ignore[import-untyped]  # publishes no types
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]  # publishes no types
from PIL import Image

from qr.fonts.font import Font, undamaged
from qr.layout.face import Picture
from qr.pdf.drawing import LOGO
from qr.pdf.file import PdfFile, dictionary, name, reference
from qr.pdf.lettering import Used, glyph

NOT_NEEDED = [
    "GSUB", "GPOS", "GDEF", "BASE", "kern", "DSIG", "STAT", "OS/2", "name", "post", "gasp", "TTFA", "meta", "FFTM",
]  # fmt: skip
"""Tables that a font in a PDF does not need, since characters are placed one by one (ISO 32000-1, 9.9)."""
SYMBOLIC = 4
"""The flag of a font with characters outside Adobe's standard Latin set (9.8.2)."""
A_RANGE = 100
"""The most characters in a block of a CMap (Adobe technical note 5014)."""
CMAP = """/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def
/CMapName /Adobe-Identity-UCS def /CMapType 2 def
1 begincodespacerange <0000> <FFFF> endcodespacerange
{blocks}
endcmap CMapName currentdict /CMap defineresource pop end end"""


def put_resources(file: PdfFile, used: Used, logo: Picture | None = None) -> None:
    """Write the fonts and the logo of a file's pages. Raises FontUnfit where a font is damaged."""
    in_order = sorted(used, key=lambda font: font.name)
    fonts = {font.name: reference(_embedded(file, font, sorted(used[font]))) for font in in_order}
    pictures = {"XObject": dictionary({LOGO: _embed_picture(file, logo)})} if logo else {}
    file.put(dictionary({"Font": dictionary(fonts), **pictures}), file.resources)


def _embed_picture(file: PdfFile, picture: Picture) -> bytes:
    """Write a picture to a file and return the reference to it."""
    image = Image.open(BytesIO(picture.png), formats=("PNG",)).convert("RGB")
    entries = {
        "Type": b"/XObject",
        "Subtype": b"/Image",
        "Width": b"%d" % image.width,
        "Height": b"%d" % image.height,
        "ColorSpace": b"/DeviceRGB",
        "BitsPerComponent": b"8",
        "Interpolate": b"true",
        "Filter": b"/FlateDecode",
    }
    return reference(file.put_stream(zlib.compress(image.tobytes(), 9), entries))


def part_of(font: Font, characters: Iterable[str]) -> bytes:
    """Return a font file with the glyphs of some characters, which keep their numbers.

    Raises FontUnfit where the font is damaged.
    """
    options = subset.Options(
        retain_gids=True, notdef_outline=True, hinting=False, glyph_names=False, layout_features=[], name_IDs=[]
    )
    options.drop_tables = NOT_NEEDED
    part, written = subset.Subsetter(options), BytesIO()
    part.populate(unicodes=[ord(character) for character in characters])
    with undamaged(font):
        opened = TTFont(BytesIO(font.data), lazy=True, recalcTimestamp=False)
        part.subset(opened)
        opened.save(written)
    return written.getvalue()


def _embedded(file: PdfFile, font: Font, characters: list[str]) -> int:
    base = name(f"{_tag(characters)}+{font.name}")
    descriptor = reference(_descriptor(file, font, base, part_of(font, characters)))
    identity = dictionary({"Registry": b"(Adobe)", "Ordering": b"(Identity)", "Supplement": b"0"})
    by_glyph = {"CIDSystemInfo": identity, "CIDToGIDMap": b"/Identity", "W": _widths(font, characters)}
    descendant = dictionary(
        {"Type": b"/Font", "Subtype": b"/CIDFontType2", "BaseFont": base, "FontDescriptor": descriptor, **by_glyph}
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
    measures = font.measures
    embedded = file.put_stream(zlib.compress(part, 9), {"Filter": b"/FlateDecode", "Length1": b"%d" % len(part)})
    entries = {
        "Ascent": measures.ascent,
        "Descent": measures.descent,
        "CapHeight": measures.cap_height,
        "ItalicAngle": measures.italic_angle,
        "StemV": measures.stem_v,
    }
    return file.put(
        dictionary(
            {
                "Type": b"/FontDescriptor",
                "FontName": base,
                "Flags": b"%d" % SYMBOLIC,
                "FontBBox": b"[%s]" % b" ".join(b"%d" % value for value in measures.box),
                **{key: b"%d" % value for key, value in entries.items()},
                "FontFile2": reference(embedded),
            }
        )
    )


def _widths(font: Font, characters: list[str]) -> bytes:
    widths = {glyph(font, character): font.width(character) for character in characters}
    return b"[%s]" % b" ".join(b"%d[%d]" % (number, round(width)) for number, width in sorted(widths.items()))


def _characters(font: Font, characters: list[str]) -> str:
    """Return the CMap from glyphs to characters, by which the text of a PDF can be extracted."""
    by_glyph = {glyph(font, character): character for character in reversed(characters)}
    lines = [
        f"<{number:04X}> <{character.encode('utf-16-be').hex().upper()}>"
        for number, character in sorted(by_glyph.items())
    ]
    blocks = [lines[at : at + A_RANGE] for at in range(0, len(lines), A_RANGE)]
    return CMAP.format(
        blocks="\n".join("\n".join((f"{len(block)} beginbfchar", *block, "endbfchar")) for block in blocks)
    )


def _tag(characters: list[str]) -> str:
    """Return the six letters that tag a subset of a font, equal for equal subsets (ISO 32000-1, 9.6.4)."""
    rest = zlib.crc32("".join(characters).encode("utf-32-be"))
    return "".join(chr(ord("A") + rest // 26**place % 26) for place in range(6))
