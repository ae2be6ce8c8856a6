"""The contents of a model file as plain data, the only form in which they reach the registry.

Units are converted when the file is read: lengths in metres, areas in m². Coordinates are those of the building's
frame, z upwards: that of its placement, or of the model where the placement leans or is missing. Every class here is a
frozen dataclass of plain values, so that one process can write a snapshot as JSON and another can read it without
having to trust it.

A ``key`` is unique among the elements of a file: the GlobalId, or the GlobalId with a suffix where it is missing or
occurs twice. Bindings refer to elements by it.
"""

from dataclasses import dataclass, field, make_dataclass
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from registry.fields import PLAIN, PLAIN_OF_SPACE

Box: TypeAlias = tuple[float, float, float, float, float, float]
"""x, y, z of the lower corner, then x, y, z of the upper one; metres."""

SURE = 0.9
"""From this confidence on, the location of an asset needs no check by a person."""
Point: TypeAlias = tuple[float, float, float]
"""x, y, z; metres."""

AreaKind: TypeAlias = Literal["net", "gross", "planned", "other"]
Severity: TypeAlias = Literal["error", "warning", "info"]
PropertySets: TypeAlias = dict[str, dict[str, object]]
"""Set name → property name → value, as the file has it."""
PropertyUnits: TypeAlias = dict[str, dict[str, str]]
"""Set name → property name → the unit of its value as people write it, for values with a unit."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A defect of a file for an engineer to review: the broken rule, where, and what to do."""

    rule: str
    severity: Severity
    message: str
    remedy: str
    global_id: str | None = None
    key: str | None = None
    """the key of the element, which is unique where several have the same GlobalId"""


@dataclass(frozen=True, slots=True)
class Frame:
    """The pose of an upright frame in another one: its origin in metres, its rotation in degrees, anticlockwise."""

    x_m: float = 0.0
    y_m: float = 0.0
    z_m: float = 0.0
    turn_deg: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class MapConversion:
    """The conversion of a model's coordinates to a map's, in the numbers of the file, which often states no unit."""

    eastings: float
    northings: float
    height: float = 0.0
    turn_deg: float = 0.0
    """from the map's east to the model's x, anticlockwise"""
    scale: float = 1.0
    crs: str = ""
    """the name of the map's coordinate reference system"""
    unit_m: float | None = None
    """the unit of the map in metres, where the file states it"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Georeference:
    """The location of a file's coordinates; frames are given in its world coordinates, those of its placements."""

    frame: Frame = Frame()
    """the frame of all coordinates of the snapshot: that of the file's first building"""
    building: Frame = Frame()
    """the frame of the building that the file is imported as, in that of all coordinates; z as in `BuildingFacts`"""
    context: Frame = Frame()
    """the origin of the map conversion (WorldCoordinateSystem)"""
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
    """the bounding box of all placed elements, in the snapshot's frame"""


@dataclass(frozen=True, slots=True)
class Classification:
    """A classification reference: the system and its edition, the code, and the name of the code."""

    system: str
    code: str
    name: str = ""
    edition: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A document that the model links to an element, with its name and location."""

    name: str
    location: str = ""
    identification: str = ""


@dataclass(frozen=True, slots=True)
class Category:
    """The use of a space, and where the file states it: `classification`, `property` or `name`."""

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
    """How it was derived: ``footprint``, ``extrusion``, ``lowest faces`` or ``silhouette``."""
    level: bool = True
    """False where the lowest faces and the silhouette differ: a ramp, a stepped floor, walls that lean outwards."""
    widest_m2: float | None = None
    """The area of the silhouette where walls lean outwards from a level floor, whose outline this is; else None."""


@dataclass(frozen=True, slots=True)
class DeclaredArea:
    """A floor area that the model states, with its property set, its name and the kind of area."""

    set_name: str
    name: str
    kind: AreaKind
    value_m2: float


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildingFacts:
    """A building as the model states it; `name` is None where the model has none."""

    key: str
    global_id: str
    name: str | None
    site: str | None = None
    whole_key: str | None = None
    """the building that this one is only a section of"""
    frame: Frame = Frame()
    """its own frame in that of the snapshot; z is the height from which its elevations are measured"""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoreyFacts:
    """A storey, its elevation above the building's zero, and its height to the next one."""

    key: str
    global_id: str
    name: str
    elevation_m: float | None = None
    height_m: float | None = None
    building_key: str | None = None


if TYPE_CHECKING:
    _PlainFacts = object
    _PlainSpaceFacts = object
else:
    _PlainFacts, _PlainSpaceFacts = (
        make_dataclass(
            name, [(field.name, field.kept_as, None) for field in fields], frozen=True, slots=True, kw_only=True
        )
        for name, fields in (("_PlainFacts", PLAIN), ("_PlainSpaceFacts", PLAIN_OF_SPACE))
    )
    """The plain fields; numbers in their units, dates in ISO 8601 where the model's text is a date, else as the model
    has it.
    """


@dataclass(frozen=True, slots=True, kw_only=True)
class SpaceFacts(_PlainSpaceFacts):
    """A room or another bounded area with its plain fields; `number` is the door number, `name` describes the room."""

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
    """A product or family that assets share, identified by name and manufacturer, since its id changes with every
    export.
    """

    key: str
    name: str
    ifc_class: str
    manufacturer: str | None = None
    model: str | None = None
    classifications: tuple[Classification, ...] = ()
    documents: tuple[Document, ...] = ()
    properties: PropertySets = field(default_factory=dict)
    units: PropertyUnits = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class AssetFacts(_PlainFacts):
    """A maintained asset with its plain fields, and everything that the model states about its location."""

    key: str
    global_id: str
    ifc_class: str
    """Its class, or the class of its type where that is more specific, as in IFC2X3."""
    name: str
    predefined_type: str | None = None
    entourage: str | None = None
    """`person`, `plant` or `vehicle` for staffage, which nobody maintains"""
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
    """The space or asset that it is part of or nested in, or whose opening it fills."""
    boundary_keys: tuple[str, ...] = ()
    """The spaces that have it as a boundary."""
    wall_keys: tuple[str, ...] = ()
    """The spaces that have what it is mounted on as a boundary, if it is none itself."""
    room_number: str | None = None
    """A room number among its properties."""
    box: Box | None = None
    """Its bounding box; None where it has no shape in the model or a relation already states its space."""
    origin: Point | None = None
    """The origin of its placement, if it has no box: perhaps far from the asset, but the same in every revision."""
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
    """A property name that suggests a floor area but is not a known one: how many spaces have it, and one value."""

    set_name: str
    name: str
    spaces: int
    example: float


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Elements of a class that are not assets: how many, and why."""

    ifc_class: str
    count: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildingShare:
    """The physical elements and spaces in one of a file's buildings, or in none of them where the key is None."""

    building_key: str | None = None
    element_ids: tuple[str, ...] = ()
    class_counts: dict[str, int] = field(default_factory=dict)
    left_out: tuple[LeftOut, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FileFacts:
    """A file's name, schema and the author data of its header."""

    name: str
    schema: str
    """as in the header; where the file was read by another schema, a finding says so"""
    author_tool: str = ""
    written_at: str = ""
    project_id: str = ""
    complete: bool = True
    """False where part of the file is lost; elements that it lacks are then not treated as removed"""
    unread_ids: tuple[str, ...] = ()
    """GlobalIds of entities that were not read, since the schema does not define their class; they are not removed"""
    size_bytes: int = 0
    """uncompressed"""
    encoding: str = "ascii"
    """Python's name of the encoding; guessed where the file does not state it"""
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
    """GlobalIds of all physical elements and spaces, assets or not; they identify the source model of a file."""
    class_counts: dict[str, int] = field(default_factory=dict)
    """Class → number of occurrences, for physical elements and their openings and other features. Assets are counted
    under their class in the registry, so that each number is that of assets plus elements left out."""
    lineages: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Class of an element, or a more specific class of another schema → its superclasses, nearest first."""
    left_out: tuple[LeftOut, ...] = ()
    unmatched_areas: tuple[UnmatchedArea, ...] = ()
    shares: tuple[BuildingShare, ...] = ()
    """`element_ids`, `class_counts` and `left_out` by building; empty unless the file has several"""
    georeference: Georeference = Georeference()
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class SpaceAreas:
    """The facts that decide which area of a space counts. The footprint is WKB in the building's frame, metres."""

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
    corrected_area_m2: tuple[float, str] | None = None
    """an area entered as a correction, and its source: `person` or `owner's table`"""
    level: bool = True
    """whether its floor is level, as far as its shape shows"""
    elevation_m: float | None = None
    """of its storey, in the building's frame"""
    source_model_id: int | None = None
    """the source model that draws it; None where all spaces are of one"""
    corrected_category: tuple[str, str] | None = None
    """a category entered as a correction, and its source"""


@dataclass(frozen=True, slots=True)
class CountedArea:
    """The area and category that count for a space, their sources, and why it is left out of totals, if it is."""

    space_id: int
    area_m2: float | None
    area_source: str | None
    area_kind: str | None
    counted: bool
    not_counted_because: str | None
    category: str | None = None
    category_source: str | None = None
