"""Area schemes: sets of spaces over the same floor, told apart by something, of which one counts."""

from typing import Any

import pytest

from ifc_import.areas.ledger import counted_areas
from ifc_import.areas.overlaps import Shapes
from ifc_import.areas.schemes import name_marks, telling_mark
from ifc_import.profile import Counting
from registry.snapshot import SpaceAreas
from tests.factories import areas_of, rectangle


def space(space_id: int, west: float, east: float, scheme: str = "", **overrides: Any) -> SpaceAreas:
    """A space of an area scheme, 5 m deep."""
    categories = [{"source": "scheme", "name": scheme}] if scheme else []
    return areas_of(space_id, footprint=rectangle(west, east), categories=categories, **overrides)


NET = [space(number, 5.0 * number, 5.0 * number + 4.0, "Usable") for number in range(1, 5)]
GROSS = [space(10 + number, 5.0 * number - 0.3, 5.0 * number + 4.3, "Built") for number in range(1, 5)]


def counted(*spaces: SpaceAreas, scheme: str | None = None) -> set[int]:
    """The spaces that count."""
    return {area.space_id for area in counted_areas(spaces, Counting(scheme=scheme)) if area.counted}


def test_the_inner_scheme_counts_where_names_do_not_tell() -> None:
    assert counted(*GROSS, *NET) == {1, 2, 3, 4}


@pytest.mark.parametrize(("outer", "expected"), [("Net", {11, 12, 13, 14}), ("Gross", {1, 2, 3, 4})])
def test_a_name_of_net_or_gross_areas_tells(outer: str, expected: set[int]) -> None:
    named = [space(10 + number, 5.0 * number - 0.3, 5.0 * number + 4.3, outer) for number in range(1, 5)]
    assert counted(*named, *NET) == expected


def test_the_owners_scheme_counts() -> None:
    assert counted(*GROSS, *NET, scheme="BUILT") == {11, 12, 13, 14}


def test_schemes_that_do_not_overlap_count_together() -> None:
    parking = [space(20 + number, 40.0 + 5.0 * number, 44.0 + 5.0 * number, "Parking") for number in range(3)]
    assert counted(*GROSS, *NET, *parking) == {1, 2, 3, 4, 20, 21, 22}


def told_by(spaces: list[SpaceAreas], **marks: list[str]) -> str | None:
    """The mark that tells the schemes of spaces apart."""
    return telling_mark(Shapes(spaces), marks)


def test_the_first_mark_that_tells_them_apart_is_taken() -> None:
    spaces, kinds = [*NET, *GROSS], ["a"] * 4 + ["b"] * 4
    assert told_by(spaces, object_type=["Area"] * 8, layer=kinds) == "layer"
    assert told_by(spaces, object_type=["a", "b"] * 4, layer=["a"] * 8) is None


def test_closets_in_some_rooms_are_no_scheme() -> None:
    closets = [space(20, 5.1, 5.9), space(21, 10.1, 10.9)]
    assert told_by([*NET, *closets], layer=["room"] * 4 + ["closet"] * 2) is None


def test_rooms_that_are_drawn_twice_are_no_schemes() -> None:
    again = [space(20 + number, 5.0 * number, 5.0 * number + 4.0) for number in range(1, 5)]
    assert told_by([*NET, *again], layer=["A"] * 4 + ["M"] * 4) is None


def test_names_state_a_kind_by_a_word() -> None:
    assert name_marks(["Net area 1", "Brutto", "Kontor", "Network room"]) == ["net", "gross", "", ""]
