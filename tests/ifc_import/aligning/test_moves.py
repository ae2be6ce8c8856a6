"""Moves of upright frames, and what is shared by two models as the proof of one."""

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from ifc_import.aligning.deciding import Alignment, align_all
from ifc_import.aligning.levels import adrift_m, best_lift_m, named_lift_m
from ifc_import.aligning.moves import apart_m, inverse, moved_box, moved_points, moved_shape, then
from ifc_import.aligning.survey import Survey, SurveyedRoom
from registry.snapshot import Box, Frame

metres = st.floats(-1e4, 1e4)
frames = st.builds(Frame, metres, metres, metres, st.floats(-360.0, 360.0))
HOUSE: Box = (0.0, 0.0, 0.0, 20.0, 10.0, 6.0)


@given(frames)
def test_a_move_and_its_inverse_move_nothing(move: Frame) -> None:
    assert apart_m(then(inverse(move), move), Frame(), HOUSE) == pytest.approx(0.0, abs=1e-6)


@given(frames, frames)
def test_two_moves_are_one_after_the_other(outer: Frame, inner: Frame) -> None:
    points = np.array([[1.0, 2.0, 3.0], [-4.0, 5.0, 0.0]])
    apart = moved_points(then(outer, inner), points) - moved_points(outer, moved_points(inner, points))
    assert np.abs(apart).max() == pytest.approx(0.0, abs=1e-6)


def test_a_quarter_turn_is_anticlockwise() -> None:
    assert moved_box(Frame(10.0, 0.0, 1.0, 90.0), (0.0, 0.0, 0.0, 2.0, 1.0, 3.0)) == pytest.approx((9, 0, 1, 10, 2, 4))
    moved = moved_shape(Frame(turn_deg=90.0), shapely.box(0, 0, 2, 1))
    assert moved.symmetric_difference(shapely.box(-1, 0, 0, 2)).area == pytest.approx(0.0)


ROOMS = [(f"10{number}", shapely.box(5.0 * number, 0.0, 5.0 * number + 4.0, 3.0 + number)) for number in range(5)]


def a_model(name: str, move: Frame, count: int = 5) -> Survey:
    """A model with the same rooms, moved; the first of them."""
    return Survey(
        name,
        rooms=[SurveyedRoom(one, moved_shape(move, shape), move.z_m, move.z_m + 3.0) for one, shape in ROOMS[:count]],
        discipline=name,
    )


def aligned(*surveys: Survey) -> Alignment:
    """How the last of the models stands to the others."""
    return align_all(surveys)[-1]


@pytest.mark.parametrize(
    "move",
    [
        Frame(100.0, -5.0, 3.0),
        Frame(0.0, 0.0, 0.0, 30.0),
        Frame(1e6, 7e6, -2.0, 200.0),
        pytest.param(Frame(0.4, -0.3), id="by less than a metre"),
    ],
)
def test_rooms_of_one_number_and_size_prove_where_a_model_stands(move: Frame) -> None:
    found = aligned(a_model("architecture", Frame()), a_model("services", move))
    assert (found.evidence, found.trusted) == ("rooms", True)
    assert apart_m(then(found.move, move), Frame(), HOUSE) == pytest.approx(0.0, abs=1e-4)


def test_a_shift_of_decimetres_between_shared_rooms_is_told_with_its_offset() -> None:
    found = aligned(a_model("architecture", Frame()), a_model("services", Frame(0.4, -0.3)))
    assert (found.offset.x_m, found.offset.y_m) == pytest.approx((-0.4, 0.3))


def test_two_rooms_prove_nothing() -> None:
    found = aligned(a_model("architecture", Frame()), a_model("services", Frame(100.0), count=2))
    assert not found.trusted


def test_the_frame_is_that_of_the_architecture_whichever_came_first() -> None:
    models = [a_model("services", Frame(100.0)), a_model("architecture", Frame())]
    assert [one.evidence for one in align_all(models)] == ["rooms", "frame"]


LEVELS = [("Level 1", 0.0), ("Level 2", 3.1), ("Roof", 6.0)]


def test_storeys_are_lifted_to_those_of_their_name() -> None:
    raised = [(name, height + 3.0) for name, height in LEVELS]
    assert best_lift_m(LEVELS, raised) == pytest.approx(-3.0)
    assert named_lift_m(LEVELS, raised) == pytest.approx(-3.0)


def test_storeys_at_the_same_heights_under_names_of_another_count_stay() -> None:
    counted_from_zero = [("Level 0", 0.0), ("Level 1", 3.1), ("Roof", 6.0)]
    assert best_lift_m(LEVELS, counted_from_zero) == 0.0


@pytest.mark.parametrize(
    ("off_m", "lift_m"),
    [pytest.param(0.0, 0.0, id="where they belong"), pytest.param(3.0, -3.0, id="a storey up")],
)
def test_things_that_do_not_lie_on_their_storeys_are_told(off_m: float, lift_m: float) -> None:
    things = [(elevation, elevation + height + off_m) for elevation in (0.0, 3.0) for height in (0.3, 1.1, 2.4)]
    assert adrift_m(things, [0.0, 3.0, 6.0]) == pytest.approx(lift_m)
