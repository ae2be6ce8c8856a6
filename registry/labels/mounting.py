"""Sightings of labels: a scan in the room where the registry has the element confirms that its label is mounted."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import RowMapping, Select, func, select
from sqlmodel import Session, col

from registry.codes.issued import ELSEWHERE, MOUNTED, TAKEN_DOWN
from registry.database.bulk import in_batches, insert_rows
from registry.saying import Saying
from registry.tables import Code, CodeEvent
from registry.tables.handles import ASSET, BUILDING, CODE, ELEMENT, SPACE

SCANS = (MOUNTED, ELSEWHERE)
"""Events of codes with the space in which the label was seen."""
DOOR = "IfcDoor"


@dataclass(frozen=True, slots=True)
class Place:
    """A space with its number, name and building."""

    id: int
    number: str
    name: str
    building: str


@dataclass(frozen=True, slots=True)
class SeenLabel:
    """A live code, the space in which its label was seen, and the spaces where the registry has its element."""

    code: str
    kind: str
    ifc_class: str
    building: str
    name: str
    number: str
    belongs: tuple[int, ...]
    """the spaces in which the label may be mounted; for a door, those on both sides"""
    space_id: int
    at: datetime
    who: str

    @property
    def is_at_home(self) -> bool:
        """Whether it was seen where it belongs, or its element has no known space."""
        return not self.belongs or self.space_id in self.belongs


def spaces_of(session: Session, element_id: int) -> tuple[int, ...]:
    """The spaces in which the label of an element may be mounted: a space itself, or those on both sides of a door."""
    row = session.execute(_homes().where(ELEMENT.c.id == element_id)).mappings().one()
    return _belongs(row)


def place_of(session: Session, space_id: int) -> Place:
    """The number, name and building of a space."""
    statement = (
        select(SPACE.c.id, SPACE.c.number, SPACE.c.name, BUILDING.c.name.label("building"))
        .join_from(SPACE, ELEMENT, ELEMENT.c.id == SPACE.c.id)
        .join(BUILDING, BUILDING.c.id == ELEMENT.c.building_id)
        .where(SPACE.c.id == space_id)
    )
    return Place(**session.execute(statement).mappings().one())


def record_scan(session: Session, code: Code, space_id: int | None, saying: Saying, *, confirms: bool) -> None:
    """Record a scan of a label; with `confirms`, it is mounted in that space, unless a later scan is recorded."""
    event = MOUNTED if confirms else ELSEWHERE
    columns = {
        "at": saying.at,
        "who": saying.who,
        "why": saying.why,
        "element_id": code.element_id,
        "space_id": space_id,
    }
    insert_rows(session, CodeEvent, [{"code": code.code, "event": event, **columns}])
    if confirms and (code.mounted_at is None or code.mounted_at <= saying.at):
        code.mounted_at, code.mounted_by, code.mounted_space_id = saying.at, saying.who, space_id
    session.flush()


@dataclass(frozen=True, slots=True)
class Seen:
    """An event of a label on site: mounted, seen elsewhere, or taken down."""

    code: str
    event: str
    at: datetime
    space_id: int | None
    element_id: int | None


def seen_labels(session: Session, codes: Collection[str]) -> Iterator[Seen]:
    """What was seen of the labels of some codes, in the order in which it was recorded."""
    columns: list[Any] = [getattr(CodeEvent, name) for name in Seen.__slots__]
    statement = select(*columns).where(col(CodeEvent.event).in_((*SCANS, TAKEN_DOWN))).order_by(col(CodeEvent.id))
    for batch in in_batches(sorted(codes)):
        yield from (Seen(*row) for row in session.execute(statement.where(col(CodeEvent.code).in_(batch))))


def not_before(session: Session, code: str, at: datetime) -> datetime:
    """`at`, or the time of what was last seen of a label: what happens now is later, also if a clock was set back."""
    return max((at, *(one.at for one in seen_labels(session, [code]))))


@dataclass(frozen=True, slots=True)
class HomeLabel:
    """The live code of an asset, and where its label may be mounted."""

    code: str
    ifc_class: str
    name: str
    designation: str
    belongs: tuple[int, ...]
    mounted_space_id: int | None
    mounted_at: datetime | None


def labels_at_home(session: Session, space_id: int) -> list[HomeLabel]:
    """The labels of the assets that are in a space, with the doors to it."""
    other_side = (ASSET.c.other_space_id == space_id) & (ASSET.c.ifc_class == DOOR)
    statement = (
        _homes()
        .add_columns(CODE.c.code, CODE.c.mounted_space_id, CODE.c.mounted_at, ASSET.c.designation)
        .join(CODE, (CODE.c.element_id == ELEMENT.c.id) & (CODE.c.status == "live"))
        .where((ASSET.c.space_id == space_id) | other_side, ELEMENT.c.retired_at.is_(None))
        .order_by(CODE.c.code)
    )
    return [
        HomeLabel(
            code=row["code"],
            ifc_class=row["ifc_class"],
            name=row["name"],
            designation=row["designation"] or "",
            belongs=_belongs(row),
            mounted_space_id=row["mounted_space_id"],
            mounted_at=row["mounted_at"],
        )
        for row in session.execute(statement).mappings()
    ]


def last_seen(session: Session, building_id: int | None = None) -> list[SeenLabel]:
    """The last sighting of each live code's label, in one building or in all; labels taken down are left out."""
    last_scans = _last_scans().subquery()
    statement = (
        _homes()
        .add_columns(CODE.c.code, last_scans.c.space_id.label("seen_id"), last_scans.c.at, last_scans.c.who)
        .join(CODE, CODE.c.element_id == ELEMENT.c.id)
        .join(last_scans, last_scans.c.code == CODE.c.code)
        .where(last_scans.c.place == 1, last_scans.c.event.in_(SCANS), last_scans.c.space_id.is_not(None))
        .where(CODE.c.status == "live", ELEMENT.c.retired_at.is_(None))
        .order_by(last_scans.c.at, last_scans.c.id)
    )
    if building_id is not None:
        statement = statement.where(ELEMENT.c.building_id == building_id)
    return [_seen(row) for row in session.execute(statement).mappings()]


def last_seen_in(session: Session, code: str) -> tuple[int, datetime, str] | None:
    """The space in which the label of a code was last seen, when, and by whom; None where it was not seen."""
    last_scans = _last_scans().where(col(CodeEvent.code) == code).subquery()
    row = session.execute(select(last_scans).where(last_scans.c.place == 1)).one_or_none()
    return None if row is None or row.event == TAKEN_DOWN or row.space_id is None else (row.space_id, row.at, row.who)


def partners(wrong: SeenLabel, labels: Sequence[SeenLabel]) -> list[SeenLabel]:
    """The labels that may have been swapped with `wrong`: each was seen where the other belongs.

    Labels of elements of the same class are preferred.
    """
    found = [
        label
        for label in labels
        if label.code != wrong.code
        and not label.is_at_home
        and label.kind == wrong.kind
        and label.space_id in wrong.belongs
        and wrong.space_id in label.belongs
    ]
    return [label for label in found if label.ifc_class == wrong.ifc_class] or found


def _last_scans() -> Select[Any]:
    """Scans and removals of labels; `place` is 1 for the last one of each code by time, as scans may arrive late."""
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
    spaces = (row["space_id"], row["other_space_id"] if row["ifc_class"] == DOOR else None)
    return tuple(space_id for space_id in spaces if space_id is not None)


def _seen(row: RowMapping) -> SeenLabel:
    return SeenLabel(
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
