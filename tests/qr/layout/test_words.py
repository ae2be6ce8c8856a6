"""Long, foreign and hostile words, which have to stay within their label."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qr.fonts.script import plain
from qr.layout.face import face
from qr.layout.fitting import SMALLEST_PT
from qr.pdf.drawing import has_margins
from qr.proof.decoding import decode
from qr.stock.finding import Box, Stock, find, positions
from qr.symbol.address import code_host
from tests.qr.factories import HOST, SHEETS, a_label, apart, ink, inside, labels, printed, words

LONG = "Circulation pump with frequency converter, north heating circuit, redundant to P-302, yearly"

stocks = pytest.mark.parametrize("stock", SHEETS, ids=lambda stock: stock.name)


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        pytest.param("Pump & <b>fan</b> (50 %)", "Pump & <b>fan</b> (50 %)", id="markup is text"),
        pytest.param(r"a\b(c)) Tj ET", r"a\b(c)) Tj ET", id="PDF operators are text"),
        pytest.param("two\r\nlines\tand more", "two lines and more", id="line breaks become spaces"),
        pytest.param("bell\x07 nul\x00 esc\x1b", "bell nul esc", id="control characters go"),
        pytest.param("abc\u202etxt.exe\u2066", "abctxt.exe", id="bidi overrides go"),
        pytest.param("a\u200bb\u00ad\ufeffc", "abc", id="invisible characters go"),
        pytest.param("Do\u0308r", "Dör", id="letters and accents are composed"),
        pytest.param("\u0301 a \u0302b", "a b", id="accents without a letter go"),
        pytest.param("⌀ 100", "Ø 100", id="a sign of the trade that no font has gets its likeness"),
        pytest.param("   ", "", id="only spaces"),
    ],
)
def test_untrusted_text_is_drawn_literally_without_invisible_characters(text: str, drawn: str) -> None:
    assert plain(text) == drawn


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("Branddør Å/Ø-æ", id="Danish"),
        pytest.param("Brandschutztür groß", id="German"),
        pytest.param("Αντλία θερμότητας", id="Greek"),
        pytest.param("Вентиляция № 7", id="Cyrillic"),
        pytest.param("Đường ống nước", id="Vietnamese"),
        pytest.param("→ 3,5 m² ≤ 60 °C", id="signs that only another font has"),
        pytest.param("ვენტილაცია", id="Georgian, from another font"),
        pytest.param(r"<i>\(x)</i> & co", id="markup"),
    ],
)
def test_a_name_in_a_zip_is_unchanged(tmp_path: Path, name: str) -> None:
    summary = printed(tmp_path / "sheet.pdf", a_label(name=name))
    assert name in words(tmp_path / "sheet.pdf")
    assert summary.missing_glyphs == ()


@pytest.mark.parametrize(
    ("name", "missing", "shown"),
    [
        pytest.param("消防栓 5", ("栓", "消", "防"), "\ufffd\ufffd\ufffd 5", id="Chinese: no font here has it"),
        pytest.param("דלת 5", ("ד", "ל", "ת"), "\ufffd\ufffd\ufffd 5", id="Hebrew would be set backwards"),
        pytest.param("Door 🚪", ("🚪",), "Door \ufffd", id="an emoji"),
    ],
)
def test_characters_that_cannot_be_drawn_are_shown_as_unknown_and_reported(
    tmp_path: Path, name: str, missing: tuple[str, ...], shown: str
) -> None:
    summary = printed(tmp_path / "sheet.pdf", a_label(name=name))
    assert summary.missing_glyphs == missing
    assert shown in words(tmp_path / "sheet.pdf")


def test_a_long_name_is_set_smaller_in_more_lines_before_it_loses_a_word(tmp_path: Path) -> None:
    summary = printed(tmp_path / "sheet.pdf", a_label(name=LONG))
    assert LONG in " ".join(words(tmp_path / "sheet.pdf").split())
    assert summary.shortened == ()


def test_text_that_does_not_fit_ends_in_an_ellipsis_and_is_reported(tmp_path: Path) -> None:
    summary = printed(tmp_path / "sheet.pdf", a_label(name=LONG * 3), a_label(1))
    assert "…" in words(tmp_path / "sheet.pdf")
    assert summary.shortened == (a_label().code,)


def test_a_name_that_looks_like_a_code_is_not_taken_for_the_code(tmp_path: Path) -> None:
    printed(tmp_path / "sheet.pdf", a_label(number="KIT-101-DOR", name="ABC-DEF-GHJ", place="000-000-000"))
    assert [one.clear_code for one in decode(tmp_path / "sheet.pdf")] == [a_label().code]


@stocks
@pytest.mark.parametrize(
    "name",
    [
        pytest.param("W" * 90, id="90 wide letters without a space"),
        pytest.param(LONG, id="92 characters"),
        pytest.param("Ậ" * 90, id="stacked accents"),
        pytest.param("jjj ggg ␣█│" * 8, id="letters that hang out"),
        pytest.param("e\u0301\u0302\u0303\u0304\u0305" * 18, id="piles of accents"),
        pytest.param("ᾷ" * 3 + "Ж" * 87, id="Greek and Cyrillic"),
        pytest.param("消" * 90, id="nothing that can be drawn"),
        pytest.param("x" * 100_000, id="a book"),
    ],
)
def test_hostile_words_leave_symbols_readable_and_stay_in_their_label(tmp_path: Path, stock: Stock, name: str) -> None:
    things = [a_label(thing, number=name, name=name, building=name, place=name) for thing in range(stock.labels)]
    printed(tmp_path / "sheet.pdf", *things, stock=stock)
    read = list(decode(tmp_path / "sheet.pdf"))
    assert [one.text.rpartition("/")[2] for one in read] == [thing.code for thing in things]
    _assert_words_keep_to_their_place(tmp_path / "sheet.pdf", stock)


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(
    stock=st.sampled_from(SHEETS),
    number=st.text(max_size=40),
    name=st.text(max_size=200),
    building=st.text(max_size=40),
    place=st.text(st.characters(max_codepoint=0x24F), max_size=60),
)
def test_any_words_are_drawn_within_the_label_and_off_the_quiet_zone(
    stock: Stock, number: str, name: str, building: str, place: str
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "sheet.pdf"
        thing = a_label(number=number, name=name, building=building, place=place)
        printed(target, thing, thing, stock=stock, start=stock.columns + 1)
        _assert_words_keep_to_their_place(target, stock)


def _assert_words_keep_to_their_place(pdf: Path, stock: Stock) -> None:
    boxes = [box for (_, box), _ in zip(positions(stock), range(stock.labels), strict=False)]
    quiet = [_symbol_box(stock, box) for box in boxes]
    for character, drawn in ink(pdf):
        if character.isspace() or not drawn.width_mm or _in_the_margin(drawn, stock):
            continue
        assert any(inside(drawn, box) for box in boxes), (character, drawn)
        assert all(apart(drawn, box) for box in quiet), (character, drawn)


def _symbol_box(stock: Stock, label: Box) -> Box:
    """Return the square of a symbol with its quiet zone."""
    layout = face(stock.width_mm, stock.height_mm, code_host(HOST))
    x_mm = label.x_mm + layout.symbol_x_mm - layout.symbol.quiet_mm
    y_mm = label.y_mm + layout.symbol_y_mm - layout.symbol.quiet_mm
    return Box(x_mm, y_mm, layout.symbol.box_mm, layout.symbol.box_mm)


def _in_the_margin(drawn: Box, stock: Stock) -> bool:
    return has_margins(stock) and drawn.y_mm > stock.page_mm[1] - stock.bottom_mm


@stocks
def test_no_letter_is_smaller_than_5_points(stock: Stock) -> None:
    layout = face(stock.width_mm, stock.height_mm, code_host(HOST))
    written = layout.write(a_label(name=LONG * 2))
    assert min(placed.line.size_pt for placed in written.lines) >= SMALLEST_PT


def test_an_ordinary_label_fits_all_three_stocks_without_shortening(tmp_path: Path) -> None:
    for stock in map(find, ("L7160", "4346", "5160")):
        assert printed(tmp_path / "sheet.pdf", *labels(3), stock=stock).shortened == ()
