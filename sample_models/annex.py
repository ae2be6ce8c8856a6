"""The annex: a small building of its own, in IFC4X3."""

from math import cos, pi, sin, sqrt

from sample_models.identity import element_tag
from sample_models.parts import CIRCLE_CORNERS, Family, Frame, Group, Mass, Model, Point3, Ring, Room, Storey, Thing
from sample_models.station_rooms import box_ring

GROUND = "ground"
TOWER_RADIUS_M = 2.0
TOWER_MIDDLE_M = (14.4, 3.2)

FAMILIES = (
    Family(key="door", ifc_class="IfcDoor", name="Dør 9x21", size_m=(0.9, 0.06, 2.1), predefined="DOOR"),
    Family(key="sign", ifc_class="IfcSign", name="Skylt hundgård", size_m=(0.4, 0.02, 0.3), predefined="PICTORAL",
           origin_m=(0.0, 0.0, -1.6)),
    Family(key="lamp", ifc_class="IfcLightFixture", name="Lampe Ø200", size_m=(0.2, 0.2, 0.1), form="cylinder",
           predefined="POINTSOURCE", origin_m=(0.0, 0.0, 0.4), maker="Nordljus AB"),
    Family(key="sink", ifc_class="IfcSanitaryTerminal", name="Tvättho", size_m=(0.6, 0.5, 0.3), form="mesh",
           predefined="SINK", origin_m=(0.0, 0.25, -0.7)),
    Family(key="heater", ifc_class="IfcElectricAppliance", name="Varmtvannsbereder", size_m=(0.5, 0.5, 1.2),
           form="brep", predefined="FREESTANDINGWATERHEATER", origin_m=(0.0, 0.0, -0.6)),
    Family(key="drain", ifc_class="IfcWasteTerminal", name="Golvbrunn", size_m=(0.2, 0.2, 0.2), form="cylinder",
           predefined="FLOORTRAP"),
    Family(key="kennel", ifc_class="IfcFurniture", name="Hundkoja", size_m=(1.0, 0.8, 0.8), form="brep",
           origin_m=(0.0, 0.0, -0.4)),
    Family(key="charger", ifc_class="IfcElectricAppliance", name="Ladestolpe", size_m=(0.3, 0.2, 1.4),
           predefined="NOTDEFINED", origin_m=(0.0, 0.0, -0.7), mapped=False),
)  # fmt: skip

ROOMS = (
    Room(number="A01", name="Hundgård inne", storey=GROUND, floor_m=0.0, code="H-10",
         ring=((0.3, 0.3), (6.0, 0.3), (6.0, 3.0), (3.0, 3.0), (3.0, 6.0), (0.3, 6.0))),
    Room(number="A02", name="Foderlager Æ", storey=GROUND, ring=box_ring(3.2, 3.2, 6.0, 6.0), floor_m=0.0,
         solid="rectangle"),
    Room(number="A03", name="Ветеринар", storey=GROUND, ring=box_ring(6.2, 0.3, 9.0, 6.0), floor_m=0.0,
         solid="polycurve", planned_m2=16.0),
    Room(number="A04", name="Πλυντήριο", storey=GROUND, ring=box_ring(9.2, 0.3, 12.0, 6.0), floor_m=0.0,
         solid="rectangle"),
)  # fmt: skip

OUTER_WALLS: tuple[tuple[str, Ring], ...] = (
    ("S", box_ring(0.0, 0.0, 12.3, 0.3)), ("N", box_ring(0.0, 6.0, 12.3, 6.3)), ("W", box_ring(0.0, 0.3, 0.3, 6.0)),
    ("E", box_ring(12.0, 0.3, 12.3, 6.0)), ("a", box_ring(6.0, 0.3, 6.2, 6.0)), ("b", box_ring(9.0, 0.3, 9.2, 6.0)),
    ("c", box_ring(3.0, 3.0, 6.0, 3.2)), ("d", box_ring(3.0, 3.2, 3.2, 6.0)),
)  # fmt: skip

PLACED: tuple[tuple[str, Point3, str, str], ...] = (
    ("door", (1.5, 0.15, 1.05), "A01", "wall-S"),
    ("door", (4.5, 3.1, 1.05), "A02 A01", "wall-c"),
    ("door", (7.6, 0.15, 1.05), "A03", "wall-S"),
    ("door", (10.6, 0.15, 1.05), "A04", "wall-S"),
    ("lamp", (1.6, 4.5, 2.6), "A01", ""),
    ("lamp", (4.6, 4.6, 2.6), "A02", ""),
    ("lamp", (7.6, 3.2, 2.6), "A03", ""),
    ("lamp", (10.6, 3.2, 2.6), "A04", ""),
    ("lamp", (14.4, 3.2, 2.6), "A05", ""),
    ("sink", (7.6, 5.74, 0.85), "A03", ""),
    ("sink", (10.6, 5.74, 0.85), "A04", "contained"),
    ("heater", (9.6, 5.4, 0.6), "A04", "contained"),
    ("drain", (1.6, 1.6, -0.12), "A01", ""),
    ("drain", (10.6, 2.0, -0.12), "A04", ""),
    ("kennel", (2.2, 5.2, 0.4), "A01", "contained"),
    ("kennel", (5.0, 1.2, 0.4), "A01", "contained"),
    ("sign", (1.5, -0.02, 1.8), "", ""),
    ("charger", (-3.0, 2.0, 0.7), "", ""),
)
"""Family, centre, rooms, and the wall whose opening it fills or that its room contains it."""


def tower() -> Room:
    """Return the round tower: a many-cornered outline here, a true circle in the file."""
    x, y = TOWER_MIDDLE_M
    ring = circle_ring(x, y, TOWER_RADIUS_M)
    return Room(number="A05", name="Torn", storey=GROUND, ring=ring, floor_m=0.0, solid="circle")


def circle_ring(x: float, y: float, radius_m: float) -> Ring:
    """Return a circle as a ring of the area that the circle has: its corners lie a little outside."""
    turn = 2 * pi / CIRCLE_CORNERS
    reach = radius_m * sqrt(turn / sin(turn))
    return tuple((x + reach * cos(i * turn), y + reach * sin(i * turn)) for i in range(CIRCLE_CORNERS))


def things() -> tuple[Thing, ...]:
    """Return doors, devices and furniture."""
    return tuple(_thing(index, *row) for index, row in enumerate(PLACED, start=1))


def _thing(index: int, family: str, centre: Point3, rooms: str, where: str) -> Thing:
    key = f"{family}-{index}"
    tag = element_tag("annex", key)
    name = next(item.name for item in FAMILIES if item.key == family)
    return Thing(
        key=key, family=family, centre_m=centre, turn_deg=0.0, storey=GROUND, rooms=tuple(rooms.split()),
        host=where if where.startswith("wall") else None, in_room=where == "contained", tag=tag, name=f"{name}:{tag}",
        why="" if rooms else "outside: before the building",
    )  # fmt: skip


def annex() -> Model:
    """Return the annex's only model: architecture and devices in one file."""
    walls = tuple(
        Mass(key=f"wall-{letter}", ifc_class="IfcWall", name="Vägg", storey=GROUND, ring=ring, base_m=0.0, height_m=2.8)
        for letter, ring in OUTER_WALLS
    )
    slab = Mass(key="slab", ifc_class="IfcSlab", name="Platta", storey=GROUND, base_m=-0.2, height_m=0.2,
                ring=box_ring(0.0, 0.0, 12.3, 6.3))  # fmt: skip
    return Model(
        file_name="annex-ifc4x3.ifc", schema="IFC4X3", length_unit="METRE", discipline="annex",
        building="Annex Hundgård", written_at="2023-05-04T10:00:00", author_tool="Skylt sample models, annex",
        frame=Frame(site_m=(200.0, 30.0, 11.0), building_turn_deg=-33.0),
        storeys=(Storey(key=GROUND, name="Etasje 1", elevation_m=0.0), Storey(key="roof", name="Tak", elevation_m=2.8)),
        rooms=(*ROOMS, tower()), families=FAMILIES, things=things(), masses=(*walls, slab),
        groups=(
            Group(key="zone-dogs", name="Hundenhet Ø", kind="zone", members=("A01", "A02")),
            Group(key="system-light", name="Belysning", kind="system", predefined="LIGHTING",
                  members=tuple(thing.key for thing in things() if thing.family == "lamp")),
        ),
    )  # fmt: skip
