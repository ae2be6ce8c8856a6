"""Corrections of single fields of elements. They outrank every model, and are never deleted, only ended."""

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
"""Element → field → the current correction."""


@dataclass(frozen=True, slots=True)
class NewCorrection:
    """A value for a field of an element, and the value that the models state."""

    element_id: int
    field: str
    value: Any
    model_value: Any
    saying: Saying


def current_corrections_of(session: Session, element_ids: Collection[int]) -> CurrentCorrections:
    """The current corrections of these elements."""
    found: dict[int, dict[str, Correction]] = defaultdict(dict)
    for batch in in_batches(sorted(element_ids)):
        statement = select(Correction).where(col(Correction.element_id).in_(batch), col(Correction.ended_at).is_(None))
        for correction in session.exec(statement):
            found[correction.element_id][correction.field] = correction
    return found


def current_corrections_in(session: Session, building_id: int, *fields: str) -> CurrentCorrections:
    """The current corrections of a building's elements, of all fields or only of `fields`."""
    statement = (
        select(Correction)
        .join(Element, col(Element.id) == col(Correction.element_id))
        .where(Element.building_id == building_id, col(Correction.ended_at).is_(None))
        .order_by(col(Correction.id))
    )
    if fields:
        statement = statement.where(col(Correction.field).in_(fields))
    found: dict[int, dict[str, Correction]] = defaultdict(dict)
    for correction in session.exec(statement):
        found[correction.element_id][correction.field] = correction
    return found


def all_corrections(session: Session, element_id: int) -> list[Correction]:
    """All corrections of an element, ended ones as well, in the order in which they were made."""
    statement = select(Correction).where(Correction.element_id == element_id).order_by(col(Correction.id))
    return list(session.exec(statement))


def record_corrections(session: Session, corrections: Sequence[NewCorrection]) -> set[int]:
    """Record corrections, one for each field of an element; returns the elements for which one differs from before.

    They end the earlier corrections of the same fields. The owner's table does not replace a person's correction.
    """
    current = current_corrections_of(session, {correction.element_id for correction in corrections})
    new = [
        correction
        for correction in corrections
        if _is_new(correction, current.get(correction.element_id, {}).get(correction.field))
    ]
    for correction in new:
        before = current.get(correction.element_id, {}).get(correction.field)
        if before is not None:
            before.ended_at, before.ended_by = correction.saying.at, correction.saying.who
    session.flush()  # the index allows one current correction for each field
    insert_rows(session, Correction, [_row(correction) for correction in new])
    return {correction.element_id for correction in new}


def _is_new(correction: NewCorrection, before: Correction | None) -> bool:
    if before is None:
        return True
    if before.source == PERSON != correction.saying.source:
        return False
    return bool(before.value != correction.value or before.source != correction.saying.source)


def _row(correction: NewCorrection) -> dict[str, Any]:
    values = {name: getattr(correction, name) for name in ("element_id", "field", "value", "model_value")}
    return {**values, **{name: getattr(correction.saying, name) for name in ("source", "at", "who", "why")}}


def end_correction(session: Session, correction: Correction, saying: Saying) -> None:
    """End a correction, so that the models' value is current again; its row remains."""
    correction.ended_at, correction.ended_by = saying.at, saying.who
    session.add(correction)
    session.flush()  # the index allows one current correction for each field


def corrected(kind: str, row: Mapping[str, Any], corrections: Mapping[str, Correction]) -> dict[str, Any]:
    """The row of an element with its corrections in place of the model's values."""
    return {**row, **{name: correction.value for name, correction in corrections.items() if name in STATED[kind]}}


def corrected_rows(session: Session, kind: str, rows: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """As `corrected`, for many rows of one kind."""
    rows = list(rows)
    corrections = current_corrections_of(session, [row["id"] for row in rows])
    return [corrected(kind, row, corrections[row["id"]]) if row["id"] in corrections else row for row in rows]
