"""A storey laid out on paper: to scale, its numbers where they fit, its marks where the places are."""

from itertools import pairwise

import pytest

from api.operations.receipts.drawing import HIGHEST_MM, WIDEST_MM, Drawing, lay_out, with_marks
from api.operations.receipts.views import PlaceView, Ring, RoomOutline
from tests.api.operations.receipts.factories import a_plan, a_room


def box(west: int, south: int, east: int, north: int) -> Ring:
    return [(west, south), (east, south), (east, north), (west, north)]


def laid_out(*rooms: RoomOutline) -> Drawing:
    return lay_out(a_plan(*rooms), "s0")


@pytest.mark.parametrize("length", [50, 1_000, 20_000, 10_000_000], ids=["tiny", "a house", "a hospital", "a county"])
def test_a_plan_fits_on_the_page_whatever_its_size(length: int) -> None:
    drawing = laid_out(a_room(rings_cm=[box(0, 0, length, length // 2)]))
    assert drawing.width_cm * drawing.scale <= WIDEST_MM + 1
    assert drawing.height_cm * drawing.scale <= HIGHEST_MM + 1
    assert drawing.bar_m * 100 * drawing.scale <= WIDEST_MM


def test_a_small_house_is_not_drawn_larger_than_1_to_100() -> None:
    assert laid_out(a_room(rings_cm=[box(0, 0, 300, 200)])).scale == 0.1


def test_north_is_up_and_the_corner_of_the_sheet_is_the_origin() -> None:
    drawing = laid_out(a_room("south", 1_000_000, 2_000_000), a_room("north", 1_000_000, 2_001_000))
    (_x, south), (_x, north) = drawing.middles
    assert 0 < north < south < drawing.height_cm


def test_a_path_is_the_outline_in_steps() -> None:
    drawing = laid_out(a_room(rings_cm=[box(0, 0, 400, 500)]))
    margin = round(-drawing.left_cm)
    assert drawing.paths == (f"M{margin} {margin + 500}l400 0 0-500-400 0z",)


def test_a_room_with_a_hole_has_its_number_beside_the_hole() -> None:
    drawing = laid_out(a_room(rings_cm=[box(0, 0, 2000, 1000), box(500, 200, 1500, 800)]))
    x, y = drawing.middles[0]
    inside = (x + drawing.left_cm, drawing.top_cm - y)
    assert not (500 < inside[0] < 1500 and 200 < inside[1] < 800)


def test_a_number_stands_in_the_centre_of_a_corridor() -> None:
    drawing = laid_out(a_room(rings_cm=[box(0, 0, 4000, 200)]))
    assert drawing.middles[0][0] + drawing.left_cm == pytest.approx(2000, abs=20)


def test_a_number_that_does_not_fit_is_left_out_and_others_are_not() -> None:
    drawing = laid_out(a_room("101", 0), a_room("102.14.007/B", 500, rings_cm=[box(5000, 0, 5050, 50)]))
    assert [one.text for one in drawing.numbers] == ["101"]


def test_the_number_of_a_marked_room_stands_there_even_if_it_does_not_fit() -> None:
    drawing = laid_out(a_room("101", 0), a_room("102.14.007/B", rings_cm=[box(5000, 0, 5050, 50)]))
    plan = with_marks(drawing, [PlaceView(plan=0, room=1)], most=9)
    assert [one.text for one in plan.numbers] == ["102.14.007/B"]


def test_a_room_that_others_lie_in_has_no_number_and_is_only_tinted() -> None:
    drawing = laid_out(a_room("all", rings_cm=[box(0, 0, 2000, 1000)]), a_room("101", 100, 100))
    plan = with_marks(drawing, [PlaceView(plan=0, room=0), PlaceView(plan=0, room=1)], most=9)
    assert [one.text for one in drawing.numbers] == ["101"]
    assert (plan.tinted, plan.filled) == ((0,), (1,))


def many(count: int) -> tuple[Drawing, list[PlaceView]]:
    drawing = laid_out(*(a_room(str(index), 420 * (index % 20), 520 * (index // 20)) for index in range(count)))
    return drawing, [PlaceView(plan=0, room=index) for index in range(count)]


def test_many_rooms_are_tinted_so_that_their_own_numbers_are_seen() -> None:
    plan = with_marks(*many(61), most=9)
    assert (plan.filled, len(plan.tinted), plan.numbers) == ((), 61, ())


def test_very_many_rooms_are_left_as_they_are_and_marked_all_the_same() -> None:
    plan = with_marks(*many(301), most=9)
    assert (plan.filled, plan.tinted, plan.numbers) == ((), (), ())
    assert sum(len(one.places) for one in plan.marks) == 301


def test_a_room_without_a_number_shows_its_name() -> None:
    assert laid_out(a_room("", name="WC")).names == ("WC",)


def test_names_are_short_and_harmless() -> None:
    [name] = laid_out(a_room("1\u202e0\x1b1" + "x" * 300)).names
    assert name == "1\ufffd0\ufffd1" + "x" * 18 + "…"


def test_a_thing_is_marked_where_it_stands_and_a_room_in_its_middle() -> None:
    drawing = laid_out(a_room("101"), a_room("102", 420))
    thing, room = with_marks(
        drawing, [PlaceView(plan=0, room=0, point_cm=(30, 470)), PlaceView(plan=0, room=1)], most=9
    ).marks
    assert (thing.x + drawing.left_cm, drawing.top_cm - thing.y) == (30, 470)
    assert room.x + drawing.left_cm == pytest.approx(620, abs=10)


def test_a_thing_off_the_sheet_is_marked_on_its_edge() -> None:
    drawing = laid_out(a_room())
    [mark] = with_marks(drawing, [PlaceView(plan=0, point_cm=(10**9, -(10**9)))], most=9).marks
    assert (mark.x, mark.y) == (drawing.width_cm - drawing.size(2.1), drawing.height_cm - drawing.size(2.1))


def test_marks_do_not_touch() -> None:
    drawing = laid_out(a_room(rings_cm=[box(0, 0, 10_000, 5_000)]))
    plan = with_marks(drawing, [PlaceView(plan=0, point_cm=(x, 100)) for x in range(0, 10_000, 10)], most=99)
    assert all(b.x - a.x >= 2 * plan.radius for a, b in pairwise(sorted(plan.marks, key=lambda one: one.x)))


@pytest.mark.parametrize(
    "rings",
    [[[(900, 0), (999, 99), (999, 0), (900, 99)]], [[(900, 0), (950, 0), (999, 0)]], []],
    ids=["a bow tie", "a line", "nothing"],
)
def test_an_outline_that_is_none_spoils_no_drawing(rings: list[Ring]) -> None:
    drawing = laid_out(a_room("101"), a_room("102", rings_cm=rings))
    assert "101" in [one.text for one in drawing.numbers]
    assert len(with_marks(drawing, [PlaceView(plan=0, room=1)], most=9).marks) == 1
