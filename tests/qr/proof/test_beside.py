"""Pairing clear texts with symbols."""

from collections.abc import Callable
from itertools import product

import pytest

from qr.proof.beside import Read, pairs, texts_without_symbol
from qr.stock.finding import Box, Stock, find, positions
from tests.qr.factories import a_code, in_hyphens

PLACES = {
    "the text to the right": (lambda label: (label.x_mm + 2, label.y_mm + 6), lambda label: (label.x_mm + 28, 26)),
    "the text to the left, far from the symbol": (
        lambda label: (label.right_mm - 24, label.y_mm + 6),
        lambda label: (label.x_mm + 2, 24),
    ),
    "the text below": (lambda label: (label.x_mm + 20, label.y_mm + 2), lambda label: (label.x_mm + 22, 28)),
    "the text above": (lambda label: (label.x_mm + 20, label.y_mm + 12), lambda label: (label.x_mm + 22, 3)),
}
Corner = Callable[[Box], tuple[float, float]]

layouts = pytest.mark.parametrize(("symbol_at", "text_at"), PLACES.values(), ids=PLACES)


def a_sheet(stock: Stock, count: int, symbol_at: Corner, text_at: Corner) -> tuple[list[Read], list[Read]]:
    boxes = [box for _, (_, box) in zip(range(count), positions(stock), strict=False)]
    symbols = [Read(f"HTTPS://Q.DK/Q/{a_code(at)}", Box(*symbol_at(box), 21, 21)) for at, box in enumerate(boxes)]
    wide = [18 + at % 5 for at in range(count)]
    texts = [
        Read(in_hyphens(a_code(at)), Box(text_at(box)[0], box.y_mm + text_at(box)[1], wide[at], 3))
        for at, box in enumerate(boxes)
    ]
    return symbols, texts


@layouts
@pytest.mark.parametrize("count", [1, 2, 3, 4, 20, 21])
def test_each_symbol_has_the_text_of_its_label(count: int, symbol_at: Corner, text_at: Corner) -> None:
    symbols, texts = a_sheet(find("L7160"), count, symbol_at, text_at)
    assert pairs(symbols, texts) == dict(zip(symbols, texts, strict=True))
    assert texts_without_symbol(symbols, texts, pairs(symbols, texts)) == []


@layouts
def test_a_text_whose_symbol_is_missing_is_found(symbol_at: Corner, text_at: Corner) -> None:
    symbols, texts = a_sheet(find("L7160"), 21, symbol_at, text_at)
    for missing in range(21):
        left = symbols[:missing] + symbols[missing + 1 :]
        assert texts_without_symbol(left, texts, pairs(left, texts)) == [texts[missing]]


@layouts
def test_swapped_texts_are_paired_with_the_symbols_beside_them(symbol_at: Corner, text_at: Corner) -> None:
    symbols, texts = a_sheet(find("L7160"), 21, symbol_at, text_at)
    for one, other in product((0, 10, 20), (1, 9, 19)):
        exchanged = list(texts)
        exchanged[one] = Read(texts[other].text, texts[one].box)
        exchanged[other] = Read(texts[one].text, texts[other].box)
        assert pairs(symbols, exchanged) == dict(zip(symbols, exchanged, strict=True))


def test_names_that_look_like_codes_do_not_count_as_missing_symbols() -> None:
    symbols, texts = a_sheet(find("L7160"), 21, *PLACES["the text to the right"])
    names = [Read("ABC-DEF-GHJ", Box(one.box.x_mm, one.box.y_mm - 15, 20, 3)) for one in texts[:20]]
    found = pairs(symbols, [*names, *texts])
    assert found == dict(zip(symbols, texts, strict=True))
    assert texts_without_symbol(symbols, [*names, *texts], found) == []


def test_without_symbols_the_symbol_of_every_text_is_missing() -> None:
    _, texts = a_sheet(find("L7160"), 3, *PLACES["the text below"])
    assert texts_without_symbol([], texts, pairs([], texts)) == texts
