"""The results of history: bindings, histories of elements, changes to labels, undone imports, scorecards."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, Literal

from pydantic import Field

from api.operations.view import View


class UndoneView(View):
    """An undone import, with the numbers of elements that changed."""

    id: int
    building: str
    source_model: str
    revision: int
    file: str
    undone_at: datetime
    undone_by: str
    dry_run: bool
    removed: int
    """elements that the import had added; they are retired with their codes"""
    returned: int
    """elements that the import had removed"""
    unmatched: int
    """elements that the import had recognised under another id, restored, or linked to another source model"""
    restated: int
    """elements whose values the import had changed"""


class BindingView(View):
    """The GlobalId of an element in a source model."""

    building: str
    source_model: str
    since: int
    """the revision of the source model since which it is valid"""
    rule: str
    """the rule by which it was recognised then"""
    element_id: int
    kind: Literal["building", "storey", "space", "asset"]
    ifc_class: str
    number: str | None
    name: str | None
    global_id: str
    key: str
    """distinguishes elements with the same GlobalId"""
    code: str | None


class FieldChangeView(View):
    """A field whose value has changed."""

    field: str
    old: Any
    new: Any


class SignChange(View):
    """The action for a label, and its reasons."""

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
    """the texts on the label that are out of date"""


class SignChanges(View):
    """The actions for the labels of a building after all imports since a revision."""

    building: str
    since: str
    """such as architecture:2"""
    to_print: int
    to_print_again: int
    to_take_down: int
    to_leave: int
    signs: list[SignChange]
    """all labels except those that are still correct"""


class RevisionRef(View):
    """The import of a change."""

    id: int
    source_model: str
    revision: int
    file: str
    undone_at: datetime | None


class HistoryEntry(View):
    """A change to an element: the time, the import or person, and the fields."""

    at: datetime
    event: str
    who: str
    why: str = ""
    code: str | None = None
    revision: RevisionRef | None = None
    rule: str | None = None
    """the rule by which the import recognised it"""
    global_id: str | None = None
    changes: list[FieldChangeView] = Field(default_factory=list)


class ElementHistory(View):
    """All changes to an element, oldest first."""

    id: int
    kind: Literal["building", "storey", "space", "asset"]
    building: str | None
    code: str | None
    number: str | None
    name: str | None
    retired_at: datetime | None
    entries: list[HistoryEntry]


class StabilityView(View):
    """The stability of the spaces and assets of a source model between two revisions."""

    source_model: str
    from_revision: int
    to_revision: int
    before: int
    after: int
    same_global_id: int
    new_global_ids: dict[str, int]
    """rule by which elements with a new GlobalId were recognised → their number"""
    returned: int
    gone: int
    added: int
    with_tag: int
    """assets in both revisions that had a tag before"""
    same_tag: int
    same_name: int
    """of all elements in both revisions; for spaces, number and name"""
    global_id_share: float | None
    """as a fraction of those before; None where there were none"""
    tag_share: float | None
    name_share: float | None


class Scorecard(View):
    """The stability of GlobalIds, tags and names in the source models of a building."""

    building: str
    pairs: list[StabilityView]


SHAPES = {"footprint": "another outline", "box": "another bounding box"}
"""Field of a shape → the text for its change, without coordinates."""


def changes_in_words(changes: Iterable[FieldChangeView]) -> str:
    """A change as a line of text."""
    return ", ".join(map(_words, changes))


def _words(change: FieldChangeView) -> str:
    return SHAPES.get(change.field) or f"{change.field}: {_value(change.old)} → {_value(change.new)}"


def _value(value: Any) -> str:
    if value is None or value in ("", []):
        return "(none)"
    if isinstance(value, Mapping):
        return " ".join(str(one) for one in value.values() if one not in (None, ""))
    return "; ".join(map(_value, value)) if isinstance(value, list | tuple) else str(value)
