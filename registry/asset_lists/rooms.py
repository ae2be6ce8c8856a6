"""The rows of the owner's table of room numbers: kept, so that a room which a model brings later is known by them.

A row that has met its room stays with it, however models call that later; it looks for another one only when its room
is retired. What it says stands as a correction, below that of a person.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, select

from registry.corrections.kept import Word, current_corrections_of, end, say
from registry.elements.space_index import SpaceIndex, space_index
from registry.rows.corrected import model_values, rewrite
from registry.saying import OWNERS_TABLE, Saying
from registry.tables import OwnerRow
from registry.wording import folded


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of the owner's table: by what it names a room, and what its fields are for the owner."""

    line: int
    by: str
    key: str
    storey: str
    said: dict[str, Any]

    @property
    def identity(self) -> tuple[str, str, str]:
        """The same for rows that name a room alike."""
        return self.by, folded(self.key) if self.by == "number" else self.key, folded(self.storey)


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of the rows of a table: those that are new or say otherwise, and those that were ended."""

    changed: int
    ended: int


def current_rows(session: Session, building_id: int) -> list[OwnerRow]:
    """The rows that stand for a building, in the order in which they came."""
    statement = select(OwnerRow).where(OwnerRow.building_id == building_id, col(OwnerRow.ended_at).is_(None))
    return list(session.exec(statement.order_by(col(OwnerRow.id))))


def keep_rows(
    session: Session, building_id: int, rows: Sequence[TableRow], saying: Saying, *, file: str, replace: bool
) -> Kept:
    """Let the rows of a table stand; with `replace` those that it lacks end. The same table again changes nothing."""
    before = {row_identity(one): one for one in current_rows(session, building_id)}
    new = [one for one in rows if one.identity not in before or before[one.identity].said != one.said]
    over = [before[one.identity] for one in new if one.identity in before]
    gone = (
        [one for identity, one in before.items() if identity not in {row.identity for row in rows}] if replace else []
    )
    for one in (*over, *gone):
        one.ended_at, one.ended_by = saying.at, saying.who
    session.add_all(_row(building_id, one, before.get(one.identity), saying, file) for one in new)
    session.flush()
    return Kept(len(new), len(gone))


def settle_rows(session: Session, building_id: int, at: datetime) -> set[int]:
    """Let rows meet their rooms, and what they say stand; returns the rooms that are called otherwise now."""
    rows = current_rows(session, building_id)
    if rows:
        meet(rows, space_index(session, building_id))
        session.flush()
    changed = hear_table(session, building_id, at)
    if changed:
        rewrite(session, building_id, changed)
    return changed


def meet(rows: Sequence[OwnerRow], index: SpaceIndex) -> None:
    """Give each row its room; one that has none, or whose room is retired, looks for one that no other row has."""
    present = set(index.ids())
    taken = {one.element_id for one in rows if one.element_id is not None and one.element_id in present}
    for one in rows:
        if one.element_id not in present:
            free = [room for room in index.named(one.by, one.key, one.storey) if room not in taken]
            one.element_id = free[0] if len(free) == 1 else None
            taken.update(free if len(free) == 1 else ())


def hear_table(session: Session, building_id: int, at: datetime) -> set[int]:
    """Let what the rows say of their rooms stand, and nothing else of the table; returns the rooms that it changed."""
    rows = {one.element_id: one for one in current_rows(session, building_id) if one.element_id is not None}
    silent = _end_unsaid(session, building_id, rows, at)
    fields = sorted({field for one in rows.values() for field in one.said})
    stated = model_values(session, "space", rows.keys(), fields) if rows else {}
    words = [
        Word(identity, field, value, stated[identity][field], _saying(one, at))
        for identity, one in rows.items()
        for field, value in one.said.items()
    ]
    return say(session, words) | silent


def _end_unsaid(session: Session, building_id: int, rows: dict[int, OwnerRow], at: datetime) -> set[int]:
    """End what the table said and says no more; returns of which rooms."""
    ended: set[int] = set()
    for identity, said in current_corrections_of(session, _once_met(session, building_id)).items():
        for field, correction in said.items():
            row = rows.get(identity)
            if correction.source == OWNERS_TABLE and (row is None or field not in row.said):
                end(session, correction, Saying(at, correction.who if row is None else row.who))
                ended.add(identity)
    return ended


def _once_met(session: Session, building_id: int) -> Collection[int]:
    statement = select(OwnerRow.element_id).where(OwnerRow.building_id == building_id)
    return {one for one in session.exec(statement) if one is not None}


def _saying(row: OwnerRow, at: datetime) -> Saying:
    return Saying(at, row.who, row.why or row.file, OWNERS_TABLE)


def row_identity(row: OwnerRow) -> tuple[str, str, str]:
    """The same as that of a table's row that names a room alike."""
    return TableRow(0, row.by, row.key, row.storey, row.said).identity


def _row(building_id: int, row: TableRow, before: OwnerRow | None, saying: Saying, file: str) -> OwnerRow:
    """A row to keep; it goes on with the room that the one before it had."""
    return OwnerRow(
        building_id=building_id,
        by=row.by,
        key=row.key,
        storey=row.storey,
        said=row.said,
        element_id=None if before is None else before.element_id,
        file=file,
        at=saying.at,
        who=saying.who,
        why=saying.why,
    )
