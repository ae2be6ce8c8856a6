"""The state of the label of every code: printed, mounted, or to be taken down."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import case, func, select
from sqlmodel import Session, col

from registry.codes.issued import MOUNTED, PRINTED, SWAPPED, TAKEN_DOWN, code_status
from registry.tables import CodeEvent
from registry.tables.handles import ASSET, BUILDING, CODE, ELEMENT, PLACE, SPACE, STOREY


@dataclass(frozen=True, slots=True)
class LabelState:
    """A code, its element, and the state of its label."""

    code: str
    status: str
    """live, removed, replaced, revoked or blank"""
    element_id: int | None
    kind: str
    ifc_class: str
    building: str
    storey: str
    room: str
    """the number of the room that an asset is in"""
    number: str
    name: str
    is_printed: bool
    """printed with the words of its present element"""
    was_printed: bool
    mounted_at: datetime | None
    mounted_by: str | None
    hangs: bool
    """printed or mounted and, as far as is known, not taken down since"""


def label_states(
    session: Session, building_id: int | None = None, element_id: int | None = None
) -> Iterator[LabelState]:
    """The states of all codes, or of those of a building's elements or of one element, in the order of the codes."""
    event, identity = col(CodeEvent.event), col(CodeEvent.id)
    last = {name: func.max(case((event == name, identity))) for name in (PRINTED, SWAPPED, MOUNTED, TAKEN_DOWN)}
    events = (
        select(col(CodeEvent.code), *(value.label(name.replace(" ", "_")) for name, value in last.items()))
        .where(event.in_(last))
        .group_by(col(CodeEvent.code))
        .subquery()
    )
    statement = (
        select(
            CODE.c.code,
            CODE.c.status,
            CODE.c.element_id,
            CODE.c.mounted_at,
            CODE.c.mounted_by,
            ELEMENT.c.kind,
            ELEMENT.c.retired_at,
            ASSET.c.ifc_class,
            BUILDING.c.name.label("building"),
            STOREY.c.name.label("storey"),
            PLACE.c.number.label("room"),
            SPACE.c.number,
            func.coalesce(SPACE.c.name, ASSET.c.name, "").label("name"),
            *(events.c[name.replace(" ", "_")] for name in last),
        )
        .join_from(CODE, ELEMENT, ELEMENT.c.id == CODE.c.element_id, isouter=True)
        .join(SPACE, SPACE.c.id == ELEMENT.c.id, isouter=True)
        .join(ASSET, ASSET.c.id == ELEMENT.c.id, isouter=True)
        .join(PLACE, PLACE.c.id == ASSET.c.space_id, isouter=True)
        .join(STOREY, STOREY.c.id == func.coalesce(SPACE.c.storey_id, ASSET.c.storey_id), isouter=True)
        .join(BUILDING, BUILDING.c.id == ELEMENT.c.building_id, isouter=True)
        .join(events, events.c.code == CODE.c.code, isouter=True)
        .order_by(CODE.c.code)
    )
    if building_id is not None:
        statement = statement.where(ELEMENT.c.building_id == building_id)
    if element_id is not None:
        statement = statement.where(CODE.c.element_id == element_id)
    for row in session.execute(statement):
        up, down = max(row.printed or 0, row.mounted or 0), row.taken_down or 0
        yield LabelState(
            code=row.code,
            status=code_status(row.status, row.retired_at),
            element_id=row.element_id,
            kind=row.kind or "",
            ifc_class=row.ifc_class or ("IfcSpace" if row.kind == "space" else ""),
            building=row.building or "",
            storey=row.storey or "",
            room=row.room or "",
            number=row.number or "",
            name=row.name,
            is_printed=(row.printed or 0) > (row.swapped or 0),
            was_printed=row.printed is not None,
            mounted_at=row.mounted_at,
            mounted_by=row.mounted_by,
            hangs=up > down,
        )
