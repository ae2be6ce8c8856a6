"""What the second revision of the police station changes, and the models that it makes of the first."""

from dataclasses import dataclass, replace

from shapely import Point

from sample_models.parts import Family, Mass, Model, Point3, Room, Thing
from sample_models.station_devices import FAMILIES as DEVICE_FAMILIES
from sample_models.station_equipment import device_name, systems, tag_of
from sample_models.station_fabric import MOVED_WALL
from sample_models.station_furnishing import FAMILIES_BY_KEY as DRAWN_FAMILIES
from sample_models.station_furnishing import tag_of as architect_tag_of
from sample_models.station_rooms import UPPER, UPPER_M, box_ring

AGAIN = "/2"
"""What the identity of a thing ends with when its second revision has another GlobalId."""

SPLIT = {"210": ("210A", "210B")}
"""Room → what it was split into; the first part keeps its GlobalId."""
SPLIT_ROOMS = (
    Room(number="210A", name="Vaktsentral", storey=UPPER, ring=box_ring(4.6, 10.4, 8.6, 18.0), floor_m=UPPER_M,
         code="O-02", planned_m2=30.0, identity="room-210"),
    Room(number="210B", name="Ledningscentral", storey=UPPER, ring=box_ring(8.8, 10.4, 12.4, 18.0), floor_m=UPPER_M,
         code="O-02", planned_m2=27.0),
)  # fmt: skip
SPLITTING_WALL = Mass(
    key="wall-upper-s", ifc_class="IfcWall", name="Innervägg 200", storey=UPPER, ring=box_ring(8.6, 10.4, 8.8, 18.0),
    base_m=UPPER_M, height_m=3.3,
)  # fmt: skip
ADDED_DOOR = Thing(
    key="door-210B-10.6-10.3", family="door-fire", centre_m=(10.6, 10.3, UPPER_M + 1.05), turn_deg=0.0, storey=UPPER,
    rooms=("210B", "200"), host="wall-upper-b", tag=architect_tag_of("door-210B"),
    name=f"{DRAWN_FAMILIES['door-fire'].name}:{architect_tag_of('door-210B')}",
)  # fmt: skip

MOVED_WALL_RING = box_ring(16.0, 0.4, 16.2, 7.8)
RESIZED = {"203": box_ring(12.6, 0.4, 16.0, 7.8), "204": box_ring(16.2, 0.4, 18.4, 7.8)}

ROOMS_WITH_NEW_IDS = ("116", "205", "303")
DRAWN_WITH_NEW_IDS = (
    "door-105-20.5-7.9", "door-208-28.8-7.9", "window-206-23.0", "104-chair-1", "206-desk-1", "210-desk-1",
    "215-table-1", "118-shelf-1",
)  # fmt: skip
DRAWN_MOVED: dict[str, tuple[str, Point3]] = {"208-chair-2": ("207", (25.6, 5.5, UPPER_M + 0.45))}
DRAWN_GONE = ("103-cabinet-5",)


@dataclass(frozen=True, slots=True)
class Replacement:
    """A device that gave way to one of another family at the same place."""

    old: str
    family: str


REPLACED = (
    Replacement("301-pump-1", "pump-e"),
    Replacement("301-pump-2", "pump-e"),
    Replacement("301-pump-3", "pump-e"),
    *(
        Replacement(f"{number}-light-panel-1", "light-panel-led")
        for number in ("203", "204", "205", "206", "207", "208", "210")
    ),
)
DEVICES_MOVED: dict[str, tuple[str, Point3, float]] = {
    "211-rack-2": ("118", (11.0, 16.9, 1.0), 0.0),
    "216-detector-1": ("217", (28.0, 16.5, UPPER_M + 2.67), 0.0),
    "103-data-outlet-1": ("104", (18.4, 6.2, 0.3), 90.0),
}
"""Device → its new room, centre and turn."""
DEVICES_GONE = ("110-detector-1", "301-valve-3")
DEVICES_WITH_NEW_IDS = (
    "100-hosereel-1", "200-hosereel-1", "301-ahu-1", "120-board-1", "201-supply-1", "208-socket-1",
)  # fmt: skip
"""Drawn anew in place: another GlobalId, the same element id."""
DEVICES_KNOWN_BY_PLACE = ("112-extract-1", "204-thermostat-1")
"""Another GlobalId and another element id; only type and place still tell."""


def replacement_key(old: str) -> str:
    """Return the key of what came in the place of a replaced device."""
    return f"{old}-new"


def revised_architecture(first: Model) -> Model:
    """Return the architect's second revision of this model."""
    things = [_redrawn(thing) for thing in first.things if thing.key not in DRAWN_GONE]
    return replace(
        first, file_name="station-architecture-2.ifc", written_at="2021-09-15T08:00:00",
        rooms=(*(_rebuilt(room) for room in first.rooms if room.number not in SPLIT), *SPLIT_ROOMS),
        masses=(*(_shifted(mass) for mass in first.masses), SPLITTING_WALL),
        things=(*(_in_split_room(thing) for thing in things), ADDED_DOOR),
        families=_exported_again(first.families),
    )  # fmt: skip


def _rebuilt(room: Room) -> Room:
    identity = f"room-{room.number}{AGAIN}" if room.number in ROOMS_WITH_NEW_IDS else room.identity
    return replace(room, ring=RESIZED.get(room.number, room.ring), identity=identity)


def _shifted(mass: Mass) -> Mass:
    return replace(mass, ring=MOVED_WALL_RING) if mass.key == MOVED_WALL else mass


def _redrawn(thing: Thing) -> Thing:
    if thing.key in DRAWN_WITH_NEW_IDS:
        return replace(thing, identity=thing.key + AGAIN)
    if thing.key in DRAWN_MOVED:
        number, centre = DRAWN_MOVED[thing.key]
        return replace(thing, rooms=(number,), centre_m=centre)
    return thing


def _in_split_room(thing: Thing) -> Thing:
    """The thing with its rooms as they are after the split: the part that it stands in or next to."""
    return replace(thing, rooms=tuple(_part(number, thing.centre_m) for number in thing.rooms))


def _part(number: str, centre: Point3) -> str:
    parts = [room for room in SPLIT_ROOMS if room.number in SPLIT.get(number, ())]
    return min(parts, key=lambda room: room.polygon.distance(Point(centre[:2]))).number if parts else number


def _exported_again(families: tuple[Family, ...]) -> tuple[Family, ...]:
    """Types get new GlobalIds in every export."""
    return tuple(replace(family, identity=family.key + AGAIN) for family in families)


def revised_services(first: Model) -> Model:
    """Return the services engineer's second revision of this model."""
    things = tuple(_in_split_room(_serviced(thing)) for thing in first.things if thing.key not in DEVICES_GONE)
    return replace(
        first, file_name="station-services-2.ifc", written_at="2021-09-20T13:30:00", things=things,
        families=_exported_again(first.families), groups=systems(things),
    )  # fmt: skip


def _serviced(thing: Thing) -> Thing:
    key = thing.key
    if key in DEVICES_MOVED:
        number, centre, turn = DEVICES_MOVED[key]
        storey = "ground" if centre[2] < UPPER_M else UPPER
        return replace(thing, rooms=(number,), centre_m=centre, turn_deg=turn, storey=storey)
    if key in DEVICES_WITH_NEW_IDS:
        return replace(thing, identity=key + AGAIN)
    if key in DEVICES_KNOWN_BY_PLACE:
        tag = tag_of(key + AGAIN)
        name = f"{thing.name.rpartition(':')[0]}:{tag}"
        return replace(thing, identity=key + AGAIN, tag=tag, name=name)
    return _replaced(thing)


def _replaced(thing: Thing) -> Thing:
    family_key = next((item.family for item in REPLACED if item.old == thing.key), None)
    if family_key is None:
        return thing
    family = next(family for family in DEVICE_FAMILIES if family.key == family_key)
    key = replacement_key(thing.key)
    return replace(thing, key=key, family=family_key, tag=tag_of(key), name=device_name(family, tag_of(key)))
