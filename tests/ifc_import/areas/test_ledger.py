"""The ledger: which area of each space counts, and why a space is left out, so that everything adds up."""

import math
import struct
from dataclasses import replace
from typing import Any

import pytest
import shapely
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from ifc_import.areas.ledger import chosen_declared, counted_areas, declared_m2, ledger, shapes_of
from ifc_import.profile import AreaSource, Counting, SpaceCategory
from registry.snapshot import CountedArea, SpaceAreas
from tests.factories import areas_of, rectangle

ORDERS: tuple[AreaSource, ...] = ("declared net", "declared gross", "declared other", "computed")


def declared(value_m2: float = 19.0, kind: str = "net", name: str = "NetFloorArea") -> dict[str, Any]:
    """A declared area as the registry has it."""
    return {"set": "BaseQuantities", "name": name, "kind": kind, "value_m2": value_m2}


def reasons(*spaces: SpaceAreas, **counting: Any) -> dict[int, str | None]:
    """Why each space is left out; None for what counts."""
    return {one.space_id: one.not_counted_because for one in counted_areas(spaces, Counting(**counting))}


def triangle_wkb(height: float) -> bytes:
    """A triangle that shapely would not make, as a file may have it."""
    corners = [(0.0, 0.0), (2.0, height), (4.0, 0.0), (0.0, 0.0)]
    return struct.pack("<BIII8d", 1, 3, 1, 4, *(value for corner in corners for value in corner))


def counted(space: SpaceAreas, **counting: Any) -> CountedArea:
    """What the ledger says of a space that is alone in its building."""
    return counted_areas([space], Counting(**counting))[0]


NET, GROSS, OTHER = declared(19.0), declared(21.0, "gross"), declared(20.5, "other")
PLANNED = declared(25.0, "planned")


# Which area counts


@pytest.mark.parametrize(
    ("areas", "order", "area"),
    [
        pytest.param([GROSS, NET, OTHER], ORDERS, (19.0, "declared", "net"), id="net first"),
        pytest.param([OTHER, GROSS], ORDERS, (21.0, "declared", "gross"), id="then gross"),
        pytest.param([OTHER], ORDERS, (20.5, "declared", "other"), id="then what is called otherwise"),
        pytest.param([], ORDERS, (20.0, "computed", "other"), id="then the computed one"),
        pytest.param([PLANNED], ORDERS, (20.0, "computed", "other"), id="a planned one never"),
        pytest.param(
            [NET, GROSS], ("declared gross", "declared net"), (21.0, "declared", "gross"), id="an owner's order"
        ),
        pytest.param([NET], ("computed", "declared net"), (20.0, "computed", "other"), id="computed first"),
        pytest.param([declared(18.0), NET], ORDERS, (18.0, "declared", "net"), id="of two of a kind the first"),
    ],
)
def test_the_first_area_in_the_order_counts(
    areas: list[dict[str, Any]], order: tuple[AreaSource, ...], area: tuple[float, str, str]
) -> None:
    one = counted(areas_of(declared=areas), order=order)
    assert (one.area_m2, one.area_source, one.area_kind) == area
    assert one.counted


@pytest.mark.parametrize(
    ("overrides", "order", "reason"),
    [
        pytest.param({"footprint": None}, ORDERS, "no area is known", id="nothing"),
        pytest.param({"footprint": None, "declared": [PLANNED]}, ORDERS, "only a planned area is known", id="planned"),
        pytest.param(
            {"declared": [NET]},
            ("declared gross",),
            "the areas that are known do not count by the settings, or no room has them",
            id="none in the owner's order",
        ),
        pytest.param(
            {"footprint": None, "declared": [declared(1e9)]}, ORDERS, "no room has an area of 1e+09 m²", id="10⁹ m²"
        ),
        pytest.param(
            {"footprint": None, "declared": [declared(math.nan)]},
            ORDERS,
            "no room has an area of nan m²",
            id="no number",
        ),
    ],
)
def test_a_space_without_an_area_that_counts_is_left_out(
    overrides: dict[str, Any], order: tuple[AreaSource, ...], reason: str
) -> None:
    one = counted(areas_of(**overrides), order=order)
    assert (one.area_m2, one.counted, one.not_counted_because) == (None, False, reason)


@pytest.mark.parametrize("value", [1e9, math.inf, math.nan, -3.0, 0.0])
def test_an_area_that_no_room_has_gives_way_to_the_next_one(value: float) -> None:
    one = counted(areas_of(declared=[declared(value), GROSS]))
    assert (one.area_m2, one.counted) == (21.0, True)


def test_an_area_that_the_whole_building_has_no_room_for_gives_way_to_the_next_one() -> None:
    assert counted(areas_of(declared=[declared(5000.0)])).area_m2 == 20.0


def test_a_hall_without_a_shape_may_be_larger_than_the_closets_that_have_one() -> None:
    closets = [areas_of(one, footprint=rectangle(3.0 * one, 3.0 * one + 2, 0, 2)) for one in range(1, 7)]
    hall = areas_of(9, footprint=None, declared=[declared(900.0)])
    assert counted_areas([*closets, hall])[-1].area_m2 == 900.0


def test_the_declared_area_that_counts_follows_the_order() -> None:
    areas = [NET, GROSS, PLANNED]
    assert declared_m2(areas) == 19.0
    assert declared_m2(areas, Counting(order=("declared gross",))) == 21.0
    assert chosen_declared([PLANNED]) is None
    assert declared_m2([]) == 0.0


# What is left out by itself


@pytest.mark.parametrize(
    ("overrides", "reason"),
    [
        ({"predefined_type": "GFA"}, "it is a gross floor area, not a room"),
        ({"name": "Luftraum"}, "it is a void: it has no floor"),
        ({"name": "Void", "declared": [NET]}, "it is a void: it has no floor"),
        ({"categories": [{"source": "property", "name": "Void"}]}, "it is a void: it has no floor"),
        (
            {"name": "Schakt", "footprint": None, "declared": [NET]},
            "it is a shaft or void without a body, so no floor is known",
        ),
        ({"name": "Schakt"}, None),
        ({"predefined_type": "INTERNAL"}, None),
        ({"predefined_type": "PARKING"}, None),
    ],
)
def test_what_is_no_floor_is_left_out_where_the_model_says_so(overrides: dict[str, Any], reason: str | None) -> None:
    assert reasons(areas_of(**overrides)) == {1: reason}


def apart(space_id: int, **overrides: Any) -> SpaceAreas:
    """A space that shares its place with no other."""
    west = 10.0 * space_id
    return areas_of(space_id, **{"footprint": rectangle(west, west + 4)} | overrides)


def test_what_is_outdoors_is_left_out() -> None:
    spaces = [apart(1, predefined_type="EXTERNAL"), apart(2), apart(3)]
    assert reasons(*spaces) == {1: "it is outdoors", 2: None, 3: None}


def test_where_most_spaces_are_outdoors_the_mark_says_nothing() -> None:
    spaces = [apart(1, predefined_type="EXTERNAL"), apart(2, predefined_type="EXTERNAL"), apart(3)]
    assert reasons(*spaces) == {1: None, 2: None, 3: None}


def test_what_is_called_a_place_outdoors_is_left_out_whatever_its_mark() -> None:
    spaces = [apart(1, name="Roof terrace", predefined_type="INTERNAL"), apart(2, name="Roof plant room")]
    assert reasons(*spaces) == {1: "it is outdoors", 2: None}


@pytest.mark.parametrize("overrides", [{"predefined_type": "EXTERNAL"}, {"name": "Terrasse"}])
def test_outdoor_spaces_count_where_the_owner_says_so(overrides: dict[str, Any]) -> None:
    spaces = [apart(1, **overrides), apart(2), apart(3)]
    assert reasons(*spaces)[1] == "it is outdoors"
    assert reasons(*spaces, outdoors="counted") == {1: None, 2: None, 3: None}


def test_an_owners_category_takes_the_place_of_a_name_that_is_outdoors() -> None:
    table = (SpaceCategory(number="101", category="Sale"), SpaceCategory(number="102", category="Balcony"))
    spaces = [apart(1, name="Terrasse"), apart(2, name="Loft")]
    assert reasons(*spaces, categories=table) == {1: None, 2: "it is outdoors"}


def test_an_owners_table_says_more_of_a_void_than_its_name() -> None:
    categories = {"101": "Office", "102": "Void", "103": "Shaft"}
    table = tuple(SpaceCategory(number=number, category=one) for number, one in categories.items())
    assert reasons(apart(1, name="Luftraum"), apart(2), apart(3, name="Schakt"), categories=table) == {
        1: None,
        2: "it is a void: it has no floor",
        3: "it is a shaft, as the owner's table says",
    }


# Wholes and parts


def nested(*sizes: tuple[int, int | None, float]) -> list[SpaceAreas]:
    """Spaces without a shape: id, whole, declared area."""
    return [
        areas_of(one, parent_id=whole, footprint=None, declared=[declared(size)] if size else [])
        for one, whole, size in sizes
    ]


@pytest.mark.parametrize(
    ("sizes", "expected"),
    [
        pytest.param(
            [(1, None, 50.0), (2, 1, 25.0), (3, 1, 24.0)], {1: "its parts are counted", 2: None, 3: None}, id="made up"
        ),
        pytest.param(
            [(1, None, 50.0), (2, 1, 5.0)], {1: None, 2: "it is part of 101, which is counted"}, id="not made up"
        ),
        pytest.param(
            [(1, None, 0.0), (2, 1, 5.0)], {1: "its parts are counted", 2: None}, id="a whole without an area"
        ),
        pytest.param(
            [(1, None, 50.0), (2, 1, 0.0)], {1: None, 2: "it is part of 101, which is counted"}, id="no parts"
        ),
        pytest.param([(1, None, 0.0), (2, 1, 0.0)], {1: "no area is known", 2: "no area is known"}, id="no areas"),
        pytest.param(
            [(1, None, 50.0), (2, 1, 48.0), (3, 2, 24.0), (4, 2, 24.0)],
            {1: "its parts are counted", 2: "its parts are counted", 3: None, 4: None},
            id="three levels, made up",
        ),
        pytest.param(
            [(1, None, 50.0), (2, 1, 10.0), (3, 2, 10.0)],
            {1: None, 2: "it is part of 101, which is counted", 3: "it is part of 101, which is counted"},
            id="three levels, the top counts",
        ),
        pytest.param([(1, 2, 50.0), (2, 1, 50.0)], {1: None, 2: None}, id="a circle is no whole"),
        pytest.param([(1, 1, 50.0)], {1: None}, id="a part of itself"),
        pytest.param([(1, 99, 50.0)], {1: None}, id="a part of what is not there"),
    ],
)
def test_a_whole_counts_or_its_parts_do(
    sizes: list[tuple[int, int | None, float]], expected: dict[int, str | None]
) -> None:
    assert reasons(*nested(*sizes)) == expected


def test_a_gross_area_that_is_a_whole_leaves_its_parts_to_count() -> None:
    gross, room = nested((1, None, 500.0), (2, 1, 20.0))
    assert reasons(areas_of(1, predefined_type="GFA", declared=gross.declared, footprint=None), room)[2] is None


def test_parts_a_thousand_deep_are_no_trouble() -> None:
    spaces = nested((0, None, 50.0), *((one, one - 1, 50.0) for one in range(1, 3000)))
    assert [key for key, reason in reasons(*spaces).items() if reason is None] == [2999]


# One room drawn twice, and rooms in rooms


def test_of_a_room_that_is_drawn_twice_the_first_counts() -> None:
    twice = areas_of(2, number="101")
    assert reasons(areas_of(1), twice) == {1: None, 2: "it is the same room as 101, drawn twice"}


def test_of_a_room_that_is_drawn_twice_the_one_that_declares_an_area_counts() -> None:
    declares = areas_of(2, number="101", declared=[NET])
    assert reasons(areas_of(1), declares)[1] == "it is the same room as 101, drawn twice"


@pytest.mark.parametrize(
    "other",
    [
        pytest.param({"number": "", "name": "Office"}, id="no number"),
        pytest.param({"footprint": rectangle(0.05, 4.0)}, id="almost the same outline"),
        pytest.param({"z_min_m": 0.1, "z_max_m": 2.5}, id="almost the same height"),
        pytest.param({"z_min_m": 0.0, "z_max_m": 0.0}, id="an outline without a body"),
    ],
)
def test_a_room_is_the_same_by_where_it_is(other: dict[str, Any]) -> None:
    again = areas_of(2, **({"number": "101"} | other))
    assert reasons(areas_of(1), again)[2] == "it is the same room as 101, drawn twice"


def test_of_two_rooms_of_different_numbers_in_one_place_one_counts_where_nothing_shows_where_the_other_belongs() -> (
    None
):
    assert reasons(areas_of(1), areas_of(2, number="A-17")) == {
        1: None,
        2: "it is drawn in the place of 101, which is counted",
    }


def test_the_room_of_another_model_is_a_copy() -> None:
    architects, copied = areas_of(1, source_model_id=1), areas_of(2, number="S101", source_model_id=2)
    assert reasons(architects, copied) == {1: None, 2: "it is a copy of 101, a room of another model"}


@pytest.mark.parametrize(
    "other",
    [
        pytest.param({"z_min_m": 3.0, "z_max_m": 5.7}, id="a storey higher"),
        pytest.param({"z_min_m": 1.5, "z_max_m": 2.7}, id="a gallery in a hall"),
        pytest.param({"footprint": rectangle(4.0, 8.0)}, id="beside it"),
        pytest.param({"footprint": rectangle(2.0, 6.0)}, id="half in it"),
        pytest.param({"footprint": None, "declared": [NET]}, id="nobody knows where"),
    ],
)
def test_another_place_is_another_room(other: dict[str, Any]) -> None:
    assert reasons(areas_of(1, declared=[NET]), areas_of(2, **other)) == {1: None, 2: None}


def test_rooms_that_declare_quite_other_areas_are_not_one_room() -> None:
    small, large = areas_of(1, declared=[declared(4.0)]), areas_of(2, declared=[declared(19.0), PLANNED])
    assert reasons(small, large) == {1: None, 2: None}


def test_an_outline_that_no_room_has_decides_nothing() -> None:
    wide = rectangle(0, 3000, 0, 3000)
    rooms = [areas_of(one, footprint=wide, declared=[declared(20.0 + one / 10)]) for one in range(1, 4)]
    assert reasons(*rooms, *row_of_rooms_at(10)) == dict.fromkeys([1, 2, 3, 10, 11, 12, 13, 14, 15], None)


def test_rooms_that_all_lie_over_one_another_are_all_counted() -> None:
    piled = [areas_of(one, footprint=rectangle(0, 3 + one, 0, 4)) for one in range(1, 9)]
    assert set(reasons(*piled).values()) == {None}


def test_copies_of_one_room_are_one_however_many_there_are() -> None:
    copies = [areas_of(one, number="101") for one in range(1, 3001)]
    assert [key for key, reason in reasons(*copies).items() if reason is None] == [1]


def test_outlines_by_the_thousand_in_one_place_are_not_compared_in_pairs() -> None:
    piled = [areas_of(one) for one in range(1, 10_001)]
    shapes = shapes_of(piled)
    overlaps = shapes.overlapping(range(len(piled)))
    assert (overlaps.piled, len(overlaps.first)) == (True, 0)


def test_storeys_over_one_another_are_no_pile() -> None:
    tower = [
        areas_of(10 * storey + room, footprint=one.footprint, z_min_m=3.0 * storey, z_max_m=3.0 * storey + 2.7)
        for storey in range(600)
        for room, one in enumerate(row_of_rooms(9))
    ]
    assert set(reasons(*tower).values()) == {None}


def row_of_rooms_at(first: int, count: int = 6) -> list[SpaceAreas]:
    """Rooms side by side, from that id on."""
    return [replace(one, space_id=first + index) for index, one in enumerate(row_of_rooms(count))]


def test_three_of_one_room_are_one() -> None:
    assert [reason is None for reason in reasons(areas_of(1), areas_of(2), areas_of(3)).values()] == [
        True,
        False,
        False,
    ]


def row_of_rooms(count: int = 3) -> list[SpaceAreas]:
    """Rooms side by side, with walls between them, inside of a rectangle of 12 × 6 m."""
    width = 12.0 / count
    return [
        areas_of(one + 1, footprint=rectangle(one * width + 0.2, (one + 1) * width - 0.2, 0.3, 5.7))
        for one in range(count)
    ]


def test_a_space_over_the_rooms_of_a_storey_is_no_room() -> None:
    over = areas_of(9, footprint=rectangle(0, 12, 0, 6))
    assert reasons(*row_of_rooms(), over) == {
        1: None,
        2: None,
        3: None,
        9: "it covers 3 other spaces, which are counted",
    }


def test_a_gross_area_over_zones_over_rooms_leaves_the_rooms() -> None:
    zones = [areas_of(7, footprint=rectangle(0, 8, 0, 6)), areas_of(8, footprint=rectangle(8, 12, 0, 6))]
    over = areas_of(9, footprint=rectangle(-0.4, 12.4, -0.4, 6.4))
    out = reasons(*row_of_rooms(6), *zones, over)
    assert [key for key, reason in out.items() if reason is None] == [1, 2, 3, 4, 5, 6]


def test_closets_that_are_drawn_into_a_hall_are_left_out_and_the_hall_counts() -> None:
    hall = areas_of(1, footprint=rectangle(0, 20, 0, 20))
    closets = [areas_of(one, footprint=rectangle(one, one + 0.9, 1, 2)) for one in (2, 3)]
    why = "it lies in 101, which is counted"
    assert reasons(hall, *closets) == {1: None, 2: why, 3: why}


def test_a_room_that_is_drawn_twice_with_a_closet_in_it_is_not_lost() -> None:
    closet = areas_of(3, footprint=rectangle(1, 2, 1, 2))
    assert [reason is None for reason in reasons(areas_of(1), areas_of(2), closet).values()] == [True, False, False]


@pytest.mark.parametrize(
    "footprint",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"no WKB at all", id="malformed"),
        pytest.param(shapely.to_wkb(shapely.Polygon()), id="an empty polygon"),
        pytest.param(shapely.to_wkb(shapely.Polygon([(0, 0), (4, 4), (4, 0), (0, 4)])), id="a bow tie"),
        pytest.param(triangle_wkb(math.nan), id="no numbers"),
        pytest.param(triangle_wkb(1e300), id="huge"),
        pytest.param(shapely.to_wkb(shapely.LineString([(0, 0), (4, 4)])), id="a line"),
        pytest.param(shapely.to_wkb(shapely.Point(1, 1)), id="a point"),
        pytest.param(
            shapely.to_wkb(shapely.GeometryCollection([shapely.box(0, 0, 4, 5), shapely.Point(1, 1)])),
            id="a collection",
        ),
    ],
)
@pytest.mark.parametrize("z_max_m", [2.7, math.nan, math.inf, -1.0, None])
def test_a_shape_that_is_none_raises_nothing(footprint: bytes, z_max_m: float | None) -> None:
    broken = areas_of(2, computed_m2=7.0, footprint=None, declared=[NET])
    broken = SpaceAreas(
        **{**{name: getattr(broken, name) for name in SpaceAreas.__slots__}, "footprint": footprint, "z_max_m": z_max_m}
    )
    assert reasons(areas_of(1), broken)[1] is None


# The category


CATEGORIES = [
    {"source": "classification", "name": "Detention"},
    {"source": "property", "name": "Police"},
    {"source": "name", "name": "Office"},
]
TABLE = (
    SpaceCategory(number="101", category="Städklass 2"),
    SpaceCategory(number="101", category="Städklass 3", building="Annex"),
)


@pytest.mark.parametrize(
    ("counting", "building", "category"),
    [
        pytest.param(Counting(), None, ("Detention", "classification"), id="a classification first"),
        pytest.param(Counting(category_order=("name",)), None, ("Office", "name"), id="an owner's order"),
        pytest.param(Counting(category_order=()), None, (None, None), id="none at all"),
        pytest.param(Counting(categories=TABLE), "Station", ("Städklass 2", "table"), id="an owner's table before all"),
        pytest.param(Counting(categories=TABLE), "ANNEX", ("Städklass 3", "table"), id="its row for this building"),
        pytest.param(
            Counting(categories=TABLE, category_order=("property", "table")),
            None,
            ("Police", "property"),
            id="if it is",
        ),
    ],
)
def test_the_first_category_in_the_order_counts(
    counting: Counting, building: str | None, category: tuple[str | None, str | None]
) -> None:
    [one] = counted_areas([areas_of(categories=CATEGORIES)], counting, building)
    assert (one.category, one.category_source) == category


@pytest.mark.parametrize("number", ["101", " 101 ", "a 01"])
def test_numbers_in_a_table_are_compared_as_people_do(number: str) -> None:
    table = (SpaceCategory(number=number, category="X"),)
    stated = "A 01" if number == "a 01" else "101"
    assert counted_areas([areas_of(number=stated)], Counting(categories=table))[0].category == "X"


# Laws


NUMBERS = st.one_of(st.none(), st.floats(allow_nan=True), st.floats(0.1, 500.0))
CORNERS = st.integers(0, 12)


@st.composite
def spaces_anywhere(draw: st.DrawFn) -> list[SpaceAreas]:
    """A few spaces that overlap, contain and repeat each other, with areas of any kind."""
    found = []
    for one in range(1, draw(st.integers(1, 9)) + 1):
        west, south, width, depth = draw(CORNERS), draw(CORNERS), draw(st.integers(1, 12)), draw(st.integers(1, 12))
        outline = rectangle(west, west + width, south, south + depth) if draw(st.booleans()) else None
        values = draw(st.lists(st.tuples(NUMBERS, st.sampled_from(["net", "gross", "other", "planned"])), max_size=3))
        low = draw(st.sampled_from([0.0, 0.0, 3.0]))
        found.append(
            areas_of(
                one,
                footprint=outline,
                parent_id=draw(st.one_of(st.none(), st.integers(1, 9))),
                predefined_type=draw(st.sampled_from([None, None, "INTERNAL", "EXTERNAL", "GFA"])),
                declared=[declared(value, kind) for value, kind in values if value is not None],
                z_min_m=low,
                z_max_m=low + 2.7,
            )
        )
    return found


@settings(max_examples=60)
@given(spaces_anywhere())
def test_each_space_counts_once_with_a_possible_area_or_says_why_not(spaces: list[SpaceAreas]) -> None:
    areas = counted_areas(spaces)
    assert [one.space_id for one in areas] == [one.space_id for one in spaces]
    for one in areas:
        assert one.counted is (one.not_counted_because is None)
        assert not one.counted or (one.area_m2 is not None and 0 < one.area_m2 <= 1e6)


@settings(max_examples=60)
@given(spaces_anywhere())
def test_no_two_spaces_that_count_are_one_room_or_lie_in_each_other(spaces: list[SpaceAreas]) -> None:
    assume(not ledger(spaces, shapes_of(spaces)).piled)
    by_id = {one.space_id: replace(one, declared=[]) for one in spaces}
    spaces = list(by_id.values())
    counting = [by_id[one.space_id] for one in counted_areas(spaces) if one.counted]
    shapes = [(one.z_min_m, shape) for one in counting if (shape := shapely.from_wkb(one.footprint)) is not None]
    for index, (floor, shape) in enumerate(shapes):
        for other_floor, other in shapes[index + 1 :]:
            smaller_m2 = min(float(shapely.area(shape)), float(shapely.area(other)))
            shared_m2 = float(shapely.area(shapely.intersection(shape, other)))
            assert floor != other_floor or shared_m2 < 0.9 * smaller_m2


def test_where_declared_areas_are_wrong_throughout_the_computed_ones_count() -> None:
    spaces = [areas_of(number, footprint=rectangle(6.0 * number, 6.0 * number + 4)) for number in range(1, 7)]
    wrong = [replace(space, declared=[declared(12.0)]) for space in spaces]
    assert [(area.area_m2, area.area_source) for area in counted_areas(wrong)] == [(20.0, "computed")] * 6
    assert [area.area_m2 for area in counted_areas(wrong, Counting(order=("declared net",)))] == [12.0] * 6
    assert [area.area_m2 for area in counted_areas(wrong[:4])] == [12.0] * 4
