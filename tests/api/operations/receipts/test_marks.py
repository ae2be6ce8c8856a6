"""Marks on a plan: numbered as the list is, never on one another, and never too many to be read."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from api.operations.receipts.drawing import marks

places = st.lists(st.tuples(st.floats(0, 1e4), st.floats(0, 1e4)), min_size=1, max_size=60)


def test_places_apart_have_a_mark_each_in_their_order() -> None:
    found = marks(np.array([(0.0, 0.0), (10.0, 0.0), (0.0, 10.0)]), apart=5, most=9)
    assert [(one.number, one.x, one.y, one.places) for one in found] == [
        (1, 0.0, 0.0, (0,)),
        (2, 10.0, 0.0, (1,)),
        (3, 0.0, 10.0, (2,)),
    ]


def test_places_that_lie_close_share_the_mark_of_the_first() -> None:
    [first, other] = marks(np.array([(0.0, 0.0), (9.0, 0.0), (1.0, 1.0)]), apart=5, most=9)
    assert (first.places, first.x, first.y) == ((0, 2), 0.0, 0.0)
    assert other.places == (1,)


def test_a_place_between_two_marks_goes_to_the_nearer_one() -> None:
    found = marks(np.array([(0.0, 0.0), (6.0, 0.0), (4.0, 0.0)]), apart=5, most=9)
    assert [one.places for one in found] == [(0,), (1, 2)]


@settings(max_examples=60)
@given(places, st.integers(1, 20))
def test_every_place_has_one_mark_and_marks_are_few_and_apart(points: list[tuple[float, float]], most: int) -> None:
    found = marks(np.array(points), apart=50, most=most)
    assert sorted(index for one in found for index in one.places) == list(range(len(points)))
    assert [one.number for one in found] == list(range(1, len(found) + 1))
    assert len(found) <= most
    distances = [np.hypot(a.x - b.x, a.y - b.y) for a in found for b in found if a.number < b.number]
    assert all(distance >= 50 for distance in distances)


def test_a_thousand_things_in_one_spot_are_one_mark() -> None:
    [one] = marks(np.zeros((1000, 2)), apart=1, most=40)
    assert one.places == tuple(range(1000))


@pytest.mark.parametrize("far", [1e3, 1e9], ids=["a kilometre", "off the Earth"])
def test_far_places_gather_too(far: float) -> None:
    points = np.array([(far * index, 0.0) for index in range(50)])
    assert len(marks(points, apart=1, most=5)) <= 5
