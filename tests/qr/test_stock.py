"""Label sheets, and where their labels lie."""

import subprocess
import sys
from itertools import combinations, islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qr.errors import StartOutsideSheet, UnknownStock
from qr.stock import A4_MM, LETTER_MM, STOCKS, Box, Stock, find, positions

from .factories import apart, inside

stocks = pytest.mark.parametrize("stock", STOCKS, ids=lambda stock: stock.name)


@pytest.mark.parametrize(
    ("wanted", "name"),
    [
        pytest.param("L7160", "L7160", id="as the maker writes it"),
        pytest.param(" l7160 ", "L7160", id="in lower case, with spaces around"),
        pytest.param("avery l 7160", "L7160", id="with the maker, and a space within"),
        pytest.param("HERMA 4346", "HERMA 4346", id="maker and number"),
        pytest.param("herma-4346", "HERMA 4346", id="with a hyphen"),
        pytest.param("4346", "HERMA 4346", id="the number alone"),
        pytest.param("5160", "5160", id="a Letter sheet"),
    ],
)
def test_a_stock_is_found_however_its_name_is_written(wanted: str, name: str) -> None:
    assert find(wanted).name == name


def test_an_unknown_stock_is_refused_with_the_names_of_those_that_are_known() -> None:
    with pytest.raises(UnknownStock, match=r"'7160L'.*L7160, HERMA 4346, 5160"):
        find("7160L")


@pytest.mark.parametrize(
    ("name", "page_mm", "count", "first", "last"),
    [
        pytest.param("L7160", A4_MM, 21, (7.25, 15.15), (202.75, 281.85), id="L7160"),
        pytest.param("4346", A4_MM, 48, (9.75, 21.5), (200.25, 275.504), id="HERMA 4346"),
        pytest.param("5160", LETTER_MM, 30, (4.78, 12.7), (211.15, 266.7), id="5160"),
    ],
)
def test_a_sheet_has_the_makers_grid(
    name: str, page_mm: tuple[float, float], count: int, first: tuple[float, float], last: tuple[float, float]
) -> None:
    stock = find(name)
    boxes = _page(stock)
    assert (stock.page_mm, stock.labels) == (page_mm, count)
    assert (boxes[0].x_mm, boxes[0].y_mm) == pytest.approx(first)
    assert (boxes[-1].right_mm, boxes[-1].bottom_mm) == pytest.approx(last, abs=0.01)


@stocks
def test_margins_on_opposite_sides_are_equal(stock: Stock) -> None:
    last = _page(stock)[-1]
    assert stock.page_mm[0] - last.right_mm == pytest.approx(stock.left_mm, abs=0.05)
    assert stock.page_mm[1] - last.bottom_mm == pytest.approx(stock.top_mm, abs=0.05)
    assert stock.bottom_mm == pytest.approx(stock.page_mm[1] - last.bottom_mm)


@stocks
def test_every_stock_says_where_its_measures_come_from(stock: Stock) -> None:
    assert stock.source


@stocks
def test_no_two_labels_overlap_and_none_leaves_the_page(stock: Stock) -> None:
    boxes = _page(stock)
    assert all(apart(one, other) for one, other in combinations(boxes, 2))
    assert all(inside(box, Box(0, 0, *stock.page_mm)) for box in boxes)


@given(stock=st.sampled_from(STOCKS), data=st.data())
def test_start_n_leaves_n_minus_1_labels_free_on_the_first_page_only(stock: Stock, data: st.DataObject) -> None:
    start = data.draw(st.integers(1, stock.labels))
    placed = list(islice(positions(stock, start), 2 * stock.labels))
    assert [box for page, box in placed if page == 1] == _page(stock)[start - 1 :]
    assert [box for page, box in placed if page == 2] == _page(stock)


@pytest.mark.parametrize("start", [0, -1, 22])
def test_a_start_beyond_the_sheet_is_refused_with_what_there_is(start: int) -> None:
    with pytest.raises(StartOutsideSheet, match="L7160 has the labels 1 to 21"):
        positions(find("L7160"), start)


def test_looking_up_stock_loads_no_drawing_library() -> None:
    heavy = "[name for name in ('segno', 'reportlab', 'pypdfium2', 'zxingcpp') if name in sys.modules]"
    command = [sys.executable, "-c", f"import sys, qr.stock, qr.errors, qr.label; print({heavy})"]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout == "[]\n"


def _page(stock: Stock) -> list[Box]:
    return [box for _, box in islice(positions(stock), stock.labels)]
