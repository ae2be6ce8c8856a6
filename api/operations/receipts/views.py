"""The receipt of an import as programs get it: version 2 of what is kept with each revision.

Coordinates of plans are whole centimetres in the building's frame, y upwards.
"""

from datetime import datetime
from typing import Literal, TypeAlias

from pydantic import Field

from api.operations.import_plans.views import PlanView
from api.operations.view import View
from registry.snapshot import Severity

RECEIPT_VERSION = 2

Point: TypeAlias = tuple[int, int]
"""x, y in centimetres."""

Ring: TypeAlias = list[Point]
"""A closed line; its last point is not the first one again."""


SubjectKind: TypeAlias = Literal["building", "storey", "space", "asset", "type", "system", "zone"]


class HeaderView(View):
    """The author and programs in the file's header; empty where they are missing."""

    author: str = ""
    organisation: str = ""
    author_tool: str = ""
    """the originating system"""
    preprocessor: str = ""
    application: str = ""
    application_version: str = ""
    written_at: str = ""
    view_definition: str = ""
    encoding: str = ""


class Counts(View):
    """The numbers of elements in a file; assets and types by the default list of maintained classes."""

    storeys: int
    spaces: int
    assets: int
    types: int
    systems: int
    zones: int


class FactCount(View):
    """The number of spaces or assets of a file with a handover fact, such as `a number`."""

    of: Literal["space", "asset"]
    fact: str
    have: int
    count: int


class LeftOutView(View):
    """Physical elements that are not assets: their number by class, and the reason."""

    ifc_class: str
    count: int
    reason: str


class AreaSums(View):
    """Sums over the spaces of a file, in m²: declared, computed and counted areas."""

    declared: float
    computed: float
    counted: float


class SpaceLeftOut(View):
    """A space that is registered but left out of totals, and why."""

    global_id: str | None
    storey: str | None
    number: str
    name: str
    area_m2: float | None
    reason: str


class UnmatchedAreaView(View):
    """An unknown name that seems to be of an area of spaces: the number of spaces with it, and an example."""

    set: str
    name: str
    spaces: int
    example: float


WhatOfRoom: TypeAlias = Literal["gone", "new", "left out", "counted", "shrank", "grew", "moved"]
"""What an import did to the area or the storey of a room; `left out` and `counted` are of totals."""


class TotalChange(View):
    """The counted floor area of a building or a storey before and after an import, in m²."""

    storey: str | None
    """None for the building, and for spaces on no storey"""
    storey_id: int | None = None
    before_m2: float
    after_m2: float
    change: float | None
    """the difference as a share of the area before: 0.05 is 5 %; None where nothing was counted before"""
    spaces_before: int
    """those that were counted"""
    spaces_after: int


class RoomAreaChange(View):
    """A room that came, went, grew or shrank by an import, or counts otherwise than before; areas in m²."""

    what: WhatOfRoom
    code: str | None
    """None in a dry run for a room that is new"""
    number: str
    name: str
    storey: str | None
    """the present one; of a room that is gone, its last one"""
    storey_id: int | None = None
    former_storey: str | None = None
    """where the import moved it to another storey"""
    former_storey_id: int | None = None
    global_id: str | None
    before_m2: float | None
    after_m2: float | None
    difference_m2: float
    """what the room adds to the difference of the totals"""
    source_before: str | None
    """`declared net`, `computed` and the like"""
    source_after: str | None
    not_counted_because: str | None = None


class AreaChanges(View):
    """The floor areas of the whole building before and after an import; the differences of its rooms add up."""

    total: TotalChange
    storeys: list[TotalChange]
    """from the bottom up, also those without a change"""
    rooms: list[RoomAreaChange]
    """only those with a change"""


class ChangeCounts(View):
    """The numbers of changes to the storeys, spaces and assets of a source model."""

    added: int
    changed: int
    unchanged: int
    retired: int
    rematched: int
    proposed: int
    bound: int = 0
    """elements of another source model of the building that are now linked to this one too"""


class AboutView(View):
    """The element that a finding is about; for rooms and assets in rooms, the number and name of the room."""

    kind: SubjectKind
    ifc_class: str
    name: str
    storey: str | None = None
    room_number: str | None = None
    room_name: str | None = None


class PlaceView(View):
    """A position in plan: the index of the plan in the receipt, of the room in it, and the centre of an asset's box."""

    plan: int
    room: int | None = None
    point_cm: Point | None = None


class FindingView(View):
    """A finding in a file, by a rule."""

    rule: str
    severity: Severity
    global_id: str | None
    message: str
    remedy: str
    about: AboutView | None = None
    place: PlaceView | None = None


class RuleCount(View):
    """A thing to do: a rule, the number of its findings, and the remedy."""

    rule: str
    severity: Severity
    title: str
    count: int
    remedy: str


class RoomOutline(View):
    """A room for drawing: its outer lines and holes, simplified."""

    number: str
    name: str
    rings_cm: list[Ring]


class StoreyPlan(View):
    """The rooms of a storey with findings; `storey` is None for rooms without a storey."""

    storey: str | None
    rooms: list[RoomOutline]


class Receipt(View):
    """The changes and findings of an import."""

    id: int | None = None
    """the id of its revision; None for a dry run"""
    version: int = RECEIPT_VERSION
    file: str
    sha256: str
    size_bytes: int | None = None
    ifc_schema: str = Field(alias="schema")
    complete: bool = True
    """false for a file that is truncated or lacks entities"""
    building: str
    source_model: str
    revision: int
    imported_at: datetime | None = None
    dry_run: bool = False
    header: HeaderView
    counts: Counts
    area_m2: AreaSums
    assets: dict[str, int]
    """Class → number of assets."""
    elements: dict[str, int]
    """Class → number of physical elements, assets or not."""
    stated: list[FactCount]
    """Handover facts, with the numbers of spaces and assets that have them."""
    left_out: list[LeftOutView]
    spaces_left_out: list[SpaceLeftOut]
    unmatched_areas: list[UnmatchedAreaView]
    changes: ChangeCounts
    areas: AreaChanges | None = None
    """None for the first file with spaces of a building, and in receipts from before this was kept"""
    located: dict[str, int]
    """Method of location → number of assets of the file."""
    severities: dict[Severity, int]
    """Severity → number of findings."""
    rules: list[RuleCount]
    """The things to do, worst first."""
    findings: list[FindingView]
    """All findings, in the order of `rules`."""
    plans: list[StoreyPlan]
    plan: PlanView | None = None
    """of a dry run: the change that the import would make to each element"""


class RevisionView(View):
    """An imported file of a source model; its receipt has the same id."""

    id: int
    building: str
    source_model: str
    revision: int
    file: str
    sha256: str
    ifc_schema: str = Field(alias="schema")
    imported_at: datetime
    undone_at: datetime | None = None
    """when the import was undone"""
    severities: dict[Severity, int]
    """Severity → number of findings."""
