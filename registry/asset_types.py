"""Asset types of a building, known by class, name and maker."""

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any, TypeAlias

from sqlmodel import Session, select

from registry.database.bulk import insert_rows
from registry.snapshot import TypeFacts
from registry.tables import AssetType

TypeIds: TypeAlias = dict[tuple[str, ...], int]
"""Class, name, manufacturer and model → id."""


def write_types(session: Session, building_id: int | None, types: Iterable[TypeFacts]) -> TypeIds:
    """Add the types that the building, or the things of no building, do not have yet; returns the ids of all."""
    known = _type_ids(session, building_id)
    new = {identity: _row(building_id, facts) for facts in types if (identity := _identity(facts)) not in known}
    if not new:
        return known
    insert_rows(session, AssetType, list(new.values()))
    return _type_ids(session, building_id)


def _identity(facts: TypeFacts) -> tuple[str, ...]:
    return facts.ifc_class, facts.name, facts.manufacturer or "", facts.model or ""


def _row(building_id: int | None, facts: TypeFacts) -> dict[str, Any]:
    names = ("ifc_class", "name", "manufacturer", "model")
    return {
        "building_id": building_id,
        **dict(zip(names, _identity(facts), strict=True)),
        "classifications": [asdict(one) for one in facts.classifications],
        "documents": [asdict(one) for one in facts.documents],
        "units": facts.units,
        "properties": facts.properties,
    }


def _type_ids(session: Session, building_id: int | None) -> TypeIds:
    columns = select(AssetType).where(AssetType.building_id == building_id)
    return {(one.ifc_class, one.name, one.manufacturer, one.model): one.id or 0 for one in session.exec(columns)}
