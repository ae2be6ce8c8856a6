"""The states of a building's elements at one moment, to be compared before and after an import."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import RowMapping, Select, and_, func, select
from sqlmodel import Session

from registry.database.bulk import in_batches
from registry.tables.columns import Table
from registry.tables.handles import ASSET, BINDING, CODE, ELEMENT, PLACE, SOURCE_MODEL, SPACE, STOREY
from registry.wording import numbered_name

PROPOSAL = Table.metadata.tables["proposal"]


@dataclass(frozen=True, slots=True)
class ElementState:
    """A storey, space or asset, with its names and location at that moment."""

    element_id: int
    kind: str
    ifc_class: str
    number: str
    name: str
    code: str | None
    retired: bool
    global_id: str | None = None
    """its GlobalId in the first source model that has it"""
    storey_id: int | None = None
    storey: str | None = None
    space_id: int | None = None
    space: str | None = None
    """number and name of the room that an asset is in"""
    method: str | None = None
    confidence: float | None = None
    """of the location of an asset, 0 to 1"""


def element_states(session: Session, building_id: int) -> dict[int, ElementState]:
    """All storeys, spaces and assets of the building by id, retired ones as well."""
    statements = (_storeys(), _spaces(), _assets())
    rows = (row for statement in statements for row in session.execute(_in(statement, building_id)).mappings())
    global_ids = _global_ids(session, building_id)
    return {row["element_id"]: _state(row, global_ids.get(row["element_id"])) for row in rows}


def models_with(session: Session, element_ids: Iterable[int]) -> dict[int, list[str]]:
    """Element → the names of the source models that have it now."""
    found: dict[int, list[str]] = {}
    for batch in in_batches(sorted(element_ids)):
        statement = (
            select(BINDING.c.element_id, SOURCE_MODEL.c.name)
            .join_from(BINDING, SOURCE_MODEL, SOURCE_MODEL.c.id == BINDING.c.source_model_id)
            .where(BINDING.c.element_id.in_(batch), BINDING.c.closed_revision_id.is_(None))
            .order_by(BINDING.c.id)
        )
        for element_id, name in session.execute(statement):
            found.setdefault(element_id, []).append(name)
    return found


def proposals_of(session: Session, revision_id: int) -> Sequence[RowMapping]:
    """The matches proposed for new elements of a revision, with columns element_id, candidate_id, rule, confidence."""
    statement = select(*(PROPOSAL.c[name] for name in ("element_id", "candidate_id", "rule", "confidence")))
    wanted = statement.where(PROPOSAL.c.revision_id == revision_id).order_by(PROPOSAL.c.id)
    return session.execute(wanted).mappings().all()


def stated_properties(session: Session, binding_ids: Iterable[int]) -> dict[int, dict[str, Any]]:
    """Binding → the element's property sets in the source model."""
    found: dict[int, dict[str, Any]] = {}
    for batch in in_batches(sorted(binding_ids)):
        statement = select(BINDING.c.id, BINDING.c.properties).where(BINDING.c.id.in_(batch))
        found.update((row.id, row.properties) for row in session.execute(statement))
    return found


def _storeys() -> Select[Any]:
    return _named(STOREY.c.id, STOREY.c.name).join_from(STOREY, ELEMENT, ELEMENT.c.id == STOREY.c.id)


def _spaces() -> Select[Any]:
    columns = (SPACE.c.number, SPACE.c.storey_id, STOREY.c.name.label("storey"))
    return (
        _named(SPACE.c.id, SPACE.c.name)
        .add_columns(*columns)
        .join_from(SPACE, ELEMENT, ELEMENT.c.id == SPACE.c.id)
        .join(STOREY, STOREY.c.id == SPACE.c.storey_id, isouter=True)
    )


def _assets() -> Select[Any]:
    columns: Sequence[Any] = (
        ASSET.c.ifc_class,
        func.coalesce(ASSET.c.designation, ASSET.c.tag, "").label("number"),
        ASSET.c.storey_id,
        STOREY.c.name.label("storey"),
        ASSET.c.space_id,
        PLACE.c.number.label("room_number"),
        PLACE.c.name.label("room_name"),
        ASSET.c.location_method.label("method"),
        ASSET.c.location_confidence.label("confidence"),
    )
    return (
        _named(ASSET.c.id, ASSET.c.name)
        .add_columns(*columns)
        .join_from(ASSET, ELEMENT, ELEMENT.c.id == ASSET.c.id)
        .join(STOREY, STOREY.c.id == ASSET.c.storey_id, isouter=True)
        .join(PLACE, PLACE.c.id == ASSET.c.space_id, isouter=True)
    )


def _named(*columns: Any) -> Select[Any]:
    identity, name = columns
    return select(identity.label("element_id"), ELEMENT.c.kind, name, _code(identity), ELEMENT.c.retired_at)


def _code(element: Any) -> Any:
    """The live code of an element; the first in order where there are several."""
    of_element = and_(CODE.c.element_id == element, CODE.c.status == "live")
    return select(func.min(CODE.c.code)).where(of_element).scalar_subquery().label("code")


def _in(statement: Select[Any], building_id: int) -> Select[Any]:
    return statement.where(ELEMENT.c.building_id == building_id)


def _global_ids(session: Session, building_id: int) -> dict[int, str]:
    statement = (
        select(BINDING.c.element_id, BINDING.c.global_id)
        .join_from(BINDING, ELEMENT, ELEMENT.c.id == BINDING.c.element_id)
        .where(ELEMENT.c.building_id == building_id, BINDING.c.closed_revision_id.is_(None))
        .order_by(BINDING.c.id.desc())  # descending, since the last row of an element remains in the dict
    )
    return {row.element_id: row.global_id for row in session.execute(statement)}


def _state(row: RowMapping, global_id: str | None) -> ElementState:
    place = numbered_name(row.get("room_number"), row.get("room_name"))
    return ElementState(
        element_id=row["element_id"],
        kind=row["kind"],
        ifc_class=row.get("ifc_class") or {"storey": "IfcBuildingStorey", "space": "IfcSpace"}[row["kind"]],
        number=row.get("number") or "",
        name=row["name"],
        code=row["code"],
        retired=row["retired_at"] is not None,
        global_id=global_id,
        storey_id=row.get("storey_id"),
        storey=row.get("storey"),
        space_id=row.get("space_id"),
        space=place or None,
        method=row.get("method"),
        confidence=row.get("confidence"),
    )
