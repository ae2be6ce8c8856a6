"""Signs that hung before there were codes: their texts lead to elements too. Our own codes always win."""

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
"""Kinds of characters: blanks, what is invisible, hyphens and dashes of any length."""


def sign_key(text: str) -> str:
    """The text in any case, without blanks and hyphens; what may be one of our codes is read as one.

    Empty where nothing is left. Two texts of one key are one sign. Raises nothing, whatever comes.
    """
    key = _once(text)
    while (again := _once(key)) != key:  # what is left may join anew: an accent, once its blank is gone
        key = again
    return key


def _once(text: str) -> str:
    try:
        return read_code(text).lower()
    except NotACode:
        folded = unicodedata.normalize("NFKC", text).casefold()
        return "".join(one for one in folded if not unicodedata.category(one).startswith(_IGNORED))


MOST_CHARACTERS = 500
"""A longer text stands on no sign and in no symbol that people scan."""


@dataclass(frozen=True, slots=True)
class NewSign:
    """A text that stands on a sign, and what it is on."""

    text: str
    element_id: int


@dataclass(frozen=True, slots=True)
class Adopted:
    """What became of signs: those that are new, and those that led to something else before."""

    added: int
    changed: int


def current_signs(session: Session, keys: Sequence[str]) -> dict[str, ForeignSign]:
    """Key → the sign that stands."""
    found: dict[str, ForeignSign] = {}
    for batch in in_batches(keys):
        statement = select(ForeignSign).where(col(ForeignSign.key).in_(batch), col(ForeignSign.ended_at).is_(None))
        found.update((one.key, one) for one in session.scalars(statement))
    return found


def adopt_signs(session: Session, signs: Mapping[str, NewSign], file: str, saying: Saying) -> Adopted:
    """Let signs lead to elements from now on, by their keys; those that do so already stay as they are."""
    before = current_signs(session, list(signs))
    changed = [one for key, one in before.items() if one.element_id != signs[key].element_id]
    _end(session, [one.id or 0 for one in changed], saying)
    rows = [
        {
            "text": one.text,
            "key": key,
            "element_id": one.element_id,
            "file": file,
            "at": saying.at,
            "who": saying.who,
            "why": saying.why,
        }
        for key, one in signs.items()
        if key not in before or before[key].element_id != one.element_id
    ]
    insert_rows(session, ForeignSign, rows)
    return Adopted(len(rows) - len(changed), len(changed))


def forget_sign(session: Session, sign: ForeignSign, saying: Saying) -> None:
    """Let a sign lead nowhere any more; that it did stays known."""
    _end(session, [sign.id or 0], saying)


def all_signs(session: Session, building: str | None = None) -> Sequence[RowMapping]:
    """The signs that stand: columns text, file, at, who, why, element_id, kind, building, number, name, code,
    retired_at; in the order of their keys.
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
    """Those keys that are codes which this registry gave out."""
    found: set[str] = set()
    for batch in in_batches([one.upper() for one in keys]):
        found.update(code.lower() for code in session.scalars(select(col(Code.code)).where(col(Code.code).in_(batch))))
    return found


def find_sign(connection: Connection | Session, text: str) -> RowMapping | None:
    """What the sign with that text leads to: columns text, element_id; None where it stands on no sign.

    It is asked only where a text is none of our codes.
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
    standing = col(ForeignSign.key) == bindparam("key"), col(ForeignSign.ended_at).is_(None)
    columns: list[Any] = [col(ForeignSign.text), col(ForeignSign.element_id)]
    return select(*columns).where(*standing)


_STATEMENT = _find()
