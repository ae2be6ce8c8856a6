"""Arcs as points."""

import math

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from ifc_import.reading.shapes.arcs import Points2, arc_through, ellipse_arc

ANGLES = st.floats(-math.pi, math.pi)


def points(*pairs: tuple[float, float]) -> list[Points2]:
    return [np.array(pair, dtype=np.float64) for pair in pairs]


def test_a_full_circle_has_its_extents_exactly_and_its_area_nearly() -> None:
    circle = ellipse_arc(2.0, 2.0)
    assert circle.min(axis=0) == pytest.approx([-2, -2])
    assert circle.max(axis=0) == pytest.approx([2, 2])
    x, y = circle.T
    area = 0.5 * abs(np.dot(x, np.roll(y, -1)) - np.dot(y, np.roll(x, -1)))
    assert area == pytest.approx(4 * math.pi, rel=5e-4)


def test_an_arc_reaches_as_far_as_its_quadrants_and_no_further() -> None:
    quarter_and_more = ellipse_arc(1.0, 1.0, math.radians(-10), math.radians(110))
    assert quarter_and_more.max(axis=0) == pytest.approx([1, 1])
    assert quarter_and_more.min(axis=0) == pytest.approx([math.cos(math.radians(100)), math.sin(math.radians(-10))])


def test_a_clockwise_arc_is_the_anticlockwise_one_backwards() -> None:
    assert ellipse_arc(2.0, 1.0, 1.0, -0.7) == pytest.approx(ellipse_arc(2.0, 1.0, 0.3, 0.7)[::-1])


def test_three_points_on_a_line_are_joined_by_it() -> None:
    assert arc_through(*points((0, 0), (1, 1), (2, 2))) == pytest.approx(np.array([[0, 0], [2, 2]]))


def test_an_arc_goes_through_the_middle_not_round_the_other_way() -> None:
    arc = arc_through(*points((1, 0), (0, -1), (-1, 0)))
    assert arc[:, 1].max() == pytest.approx(0)
    assert arc[:, 1].min() == pytest.approx(-1)


@given(ANGLES, ANGLES, ANGLES)
def test_every_point_of_an_arc_is_as_far_from_its_centre(first: float, second: float, third: float) -> None:
    angles = sorted((first, second, third))
    assume(min(angles[1] - angles[0], angles[2] - angles[1], 2 * math.pi - angles[2] + angles[0]) > 0.01)
    ends = points(*((3 + 2 * math.cos(angle), 1 + 2 * math.sin(angle)) for angle in angles))
    arc = arc_through(*ends)
    assert np.hypot(*(arc - [3, 1]).T) == pytest.approx(2.0)
    assert arc[0] == pytest.approx(ends[0])
    assert arc[-1] == pytest.approx(ends[2])
    assert np.hypot(*(arc - ends[1]).T).min() < 0.06
