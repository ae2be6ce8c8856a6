"""Undoes an import: its source model and its elements are restored to their state before it.

Nothing is deleted. Elements that the import added are retired and keep their codes, so that no id or code is reused
and importing the same file again restores the same elements. The caller holds the write lock, locates the building's
assets again, and commits.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, SQLColumnExpression, func, select, update
from sqlmodel import Session, col

from registry.codes.issued import ELSEWHERE, MOUNTED, PRINTED, TAKEN_DOWN, note_events
from registry.database.bulk import in_batches
from registry.imports.overwritten import restore_model, restore_rows, restore_statements, retired_before
from registry.imports.proposals import CONFIRMED, OPEN, SETTLED
from registry.rows.of_models import refresh_rows
from registry.saying import PERSON
from registry.tables import Binding, BindingPast, CodeEvent, Correction, Element, Proposal, Revision, SourceModel

BY_IMPORTS = ("minted", "removed", "returned", "import undone")
"""Events of codes that are caused by imports alone."""

TO_LABELS = (PRINTED, MOUNTED, ELSEWHERE, TAKEN_DOWN)
"""Events of labels. Undoing an import reports the labels, which must then be taken down, but is not prevented by them.
"""

_WAITING: dict[str, Any] = {"state": OPEN, "decided_at": None, "decided_by": None}


@dataclass(frozen=True, slots=True)
class Undoing:
    """The undoing of an import: when, by whom and why."""

    at: datetime
    who: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Touched:
    """The elements that an import touched, by kind of change; an element may be in several sets."""

    added: frozenset[int]
    """elements that were new in it"""
    bound: frozenset[int]
    """elements that it recognised under another id, revived, or found in a further source model"""
    dropped: frozenset[int]
    """elements that it lacked, or had under another id"""
    restated: frozenset[int]
    """elements whose statements it changed"""

    @property
    def all(self) -> frozenset[int]:
        """All elements that the import touched."""
        return self.added | self.bound | self.dropped | self.restated


def touched_by(session: Session, revision_id: int, building_id: int) -> Touched:
    """The elements that an import touched, without the building itself."""
    first, closed = col(Binding.first_revision_id), col(Binding.closed_revision_id)
    begun = _bound_elements(session, first == revision_id)
    known = _of(session, begun, first < revision_id)
    past = select(col(BindingPast.binding_id)).where(col(BindingPast.until_revision_id) == revision_id)
    dropped = _bound_elements(session, (closed == revision_id) & (first < revision_id))
    restated = _bound_elements(session, col(Binding.id).in_(past))
    return Touched(*(element_ids - {building_id} for element_ids in (begun - known, begun & known, dropped, restated)))


def later_revision(session: Session, revision: Revision) -> Revision | None:
    """The last later revision of the same source model that was not undone; None where there is none."""
    statement = (
        select(Revision)
        .where(col(Revision.source_model_id) == revision.source_model_id, col(Revision.undone_at).is_(None))
        .where(col(Revision.number) > revision.number)
        .order_by(col(Revision.number).desc())
        .limit(1)
    )
    return session.scalars(statement).one_or_none()


def built_upon(session: Session, revision_id: int, added: Collection[int]) -> list[str]:
    """Texts for the work of people on elements that an import added, such as `2 corrections by hand`; empty if none."""
    by_hand = col(Correction.ended_at).is_(None) & (col(Correction.source) == PERSON)
    corrected = _count(session, Correction, col(Correction.element_id), added, by_hand)
    codes = _count(
        session, CodeEvent, col(CodeEvent.element_id), added, col(CodeEvent.event).not_in((*BY_IMPORTS, *TO_LABELS))
    )
    decided = (
        select(func.count())
        .select_from(Proposal)
        .where(col(Proposal.revision_id) == revision_id, col(Proposal.state) == CONFIRMED)
    )
    found = {
        "corrections by hand": corrected,
        "changes of codes": codes,
        "matches that a person confirmed": session.scalar(decided) or 0,
    }
    return [f"{count} {words}" for words, count in found.items() if count]


def on_labels(session: Session, added: Collection[int]) -> tuple[int, int]:
    """The numbers of elements, of those that an import added, with a printed and with a mounted label."""
    counted = []
    for event in (PRINTED, MOUNTED):
        of_event = select(col(CodeEvent.element_id)).where(col(CodeEvent.event) == event)
        found: set[int] = set()
        for batch in in_batches(sorted(added)):
            found.update(session.scalars(of_event.where(col(CodeEvent.element_id).in_(batch))))
        counted.append(len(found))
    return counted[0], counted[1]


def undo_revision(session: Session, revision: Revision, undoing: Undoing) -> Touched:
    """Undo the import of a revision; returns the elements that it had touched."""
    revision_id = revision.id or 0
    building_id = session.get_one(SourceModel, revision.source_model_id).building_id
    touched = touched_by(session, revision_id, building_id)
    _move_bindings(session, revision_id)
    restore_statements(session, revision_id)
    _retire(session, revision, touched.added | touched.bound, undoing.at)
    _revive(session, touched.dropped)
    _settle_proposals(session, revision, undoing)
    restore_model(session, revision, is_first=not _has_earlier(session, revision))
    revision.undone_at, revision.undone_by, revision.undone_why = undoing.at, undoing.who, undoing.why
    session.flush()
    note_events(session, sorted(touched.all), "import undone", undoing.at, undoing.who, undoing.why)
    refresh_rows(session, building_id, touched.all, ())
    return touched


def _move_bindings(session: Session, revision_id: int) -> None:
    """Close the bindings that the revision added, which frees their keys, and reopen those that it closed."""
    begun = col(Binding.first_revision_id) == revision_id, col(Binding.closed_revision_id).is_(None)
    ended = col(Binding.closed_revision_id) == revision_id, col(Binding.first_revision_id) < revision_id
    session.execute(update(Binding).where(*begun).values(closed_revision_id=revision_id))
    session.execute(update(Binding).where(*ended).values(closed_revision_id=None))


def _retire(session: Session, revision: Revision, element_ids: frozenset[int], at: datetime) -> None:
    """Retire elements that no source model has now; those that the import revived get back their time of retirement."""
    left = element_ids - _of(session, element_ids, col(Binding.closed_revision_id).is_(None))
    before = retired_before(revision)
    if left:
        rows: list[dict[str, Any]] = [
            {"id": element_id, "retired_at": before.get(element_id, at)} for element_id in sorted(left)
        ]
        session.execute(update(Element), rows)
    restore_rows(session, revision, left & before.keys())


def _revive(session: Session, element_ids: Iterable[int]) -> None:
    for batch in in_batches(sorted(element_ids)):
        retired = col(Element.id).in_(batch), col(Element.retired_at).is_not(None)
        session.execute(update(Element).where(*retired).values(retired_at=None))


def _settle_proposals(session: Session, revision: Revision, undoing: Undoing) -> None:
    """Settle the revision's open proposals, and reopen those that it had settled."""
    own = col(Proposal.revision_id) == revision.id, col(Proposal.state) == OPEN
    settled = {"state": SETTLED, "decided_at": undoing.at, "decided_by": undoing.who}
    session.execute(update(Proposal).where(*own).values(**settled))
    of_model = select(col(Revision.id)).where(col(Revision.source_model_id) == revision.source_model_id)
    earlier = col(Proposal.revision_id).in_(of_model), col(Proposal.revision_id) < revision.id
    by_it = col(Proposal.state) == SETTLED, col(Proposal.decided_at) == revision.imported_at
    session.execute(update(Proposal).where(*earlier, *by_it).values(**_WAITING))


def reopen_proposals(session: Session, revision: Revision) -> None:
    """Reopen the proposals of an undone import when its file is imported again as `revision`."""
    statement = (
        select(Revision)
        .where(col(Revision.source_model_id) == revision.source_model_id, col(Revision.number) < revision.number)
        .order_by(col(Revision.number).desc())
        .limit(1)
    )
    before = session.scalars(statement).one_or_none()
    if before is None or before.undone_at is None or before.sha256 != revision.sha256:
        return
    own = col(Proposal.revision_id) == before.id, col(Proposal.state) == SETTLED
    by_undoing = col(Proposal.decided_at) == before.undone_at
    session.execute(update(Proposal).where(*own, by_undoing).values(revision_id=revision.id, **_WAITING))


def _has_earlier(session: Session, revision: Revision) -> bool:
    statement = (
        select(func.count())
        .select_from(Revision)
        .where(col(Revision.source_model_id) == revision.source_model_id, col(Revision.undone_at).is_(None))
        .where(col(Revision.number) < revision.number)
    )
    return bool(session.scalar(statement))


def _bound_elements(session: Session, condition: ColumnElement[bool]) -> frozenset[int]:
    return frozenset(session.scalars(select(col(Binding.element_id)).where(condition)))


def _of(session: Session, element_ids: Collection[int], condition: ColumnElement[bool]) -> frozenset[int]:
    """Those of `element_ids` that have a binding with that condition."""
    found: set[int] = set()
    for batch in in_batches(sorted(element_ids)):
        found |= _bound_elements(session, col(Binding.element_id).in_(batch) & condition)
    return frozenset(found)


def _count(
    session: Session,
    table: type[Any],
    owner: SQLColumnExpression[Any],
    ids: Collection[int],
    wanted: ColumnElement[bool],
) -> int:
    counted = select(func.count()).select_from(table)
    return sum(session.scalar(counted.where(owner.in_(batch), wanted)) or 0 for batch in in_batches(sorted(ids)))
