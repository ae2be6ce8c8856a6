"""What one file says, as plain data: the only thing that passes from a model to the registry.

Units are converted when the file is read: lengths in metres, areas in m². Coordinates are those of the building's
frame, z upwards. Every class here is a frozen dataclass of plain values, so that a snapshot can be written as JSON
by one process and read by another without trusting it.

A ``key`` tells the elements of one file apart: the GlobalId, or, where that is missing or stands twice, the
GlobalId with a suffix. It is what bindings are made by.
"""

from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

Box: TypeAlias = tuple[float, float, float, float, float, float]
"""x, y, z of the lower corner, then x, y, z of the upper one; metres."""

AreaKind: TypeAlias = Literal["net", "gross", "planned", "other"]
Severity: TypeAlias = Literal["error", "warning", "info"]
PropertySets: TypeAlias = dict[str, dict[str, object]]
"""Set name → property name → value."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something in a file that an engineer should know: the rule it breaks, where, and what to do."""

    rule: str
    severity: Severity
    message: str
    remedy: str
    global_id: str | None = None


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


@dataclass(frozen=True, slots=True, kw_only=True)
class StoreyFacts:
    """A storey and its elevation above the building's zero."""

    key: str
    global_id: str
    name: str
    elevation_m: float | None = None
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
    properties: PropertySets = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeFacts:
    """A product or family that assets share. Its own id changes with every export: known by name and maker."""

    key: str
    name: str
    ifc_class: str
    manufacturer: str | None = None
    model: str | None = None
    properties: PropertySets = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class AssetFacts:
    """One thing that is maintained, and all that the model says about where it is."""

    key: str
    global_id: str
    ifc_class: str
    name: str
    tag: str | None = None
    description: str | None = None
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
    properties: PropertySets = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupFacts:
    """A system (assets that work together) or a zone (spaces that belong together)."""

    key: str
    global_id: str
    name: str
    kind: Literal["system", "zone"]
    member_keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FileFacts:
    """The file itself: its name, the schema, and what its header says of who wrote it."""

    name: str
    schema: str
    author_tool: str = ""
    written_at: str = ""
    project_id: str = ""


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
    """IFC class → number of occurrences, of all physical elements."""
    lineages: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """IFC class of an asset → its superclasses, nearest first."""
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


@dataclass(frozen=True, slots=True)
class CountedArea:
    """The area of a space that counts: where it comes from, and why it is left out of totals, if it is."""

    space_id: int
    area_m2: float | None
    area_source: str | None
    area_kind: str | None
    counted: bool
    not_counted_because: str | None
