"""The rows of the owner's table of room numbers, kept so that they also apply to rooms that a model adds later.

A row that was matched to its room stays with it when models rename the room; it is matched again only when the room is
retired. Its values are corrections of the room that yield to a person's.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, select

from registry.corrections.kept import NewCorrection, current_corrections_of, end_correction, record_corrections
from registry.elements.space_index import SpaceIndex, space_index
from registry.rows.corrected import model_values, rewrite
from registry.saying import OWNERS_TABLE, Saying
from registry.tables import OwnerRow
from registry.wording import folded


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of the owner's table: its reference to a room, and the owner's values.

    `by` is number, global_id or code; `said` is field → value.
    """

    line: int
    by: str
    key: str
    storey: str
    said: dict[str, Any]

    @property
    def identity(self) -> tuple[str, str, str]:
        """The reference to the room, for comparison with other rows."""
        return self.by, folded(self.key) if self.by == "number" else self.key, folded(self.storey)


@dataclass(frozen=True, slots=True)
class TableChanges:
    """The numbers of rows that were added or changed, and of rows that were ended."""

    changed: int
    ended: int


def current_rows(session: Session, building_id: int) -> list[OwnerRow]:
    """The current rows of a building, in the order in which they were added."""
    statement = select(OwnerRow).where(OwnerRow.building_id == building_id, col(OwnerRow.ended_at).is_(None))
    return list(session.exec(statement.order_by(col(OwnerRow.id))))


def keep_rows(
    session: Session, building_id: int, rows: Sequence[TableRow], saying: Saying, *, file: str, replace: bool
) -> TableChanges:
    """Store the rows of a table; with `replace`, rows that it lacks end. Storing a table twice changes nothing."""
    current = {row_identity(row): row for row in current_rows(session, building_id)}
    new = [row for row in rows if row.identity not in current or current[row.identity].said != row.said]
    replaced = [current[row.identity] for row in new if row.identity in current]
    dropped = (
        [row for identity, row in current.items() if identity not in {new_row.identity for new_row in rows}]
        if replace
        else []
    )
    for row in (*replaced, *dropped):
        row.ended_at, row.ended_by = saying.at, saying.who
    session.add_all(_row(building_id, row, current.get(row.identity), saying, file) for row in new)
    session.flush()
    return TableChanges(len(new), len(dropped))


def settle_rows(session: Session, building_id: int, at: datetime) -> set[int]:
    """Match the table's rows to rooms and apply their values; returns the rooms that changed."""
    rows = current_rows(session, building_id)
    if rows:
        match_rows(rows, space_index(session, building_id))
        session.flush()
    changed = apply_rows(session, building_id, at)
    if changed:
        rewrite(session, building_id, changed)
    return changed


def match_rows(rows: Sequence[OwnerRow], index: SpaceIndex) -> None:
    """Match each row without a current room to the only free room that fits; rows that have one keep it."""
    present = set(index.ids())
    taken = {row.element_id for row in rows if row.element_id is not None and row.element_id in present}
    for row in rows:
        if row.element_id not in present:
            free = [room for room in index.named(row.by, row.key, row.storey) if room not in taken]
            row.element_id = free[0] if len(free) == 1 else None
            taken.update(free if len(free) == 1 else ())


def apply_rows(session: Session, building_id: int, at: datetime) -> set[int]:
    """Record the values of matched rows as corrections, and end those it dropped; returns the rooms that changed."""
    rows = {row.element_id: row for row in current_rows(session, building_id) if row.element_id is not None}
    withdrawn = _end_dropped(session, building_id, rows, at)
    fields = sorted({field for row in rows.values() for field in row.said})
    stated = model_values(session, "space", rows.keys(), fields) if rows else {}
    corrections = [
        NewCorrection(identity, field, value, stated[identity][field], _saying(row, at))
        for identity, row in rows.items()
        for field, value in row.said.items()
    ]
    return record_corrections(session, corrections) | withdrawn


def _end_dropped(session: Session, building_id: int, rows: dict[int, OwnerRow], at: datetime) -> set[int]:
    """End corrections whose values the table no longer has; returns their rooms."""
    ended: set[int] = set()
    for identity, corrections in current_corrections_of(session, _ever_matched(session, building_id)).items():
        for field, correction in corrections.items():
            row = rows.get(identity)
            if correction.source == OWNERS_TABLE and (row is None or field not in row.said):
                end_correction(session, correction, Saying(at, correction.who if row is None else row.who))
                ended.add(identity)
    return ended


def _ever_matched(session: Session, building_id: int) -> Collection[int]:
    statement = select(OwnerRow.element_id).where(OwnerRow.building_id == building_id)
    return {element_id for element_id in session.exec(statement) if element_id is not None}


def _saying(row: OwnerRow, at: datetime) -> Saying:
    return Saying(at, row.who, row.why or row.file, OWNERS_TABLE)


def row_identity(row: OwnerRow) -> tuple[str, str, str]:
    """The reference of a stored row, as in `TableRow.identity`."""
    return TableRow(0, row.by, row.key, row.storey, row.said).identity


def _row(building_id: int, row: TableRow, before: OwnerRow | None, saying: Saying, file: str) -> OwnerRow:
    """A row to store; it takes over the room of the row that it replaces."""
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
