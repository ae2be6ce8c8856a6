"""Data that an import overwrites, kept so that the import can be explained and undone.

Former statements of bindings are kept in `binding_past`. Everything else is kept in `revision.before`: the columns
of the source model that a revision states, its systems and zones, and the rows of retired elements that returned.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import delete, insert, literal, select, update
from sqlmodel import Session, col

from registry.database.bulk import in_batches, insert_rows
from registry.tables import (
    Asset,
    Binding,
    BindingPast,
    Element,
    ElementGroup,
    GroupMember,
    Revision,
    SourceModel,
    Space,
    Storey,
)
from registry.tables.columns import Table

OF_MODEL = ("project_id", "element_ids", "georeference")
"""The columns of a source model that its last revision states. Its alignment follows from these and from people."""

STATED = ("global_id", "digest", "facts", "properties")
"""The columns of a binding that a revision states."""

_TABLES: dict[str, type[Storey | Space | Asset]] = {"storey": Storey, "space": Space, "asset": Asset}


def kept_of_model(model: SourceModel) -> dict[str, Any]:
    """The columns of a source model that its next revision overwrites, with their present values."""
    return {name: getattr(model, name) for name in OF_MODEL}


def keep_statements(session: Session, binding_ids: Sequence[int], revision_id: int) -> None:
    """Keep the statements of these bindings before a revision changes them."""
    now = [col(getattr(Binding, name)) for name in STATED]
    for batch in in_batches(binding_ids):
        stated = select(col(Binding.id), literal(revision_id), *now).where(col(Binding.id).in_(batch))
        columns = ["binding_id", "until_revision_id", *STATED]
        session.execute(insert(BindingPast).from_select(columns, stated))


def keep_before(session: Session, revision_id: int, source_model_id: int, returned: Sequence[int]) -> None:
    """Keep the data that a revision will overwrite: groups, and the rows of retired elements in `returned`."""
    revision = session.get_one(Revision, revision_id)
    groups = _groups(session, source_model_id)
    revision.before = {**revision.before, "groups": groups, "retired": _retired(session, returned)}
    session.flush()


def restore_statements(session: Session, revision_id: int) -> list[int]:
    """Restore the statements of bindings from before a revision; returns the ids of the bindings."""
    pasts = select(BindingPast).where(col(BindingPast.until_revision_id) == revision_id)
    rows: list[dict[str, Any]] = [
        {"id": statement.binding_id, **{name: getattr(statement, name) for name in STATED}}
        for statement in session.scalars(pasts)
    ]
    if rows:
        session.execute(update(Binding), rows)
    session.execute(delete(BindingPast).where(col(BindingPast.until_revision_id) == revision_id))
    return [row["id"] for row in rows]


def restore_model(session: Session, revision: Revision, *, is_first: bool) -> None:
    """Restore the columns and groups of a source model from before a revision.

    With `is_first`, where no other revision is left, only the groups are restored: the columns are needed to recognise
    the source model when the same file is imported again.
    """
    model = session.get_one(SourceModel, revision.source_model_id)
    for name, value in revision.before.get("source_model", {}).items() if not is_first else ():
        setattr(model, name, value)
    _write_groups(session, revision.source_model_id, revision.before.get("groups", []))


def retired_before(revision: Revision) -> dict[int, datetime]:
    """Element that a revision revived → when it had been retired."""
    return {row["id"]: datetime.fromisoformat(row["retired_at"]) for row in revision.before.get("retired", [])}


def restore_rows(session: Session, revision: Revision, element_ids: Iterable[int]) -> None:
    """Restore the rows of elements from before the revision revived them."""
    wanted = set(element_ids)
    for kind, table in _TABLES.items():
        kept = [row for row in revision.before.get("retired", []) if row["kind"] == kind and row["id"] in wanted]
        if kept:
            session.execute(update(table), [_opened(row["row"]) for row in kept])


def _groups(session: Session, source_model_id: int) -> list[dict[str, Any]]:
    statement = (
        select(ElementGroup).where(col(ElementGroup.source_model_id) == source_model_id).order_by(col(ElementGroup.id))
    )
    groups = list(session.scalars(statement))
    members: dict[int | None, list[int]] = {group.id: [] for group in groups}
    of_model = (
        select(GroupMember)
        .join(ElementGroup, col(ElementGroup.id) == col(GroupMember.group_id))
        .where(col(ElementGroup.source_model_id) == source_model_id)
    )
    for member in session.scalars(of_model):
        members[member.group_id].append(member.element_id)
    names = ("kind", "key", "global_id", "name", "parent_key")
    return [{**{name: getattr(group, name) for name in names}, "members": members[group.id]} for group in groups]


def _write_groups(session: Session, source_model_id: int, groups: Sequence[Mapping[str, Any]]) -> None:
    session.execute(delete(ElementGroup).where(col(ElementGroup.source_model_id) == source_model_id))
    for row in groups:
        group = ElementGroup(
            source_model_id=source_model_id, **{name: value for name, value in row.items() if name != "members"}
        )
        session.add(group)
        session.flush()
        insert_rows(session, GroupMember, [{"group_id": group.id, "element_id": member} for member in row["members"]])


def _retired(session: Session, element_ids: Sequence[int]) -> list[dict[str, Any]]:
    kept = []
    for batch in in_batches(element_ids):
        retired = select(Element).where(col(Element.id).in_(batch), col(Element.retired_at).is_not(None))
        elements = {element.id: element for element in session.scalars(retired)}
        for kind in _TABLES:
            columns = Table.metadata.tables[kind]
            ids = [identity for identity, element in elements.items() if element.kind == kind]
            rows = session.execute(select(columns).where(columns.c.id.in_(ids)))
            kept += [_kept(kind, elements[row.id], row._asdict()) for row in rows]
    return kept


def _kept(kind: str, element: Element, row: Mapping[str, Any]) -> dict[str, Any]:
    assert element.retired_at is not None  # noqa: S101  (the query selects retired elements)
    return {"id": element.id, "kind": kind, "retired_at": element.retired_at.isoformat(), "row": _closed(row)}


def _closed(row: Mapping[str, Any]) -> dict[str, Any]:
    """A row as JSON: outlines are written in hexadecimal digits."""
    return {name: value.hex() if isinstance(value, bytes) else value for name, value in row.items()}


def _opened(row: Mapping[str, Any]) -> dict[str, Any]:
    outline = row.get("footprint")
    return {**row, "footprint": bytes.fromhex(outline)} if outline is not None else dict(row)
