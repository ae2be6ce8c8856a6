"""The plan of an import as people and programs see it before they let it happen."""

from typing import Any, Literal, TypeAlias, get_args

from pydantic import Field

from api.operations.view import View

PlanGroup: TypeAlias = Literal["gone", "moved", "recognised", "proposed", "changed", "new", "bound", "kept"]
"""What an import means for an element; those that a person should look at come first."""

GROUPS: tuple[PlanGroup, ...] = get_args(PlanGroup)

Concern: TypeAlias = Literal["label", "room", "area", "other", "cosmetic"]
"""What a change matters to most: a label in use, which is then out of date; a room, or in which room an asset is; a
floor area; anything else; nothing but properties.
"""

CONCERNS: tuple[Concern, ...] = get_args(Concern)


class PlanCounts(View):
    """How many storeys, spaces and assets see what.

    Every element of the file is kept, changed, recognised, bound or new; one that moved or has a proposal is counted
    there as well. What is gone is in no file any more. Assets of the building's other models can move too.
    """

    gone: int = 0
    moved: int = 0
    recognised: int = 0
    """known before under another GlobalId, or gone before and here again"""
    proposed: int = 0
    """new ones that may be one that is gone: a person confirms"""
    changed: int = 0
    cosmetic: int = 0
    """of those changed, the ones whose properties alone differ"""
    new: int = 0
    bound: int = 0
    """known from another source model of the building, now from this one too"""
    kept: int = 0


class FieldView(View):
    """One field that the file states otherwise than its last revision."""

    field: str
    """`Set/Name` for a property"""
    old: Any
    new: Any


class SpotView(View):
    """Where an asset is: storey and room, how that is known, and how surely (0 to 1)."""

    storey: str | None
    room: str | None
    method: str | None
    confidence: float | None


class RoomChange(View):
    """Where an asset was found before, and where it is found now."""

    before: SpotView
    after: SpotView


class PlannedElement(View):
    """What the import does to one element; what is gone is told as it was."""

    kind: Literal["storey", "space", "asset"]
    code: str | None
    """on its label; a new element gets its code when it is imported"""
    ifc_class: str
    number: str
    """of a room; the designation or tag of an asset"""
    name: str
    storey: str | None
    room: str | None
    """the one that an asset is in"""
    global_id: str | None
    concerns: Concern = "other"
    former_global_id: str | None = None
    rule: str | None = None
    """by which it was recognised, or is proposed"""
    confidence: float | None = None
    """how surely it was recognised (0 to 1)"""
    candidate: str | None = None
    """code of the element that it is proposed to be"""
    fields: list[FieldView] = Field(default_factory=list)
    moved: RoomChange | None = None
    still_in: list[str] = Field(default_factory=list)
    """source models that still have what is gone from this one: it keeps its code"""


class PlanView(View):
    """What the import of one building's part of a file will do, or did, row by row; each group in the order of what its
    rows matter to.
    """

    digest: str
    """the same for the same changes to the same registry; empty for a past import, of which `kept` is only counted"""
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
