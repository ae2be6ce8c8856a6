"""The results of mounting, replacing, claiming and swapping labels, and of their status."""

from datetime import datetime
from typing import Literal

from pydantic import Field

from api.operations.elements.views import NamedView
from api.operations.labels.printing.views import HostView
from api.operations.view import View


class SpaceSeen(View):
    """The names and ids of a space."""

    id: int
    number: str
    name: str
    building: str


class MountingView(View):
    """The result of the scan of a label in a space."""

    code: str
    element: NamedView
    outcome: Literal["mounted", "elsewhere", "known"]
    """elsewhere: the registry has the element in another room, and nothing was confirmed; known: the scan was kept"""
    at: datetime
    who: str
    seen_in: SpaceSeen | None
    """None for assets that belong to no building"""
    belongs_in: list[SpaceSeen]
    """the spaces of the element in the registry; for a door both sides; empty where they are unknown"""
    swapped_with: list[str] = Field(default_factory=list)
    """codes whose labels were mounted where this one belongs, and belong where it was mounted"""
    message: str
    dry_run: bool = False


class ScanProblem(View):
    """A row of a table of scans or claims that is invalid."""

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
    """The result of a table of scans."""

    file: str
    rows: int
    mounted: int
    known: int
    """scans that were recorded before"""
    elsewhere: list[MountingView]
    rooms: list[RoomRound]
    """the rooms whose own label was scanned, in that order"""
    problems: list[ScanProblem]
    dry_run: bool = False


class CodeChangeView(View):
    """The result of changing a code."""

    code: str
    event: str
    status: Literal["live", "removed", "replaced", "revoked", "blank"]
    element: NamedView | None
    """its current or last element"""
    other: str | None
    """the code that replaces it, or that it replaces"""
    message: str
    """the actions for the labels"""
    dry_run: bool = False


class ClaimsView(View):
    """The result of a table of claims, which is applied as a whole or not at all."""

    file: str
    claimed: list[CodeChangeView]
    problems: list[ScanProblem]
    applied: bool
    dry_run: bool = False


class MisplacedLabel(View):
    """A label that is mounted in another room than that of its element."""

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
    """Two labels, each of which is mounted where the other one belongs."""

    one: MisplacedLabel
    other: MisplacedLabel


class LabelCheck(View):
    """Labels that are mounted in the wrong room."""

    swapped: list[SwapView]
    elsewhere: list[MisplacedLabel]
    """misplaced labels that are not part of a swapped pair"""


class SwappedView(View):
    """Two codes whose elements were swapped."""

    codes: list[CodeChangeView]
    message: str
    dry_run: bool = False


class BuildingLabels(View):
    """The status of the labels of a building."""

    building: str
    live: int
    """codes that lead to an element"""
    printed: int
    mounted: int
    not_printed: int
    """elements that get a label by default"""
    printed_not_mounted: int
    to_take_down: int
    """printed or mounted, and their element was removed, or their code replaced or revoked"""


class LabelEntry(View):
    """A label and its status."""

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
    """The status of labels by building."""

    buildings: list[BuildingLabels]
    blank: int
    """codes that are not assigned to an element yet"""
    hosts: list[HostView]
    entries: list[LabelEntry] = Field(default_factory=list)
    """the labels with the requested status"""
