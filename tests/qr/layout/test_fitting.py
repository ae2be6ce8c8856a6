"""Fitting words into a width and a height."""

import pytest

from qr.fonts.typeface import BOLD, REGULAR
from qr.layout.fitting import SMALLEST_PT, Text, fit, height


def test_text_that_fits_keeps_its_size() -> None:
    fitted = fit([Text("D 2.14", 12, BOLD), Text("Fire door", 9, REGULAR)], 100, 40)
    assert [(line.words, line.size_pt) for line in fitted.lines] == [("D 2.14", 12), ("Fire door", 9)]


def test_slightly_smaller_letters_save_a_line() -> None:
    width_pt = REGULAR.ems("Fire door to stair B") * 10 - 1
    (line,) = fit([Text("Fire door to stair B", 10, REGULAR)], width_pt, 100).lines
    assert (line.words, line.size_pt) == ("Fire door to stair B", 8.8)


def test_text_wraps_before_it_shrinks_where_the_height_allows() -> None:
    fitted = fit([Text("Circulation pump of the north heating circuit", 10, REGULAR)], 120, 100)
    assert {line.size_pt for line in fitted.lines} == {10}
    assert len(fitted.lines) == 2


def test_a_firm_text_keeps_its_size_while_others_shrink() -> None:
    number, *name = fit([Text("P-301", 10, BOLD, firm=True), Text("Circulation pump " * 4, 10, REGULAR)], 100, 30).lines
    assert number.size_pt == 10
    assert all(SMALLEST_PT <= line.size_pt < 10 for line in name)


@pytest.mark.parametrize(
    ("words", "ems", "lines"),
    [
        pytest.param("one two three", 4.5, ["one two", "three"], id="at spaces"),
        pytest.param("Basic-Wall:Generic", 6.0, ["Basic-Wall:", "Generic"], id="after signs where a word is too long"),
        pytest.param("12345678901234567890", 8.0, ["1234567890123", "4567890"], id="anywhere where nothing else helps"),
        pytest.param(
            "Hall · North wing", 3.5, ["Hall", "North", "wing"], id="a separator does not end or begin a line"
        ),
        pytest.param("pump, fan", 2.9, ["pump,", "fan"], id="a comma may hang over the edge"),
    ],
)
def test_lines_break(words: str, ems: float, lines: list[str]) -> None:
    fitted = fit([Text(words, SMALLEST_PT, REGULAR)], ems * SMALLEST_PT, 100)
    assert ([line.words for line in fitted.lines], fitted.shortened) == (lines, False)


def test_the_text_with_the_most_lines_is_shortened_first() -> None:
    texts = [Text("P-301", 6, BOLD), Text("Circulation pump, redundant, yearly", 6, REGULAR), Text("Hall", 6, REGULAR)]
    fitted = fit(texts, 50, 20)
    assert [line.words for line in fitted.lines] == ["P-301", "Circulation pump…", "Hall"]
    assert fitted.shortened
    assert height(fitted.lines) <= 20


def test_no_lines_have_no_height() -> None:
    assert fit([], 100, 10).lines == ()
    assert height(()) == 0
