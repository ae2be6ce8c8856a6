"""Which of two rooms in one place is misplaced: the one that is out of its row, on the wrong storey, or too large."""

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from ifc_import.placing.coinciding import Coincidence, Drawn, coincidences

STEP_M = 5.0


def room(number: str, at: float, storey_m: float = 0.0, declared_m2: tuple[float, ...] = ()) -> Drawn:
    """A room of 20 m² at a place in a row."""
    return Drawn(number, storey_m, shapely.box(at * STEP_M, 0.0, at * STEP_M + 4.0, 5.0), declared_m2)


def row(*, storey: int = 1, count: int = 8, without: tuple[int, ...] = ()) -> list[Drawn]:
    """Rooms 101, 102, … in their places."""
    return [room(f"{storey}{n:02}", n, 3.0 * storey) for n in range(1, count + 1) if n not in without]


def judged(rooms: list[Drawn]) -> list[Coincidence]:
    """What is found of all pairs of rooms with the same outline on one storey."""
    pairs = [
        (first, second)
        for first in range(len(rooms))
        for second in range(first + 1, len(rooms))
        if rooms[first].shape.equals(rooms[second].shape) and rooms[first].storey_m == rooms[second].storey_m
    ]
    return coincidences(dict(enumerate(rooms)), pairs)


@given(st.permutations(range(8)), st.integers(1, 8), st.integers(1, 8))
def test_the_room_out_of_its_row_is_the_misplaced_one_in_any_order(order: list[int], own: int, other: int) -> None:
    rooms = [*row(without=(own,)), room(f"1{own:02}", other, 3.0)]
    rooms = [rooms[index] for index in order]
    if own == other:
        return
    [found] = judged(rooms)
    assert found.misplaced is not None
    assert rooms[found.misplaced].number == f"1{own:02}"
    assert found.own_place_is_empty


def across(number: int, at: float, side: float) -> Drawn:
    """A room on one of the two sides of a corridor."""
    return Drawn(f"1{number:02}", 0.0, shapely.box(at * STEP_M, side * 8.0, at * STEP_M + 4.0, side * 8.0 + 5.0))


def test_odd_and_even_numbers_on_two_sides_of_a_corridor_show_it_too() -> None:
    rooms = [across(n, n // 2, n % 2) for n in range(1, 15) if n != 4]
    [found] = judged([*rooms, across(4, 11 // 2, 1)])
    assert (found.misplaced, found.own_place_is_empty) == (len(rooms), True)


def test_a_row_that_turns_shows_it_too() -> None:
    rooms = [across(n, n if n <= 5 else 11 - n, n > 5) for n in range(1, 11) if n != 8]
    [found] = judged([*rooms, across(8, 5, 0)])
    assert (found.misplaced, found.own_place_is_empty) == (len(rooms), True)


def test_a_second_numbering_over_all_rooms_is_misplaced_nowhere() -> None:
    zones = [room(f"Z1{n:02}", n, 3.0) for n in range(1, 9)]
    assert {found.misplaced for found in judged([*row(), *zones])} == {None}


def test_a_place_that_another_room_has_taken_is_not_empty() -> None:
    rooms = [*row(without=(4,)), room("Depot", 4.0, 3.0), room("104", 7.0, 3.0)]
    [found] = judged(rooms)
    assert (rooms[found.misplaced or 0].number, found.own_place_is_empty) == ("104", False)


def test_a_room_of_another_storey_belongs_there() -> None:
    rooms = [*row(storey=1), *row(storey=2, without=(4,)), room("204", 4.0, 3.0)]
    [found] = judged(rooms)
    assert (rooms[found.misplaced or 0].number, found.own_place_is_empty) == ("204", True)


def test_a_room_that_declares_another_area_is_suspected_and_one_counts() -> None:
    rooms = [room("Lager", 1.0, declared_m2=(20.4,)), room("Kontor 7", 1.0, declared_m2=(27.0,))]
    [found] = judged(rooms)
    assert (found.misplaced, found.own_place_is_empty) == (1, False)


@pytest.mark.parametrize("numbers", [("101", "101"), ("101", ""), ("", ""), ("101 ", "101"), ("a1", "A1")])
def test_rooms_without_numbers_of_their_own_are_no_pair(numbers: tuple[str, str]) -> None:
    assert judged([room(number, 1.0) for number in numbers]) == []


@pytest.mark.parametrize("numbers", [("Nord", "Süd"), ("7", "8"), ("101", "A.101-b"), ("9" * 40, "8" * 40)])
def test_where_nothing_shows_which_is_misplaced_none_is(numbers: tuple[str, str]) -> None:
    [found] = judged([room(number, 1.0) for number in numbers])
    assert (found.misplaced, found.own_place_is_empty) == (None, False)
