"""Proposals: an element that was taken in as a new one may be one that is gone; a person says yes or no."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, and_, exists, or_, update
from sqlmodel import Session, col, select

from registry.database.bulk import in_batches, insert_rows
from registry.plan import Plan
from registry.tables import Binding, Proposal, Revision
from registry.tables.columns import Table

PROPOSAL = Table.metadata.tables["proposal"]

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
