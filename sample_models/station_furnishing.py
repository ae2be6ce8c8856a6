"""Doors, windows, furniture and what else the architect draws of the police station, first revision."""

from collections.abc import Iterator

from sample_models.identity import element_tag
from sample_models.parts import Family, Group, Point3, Room, Thing
from sample_models.spots import Spots
from sample_models.station_fabric import DOORS, NORTH_WINDOWS, SOUTH_WINDOWS, WALLS
from sample_models.station_rooms import GROUND, LEVELS_M, ROOMS, ZONES

DOOR_HEIGHT_M = 2.1
SILL_M = 0.9
WINDOW_HEIGHT_M = 1.4

FAMILIES = (
    Family(key="door-single", ifc_class="IfcDoor", name="Innerdörr 9x21", size_m=(0.9, 0.06, 2.1), predefined="DOOR",
           maker="Dørfabrikken Ås"),
    Family(key="door-double", ifc_class="IfcDoor", name="Pardörr 18x21", size_m=(1.8, 0.06, 2.1), predefined="DOOR"),
    Family(key="door-fire", ifc_class="IfcDoor", name="Branddörr EI60 10x21", size_m=(1.0, 0.08, 2.1),
           predefined="DOOR", maker="Dørfabrikken Ås", model="EI60-C"),
    Family(key="door-cell", ifc_class="IfcDoor", name="Celledør", size_m=(0.9, 0.1, 2.1), predefined="DOOR"),
    Family(key="door-gate", ifc_class="IfcDoor", name="Port 30x21", size_m=(3.0, 0.12, 2.1), predefined="GATE"),
    Family(key="window", ifc_class="IfcWindow", name="Fönster 14x14", size_m=(1.4, 0.1, 1.4), predefined="WINDOW"),
    Family(key="desk", ifc_class="IfcFurniture", name="Skrivbord 1600", size_m=(1.6, 0.8, 0.72), predefined="DESK",
           origin_m=(-0.8, -0.4, -0.36), maker="Møbelsnekkeren", model="Skriv 160"),
    Family(key="chair", ifc_class="IfcFurniture", name="Arbetsstol", size_m=(0.5, 0.5, 0.9), predefined="CHAIR",
           form="mesh", origin_m=(0.0, 0.0, -0.45)),
    Family(key="cabinet", ifc_class="IfcFurniture", name="Skåp 800x400x2000", size_m=(0.8, 0.4, 2.0),
           predefined="FILECABINET", origin_m=(-0.4, -0.2, -1.0)),
    Family(key="table", ifc_class="IfcFurniture", name="Bord, rundt", size_m=(1.2, 1.2, 0.74), predefined="TABLE",
           form="cylinder", origin_m=(0.0, 0.0, -0.37)),
    Family(key="bunk", ifc_class="IfcFurniture", name="Brits, fast", size_m=(1.0, 0.7, 0.45), predefined="BED",
           form="brep", origin_m=(1.9, -2.3, -0.225)),
    Family(key="shelf", ifc_class="IfcFurniture", name="Стеллаж", size_m=(1.0, 0.4, 2.1), predefined="SHELF",
           origin_m=(0.0, 0.0, -1.05)),
    Family(key="cell-wc", ifc_class="IfcSanitaryTerminal", name="Cell-WC rostfri", size_m=(0.4, 0.5, 0.45),
           predefined="TOILETPAN", form="mesh", origin_m=(0.0, 0.0, -0.345)),
    Family(key="lift", ifc_class="IfcTransportElement", name="Plattformslyft", size_m=(1.1, 1.4, 2.2),
           predefined="ELEVATOR", origin_m=(0.0, 0.0, -1.4)),
    Family(key="person", ifc_class="IfcBuildingElementProxy", name="RPC Male", size_m=(0.5, 0.3, 1.8),
           form="mesh", origin_m=(0.0, 0.0, -0.9)),
    Family(key="tree", ifc_class="IfcBuildingElementProxy", name="RPC Tree - Björk", size_m=(3.0, 3.0, 7.0),
           form="cylinder", origin_m=(0.0, 0.0, -3.5)),
)  # fmt: skip

FURNITURE: dict[str, str] = {
    "103": "desk*2 chair*2 cabinet", "104": "chair*4", "105": "table chair*3", "106": "table chair*3",
    "107": "shelf*3", "111": "bunk cell-wc", "112": "bunk cell-wc", "113": "bunk cell-wc", "114": "bunk",
    "115": "bunk cell-wc", "118": "shelf*4", "201": "table chair*4", "203": "desk chair cabinet",
    "204": "desk chair cabinet", "205": "desk chair cabinet", "206": "desk chair cabinet",
    "207": "desk chair cabinet", "208": "desk chair cabinet", "210": "desk*4 chair*4 cabinet*2",
    "215": "table*2 chair*4", "216": "cabinet*3", "305": "shelf*2",
}  # fmt: skip
"""Room → families and how many of each; contained in the room."""

LOOSE_FURNITURE: dict[str, str] = {"100": "cabinet*2 person", "110": "lift", "200": "cabinet*2 person"}
"""The same, but contained in the storey only."""

ROOMS_BY_NUMBER: dict[str, Room] = {room.number: room for room in ROOMS}
FAMILIES_BY_KEY: dict[str, Family] = {family.key: family for family in FAMILIES}


def counted(text: str) -> Iterator[str]:
    """Yield each word of a table's row as often as it says: ``desk*2`` twice."""
    for word in text.split():
        name, _, times = word.partition("*")
        yield from [name] * int(times or 1)


def tag_of(key: str) -> str:
    """Return the element id that the architect's tool gave this thing."""
    return element_tag("architecture", key)


def doors() -> tuple[Thing, ...]:
    """Return all doors, each in the opening of its wall, named by the room it belongs to."""
    return tuple(
        _opening_filler(family, f"door-{rooms[0]}-{x:.1f}-{y:.1f}", (x, y, DOOR_HEIGHT_M / 2), rooms, wall)
        for family, wall, (x, y), rooms in DOORS
    )


def windows() -> tuple[Thing, ...]:
    """Return all windows; each belongs to the room behind it."""
    south = ((number, x, 0.2, "S") for number, xs in SOUTH_WINDOWS.items() for x in xs)
    north = ((number, x, 18.2, "N") for number, xs in NORTH_WINDOWS.items() for x in xs)
    return tuple(
        _opening_filler(
            "window", f"window-{number}-{x:.1f}", (x, y, SILL_M + WINDOW_HEIGHT_M / 2), (number,),
            f"wall-{ROOMS_BY_NUMBER[number].storey}-{side}",
        )
        for number, x, y, side in (*south, *north)
    )  # fmt: skip


def _opening_filler(family: str, key: str, at: Point3, rooms: tuple[str, ...], wall: str) -> Thing:
    _, storey, letter = wall.split("-")
    x0, y0, x1, y1 = WALLS[storey][letter]
    x, y, height = at
    tag = tag_of(key)
    return Thing(
        key=key, family=family, centre_m=(x, y, round(LEVELS_M[storey] + height, 4)),
        turn_deg=0.0 if x1 - x0 > y1 - y0 else 90.0, storey=storey, rooms=rooms, host=wall, tag=tag,
        name=f"{FAMILIES_BY_KEY[family].name}:{tag}",
    )  # fmt: skip


def furniture() -> tuple[Thing, ...]:
    """Return what stands in the rooms, contained in them or, loose, in the storey only."""
    spots = {room.number: Spots(room) for room in ROOMS}
    return tuple(
        _standing(number, family, f"{number}-{family}-{index}", spots[number], in_room=table is FURNITURE)
        for table in (FURNITURE, LOOSE_FURNITURE)
        for number, text in table.items()
        for index, family in enumerate(counted(text), start=1)
    )


def _standing(number: str, family_key: str, key: str, spots: Spots, *, in_room: bool) -> Thing:
    family, room = FAMILIES_BY_KEY[family_key], ROOMS_BY_NUMBER[number]
    width, depth, height = family.size_m
    x, y = spots.free_spot(max(width, depth) / 2 + 0.05)
    tag = tag_of(key)
    return Thing(
        key=key, family=family_key, centre_m=(x, y, round(room.floor_m + height / 2, 4)), turn_deg=0.0,
        storey=room.storey, rooms=(number,), in_room=in_room, tag=tag, name=f"{family.name}:{tag}",
        entourage=family_key == "person",
    )  # fmt: skip


def surroundings() -> tuple[Thing, ...]:
    """Return what the architect drew outside the walls."""
    return (
        Thing(
            key="tree-1", family="tree", centre_m=(-6.0, 4.0, 3.5), turn_deg=0.0, storey=GROUND, why="outside: garden",
            tag=tag_of("tree-1"), name=f"RPC Tree - Björk:{tag_of('tree-1')}", entourage=True,
        ),
    )  # fmt: skip


def things() -> tuple[Thing, ...]:
    """Return all that the architect's model holds besides rooms and fabric."""
    return (*doors(), *windows(), *furniture(), *surroundings())


def zones() -> tuple[Group, ...]:
    """Return the zones of rooms."""
    return tuple(Group(key=f"zone-{name}", name=name, kind="zone", members=rooms) for name, rooms in ZONES.items())
