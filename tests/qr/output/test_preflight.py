"""Checks of labels before they are drawn."""

from io import BytesIO

import pytest

from qr.errors import CodeTwice, GlyphsMissing, LabelTooSmall
from qr.layout.layouts import ready_made
from qr.layout.style import Style
from qr.output.preflight import Preflight, check, quiet_mm, require_ready
from qr.output.preview import draw_first_page, draw_layouts
from qr.pdf.page import form
from qr.stock.finding import STOCKS, Stock, find
from tests.qr.factories import HOST, ALabel, a_code, a_label, in_hyphens, labels
from tests.qr.readers import png_picture, symbols
from tests.qr.styles import HAN

WORDY = " ".join(["circulation pump"] * 30)


def looked(*things: ALabel) -> Preflight:
    return check(things, form(find("L7160"), HOST))


def test_the_symbol_is_reported_in_dots_of_each_printer() -> None:
    dots = {one.dpi: one for one in looked(a_label()).dots}
    assert (dots[300].dots, dots[300].whole, dots[300].enough) == (10.0, True, True)
    assert (dots[203].dots, dots[203].whole, dots[203].enough) == (6.77, False, True)


@pytest.mark.parametrize("stock", [one for one in STOCKS if one.kind != "tape"], ids=lambda one: one.name)
def test_every_symbol_has_a_quiet_zone_of_four_modules_on_all_stock_with_room_for_it(stock: Stock) -> None:
    try:
        face = form(stock, HOST).face
    except LabelTooSmall:
        assert stock.width_mm < 30 or stock.height_mm < 12
    else:
        white_mm = quiet_mm(face, stock.width_mm, stock.height_mm)
        assert white_mm >= 4 * face.symbol.module_mm - 1e-6  # ISO/IEC 18004, 5.3.8


def test_shortened_words_are_reported_with_their_lines() -> None:
    [cut] = looked(a_label(0), a_label(1, name=WORDY)).cut
    assert cut.code == a_code(1)
    assert all(line.endswith("…") for line in cut.lines)


def test_a_character_that_no_font_has_is_reported_with_its_name_and_its_labels() -> None:
    [missing] = looked(a_label(0), a_label(1, name=HAN), a_label(2, place=f"{HAN} 7")).missing
    assert (missing.character, missing.codes) == (HAN, (a_code(1), a_code(2)))
    assert "CJK" in missing.name


def test_characters_that_need_shaping_are_recognised() -> None:
    missing = looked(a_label(name="مضخة")).missing
    assert missing
    assert all(one.needs_shaping for one in missing)


def test_a_code_on_two_labels_with_different_words_is_refused() -> None:
    with pytest.raises(CodeTwice, match=in_hyphens(a_code(0))):
        looked(a_label(0), a_label(0, name="Another door")).require()
    looked(a_label(0), a_label(0)).require()


def test_missing_characters_are_refused_unless_they_may_be_replaced() -> None:
    found = looked(a_label(name=HAN))
    with pytest.raises(GlyphsMissing, match="1 label with characters that no font here draws: 泵; a TrueType"):
        found.require()
    found.require(replace_missing=True)


@pytest.mark.parametrize(
    ("things", "error"),
    [
        pytest.param([a_label(7, name=HAN), *labels(3)], GlyphsMissing, id="a character that no font has"),
        pytest.param([*labels(3), a_label(1, name="Other")], CodeTwice, id="a code with two names"),
        pytest.param([*labels(3), a_label(9, name="א")], GlyphsMissing, id="right to left"),
        pytest.param([*labels(3), a_label(1)], None, id="a copy"),
        pytest.param(
            [a_label(name="Do\u0308r \u0301 a"), a_label(1, name="a\x07\u200bb")], None, id="what is not drawn"
        ),
    ],
)
def test_printing_refuses_the_same_labels_as_a_full_check(things: list[ALabel], error: type[Exception] | None) -> None:
    def whole() -> None:
        looked(*things).require()

    def short() -> None:
        require_ready(things, form(find("L7160"), HOST))

    for way in (whole, short):
        if error is None:
            way()
        else:
            with pytest.raises(error):
                way()


def test_a_picture_shows_the_first_sheet_from_its_first_free_label() -> None:
    many = labels(30)
    drawn = BytesIO()
    draw_first_page(drawn.write, form(find("L7160"), HOST), many, 20)
    said = symbols(png_picture(drawn.getvalue()))
    assert [text[-9:] for text in said] == [one.code for one in many[:2]]


def test_a_drawing_shows_every_layout_with_its_name() -> None:
    written = BytesIO()
    draw_layouts(written.write, ready_made(), find("L7163"), HOST, Style())
    drawn = written.getvalue().decode()
    assert [one.name for one in ready_made() if f"{one.name}: " not in drawn] == []
    assert drawn.count("<title>") == 2 * len(ready_made())
