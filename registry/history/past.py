"""A building as of a revision, reconstructed from its bindings and their former statements.

Revisions of all source models are numbered in the order of import, so "as of" a revision is the state of the building
after that import. Imports that were undone are ignored.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Select, and_, or_, select
from sqlmodel import Session

from registry.errors import Ambiguous, NotFound
from registry.tables.columns import Table
from registry.tables.handles import BINDING, BUILDING, CODE, ELEMENT, REVISION, SOURCE_MODEL, Rows
from registry.wording import counted

PAST = Table.metadata.tables["binding_past"]
MOVE = Table.metadata.tables["move"]
CORRECTION = Table.metadata.tables["correction"]


@dataclass(frozen=True, slots=True)
class AsOf:
    """A revision as a point in time of its building; as text, `architecture:2 of Building`."""

    revision_id: int
    building_id: int
    building: str
    source_model: str
    number: int
    at: datetime

    def __str__(self) -> str:
        return f"{self.source_model}:{self.number} of {self.building}"


@dataclass(frozen=True, slots=True)
class Statement:
    """A source model's statement about an element as of a revision."""

    binding_id: int
    element_id: int
    kind: str
    source_model_id: int
    source_model: str
    key: str
    global_id: str
    first_revision_id: int
    rule: str
    facts: dict[str, Any]


def find_revision(session: Session, text: str, building: str | None = None) -> AsOf:
    """The revision with a name such as ``architecture:2``, or with the number of an import.

    Raises NotFound where there is none or its import was undone, Ambiguous where several buildings have one.
    """
    current = [row for row in _named(session, text, building) if row["undone_at"] is None]
    if len(current) == 1:
        row = current[0]
        return AsOf(row["id"], row["building_id"], row["building"], row["source_model"], row["number"], row["at"])
    if current:
        which = ", ".join(sorted(row["building"] for row in current))
        raise Ambiguous(f"{len(current)} buildings have a revision {text!r}; name one of them: {which}")
    raise NotFound(
        f"there is no revision {text!r}{f' of {building}' if building else ''}, or its import was undone; "
        "write it as architecture:2 or as the number of an import"
    )


def before_last_import(session: Session, building: str | None = None) -> AsOf:
    """The point in time just before the last import of a building, or of any, that was not undone.

    Raises NotFound where nothing was imported, Ambiguous where the last import was of several buildings.
    """
    statement = _revisions(building).where(REVISION.c.undone_at.is_(None)).order_by(REVISION.c.id.desc())
    last = session.execute(statement.limit(1)).mappings().one_or_none()
    if last is None:
        raise NotFound(f"nothing was imported{f' of {building}' if building else ''} yet, or all of it was undone")
    of_one_file = REVISION.c.imported_at == last["at"], REVISION.c.sha256 == last["sha256"]
    same = session.execute(statement.where(*of_one_file)).mappings().all()
    if len({row["building"] for row in same}) > 1:
        which = ", ".join(sorted({row["building"] for row in same}))
        raise Ambiguous(f"the last import was of {counted(len(same), 'building')}; name one of them: {which}")
    first = min(same, key=lambda row: row["id"])
    at = first["at"] - timedelta(microseconds=1)
    return AsOf(first["id"] - 1, first["building_id"], first["building"], first["source_model"], first["number"], at)


def statements(session: Session, as_of: AsOf) -> list[Statement]:
    """The statements of all source models of a building as of a revision, in the order of their bindings."""
    revision_id = as_of.revision_id
    closed = BINDING.c.closed_revision_id
    statement = (
        select(BINDING, ELEMENT.c.kind, SOURCE_MODEL.c.name.label("source_model"))
        .join_from(BINDING, ELEMENT, ELEMENT.c.id == BINDING.c.element_id)
        .join(SOURCE_MODEL, SOURCE_MODEL.c.id == BINDING.c.source_model_id)
        .where(SOURCE_MODEL.c.building_id == as_of.building_id, BINDING.c.first_revision_id <= revision_id)
        .where(or_(closed.is_(None), closed > revision_id))
        .order_by(BINDING.c.id)
    )
    past = _past_statements(session, as_of)
    names = [name for name in Statement.__slots__ if name != "binding_id"]
    return [
        Statement(binding_id=row["id"], **{name: ({**row} | past.get(row["id"], {}))[name] for name in names})
        for row in session.execute(statement).mappings()
    ]


def describing(stated: Iterable[Statement]) -> dict[int, Statement]:
    """Element → the statement that describes it, that of the first source model that had it."""
    first: dict[int, Statement] = {}
    for statement in stated:
        first.setdefault(statement.element_id, statement)
    return first


def keys_as_of(stated: Iterable[Statement]) -> dict[tuple[int, str], int]:
    """Source model and key → element."""
    return {(statement.source_model_id, statement.key): statement.element_id for statement in stated}


def corrections_as_of(session: Session, as_of: AsOf) -> dict[int, dict[str, tuple[Any, str]]]:
    """Element → field → the corrected value as of a revision, and its source, `person` or `owner's table`."""
    statement = (
        select(CORRECTION.c.element_id, CORRECTION.c.field, CORRECTION.c.value, CORRECTION.c.source)
        .join_from(CORRECTION, ELEMENT, ELEMENT.c.id == CORRECTION.c.element_id)
        .where(ELEMENT.c.building_id == as_of.building_id, CORRECTION.c.at <= as_of.at)
        .where(or_(CORRECTION.c.ended_at.is_(None), CORRECTION.c.ended_at > as_of.at))
        .order_by(CORRECTION.c.id)
    )
    found: dict[int, dict[str, tuple[Any, str]]] = {}
    for row in session.execute(statement):
        found.setdefault(row.element_id, {})[row.field] = row.value, row.source
    return found


def live_codes(session: Session, building_id: int) -> dict[int, str]:
    """Element → its present live code, which is used for the past as well since codes stay with their elements."""
    statement = (
        select(CODE.c.element_id, CODE.c.code)
        .join_from(CODE, ELEMENT, ELEMENT.c.id == CODE.c.element_id)
        .where(ELEMENT.c.building_id == building_id, CODE.c.status == "live")
    )
    return {row.element_id: row.code for row in session.execute(statement)}


def _past_statements(session: Session, as_of: AsOf) -> dict[int, dict[str, Any]]:
    """Binding → its statement at the time, where a later revision changed it."""
    statement = (
        select(PAST.c.binding_id, PAST.c.global_id, PAST.c.facts)
        .join_from(PAST, BINDING, BINDING.c.id == PAST.c.binding_id)
        .join(SOURCE_MODEL, SOURCE_MODEL.c.id == BINDING.c.source_model_id)
        .where(SOURCE_MODEL.c.building_id == as_of.building_id, PAST.c.until_revision_id > as_of.revision_id)
        .order_by(PAST.c.until_revision_id.desc())
    )
    rows = session.execute(statement)
    return {row.binding_id: {"global_id": row.global_id, "facts": row.facts} for row in rows}


def _revisions(building: str | None) -> Select[Any]:
    statement = (
        select(
            REVISION.c.id,
            REVISION.c.number,
            REVISION.c.undone_at,
            REVISION.c.imported_at.label("at"),
            REVISION.c.sha256,
            BUILDING.c.id.label("building_id"),
            BUILDING.c.name.label("building"),
            SOURCE_MODEL.c.name.label("source_model"),
        )
        .join_from(REVISION, SOURCE_MODEL, SOURCE_MODEL.c.id == REVISION.c.source_model_id)
        .join(BUILDING, BUILDING.c.id == SOURCE_MODEL.c.building_id)
    )
    return statement if building is None else statement.where(BUILDING.c.name == building)


def _named(session: Session, text: str, building: str | None) -> Rows:
    statement = _revisions(building)
    model, colon, number = text.rpartition(":")
    if not re.fullmatch("[0-9]{1,18}", number):
        return []
    if colon:
        wanted = SOURCE_MODEL.c.name == model, REVISION.c.number == int(number)
        return session.execute(statement.where(*wanted)).mappings().all()
    return session.execute(statement.where(REVISION.c.id == int(number))).mappings().all()


def places_as_of(session: Session, as_of: AsOf) -> dict[int, tuple[int | None, int | None]]:
    """Asset → the ids of its storey and space as of a revision, for assets that moved since."""
    statement = (
        select(MOVE.c.element_id, MOVE.c.from_storey_id, MOVE.c.from_space_id)
        .join_from(MOVE, ELEMENT, ELEMENT.c.id == MOVE.c.element_id)
        .where(ELEMENT.c.building_id == as_of.building_id)
        .where(
            or_(
                MOVE.c.revision_id > as_of.revision_id,
                and_(MOVE.c.revision_id.is_(None), MOVE.c.at > as_of.at),
            )
        )
        .order_by(MOVE.c.id.desc())
    )
    return {row.element_id: (row.from_storey_id, row.from_space_id) for row in session.execute(statement)}
