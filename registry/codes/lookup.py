"""The lookup of a code's element, as a single statement, since every scan needs it."""

from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Connection, RowMapping, Select, bindparam, func, select

from registry.codes.issued import REPLACED
from registry.errors import NotFound
from registry.tables.columns import Table
from registry.tables.handles import (
    ASSET,
    BINDING,
    BUILDING,
    CODE,
    ELEMENT,
    LISTED,
    PLACE,
    SOURCE_MODEL,
    SPACE,
    STOREY,
    describing_binding,
)

_EVENT = Table.metadata.tables["code_event"]


def find_code(connection: Connection, code: str) -> RowMapping:
    """The row of a well-formed code and its element.

    Its columns are code, status, retired_at, kind, id, name, number, designation, serial_number, ifc_class,
    global_id, source_model, building, storey, space_number, space_name, area_m2, listed_in, key.
    Raises NotFound where the registry never gave out the code.
    """
    row = connection.execute(_statement(), {"code": code}).mappings().one_or_none()
    if row is None:
        message = f"no element has the code {code}: it was not given out by this registry"
        raise NotFound(message)
    return row


def find_element(connection: Connection, element_id: int) -> RowMapping:
    """The row of an element, with the columns of `find_code`; code is None if none is live. Raises NotFound."""
    row = connection.execute(_of_element(), {"element_id": element_id}).mappings().one_or_none()
    if row is None:
        raise NotFound(f"there is no element {element_id}")
    return row


def find_successor(connection: Connection, code: str) -> str | None:
    """The live code that a replaced code's label gives way to; None where there is none any more.

    Where the successor was replaced in its turn, or its element turned out to be another, it is the last of them.
    """
    element_id, seen = _replaced_for(connection, CODE.c.code == code), set[int]()
    while element_id is not None and element_id not in seen:
        seen.add(element_id)
        live = select(CODE.c.code).where(CODE.c.element_id == element_id, CODE.c.status == "live")
        found = connection.execute(live).scalar_one_or_none()
        if found is not None:
            return str(found)
        element_id = _replaced_for(connection, CODE.c.element_id == element_id)
    return None


def _replaced_for(connection: Connection, which: ColumnElement[bool]) -> int | None:
    """The element of the code by which codes were replaced the last time."""
    statement = (
        select(_EVENT.c.element_id)
        .join_from(_EVENT, CODE, CODE.c.code == _EVENT.c.code)
        .where(which, CODE.c.status == "replaced", _EVENT.c.event == REPLACED)
        .order_by(_EVENT.c.id.desc())
        .limit(1)
    )
    return connection.execute(statement).scalar_one_or_none()


@cache
def _statement() -> Select[Any]:
    found = _columns().join_from(CODE, ELEMENT, ELEMENT.c.id == CODE.c.element_id, isouter=True)
    return _described(found).where(CODE.c.code == bindparam("code"))


@cache
def _of_element() -> Select[Any]:
    live = (CODE.c.element_id == ELEMENT.c.id) & (CODE.c.status == "live")
    found = _columns().join_from(ELEMENT, CODE, live, isouter=True)
    return _described(found).where(ELEMENT.c.id == bindparam("element_id"))


def _columns() -> Select[Any]:
    return select(
        CODE.c.code,
        CODE.c.status,
        ELEMENT.c.retired_at,
        ELEMENT.c.kind,
        ELEMENT.c.id,
        func.coalesce(SPACE.c.name, ASSET.c.name).label("name"),
        SPACE.c.number,
        ASSET.c.designation,
        ASSET.c.serial_number,
        ASSET.c.ifc_class,
        BINDING.c.global_id,
        SOURCE_MODEL.c.name.label("source_model"),
        BUILDING.c.name.label("building"),
        STOREY.c.name.label("storey"),
        PLACE.c.number.label("space_number"),
        PLACE.c.name.label("space_name"),
        SPACE.c.area_m2,
        LISTED.c.list.label("listed_in"),
        LISTED.c.key,
    )


def _described(found: Select[Any]) -> Select[Any]:
    return (
        found.join(SPACE, SPACE.c.id == ELEMENT.c.id, isouter=True)
        .join(ASSET, ASSET.c.id == ELEMENT.c.id, isouter=True)
        .join(PLACE, PLACE.c.id == ASSET.c.space_id, isouter=True)
        .join(STOREY, STOREY.c.id == func.coalesce(SPACE.c.storey_id, ASSET.c.storey_id), isouter=True)
        .join(BUILDING, BUILDING.c.id == ELEMENT.c.building_id, isouter=True)
        .join(LISTED, LISTED.c.element_id == ELEMENT.c.id, isouter=True)
        .join(BINDING, BINDING.c.id == describing_binding(ELEMENT.c.id), isouter=True)
        .join(SOURCE_MODEL, SOURCE_MODEL.c.id == BINDING.c.source_model_id, isouter=True)
    )
