"""The registered buildings, storeys, spaces and assets, as rows.

Rows are mappings whose columns are named in each function. SQLite and PostgreSQL return them in the same order: by
building, storey from the bottom up, then number or name in natural order, 2 before 10.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from sqlalchemy import ColumnElement, Select, and_, func, select
from sqlmodel import Session

from registry import tables  # noqa: F401  (fills the metadata)
from registry.corrections.fields import own_column
from registry.corrections.kept import current_corrections_of
from registry.ordering import natural
from registry.tables.handles import (
    ASSET,
    ASSET_TYPE,
    BINDING,
    BUILDING,
    CODE,
    ELEMENT,
    GROUP,
    LISTED,
    MEMBER,
    PLACE,
    RUNNER_UP,
    SOURCE_MODEL,
    SPACE,
    STOREY,
    Rows,
    _of_describing_binding,
    describing_binding,
)

Status: TypeAlias = Literal["present", "removed"]
"""Whether an element is there, or was removed."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Filters of a list of elements; None is no filter."""

    element_id: int | None = None
    building: str | None = None
    storey: str | None = None
    global_id: str | None = None
    retired: bool = False
    """whether retired elements are listed as well"""
    listed_in: str | None = None
    """only assets of that owner's list"""
    in_no_building: bool = False
    """only elements that belong to no building"""
    ifc_class: str | None = None
    """only assets of that class and its subclasses"""
    room: str | None = None
    """only rooms of that number, and assets in them; in this and the next two `*` and `?` stand for characters"""
    system: str | None = None
    """only members of that system or zone"""
    type: str | None = None
    """only assets of that type, and spaces of that predefined type"""
    status: Status | None = None
    """only elements that are there, or only those that were removed, whatever `retired` is"""


def buildings(session: Session, wanted: Wanted) -> Rows:
    """The buildings, with columns id, global_id, name, spaces and assets (counts), area_m2 (of counted spaces)."""
    statement = select(
        BUILDING.c.id,
        BUILDING.c.name,
        _global_id(),
        _count_of("space").label("spaces"),
        _count_of("asset").label("assets"),
        _counted_area().label("area_m2"),
    ).join_from(BUILDING, ELEMENT, ELEMENT.c.id == BUILDING.c.id)
    return sorted(_rows(session, statement, wanted), key=lambda row: natural(row["name"]))


def storeys(session: Session, wanted: Wanted) -> Rows:
    """The storeys, with columns id, global_id, name, building, elevation_m, height_m, retired_at."""
    statement = (
        select(STOREY, BUILDING.c.name.label("building"), ELEMENT.c.retired_at, _global_id())
        .join_from(STOREY, ELEMENT, ELEMENT.c.id == STOREY.c.id)
        .join(BUILDING, BUILDING.c.id == ELEMENT.c.building_id)
    )
    return sorted(_rows(session, statement, wanted), key=lambda row: (*_floor(row), natural(row["name"]), row["id"]))


def spaces(session: Session, wanted: Wanted) -> Rows:
    """The spaces, with the columns of the table `space` except footprint, and code, global_id, building, storey,
    elevation_m, retired_at.
    """
    columns = [column for column in SPACE.c if column.name != "footprint"]
    statement = (
        select(*columns, *_common_columns())
        .join_from(SPACE, ELEMENT, ELEMENT.c.id == SPACE.c.id)
        .join(BUILDING, BUILDING.c.id == ELEMENT.c.building_id)
        .join(STOREY, STOREY.c.id == SPACE.c.storey_id, isouter=True)
        .join(CODE, _live_code(), isouter=True)
    )
    return sorted(_rows(session, statement, wanted), key=by_place)


def assets(session: Session, wanted: Wanted) -> Rows:
    """The assets, with the columns of the table `asset`, and type, manufacturer, model, code, global_id, building,
    storey, elevation_m, retired_at, space_number, space_name, space_global_id, runner_up_number,
    runner_up_global_id, listed_in, key.

    Assets that belong to no building come last, list by list.
    """
    statement = (
        select(
            *ASSET.c,
            ASSET_TYPE.c.name.label("type"),
            ASSET_TYPE.c.manufacturer,
            ASSET_TYPE.c.model,
            *_common_columns(),
            PLACE.c.number.label("space_number"),
            PLACE.c.name.label("space_name"),
            _global_id(PLACE.c.id).label("space_global_id"),
            RUNNER_UP.c.number.label("runner_up_number"),
            _global_id(RUNNER_UP.c.id).label("runner_up_global_id"),
            LISTED.c.list.label("listed_in"),
            LISTED.c.key,
        )
        .join_from(ASSET, ELEMENT, ELEMENT.c.id == ASSET.c.id)
        .join(BUILDING, BUILDING.c.id == ELEMENT.c.building_id, isouter=True)
        .join(LISTED, LISTED.c.element_id == ASSET.c.id, isouter=True)
        .join(STOREY, STOREY.c.id == ASSET.c.storey_id, isouter=True)
        .join(ASSET_TYPE, ASSET_TYPE.c.id == ASSET.c.type_id, isouter=True)
        .join(PLACE, PLACE.c.id == ASSET.c.space_id, isouter=True)
        .join(RUNNER_UP, RUNNER_UP.c.id == ASSET.c.runner_up_id, isouter=True)
        .join(CODE, _live_code(), isouter=True)
    )
    return sorted(_rows(session, statement, wanted), key=by_place)


def properties_of(session: Session, element_id: int) -> dict[str, Any]:
    """The property sets of an element, from the first source model that has it, and the owner's own columns, as people
    corrected them, as a property set with the name of the list.
    """
    statement = select(BINDING.c.properties).where(BINDING.c.id == describing_binding(element_id))
    stated = session.execute(statement).scalar_one_or_none() or {}
    listed, columns = corrected_columns_of(session, element_id)
    return {**stated, **({listed: columns} if columns else {})}


def corrected_columns_of(session: Session, element_id: int) -> tuple[str, dict[str, str]]:
    """As `own_columns_of`, with people's corrections in place of what the list has."""
    listed, columns = own_columns_of(session, element_id)
    corrections = current_corrections_of(session, [element_id]).get(element_id, {}) if columns else {}
    fields = {column: corrections.get(own_column(column).name) for column in columns}
    return listed, {
        column: value if (correction := fields[column]) is None else correction.value
        for column, value in columns.items()
    }


def own_columns_of(session: Session, element_id: int) -> tuple[str, dict[str, str]]:
    """The list that an asset stands in, and its columns there that are no field of assets, as the list has them."""
    row = session.execute(select(LISTED.c.list, LISTED.c.said).where(LISTED.c.element_id == element_id)).one_or_none()
    return ("", {}) if row is None else (row.list, row.said.get("properties") or {})


def units_of(session: Session, element_id: int) -> dict[str, Any]:
    """The units of an element's properties: set name → property name → unit."""
    statement = select(BINDING.c.facts).where(BINDING.c.id == describing_binding(element_id))
    return dict((session.execute(statement).scalar_one_or_none() or {}).get("units", {}))


def groups_of(session: Session, element_id: int) -> Rows:
    """The systems and zones that an element is part of, with columns kind, name, source_model."""
    statement = (
        select(GROUP.c.kind, GROUP.c.name, SOURCE_MODEL.c.name.label("source_model"))
        .join_from(GROUP, MEMBER, MEMBER.c.group_id == GROUP.c.id)
        .join(SOURCE_MODEL, SOURCE_MODEL.c.id == GROUP.c.source_model_id)
        .where(MEMBER.c.element_id == element_id)
    )
    rows = session.execute(statement).mappings().all()
    return sorted(rows, key=lambda row: (row["kind"], natural(row["name"]), row["source_model"]))


def _rows(session: Session, statement: Select[Any], wanted: Wanted) -> Rows:
    if wanted.status == "removed":
        statement = statement.where(ELEMENT.c.retired_at.is_not(None))
    elif wanted.status == "present" or not wanted.retired:
        statement = statement.where(ELEMENT.c.retired_at.is_(None))
    if wanted.element_id is not None:
        statement = statement.where(ELEMENT.c.id == wanted.element_id)
    if wanted.building is not None:
        statement = statement.where(BUILDING.c.name == wanted.building)
    if wanted.in_no_building:
        statement = statement.where(ELEMENT.c.building_id.is_(None))
    if wanted.storey is not None:
        statement = statement.where(STOREY.c.name == wanted.storey)
    if wanted.listed_in is not None:
        of_list = select(LISTED.c.element_id).where(LISTED.c.list == wanted.listed_in)
        statement = statement.where(ELEMENT.c.id.in_(of_list))
    if wanted.global_id is not None:
        bound = select(BINDING.c.element_id).where(BINDING.c.global_id == wanted.global_id)
        statement = statement.where(ELEMENT.c.id.in_(bound))
    return session.execute(statement).mappings().all()


def _common_columns() -> list[ColumnElement[Any]]:
    return [
        CODE.c.code,
        _global_id(),
        BUILDING.c.name.label("building"),
        STOREY.c.name.label("storey"),
        STOREY.c.elevation_m,
        ELEMENT.c.retired_at,
    ]


def _live_code() -> ColumnElement[bool]:
    return and_(CODE.c.element_id == ELEMENT.c.id, CODE.c.status == "live")


def _global_id(element_id: Any = ELEMENT.c.id) -> ColumnElement[Any]:
    return _of_describing_binding("global_id", element_id).label("global_id")


def _count_of(kind: str) -> ColumnElement[Any]:
    inside = ELEMENT.alias()
    return (
        select(func.count())
        .where(inside.c.building_id == BUILDING.c.id, inside.c.kind == kind, inside.c.retired_at.is_(None))
        .scalar_subquery()
    )


def _counted_area() -> ColumnElement[Any]:
    inside = ELEMENT.alias()
    return (
        select(func.coalesce(func.sum(SPACE.c.area_m2), 0.0))
        .join_from(SPACE, inside, inside.c.id == SPACE.c.id)
        .where(inside.c.building_id == BUILDING.c.id, inside.c.retired_at.is_(None), SPACE.c.counted)
        .scalar_subquery()
    )


def _floor(row: Mapping[Any, Any]) -> tuple[Any, ...]:
    elevation_m = row["elevation_m"]
    building = row["building"]
    return building is None, natural(building or ""), elevation_m is None, elevation_m or 0.0


def by_place(row: Mapping[Any, Any]) -> tuple[Any, ...]:
    """A sorting key for spaces and assets: building, storey, door number, name.

    Storeys of equal height or name remain separate. Elements that belong to no building come last, by list and key.
    """
    number = row["number"] if "number" in row else row["space_number"]
    if row["building"] is None:
        number = number or f"{row.get('listed_in') or ''} {row.get('key') or ''}"
    storey = natural(row["storey"] or ""), row["storey_id"] or 0
    return *_floor(row), *storey, natural(number or ""), natural(row["name"]), row["id"]
