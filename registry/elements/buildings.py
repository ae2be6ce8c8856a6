"""The names of buildings, storeys, lists and source models, to distinguish a misspelt name from an empty result."""

from collections import Counter
from collections.abc import Sequence

from sqlalchemy import select as select_columns
from sqlmodel import Session, col, func, select

from registry.database.bulk import in_batches
from registry.tables import Binding, Building, Correction, Element
from registry.tables.handles import ASSET, BUILDING, ELEMENT, LISTED, SOURCE_MODEL, STOREY


def building_names(session: Session) -> list[str]:
    """The names of all buildings, sorted."""
    return sorted(session.execute(select_columns(BUILDING.c.name)).scalars())


def storey_names_of(session: Session, building: str | None) -> list[str]:
    """The names of all storeys of a building, or of all buildings; sorted, each once."""
    statement = select_columns(STOREY.c.name).distinct().join(ELEMENT, ELEMENT.c.id == STOREY.c.id)
    if building is not None:
        statement = statement.join(BUILDING, BUILDING.c.id == ELEMENT.c.building_id).where(BUILDING.c.name == building)
    return sorted(session.execute(statement).scalars())


def list_names(session: Session) -> list[str]:
    """The names of all lists of assets, sorted."""
    return sorted(session.execute(select_columns(LISTED.c.list).distinct()).scalars())


def source_model_names(session: Session, building: str | None) -> list[str]:
    """The names of all source models of a building, or of all buildings; sorted, each once."""
    statement = select_columns(SOURCE_MODEL.c.name).distinct()
    if building is not None:
        statement = statement.join(BUILDING, BUILDING.c.id == SOURCE_MODEL.c.building_id)
        statement = statement.where(BUILDING.c.name == building)
    return sorted(session.execute(statement).scalars())


def asset_classes(session: Session) -> list[str]:
    """The IFC classes of all assets; sorted, each once."""
    return sorted(session.execute(select_columns(ASSET.c.ifc_class).distinct()).scalars())


def building_named(session: Session, name: str) -> int | None:
    """The id of the building with that name in the registry, or in its models where a person renamed it; else None."""
    return session.exec(select(Building.id).where(Building.name == name)).one_or_none() or _renamed(session, name)


def _renamed(session: Session, name: str) -> int | None:
    """The building that a person renamed and whose models still have that name."""
    statement = (
        select(Correction)
        .join(Building, col(Building.id) == col(Correction.element_id))
        .where(Correction.field == "name", col(Correction.ended_at).is_(None))
    )
    return next(
        (correction.element_id for correction in session.exec(statement) if correction.model_value == name), None
    )


def buildings_with_global_id(session: Session, global_ids: list[str]) -> list[str]:
    """Names of the buildings with one of `global_ids` in a current source model, sorted."""
    statement = (
        select(Building.name)
        .join(Binding, col(Binding.element_id) == col(Building.id))
        .where(col(Binding.global_id).in_(global_ids), col(Binding.closed_revision_id).is_(None))
        .distinct()
        .order_by(Building.name)
    )
    return list(session.exec(statement))


def ids_of_other_buildings(session: Session, building_id: int, global_ids: Sequence[str]) -> dict[str, int]:
    """Name of another building → how many of `global_ids` its spaces and assets have now."""
    counts: Counter[str] = Counter()
    for batch in in_batches(global_ids):
        statement = (
            select(Building.name, func.count(func.distinct(Binding.global_id)))
            .join(Element, col(Element.building_id) == col(Building.id))
            .join(Binding, col(Binding.element_id) == col(Element.id))
            .where(Building.id != building_id, col(Element.kind).in_(("space", "asset")))
            .where(col(Binding.global_id).in_(batch), col(Binding.closed_revision_id).is_(None))
            .group_by(Building.name)
        )
        counts.update(dict(session.exec(statement).all()))
    return dict(counts)
