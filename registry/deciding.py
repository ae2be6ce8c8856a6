"""What a person decides of a proposal: the new element is the old one after all, or it is not."""

from collections.abc import Collection

from sqlalchemy import update
from sqlmodel import Session, col, select

from registry.codes.book import note_events, replace_codes
from registry.errors import AlreadyDecided, NotFound
from registry.imports.proposals import CONFIRMED, OPEN, REJECTED, Decision
from registry.rows.of_models import refresh_rows
from registry.tables import Binding, Correction, Element, GroupMember, Move, OwnerRow, Proposal


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
