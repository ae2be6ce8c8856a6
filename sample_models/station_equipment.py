"""Which device of the building services is in which room of the police station, first revision."""

from collections.abc import Iterator

from sample_models.identity import element_tag
from sample_models.parts import Family, Group, Mass, Point3, Properties, Room, Thing
from sample_models.spots import Spots
from sample_models.station_devices import FAMILIES, MOUNTS, SYSTEM_OF_SYSTEMS, SYSTEMS
from sample_models.station_furnishing import ROOMS_BY_NUMBER, counted, doors, windows
from sample_models.station_rooms import ATTIC, GROUND, ROOMS, UPPER, box_ring

EQUIPMENT: dict[str, str] = {
    "100": "light-panel*3 sprinkler*2 supply detector hosereel socket",
    "101": "light-panel sprinkler camera",
    "102": "light-pendant*2 detector radiator",
    "103": "light-panel*2 sprinkler supply*2 socket*2 data-outlet switch",
    "104": "light-panel extract",
    "105": "light-panel supply socket camera switch",
    "106": "light-panel supply socket",
    "107": "light-panel extract",
    "110": "light-panel detector",
    "111": "light-cell extract camera",
    "112": "light-cell extract",
    "113": "light-cell extract",
    "114": "light-cell camera drain",
    "115": "light-cell extract camera",
    "116": "light-panel sprinkler",
    "117": "light-panel basin",
    "118": "light-panel detector",
    "119": "light-pendant",
    "120": "light-pendant*2 drain sprinkler*2 board",
    "200": "light-panel*3 sprinkler*2 hosereel detector socket",
    "201": "light-panel supply radiator socket",
    "202": "light-panel",
    "203": "light-panel supply socket switch",
    "204": "light-panel supply socket thermostat",
    "205": "light-panel supply radiator socket",
    "206": "light-panel supply radiator socket switch",
    "207": "light-panel supply radiator socket",
    "208": "light-panel supply radiator socket",
    "210": "light-panel*2 supply*2 socket*2 data-outlet*2 sprinkler",
    "211": "light-panel rack*2 board detector meter",
    "212": "light-panel extract wc basin",
    "213": "light-panel extract wc basin",
    "214": "light-panel drain",
    "215": "light-panel supply socket*2 radiator",
    "216": "light-panel detector",
    "217": "light-panel extract",
    "301": "light-pendant*2 ahu*2 fan*2 pump*4 tank exchanger valve*3 board drain meter",
    "302": "light-pendant sprinkler",
    "303": "light-pendant",
    "305": "light-pendant",
}
"""Room → families and how many of each. All are contained in the storey, none in a room."""

OUTSIDE: tuple[tuple[str, str, Point3, str, str], ...] = (
    ("facade-light-1", "light-outdoor", (2.4, -0.1, 2.6), GROUND, "outside: on the facade above the entrance"),
    ("facade-light-2", "light-outdoor", (19.5, 18.5, 2.6), GROUND, "outside: on the facade above the ramp"),
    ("heat-pump-1", "heat-pump", (33.0, 6.0, 0.65), GROUND, "outside: on the ground"),
    ("roof-fan-1", "roof-fan", (8.0, 9.0, 10.6), ATTIC, "outside: on the roof, right above the plant room"),
    ("roof-fan-2", "roof-fan", (12.0, 9.0, 10.6), ATTIC, "outside: on the roof, right above the plant room"),
    ("solar-1", "solar", (28.0, 11.0, 10.5), ATTIC, "outside: on the roof"),
    ("solar-2", "solar", (28.0, 12.5, 10.5), ATTIC, "outside: on the roof"),
)

ON_SLAB_ABOVE = ("103-supply-1", "103-supply-2", "105-supply-1", "106-supply-1")
"""Contained in the storey above their room, because their origin hangs from its slab."""

SEGMENTS: tuple[tuple[str, str, str, tuple[float, float, float, float], float], ...] = (
    ("IfcDuctSegment", "Kanal 400x300", GROUND, (4.6, 9.3, 29.0, 9.7), 2.9),
    ("IfcDuctSegment", "Kanal 200x200", GROUND, (14.0, 3.0, 14.2, 9.3), 2.95),
    ("IfcDuctSegment", "Kanal 400x300", UPPER, (4.6, 9.3, 29.0, 9.7), 6.5),
    ("IfcDuctSegment", "Kanal 200x200", UPPER, (8.0, 9.7, 8.2, 14.0), 6.55),
    ("IfcDuctFitting", "T-stycke 400", GROUND, (13.9, 9.2, 14.3, 9.8), 2.9),
    ("IfcDuctFitting", "T-stycke 400", UPPER, (7.9, 9.2, 8.3, 9.8), 6.5),
    ("IfcPipeSegment", "Rör DN50", GROUND, (4.6, 8.4, 29.0, 8.45), 3.0),
    ("IfcPipeSegment", "Rör DN50", UPPER, (4.6, 8.4, 29.0, 8.45), 6.6),
    ("IfcPipeSegment", "Rør DN80", ATTIC, (5.0, 5.0, 15.0, 5.1), 7.3),
    ("IfcPipeFitting", "Böj DN50", UPPER, (29.0, 8.35, 29.1, 8.5), 6.6),
    ("IfcCableCarrierSegment", "Kabelstege 300", GROUND, (4.6, 8.9, 29.8, 9.2), 3.05),
    ("IfcCableCarrierSegment", "Kabelstege 300", UPPER, (4.6, 8.9, 29.8, 9.2), 6.65),
    ("IfcJunctionBox", "Kopplingsdosa", GROUND, (10.0, 8.1, 10.1, 8.2), 2.9),
    ("IfcJunctionBox", "Kopplingsdosa", UPPER, (10.0, 8.1, 10.1, 8.2), 6.5),
)
"""Class, name, storey, extent in plan, underside: what runs through many rooms and is not maintained."""

FAMILIES_BY_KEY: dict[str, Family] = {family.key: family for family in FAMILIES}
MISSPELT_SET = "Pset_ManufacturerOccurence"
"""As an edition of the standard has it."""
DESIGNATED = {"pump", "fan", "ahu", "tank", "exchanger", "board"}


def tag_of(key: str) -> str:
    """Return the element id that the engineer's tool gave this device."""
    return element_tag("services", key)


def device_name(family: Family, tag: str) -> str:
    """Return a device's name as authoring tools write it: product, then element id."""
    return f"{family.name}:{tag}"


def placed(family: Family, room: Room, spots: Spots) -> tuple[Point3, float]:
    """Return the centre of a device in a room, and its turn in degrees."""
    mount = MOUNTS[family.key]
    if mount.place == "wall":
        (x, y), turn = spots.wall_spot(mount.depth_m)
        return (x, y, round(room.floor_m + mount.height_m, 4)), round(turn, 4)
    x, y = spots.free_spot(max(family.size_m[:2]) / 2 + 0.15)
    base = room.top_m if mount.place == "ceiling" else room.floor_m
    return (x, y, round(base + mount.height_m, 4)), 0.0


def devices() -> tuple[Thing, ...]:
    """Return all devices inside the building."""
    spots = {room.number: Spots(room, openings=_openings(room)) for room in ROOMS}
    return tuple(
        _device(number, FAMILIES_BY_KEY[family], key, spots[number])
        for number, text in EQUIPMENT.items()
        for family, key in _numbered(number, text)
    )


def _numbered(number: str, text: str) -> Iterator[tuple[str, str]]:
    seen: dict[str, int] = {}
    for family in counted(text):
        seen[family] = seen.get(family, 0) + 1
        yield family, f"{number}-{family}-{seen[family]}"


def _openings(room: Room) -> list[tuple[float, float]]:
    return [thing.centre_m[:2] for thing in (*doors(), *windows()) if room.number in thing.rooms]


def _device(number: str, family: Family, key: str, spots: Spots) -> Thing:
    room, tag = ROOMS_BY_NUMBER[number], tag_of(key)
    centre, turn = placed(family, room, spots)
    return Thing(
        key=key, family=family.key, centre_m=centre, turn_deg=turn, rooms=(number,), tag=tag,
        storey=UPPER if key in ON_SLAB_ABOVE else room.storey, name=device_name(family, tag), why=_trap(family, key),
        properties=_properties(family, key, number),
    )  # fmt: skip


def _trap(family: Family, key: str) -> str:
    if key in ON_SLAB_ABOVE:
        return "contained in the storey above"
    if family.form == "nothing":
        return "no shape: only a property says the room"
    mount = MOUNTS[family.key]
    if mount.place == "ceiling" and mount.height_m > 0:
        return "above the ceiling"
    if mount.place == "wall" and mount.depth_m > 0:
        return "half in the wall"
    return "below the floor" if mount.height_m < 0 and mount.place == "floor" else ""


def _properties(family: Family, key: str, number: str) -> Properties:
    sets: Properties = {}
    if family.key in DESIGNATED:
        sets["BIP"] = {"TypeID": family.key.upper(), "SystemID": f"+{number}={key.rsplit('-', 1)[1]:0>3}"}
        occurrence_set = MISSPELT_SET if family.key == "board" else "Pset_ManufacturerOccurrence"
        sets[occurrence_set] = {"SerialNumber": f"SN-{tag_of(key)}"}
    if family.form == "nothing":
        sets["Other"] = {"Rumsnummer": number}
    return sets


def outside() -> tuple[Thing, ...]:
    """Return the devices on the facade, on the roof and on the ground outside."""
    return tuple(
        Thing(
            key=key, family=family, centre_m=centre, turn_deg=0.0, storey=storey, why=why, tag=tag_of(key),
            name=device_name(FAMILIES_BY_KEY[family], tag_of(key)),
        )
        for key, family, centre, storey, why in OUTSIDE
    )  # fmt: skip


def things() -> tuple[Thing, ...]:
    """Return all devices of the services model."""
    return (*devices(), *outside())


def segments() -> tuple[Mass, ...]:
    """Return ducts, pipes, trays and boxes: nobody maintains them one by one."""
    return tuple(
        Mass(key=f"segment-{index}", ifc_class=ifc_class, name=name, storey=storey, ring=box_ring(*extent),
             base_m=underside, height_m=0.2)
        for index, (ifc_class, name, storey, extent, underside) in enumerate(SEGMENTS, start=1)
    )  # fmt: skip


def systems(of: tuple[Thing, ...]) -> tuple[Group, ...]:
    """Return the systems of these devices, and the one that is made of systems."""
    leaves = tuple(
        Group(key=key, name=name, kind="system", predefined=predefined,
              members=tuple(thing.key for thing in of if thing.family in families))
        for key, name, predefined, families in SYSTEMS
    )  # fmt: skip
    key, name, members = SYSTEM_OF_SYSTEMS
    return (*leaves, Group(key=key, name=name, kind="system", members=members))
