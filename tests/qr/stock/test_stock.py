"""Label stock and the positions of its labels."""

import subprocess
import sys
from dataclasses import replace
from itertools import combinations, islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qr.errors import LabelTooSmall, StartOutsideSheet, UnknownStock
from qr.stock.checking import checked
from qr.stock.finding import A4_MM, LETTER_MM, STOCKS, Box, Stock, all_stock, boxes, find, positions
from tests.qr.factories import apart, inside

stocks = pytest.mark.parametrize("stock", STOCKS, ids=lambda stock: stock.name)


@pytest.mark.parametrize(
    ("wanted", "name"),
    [
        pytest.param("L7160", "L7160", id="as the maker writes it"),
        pytest.param(" l7160 ", "L7160", id="in lower case, with spaces around"),
        pytest.param("avery l 7160", "L7160", id="with the maker, and a space within"),
        pytest.param("Avery Zweckform 3475", "3475", id="with the maker's long name"),
        pytest.param("HERMA 4346", "HERMA 4346", id="maker and number"),
        pytest.param("herma-4346", "HERMA 4346", id="with a hyphen"),
        pytest.param("4346", "HERMA 4346", id="the number alone"),
        pytest.param("Herma 4345", "HERMA 10003", id="the maker's number of another pack"),
        pytest.param("5160", "5160", id="a Letter sheet"),
        pytest.param("Avery 5267", "5167", id="the maker's other number"),
        pytest.param("Brother DK 11204", "DK-11204", id="a roll, with its maker"),
        pytest.param("11204", "DK-11204", id="a roll by its number"),
        pytest.param("dymo 30334", "Dymo 11354", id="a roll by its number elsewhere"),
        pytest.param("Zebra 50,8 × 25,4", "Zebra 50.8x25.4", id="a size with decimal commas"),
        pytest.param("tze-251", "TZe 24", id="a tape by its maker's number"),
    ],
)
def test_a_stock_is_found_however_its_name_is_written(wanted: str, name: str) -> None:
    assert find(wanted).name == name


@pytest.mark.parametrize(
    ("wanted", "message"),
    [
        pytest.param("7160L", r"'7160L'.*did you mean L7160, .* or ", id="what is nearest comes first"),
        pytest.param("Dymo L7160", r"did you mean L7160", id="another maker's"),
        pytest.param("kitchen", r"known here; the settings file takes your own$", id="nothing is near"),
        pytest.param("x" * 5000, r"'x{40}…' is no stock", id="a text without end"),
    ],
)
def test_an_unknown_stock_is_refused_with_similar_names(wanted: str, message: str) -> None:
    with pytest.raises(UnknownStock, match=message):
        find(wanted)


@pytest.mark.parametrize("wanted", ["TZe 12", "tze-231", "Brother TZe 9", "12 mm"])
def test_a_tape_too_narrow_for_a_symbol_is_refused_with_wider_ones(wanted: str) -> None:
    with pytest.raises(LabelTooSmall, match=r"has no room for a symbol .* Use TZe 18 or TZe 24"):
        find(wanted)


def test_the_owners_stock_takes_precedence_over_the_catalogue() -> None:
    own = replace(find("L7160"), left_mm=8.0, also=("door",))
    assert find("l 7160", [own]) is own
    assert find("DOOR", [own]) is own
    assert [one.name for one in all_stock([own])].count("L7160") == 1


def test_names_of_the_owners_stock_are_suggested_too() -> None:
    with pytest.raises(UnknownStock, match="did you mean Door signs"):
        find("dor sign", [replace(find("L7160"), name="Door signs")])


def test_no_two_stocks_have_a_name_in_common() -> None:
    names = [(name, stock) for stock in STOCKS for name in (stock.name, *stock.also)]
    assert [name for name, stock in names if find(name) is not stock] == []


@pytest.mark.parametrize(
    ("name", "page_mm", "count", "first", "last"),
    [
        pytest.param("L7160", A4_MM, 21, (7.25, 15.15), (202.75, 281.85), id="L7160"),
        pytest.param("L4731", A4_MM, 189, (8.45, 13.5), (201.55, 283.5), id="L4731"),
        pytest.param("4346", A4_MM, 48, (9.75, 21.5), (200.25, 275.504), id="HERMA 4346"),
        pytest.param("3475", A4_MM, 24, (0, 4.43), (210, 292.43), id="3475"),
        pytest.param("5160", LETTER_MM, 30, (4.78, 12.7), (211.15, 266.7), id="5160"),
        pytest.param("5167", LETTER_MM, 80, (7.62, 12.7), (208.28, 266.7), id="5167"),
        pytest.param("DK-11204", (54, 17), 1, (3.04, 1.515), (50.96, 15.485), id="a roll, as its label is read"),
        pytest.param("DK-11209", (62, 29), 1, (1.535, 3.03), (60.465, 25.97), id="a roll that is not turned"),
        pytest.param("TZe 24", (60, 24), 1, (2, 3.2), (58, 20.8), id="a tape"),
    ],
)
def test_a_stock_has_the_makers_grid(
    name: str, page_mm: tuple[float, float], count: int, first: tuple[float, float], last: tuple[float, float]
) -> None:
    stock = find(name)
    on_page = boxes(stock)
    assert (stock.page_mm, stock.labels) == (page_mm, count)
    assert (on_page[0].x_mm, on_page[0].y_mm) == pytest.approx(first)
    assert (on_page[-1].right_mm, on_page[-1].bottom_mm) == pytest.approx(last, abs=0.01)


@stocks
def test_margins_are_equal_on_both_sides_where_the_source_says_so(stock: Stock) -> None:
    off_mm = max(abs(stock.right_mm - stock.left_mm), abs(stock.bottom_mm - stock.top_mm))
    says_equal = stock.source.startswith(("margins equal on both sides", "centred"))
    assert off_mm == pytest.approx(0, abs=0.011 if says_equal else 1.01)


def test_the_source_of_margins_is_one_of_a_few_kinds() -> None:
    assert {stock.source.partition(":")[0] for stock in STOCKS} == {
        "margins equal on both sides", "centred", "as published", "test-printed", "presumed",
        "as the maker publishes", "size as sold",
    }  # fmt: skip


@pytest.mark.parametrize("stock", [one for one in STOCKS if "same grid as" in one.source], ids=lambda stock: stock.name)
def test_a_stock_with_the_grid_of_another_has_it(stock: Stock) -> None:
    other = find(stock.source.partition("same grid as ")[2].partition(";")[0])
    assert boxes(stock) == boxes(other)


@stocks
def test_no_two_labels_overlap_and_none_leaves_the_page(stock: Stock) -> None:
    on_page = boxes(stock)
    assert checked(stock) is stock
    assert all(apart(one, other) for one, other in combinations(on_page, 2))
    assert all(inside(box, Box(0, 0, *stock.page_mm)) for box in on_page)


@given(stock=st.sampled_from(STOCKS), data=st.data())
def test_start_n_leaves_n_minus_1_labels_free_on_the_first_page_only(stock: Stock, data: st.DataObject) -> None:
    start = data.draw(st.integers(1, stock.labels))
    left = stock.labels - start + 1
    placed = list(islice(positions(stock, start), left + stock.labels))
    assert placed == [(1, box) for box in boxes(stock)[start - 1 :]] + [(2, box) for box in boxes(stock)]


@pytest.mark.parametrize(
    ("name", "start", "message"),
    [
        ("L7160", 0, "L7160 has the labels 1 to 21"),
        ("L7160", -1, "L7160 has the labels 1 to 21"),
        ("L7160", 22, "L7160 has the labels 1 to 21"),
        ("DK-11204", 2, "A roll of DK-11204 has one label on a page: start at 1"),
    ],
)
def test_a_start_beyond_the_sheet_is_refused_with_the_valid_range(name: str, start: int, message: str) -> None:
    with pytest.raises(StartOutsideSheet, match=message):
        positions(find(name), start)


def test_looking_up_stock_loads_no_drawing_library() -> None:
    heavy = "[name for name in ('segno', 'fontTools', 'pypdfium2', 'zxingcpp') if name in sys.modules]"
    command = [sys.executable, "-c", f"import sys, qr.stock.finding, qr.errors, qr.layout.label; print({heavy})"]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout == "[]\n"
