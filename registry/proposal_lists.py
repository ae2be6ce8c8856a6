"""Proposals as rows for people and programs: what may be what, by which rule, and what became of it."""

from sqlalchemy import select
from sqlmodel import Session

from registry.elements.listing import (
    ASSET,
    BINDING,
    BUILDING,
    CODE,
    ELEMENT,
    SOURCE_MODEL,
    SPACE,
    Rows,
    describing_binding,
)
from registry.imports.proposals import OPEN
from registry.tables.columns import Table

PROPOSAL, REVISION = Table.metadata.tables["proposal"], Table.metadata.tables["revision"]


def proposals(session: Session, building: str | None = None, *, decided: bool = False) -> Rows:
    """Columns of `proposal`, and building, source_model, revision, kind; the likeliest first."""
    statement = (
        select(
            PROPOSAL,
            BUILDING.c.name.label("building"),
            SOURCE_MODEL.c.name.label("source_model"),
            REVISION.c.number.label("revision"),
            ELEMENT.c.kind,
        )
        .join_from(PROPOSAL, REVISION, REVISION.c.id == PROPOSAL.c.revision_id)
        .join(SOURCE_MODEL, SOURCE_MODEL.c.id == REVISION.c.source_model_id)
        .join(BUILDING, BUILDING.c.id == SOURCE_MODEL.c.building_id)
        .join(ELEMENT, ELEMENT.c.id == PROPOSAL.c.candidate_id)
        .order_by(PROPOSAL.c.confidence.desc(), PROPOSAL.c.id)
    )
    if building is not None:
        statement = statement.where(BUILDING.c.name == building)
    if not decided:
        statement = statement.where(PROPOSAL.c.state == OPEN)
    return session.execute(statement).mappings().all()


def sides(session: Session, element_ids: list[int]) -> dict[int, dict[str, object]]:
    """Element → id, code, global_id, number, name, ifc_class, as they were said last."""
    found: dict[int, dict[str, object]] = {}
    place = SPACE.alias("place")
    for start in range(0, len(element_ids), 500):
        statement = (
            select(
                ELEMENT.c.id,
                CODE.c.code,
                BINDING.c.global_id,
                SPACE.c.number,
                SPACE.c.name.label("space_name"),
                ASSET.c.name.label("asset_name"),
                ASSET.c.ifc_class,
                place.c.number.label("room_number"),
                place.c.name.label("room_name"),
            )
            .join_from(ELEMENT, CODE, CODE.c.element_id == ELEMENT.c.id, isouter=True)
            .join(BINDING, BINDING.c.id == describing_binding(ELEMENT.c.id), isouter=True)
            .join(SPACE, SPACE.c.id == ELEMENT.c.id, isouter=True)
            .join(ASSET, ASSET.c.id == ELEMENT.c.id, isouter=True)
            .join(place, place.c.id == ASSET.c.space_id, isouter=True)
            .where(ELEMENT.c.id.in_(element_ids[start : start + 500]))
            .order_by(CODE.c.minted_at, CODE.c.code)
        )
        for row in session.execute(statement).mappings():
            found.setdefault(row["id"], dict(row))
    return found
