"""What an import overwrites, kept so that it can be told later and taken back.

What a binding stated goes into `binding_past`. What no other table keeps stands in `revision.before`: what the source
model said of itself, its systems and zones, and the rows of elements that were retired and returned.
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
"""What a source model says of itself, by its last revision. How it is aligned follows from it, and from people."""

STATED = ("global_id", "digest", "facts", "properties")
"""What a binding says of its element, by the last revision that said it otherwise."""

_TABLES: dict[str, type[Storey | Space | Asset]] = {"storey": Storey, "space": Space, "asset": Asset}


def kept_of_model(model: SourceModel) -> dict[str, Any]:
    """What a source model says of itself now."""
    return {name: getattr(model, name) for name in OF_MODEL}


def keep_statements(session: Session, binding_ids: Sequence[int], revision_id: int) -> None:
    """Keep what these bindings state, before a revision states it otherwise."""
    now = [col(getattr(Binding, name)) for name in STATED]
    for batch in in_batches(binding_ids):
        stated = select(col(Binding.id), literal(revision_id), *now).where(col(Binding.id).in_(batch))
        columns = ["binding_id", "until_revision_id", *STATED]
        session.execute(insert(BindingPast).from_select(columns, stated))


def keep_before(session: Session, revision_id: int, source_model_id: int, returned: Sequence[int]) -> None:
    """Keep with the revision what it will overwrite: groups, and the rows of those of `returned` that are retired."""
    revision = session.get_one(Revision, revision_id)
    groups = _groups(session, source_model_id)
    revision.before = {**revision.before, "groups": groups, "retired": _retired(session, returned)}
    session.flush()


def restore_statements(session: Session, revision_id: int) -> list[int]:
    """Let bindings state again what they did before a revision; returns their ids."""
    pasts = select(BindingPast).where(col(BindingPast.until_revision_id) == revision_id)
    rows: list[dict[str, Any]] = [
        {"id": one.binding_id, **{name: getattr(one, name) for name in STATED}} for one in session.scalars(pasts)
    ]
    if rows:
        session.execute(update(Binding), rows)
    session.execute(delete(BindingPast).where(col(BindingPast.until_revision_id) == revision_id))
    return [row["id"] for row in rows]


def restore_model(session: Session, revision: Revision, *, is_first: bool) -> None:
    """Let the source model say of itself what it did before a revision.

    Where no other revision is left it says so still: by its ids the same file finds its source model again.
    """
    model = session.get_one(SourceModel, revision.source_model_id)
    for name, value in revision.before.get("source_model", {}).items() if not is_first else ():
        setattr(model, name, value)
    _write_groups(session, revision.source_model_id, revision.before.get("groups", []))


def retired_before(revision: Revision) -> dict[int, datetime]:
    """The elements that a revision brought back → when they had been retired."""
    return {one["id"]: datetime.fromisoformat(one["retired_at"]) for one in revision.before.get("retired", [])}


def restore_rows(session: Session, revision: Revision, element_ids: Iterable[int]) -> None:
    """Write the rows of those elements as they were before the revision brought them back."""
    wanted = set(element_ids)
    for kind, table in _TABLES.items():
        kept = [one for one in revision.before.get("retired", []) if one["kind"] == kind and one["id"] in wanted]
        if kept:
            session.execute(update(table), [_opened(one["row"]) for one in kept])


def _groups(session: Session, source_model_id: int) -> list[dict[str, Any]]:
    statement = (
        select(ElementGroup).where(col(ElementGroup.source_model_id) == source_model_id).order_by(col(ElementGroup.id))
    )
    groups = list(session.scalars(statement))
    members: dict[int | None, list[int]] = {one.id: [] for one in groups}
    of_model = (
        select(GroupMember)
        .join(ElementGroup, col(ElementGroup.id) == col(GroupMember.group_id))
        .where(col(ElementGroup.source_model_id) == source_model_id)
    )
    for one in session.scalars(of_model):
        members[one.group_id].append(one.element_id)
    names = ("kind", "key", "global_id", "name", "parent_key")
    return [{**{name: getattr(one, name) for name in names}, "members": members[one.id]} for one in groups]


def _write_groups(session: Session, source_model_id: int, groups: Sequence[Mapping[str, Any]]) -> None:
    session.execute(delete(ElementGroup).where(col(ElementGroup.source_model_id) == source_model_id))
    for one in groups:
        group = ElementGroup(
            source_model_id=source_model_id, **{name: value for name, value in one.items() if name != "members"}
        )
        session.add(group)
        session.flush()
        insert_rows(session, GroupMember, [{"group_id": group.id, "element_id": member} for member in one["members"]])


def _retired(session: Session, element_ids: Sequence[int]) -> list[dict[str, Any]]:
    kept = []
    for batch in in_batches(element_ids):
        retired = select(Element).where(col(Element.id).in_(batch), col(Element.retired_at).is_not(None))
        elements = {one.id: one for one in session.scalars(retired)}
        for kind in _TABLES:
            columns = Table.metadata.tables[kind]
            ids = [identity for identity, one in elements.items() if one.kind == kind]
            rows = session.execute(select(columns).where(columns.c.id.in_(ids)))
            kept += [_kept(kind, elements[row.id], row._asdict()) for row in rows]
    return kept


def _kept(kind: str, element: Element, row: Mapping[str, Any]) -> dict[str, Any]:
    assert element.retired_at is not None  # noqa: S101  (only retired ones are asked for)
    return {"id": element.id, "kind": kind, "retired_at": element.retired_at.isoformat(), "row": _closed(row)}


def _closed(row: Mapping[str, Any]) -> dict[str, Any]:
    """A row as JSON has it: an outline in hexadecimal digits."""
    return {name: value.hex() if isinstance(value, bytes) else value for name, value in row.items()}


def _opened(row: Mapping[str, Any]) -> dict[str, Any]:
    outline = row.get("footprint")
    return {**row, "footprint": bytes.fromhex(outline)} if outline is not None else dict(row)
