"""Sizes and error correction of symbols."""

import pytest
import segno
from hypothesis import given
from hypothesis import strategies as st

from qr.errors import LabelTooSmall
from qr.symbol.drawing import DOT_MM, LEAST_DOTS, QUIET_MODULES, SymbolSize, operators, plan

V2_Q = "HTTPS://Q.FIRM.DK/Q/7K3M9QX2R"
V2_M = "HTTPS://SKYLT.INVALID/Q/7K3M9QX2R"


@pytest.mark.parametrize(
    ("text", "room_mm", "version", "level", "dots"),
    [
        pytest.param(V2_Q, 14.0, 2, "Q", 5, id="Q where modules of 0.42 mm fit"),
        pytest.param(V2_M, 15.7, 3, "H", 5, id="the next version for Q, which then even carries H"),
        pytest.param(V2_M, 14.0, 2, "M", 5, id="M rather than modules below 0.42 mm"),
        pytest.param(V2_M, 13.9, 3, "H", 4, id="0.34 mm where nothing larger fits, and then Q again"),
        pytest.param(V2_M, 12.0, 2, "M", 4, id="M at 0.34 mm at the last"),
    ],
)
def test_the_module_size_is_fixed_before_the_error_level(
    text: str, room_mm: float, version: int, level: str, dots: int
) -> None:
    assert plan(text, room_mm=room_mm) == SymbolSize(version, level, dots)


def test_a_label_too_small_is_refused_with_the_size_that_is_needed() -> None:
    with pytest.raises(LabelTooSmall, match=r"needs 11\.2 mm with its quiet zone and the label has room for 11\.0 mm"):
        plan(V2_Q, room_mm=11.0)


def test_symbols_grow_where_there_is_room_to_be_read_from_further_away() -> None:
    assert plan(V2_Q, room_mm=38.0, fill_mm=28.0).module_dots == 10


@given(
    host=st.text("ABCXYZ019-.", min_size=1, max_size=60),
    room_mm=st.floats(11.0, 60.0),
    fill_mm=st.floats(0.0, 80.0),
)
def test_symbol_and_quiet_zone_fit_their_square_with_modules_of_whole_dots(
    host: str, room_mm: float, fill_mm: float
) -> None:
    text = f"HTTPS://{host}/Q/7K3M9QX2R"
    try:
        chosen = plan(text, room_mm=room_mm, fill_mm=fill_mm)
    except LabelTooSmall:
        smallest = segno.make_qr(text, error="M", boost_error=False).symbol_size(border=QUIET_MODULES)[0]
        assert smallest * LEAST_DOTS * DOT_MM > room_mm
    else:
        assert chosen.box_mm <= room_mm
        assert chosen.quiet_mm == QUIET_MODULES * chosen.module_mm
        assert chosen.module_dots >= LEAST_DOTS
        assert chosen.error_level in "MQH"
        assert segno.make_qr(text, error=chosen.error_level, version=chosen.version, boost_error=False)


def test_a_symbol_is_drawn_in_one_path_as_segno_lays_it_out() -> None:
    chosen = plan(V2_Q, room_mm=14.0)
    *rectangles, fill = operators(V2_Q, chosen).split("\n")
    matrix = segno.make_qr(V2_Q, error="Q", version=2, boost_error=False).matrix
    dark = {(x, y) for y, row in enumerate(matrix) for x, module in enumerate(row) if module}
    assert fill == "f"
    assert {spot for rectangle in rectangles for spot in _spots(rectangle)} == dark


def _spots(rectangle: str) -> list[tuple[int, int]]:
    x, y, width, height = map(int, rectangle.removesuffix(" re").split())
    return [(x + right, y + down) for right in range(width) for down in range(height)]
