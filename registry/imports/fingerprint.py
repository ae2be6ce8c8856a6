"""The state of a building as digests, to find out whether anything that an import depends on has changed."""

from collections.abc import Hashable, Iterable, Iterator, Sequence
from hashlib import sha256
from typing import Any

import msgspec
from sqlalchemy import RowMapping, Select, select
from sqlmodel import Session

from registry.plan import Known
from registry.tables.columns import Table
from registry.tables.handles import ASSET, ASSET_TYPE, CODE, ELEMENT, GROUP, MEMBER, SOURCE_MODEL, SPACE, STOREY

REVISION, CORRECTION, PROPOSAL, OWNER_ROW = (
    Table.metadata.tables[name] for name in ("revision", "correction", "proposal", "owner_row")
)

DIGEST_CHARACTERS = 16

IGNORED_COLUMNS = frozenset({"receipt", "receipt_version", "imported_at", "before"})
"""Columns of a revision that differ between equal states."""

Entry = tuple[str, object]
"""A subject, such as `element 7`, and a part of its registered content."""


def building_state(session: Session, building_id: int, known: Iterable[Known]) -> dict[str, str]:
    """Subject, such as `element 7`, `source model 2` or `type 3` → a digest of its registered content.

    `known` are the bindings that the import depends on. Times, receipts and former statements are not included.
    """
    digests: dict[str, Any] = {}
    for subject, content in (*_bindings(known), *_rows(session, building_id)):
        digests.setdefault(subject, sha256()).update(msgspec.json.encode(content, order="sorted"))
    return {subject: digest.hexdigest()[:DIGEST_CHARACTERS] for subject, digest in digests.items()}


def digest_of(entries: object) -> str:
    """A digest of any content that can be written as JSON."""
    return sha256(msgspec.json.encode(entries, order="sorted")).hexdigest()


def _bindings(known: Iterable[Known]) -> Iterator[Entry]:
    return ((f"element {binding.element_id}", binding) for binding in known)


def _rows(session: Session, building_id: int) -> Iterator[Entry]:
    for name, key, statement in _statements(building_id):
        for row in session.execute(statement).mappings():
            yield f"{name} {row[key]}", _content(row)


def _statements(building_id: int) -> Sequence[tuple[str, str, Select[Any]]]:
    """For each kind of subject, its name, the column with its number, and a query for its rows in a stable order."""
    of_element = ELEMENT.c.building_id == building_id
    tables = [
        ("element", table.c[key], table.select().join(ELEMENT, ELEMENT.c.id == table.c[key]).where(of_element))
        for table, key in ((STOREY, "id"), (SPACE, "id"), (ASSET, "id"), (CODE, "element_id"))
    ]
    corrections = CORRECTION.select().join(ELEMENT, ELEMENT.c.id == CORRECTION.c.element_id)
    proposals = PROPOSAL.select().join(ELEMENT, ELEMENT.c.id == PROPOSAL.c.element_id)
    rows_of_owner = OWNER_ROW.select().where(OWNER_ROW.c.building_id == building_id)
    models = (
        select(REVISION.c.source_model_id)
        .join_from(REVISION, SOURCE_MODEL, SOURCE_MODEL.c.id == REVISION.c.source_model_id)
        .where(SOURCE_MODEL.c.building_id == building_id)
    )  # a model without a revision is only being added
    members = MEMBER.select().join(GROUP, GROUP.c.id == MEMBER.c.group_id).where(GROUP.c.source_model_id.in_(models))
    retired = select(ELEMENT.c.id, ELEMENT.c.kind, ELEMENT.c.retired_at.is_(None).label("is_there"))
    return [
        *((name, column.name, statement.order_by(column)) for name, column, statement in tables),
        ("element", "id", retired.where(of_element, ELEMENT.c.kind != "building").order_by(ELEMENT.c.id)),
        (
            "element",
            "element_id",
            corrections.where(of_element, CORRECTION.c.ended_at.is_(None)).order_by(CORRECTION.c.id),
        ),
        ("element", "element_id", proposals.where(of_element).order_by(PROPOSAL.c.id)),
        ("element", "element_id", members.order_by(MEMBER.c.element_id, MEMBER.c.group_id)),
        ("source model", "id", SOURCE_MODEL.select().where(SOURCE_MODEL.c.id.in_(models))),
        (
            "source model",
            "source_model_id",
            REVISION.select().where(REVISION.c.source_model_id.in_(models)).order_by(REVISION.c.id),
        ),
        (
            "row of the owner's table",
            "id",
            rows_of_owner.where(OWNER_ROW.c.ended_at.is_(None)).order_by(OWNER_ROW.c.id),
        ),
        ("type", "id", ASSET_TYPE.select().where(ASSET_TYPE.c.building_id == building_id)),
    ]


def _content(row: RowMapping) -> list[tuple[Hashable, Any]]:
    return [(str(name), value) for name, value in row.items() if name not in IGNORED_COLUMNS]
