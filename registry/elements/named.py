"""Which element a person means: by the code on its label, by its GlobalId in a model, or by its id here."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, RowMapping, Select, func, select
from sqlmodel import Session

from registry.codes.old_signs import find_sign
from registry.codes.text import read_code
from registry.errors import Ambiguous, NotACode, NotFound
from registry.tables.handles import ASSET, BINDING, BUILDING, CODE, ELEMENT, SPACE, STOREY, describing_binding
from registry.wording import LARGEST_ID, counted, folded


@dataclass(frozen=True, slots=True)
class NamedElement:
    """An element, and by what people know it; `number` is that of a space. Some belong to no building."""

    id: int
    kind: str
    building_id: int | None
    building: str | None
    code: str | None
    global_id: str | None
    name: str
    number: str | None
    storey: str | None
    is_retired: bool

    @property
    def words(self) -> str:
        """What to call it in a message."""
        return " ".join(filter(None, (self.kind, self.code or self.global_id, self.number, self.name)))


def named_element(session: Session, text: str) -> NamedElement:
    """The element of that code, GlobalId, id, or sign from before. Raises NotFound or Ambiguous."""
    wanted = text.strip()
    known = wanted.isprintable()  # a database takes no other text
    found = known and (_of_id(session, wanted) or _of_code(session, wanted) or _of_global_id(session, wanted))
    found = found or _of_sign(session, wanted)
    if not found:
        raise NotFound(f"nothing has the code, GlobalId or id {wanted!r}; `skylt spaces` and `skylt assets` list them")
    if len(found) > 1:
        which = ", ".join(one.code or str(one.id) for one in found[:5])
        raise Ambiguous(
            f"{counted(len(found), 'element')} have the GlobalId {wanted!r}; name one of them by its code: {which}"
        )
    return found[0]


def element_of_id(session: Session, element_id: int) -> NamedElement:
    """The element of that id. Raises NotFound."""
    return named_element(session, str(element_id))


def spaces_numbered(session: Session, building_id: int, number: str) -> list[NamedElement]:
    """The spaces of a building, not retired, with that number; as it stands on the door, in any case."""
    wanted = folded(number)
    rows = _rows(session, ELEMENT.c.building_id == building_id, ELEMENT.c.kind == "space", SPACE.c.number != "")
    return [one for one in rows if not one.is_retired and folded(one.number or "") == wanted]


def _of_id(session: Session, text: str) -> Sequence[NamedElement]:
    is_id = text.isascii() and text.isdecimal() and len(text) <= len(str(LARGEST_ID)) and int(text) <= LARGEST_ID
    return _rows(session, ELEMENT.c.id == int(text)) if is_id else ()


def _of_sign(session: Session, text: str) -> Sequence[NamedElement]:
    """What a sign is on that hung before there were codes."""
    sign = find_sign(session, text)
    return () if sign is None else _rows(session, ELEMENT.c.id == sign["element_id"])


def _of_code(session: Session, text: str) -> Sequence[NamedElement]:
    try:
        code = read_code(text)
    except NotACode:
        return ()
    return _rows(session, ELEMENT.c.id.in_(select(CODE.c.element_id).where(CODE.c.code == code)))


def _of_global_id(session: Session, text: str) -> Sequence[NamedElement]:
    """Those that have it now; where nothing has, those that had it last."""
    bound = select(BINDING.c.element_id).where(BINDING.c.global_id == text)
    now = _rows(session, ELEMENT.c.id.in_(bound.where(BINDING.c.closed_revision_id.is_(None))))
    return now or _rows(session, ELEMENT.c.id.in_(bound))


def _rows(session: Session, *conditions: ColumnElement[bool]) -> list[NamedElement]:
    rows = session.execute(_statement().where(*conditions).order_by(ELEMENT.c.id)).mappings()
    return [_named(row) for row in rows]


def _statement() -> Select[Any]:
    live = (CODE.c.element_id == ELEMENT.c.id) & (CODE.c.status == "live")
    storey_id = func.coalesce(SPACE.c.storey_id, ASSET.c.storey_id)
    on = STOREY.alias("on_storey")
    own = STOREY.alias("own_storey")
    of_building = BUILDING.alias("of_building")
    return (
        select(
            ELEMENT.c.id,
            ELEMENT.c.kind,
            ELEMENT.c.building_id,
            of_building.c.name.label("building"),
            CODE.c.code,
            BINDING.c.global_id,
            func.coalesce(SPACE.c.name, ASSET.c.name, own.c.name, BUILDING.c.name, "").label("name"),
            SPACE.c.number,
            on.c.name.label("storey"),
            ELEMENT.c.retired_at,
        )
        .join_from(ELEMENT, of_building, of_building.c.id == ELEMENT.c.building_id, isouter=True)
        .join(CODE, live, isouter=True)
        .join(SPACE, SPACE.c.id == ELEMENT.c.id, isouter=True)
        .join(ASSET, ASSET.c.id == ELEMENT.c.id, isouter=True)
        .join(own, own.c.id == ELEMENT.c.id, isouter=True)
        .join(BUILDING, BUILDING.c.id == ELEMENT.c.id, isouter=True)
        .join(on, on.c.id == storey_id, isouter=True)
        .join(BINDING, BINDING.c.id == describing_binding(ELEMENT.c.id), isouter=True)
    )


def _named(row: RowMapping) -> NamedElement:
    return NamedElement(
        **{name: value for name, value in row.items() if name != "retired_at"}, is_retired=row["retired_at"] is not None
    )
