"""The areas of a building's spaces: the declared, computed and corrected ones, and which of them counts."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy import update
from sqlmodel import Session, col, select

from registry.corrections.fields import COUNTED
from registry.corrections.kept import current_corrections_in
from registry.rows.of_models import space_models
from registry.snapshot import CountedArea, SpaceAreas
from registry.tables import Building, Correction, Element, Space, Storey


def space_areas(session: Session, building_id: int) -> list[SpaceAreas]:
    """The areas of the building's spaces, without retired ones, in the order in which they were registered."""
    statement = (
        select(Space, Storey.elevation_m)
        .join(Element, col(Element.id) == col(Space.id))
        .outerjoin(Storey, col(Storey.id) == col(Space.storey_id))
        .where(Element.building_id == building_id, col(Element.retired_at).is_(None))
        .order_by(col(Space.id))
    )
    corrections = current_corrections_in(session, building_id, *COUNTED)
    models = space_models(session, building_id)
    return [
        replace(
            _areas(space, corrections.get(space.id, {})), elevation_m=elevation_m, source_model_id=models.get(space.id)
        )
        for space, elevation_m in session.exec(statement)
    ]


def building_name(session: Session, building_id: int) -> str:
    """The building's name in the registry, which may differ from its name in models."""
    return session.get_one(Building, building_id).name


def write_counted(session: Session, areas: Iterable[CountedArea]) -> None:
    """Store the area and category that count for each space."""
    rows = [
        {
            "id": area.space_id,
            "area_m2": area.area_m2,
            "area_source": area.area_source,
            "area_kind": area.area_kind,
            "counted": area.counted,
            "not_counted_because": area.not_counted_because,
            "category": area.category,
            "category_source": area.category_source,
        }
        for area in areas
    ]
    if rows:
        session.execute(update(Space), rows)


def _areas(space: Space, corrections: Mapping[str, Correction]) -> SpaceAreas:
    return SpaceAreas(
        space_id=space.id,
        parent_id=space.parent_id,
        number=space.number,
        name=space.name,
        predefined_type=space.predefined_type,
        declared=space.declared,
        computed_m2=space.computed_m2,
        footprint=space.footprint,
        z_min_m=space.z_min_m,
        z_max_m=space.z_max_m,
        level=space.level is not False,
        categories=space.categories,
        corrected_area_m2=_value_and_source(corrections.get("area_m2")),
        corrected_category=_value_and_source(corrections.get("category")),
    )


def _value_and_source(correction: Correction | None) -> tuple[Any, str] | None:
    return None if correction is None else (correction.value, correction.source)
