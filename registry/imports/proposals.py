"""Proposed matches: a new element may be one that the model lost, which a person confirms or rejects."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, and_, exists, or_, update
from sqlalchemy import select as select_columns
from sqlmodel import Session, col, select

from registry.codes.issued import note_events, replace_codes
from registry.database.bulk import in_batches, insert_rows
from registry.errors import AlreadyDecided, NoProposal
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
    """A decision on a proposal: who, when and why."""

    who: str
    at: datetime
    why: str = ""


def rejected_pairs(session: Session, source_model_id: int | None) -> frozenset[tuple[str, int]]:
    """Rejected matches, not to be proposed again: the new element's key in the source model, and the old element."""
    statement = (
        select(Binding.key, Proposal.candidate_id)
        .join(Proposal, col(Proposal.element_id) == col(Binding.element_id))
        .where(Proposal.state == REJECTED, Binding.source_model_id == source_model_id)
    )
    return frozenset((key, candidate) for key, candidate in session.exec(statement))


def keep_proposals(session: Session, plan: Plan, source_model_id: int, revision_id: int) -> None:
    """Store the plan's proposals, after its elements."""
    keys = [proposal.stated_key for proposal in plan.proposals]
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
            "element_id": ids[proposal.stated_key],
            "candidate_id": proposal.candidate.element_id,
            "rule": proposal.rule,
            "confidence": proposal.confidence,
            "distance_m": proposal.distance_m,
            "state": OPEN,
        }
        for proposal in plan.proposals
    ]
    insert_rows(session, Proposal, rows)


def settle_proposals(session: Session, source_model_id: int, decision: Decision) -> None:
    """Settle the open proposals of a source model whose new element is gone or whose old element is back."""
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
    """The proposals, the most likely first, with the columns of the table `proposal`, and building, source_model,
    revision, kind.

    Only open ones, unless `decided` is set.
    """
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


def proposed_elements(session: Session, element_ids: list[int]) -> dict[int, dict[str, object]]:
    """Element → its last known code, global_id, number, space_name, asset_name, ifc_class, room_number, room_name, and
    its id.
    """
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
    """Confirm that two elements are one: the old one takes over the new one's bindings and keeps its code.

    The code of the new element is replaced. Returns the id of the building, whose assets must then be located again.
    Raises NotFound or AlreadyDecided.
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
    """Reject a proposal, which is then not made again. Raises NotFound or AlreadyDecided."""
    _decide(session, _open_proposal(session, proposal_id), REJECTED, decision)


def _open_proposal(session: Session, proposal_id: int) -> Proposal:
    proposal = session.get(Proposal, proposal_id, populate_existing=True)
    if proposal is None:
        raise NoProposal(f"there is no proposal {proposal_id}")
    if proposal.state != OPEN:
        raise AlreadyDecided(f"proposal {proposal_id} is {proposal.state} already, by {proposal.decided_by}")
    return proposal


def _decide(session: Session, proposal: Proposal, state: str, decision: Decision) -> None:
    proposal.state, proposal.decided_at, proposal.decided_by = state, decision.at, decision.who
    session.add(proposal)
    session.flush()


def _move_bindings(session: Session, new: int, old: int) -> None:
    """Move the new element's bindings to the old one. Raises AlreadyDecided where a model has both."""
    models = {element: _open_models(session, element) for element in (new, old)}
    if models[new] & models[old]:
        raise AlreadyDecided(f"elements {new} and {old} are both in one model now, so they are not the same element")
    for table in (Binding, GroupMember, Move, OwnerRow):
        session.execute(update(table).where(col(table.element_id) == new).values(element_id=old))


def _open_models(session: Session, element_id: int) -> set[int]:
    still_open = col(Binding.closed_revision_id).is_(None)
    return set(session.exec(select(Binding.source_model_id).where(Binding.element_id == element_id, still_open)))


def _take_over(session: Session, new: int, old: int, decision: Decision) -> None:
    """Move the new element's corrections to the old one; of two for the same field, the later one is kept."""
    current = select(Correction).where(col(Correction.ended_at).is_(None))
    of_old = session.exec(current.where(Correction.element_id == old))
    by_field = {correction.field: correction for correction in of_old}
    for correction in session.exec(current.where(Correction.element_id == new)).all():
        former = by_field.get(correction.field)
        ended = None if former is None else min(correction, former, key=lambda each: each.at)
        if ended is not None:
            ended.ended_at, ended.ended_by = decision.at, decision.who
            session.flush()
        correction.element_id = old
        session.flush()


def _exchange(session: Session, new: int, old: int, decision: Decision, why: str) -> int:
    """Retire the new element and revive the old one, and record it in the history of their codes."""
    elements = {element_id: session.get_one(Element, element_id) for element_id in (new, old)}
    elements[new].retired_at = decision.at
    was_retired = elements[old].retired_at is not None
    elements[old].retired_at = None
    session.flush()
    if was_retired:
        note_events(session, [old], "returned", decision.at, decision.who, why)
    replace_codes(session, new, old, decision.at, decision.who, why)
    return elements[old].building_id or 0


def _touched(session: Session, old: int, building_id: int) -> Collection[int]:
    """The elements whose rows may refer to the new one: the old one, or all of the building for a space or storey."""
    if session.get_one(Element, old).kind == "asset":
        return [old]
    statement = select(Element.id).where(Element.building_id == building_id, col(Element.retired_at).is_(None))
    return [element_id for element_id in session.exec(statement) if element_id is not None]
