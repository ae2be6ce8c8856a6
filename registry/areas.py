"""The areas of a building's spaces: what is known of each, and which one counts."""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import update
from sqlmodel import Session, col, select

from registry.corrections.fields import COUNTED
from registry.corrections.kept import current_corrections_in
from registry.snapshot import CountedArea, SpaceAreas
from registry.tables import Building, Correction, Element, Space


def space_areas(session: Session, building_id: int) -> list[SpaceAreas]:
    """The areas of the building's spaces that are not retired, in the order in which they came."""
    statement = (
        select(Space)
        .join(Element, col(Element.id) == col(Space.id))
        .where(Element.building_id == building_id, col(Element.retired_at).is_(None))
        .order_by(col(Space.id))
    )
    said = current_corrections_in(session, building_id, *COUNTED)
    return [_areas(space, said.get(space.id, {})) for space in session.exec(statement)]


def building_name(session: Session, building_id: int) -> str:
    """What the building is called here, whatever models call it."""
    return session.get_one(Building, building_id).name


def write_counted(session: Session, areas: Iterable[CountedArea]) -> None:
    """Store which area of each space counts."""
    rows = [
        {
            "id": one.space_id,
            "area_m2": one.area_m2,
            "area_source": one.area_source,
            "area_kind": one.area_kind,
            "counted": one.counted,
            "not_counted_because": one.not_counted_because,
            "category": one.category,
            "category_source": one.category_source,
        }
        for one in areas
    ]
    if rows:
        session.execute(update(Space), rows)


def _areas(space: Space, said: Mapping[str, Correction]) -> SpaceAreas:
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
        categories=space.categories,
        said_area_m2=_said(said.get("area_m2")),
        said_category=_said(said.get("category")),
    )


def _said(correction: Correction | None) -> tuple[Any, str] | None:
    return None if correction is None else (correction.value, correction.source)
