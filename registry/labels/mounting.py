"""Where labels were seen: a scan in the room where the registry has the element confirms that its label hangs there."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import RowMapping, Select, func, select
from sqlmodel import Session, col

from registry.codes.issued import ELSEWHERE, MOUNTED, TAKEN_DOWN
from registry.database.bulk import insert_rows
from registry.saying import Saying
from registry.tables import Code, CodeEvent
from registry.tables.handles import ASSET, BUILDING, CODE, ELEMENT, SPACE

SCANS = (MOUNTED, ELSEWHERE)
"""Events that say in which space a label was seen."""
DOOR = "IfcDoor"


@dataclass(frozen=True, slots=True)
class Place:
    """A space by what people know it."""

    id: int
    number: str
    name: str
    building: str


@dataclass(frozen=True, slots=True)
class Seen:
    """A live code whose label was seen somewhere: where that was, and where the registry has its element."""

    code: str
    kind: str
    ifc_class: str
    building: str
    name: str
    number: str
    belongs: tuple[int, ...]
    """the spaces in which its label may hang; of a door both"""
    space_id: int
    at: datetime
    who: str

    @property
    def is_at_home(self) -> bool:
        """Whether it was seen where it belongs, or nothing is known against it."""
        return not self.belongs or self.space_id in self.belongs


def spaces_of(session: Session, element_id: int) -> tuple[int, ...]:
    """The spaces in which the label of an element may hang: of a space itself, of a door those on both sides."""
    row = session.execute(_homes().where(ELEMENT.c.id == element_id)).mappings().one()
    return _belongs(row)


def place_of(session: Session, space_id: int) -> Place:
    """What people know a space by."""
    statement = (
        select(SPACE.c.id, SPACE.c.number, SPACE.c.name, BUILDING.c.name.label("building"))
        .join_from(SPACE, ELEMENT, ELEMENT.c.id == SPACE.c.id)
        .join(BUILDING, BUILDING.c.id == ELEMENT.c.building_id)
        .where(SPACE.c.id == space_id)
    )
    return Place(**session.execute(statement).mappings().one())


def note_seen(session: Session, code: Code, space_id: int | None, saying: Saying, *, confirms: bool) -> None:
    """Keep that a label was seen, and, where that confirms it, that it hangs there; a later scan stands."""
    event = MOUNTED if confirms else ELSEWHERE
    said = {"at": saying.at, "who": saying.who, "why": saying.why, "element_id": code.element_id, "space_id": space_id}
    insert_rows(session, CodeEvent, [{"code": code.code, "event": event, **said}])
    if confirms and (code.mounted_at is None or code.mounted_at <= saying.at):
        code.mounted_at, code.mounted_by, code.mounted_space_id = saying.at, saying.who, space_id
    session.flush()


def was_noted(session: Session, code: str, at: datetime, space_id: int | None) -> bool:
    """Whether that scan is known: a file of scans may be read twice."""
    statement = select(func.count()).select_from(CodeEvent)
    same = col(CodeEvent.code) == code, col(CodeEvent.at) == at, col(CodeEvent.event).in_(SCANS)
    return bool(session.scalar(statement.where(*same, col(CodeEvent.space_id) == space_id)))


def last_seen(session: Session, building_id: int | None = None) -> list[Seen]:
    """Where the label of each live code was seen last; of one building, or of all. Labels taken down are left out."""
    last = _last_scans().subquery()
    statement = (
        _homes()
        .add_columns(CODE.c.code, last.c.space_id.label("seen_id"), last.c.at, last.c.who)
        .join(CODE, CODE.c.element_id == ELEMENT.c.id)
        .join(last, last.c.code == CODE.c.code)
        .where(last.c.place == 1, last.c.event.in_(SCANS), last.c.space_id.is_not(None))
        .where(CODE.c.status == "live", ELEMENT.c.retired_at.is_(None))
        .order_by(last.c.at, last.c.id)
    )
    if building_id is not None:
        statement = statement.where(ELEMENT.c.building_id == building_id)
    return [_seen(row) for row in session.execute(statement).mappings()]


def seen_of(session: Session, code: str) -> tuple[int, datetime, str] | None:
    """The space in which the label of a code was seen last, when and by whom."""
    last = _last_scans().where(col(CodeEvent.code) == code).subquery()
    row = session.execute(select(last).where(last.c.place == 1)).one_or_none()
    return None if row is None or row.event == TAKEN_DOWN or row.space_id is None else (row.space_id, row.at, row.who)


def partners(wrong: Seen, others: Sequence[Seen]) -> list[Seen]:
    """Those that hang where this one belongs, and belong where it hangs; of its own class where there are such."""
    found = [
        one
        for one in others
        if one.code != wrong.code
        and not one.is_at_home
        and one.kind == wrong.kind
        and one.space_id in wrong.belongs
        and wrong.space_id in one.belongs
    ]
    return [one for one in found if one.ifc_class == wrong.ifc_class] or found


def _last_scans() -> Select[Any]:
    """Scans of labels, and that they were taken down: place 1 is the last of each code. Scans may be kept late."""
    names = ("id", "code", "event", "space_id", "at", "who")
    columns: list[Any] = [getattr(CodeEvent, name) for name in names]
    order = col(CodeEvent.at).desc(), col(CodeEvent.id).desc()
    place = func.row_number().over(partition_by=col(CodeEvent.code), order_by=order).label("place")
    events = (*SCANS, TAKEN_DOWN)
    return select(*columns, place).where(col(CodeEvent.event).in_(events))


def _homes() -> Select[Any]:
    return (
        select(
            ELEMENT.c.id,
            ELEMENT.c.kind,
            BUILDING.c.name.label("building"),
            ASSET.c.ifc_class,
            ASSET.c.space_id,
            ASSET.c.other_space_id,
            func.coalesce(SPACE.c.name, ASSET.c.name, "").label("name"),
            SPACE.c.number,
        )
        .select_from(ELEMENT)
        .join(SPACE, SPACE.c.id == ELEMENT.c.id, isouter=True)
        .join(ASSET, ASSET.c.id == ELEMENT.c.id, isouter=True)
        .join(BUILDING, BUILDING.c.id == ELEMENT.c.building_id, isouter=True)
    )


def _belongs(row: RowMapping) -> tuple[int, ...]:
    if row["kind"] == "space":
        return (row["id"],)
    places = (row["space_id"], row["other_space_id"] if row["ifc_class"] == DOOR else None)
    return tuple(one for one in places if one is not None)


def _seen(row: RowMapping) -> Seen:
    return Seen(
        code=row["code"],
        kind=row["kind"],
        ifc_class=row["ifc_class"] or "IfcSpace",
        building=row["building"] or "",
        name=row["name"],
        number=row["number"] or "",
        belongs=_belongs(row),
        space_id=row["seen_id"],
        at=row["at"],
        who=row["who"],
    )
