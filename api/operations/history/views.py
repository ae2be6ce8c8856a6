"""What was before, as programs and people get it: bindings, histories, what imports mean for signs, scorecards."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, Literal

from pydantic import Field

from api.operations.view import View


class UndoneView(View):
    """An import that was taken back, and how many elements that changed."""

    id: int
    building: str
    source_model: str
    revision: int
    file: str
    undone_at: datetime
    undone_by: str
    dry_run: bool
    removed: int
    """those that it had added: retired, with their codes"""
    returned: int
    """those that it had dropped"""
    unmatched: int
    """those that it had recognised under another id, brought back, or found in another source model"""
    restated: int
    """those that it had stated otherwise"""


class BindingView(View):
    """An element is this GlobalId in a source model."""

    building: str
    source_model: str
    since: int
    """the revision of the source model that it is known by since"""
    rule: str
    """how it was recognised then"""
    element_id: int
    kind: Literal["building", "storey", "space", "asset"]
    ifc_class: str
    number: str | None
    name: str | None
    global_id: str
    key: str
    """tells apart what shares a GlobalId"""
    code: str | None


class FieldChangeView(View):
    """One field that says something else than before."""

    field: str
    old: Any
    new: Any


class SignChange(View):
    """What is to be done about one sign, and why."""

    action: Literal["print", "print again", "take down"]
    code: str
    kind: Literal["space", "asset"]
    element_id: int
    ifc_class: str
    number: str
    name: str
    storey: str
    room: str
    """the number of the room that an asset is in"""
    global_id: str | None
    changes: list[FieldChangeView] = Field(default_factory=list)
    """what on the label is not right any more"""


class SignChanges(View):
    """What all imports since a revision mean for the signs of a building."""

    building: str
    since: str
    """as architecture:2"""
    to_print: int
    to_print_again: int
    to_take_down: int
    to_leave: int
    signs: list[SignChange]
    """all but those to leave"""


class RevisionRef(View):
    """The import that something came with."""

    id: int
    source_model: str
    revision: int
    file: str
    undone_at: datetime | None


class HistoryEntry(View):
    """One thing that happened to an element: when, by which import or person, and field by field what it changed."""

    at: datetime
    event: str
    who: str
    why: str = ""
    code: str | None = None
    revision: RevisionRef | None = None
    rule: str | None = None
    """how the import recognised it"""
    global_id: str | None = None
    changes: list[FieldChangeView] = Field(default_factory=list)


class ElementHistory(View):
    """Everything that ever happened to an element, the oldest first."""

    id: int
    kind: Literal["building", "storey", "space", "asset"]
    building: str | None
    code: str | None
    number: str | None
    name: str | None
    retired_at: datetime | None
    entries: list[HistoryEntry]


class StabilityView(View):
    """How stable the spaces and assets of a source model were from one revision to the next."""

    source_model: str
    from_revision: int
    to_revision: int
    before: int
    after: int
    same_global_id: int
    new_global_ids: dict[str, int]
    """rule by which what has another GlobalId was recognised → how many"""
    returned: int
    gone: int
    added: int
    with_tag: int
    """assets in both that had a tag before"""
    same_tag: int
    same_name: int
    """of all in both; for a space its number and its name"""
    global_id_share: float | None
    """of those before; None where there were none"""
    tag_share: float | None
    name_share: float | None


class Scorecard(View):
    """How stable GlobalIds, tags and names of the source models of a building are."""

    building: str
    pairs: list[StabilityView]


SHAPES = {"footprint": "another outline", "box": "another bounding box"}
"""What is told of shapes: that they changed."""


def changes_in_words(changes: Iterable[FieldChangeView]) -> str:
    """What changed, on one line."""
    return ", ".join(map(_words, changes))


def _words(change: FieldChangeView) -> str:
    return SHAPES.get(change.field) or f"{change.field}: {_value(change.old)} → {_value(change.new)}"


def _value(value: Any) -> str:
    if value is None or value in ("", []):
        return "(none)"
    if isinstance(value, Mapping):
        return " ".join(str(one) for one in value.values() if one not in (None, ""))
    return "; ".join(map(_value, value)) if isinstance(value, list | tuple) else str(value)
