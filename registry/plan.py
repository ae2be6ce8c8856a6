"""The changes of an import, as plain data: made from the snapshot of a file and the elements of the registry.

`registry.imports.applying` applies them.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from hashlib import sha256
from typing import Any, Literal, TypeAlias

import msgspec

from registry.snapshot import BuildingFacts, Finding, TypeFacts

ElementKind: TypeAlias = Literal["building", "storey", "space", "asset"]
CLASS_OF_KIND = {"building": "IfcBuilding", "storey": "IfcBuildingStorey", "space": "IfcSpace"}
"""Kind → IFC class; assets have various classes, so they are not in it."""

Action: TypeAlias = Literal["add", "keep", "change", "rematch", "bind", "return"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """An element as a file states it, ready to be stored and compared.

    In `facts`, names that end in ``_key`` refer to other elements of the file. They are not compared, since ids change
    from export to export while the element remains the same.
    """

    kind: ElementKind
    key: str
    global_id: str
    ifc_class: str
    facts: dict[str, Any]
    properties: dict[str, Any] = field(default_factory=dict)
    digest: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """An element as the registry has it from one source model."""

    element_id: int
    binding_id: int
    source_model: str
    kind: ElementKind
    key: str
    ifc_class: str
    facts: dict[str, Any]
    digest: str
    own: bool
    """whether it is bound in the source model that is being imported"""
    global_id: str = ""
    properties: dict[str, Any] = field(default_factory=dict)
    open: bool = True
    """whether the last revision still had it"""
    again: bool = False
    """whether the same file was imported before and that import was undone"""
    placed_independently: bool = True
    """whether its coordinates can be compared although GlobalIds are in doubt: False where its model was aligned by
    shared GlobalIds alone
    """


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field whose value differs in a new revision."""

    name: str
    old: Any
    new: Any


@dataclass(frozen=True, slots=True)
class Change:
    """The change to one element of the file, and the rule by which the element was recognised."""

    action: Action
    stated: Stated
    known: Known | None = None
    rule: str = "new"
    fields: tuple[FieldChange, ...] = ()


@dataclass(frozen=True, slots=True)
class Proposed:
    """A new element of the file that may be one missing from it: the rule, the confidence (0 to 1), the distance."""

    stated_key: str
    candidate: Known
    rule: str
    confidence: float
    distance_m: float | None = None


@dataclass(frozen=True, slots=True)
class Contradicted:
    """How many ids of a kind of elements are contradicted, with nothing to settle it, of how many shared ones."""

    kind: ElementKind
    count: int
    shared: int
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A system or zone of the file, with the keys of its members."""

    kind: Literal["system", "zone"]
    key: str
    global_id: str
    name: str
    parent_key: str | None = None
    member_keys: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """All changes of an import; nothing is written until they are applied."""

    buildings: tuple[BuildingFacts, ...]
    """the file's buildings: usually one; where there are several, all of them are one building in the registry"""
    changes: tuple[Change, ...]
    gone: tuple[Known, ...]
    types: tuple[TypeFacts, ...]
    groups: tuple[Group, ...]
    findings: tuple[Finding, ...] = ()
    proposals: tuple[Proposed, ...] = ()
    """new elements that may be missing ones, for a person to confirm"""
    contradicted: tuple[Contradicted, ...] = ()
    """GlobalIds that a person has to explain before the plan is applied"""
    complete: bool = True
    """False where part of the file is lost; elements that it lacks are then not treated as removed"""

    def count(self, *actions: Action, kinds: Iterable[ElementKind] = ("storey", "space", "asset")) -> int:
        """The number of elements of `kinds` with one of `actions`."""
        wanted = frozenset(kinds)
        return sum(change.action in actions and change.stated.kind in wanted for change in self.changes)

    @property
    def lines(self) -> dict[str, str]:
        """Its parts by name (an element of the file or the registry, or a field such as `types`) → a digest of each."""
        names = [plan_field.name for plan_field in fields(self) if plan_field.name not in _LINE_BY_LINE]
        rest = {name: getattr(self, name) for name in names}
        changes = {f"{change.stated.kind} {change.stated.key}": _digest(change) for change in self.changes}
        gone = {f"gone {known.binding_id}": _digest(known) for known in self.gone}
        return {name: _digest(content) for name, content in rest.items()} | changes | gone

    @property
    def digest(self) -> str:
        """A digest of all changes; equal for equal changes to elements in an equal state."""
        return _digest(self.lines)


_LINE_BY_LINE = frozenset({"changes", "gone", "findings"})
"""Fields of a plan without a digest of their own: elements have one each, and findings change nothing."""


def _digest(content: object) -> str:
    return sha256(msgspec.json.encode(content, order="sorted")).hexdigest()[:32]
