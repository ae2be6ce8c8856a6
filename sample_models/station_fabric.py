"""Walls, doors, windows, slabs and stairs of the police station, first revision, in metres."""

from sample_models.parts import Mass, Point2
from sample_models.station_rooms import ATTIC, GROUND, LEVELS_M, UPPER, box_ring

Spans = dict[str, tuple[float, float, float, float]]

WALL_HEIGHT_M = 3.3
OUTER_WALLS: Spans = {
    "S": (0.0, 0.0, 30.4, 0.4), "N": (0.0, 18.0, 30.4, 18.4), "W": (0.0, 0.4, 0.4, 18.0), "E": (30.0, 0.4, 30.4, 18.0),
}  # fmt: skip
GROUND_WALLS: Spans = {
    "a": (4.6, 7.8, 30.0, 8.0), "b": (0.4, 10.2, 30.0, 10.4), "c": (4.4, 0.4, 4.6, 10.2), "d": (12.4, 0.4, 12.6, 7.8),
    "e": (18.4, 0.4, 18.6, 7.8), "f": (22.4, 0.4, 22.6, 7.8), "g": (26.2, 0.4, 26.4, 7.8), "h": (15.6, 4.4, 18.4, 4.6),
    "i": (15.6, 4.6, 15.8, 7.8), "k": (4.4, 10.4, 4.6, 18.0), "l": (7.0, 10.4, 7.2, 14.0), "m": (9.6, 10.4, 9.8, 14.0),
    "n": (12.2, 10.4, 12.4, 14.0), "o": (14.8, 10.4, 15.0, 14.0), "p": (4.6, 14.0, 17.4, 14.2),
    "q": (4.6, 15.6, 17.4, 15.8), "r": (9.6, 15.8, 9.8, 18.0), "s": (17.4, 10.4, 17.6, 18.0),
    "t": (21.4, 10.4, 21.6, 18.0),
}  # fmt: skip
UPPER_WALLS: Spans = {
    "a": (0.4, 7.8, 30.0, 8.0), "b": (0.4, 10.2, 30.0, 10.4), "c": (4.4, 0.4, 4.6, 7.8), "d": (12.4, 0.4, 12.6, 7.8),
    "e": (15.4, 0.4, 15.6, 7.8), "f": (18.4, 0.4, 18.6, 7.8), "g": (21.4, 0.4, 21.6, 7.8), "h": (24.4, 0.4, 24.6, 7.8),
    "i": (27.4, 0.4, 27.6, 7.8), "k": (4.4, 10.4, 4.6, 18.0), "l": (12.4, 10.4, 12.6, 18.0),
    "m": (15.4, 10.4, 15.6, 18.0), "n": (15.6, 13.0, 17.4, 13.2), "o": (15.6, 15.6, 17.4, 15.8),
    "p": (17.4, 10.4, 17.6, 18.0), "q": (23.4, 10.4, 23.6, 18.0), "r": (26.4, 10.4, 26.6, 18.0),
}  # fmt: skip
ATTIC_WALLS: Spans = {
    "S": (0.0, 3.6, 30.4, 4.0), "N": (0.0, 14.4, 30.4, 14.8), "W": (0.0, 4.0, 0.4, 14.4), "E": (30.0, 4.0, 30.4, 14.4),
    "a": (0.4, 10.2, 4.4, 10.4), "b": (4.4, 4.0, 4.6, 14.4), "c": (15.4, 4.0, 15.6, 14.4), "d": (21.4, 4.0, 21.6, 14.4),
    "e": (26.0, 4.0, 26.2, 14.4),
}  # fmt: skip
WALLS: dict[str, Spans] = {GROUND: OUTER_WALLS | GROUND_WALLS, UPPER: OUTER_WALLS | UPPER_WALLS, ATTIC: ATTIC_WALLS}
MOVED_WALL = "wall-upper-e"
"""The wall between the offices 203 and 204, which the second revision moves."""

DOORS: tuple[tuple[str, str, Point2, tuple[str, ...]], ...] = (
    ("door-double", "wall-ground-S", (2.4, 0.2), ("101",)),
    ("door-double", "wall-ground-c", (4.5, 5.0), ("101", "102")),
    ("door-single", "wall-ground-c", (4.5, 9.1), ("101", "100")),
    ("door-single", "wall-ground-d", (12.5, 2.4), ("103", "102")),
    ("door-single", "wall-ground-h", (17.0, 4.5), ("104", "103")),
    ("door-single", "wall-ground-a", (14.0, 7.9), ("103", "100")),
    ("door-single", "wall-ground-a", (20.5, 7.9), ("105", "100")),
    ("door-single", "wall-ground-a", (24.4, 7.9), ("106", "100")),
    ("door-single", "wall-ground-a", (28.2, 7.9), ("107", "100")),
    ("door-fire", "wall-ground-b", (2.4, 10.3), ("110", "101")),
    ("door-cell", "wall-ground-p", (5.8, 14.1), ("111", "116")),
    ("door-cell", "wall-ground-p", (8.4, 14.1), ("112", "116")),
    ("door-cell", "wall-ground-p", (11.0, 14.1), ("113", "116")),
    ("door-cell", "wall-ground-p", (13.6, 14.1), ("114", "116")),
    ("door-cell", "wall-ground-p", (16.2, 14.1), ("115", "116")),
    ("door-fire", "wall-ground-k", (4.5, 14.9), ("116", "110")),
    ("door-single", "wall-ground-q", (7.1, 15.7), ("117", "116")),
    ("door-fire", "wall-ground-q", (13.6, 15.7), ("118", "116")),
    ("door-fire", "wall-ground-b", (19.5, 10.3), ("119", "100")),
    ("door-fire", "wall-ground-b", (25.8, 10.3), ("120", "100")),
    ("door-gate", "wall-ground-N", (23.6, 18.2), ("120",)),
    ("door-gate", "wall-ground-N", (19.5, 18.2), ("119",)),
    ("door-single", "wall-upper-a", (2.4, 7.9), ("201", "200")),
    ("door-fire", "wall-upper-b", (2.4, 10.3), ("202", "200")),
    ("door-single", "wall-upper-a", (14.0, 7.9), ("203", "200")),
    ("door-single", "wall-upper-a", (17.4, 7.9), ("204", "200")),
    ("door-single", "wall-upper-a", (20.0, 7.9), ("205", "200")),
    ("door-single", "wall-upper-a", (23.0, 7.9), ("206", "200")),
    ("door-single", "wall-upper-a", (26.0, 7.9), ("207", "200")),
    ("door-single", "wall-upper-a", (28.8, 7.9), ("208", "200")),
    ("door-fire", "wall-upper-b", (6.6, 10.3), ("210", "200")),
    ("door-fire", "wall-upper-b", (14.0, 10.3), ("211", "200")),
    ("door-single", "wall-upper-b", (16.5, 10.3), ("212", "200")),
    ("door-single", "wall-upper-p", (17.5, 14.4), ("213", "215")),
    ("door-single", "wall-upper-m", (15.5, 16.9), ("214", "211")),
    ("door-single", "wall-upper-b", (20.5, 10.3), ("215", "200")),
    ("door-fire", "wall-upper-b", (25.0, 10.3), ("216", "200")),
    ("door-single", "wall-upper-b", (28.3, 10.3), ("217", "200")),
    ("door-fire", "wall-attic-a", (2.4, 10.3), ("304", "300")),
    ("door-fire", "wall-attic-b", (4.5, 7.0), ("301", "300")),
    ("door-single", "wall-attic-c", (15.5, 9.2), ("302", "301")),
    ("door-single", "wall-attic-d", (21.5, 9.2), ("303", "302")),
    ("door-single", "wall-attic-e", (26.1, 6.5), ("305", "303")),
)
"""Family, host wall, centre in plan, rooms: the one that it belongs to, and bears the sign of, first. That is the room
that it leads to, not the corridor, stair or court that leads on; between two alike the smaller one. One room only: it
leads outside."""

SOUTH_WINDOWS: dict[str, tuple[float, ...]] = {
    "102": (6.5, 10.5), "103": (15.5,), "105": (20.5,), "106": (24.4,), "107": (28.2,), "201": (2.4,), "203": (14.0,),
    "204": (17.5,), "205": (20.0,), "206": (23.0,), "207": (26.0,), "208": (28.8,),
}  # fmt: skip
NORTH_WINDOWS: dict[str, tuple[float, ...]] = {
    "117": (7.1,), "118": (13.6,), "202": (2.4,), "210": (6.6, 10.6), "215": (21.0,), "216": (25.0,), "217": (28.3,),
}  # fmt: skip
"""Room → middle of each window along the outer wall."""

SLABS = (
    Mass(key="slab-ground", ifc_class="IfcSlab", name="Platta på mark", storey=GROUND, base_m=-0.3, height_m=0.3,
         ring=box_ring(0.0, 0.0, 30.4, 18.4)),
    Mass(key="slab-upper", ifc_class="IfcSlab", name="Bjälklag 2", storey=UPPER, base_m=3.3, height_m=0.3,
         ring=box_ring(0.0, 0.0, 30.4, 18.4), holes=(box_ring(4.6, 0.4, 12.4, 7.8), box_ring(1.0, 12.0, 3.8, 17.0))),
    Mass(key="slab-attic", ifc_class="IfcSlab", name="Vindsbjälklag", storey=ATTIC, base_m=6.9, height_m=0.3,
         ring=box_ring(0.0, 0.0, 30.4, 18.4)),
    Mass(key="roof", ifc_class="IfcRoof", name="Tak", storey=ATTIC, base_m=9.95, height_m=0.25,
         ring=box_ring(-0.4, 3.2, 30.8, 15.2)),
)  # fmt: skip

BUILT = (
    Mass(key="column-1", ifc_class="IfcColumn", name="Pelare 500x500", storey=GROUND, base_m=0.0, height_m=3.3,
         ring=box_ring(25.6, 14.0, 26.1, 14.5)),
    Mass(key="beam-1", ifc_class="IfcBeam", name="Balk", storey=GROUND, base_m=2.9, height_m=0.4,
         ring=box_ring(21.6, 14.1, 30.0, 14.4)),
    Mass(key="stair-1", ifc_class="IfcStair", name="Trappa A", storey=GROUND, base_m=0.0, height_m=0.0,
         ring=box_ring(1.0, 12.0, 3.8, 17.0)),
    Mass(key="stair-1-lower", ifc_class="IfcStairFlight", name="Trapplopp", storey=GROUND, base_m=0.0, height_m=1.8,
         ring=box_ring(1.0, 12.0, 2.2, 17.0), part_of="stair-1"),
    Mass(key="stair-1-upper", ifc_class="IfcStairFlight", name="Trapplopp", storey=GROUND, base_m=1.8, height_m=1.8,
         ring=box_ring(2.6, 12.0, 3.8, 17.0), part_of="stair-1"),
    Mass(key="railing-1", ifc_class="IfcRailing", name="Räcke", storey=UPPER, base_m=3.6, height_m=1.1,
         ring=box_ring(2.3, 12.0, 2.35, 17.0)),
    Mass(key="ramp-1", ifc_class="IfcRamp", name="Rampe", storey=GROUND, base_m=-1.1, height_m=0.15,
         ring=box_ring(17.6, 10.4, 21.4, 18.0)),
    Mass(key="covering-1", ifc_class="IfcCovering", name="Undertak reception", storey=GROUND, base_m=2.7,
         height_m=0.02, ring=box_ring(12.6, 0.4, 15.6, 7.8)),
    Mass(key="curtain-1", ifc_class="IfcCurtainWall", name="Glasparti ljusgård", storey=UPPER, base_m=3.6,
         height_m=2.7, ring=box_ring(4.6, 7.75, 12.4, 7.8)),
)  # fmt: skip


def walls() -> tuple[Mass, ...]:
    """Return all walls: their keys are ``wall-<storey>-<letter>``; capitals are outer walls."""
    return tuple(
        Mass(
            key=f"wall-{storey}-{letter}", ifc_class="IfcWall", storey=storey, ring=box_ring(*span),
            name="Yttervägg 400" if letter.isupper() else "Innervägg 200",
            base_m=LEVELS_M[storey], height_m=WALL_HEIGHT_M if storey != ATTIC else 2.7,
        )
        for storey, spans in WALLS.items()
        for letter, span in spans.items()
    )  # fmt: skip
