"""What a sample building is made of, as plain data: no IFC here.

Coordinates are metres in the building's frame, z upwards from the finished floor of the entrance storey. Every part
has a ``key`` that names it in the plan; its GlobalId follows from its ``identity``, which is the key until a revision
gives it another one.
"""

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from shapely import Polygon

Point2: TypeAlias = tuple[float, float]
Point3: TypeAlias = tuple[float, float, float]
Ring: TypeAlias = tuple[Point2, ...]
Properties: TypeAlias = dict[str, dict[str, str | float | bool]]

Solid: TypeAlias = Literal[
    "rectangle", "polyline", "polycurve", "circle", "ramp", "gable", "split floor", "inverted box", "none"
]
"""How a room's body is modelled; "none": the room has no body at all."""

Form: TypeAlias = Literal["box", "cylinder", "mesh", "brep", "revolved", "clipped", "nothing"]
"""How a family's shape is modelled."""

CIRCLE_CORNERS = 256


@dataclass(frozen=True, slots=True, kw_only=True)
class Storey:
    """A storey and the level that its model gives it."""

    key: str
    name: str
    elevation_m: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """A room: its outline in plan, its solid, and what the model declares about it."""

    number: str
    name: str
    storey: str
    ring: Ring
    floor_m: float
    """Height of its floor (the upper end of a ramp)."""
    holes: tuple[Ring, ...] = ()
    height_m: float = 2.7
    solid: Solid = "polyline"
    declares: bool = True
    net_m2: float | None = None
    """What it declares as net area when that is not the exact area."""
    planned_m2: float | None = None
    code: str | None = None
    """Its code in the owner's classification of rooms."""
    predefined: str = "INTERNAL"
    part_of: str | None = None
    counts: bool = True
    """Whether its area belongs into a total of rooms."""
    identity: str = ""

    @property
    def polygon(self) -> Polygon:
        """The outline with its holes."""
        return Polygon(self.ring, self.holes)

    @property
    def area_m2(self) -> float | None:
        """The exact floor area; None without a body."""
        return None if self.solid == "none" else float(self.polygon.area)

    @property
    def level(self) -> bool:
        """Whether the floor lies at one height."""
        return self.solid not in {"ramp", "split floor"}

    @property
    def top_m(self) -> float:
        """Height of the ceiling."""
        return self.floor_m + self.height_m


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """A product: its class, size and form, and where its origin lies, seen from the centre of its box."""

    key: str
    ifc_class: str
    name: str
    size_m: Point3
    form: Form = "box"
    origin_m: Point3 = (0.0, 0.0, 0.0)
    shift_m: Point3 = (0.0, 0.0, 0.0)
    """What the mapping of the shape adds, and the shape itself takes away."""
    predefined: str | None = None
    maker: str | None = None
    model: str | None = None
    mapped: bool = True
    identity: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """One occurrence: which family, where the centre of its box is, and which room it truly belongs to."""

    key: str
    family: str
    centre_m: Point3
    turn_deg: float
    storey: str
    """The storey that the model contains it in."""
    rooms: tuple[str, ...] = ()
    """Its true room; both rooms of a door; none for what stands outside."""
    why: str = ""
    """Why it has no room, or why its room is hard to find."""
    in_room: bool = False
    """Whether the model contains it in its room rather than in the storey."""
    host: str | None = None
    """The wall whose opening it fills."""
    name: str = ""
    tag: str | None = None
    properties: Properties = field(default_factory=dict)
    entourage: bool = False
    identity: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mass:
    """What is built and not maintained: an upright extrusion of an outline."""

    key: str
    ifc_class: str
    name: str
    storey: str
    ring: Ring
    base_m: float
    height_m: float
    """0: it has no shape of its own, only its parts have."""
    holes: tuple[Ring, ...] = ()
    part_of: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A system of things, a zone of rooms, or a system of systems."""

    key: str
    name: str
    kind: Literal["system", "zone"]
    members: tuple[str, ...]
    predefined: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """Where site and building stand in the world: origin in metres, turn about z in degrees."""

    site_m: Point3 = (0.0, 0.0, 0.0)
    site_turn_deg: float = 0.0
    building_m: Point3 = (0.0, 0.0, 0.0)
    building_turn_deg: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """Everything that goes into one file."""

    file_name: str
    schema: Literal["IFC2X3", "IFC4", "IFC4X3"]
    length_unit: Literal["MILLIMETRE", "METRE", "FOOT"]
    discipline: str
    building: str
    written_at: str
    author_tool: str
    frame: Frame
    storeys: tuple[Storey, ...]
    rooms: tuple[Room, ...] = ()
    families: tuple[Family, ...] = ()
    things: tuple[Thing, ...] = ()
    masses: tuple[Mass, ...] = ()
    groups: tuple[Group, ...] = ()
