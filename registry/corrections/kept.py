"""What people say of elements, field by field: it outranks every model. A word is never deleted, only ended."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from sqlmodel import Session, col, select

from registry.corrections.fields import STATED
from registry.database.bulk import in_batches, insert_rows
from registry.saying import PERSON, Saying
from registry.tables import Correction, Element

CurrentCorrections: TypeAlias = Mapping[int, Mapping[str, Correction]]
"""Element → field → the correction that stands."""


@dataclass(frozen=True, slots=True)
class Word:
    """What is said of a field of an element, and what the models say of it."""

    element_id: int
    field: str
    value: Any
    model_value: Any
    saying: Saying


def current_corrections_of(session: Session, element_ids: Collection[int]) -> CurrentCorrections:
    """The corrections that stand for these elements."""
    found: dict[int, dict[str, Correction]] = defaultdict(dict)
    for batch in in_batches(sorted(element_ids)):
        statement = select(Correction).where(col(Correction.element_id).in_(batch), col(Correction.ended_at).is_(None))
        for one in session.exec(statement):
            found[one.element_id][one.field] = one
    return found


def current_corrections_in(session: Session, building_id: int, *fields: str) -> CurrentCorrections:
    """The corrections that stand in a building, of all fields or those that are named."""
    statement = (
        select(Correction)
        .join(Element, col(Element.id) == col(Correction.element_id))
        .where(Element.building_id == building_id, col(Correction.ended_at).is_(None))
        .order_by(col(Correction.id))
    )
    if fields:
        statement = statement.where(col(Correction.field).in_(fields))
    found: dict[int, dict[str, Correction]] = defaultdict(dict)
    for one in session.exec(statement):
        found[one.element_id][one.field] = one
    return found


def all_corrections(session: Session, element_id: int) -> list[Correction]:
    """Everything that people ever said of an element, in that order."""
    statement = select(Correction).where(Correction.element_id == element_id).order_by(col(Correction.id))
    return list(session.exec(statement))


def say(session: Session, words: Sequence[Word]) -> set[int]:
    """Let words stand for fields from now on, one for each; returns the elements of which one is new.

    What stood before ends. The owner's table is not heard where a person has spoken.
    """
    standing = current_corrections_of(session, {one.element_id for one in words})
    new = [one for one in words if _is_new(one, standing.get(one.element_id, {}).get(one.field))]
    for one in new:
        before = standing.get(one.element_id, {}).get(one.field)
        if before is not None:
            before.ended_at, before.ended_by = one.saying.at, one.saying.who
    session.flush()  # before others stand in their place
    insert_rows(session, Correction, [_row(one) for one in new])
    return {one.element_id for one in new}


def _is_new(word: Word, before: Correction | None) -> bool:
    if before is None:
        return True
    if before.source == PERSON != word.saying.source:
        return False
    return bool(before.value != word.value or before.source != word.saying.source)


def _row(word: Word) -> dict[str, Any]:
    said = {name: getattr(word, name) for name in ("element_id", "field", "value", "model_value")}
    return {**said, **{name: getattr(word.saying, name) for name in ("source", "at", "who", "why")}}


def end(session: Session, correction: Correction, saying: Saying) -> None:
    """Nobody says it any more; that it was said stays."""
    correction.ended_at, correction.ended_by = saying.at, saying.who
    session.add(correction)
    session.flush()  # before another one stands in its place


def corrected(kind: str, row: Mapping[str, Any], said: Mapping[str, Correction]) -> dict[str, Any]:
    """The row of an element with what people say in the place of what its model states."""
    return {**row, **{name: one.value for name, one in said.items() if name in STATED[kind]}}


def corrected_rows(session: Session, kind: str, rows: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """As `corrected`, for many rows of one kind."""
    rows = list(rows)
    said = current_corrections_of(session, [row["id"] for row in rows])
    return [corrected(kind, row, said[row["id"]]) if row["id"] in said else row for row in rows]
