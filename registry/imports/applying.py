"""Writes the changes of an import plan: elements, bindings and codes, then the current rows.

Everything is written in bulk. The caller holds the write lock and commits.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import insert, update
from sqlmodel import Session, col, select

from registry.codes.issued import give_codes, note_events
from registry.database.bulk import in_batches, insert_rows
from registry.imports.groups import write_groups
from registry.imports.overwritten import keep_before, keep_statements
from registry.imports.proposals import Decision, keep_proposals, settle_proposals
from registry.plan import Change, Known, Plan, Stated
from registry.rows.of_models import refresh_rows
from registry.snapshot import BuildingFacts
from registry.tables import Binding, Element


@dataclass(frozen=True, slots=True)
class Target:
    """The target of a plan: the building, its source model, the new revision; when, and by whom."""

    building_id: int
    source_model_id: int
    revision_id: int
    at: datetime
    who: str


def apply_plan(session: Session, plan: Plan, target: Target) -> None:
    """Write all changes of `plan` to the building and source model of `target`."""
    returned = [_element_id(change) for change in plan.changes if change.action == "return"]
    keep_before(session, target.revision_id, target.source_model_id, returned)
    moved = [change for change in plan.changes if change.action in ("rematch", "return")]
    _close(session, [change.known for change in moved if change.known is not None], target)
    _close(session, plan.gone, target)  # before new bindings, which may have the key of one that is gone
    _bind_buildings(session, plan.buildings, target, keep=not plan.complete)
    added = _add_elements(session, [change for change in plan.changes if change.action == "add"], target)
    bound = [change for change in plan.changes if change.action in ("rematch", "return", "bind")]
    _insert_bindings(session, [(_element_id(change), change.stated, change.rule) for change in bound], target)
    updated = [change for change in plan.changes if change.action == "change" or _points_elsewhere(change)]
    keep_statements(
        session, [change.known.binding_id for change in updated if change.known is not None], target.revision_id
    )
    _update_bindings(session, updated)
    _revive(session, returned, target)
    _retire(session, plan.gone, target)
    touched = {*added, *(_element_id(change) for change in (*moved, *bound, *updated))}
    refresh_rows(session, target.building_id, touched | {known.element_id for known in plan.gone}, plan.types)
    write_groups(session, target.building_id, target.source_model_id, plan.groups, keep=not plan.complete)
    keep_proposals(session, plan, target.source_model_id, target.revision_id)
    settle_proposals(session, target.source_model_id, Decision(target.who, target.at))


def _points_elsewhere(change: Change) -> bool:
    """Whether an otherwise unchanged element refers to its storey, space or host by a new key."""
    return change.action == "keep" and change.known is not None and change.known.facts != change.stated.facts


def _element_id(change: Change) -> int:
    if change.known is None:
        message = f"the change {change.action!r} of {change.stated.key} has no element"
        raise ValueError(message)
    return change.known.element_id


def _bind_buildings(session: Session, buildings: Iterable[BuildingFacts], target: Target, *, keep: bool) -> None:
    """Bind the file's buildings to the building of `target`; former bindings are closed unless `keep` is set."""
    statement = select(Binding).where(
        Binding.source_model_id == target.source_model_id,
        Binding.element_id == target.building_id,
        col(Binding.closed_revision_id).is_(None),
    )
    open_bindings = {binding.key: binding for binding in session.exec(statement)}
    stated = {building.key: building for building in buildings}
    for key, binding in open_bindings.items():
        if key not in stated and not keep:
            binding.closed_revision_id = target.revision_id
    for key, building in stated.items():
        if key not in open_bindings:
            session.add(_building_binding(building, target))
    session.flush()


def _building_binding(building: BuildingFacts, target: Target) -> Binding:
    return Binding(
        element_id=target.building_id,
        source_model_id=target.source_model_id,
        key=building.key,
        global_id=building.global_id,
        first_revision_id=target.revision_id,
        digest="",
        facts={"name": building.name},
    )


def _add_elements(session: Session, changes: list[Change], target: Target) -> list[int]:
    ids = _new_ids(session, [change.stated.kind for change in changes], target)
    pairs = list(zip(ids, (change.stated for change in changes), strict=True))
    _insert_bindings(session, [(identity, stated, "new") for identity, stated in pairs], target)
    labelled = [identity for identity, stated in pairs if stated.kind in ("space", "asset")]
    give_codes(session, labelled, target.at, target.who)
    return ids


def _new_ids(session: Session, kinds: Sequence[str], target: Target) -> list[int]:
    """The ids of new elements of these kinds, in that order.

    The rows of a kind are interchangeable, so their ids may be assigned in any order. Asking the database for ids in
    the order of the rows would make it insert row by row.
    """
    rows = [{"kind": kind, "building_id": target.building_id, "created_at": target.at} for kind in kinds]
    statement = insert(Element).returning(col(Element.kind), col(Element.id))
    ids_of: dict[str, list[int]] = defaultdict(list)
    for kind, identity in session.execute(statement, rows) if rows else ():
        ids_of[kind].append(identity)
    next_of = {kind: iter(sorted(ids)) for kind, ids in ids_of.items()}
    return [next(next_of[kind]) for kind in kinds]


def _insert_bindings(session: Session, bound: Iterable[tuple[int, Stated, str]], target: Target) -> None:
    rows = [
        {
            "element_id": element_id,
            "source_model_id": target.source_model_id,
            "key": stated.key,
            "global_id": stated.global_id,
            "first_revision_id": target.revision_id,
            "rule": rule,
            "digest": stated.digest,
            "facts": stated.facts,
            "properties": stated.properties,
        }
        for element_id, stated, rule in bound
    ]
    insert_rows(session, Binding, rows)


def _update_bindings(session: Session, changes: Iterable[Change]) -> None:
    rows: list[dict[str, Any]] = [
        {
            "id": change.known.binding_id,
            "global_id": change.stated.global_id,
            "digest": change.stated.digest,
            "facts": change.stated.facts,
            "properties": change.stated.properties,
        }
        for change in changes
        if change.known is not None
    ]
    if rows:
        session.execute(update(Binding), rows)


def _close(session: Session, bindings: Iterable[Known], target: Target) -> None:
    ids = [binding.binding_id for binding in bindings if binding.open]
    for batch in in_batches(ids):
        session.execute(update(Binding).where(col(Binding.id).in_(batch)).values(closed_revision_id=target.revision_id))


def _revive(session: Session, ids: list[int], target: Target) -> None:
    """Revive retired elements; those that another source model still had were never retired."""
    revived: list[int] = []
    for batch in in_batches(ids):
        retired = col(Element.id).in_(batch), col(Element.retired_at).is_not(None)
        statement = update(Element).where(*retired).values(retired_at=None).returning(col(Element.id))
        revived.extend(session.scalars(statement))
    note_events(session, revived, "returned", target.at, target.who)


def _retire(session: Session, gone: Iterable[Known], target: Target) -> None:
    """Retire the elements that no source model has any more."""
    candidates = [known.element_id for known in gone]
    still_bound: set[int] = set()
    for batch in in_batches(candidates):
        statement = select(Binding.element_id).where(
            col(Binding.element_id).in_(batch), col(Binding.closed_revision_id).is_(None)
        )
        still_bound.update(session.exec(statement))
    retired = [element_id for element_id in candidates if element_id not in still_bound]
    for batch in in_batches(retired):
        session.execute(update(Element).where(col(Element.id).in_(batch)).values(retired_at=target.at))
    note_events(session, retired, "removed", target.at, target.who)
