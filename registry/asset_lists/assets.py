"""Assets of the owner's lists: kept, stated otherwise, gone from their list and back on it.

Nothing is deleted: what a list lacks is retired, with its code. The caller holds the write lock.
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
"""The list of what was added one by one, where no other is named."""


@dataclass(frozen=True, slots=True)
class Listed:
    """An asset as its list has it."""

    element_id: int
    key: str
    said: dict[str, Any]
    building_id: int | None
    is_retired: bool
    storey_id: int | None
    space_id: int | None


@dataclass(frozen=True, slots=True)
class Entry:
    """What a list says of one of its assets from now on; `element_id` is None for one that is new.

    `key` None stands for its code, which a new asset gets only then.
    """

    key: str | None
    said: dict[str, Any]
    building_id: int | None = None
    element_id: int | None = None
    changes: Sequence[Mapping[str, Any]] = field(default_factory=tuple)
    """rows of field, old and new"""


def identity_of(key: str) -> str:
    """The same for keys that mean the same: in any case, with or without blanks."""
    return "".join(folded(key).split())


def known_list(session: Session, name: str) -> str:
    """The name of the list that is meant, as it was first written; `name` itself for a new one."""
    names = {*session.exec(select(AssetList.name)), *session.exec(select(ListedAsset.list).distinct())}
    return next((one for one in sorted(names) if folded(one) == folded(name)), name)


def list_of(session: Session, element_id: int) -> str | None:
    """The list in which an asset stands, if it stands in one."""
    return session.exec(select(ListedAsset.list).where(ListedAsset.element_id == element_id)).one_or_none()


def reading_of(session: Session, name: str) -> AssetList | None:
    """How a list was read the last time."""
    return session.get(AssetList, known_list(session, name))


def keep_reading(session: Session, reading: AssetList) -> None:
    """Let a list be read so from now on."""
    session.merge(reading)
    session.flush()


def listed_in(session: Session, name: str) -> dict[str, Listed]:
    """Identity → asset of a list, retired ones as well."""
    statement = (
        select_columns(
            *(LISTED.c[one] for one in ("element_id", "key", "said")),
            *(ELEMENT.c[one] for one in ("building_id", "retired_at")),
            *(ASSET.c[one] for one in ("storey_id", "space_id")),
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
    """Found an element with a code for each entry, in that order; their rows are still to be written."""
    ids = _new_ids(session, [one.building_id for one in entries], saying)
    give_codes(session, ids, saying.at, saying.who)
    codes = {} if all(one.key for one in entries) else codes_of(session, ids)
    rows = [
        {
            "element_id": identity,
            "list": name,
            "key": one.key or codes[identity],
            "said": one.said,
            "file": file,
            "at": saying.at,
            "who": saying.who,
        }
        for identity, one in zip(ids, entries, strict=True)
    ]
    insert_rows(session, ListedAsset, rows)
    note_changes(session, "listed", dict.fromkeys(ids, ()), file, saying)
    return ids


def restate_listed(session: Session, file: str, entries: Sequence[Entry], saying: Saying) -> list[int]:
    """Let a list say something else of assets that it has; their rows are still to be written."""
    ids = [one.element_id or 0 for one in entries]
    came = {"file": file, "at": saying.at, "who": saying.who}
    rows = [{"element_id": one.element_id, "key": one.key, "said": one.said, **came} for one in entries]
    if rows:
        session.execute(update(ListedAsset), rows)
        session.execute(update(Element), [{"id": one.element_id, "building_id": one.building_id} for one in entries])
    changed = {one.element_id or 0: one.changes for one in entries if one.changes}
    note_changes(session, "changed", changed, file, saying)
    return ids


def retire_listed(session: Session, ids: Sequence[int], file: str, saying: Saying) -> None:
    """Retire assets that their list has no more; their codes go on to tell what became of them."""
    for batch in in_batches(ids):
        session.execute(update(Element).where(col(Element.id).in_(batch)).values(retired_at=saying.at))
    note_events(session, ids, "removed", saying.at, saying.who, saying.why)
    note_changes(session, "gone", dict.fromkeys(ids, ()), file, saying)


def revive_listed(session: Session, ids: Sequence[int], file: str, saying: Saying) -> None:
    """Assets that their list has again are there again, under their codes."""
    for batch in in_batches(ids):
        session.execute(update(Element).where(col(Element.id).in_(batch)).values(retired_at=None))
    note_events(session, ids, "returned", saying.at, saying.who, saying.why)
    note_changes(session, "returned", dict.fromkeys(ids, ()), file, saying)


def note_changes(
    session: Session, event: str, changes: Mapping[int, Sequence[Mapping[str, Any]]], file: str, saying: Saying
) -> None:
    """Write into the history of assets what their list did to them; `changes` are rows of field, old and new."""
    said = {"event": event, "file": file, "at": saying.at, "who": saying.who, "why": saying.why}
    rows = [{"element_id": one, "changes": [dict(row) for row in fields], **said} for one, fields in changes.items()]
    insert_rows(session, ListedChange, rows)


def codes_of(session: Session, ids: Collection[int]) -> dict[int, str]:
    """Element → its live code."""
    found: dict[int, str] = {}
    for batch in in_batches(sorted(ids)):
        statement = select(Code.element_id, Code.code).where(col(Code.element_id).in_(batch), Code.status == "live")
        found.update((element_id, code) for element_id, code in session.exec(statement) if element_id is not None)
    return found


def _new_ids(session: Session, building_ids: Sequence[int | None], saying: Saying) -> list[int]:
    """A new element in each building. Rows of one building are alike, so that it does not matter which gets which."""
    rows = [{"kind": "asset", "building_id": one, "created_at": saying.at} for one in building_ids]
    statement = insert(Element).returning(col(Element.building_id), col(Element.id))
    made: dict[int | None, list[int]] = defaultdict(list)
    for building_id, identity in session.execute(statement, rows) if rows else ():
        made[building_id].append(identity)
    next_of: dict[int | None, Iterator[int]] = {one: iter(sorted(ids)) for one, ids in made.items()}
    return [next(next_of[one]) for one in building_ids]
