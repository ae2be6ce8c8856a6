"""Assets of the owner's lists: added, changed, retired when their list drops them, and revived.

No asset is deleted: one that its list lacks is retired, and keeps its code. The caller holds the write lock.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import insert, update
from sqlalchemy import select as select_columns
from sqlmodel import Session, col, select

from registry.codes.issued import give_codes, note_events
from registry.database.bulk import in_batches, insert_rows
from registry.saying import Saying
from registry.tables import AssetList, Code, Element, ListedAsset, ListedChange
from registry.tables.handles import ASSET, ELEMENT, LISTED
from registry.wording import folded

BY_HAND = "by hand"
"""The name of the list for assets added one by one, unless another is given."""


@dataclass(frozen=True, slots=True)
class Listed:
    """An asset of a list, with the values in the list."""

    element_id: int
    key: str
    said: dict[str, Any]
    building_id: int | None
    is_retired: bool
    storey_id: int | None
    space_id: int | None


@dataclass(frozen=True, slots=True)
class Entry:
    """A new or changed row of a list; `element_id` is None for a new asset.

    `key` may be None for a new asset, whose code is then its key.
    """

    key: str | None
    said: dict[str, Any]
    building_id: int | None = None
    element_id: int | None = None
    changes: Sequence[Mapping[str, Any]] = field(default_factory=tuple)
    """rows of field, old and new"""


def identity_of(key: str) -> str:
    """A key for comparison: case-folded, without spaces."""
    return "".join(folded(key).split())


def known_list(session: Session, name: str) -> str:
    """The stored spelling of a list's name, regardless of case; `name` itself for a new list."""
    names = {*session.exec(select(AssetList.name)), *session.exec(select(ListedAsset.list).distinct())}
    return next((existing for existing in sorted(names) if folded(existing) == folded(name)), name)


def list_of(session: Session, element_id: int) -> str | None:
    """The name of the list that an asset is in; None where it is in none."""
    return session.exec(select(ListedAsset.list).where(ListedAsset.element_id == element_id)).one_or_none()


def reading_of(session: Session, name: str) -> AssetList | None:
    """How the file of a list was last read; None for a new list."""
    return session.get(AssetList, known_list(session, name))


def keep_reading(session: Session, reading: AssetList) -> None:
    """Store how the file of a list is read."""
    session.merge(reading)
    session.flush()


def listed_in(session: Session, name: str) -> dict[str, Listed]:
    """Compared key (see `identity_of`) → asset of a list, retired ones as well."""
    statement = (
        select_columns(
            *(LISTED.c[column] for column in ("element_id", "key", "said")),
            *(ELEMENT.c[column] for column in ("building_id", "retired_at")),
            *(ASSET.c[column] for column in ("storey_id", "space_id")),
        )
        .join_from(LISTED, ELEMENT, ELEMENT.c.id == LISTED.c.element_id)
        .join(ASSET, ASSET.c.id == LISTED.c.element_id)
        .where(LISTED.c.list == name)
        .order_by(LISTED.c.element_id)
    )
    return {
        identity_of(row.key): Listed(
            element_id=row.element_id,
            key=row.key,
            said=row.said,
            building_id=row.building_id,
            is_retired=row.retired_at is not None,
            storey_id=row.storey_id,
            space_id=row.space_id,
        )
        for row in session.execute(statement)
    }


def add_listed(session: Session, name: str, file: str, entries: Sequence[Entry], saying: Saying) -> list[int]:
    """Add an element with a code for each entry; returns their ids in that order. The rows of assets are still to be
    written.
    """
    ids = _new_ids(session, [entry.building_id for entry in entries], saying)
    give_codes(session, ids, saying.at, saying.who)
    codes = {} if all(entry.key for entry in entries) else codes_of(session, ids)
    rows = [
        {
            "element_id": identity,
            "list": name,
            "key": entry.key or codes[identity],
            "said": entry.said,
            "file": file,
            "at": saying.at,
            "who": saying.who,
        }
        for identity, entry in zip(ids, entries, strict=True)
    ]
    insert_rows(session, ListedAsset, rows)
    note_changes(session, "listed", dict.fromkeys(ids, ()), file, saying)
    return ids


def restate_listed(session: Session, file: str, entries: Sequence[Entry], saying: Saying) -> list[int]:
    """Store new values for assets of a list; returns their ids. The rows of assets are still to be written."""
    ids = [entry.element_id or 0 for entry in entries]
    origin = {"file": file, "at": saying.at, "who": saying.who}
    rows = [{"element_id": entry.element_id, "key": entry.key, "said": entry.said, **origin} for entry in entries]
    if rows:
        session.execute(update(ListedAsset), rows)
        session.execute(
            update(Element), [{"id": entry.element_id, "building_id": entry.building_id} for entry in entries]
        )
    changed = {entry.element_id or 0: entry.changes for entry in entries if entry.changes}
    note_changes(session, "changed", changed, file, saying)
    return ids


def retire_listed(session: Session, ids: Sequence[int], file: str, saying: Saying) -> None:
    """Retire assets that their list has dropped; their codes remain."""
    for batch in in_batches(ids):
        session.execute(update(Element).where(col(Element.id).in_(batch)).values(retired_at=saying.at))
    note_events(session, ids, "removed", saying.at, saying.who, saying.why)
    note_changes(session, "gone", dict.fromkeys(ids, ()), file, saying)


def revive_listed(session: Session, ids: Sequence[int], file: str, saying: Saying) -> None:
    """Revive retired assets that their list has again, with their codes."""
    for batch in in_batches(ids):
        session.execute(update(Element).where(col(Element.id).in_(batch)).values(retired_at=None))
    note_events(session, ids, "returned", saying.at, saying.who, saying.why)
    note_changes(session, "returned", dict.fromkeys(ids, ()), file, saying)


def note_changes(
    session: Session, event: str, changes: Mapping[int, Sequence[Mapping[str, Any]]], file: str, saying: Saying
) -> None:
    """Record an event of a list in the history of its assets.

    `event` is listed, changed, returned or gone; `changes` is element → rows of field, old and new.
    """
    event_columns = {"event": event, "file": file, "at": saying.at, "who": saying.who, "why": saying.why}
    rows = [
        {"element_id": element_id, "changes": [dict(row) for row in fields], **event_columns}
        for element_id, fields in changes.items()
    ]
    insert_rows(session, ListedChange, rows)


def codes_of(session: Session, ids: Collection[int]) -> dict[int, str]:
    """Element → its live code."""
    found: dict[int, str] = {}
    for batch in in_batches(sorted(ids)):
        statement = select(Code.element_id, Code.code).where(col(Code.element_id).in_(batch), Code.status == "live")
        found.update((element_id, code) for element_id, code in session.exec(statement) if element_id is not None)
    return found


def _new_ids(session: Session, building_ids: Sequence[int | None], saying: Saying) -> list[int]:
    """The ids of new elements, one for each of `building_ids`. Those of one building are interchangeable."""
    rows = [{"kind": "asset", "building_id": building_id, "created_at": saying.at} for building_id in building_ids]
    statement = insert(Element).returning(col(Element.building_id), col(Element.id))
    ids_in: dict[int | None, list[int]] = defaultdict(list)
    for building_id, identity in session.execute(statement, rows) if rows else ():
        ids_in[building_id].append(identity)
    next_of: dict[int | None, Iterator[int]] = {building_id: iter(sorted(ids)) for building_id, ids in ids_in.items()}
    return [next(next_of[building_id]) for building_id in building_ids]
