"""A scanner that types for a keyboard with another layout is understood by the code and its check character."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.codes.keyboards import KEYS, LAYOUTS, SHIFTED
from registry.codes.scans import readings
from registry.codes.text import grouped
from tests.registry.codes.test_text import codes

HOSTS = st.sampled_from(["Q.STATION.EXAMPLE", "Q.FIRM.DK", "LABELS-2.MY-WAZY.COM", "10.0.0.1"])


def arrives(layout: str, text: str) -> str:
    """What a computer with that layout makes of the keys for `text`."""
    small, capital = SHIFTED.get(layout, ("", ""))

    def typed(character: str) -> str:
        key = ";" if character == ":" else character.lower()
        given = LAYOUTS[layout][KEYS.index(key)]
        if character == key:
            return given
        return capital if given == small else given.upper()

    return "".join(map(typed, text))


@pytest.mark.parametrize("layout", LAYOUTS)
@given(code=codes, host=HOSTS, is_small=st.booleans())
def test_an_address_is_understood_from_a_keyboard_of_any_layout(
    layout: str, code: str, host: str, is_small: bool
) -> None:
    address = f"HTTPS://{host}/Q/{code}"
    assert code in readings(arrives(layout, address.lower() if is_small else address))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("HTTPSÖ--Q.STATION.EXAMPLE-Q-PNXKY8BVH", "PNXKY8BVH"),
        ("HTTPSÖ--Q.STATION.EXAMPLE-Q-QFZ2HSJHZ", "QFY2HSJHY"),
        ("httpsö--q.station.example-q-pnxky8bvh", "PNXKY8BVH"),
        ('HTTPSM!!A:STQTION:EXQ?PLE!A!YJYB"FPTN', "YJYB3FPTN"),
        ("HTTPSM!!A:STQTION:EXQ?PLE!A!YJYB3FPTN", "YJYB3FPTN"),
        ("HTTPS¤¤¤Q¤STATION¤EXAMPLE¤Q¤PNXKY8BVH", "PNXKY8BVH"),
        ("https://q.station.example/q/pnxky8bvh?x=1", "PNXKY8BVH"),
        (" pnx-ky8-bvh ", "PNXKY8BVH"),
    ],
    ids=[
        "Swedish", "German, whose y and z are exchanged", "Swedish in small letters", "French",
        "French with the capitals lock on", "a layout that nobody knows", "as it was sent", "typed by a person",
    ],
)  # fmt: skip
def test_the_code_is_found_in(text: str, code: str) -> None:
    assert readings(text)[0] == code


@pytest.mark.parametrize("text", ["", "101", "PNX-KY8-BVJ", "HTTPSÖ--Q.STATION.EXAMPLE-Q-PNXKY8BVJ", "a pump in 101"])
def test_what_has_no_code_with_its_check_character_is_none(text: str) -> None:
    assert readings(text) == []


@given(code=codes)
def test_a_code_is_read_as_it_is_before_any_layout_is_tried(code: str) -> None:
    assert readings(grouped(code))[0] == code
