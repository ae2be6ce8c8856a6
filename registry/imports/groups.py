"""Systems and zones of a source model, written as its last revision states them."""

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
    """Replace the systems and zones of the source model, and who belongs to them.

    Those that were there and are not among `groups` stay if they are to `keep`, and so do members that these lack.
    """
    groups = _with_former(session, source_model_id, groups) if keep else groups
    session.execute(delete(ElementGroup).where(col(ElementGroup.source_model_id) == source_model_id))
    if not groups:
        return
    rows = [
        {
            "source_model_id": source_model_id,
            **{name: getattr(one, name) for name in ("kind", "key", "global_id", "name", "parent_key")},
        }
        for one in groups
    ]
    insert_rows(session, ElementGroup, rows)
    _write_members(session, building_id, source_model_id, groups)


def _with_former(session: Session, source_model_id: int, groups: Sequence[Group]) -> list[Group]:
    """The groups with the members that they had, and then those that were there besides."""
    former = _former(session, source_model_id)
    stated = [
        replace(one, member_keys=tuple(dict.fromkeys((*one.member_keys, *former[one.key].member_keys))))
        if one.key in former
        else one
        for one in groups
    ]
    return [*stated, *(one for key, one in former.items() if key not in {one.key for one in groups})]


def _former(session: Session, source_model_id: int) -> dict[str, Group]:
    """The groups of a source model as they were written last, by key; members by the keys that they have now."""
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
        one.key: Group(
            kind=one.kind,  # type: ignore[arg-type]  # the column holds nothing else
            key=one.key,
            global_id=one.global_id,
            name=one.name,
            parent_key=one.parent_key,
            member_keys=tuple(members[one.id or 0]),
        )
        for one in rows
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
