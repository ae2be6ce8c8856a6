"""Endless tape, cut to its words or to a given length."""

import pytest

from qr.errors import LabelTooSmall, LengthUnfit
from qr.layout.face import Face, face
from qr.layout.tape import MOST_MM, SHORTEST_MM, cut, cut_for, cut_to
from qr.stock.finding import find
from qr.stock.grid import Stock
from qr.symbol.address import code_host
from tests.qr.factories import HOST, a_label

tapes = pytest.mark.parametrize("tape", [find("TZe 18"), find("TZe 24"), find("DK-22205")], ids=lambda tape: tape.name)


def face_on(piece: Stock, host: str = HOST) -> Face:
    return face(piece.width_mm, piece.height_mm, code_host(host))


def length_mm(piece: Stock) -> float:
    return piece.page_mm[0] if piece.runs == "width" else piece.page_mm[1]


def too_wide(piece: Stock) -> Face:
    return face_on(piece, "a" * 50 + ".example")


@tapes
def test_a_piece_has_its_length_and_the_usual_ends_and_edges(tape: Stock) -> None:
    piece = cut(tape, 80)
    assert length_mm(piece) == 80
    assert (piece.left_mm, piece.top_mm) == (tape.left_mm, tape.top_mm)
    assert (piece.right_mm, piece.bottom_mm) == pytest.approx((tape.right_mm, tape.bottom_mm))


@tapes
def test_a_length_too_short_for_the_symbol_is_refused_with_the_shortest_possible_one(tape: Stock) -> None:
    with pytest.raises(
        LengthUnfit, match=r"cut to 15 mm is too short for the symbol: cut it to \d+ mm or more"
    ) as message:
        cut_to(tape, SHORTEST_MM, face_on)
    enough = int(str(message.value).rpartition("cut it to ")[2].partition(" mm")[0])
    assert length_mm(cut_to(tape, enough, face_on)) == enough
    with pytest.raises(LengthUnfit, match=f"cut it to {enough} mm"):
        cut_to(tape, enough - 1, face_on)


@tapes
@pytest.mark.parametrize("asked_mm", [-5.0, 0.0, 14.9, 1000.1, float("nan"), float("inf")])
def test_an_impossible_length_is_refused_with_the_possible_ones(tape: Stock, asked_mm: float) -> None:
    with pytest.raises(LengthUnfit, match=f"{tape.name} is cut to 15 to 1000 mm, not to"):
        cut_to(tape, asked_mm, face_on)


def test_a_tape_with_no_length_for_the_symbol_is_refused_as_too_narrow() -> None:
    with pytest.raises(LabelTooSmall):
        cut_to(find("TZe 18"), 30, too_wide)


@pytest.mark.parametrize("name", ["L7160", "DK-11204"])
def test_only_tape_has_a_length(name: str) -> None:
    with pytest.raises(LengthUnfit, match=f"{name} is not a tape .* leave the length out"):
        cut_to(find(name), 50, face_on)


@tapes
def test_a_piece_of_automatic_length_has_all_words_that_a_long_one_has(tape: Stock) -> None:
    things = [a_label(), a_label(1, name="Circulation pump of the north heating circuit", place="Plant room 0.07")]
    piece, longest = face_on(cut_for(tape, things, face_on)), face_on(cut(tape, MOST_MM))
    assert [piece.write(one).shortened for one in things] == [longest.write(one).shortened for one in things]
    assert length_mm(cut_for(tape, things[:1], face_on)) <= length_mm(cut_for(tape, things, face_on))
