"""Layouts as data: which one is chosen, which texts a label has, and which settings are refused."""

from pathlib import Path
from typing import Any

import pytest

from qr.errors import LayoutUnfit, UnknownLanguage, UnknownLayout
from qr.layout.face import face
from qr.layout.layouts import fitting, named, read_layouts, ready_made
from qr.layout.phrases import LANGUAGES, PHRASES, phrase
from qr.layout.style import Style
from qr.layout.template import Row
from qr.output.preview import SAMPLES
from qr.proof.decoding import decode
from qr.stock.finding import find
from qr.symbol.address import code_host
from tests.qr.factories import HOST, printed, words
from tests.qr.styles import a_template

ROOM, PUMP = SAMPLES


def lines(sample: Any, style: Style, stock: str = "L7165") -> list[str]:
    on = find(stock)
    written = face(on.width_mm, on.height_mm, code_host(HOST), style=style).write(sample)
    return [placed.line.words for placed in written.lines]


@pytest.mark.parametrize(
    ("size", "kinds", "layout"),
    [
        pytest.param((99.1, 67.7), ("space",), "door sign", id="large, for rooms"),
        pytest.param((99.1, 67.7), ("asset",), "plant sign", id="large, for plant"),
        pytest.param((99.1, 67.7), ("space", "asset"), "plant sign", id="large, for both"),
        pytest.param((63.5, 38.1), ("space",), "standard", id="ordinary"),
        pytest.param((44.45, 12.7), ("asset",), "tag", id="small"),
        pytest.param((25.9, 83.9), ("asset",), "tall", id="upright"),
    ],
)
def test_a_layout_is_chosen_by_the_size_of_the_label_and_the_kinds_of_elements(
    size: tuple[float, float], kinds: Any, layout: str
) -> None:
    assert fitting(*size, kinds).name == layout


def test_an_owners_layout_takes_precedence_over_those_of_skylt() -> None:
    own = a_template(from_mm=(40.0, 20.0))
    assert fitting(63.5, 38.1, own=[own]) is own
    assert fitting(30.0, 10.0, own=[own]).name == "tag"


def test_layouts_are_found_in_any_case_and_an_unknown_one_is_refused_with_the_known_ones() -> None:
    assert named("Door  Sign", ready_made()).name == "door sign"
    with pytest.raises(UnknownLayout, match='"door sign", "plant sign", "tall", "standard", "tag"'):
        named("window sign", ready_made())


def test_each_kind_has_its_own_rows() -> None:
    sign = Style(named("plant sign", ready_made()))
    assert lines(ROOM, sign)[0] == "2.14"
    assert lines(PUMP, sign)[:4] == ["56-P01", "Circulation pump", "Inline pump 40-100", "56 Heating"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_fixed_words_come_in_every_language(language: str) -> None:
    rows = (Row(show="room", label=True), Row(say="scan"))
    said = lines(PUMP, Style(a_template(*rows), language=language))
    assert said[0] == f"{PHRASES['room'][language]} 0.03"
    assert " ".join(said[1:-2]) == PHRASES["scan"][language]


def test_an_owners_words_come_in_the_language_asked_for_else_in_english() -> None:
    template = a_template(Row(words={"sv": "Anmäl fel", "en": "Report faults"}))
    said = [lines(PUMP, Style(template, language=language))[0] for language in ("sv", "de")]
    assert said == ["Anmäl fel", "Report faults"]


def test_an_unknown_language_is_refused_with_the_known_ones() -> None:
    with pytest.raises(UnknownLanguage, match="sv \\(svenska\\)"):
        Style(language="tlh")


def test_unknown_values_have_no_row_and_values_are_not_repeated() -> None:
    rows = (Row(show="designation"), Row(show="name"), Row(show=("storey", "place", "building")))
    assert lines(ROOM, Style(a_template(*rows)))[:2] == ["Meeting room", "Plan 2 · Station"]


@pytest.mark.parametrize(
    "overrides",
    [
        pytest.param({"symbol": "right"}, id="symbol at the right"),
        pytest.param({"symbol": "above"}, id="symbol above"),
        pytest.param({"frame": True}, id="frame"),
        pytest.param({"symbol_share": 0.25}, id="small symbol"),
        pytest.param({"align": "centre"}, id="centred"),
    ],
)
def test_every_arrangement_is_read_back(tmp_path: Path, overrides: dict[str, Any]) -> None:
    sheet = tmp_path / "sheet.pdf"
    printed(sheet, ROOM, PUMP, stock=find("L7165"), style=Style(a_template(**overrides)))
    assert [one.text[-9:] for one in decode(sheet)] == [ROOM.code, PUMP.code]
    assert "Meeting room" in words(sheet)


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        pytest.param("", "no \\[\\[layout\\]\\]", id="nothing in it"),
        pytest.param("[[layout]", "see docs", id="no TOML"),
        pytest.param('[[layout]]\nname = "a"\nrows = []', "1 to 20 rows", id="no rows"),
        pytest.param('[[layout]]\nname = "a"\nrows = [{ show = "colour" }]', "colour", id="an unknown field"),
        pytest.param('[[layout]]\nname = "a"\nrows = [{ show = "name" }]', "code appears 0 times", id="no code"),
        pytest.param('[[layout]]\nname = "a"\nsise = 1\nrows = []', "sise", id="a misspelt setting"),
        pytest.param('[[layout]]\nname = "a"\nrows = [{ say = "hello" }]', "the phrases are", id="no such phrase"),
        pytest.param('[[layout]]\nname = "a"\nrows = [{ words = { xx = "a" } }]', "no language", id="no such language"),
        pytest.param('[[layout]]\nname = "a"\nrows = [{ show = "code" }]', "foot", id="the code at the top"),
        pytest.param('[[layout]]\nname = "a"\nrows = [{ show = "name", size = 99 }]', "0.2 to 6", id="too large"),
        pytest.param("\ufeff\x00", "see docs", id="no text"),
    ],
)
def test_an_invalid_file_of_layouts_is_refused_with_the_valid_values(tmp_path: Path, text: str, complaint: str) -> None:
    path = tmp_path / "ours.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(LayoutUnfit, match=complaint):
        read_layouts(path)


def test_a_layout_may_show_additional_fields_of_labels_by_name(tmp_path: Path) -> None:
    path = tmp_path / "ours.toml"
    path.write_text(
        '[[layout]]\nname = "a"\nrows = [{ show = "fire_rating", label = true }, { show = "code", at = "foot" }]',
        "utf-8",
    )
    [layout] = read_layouts(path, ["fire_rating"])
    assert (layout.rows[0].fields, phrase("fire_rating", "sv")) == (("fire_rating",), "Fire rating")


@pytest.mark.parametrize("content", [None, b"\xff\xfe\x00"], ids=["not there", "no UTF-8"])
def test_a_file_that_cannot_be_read_is_one_line(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "ours.toml"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(LayoutUnfit) as caught:
        read_layouts(path)
    assert "\n" not in str(caught.value)
