"""Old signs, mounted before Skylt, whose texts lead to elements too. Codes always take precedence over them."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, RowMapping, Select, bindparam, func, select, update
from sqlmodel import Session, col

from registry.codes.text import read_code
from registry.database.bulk import in_batches, insert_rows
from registry.errors import NotACode
from registry.saying import Saying
from registry.tables import Code, ForeignSign
from registry.tables.handles import ASSET, BUILDING, CODE, ELEMENT, SPACE

_IGNORED = ("Z", "C", "Pd")
"""Unicode categories of spaces, invisible characters, and hyphens and dashes of any length."""


def sign_key(text: str) -> str:
    """The text of a sign for comparison: case-folded, without spaces and hyphens; a possible code is read as a code.

    Two texts with the same key are the same sign. The key is empty where no characters are left.
    """
    key = _once(text)
    while (again := _once(key)) != key:  # the rest may combine again: an accent whose space was removed
        key = again
    return key


def _once(text: str) -> str:
    try:
        return read_code(text).lower()
    except NotACode:
        folded = unicodedata.normalize("NFKC", text).casefold()
        return "".join(character for character in folded if not unicodedata.category(character).startswith(_IGNORED))


MOST_CHARACTERS = 500
"""The longest text that may be on a sign or in a symbol."""


@dataclass(frozen=True, slots=True)
class NewSign:
    """The text of an old sign, and the element that it is on."""

    text: str
    element_id: int


@dataclass(frozen=True, slots=True)
class Adopted:
    """The numbers of signs that are new, and of those that led to another element before."""

    added: int
    changed: int


def current_signs(session: Session, keys: Sequence[str]) -> dict[str, ForeignSign]:
    """Key → the current sign with that key."""
    found: dict[str, ForeignSign] = {}
    for batch in in_batches(keys):
        statement = select(ForeignSign).where(col(ForeignSign.key).in_(batch), col(ForeignSign.ended_at).is_(None))
        found.update((sign.key, sign) for sign in session.scalars(statement))
    return found


def adopt_signs(session: Session, signs: Mapping[str, NewSign], file: str, saying: Saying) -> Adopted:
    """Adopt signs for elements, by key; signs that already lead to the same element remain as they are."""
    current = current_signs(session, list(signs))
    changed = [sign for key, sign in current.items() if sign.element_id != signs[key].element_id]
    _end(session, [sign.id or 0 for sign in changed], saying)
    rows = [
        {
            "text": sign.text,
            "key": key,
            "element_id": sign.element_id,
            "file": file,
            "at": saying.at,
            "who": saying.who,
            "why": saying.why,
        }
        for key, sign in signs.items()
        if key not in current or current[key].element_id != sign.element_id
    ]
    insert_rows(session, ForeignSign, rows)
    return Adopted(len(rows) - len(changed), len(changed))


def forget_sign(session: Session, sign: ForeignSign, saying: Saying) -> None:
    """End a sign, so that it leads nowhere; its row remains."""
    _end(session, [sign.id or 0], saying)


def all_signs(session: Session, building: str | None = None) -> Sequence[RowMapping]:
    """The current signs in the order of their keys, with columns text, file, at, who, why, element_id, kind, building,
    number, name, code, retired_at.
    """
    sign = ForeignSign.__table__  # type: ignore[attr-defined]  # SQLModel makes it
    statement = (
        select(
            *(sign.c[name] for name in ("text", "file", "at", "who", "why", "element_id")),
            ELEMENT.c.kind,
            ELEMENT.c.retired_at,
            func.coalesce(BUILDING.c.name, "").label("building"),
            SPACE.c.number,
            func.coalesce(SPACE.c.name, ASSET.c.name, "").label("name"),
            CODE.c.code,
        )
        .join_from(sign, ELEMENT, ELEMENT.c.id == sign.c.element_id)
        .join(BUILDING, BUILDING.c.id == ELEMENT.c.building_id, isouter=True)
        .join(SPACE, SPACE.c.id == ELEMENT.c.id, isouter=True)
        .join(ASSET, ASSET.c.id == ELEMENT.c.id, isouter=True)
        .join(CODE, (CODE.c.element_id == ELEMENT.c.id) & (CODE.c.status == "live"), isouter=True)
        .where(sign.c.ended_at.is_(None))
        .order_by(sign.c.key)
    )
    if building is not None:
        statement = statement.where(BUILDING.c.name == building)
    return session.execute(statement).mappings().all()


def own_codes(session: Session, keys: Sequence[str]) -> set[str]:
    """Those of `keys` that are codes of this registry."""
    found: set[str] = set()
    for batch in in_batches([key.upper() for key in keys]):
        found.update(code.lower() for code in session.scalars(select(col(Code.code)).where(col(Code.code).in_(batch))))
    return found


def find_sign(connection: Connection | Session, text: str) -> RowMapping | None:
    """The current sign with that text, with columns text, element_id; None where no sign has it.

    Callers look for codes first, since these take precedence.
    """
    key = sign_key(text[:MOST_CHARACTERS])
    if not key:
        return None
    return connection.execute(_STATEMENT, {"key": key}).mappings().one_or_none()


def _end(session: Session, ids: Sequence[int], saying: Saying) -> None:
    for batch in in_batches(ids):
        wanted = update(ForeignSign).where(col(ForeignSign.id).in_(batch))
        session.execute(wanted.values(ended_at=saying.at, ended_by=saying.who))
    session.expire_all()


def _find() -> Select[Any]:
    current = col(ForeignSign.key) == bindparam("key"), col(ForeignSign.ended_at).is_(None)
    columns: list[Any] = [col(ForeignSign.text), col(ForeignSign.element_id)]
    return select(*columns).where(*current)


_STATEMENT = _find()
