"""The results of import plans."""

from typing import Any, Literal, TypeAlias, get_args

from pydantic import Field

from api.operations.view import View

PlanGroup: TypeAlias = Literal["gone", "moved", "recognised", "proposed", "changed", "new", "bound", "kept"]
"""The actions on an element; those that a person should check come first."""

GROUPS: tuple[PlanGroup, ...] = get_args(PlanGroup)

Concern: TypeAlias = Literal["label", "room", "area", "other", "cosmetic"]
"""What a change matters to most: a label in use, which is then out of date; a room, or in which room an asset is; a
floor area; anything else; nothing but properties.
"""

CONCERNS: tuple[Concern, ...] = get_args(Concern)


class PlanCounts(View):
    """The number of storeys, spaces and assets for each action.

    Every element of the file is kept, changed, recognised, bound or new; moved and proposed ones are counted there as
    well. Elements that are gone are not in the file. Assets of the building's other models can move too.
    """

    gone: int = 0
    moved: int = 0
    recognised: int = 0
    """elements with a new GlobalId, and removed elements that have returned"""
    proposed: int = 0
    """new elements that may be removed ones, for a person to confirm"""
    changed: int = 0
    cosmetic: int = 0
    """of those changed, the ones whose properties alone differ"""
    new: int = 0
    bound: int = 0
    """elements of another source model of the building that are now linked to this one too"""
    kept: int = 0


class FieldView(View):
    """A field whose value differs from that of the last revision."""

    field: str
    """`Set/Name` for a property"""
    old: Any
    new: Any


class SpotView(View):
    """The location of an asset: storey, room, method and confidence (0 to 1)."""

    storey: str | None
    room: str | None
    method: str | None
    confidence: float | None


class RoomChange(View):
    """The location of an asset before and after the import."""

    before: SpotView
    after: SpotView


class PlannedElement(View):
    """The change to an element; missing elements have their last values."""

    kind: Literal["storey", "space", "asset"]
    code: str | None
    """the code on its label; new elements get theirs when they are imported"""
    ifc_class: str
    number: str
    """the number of a room, or the designation or tag of an asset"""
    name: str
    storey: str | None
    room: str | None
    """the room of an asset"""
    global_id: str | None
    concerns: Concern = "other"
    former_global_id: str | None = None
    rule: str | None = None
    """the rule by which it was recognised or proposed"""
    confidence: float | None = None
    """the confidence of the recognition (0 to 1)"""
    candidate: str | None = None
    """the code of the proposed element"""
    fields: list[FieldView] = Field(default_factory=list)
    moved: RoomChange | None = None
    still_in: list[str] = Field(default_factory=list)
    """other source models that still have an element missing from this one; it then keeps its code"""


class PlanView(View):
    """The changes that an import makes to one building, or did, row by row; each group in the order of what its
    rows matter to.
    """

    digest: str
    """equal for equal changes to the same state of the registry; empty for a past import, of which `kept` is only
    counted
    """
    counts: PlanCounts
    gone: list[PlannedElement] = Field(default_factory=list)
    moved: list[PlannedElement] = Field(default_factory=list)
    recognised: list[PlannedElement] = Field(default_factory=list)
    proposed: list[PlannedElement] = Field(default_factory=list)
    changed: list[PlannedElement] = Field(default_factory=list)
    new: list[PlannedElement] = Field(default_factory=list)
    bound: list[PlannedElement] = Field(default_factory=list)
    kept: list[PlannedElement] = Field(default_factory=list)

    def of(self, group: PlanGroup) -> list[PlannedElement]:
        """The rows of a group."""
        rows: list[PlannedElement] = getattr(self, group)
        return rows

    def concerning(self, concern: Concern) -> list[tuple[PlanGroup, PlannedElement]]:
        """The rows that matter to labels, rooms and so on: rooms before assets, then group by group; none of `kept`."""
        rows = [
            (group, row) for group in GROUPS if group != "kept" for row in self.of(group) if row.concerns == concern
        ]
        return sorted(rows, key=lambda found: found[1].kind != "space")
