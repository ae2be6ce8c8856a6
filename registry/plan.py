"""What an import will change, as plain data: made from a snapshot and what is known.

`registry.imports.applying` applies it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from hashlib import sha256
from typing import Any, Literal, TypeAlias

import msgspec

from registry.snapshot import BuildingFacts, Finding, TypeFacts

ElementKind: TypeAlias = Literal["building", "storey", "space", "asset"]
CLASS_OF_KIND = {"building": "IfcBuilding", "storey": "IfcBuildingStorey", "space": "IfcSpace"}
"""The class of all elements of a kind; an asset's class is its own."""

Action: TypeAlias = Literal["add", "keep", "change", "rematch", "bind", "return"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """What a file says of one element, ready to be stored and compared.

    In `facts`, names that end in ``_key`` point to other elements of the file; they are not compared, since ids come
    and go while the thing stays the same.
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
    """What the registry knows of one element through one source model."""

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
    """whether it was still there in the last revision"""
    again: bool = False
    """whether the same file said so before, and that import was taken back since"""
    placed_independently: bool = True
    """whether its coordinates can be compared although GlobalIds are in doubt: False where its model was aligned by
    shared GlobalIds alone
    """


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field that a new revision states otherwise."""

    name: str
    old: Any
    new: Any


@dataclass(frozen=True, slots=True)
class Change:
    """What happens to one element of the file, and by which rule it was recognised."""

    action: Action
    stated: Stated
    known: Known | None = None
    rule: str = "new"
    fields: tuple[FieldChange, ...] = ()


@dataclass(frozen=True, slots=True)
class Proposed:
    """An element of the file that may be one that is gone: by which rule, how surely (0 to 1), how far from it."""

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
    """All changes of one import; nothing is written until it is applied."""

    buildings: tuple[BuildingFacts, ...]
    """what the file calls the building: usually one, all of them the same building here"""
    changes: tuple[Change, ...]
    gone: tuple[Known, ...]
    types: tuple[TypeFacts, ...]
    groups: tuple[Group, ...]
    findings: tuple[Finding, ...] = ()
    proposals: tuple[Proposed, ...] = ()
    """which of the new ones may be which of those that are gone, for a person to confirm"""
    contradicted: tuple[Contradicted, ...] = ()
    """GlobalIds that a person has to explain before the plan is applied"""
    complete: bool = True
    """False where something of the file is lost: what it does not have is then not gone"""

    def count(self, *actions: Action, kinds: Iterable[ElementKind] = ("storey", "space", "asset")) -> int:
        """How many elements of `kinds` see one of `actions`."""
        wanted = frozenset(kinds)
        return sum(change.action in actions and change.stated.kind in wanted for change in self.changes)

    @property
    def lines(self) -> dict[str, str]:
        """What it does, line by line: the element of the file or the registry, or `types` → a digest of the change."""
        rest = {one.name: getattr(self, one.name) for one in fields(self) if one.name not in _LINE_BY_LINE}
        changes = {f"{one.stated.kind} {one.stated.key}": _digest(one) for one in self.changes}
        gone = {f"gone {one.binding_id}": _digest(one) for one in self.gone}
        return {name: _digest(content) for name, content in rest.items()} | changes | gone

    @property
    def digest(self) -> str:
        """The same for the same changes to the same state of what they change."""
        return _digest(self.lines)


_LINE_BY_LINE = frozenset({"changes", "gone", "findings"})
"""Findings change nothing that is registered."""


def _digest(content: object) -> str:
    return sha256(msgspec.json.encode(content, order="sorted")).hexdigest()[:32]
