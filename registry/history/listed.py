"""The values of lists as of a revision, reconstructed from their later changes."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from sqlalchemy import RowMapping, select
from sqlmodel import Session

from registry.history.past import AsOf
from registry.tables.columns import Table
from registry.tables.handles import ELEMENT, LISTED

CHANGE = Table.metadata.tables["listed_change"]


def listed_as_of(session: Session, as_of: AsOf) -> dict[int, dict[str, Any]]:
    """Asset → its values in its list at the time, with its key, for assets of the building that were not retired."""
    later = _later_changes(session, as_of)
    statement = (
        select(LISTED.c.element_id, LISTED.c.key, LISTED.c.said, ELEMENT.c.retired_at)
        .join_from(LISTED, ELEMENT, ELEMENT.c.id == LISTED.c.element_id)
        .where(ELEMENT.c.building_id == as_of.building_id, ELEMENT.c.created_at <= as_of.at)
    )
    return {
        row.element_id: _values_then({**row.said, "key": row.key}, later[row.element_id])
        for row in session.execute(statement)
        if _was_listed(row.retired_at is not None, later[row.element_id])
    }


def _later_changes(session: Session, as_of: AsOf) -> Mapping[int, list[RowMapping]]:
    """Asset → the changes that its list made to it after the revision, the oldest first."""
    statement = (
        select(CHANGE)
        .join_from(CHANGE, ELEMENT, ELEMENT.c.id == CHANGE.c.element_id)
        .where(ELEMENT.c.building_id == as_of.building_id, CHANGE.c.at > as_of.at)
        .order_by(CHANGE.c.id)
    )
    found: dict[int, list[RowMapping]] = defaultdict(list)
    for row in session.execute(statement).mappings():
        found[row["element_id"]].append(row)
    return found


def _was_listed(is_retired: bool, later: list[RowMapping]) -> bool:
    """Whether an asset was in its list, from the first later event that removed or returned it, or else from now."""
    first_event = next((row["event"] for row in later if row["event"] in ("gone", "returned")), None)
    return first_event == "gone" or (first_event is None and not is_retired)


def _values_then(values: dict[str, Any], later: list[RowMapping]) -> dict[str, Any]:
    for row in reversed(later):
        values |= {change["field"]: change["old"] for change in row["changes"]}
    return values
