"""The past of an element: its bindings, their statements, its codes, moves and corrections."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, or_, select
from sqlmodel import Session

from registry.codes.issued import REPLACED
from registry.errors import NotFound
from registry.history.past import CORRECTION, MOVE, PAST
from registry.tables.columns import Table
from registry.tables.handles import (
    BINDING,
    BUILDING,
    CODE,
    ELEMENT,
    LISTED,
    REVISION,
    SOURCE_MODEL,
    SPACE,
    STOREY,
    Rows,
)
from registry.wording import numbered_name

CODE_EVENT, LISTED_CHANGE = Table.metadata.tables["code_event"], Table.metadata.tables["listed_change"]


@dataclass(frozen=True, slots=True)
class ElementPast:
    """The rows of an element's past, each list from the oldest to the newest."""

    element: Mapping[Any, Any]
    """columns id, kind, building_id, created_at, retired_at, building, code"""
    revisions: Mapping[int, Mapping[Any, Any]]
    """id → columns number, source_model, file, imported_at, undone_at"""
    bindings: Rows
    pasts: Mapping[int, list[Mapping[Any, Any]]]
    """binding → its former statements, each with the revision that changed it"""
    events: Rows
    """events of its codes while they led to it, and of codes that its own replaced; with the columns of `code_event`,
    seen_number, seen_name
    """
    moves: Rows
    corrections: Rows
    listed: Mapping[Any, Any] | None
    """columns list, key and said, for an asset of an owner's list"""
    listed_changes: Rows
    """columns of `listed_change`"""
    names: Mapping[int, str]
    """id of a storey or space that it was moved from or to → its present name"""


def element_past(session: Session, element_id: int) -> ElementPast:
    """The past of an element. Raises NotFound."""
    element = _element(session, element_id)
    bindings = _rows(session, select(BINDING).where(BINDING.c.element_id == element_id).order_by(BINDING.c.id))
    pasts: dict[int, list[Mapping[Any, Any]]] = {row["id"]: [] for row in bindings}
    for row in _rows(session, _pasts(element_id)):
        pasts[row["binding_id"]].append(row)
    moves = _rows(session, select(MOVE).where(MOVE.c.element_id == element_id).order_by(MOVE.c.id))
    return ElementPast(
        element=element,
        revisions={row["id"]: row for row in _rows(session, _revisions(element_id, element["building_id"]))},
        bindings=bindings,
        pasts=pasts,
        events=_rows(session, _events(element_id)),
        moves=moves,
        corrections=_rows(
            session, select(CORRECTION).where(CORRECTION.c.element_id == element_id).order_by(CORRECTION.c.id)
        ),
        listed=next(iter(_rows(session, select(LISTED).where(LISTED.c.element_id == element_id))), None),
        listed_changes=_rows(
            session,
            select(LISTED_CHANGE).where(LISTED_CHANGE.c.element_id == element_id).order_by(LISTED_CHANGE.c.id),
        ),
        names=_names(session, moves),
    )


def _element(session: Session, element_id: int) -> Mapping[Any, Any]:
    rows = _rows(session, _elements().where(ELEMENT.c.id == element_id))
    if not rows:
        raise NotFound(f"there is no element {element_id}; ask for the list of spaces or assets to see the ids")
    return rows[0]


def _elements() -> Select[Any]:
    return (
        select(ELEMENT, BUILDING.c.name.label("building"), CODE.c.code)
        .join_from(ELEMENT, BUILDING, BUILDING.c.id == ELEMENT.c.building_id, isouter=True)
        .join(CODE, (CODE.c.element_id == ELEMENT.c.id) & (CODE.c.status == "live"), isouter=True)
    )


def _pasts(element_id: int) -> Select[Any]:
    return (
        select(PAST)
        .join_from(PAST, BINDING, BINDING.c.id == PAST.c.binding_id)
        .where(BINDING.c.element_id == element_id)
        .order_by(PAST.c.until_revision_id)
    )


def _events(element_id: int) -> Select[Any]:
    own = select(CODE.c.code).where(CODE.c.element_id == element_id)
    of_no_other = or_(CODE_EVENT.c.element_id.is_(None), CODE_EVENT.c.event == REPLACED)
    concerned = or_(CODE_EVENT.c.element_id == element_id, CODE_EVENT.c.code.in_(own) & of_no_other)
    columns = SPACE.c.number.label("seen_number"), SPACE.c.name.label("seen_name")
    return (
        select(CODE_EVENT, *columns)
        .join(SPACE, SPACE.c.id == CODE_EVENT.c.space_id, isouter=True)
        .where(concerned)
        .order_by(CODE_EVENT.c.id)
    )


def _revisions(element_id: int, building_id: int | None) -> Select[Any]:
    """The revisions of its building, and of earlier ones, since a listed asset may be moved to another building."""
    moved = select(MOVE.c.revision_id).where(MOVE.c.element_id == element_id)
    return (
        select(
            REVISION.c.id,
            REVISION.c.number,
            REVISION.c.file_name.label("file"),
            REVISION.c.imported_at,
            REVISION.c.undone_at,
            SOURCE_MODEL.c.name.label("source_model"),
        )
        .join_from(REVISION, SOURCE_MODEL, SOURCE_MODEL.c.id == REVISION.c.source_model_id)
        .where(or_(SOURCE_MODEL.c.building_id == building_id, REVISION.c.id.in_(moved)))
    )


def _names(session: Session, moves: Rows) -> dict[int, str]:
    places = {row[f"{end}_{kind}_id"] for row in moves for end in ("from", "to") for kind in ("space", "storey")}
    ids = sorted(place_id for place_id in places if place_id is not None)
    spaces = _rows(session, select(SPACE.c.id, SPACE.c.number, SPACE.c.name).where(SPACE.c.id.in_(ids)))
    storeys = _rows(session, select(STOREY.c.id, STOREY.c.name).where(STOREY.c.id.in_(ids)))
    names = {row["id"]: numbered_name(row["number"], row["name"]) for row in spaces}
    return names | {row["id"]: row["name"] for row in storeys}


def _rows(session: Session, statement: Select[Any]) -> Rows:
    return session.execute(statement).mappings().all()
