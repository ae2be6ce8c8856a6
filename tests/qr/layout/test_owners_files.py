"""An owner's fonts, logo and colours: validated, drawn unchanged, refused with the remedy."""

from dataclasses import replace
from pathlib import Path
from string import ascii_lowercase

import pypdfium2  # type: ignore[import-untyped]  # publishes no types
import pytest
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]  # publishes no types
from msgspec import structs

from qr.errors import ColourUnfit, FontUnfit, LogoUnfit
from qr.fonts.font import font_of
from qr.fonts.typeface import CAP_HEIGHT
from qr.layout.colours import colour_of, colours
from qr.layout.face import PT_PER_MM, Placed, face
from qr.layout.layouts import ready_made
from qr.layout.logo import KEPT_PIXELS, read_logo
from qr.layout.phrases import LANGUAGES
from qr.layout.style import Style
from qr.layout.template import Template
from qr.output.preview import SAMPLES
from qr.output.svg import outline
from qr.pdf.embedding import part_of
from qr.proof.decoding import decode
from qr.stock.finding import Box, find
from qr.symbol.address import code_host
from tests.qr.factories import HOST, a_label, apart, printed, words
from tests.qr.styles import HAN, a_picture, a_template, font_file

ROOM, PUMP = SAMPLES
DAMAGES = 200


def colours_of(sheet: Path) -> set[tuple[int, int, int]]:
    """The colours of a page other than shades of grey."""
    with pypdfium2.PdfDocument(sheet) as document:
        picture = document[0].render(scale=4).to_pil().convert("RGB")
    return {rgb for _, rgb in picture.getcolors(1 << 24) or () if isinstance(rgb, tuple) and max(rgb) - min(rgb) > 60}


def changed(path: Path, *, units: int = 1000, flavor: str | None = None, drawn_as: str | None = None) -> Path:
    """A font with another em or packing, or whose characters are all drawn as one glyph."""
    with TTFont(font_file(path), lazy=False) as font:
        font["head"].unitsPerEm, font.flavor = units, flavor
        for table in font["cmap"].tables if drawn_as else ():
            table.cmap = {ord(HAN): drawn_as}
        font.save(path)
    return path


def test_a_font_draws_what_the_built_in_ones_lack_and_is_embedded(tmp_path: Path) -> None:
    font = font_file(tmp_path / "han.ttf")
    label = a_label(name=f"{HAN} 7")
    assert printed(tmp_path / "without.pdf", label).missing_glyphs == (HAN,)
    assert printed(tmp_path / "with.pdf", label, style=Style(fonts=(str(font),))).missing_glyphs == ()
    assert f"{HAN} 7" in words(tmp_path / "with.pdf")


@pytest.mark.parametrize(
    ("make", "complaint"),
    [
        pytest.param(lambda path: font_file(path, outlines="cff"), "PostScript outlines", id="CFF"),
        pytest.param(lambda path: font_file(path, may_embed=2), "may not be embedded", id="its maker forbids it"),
        pytest.param(lambda path: font_file(path, may_embed=0x100), "may not be embedded", id="no part of it"),
        pytest.param(lambda path: path.write_bytes(b"no font"), "not a readable font", id="no font"),
        pytest.param(
            lambda path: path.write_bytes(b"\0\1\0\0" + b"\xff" * 99), "not a readable font", id="a broken one"
        ),
        pytest.param(lambda path: changed(path, units=0), "not a readable font", id="an em of no length"),
        pytest.param(lambda path: changed(path, flavor="woff"), "not a readable font", id="for web pages"),
        pytest.param(lambda path: path.mkdir(), "no such file", id="a folder"),
        pytest.param(Path.exists, "no such file", id="not there"),
    ],
)
def test_a_font_that_cannot_be_used_is_refused_with_the_remedy(tmp_path: Path, make: object, complaint: str) -> None:
    path = tmp_path / "font.ttf"
    make(path)  # type: ignore[operator]  # a function of the path
    with pytest.raises(FontUnfit, match=complaint):
        font_of(str(path))


def test_a_font_that_draws_a_character_as_an_unknown_one_lacks_it(tmp_path: Path) -> None:
    assert font_of(str(font_file(tmp_path / "whole.ttf"))).glyphs == {ord(HAN): 1}
    with pytest.raises(FontUnfit, match="has no glyph for any character"):
        font_of(str(changed(tmp_path / "bare.ttf", drawn_as=".notdef")))


def test_a_damaged_font_is_refused_in_one_line_wherever_the_damage_is(tmp_path: Path) -> None:
    path, characters = tmp_path / "font.ttf", ascii_lowercase
    whole = font_file(path, characters).read_bytes()
    outcomes = {_used(_damaged(path, whole, at), characters) for at in range(0, len(whole), len(whole) // DAMAGES)}
    assert outcomes == {"drawn", "refused"}


def _damaged(path: Path, whole: bytes, at: int) -> Path:
    damaged = path.with_stem(f"font-{at}")
    damaged.write_bytes(whole[:at] + bytes(0xFF - byte for byte in whole[at : at + 4]) + whole[at + 4 :])
    return damaged


def _used(path: Path, characters: str) -> str:
    """The outcome of drawing a font in a PDF and an SVG: drawn, refused, or an unclear message."""
    try:
        font = font_of(str(path))
        known = [character for character in characters if ord(character) in font.glyphs]
        part_of(font, known)
        for character in known:
            outline(font, character)
    except FontUnfit as error:
        return "refused" if "\n" not in str(error) and str(path) in str(error) else str(error)
    return "drawn"


def test_a_logo_is_on_every_label_beside_a_symbol_that_is_still_readable(tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_bytes(a_picture())
    style = Style(a_template(), logo=read_logo(tmp_path / "logo.png"))
    printed(tmp_path / "sheet.pdf", PUMP, stock=find("L7165"), style=style)
    assert colours_of(tmp_path / "sheet.pdf") == {(255, 0, 0)}
    assert [one.text[-9:] for one in decode(tmp_path / "sheet.pdf")] == [PUMP.code]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("layout", ready_made(), ids=lambda one: one.name)
@pytest.mark.parametrize("stock", ["L7165", "5163", "L7160", "HERMA 4412"])
def test_no_word_overlaps_the_logo(tmp_path: Path, stock: str, layout: Template, language: str) -> None:
    (tmp_path / "logo.png").write_bytes(a_picture(600, 200))
    wordy = replace(PUMP, name="Circulation pump with frequency converter, north heating circuit")
    on = find(stock)
    for place in ("top", "foot"):
        style = Style(structs.replace(layout, logo=place), language, logo=read_logo(tmp_path / "logo.png"))
        made = face(on.width_mm, on.height_mm, code_host(HOST), style=style)
        for label in (PUMP, ROOM, wordy):
            for placed in made.write(label).lines:
                assert made.picture is None or apart(_ink(placed), made.picture.box, 0.05), placed.line.words


def _ink(placed: Placed) -> Box:
    """The box of a line of capitals, in mm."""
    high_pt = placed.line.size_pt * CAP_HEIGHT
    width_pt = placed.line.face.ems(placed.line.words) * placed.line.size_pt
    return Box(*(pt / PT_PER_MM for pt in (placed.x_pt, placed.y_pt - high_pt, width_pt, high_pt)))


def test_a_large_logo_is_reduced_and_keeps_its_shape(tmp_path: Path) -> None:
    (tmp_path / "logo.jpg").write_bytes(a_picture(3000, 1000, format_="JPEG"))
    logo = read_logo(tmp_path / "logo.jpg")
    assert (logo.width_px, round(logo.ratio, 2)) == (KEPT_PIXELS, 3.0)


@pytest.mark.parametrize(
    ("name", "content", "complaint"),
    [
        pytest.param("a.png", None, "no such file", id="not there"),
        pytest.param("a.svg", b"<svg xmlns='x'/>", "SVG", id="an SVG"),
        pytest.param("a.png", b"text", "not a readable picture", id="no picture"),
        pytest.param("a.png", a_picture()[:60], "damaged", id="cut off"),
        pytest.param("a.png", a_picture(6000, 6000), "6000 × 6000|far too large", id="far too large"),
    ],
)
def test_a_logo_that_cannot_be_used_is_refused_with_the_remedy(
    tmp_path: Path, name: str, content: bytes | None, complaint: str
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(LogoUnfit, match=complaint):
        read_logo(tmp_path / name)


def test_a_system_has_the_colour_of_the_first_pattern_that_fits(tmp_path: Path) -> None:
    table = colours({"56*": "red", "*": "#0044AA"})
    assert [colour_of(one, table) for one in ("56 Heating", "36 Air", "")] == [(200, 16, 46), (0, 68, 170), None]
    printed(tmp_path / "sheet.pdf", PUMP, stock=find("L7165"), style=Style(a_template(bar="right"), colours=table))
    assert colours_of(tmp_path / "sheet.pdf") == {(200, 16, 46)}


def test_an_unknown_colour_is_refused_with_the_known_ones() -> None:
    with pytest.raises(ColourUnfit, match="#RRGGBB, or one of black, blue"):
        colours({"*": "reddish"})
