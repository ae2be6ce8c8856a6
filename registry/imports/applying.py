"""Writes a plan: elements, bindings and codes first, then the rows that people and programs read.

Everything is written in bulk; the caller holds the write lock and commits.
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
    """Where a plan is applied: the building, its source model, the new revision; when, and on whose behalf."""

    building_id: int
    source_model_id: int
    revision_id: int
    at: datetime
    who: str


def apply_plan(session: Session, plan: Plan, target: Target) -> None:
    """Write all changes of `plan`."""
    returned = [_element_id(one) for one in plan.changes if one.action == "return"]
    keep_before(session, target.revision_id, target.source_model_id, returned)
    moved = [one for one in plan.changes if one.action in ("rematch", "return")]
    _close(session, [one.known for one in moved if one.known is not None], target)
    _close(session, plan.gone, target)  # before anything new is bound, which may have the key of one that is gone
    _bind_buildings(session, plan.buildings, target, keep=not plan.complete)
    added = _add_elements(session, [one for one in plan.changes if one.action == "add"], target)
    bound = [one for one in plan.changes if one.action in ("rematch", "return", "bind")]
    _insert_bindings(session, [(_element_id(one), one.stated, one.rule) for one in bound], target)
    updated = [one for one in plan.changes if one.action == "change" or _points_elsewhere(one)]
    keep_statements(session, [one.known.binding_id for one in updated if one.known is not None], target.revision_id)
    _update_bindings(session, updated)
    _revive(session, returned, target)
    _retire(session, plan.gone, target)
    touched = {*added, *(_element_id(one) for one in (*moved, *bound, *updated))}
    refresh_rows(session, target.building_id, touched | {one.element_id for one in plan.gone}, plan.types)
    write_groups(session, target.building_id, target.source_model_id, plan.groups, keep=not plan.complete)
    keep_proposals(session, plan, target.source_model_id, target.revision_id)
    settle_proposals(session, target.source_model_id, Decision(target.who, target.at))


def _points_elsewhere(change: Change) -> bool:
    """Whether what is kept names its storey, space or host by another key than before."""
    return change.action == "keep" and change.known is not None and change.known.facts != change.stated.facts


def _element_id(change: Change) -> int:
    if change.known is None:
        message = f"{change.stated.key} is {change.action} and has no element"
        raise ValueError(message)
    return change.known.element_id


def _bind_buildings(session: Session, buildings: Iterable[BuildingFacts], target: Target, *, keep: bool) -> None:
    """Bind what the file calls a building to the one it was imported into; others stay bound if they are to `keep`."""
    statement = select(Binding).where(
        Binding.source_model_id == target.source_model_id,
        Binding.element_id == target.building_id,
        col(Binding.closed_revision_id).is_(None),
    )
    open_bindings = {one.key: one for one in session.exec(statement)}
    stated = {one.key: one for one in buildings}
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
    ids = _new_ids(session, [one.stated.kind for one in changes], target)
    pairs = list(zip(ids, (one.stated for one in changes), strict=True))
    _insert_bindings(session, [(identity, stated, "new") for identity, stated in pairs], target)
    labelled = [identity for identity, stated in pairs if stated.kind in ("space", "asset")]
    give_codes(session, labelled, target.at, target.who)
    return ids


def _new_ids(session: Session, kinds: Sequence[str], target: Target) -> list[int]:
    """A new element of each kind, in that order.

    The rows of one kind are alike, so it does not matter which of them gets which number. To ask the database for the
    numbers in the order of the rows would make it insert row by row.
    """
    rows = [{"kind": kind, "building_id": target.building_id, "created_at": target.at} for kind in kinds]
    statement = insert(Element).returning(col(Element.kind), col(Element.id))
    made: dict[str, list[int]] = defaultdict(list)
    for kind, identity in session.execute(statement, rows) if rows else ():
        made[kind].append(identity)
    next_of = {kind: iter(sorted(ids)) for kind, ids in made.items()}
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
            "id": one.known.binding_id,
            "global_id": one.stated.global_id,
            "digest": one.stated.digest,
            "facts": one.stated.facts,
            "properties": one.stated.properties,
        }
        for one in changes
        if one.known is not None
    ]
    if rows:
        session.execute(update(Binding), rows)


def _close(session: Session, known: Iterable[Known], target: Target) -> None:
    ids = [one.binding_id for one in known if one.open]
    for batch in in_batches(ids):
        session.execute(update(Binding).where(col(Binding.id).in_(batch)).values(closed_revision_id=target.revision_id))


def _revive(session: Session, ids: list[int], target: Target) -> None:
    """Revive those that were retired; what another source model still had never left."""
    revived: list[int] = []
    for batch in in_batches(ids):
        retired = col(Element.id).in_(batch), col(Element.retired_at).is_not(None)
        statement = update(Element).where(*retired).values(retired_at=None).returning(col(Element.id))
        revived.extend(session.scalars(statement))
    note_events(session, revived, "returned", target.at, target.who)


def _retire(session: Session, gone: Iterable[Known], target: Target) -> None:
    """Retire what no source model has any more."""
    candidates = [one.element_id for one in gone]
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
