"""Proposals: an element that was taken in as a new one may be one that is gone; a person says yes or no."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, and_, exists, or_, update
from sqlalchemy import select as select_columns
from sqlmodel import Session, col, select

from registry.codes.issued import note_events, replace_codes
from registry.database.bulk import in_batches, insert_rows
from registry.errors import AlreadyDecided, NotFound
from registry.plan import Plan
from registry.rows.of_models import refresh_rows
from registry.tables import Binding, Correction, Element, GroupMember, Move, OwnerRow, Proposal, Revision
from registry.tables.handles import (
    ASSET,
    BINDING,
    BUILDING,
    CODE,
    ELEMENT,
    PROPOSAL,
    REVISION,
    SOURCE_MODEL,
    SPACE,
    Rows,
    describing_binding,
)

OPEN, CONFIRMED, REJECTED, SETTLED = "open", "confirmed", "rejected", "settled"


@dataclass(frozen=True, slots=True)
class Decision:
    """Who decides, when and why."""

    who: str
    at: datetime
    why: str = ""


def rejected_pairs(session: Session, source_model_id: int | None) -> frozenset[tuple[str, int]]:
    """What is not to be proposed again: keys that the new element had in the source model, and the element that it is
    not.
    """
    statement = (
        select(Binding.key, Proposal.candidate_id)
        .join(Proposal, col(Proposal.element_id) == col(Binding.element_id))
        .where(Proposal.state == REJECTED, Binding.source_model_id == source_model_id)
    )
    return frozenset((key, candidate) for key, candidate in session.exec(statement))


def keep_proposals(session: Session, plan: Plan, source_model_id: int, revision_id: int) -> None:
    """Write the plan's proposals, once its elements are there."""
    keys = [one.stated_key for one in plan.proposals]
    ids: dict[str, int] = {}
    for batch in in_batches(keys):
        statement = select(Binding.key, Binding.element_id).where(
            Binding.source_model_id == source_model_id,
            col(Binding.key).in_(batch),
            col(Binding.closed_revision_id).is_(None),
        )
        ids.update(dict(session.exec(statement).all()))
    rows = [
        {
            "revision_id": revision_id,
            "element_id": ids[one.stated_key],
            "candidate_id": one.candidate.element_id,
            "rule": one.rule,
            "confidence": one.confidence,
            "distance_m": one.distance_m,
            "state": OPEN,
        }
        for one in plan.proposals
    ]
    insert_rows(session, Proposal, rows)


def settle_proposals(session: Session, source_model_id: int, decision: Decision) -> None:
    """End the open proposals of which the new element is gone again, or the old one is there again."""
    model_of = select(Revision.source_model_id).where(col(Revision.id) == col(Proposal.revision_id)).scalar_subquery()
    new_is_bound = _is_bound(PROPOSAL.c.element_id, source_model_id)
    old_is_bound = _is_bound(PROPOSAL.c.candidate_id, source_model_id)
    statement = (
        update(Proposal)
        .where(col(Proposal.state) == OPEN, model_of == source_model_id, or_(~new_is_bound, old_is_bound))
        .values(state=SETTLED, decided_at=decision.at, decided_by=decision.who)
        .execution_options(synchronize_session=False)
    )
    session.execute(statement)


def _is_bound(element_id: ColumnElement[int], source_model_id: int) -> ColumnElement[bool]:
    return exists().where(
        and_(
            col(Binding.element_id) == element_id,
            col(Binding.source_model_id) == source_model_id,
            col(Binding.closed_revision_id).is_(None),
        )
    )


def proposals(session: Session, building: str | None = None, *, decided: bool = False) -> Rows:
    """Columns of `proposal`, and building, source_model, revision, kind; the likeliest first."""
    statement = (
        select_columns(
            PROPOSAL,
            BUILDING.c.name.label("building"),
            SOURCE_MODEL.c.name.label("source_model"),
            REVISION.c.number.label("revision"),
            ELEMENT.c.kind,
        )
        .join_from(PROPOSAL, REVISION, REVISION.c.id == PROPOSAL.c.revision_id)
        .join(SOURCE_MODEL, SOURCE_MODEL.c.id == REVISION.c.source_model_id)
        .join(BUILDING, BUILDING.c.id == SOURCE_MODEL.c.building_id)
        .join(ELEMENT, ELEMENT.c.id == PROPOSAL.c.candidate_id)
        .order_by(PROPOSAL.c.confidence.desc(), PROPOSAL.c.id)
    )
    if building is not None:
        statement = statement.where(BUILDING.c.name == building)
    if not decided:
        statement = statement.where(PROPOSAL.c.state == OPEN)
    return session.execute(statement).mappings().all()


def sides(session: Session, element_ids: list[int]) -> dict[int, dict[str, object]]:
    """Element → id, code, global_id, number, name, ifc_class, as they were said last."""
    found: dict[int, dict[str, object]] = {}
    place = SPACE.alias("place")
    for start in range(0, len(element_ids), 500):
        statement = (
            select_columns(
                ELEMENT.c.id,
                CODE.c.code,
                BINDING.c.global_id,
                SPACE.c.number,
                SPACE.c.name.label("space_name"),
                ASSET.c.name.label("asset_name"),
                ASSET.c.ifc_class,
                place.c.number.label("room_number"),
                place.c.name.label("room_name"),
            )
            .join_from(ELEMENT, CODE, CODE.c.element_id == ELEMENT.c.id, isouter=True)
            .join(BINDING, BINDING.c.id == describing_binding(ELEMENT.c.id), isouter=True)
            .join(SPACE, SPACE.c.id == ELEMENT.c.id, isouter=True)
            .join(ASSET, ASSET.c.id == ELEMENT.c.id, isouter=True)
            .join(place, place.c.id == ASSET.c.space_id, isouter=True)
            .where(ELEMENT.c.id.in_(element_ids[start : start + 500]))
            .order_by(CODE.c.minted_at, CODE.c.code)
        )
        for row in session.execute(statement).mappings():
            found.setdefault(row["id"], dict(row))
    return found


def confirm_proposal(session: Session, proposal_id: int, decision: Decision) -> int:
    """The old element is there again under the new one's ids and keeps its code; that of the new one is replaced.

    Returns the building, whose assets are to be located anew. Raises NotFound or AlreadyDecided.
    """
    proposal = _open_proposal(session, proposal_id)
    new, old = proposal.element_id, proposal.candidate_id
    why = f"proposal {proposal_id} was confirmed" + (f": {decision.why}" if decision.why else "")
    _move_bindings(session, new, old)
    _take_over(session, new, old, decision)
    building_id = _exchange(session, new, old, decision, why)
    _decide(session, proposal, CONFIRMED, decision)
    refresh_rows(session, building_id, _touched(session, old, building_id), ())
    return building_id


def reject_proposal(session: Session, proposal_id: int, decision: Decision) -> None:
    """The two are not one, and that is not asked again. Raises NotFound or AlreadyDecided."""
    _decide(session, _open_proposal(session, proposal_id), REJECTED, decision)


def _open_proposal(session: Session, proposal_id: int) -> Proposal:
    proposal = session.get(Proposal, proposal_id, populate_existing=True)
    if proposal is None:
        raise NotFound(f"there is no proposal {proposal_id}; `skylt matches list` shows those that wait")
    if proposal.state != OPEN:
        raise AlreadyDecided(f"proposal {proposal_id} is {proposal.state} already, by {proposal.decided_by}")
    return proposal


def _decide(session: Session, proposal: Proposal, state: str, decision: Decision) -> None:
    proposal.state, proposal.decided_at, proposal.decided_by = state, decision.at, decision.who
    session.add(proposal)
    session.flush()


def _move_bindings(session: Session, new: int, old: int) -> None:
    """Bind the old element as the new one was. Raises AlreadyDecided where a model has both."""
    models = {element: _open_models(session, element) for element in (new, old)}
    if models[new] & models[old]:
        raise AlreadyDecided(f"elements {new} and {old} stand in one model now: they are two")
    for table in (Binding, GroupMember, Move, OwnerRow):
        session.execute(update(table).where(col(table.element_id) == new).values(element_id=old))


def _open_models(session: Session, element_id: int) -> set[int]:
    still_open = col(Binding.closed_revision_id).is_(None)
    return set(session.exec(select(Binding.source_model_id).where(Binding.element_id == element_id, still_open)))


def _take_over(session: Session, new: int, old: int, decision: Decision) -> None:
    """What people said of the new element is said of the old one; of one field, what was said last stands."""
    standing = select(Correction).where(col(Correction.ended_at).is_(None))
    before = {one.field: one for one in session.exec(standing.where(Correction.element_id == old))}
    for one in session.exec(standing.where(Correction.element_id == new)).all():
        other = before.get(one.field)
        ended = None if other is None else min(one, other, key=lambda each: each.at)
        if ended is not None:
            ended.ended_at, ended.ended_by = decision.at, decision.who
            session.flush()
        one.element_id = old
        session.flush()


def _exchange(session: Session, new: int, old: int, decision: Decision, why: str) -> int:
    """Retire the new element and revive the old one, with a line in the history of the codes of both."""
    elements = {one: session.get_one(Element, one) for one in (new, old)}
    elements[new].retired_at = decision.at
    was_retired = elements[old].retired_at is not None
    elements[old].retired_at = None
    session.flush()
    if was_retired:
        note_events(session, [old], "returned", decision.at, decision.who, why)
    replace_codes(session, new, old, decision.at, decision.who, why)
    return elements[old].building_id or 0


def _touched(session: Session, old: int, building_id: int) -> Collection[int]:
    """Whose rows may name the new element: nobody's but the old one's own, unless it is a space or a storey."""
    if session.get_one(Element, old).kind == "asset":
        return [old]
    statement = select(Element.id).where(Element.building_id == building_id, col(Element.retired_at).is_(None))
    return [one for one in session.exec(statement) if one is not None]
