"""The life of labels, as programs and people get it: mounted, replaced, claimed, swapped, and what is to be done."""

from datetime import datetime
from typing import Literal

from pydantic import Field

from api.operations.elements.views import NamedView
from api.operations.labels.printing.views import HostView
from api.operations.view import View


class SpaceSeen(View):
    """A space by what people know it."""

    id: int
    number: str
    name: str
    building: str


class MountingView(View):
    """What a scan in a space says of a label."""

    code: str
    element: NamedView
    outcome: Literal["mounted", "elsewhere", "known"]
    """elsewhere: the registry has the element in another room, and nothing was confirmed; known: the scan was kept"""
    at: datetime
    who: str
    seen_in: SpaceSeen | None
    """None for what is in no building"""
    belongs_in: list[SpaceSeen]
    """where the registry has the element; of a door both sides; empty where that is not known"""
    swapped_with: list[str] = Field(default_factory=list)
    """codes whose labels hang where this one belongs, and belong where it hangs"""
    message: str
    dry_run: bool = False


class ScanProblem(View):
    """A row of a table of scans, or of claims, that could not be taken."""

    line: int
    code: str
    message: str


class MissingLabel(View):
    """A label that the registry has in a room, and that nobody scanned on a round there."""

    code: str
    ifc_class: str
    name: str
    designation: str
    mounted_at: datetime | None
    """when it was last confirmed there; None where it never was"""
    seen_in: SpaceSeen | None
    """the other room in which the round came across it"""


class RoomRound(View):
    """What a round found in a room whose own label was scanned."""

    room: SpaceSeen
    found: int
    """labels that were scanned there and belong there, besides the room's own"""
    missing: list[MissingLabel]


class ScansView(View):
    """What became of a table of scans."""

    file: str
    rows: int
    mounted: int
    known: int
    """those that were kept before"""
    elsewhere: list[MountingView]
    rooms: list[RoomRound]
    """the rooms whose own label was scanned, in that order"""
    problems: list[ScanProblem]
    dry_run: bool = False


class CodeChangeView(View):
    """What a person did to a code."""

    code: str
    event: str
    status: Literal["live", "removed", "replaced", "revoked", "blank"]
    element: NamedView | None
    """what it leads to now, or led to"""
    other: str | None
    """the code that leads to the element in its place, or did so until now"""
    message: str
    """what is to be done with the labels"""
    dry_run: bool = False


class ClaimsView(View):
    """What became of a table of claims: all of it, or nothing where a row can't be taken."""

    file: str
    claimed: list[CodeChangeView]
    problems: list[ScanProblem]
    applied: bool
    dry_run: bool = False


class MisplacedLabel(View):
    """A label that hangs in another room than its element is in."""

    code: str
    kind: str
    ifc_class: str
    number: str
    name: str
    building: str
    hangs_in: SpaceSeen
    belongs_in: list[SpaceSeen]
    at: datetime
    who: str


class SwapView(View):
    """Two labels, each of which hangs where the other one belongs."""

    one: MisplacedLabel
    other: MisplacedLabel


class LabelCheck(View):
    """Labels that hang where their elements are not."""

    swapped: list[SwapView]
    elsewhere: list[MisplacedLabel]
    """those of which no other one hangs in their place"""


class SwappedView(View):
    """Two codes whose elements were exchanged."""

    codes: list[CodeChangeView]
    message: str
    dry_run: bool = False


class BuildingLabels(View):
    """How far the labels of a building are."""

    building: str
    live: int
    """codes that lead to something"""
    printed: int
    mounted: int
    not_printed: int
    """of what usually gets a label"""
    printed_not_mounted: int
    to_take_down: int
    """printed or mounted, and their element was removed, or their code replaced or revoked"""


class LabelEntry(View):
    """One label, and what is to be done about it."""

    do: Literal["print", "mount", "take down", "nothing", "claim"]
    code: str
    status: str
    building: str
    storey: str
    room: str
    number: str
    name: str
    ifc_class: str
    mounted_at: datetime | None
    mounted_by: str | None


class LabelStatus(View):
    """How far labels are, by building."""

    buildings: list[BuildingLabels]
    blank: int
    """codes that lead nowhere yet"""
    hosts: list[HostView]
    entries: list[LabelEntry] = Field(default_factory=list)
    """those that were asked for"""
