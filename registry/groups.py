"""Systems and zones of a source model, written as its last revision states them."""

from collections.abc import Sequence

from sqlalchemy import delete
from sqlmodel import Session, col, select

from registry.bulk import insert_rows
from registry.plan import Group
from registry.rows import keys_of
from registry.tables import ElementGroup, GroupMember


def write_groups(session: Session, building_id: int, source_model_id: int, groups: Sequence[Group]) -> None:
    """Replace the systems and zones of the source model, and who belongs to them."""
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
