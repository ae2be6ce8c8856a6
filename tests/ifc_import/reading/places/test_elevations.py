"""How high storeys are, where what a model says of it does not fit together."""

from functools import partial

import pytest

from ifc_import.reading.places.elevations import Witnesses, heights, heights_to_next, scale_of

MM, FOOT = 0.001, 0.3048


def witnesses(stated: list[float | None], placed: list[float | None], floors: list[float | None]) -> list[Witnesses]:
    """What is known of storeys; placements and floors in metres, of the model's frame."""
    padded = floors or [None] * len(stated)
    return [
        Witnesses(*one[:2], floor_m=partial(float_or_none, one[2])) for one in zip(stated, placed, padded, strict=True)
    ]


def float_or_none(value: float | None) -> float | None:
    """What was seen of a floor."""
    return value


@pytest.mark.parametrize(
    ("unit_m", "stated", "placed", "floors", "elevations"),
    [
        pytest.param(MM, [0, 3000], [0, 3], [], [0, 3], id="all agree"),
        pytest.param(FOOT, [0, 10], [0, 3.048], [], [0, 3.048], id="feet"),
        pytest.param(MM, [-3000, 0, 3000], [-3, 0, 3], [], [-3, 0, 3], id="a basement"),
        pytest.param(MM, [6000, 0, 3000], [6, 0, 3], [], [6, 0, 3], id="out of order"),
        pytest.param(MM, [0, 3, 6], [0, 3, 6], [], [0, 3, 6], id="metres in a file of millimetres"),
        pytest.param(MM, [3.2], [3.2], [], [3.2], id="the same with one storey"),
        pytest.param(1.0, [0, 3200], [0, 3.2], [], [0, 3.2], id="millimetres in a file of metres"),
        pytest.param(1.0, [0, 10], [0, 3.048], [], [0, 3.048], id="feet in a file of metres"),
        pytest.param(FOOT, [0, 3], [0, 3], [], [0, 3], id="metres in a file of feet"),
        pytest.param(MM, [0, 3, 6], [0, 0, 0], [0.1, 3.1, 6.1], [0, 3, 6], id="metres, as only the floors show"),
        pytest.param(1.0, [0, 3], [112.5, 115.5], [112.5, 115.5], [0, 3], id="a model above sea level"),
        pytest.param(MM, [0, 3], [112.5, 115.5], [], [0, 3], id="the same in metres among millimetres"),
        pytest.param(1.0, [0.0], [112.5], [112.5], [0.0], id="one storey above sea level"),
        pytest.param(1.0, [0, 0, 0], [0, 3, 6], [], [0, 3, 6], id="all said to be at 0"),
        pytest.param(1.0, [0, 3, 6], [0, 0, 0], [], [0, 3, 6], id="all placed at 0"),
        pytest.param(1.0, [0, 3, 6], [0, 0, 0], [0, 3, 6], [0, 3, 6], id="all placed at 0, floors as said"),
        pytest.param(1.0, [0, 3, 9], [0, 3, 6], [0, 3, 6], [0, 3, 6], id="one is wrong, as its rooms show"),
        pytest.param(1.0, [0, 3, 6], [0, 3, 9], [0, 3, 6], [0, 3, 6], id="one is placed wrong, as its rooms show"),
        pytest.param(1.0, [0, 3, 9], [0, 3, 6], [], [0, 3, 9], id="one differs, and nothing shows which is right"),
        pytest.param(1.0, [0, 3, 9], [0, 3, 6], [0, 3, 30], [0, 3, 9], id="rooms that fit neither decide nothing"),
        pytest.param(1.0, [None, None], [0, 2.4], [], [0, 2.4], id="without elevations as placed"),
        pytest.param(1.0, [0, None], [10, 13], [], [0, 3], id="one without, above the zero of the others"),
        pytest.param(1.0, [None], [None], [2.5], [2.5], id="with nothing else as its floors lie"),
        pytest.param(1.0, [None], [None], [], [None], id="unknown"),
        pytest.param(1.0, [3.5], [None], [], [3.5], id="without a placement as stated"),
        pytest.param(1.0, [0.3], [0.0], [], [0.3], id="a small elevation is in no other unit"),
        pytest.param(1.0, [0, 3.1], [0, 0], [0, 0], [0, 3.1], id="all placed at 0, with their rooms"),
        pytest.param(1.0, [0, 3.1, 6.2], [0, 0, 0], [0, 0.1, 0.2], [0, 3.1, 6.2], id="the same with floors of screed"),
        pytest.param(1.0, [0, 3.1], [0, 0], [None, 0], [0, 3.1], id="the same with rooms on one storey"),
        pytest.param(1.0, [-3, 0, 3], [9, 9, 9], [9, 9, 9], [-3, 0, 3], id="all placed above sea level"),
        pytest.param(MM, [0, 3100], [0, 0], [0, 0], [0, 3.1], id="the same in millimetres"),
        pytest.param(FOOT, [0, 10], [0, 0], [0, 0], [0, 3.048], id="the same in feet"),
        pytest.param(1.0, [0, 0, 0], [0, 0, 0], [0, 3, 6], [0, 3, 6], id="all said and placed to be at 0"),
        pytest.param(1.0, [None] * 3, [0, 0, 0], [0, 3, None], [0, 3, 0], id="all placed at 0, without elevations"),
        pytest.param(1.0, [0, 0], [0, 0], [0, 0.3], [0, 0], id="two storeys side by side"),
        pytest.param(1.0, [], [], [], [], id="no storeys"),
    ],
)
def test_a_storey_is_as_high_as_the_witness_says_that_can_be_believed(
    unit_m: float,
    stated: list[float | None],
    placed: list[float | None],
    floors: list[float | None],
    elevations: list[float | None],
) -> None:
    storeys = witnesses(stated, placed, floors)
    found = heights(storeys, scale_of(storeys, unit_m, 0.0))
    assert [one.elevation_m for one in found] == [one if one is None else pytest.approx(one) for one in elevations]


def test_elevations_count_from_the_zero_of_the_building() -> None:
    storeys = witnesses([0.0, 3.0], [12.5, 15.5], [])
    scale = scale_of(storeys, 1.0, 12.5)
    assert (scale.unit_m, scale.zero_m) == (1.0, 12.5)


@pytest.mark.parametrize(
    ("elevations", "heights_m"),
    [
        pytest.param([0.0, 3.0, 7.0], [3.0, 4.0, None], id="from the bottom up"),
        pytest.param([7.0, -3.0, 0.0], [None, 3.0, 7.0], id="in any order"),
        pytest.param([0.0, 0.0, 3.0], [3.0, 3.0, None], id="two of one height"),
        pytest.param([0.0, 0.02, 3.0], [3.0, 2.98, None], id="two of nearly one height"),
        pytest.param([None, 0.0, 3.0], [None, 3.0, None], id="one that is unknown"),
        pytest.param([], [], id="none"),
    ],
)
def test_the_height_of_a_storey_is_that_to_the_next_one(
    elevations: list[float | None], heights_m: list[float | None]
) -> None:
    expected = [one if one is None else pytest.approx(one) for one in heights_m]
    assert heights_to_next(elevations) == expected
