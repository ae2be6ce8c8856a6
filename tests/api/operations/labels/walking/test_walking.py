"""The way through a building: each room once, and rooms beside each other one after the other."""

from collections.abc import Callable, Sequence
from itertools import pairwise
from math import dist
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Engine

from api.operations.elements.listing import list_assets
from api.operations.elements.views import SpaceView
from api.operations.labels.choice.choosing import choose
from api.operations.labels.order import Choice
from api.operations.labels.walking.building import Building, Door, Room, Storey
from api.operations.labels.walking.surveying import survey
from api.operations.labels.walking.way import entrance_of, storeys_in_order, way_through
from api.operations.labels.walking.words import is_entrance, is_stairs
from registry.database.engine import reading
from registry.elements.listing import Wanted, spaces, storeys
from tests.api.operations.registered import importing

GROUND, FIRST, CELLAR = Storey(1, 0.0), Storey(2, 3.0), Storey(3, -3.0)


def corridor() -> Building:
    """A corridor along x with three rooms on either side, numbered criss-cross, a store behind the last, and a hall.

    ::

        5   3   6 - 7
        ------1-------   2 (hall, with the door)
        8   4   9
    """
    at = {1: (4, 0), 2: (10, 0), 5: (0, 3), 3: (4, 3), 6: (8, 3), 7: (12, 3), 8: (0, -3), 4: (4, -3), 9: (8, -3)}
    rooms = [Room(one, GROUND.id, (float(x), float(y))) for one, (x, y) in sorted(at.items())]
    doors = [*(Door(1, one) for one in (2, 3, 4, 5, 6, 8, 9)), Door(7, 6), Door(2, None, 3), Door(8, None, 1)]
    return Building(rooms, doors, [GROUND])


def test_one_comes_in_through_the_door_that_is_most_like_an_entrance() -> None:
    assert entrance_of(corridor()) == 2


def test_one_goes_through_doors_to_the_nearest_room_and_finishes_what_is_behind_it() -> None:
    assert way_through(corridor()) == [2, 1, 3, 5, 8, 4, 9, 6, 7]


def test_storeys_come_from_the_entrance_up_and_then_down() -> None:
    above = Storey(4, 6.0)
    order = storeys_in_order([CELLAR, GROUND, FIRST, above, Storey(5)], None)
    assert order == [(1, None), (2, 1), (4, 2), (3, 1), (5, 1)]


def test_each_storey_begins_where_its_stairs_are() -> None:
    rooms = [
        Room(1, GROUND.id, (0.0, 0.0)),
        Room(2, GROUND.id, (9.0, 0.0), is_stairs=True),
        Room(3, FIRST.id, (0.0, 0.0)),
        Room(4, FIRST.id, (8.0, 0.0)),
        Room(5, FIRST.id, (9.0, 0.0), is_stairs=True),
    ]
    doors = [Door(1, 2), Door(1, None, 1), Door(5, 4), Door(4, 3), Door(2, 5)]
    assert way_through(Building(rooms, doors, [GROUND, FIRST])) == [1, 2, 5, 4, 3]


def test_a_flat_to_which_no_door_leads_is_entered_by_its_own_door() -> None:
    rooms = [Room(one, GROUND.id, (float(one), 0.0)) for one in range(1, 7)]
    doors = [Door(1, None, 3), Door(1, 2), Door(2, 3), Door(4, 5), Door(5, 6), Door(6, None, 1)]
    assert way_through(Building(rooms, doors, [GROUND])) == [1, 2, 3, 6, 5, 4]


def test_rooms_of_which_nothing_is_known_come_in_their_own_order_on_their_storey() -> None:
    rooms = [Room(1, FIRST.id), Room(2, FIRST.id), Room(3, GROUND.id), Room(4, GROUND.id), Room(5)]
    assert way_through(Building(rooms, (), [GROUND, FIRST])) == [3, 4, 1, 2, 5]


@given(st.integers(0, 2**32), st.integers(1, 30), st.integers(0, 60))
def test_any_building_has_a_way_with_each_room_once_and_always_the_same(seed: int, count: int, doors: int) -> None:
    chance = Random(seed)  # noqa: S311  (a building, no secret)
    ids = list(range(1, count + 1))
    building = Building(
        [
            Room(
                one,
                chance.choice([1, 2, 3, None]),
                chance.choice([None, (chance.uniform(0, 50), chance.uniform(0, 9))]),
            )
            for one in ids
        ],
        [Door(chance.choice(ids), chance.choice([None, *ids]), chance.choice([0, 1])) for _ in range(doors)],
        [GROUND, FIRST, CELLAR],
    )
    way = way_through(building)
    assert sorted(way) == ids
    assert way == way_through(building)


@pytest.mark.parametrize(
    ("name", "entrance", "stairs"),
    [
        ("Flur EG Eingang", True, False),
        ("Hall", True, False),
        ("Banquet Hall", False, False),
        ("Centre", False, False),
        ("Vindfång", True, False),
        ("Treppenhaus 1", False, True),
        ("Trapp 2", False, True),
        ("Trapped air", False, False),
    ],
)
def test_entrances_and_stairs_are_known_by_their_names(name: str, entrance: bool, stairs: bool) -> None:
    assert (is_entrance(name), is_stairs(name)) == (entrance, stairs)


@pytest.mark.parametrize(
    ("model", "entrance"),
    [("institute-archicad.ifczip", "Flur EG Eingang"), ("duplex-arc-2011-09-07.ifc", "Foyer")],
)
def test_real_buildings_are_walked_on_a_shorter_way_than_by_their_numbers(
    engine: Engine, real_model: Callable[[str], Path], model: str, entrance: str
) -> None:
    importing(engine, real_model(model), building="House")
    plan = plan_of(engine)
    way, numbers = way_through(plan), [one.id for one in plan.rooms]
    assert sorted(way) == sorted(numbers)
    assert metres(plan, way) < metres(plan, numbers)
    assert beside_each_other(plan, way) >= 0.75
    with reading(engine) as session:
        chosen = choose(session, Choice(order="walk", everything=True)).elements
        behind = {one.id: one.space and one.space.id for one in list_assets(session)}
    assert [one.id for one in chosen if isinstance(one, SpaceView) and one.id in way] == way
    assert chosen[0].name == entrance
    room = None
    for one in chosen:
        room = one.id if isinstance(one, SpaceView) else room
        assert isinstance(one, SpaceView) or behind[one.id] in (room, None)


def plan_of(engine: Engine) -> Building:
    with reading(engine) as session:
        rooms = spaces(session, Wanted())
        walkable = {row["id"] for row in rooms if row["counted"]}
        [plan] = survey(session, None, rooms, storeys(session, Wanted()), walkable).values()
    return plan


def pairs(plan: Building, way: Sequence[int]) -> list[tuple[Room, Room]]:
    """Rooms of one storey that come one after the other."""
    rooms = {one.id: one for one in plan.rooms}
    both = [(rooms[here], rooms[there]) for here, there in pairwise(way)]
    return [(here, there) for here, there in both if here.storey == there.storey]


def metres(plan: Building, way: Sequence[int]) -> float:
    """From middle to middle."""
    return sum(dist(here.at, there.at) for here, there in pairs(plan, way) if here.at and there.at)


def beside_each_other(plan: Building, way: Sequence[int]) -> float:
    """Of the rooms that come one after the other, the share that has a door between them or onto one corridor."""
    beside: dict[int, set[int]] = {one.id: {one.id} for one in plan.rooms}
    for one in plan.doors:
        if one.behind in beside:
            beside[one.room].add(one.behind)
            beside[one.behind].add(one.room)
    both = pairs(plan, way)
    return sum(not beside[here.id].isdisjoint(beside[there.id]) for here, there in both) / len(both)
