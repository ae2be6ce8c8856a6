"""Systems and zones of a source model, as its last revision states them."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import delete
from sqlmodel import Session, col, select

from registry.database.bulk import insert_rows
from registry.plan import Group
from registry.rows.of_models import keys_of
from registry.tables import Binding, ElementGroup, GroupMember


def write_groups(
    session: Session, building_id: int, source_model_id: int, groups: Sequence[Group], *, keep: bool = False
) -> None:
    """Replace the systems and zones of a source model and their members.

    With `keep`, former groups and former members that `groups` lacks are kept.
    """
    groups = _with_former(session, source_model_id, groups) if keep else groups
    session.execute(delete(ElementGroup).where(col(ElementGroup.source_model_id) == source_model_id))
    if not groups:
        return
    rows = [
        {
            "source_model_id": source_model_id,
            **{name: getattr(group, name) for name in ("kind", "key", "global_id", "name", "parent_key")},
        }
        for group in groups
    ]
    insert_rows(session, ElementGroup, rows)
    _write_members(session, building_id, source_model_id, groups)


def _with_former(session: Session, source_model_id: int, groups: Sequence[Group]) -> list[Group]:
    """The groups with their former members added, then the former groups that are not among them."""
    former = _former(session, source_model_id)
    stated = [
        replace(group, member_keys=tuple(dict.fromkeys((*group.member_keys, *former[group.key].member_keys))))
        if group.key in former
        else group
        for group in groups
    ]
    return [*stated, *(group for key, group in former.items() if key not in {group.key for group in groups})]


def _former(session: Session, source_model_id: int) -> dict[str, Group]:
    """The stored groups of a source model by key, with the present keys of their members."""
    members: dict[int, list[str]] = defaultdict(list)
    statement = (
        select(GroupMember.group_id, Binding.key)
        .join(ElementGroup, col(ElementGroup.id) == col(GroupMember.group_id))
        .join(Binding, col(Binding.element_id) == col(GroupMember.element_id))
        .where(ElementGroup.source_model_id == source_model_id, Binding.source_model_id == source_model_id)
        .where(col(Binding.closed_revision_id).is_(None))
        .order_by(col(Binding.id))
    )
    for group_id, key in session.exec(statement):
        members[group_id].append(key)
    rows = session.exec(select(ElementGroup).where(ElementGroup.source_model_id == source_model_id))
    return {
        row.key: Group(
            kind=row.kind,  # type: ignore[arg-type]  # the column holds nothing else
            key=row.key,
            global_id=row.global_id,
            name=row.name,
            parent_key=row.parent_key,
            member_keys=tuple(members[row.id or 0]),
        )
        for row in rows
    }


def _write_members(session: Session, building_id: int, source_model_id: int, groups: Sequence[Group]) -> None:
    statement = select(ElementGroup.key, ElementGroup.id).where(ElementGroup.source_model_id == source_model_id)
    ids = dict(session.exec(statement).all())
    keys = keys_of(session, building_id)
    pairs = {
        (ids[group.key], keys[source_model_id, key])
        for group in groups
        for key in group.member_keys
        if (source_model_id, key) in keys
    }
    rows = [{"group_id": group_id, "element_id": element_id} for group_id, element_id in sorted(pairs)]
    insert_rows(session, GroupMember, rows)
