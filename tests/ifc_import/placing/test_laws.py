"""What always holds, whatever the building."""

from dataclasses import replace

import shapely
from hypothesis import given
from hypothesis import strategies as st
from shapely.affinity import translate

from ifc_import.placing import bands
from ifc_import.placing.cascade import locate
from ifc_import.placing.rooms import Level, Location, Room, Thing
from registry.snapshot import SURE

WALL_M, ROOM_M, STOREY_M, CLEAR_M = 0.25, 3.75, 3.5, 2.75
ACROSS, STOREYS = 3, 2


def _rooms() -> list[Room]:
    """A block of rooms with walls between them; every length is a whole number of quarters: shifts are exact."""
    pitch = ROOM_M + WALL_M
    return [
        Room(
            id=1 + column + ACROSS * (row + ACROSS * storey),
            storey_id=storey,
            number=f"{storey}{row}{column}",
            shape=shapely.box(column * pitch, row * pitch, column * pitch + ROOM_M, row * pitch + ROOM_M),
            z_min_m=storey * STOREY_M,
            z_max_m=storey * STOREY_M + CLEAR_M,
        )
        for storey in range(STOREYS)
        for row in range(ACROSS)
        for column in range(ACROSS)
    ]


ROOMS = _rooms()
LEVELS = [Level(storey, storey * STOREY_M) for storey in range(STOREYS)]

eighths = st.integers(-16, 120).map(lambda n: n / 8)
sizes = st.integers(0, 24).map(lambda n: n / 8)


@st.composite
def things(draw: st.DrawFn) -> list[Thing]:
    """Things anywhere in and about the building."""
    count = draw(st.integers(1, 12))
    corners = [tuple(draw(eighths) for _ in range(3)) for _ in range(count)]
    return [
        Thing(
            id=number,
            storey_id=draw(st.sampled_from([None, 0, 1])),
            box=(x, y, z, x + draw(sizes), y + draw(sizes), z + draw(sizes)),
            is_door=draw(st.booleans()),
        )
        for number, (x, y, z) in enumerate(corners, start=1)
    ]


def _shifted_room(room: Room, dx: float, dy: float, dz: float) -> Room:
    assert room.shape is not None
    shape = translate(room.shape, dx, dy)
    return replace(room, shape=shape, z_min_m=room.z_min_m + dz, z_max_m=room.z_max_m + dz)


def _shifted_thing(thing: Thing, *by: float) -> Thing:
    assert thing.box is not None
    x0, y0, z0, x1, y1, z1 = thing.box
    dx, dy, dz = by
    return replace(thing, box=(x0 + dx, y0 + dy, z0 + dz, x1 + dx, y1 + dy, z1 + dz))


def _answers(found: list[Location]) -> list[tuple[object, ...]]:
    return [(one.thing_id, one.space_id, one.method, one.runner_up_id, one.other_side_id) for one in found]


@given(things(), st.tuples(*[st.integers(-4000, 4000).map(float)] * 3))
def test_shifting_everything_changes_no_room(some: list[Thing], by: tuple[float, float, float]) -> None:
    dx, dy, dz = by
    rooms = [_shifted_room(room, dx, dy, dz) for room in ROOMS]
    levels = [Level(level.id, (level.elevation_m or 0.0) + dz) for level in LEVELS]

    shifted = locate(rooms, [_shifted_thing(thing, dx, dy, dz) for thing in some], levels)

    assert _answers(shifted) == _answers(locate(ROOMS, some, LEVELS))


@given(things(), st.permutations(ROOMS))
def test_the_order_of_rooms_does_not_matter(some: list[Thing], rooms: list[Room]) -> None:
    assert locate(rooms, some, LEVELS) == locate(ROOMS, some, LEVELS)


@given(things())
def test_things_do_not_matter_to_each_other(some: list[Thing]) -> None:
    assert locate(ROOMS, some, LEVELS) == [locate(ROOMS, [thing], LEVELS)[0] for thing in some]


@given(things())
def test_there_is_one_location_for_each_thing_in_order_with_a_confidence_between_0_and_1(some: list[Thing]) -> None:
    found = locate(ROOMS, some, LEVELS)

    assert [one.thing_id for one in found] == [thing.id for thing in some]
    assert all(0.0 <= one.confidence <= 1.0 for one in found)


@given(things())
def test_without_a_room_nothing_is_sure(some: list[Thing]) -> None:
    assert all(one.confidence < SURE for one in locate(ROOMS, some, LEVELS) if one.space_id is None)


@given(
    st.sampled_from(ROOMS),
    st.tuples(*[st.tuples(st.floats(0.0, 1.0), st.floats(0.0, 1.0)).map(sorted)] * 3),
    st.sampled_from([None, 0, 1]),
)
def test_a_thing_wholly_inside_one_room_is_surely_there_unless_its_model_names_another_storey(
    room: Room, spans: tuple[list[float], list[float], list[float]], storey_id: int | None
) -> None:
    assert room.shape is not None
    west, south, *_ = room.shape.bounds
    (x0, x1), (y0, y1), (z0, z1) = spans
    low = (west + x0 * ROOM_M, south + y0 * ROOM_M, room.z_min_m + z0 * CLEAR_M)
    box = (*low, west + x1 * ROOM_M, south + y1 * ROOM_M, room.z_min_m + z1 * CLEAR_M)

    [found] = locate(ROOMS, [Thing(1, storey_id=storey_id, box=box)], LEVELS)

    assert found.space_id == room.id
    assert (found.confidence >= SURE) == (storey_id in (None, room.storey_id))


def test_no_band_is_trusted_more_than_it_was_right() -> None:
    known = [band for band in vars(bands).values() if isinstance(band, bands.Band) and band.seen]

    assert [band.evidence for band in known if band.confidence > band.right / band.seen] == []
