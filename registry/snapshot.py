"""What one file says, as plain data: the only thing that passes from a model to the registry.

Units are converted when the file is read: lengths in metres, areas in m². Coordinates are those of the building's
frame, z upwards: its placement's, or the model's own where that leans or is missing. Every class here is a frozen
dataclass of plain values, so that a snapshot can be written as JSON by one process and read by another without
trusting it.

A ``key`` tells the elements of one file apart: the GlobalId, or, where that is missing or stands twice, the
GlobalId with a suffix. It is what bindings are made by.
"""

from dataclasses import dataclass, field, make_dataclass
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from registry.fields import PLAIN

Box: TypeAlias = tuple[float, float, float, float, float, float]
"""x, y, z of the lower corner, then x, y, z of the upper one; metres."""

SURE = 0.9
"""From this confidence on, nobody has to look where an asset is."""
Point: TypeAlias = tuple[float, float, float]
"""x, y, z; metres."""

AreaKind: TypeAlias = Literal["net", "gross", "planned", "other"]
Severity: TypeAlias = Literal["error", "warning", "info"]
PropertySets: TypeAlias = dict[str, dict[str, object]]
"""Set name → property name → value, as the file has it."""
PropertyUnits: TypeAlias = dict[str, dict[str, str]]
"""Set name → property name → the unit of its value, as people write it; only where it has one."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something in a file that an engineer should know: the rule it breaks, where, and what to do."""

    rule: str
    severity: Severity
    message: str
    remedy: str
    global_id: str | None = None
    key: str | None = None
    """tells which element it is where several have the same GlobalId"""


@dataclass(frozen=True, slots=True)
class Frame:
    """Where an upright frame stands in another one: its origin in metres, its turn in degrees, anticlockwise."""

    x_m: float = 0.0
    y_m: float = 0.0
    z_m: float = 0.0
    turn_deg: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class MapConversion:
    """Where a model's coordinates stand on a map, in numbers as the file has them: their unit is often not said."""

    eastings: float
    northings: float
    height: float = 0.0
    turn_deg: float = 0.0
    """from the map's east to the model's x, anticlockwise"""
    scale: float = 1.0
    crs: str = ""
    """the name of the map's coordinate reference system"""
    unit_m: float | None = None
    """the unit of the map, where the file says it"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Georeference:
    """What a file says of where its coordinates are; frames stand in its world, that of its placements."""

    frame: Frame = Frame()
    """the frame of all coordinates of the snapshot: that of the file's first building"""
    building: Frame = Frame()
    """the frame of the building that the file is taken in as, in that of all coordinates; z as in `BuildingFacts`"""
    context: Frame = Frame()
    """from where the map is reckoned (WorldCoordinateSystem)"""
    site: Frame | None = None
    map_conversion: MapConversion | None = None
    true_north_deg: float | None = None
    """from the world's y to north, anticlockwise"""
    latitude_deg: float | None = None
    longitude_deg: float | None = None
    site_elevation_m: float | None = None
    unit_m: float = 1.0
    """the file's length unit"""
    box: Box | None = None
    """around everything that is placed, in the snapshot's frame"""


@dataclass(frozen=True, slots=True)
class Classification:
    """One row of a classification: the system and its edition, the code in it, and what the code means."""

    system: str
    code: str
    name: str = ""
    edition: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A document that the model ties to an element: what it is called, and where it is."""

    name: str
    location: str = ""
    identification: str = ""


@dataclass(frozen=True, slots=True)
class Category:
    """What use a space is for, and what says so: `classification`, `property` or `name`."""

    source: str
    name: str


@dataclass(frozen=True, slots=True)
class Footprint:
    """The outline of a space in plan: WKB (2D, building frame, metres), its area and height range."""

    wkb: bytes
    area_m2: float
    z_min_m: float
    z_max_m: float
    method: str
    """How it was found: ``footprint``, ``extrusion``, ``lowest faces`` or ``silhouette``."""
    level: bool = True
    """False where the lowest faces and the silhouette differ: a ramp, a stepped floor, an attic."""


@dataclass(frozen=True, slots=True)
class DeclaredArea:
    """A floor area that the model states: in which set, under which name, and what kind of area it is."""

    set_name: str
    name: str
    kind: AreaKind
    value_m2: float


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildingFacts:
    """A building as the model names it; `name` is None where the model gives none."""

    key: str
    global_id: str
    name: str | None
    site: str | None = None
    whole_key: str | None = None
    """the building that this one is only a section of"""
    frame: Frame = Frame()
    """its own frame in that of the snapshot; z is the height from which its elevations count"""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoreyFacts:
    """A storey, its elevation above the building's zero, and its height to the next one."""

    key: str
    global_id: str
    name: str
    elevation_m: float | None = None
    height_m: float | None = None
    building_key: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SpaceFacts:
    """A room or another bounded area; `number` is what stands on the door, `name` says what it is."""

    key: str
    global_id: str
    number: str
    name: str
    storey_key: str | None = None
    parent_key: str | None = None
    """The space that this one is a part of."""
    predefined_type: str | None = None
    declared: tuple[DeclaredArea, ...] = ()
    footprint: Footprint | None = None
    building_key: str | None = None
    categories: tuple[Category, ...] = ()
    classifications: tuple[Classification, ...] = ()
    properties: PropertySets = field(default_factory=dict)
    units: PropertyUnits = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeFacts:
    """A product or family that assets share. Its own id changes with every export: known by name and maker."""

    key: str
    name: str
    ifc_class: str
    manufacturer: str | None = None
    model: str | None = None
    classifications: tuple[Classification, ...] = ()
    documents: tuple[Document, ...] = ()
    properties: PropertySets = field(default_factory=dict)
    units: PropertyUnits = field(default_factory=dict)


if TYPE_CHECKING:
    _PlainFacts = object

else:
    _PlainFacts = make_dataclass(
        "_PlainFacts",
        [(one.name, str | None, None) for one in PLAIN],
        frozen=True,
        slots=True,
        kw_only=True,
    )
    """The plain fields; dates in ISO 8601 where the model's text is a date, else as the model has it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AssetFacts(_PlainFacts):
    """One thing that is maintained, and all that the model says about where it is; its plain fields as well."""

    key: str
    global_id: str
    ifc_class: str
    """What it is: the class of its type where that is more exact, as it is in IFC2X3."""
    name: str
    predefined_type: str | None = None
    entourage: str | None = None
    """`person`, `plant` or `vehicle`: what programs draw to enliven a model, and nobody maintains"""
    tag: str | None = None
    description: str | None = None
    designation: str | None = None
    designation_scheme: str | None = None
    """TFM, NS-TFM, BIP, CoClass, or the name of the owner's own pattern"""
    classifications: tuple[Classification, ...] = ()
    documents: tuple[Document, ...] = ()
    building_key: str | None = None
    type_key: str | None = None
    storey_key: str | None = None
    space_key: str | None = None
    """The space that contains or references it."""
    host_key: str | None = None
    """The space or asset that it is a part of, is nested in, or whose opening it fills."""
    room_number: str | None = None
    """A room number among its properties."""
    box: Box | None = None
    """Its bounding box; None where the model gives it no shape or a relation already says its space."""
    origin: Point | None = None
    """Where it is placed, if it has no box: maybe far from the thing itself, but the same in the next revision."""
    properties: PropertySets = field(default_factory=dict)
    units: PropertyUnits = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupFacts:
    """A system (assets that work together) or a zone (spaces that belong together)."""

    key: str
    global_id: str
    name: str
    kind: Literal["system", "zone"]
    parent_key: str | None = None
    """The system that this one is a part of."""
    member_keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class UnmatchedArea:
    """A name that speaks of an area of spaces and is none that is known: how many have it, and one value."""

    set_name: str
    name: str
    spaces: int
    example: float


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Elements that are no assets: how many of a class, and why."""

    ifc_class: str
    count: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildingShare:
    """What of a file's physical elements and spaces is under one of its buildings; without a key, under none."""

    building_key: str | None = None
    element_ids: tuple[str, ...] = ()
    class_counts: dict[str, int] = field(default_factory=dict)
    left_out: tuple[LeftOut, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FileFacts:
    """The file itself: its name, the schema, and what its header says of who wrote it."""

    name: str
    schema: str
    """as the header names it; a finding says what else it was read as"""
    author_tool: str = ""
    written_at: str = ""
    project_id: str = ""
    complete: bool = True
    """False where something of the file is lost: what it lacks is then not gone"""
    unread_ids: tuple[str, ...] = ()
    """GlobalIds of what was not read, since the schema does not define its class: the file has it, so it is not gone"""
    size_bytes: int = 0
    """unpacked"""
    encoding: str = "ascii"
    """as Python calls it; guessed where the file does not say it"""
    author: str = ""
    organisation: str = ""
    preprocessor: str = ""
    application: str = ""
    application_version: str = ""
    view_definition: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """All facts of one file."""

    file: FileFacts
    buildings: tuple[BuildingFacts, ...] = ()
    storeys: tuple[StoreyFacts, ...] = ()
    spaces: tuple[SpaceFacts, ...] = ()
    types: tuple[TypeFacts, ...] = ()
    assets: tuple[AssetFacts, ...] = ()
    groups: tuple[GroupFacts, ...] = ()
    element_ids: tuple[str, ...] = ()
    """GlobalIds of all physical elements and spaces, assets or not: what tells one series of files from another."""
    class_counts: dict[str, int] = field(default_factory=dict)
    """Class → number of occurrences, of all physical elements, and of openings and other features of them; by the class
    that an asset has here, so that it is the number of assets and of what is left out."""
    lineages: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Class of an element, and what is finer than that in other schemas → its superclasses, nearest first."""
    left_out: tuple[LeftOut, ...] = ()
    unmatched_areas: tuple[UnmatchedArea, ...] = ()
    shares: tuple[BuildingShare, ...] = ()
    """`element_ids`, `class_counts` and `left_out` by building; only of a file with several"""
    georeference: Georeference = Georeference()
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class SpaceAreas:
    """All that decides which area of a space counts. The footprint is WKB in the building's frame."""

    space_id: int
    parent_id: int | None
    number: str
    name: str
    predefined_type: str | None
    declared: list[dict[str, Any]]
    computed_m2: float | None
    footprint: bytes | None
    z_min_m: float | None
    z_max_m: float | None
    categories: list[dict[str, Any]] = field(default_factory=list)
    said_area_m2: tuple[float, str] | None = None
    """an area that people say, and who: a person or the owner's table"""
    said_category: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class CountedArea:
    """The area and category of a space that count: where they come from, and why it is left out of totals, if it is."""

    space_id: int
    area_m2: float | None
    area_source: str | None
    area_kind: str | None
    counted: bool
    not_counted_because: str | None
    category: str | None = None
    category_source: str | None = None
