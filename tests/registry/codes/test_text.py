"""The text of a code: minting, reading, and catching mistakes."""

from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.codes.text import ALPHABET, LENGTH, check_character, grouped, mint, mint_many, read_code
from registry.errors import NotACode

CODE = "7K3M9QX21"
SAMPLE = [body + check_character(body) for body in ("7K3M9QX2", "00000000", "ZZZZZZZZ", "0A0A0A0A", "98765432")]

bodies = st.text(ALPHABET, min_size=LENGTH - 1, max_size=LENGTH - 1)
codes = bodies.map(lambda body: body + check_character(body))
WEIGHTS = [2**place % 31 for place in reversed(range(LENGTH))]
"""ISO/IEC 7064, hybrid systems: each character weighs twice as much as its right neighbour."""
DIGITS_ONLY = "00000028"
"""Eight digits whose check character is a digit too."""


def number_of(body: str) -> int:
    """The random number for which the code begins with these characters."""
    return sum(ALPHABET.index(character) * 31**place for place, character in enumerate(reversed(body)))


def value_of_check(body: str) -> int:
    return ALPHABET.index(check_character(body))


def is_code(text: str) -> bool:
    try:
        return read_code(text) == text
    except NotACode:
        return False


def with_one_wrong_character(code: str) -> Iterator[str]:
    for at, right in enumerate(code):
        yield from (code[:at] + wrong + code[at + 1 :] for wrong in ALPHABET if wrong != right)


def with_two_neighbours_swapped(code: str) -> Iterator[str]:
    for at, (one, other) in enumerate(pairwise(code)):
        if one != other:
            yield code[:at] + other + one + code[at + 2 :]


def test_the_alphabet_has_31_characters_that_are_not_mistaken_for_each_other() -> None:
    assert len(ALPHABET) == len(set(ALPHABET)) == 31
    assert set("EILOU").isdisjoint(ALPHABET)


@pytest.mark.parametrize("code", SAMPLE)
def test_every_single_wrong_character_is_caught(code: str) -> None:
    wrong = list(with_one_wrong_character(code))

    assert is_code(code)
    assert len(wrong) == LENGTH * 30
    assert [text for text in wrong if is_code(text)] == []


@pytest.mark.parametrize("code", SAMPLE)
def test_every_swap_of_neighbours_is_caught(code: str) -> None:
    assert [text for text in with_two_neighbours_swapped(code) if is_code(text)] == []


@given(codes)
def test_single_mistakes_are_caught_in_any_code(code: str) -> None:
    mistakes = [*with_one_wrong_character(code), *with_two_neighbours_swapped(code)]

    assert [text for text in mistakes if is_code(text)] == []


@given(bodies)
def test_the_check_character_is_a_weighted_sum_of_the_others(body: str) -> None:
    total = sum(weight * ALPHABET.index(character) for weight, character in zip(WEIGHTS, body + "0", strict=True))

    assert value_of_check(body) == (value_of_check("0" * (LENGTH - 1)) - total) % 31


def test_no_weight_and_no_difference_of_neighbouring_weights_is_zero_so_that_no_single_mistake_cancels_out() -> None:
    """A character changed by d changes the sum by d·wᵢ, a swap of neighbours by d·(wᵢ - wᵢ₊₁), modulo a prime."""
    assert all(31 % divisor for divisor in range(2, 31))
    assert 0 not in [weight % 31 for weight in WEIGHTS]
    assert 0 not in [(one - other) % 31 for one, other in pairwise(WEIGHTS)]


@pytest.mark.parametrize(
    "typed",
    [
        pytest.param("7k3m9qx21", id="small letters"),
        pytest.param("7K3-M9Q-X21", id="hyphens"),
        pytest.param("7K3 M9Q X21", id="spaces"),
        pytest.param("  7K3M9QX21\n", id="around it"),
        pytest.param("7K3\u00a0M9Q\u00a0X21", id="spaces that do not break"),
        pytest.param("7K3\u2011M9Q\u2011X21", id="hyphens that do not break"),
        pytest.param("7-K3M9 QX2--1", id="in the wrong places"),
    ],
)
def test_case_hyphens_and_spaces_are_ignored(typed: str) -> None:
    assert read_code(typed) == CODE


@pytest.mark.parametrize(
    ("digit", "typed"),
    [("0", "o"), ("0", "O"), ("1", "i"), ("1", "I"), ("1", "l"), ("1", "L")],
)
def test_letters_that_look_like_digits_are_read_as_digits(digit: str, typed: str) -> None:
    body = f"A{digit}{digit}BCDF8"
    code = body + check_character(body)

    assert read_code(code.replace(digit, typed)) == code


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        pytest.param("", "a code has 9 characters", id="nothing"),
        pytest.param("7K3M9QX2", "a code has 9 characters", id="too short"),
        pytest.param("7K3M9QX21T", "a code has 9 characters", id="too long"),
        pytest.param("7K3M9QX2E", "no code contains E", id="a letter that no code has"),
        pytest.param("7K3M9QX2é", "a code has 9 characters", id="another script"),
        pytest.param("٧K3M9QX21", "a code has 9 characters", id="another script's digit"),
        pytest.param("7K3M9QX2V", "the check character does not match", id="mistyped"),
    ],
)
def test_a_text_that_is_not_a_code_is_refused_with_the_reason(text: str, reason: str) -> None:
    with pytest.raises(NotACode, match=reason) as refusal:
        read_code(text)

    assert repr(text) in str(refusal.value)
    assert "label" in str(refusal.value)


@given(st.text())
def test_any_text_is_either_a_code_or_refused(text: str) -> None:
    try:
        code = read_code(text)
    except NotACode:
        return
    assert len(code) == LENGTH
    assert set(code) <= set(ALPHABET)


@given(codes)
def test_a_code_reads_as_itself_from_its_groups_in_any_case(code: str) -> None:
    assert read_code(grouped(code)) == read_code(grouped(code).lower()) == code


def test_a_code_is_printed_in_groups_of_three() -> None:
    assert grouped(CODE) == "7K3-M9Q-X21"


def test_minted_codes_are_all_different_and_read_as_themselves() -> None:
    minted = mint_many(500)

    assert len(set(minted)) == 500
    assert [read_code(code) for code in minted] == minted


def test_a_code_of_digits_only_is_not_minted() -> None:
    drawn = iter(map(number_of, (DIGITS_ONLY, "7K3M9QX2")))

    assert (DIGITS_ONLY + check_character(DIGITS_ONLY)).isdecimal()
    assert mint(lambda _code: False, draw=lambda _below: next(drawn)) == CODE


def test_a_code_that_is_taken_is_not_minted() -> None:
    drawn = iter(map(number_of, ("7K3M9QX2", "00000000", "A0000000")))

    minted = mint(lambda code: code.startswith("7"), draw=lambda _below: next(drawn))

    assert minted.startswith(("0", "A"))
    assert mint_many(3, taken={minted}) != [minted]
