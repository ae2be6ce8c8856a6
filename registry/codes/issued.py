"""The list of all codes ever given out, new codes for elements, and the history of codes."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, func, update
from sqlalchemy import select as select_columns
from sqlmodel import Session, col, select

from registry.codes.text import mint_many
from registry.database.bulk import in_batches, insert_rows
from registry.tables import Code, CodeEvent, Element, ForeignSign
from registry.tables.handles import (
    ASSET,
    BINDING,
    BUILDING,
    CODE,
    ELEMENT,
    LISTED,
    SOURCE_MODEL,
    SPACE,
    describing_binding,
)
from registry.wording import numbered_name

PRINTED, MOUNTED, ELSEWHERE, TAKEN_DOWN = "printed", "mounted", "seen elsewhere", "taken down"
"""Events of a code's label, which do not change the code's element."""

REPLACED, REVOKED, RESTORED, CLAIMED, UNCLAIMED, SWAPPED = (
    "replaced", "revoked", "restored", "claimed", "claim taken back", "swapped",
)  # fmt: skip
"""Changes by people of the element that a code leads to."""


@dataclass(frozen=True, slots=True)
class CodeRow:
    """A code and its element, with everything needed to find the element in the models."""

    code: str
    status: str
    kind: str
    building: str
    source_model: str
    global_id: str
    name: str
    minted_at: datetime
    retired_at: datetime | None
    listed_in: str = ""
    """the owner's list of the asset, for assets that are in no model"""
    key: str = ""
    """the asset's key in that list"""


def give_codes(
    session: Session, element_ids: Sequence[int], at: datetime, who: str, codes: Sequence[str] | None = None
) -> None:
    """Give every element a new code that was never used before: one of `codes`, where these are minted already."""
    pairs = list(zip(codes or unused_codes(session, len(element_ids)), element_ids, strict=True))
    rows = [{"code": code, "element_id": element_id, "status": "live", "minted_at": at} for code, element_id in pairs]
    insert_rows(session, Code, rows)
    _note(session, pairs, "minted", at, who)


def unused_codes(session: Session, count: int) -> list[str]:
    """New codes that were never given out and are on no old sign."""
    codes = mint_many(count)
    while taken := taken_codes(session, codes):
        codes = [code for code in codes if code not in taken] + mint_many(len(taken), taken=set(codes))
    return codes


def note_events(
    session: Session, element_ids: Sequence[int], event: str, at: datetime, who: str, why: str = ""
) -> None:
    """Record an event of elements in the history of their codes."""
    for batch in in_batches(element_ids):
        statement = select(Code.code, Code.element_id).where(col(Code.element_id).in_(batch))
        _note(session, [(code, element_id) for code, element_id in session.exec(statement)], event, at, who, why)


def note_codes(session: Session, codes: Sequence[str], event: str, at: datetime, who: str, why: str = "") -> None:
    """Record an event of labels in the history of their codes, with the elements that these lead to now."""
    element_of: dict[str, int | None] = {}
    for batch in in_batches(codes):
        element_of.update(session.exec(select(Code.code, Code.element_id).where(col(Code.code).in_(batch))).all())
    _note(session, [(code, element_of.get(code)) for code in codes], event, at, who, why)


def replace_codes(session: Session, element_id: int, by: int, at: datetime, who: str, why: str) -> None:
    """The live codes of an element are replaced by those of `by`; their history says so."""
    statement = (
        update(Code)
        .where(col(Code.element_id) == element_id, col(Code.status) == "live")
        .values(status="replaced")
        .returning(col(Code.code))
    )
    codes = list(session.scalars(statement))
    theirs = " ".join(session.exec(select(Code.code).where(Code.element_id == by, Code.status == "live")))
    _note(session, [(code, by) for code in codes], REPLACED, at, who, f"by {theirs}: {why}")


def all_codes(session: Session) -> Iterator[CodeRow]:
    """Every code there is, with the source model and GlobalId it was last bound to, in the order of the codes."""
    statement = (
        select_columns(
            *CODE.c,
            ELEMENT.c.kind,
            ELEMENT.c.retired_at,
            BINDING.c.global_id,
            SPACE.c.number,
            func.coalesce(SPACE.c.name, ASSET.c.name).label("name"),
            BUILDING.c.name.label("building"),
            SOURCE_MODEL.c.name.label("source_model"),
            LISTED.c.list.label("listed_in"),
            LISTED.c.key,
        )
        .join_from(CODE, ELEMENT, ELEMENT.c.id == CODE.c.element_id, isouter=True)
        .join(SPACE, SPACE.c.id == ELEMENT.c.id, isouter=True)
        .join(ASSET, ASSET.c.id == ELEMENT.c.id, isouter=True)
        .join(BUILDING, BUILDING.c.id == ELEMENT.c.building_id, isouter=True)
        .join(LISTED, LISTED.c.element_id == ELEMENT.c.id, isouter=True)
        .join(BINDING, BINDING.c.id == describing_binding(ELEMENT.c.id), isouter=True)
        .join(SOURCE_MODEL, SOURCE_MODEL.c.id == BINDING.c.source_model_id, isouter=True)
        .order_by(CODE.c.code)
    )
    for row in session.execute(statement):
        yield CodeRow(
            code=row.code,
            status=code_status(row.status, row.retired_at),
            kind=row.kind or "",
            building=row.building or "",
            source_model=row.source_model or "",
            global_id=row.global_id or "",
            name=numbered_name(row.number, row.name),
            minted_at=row.minted_at,
            retired_at=row.retired_at,
            listed_in=row.listed_in or "",
            key=row.key or "",
        )


def code_status(stored: str, retired_at: datetime | None) -> str:
    """What a code answers: its own status, or `removed` where it is live and its element is not there any more."""
    return "removed" if stored == "live" and retired_at is not None else stored


def taken_codes(session: Session, codes: Sequence[str]) -> set[str]:
    """Those that were given out, or stand on a sign from before."""
    taken: set[str] = set()
    for batch in in_batches(codes):
        taken.update(session.exec(select(Code.code).where(col(Code.code).in_(batch))))
        signs = select(ForeignSign.key).where(col(ForeignSign.key).in_([code.lower() for code in batch]))
        taken.update(key.upper() for key in session.exec(signs))
    return taken


def _note(
    session: Session, pairs: Sequence[tuple[str, int | None]], event: str, at: datetime, who: str, why: str = ""
) -> None:
    rows = [
        {"code": code, "at": at, "event": event, "element_id": element_id, "who": who, "why": why}
        for code, element_id in pairs
    ]
    insert_rows(session, CodeEvent, rows)


def live_codes(session: Session, codes: Collection[str]) -> set[str]:
    """Those of `codes` that lead to an element which is still there."""
    live: set[str] = set()
    for batch in in_batches(sorted(codes)):
        statement = (
            select(Code.code)
            .join(Element, col(Element.id) == col(Code.element_id))
            .where(col(Code.code).in_(batch), Code.status == "live", col(Element.retired_at).is_(None))
        )
        live.update(session.exec(statement))
    return live


@dataclass(frozen=True, slots=True)
class CodeState:
    """What a code answers, and whether it leads to an element."""

    status: str
    has_element: bool


def code_states(connection: Connection, codes: Sequence[str]) -> dict[str, CodeState]:
    """Return the state of each of some well-formed codes; those that were never given out are not in it."""
    found: dict[str, CodeState] = {}
    for batch in in_batches(codes):
        statement = (
            select_columns(CODE.c.code, CODE.c.status, CODE.c.element_id, ELEMENT.c.retired_at)
            .join_from(CODE, ELEMENT, ELEMENT.c.id == CODE.c.element_id, isouter=True)
            .where(CODE.c.code.in_(batch))
        )
        for code, status, element_id, retired_at in connection.execute(statement):
            found[code] = CodeState(code_status(status, retired_at), element_id is not None)
    return found
