"""Locations of assets that people confirmed, and those that no longer apply since the space was removed."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlmodel import Session

from registry.corrections.fields import PLACE
from registry.corrections.kept import current_corrections_in
from registry.tables.handles import ASSET, BINDING, CODE, ELEMENT, SPACE, describing_binding
from registry.wording import numbered_name


@dataclass(frozen=True, slots=True)
class Confirmation:
    """A location that a person confirmed, and the current method by which the asset is located."""

    asset_id: int
    global_id: str | None
    code: str | None
    name: str
    who: str
    space: str
    """number and name of the confirmed space"""
    space_is_gone: bool
    method: str
    runner_up: str | None
    """number and name of the space that the models suggest, where it is another one"""


def confirmations(session: Session, building_id: int) -> list[Confirmation]:
    """The current confirmations of a building's assets that are not retired."""
    confirmed = {
        asset_id: fields[PLACE] for asset_id, fields in current_corrections_in(session, building_id, PLACE).items()
    }
    if not confirmed:
        return []
    spaces = _spaces(session, building_id)
    statement = (
        select(
            ASSET.c.id, ASSET.c.name, ASSET.c.location_method, ASSET.c.runner_up_id, CODE.c.code, BINDING.c.global_id
        )
        .join_from(ASSET, ELEMENT, ELEMENT.c.id == ASSET.c.id)
        .join(CODE, (CODE.c.element_id == ASSET.c.id) & (CODE.c.status == "live"), isouter=True)
        .join(BINDING, BINDING.c.id == describing_binding(ASSET.c.id), isouter=True)
        .where(ELEMENT.c.building_id == building_id, ELEMENT.c.retired_at.is_(None))
        .order_by(ASSET.c.id)
    )
    return [
        Confirmation(
            asset_id=row.id,
            global_id=row.global_id,
            code=row.code,
            name=row.name,
            who=confirmed[row.id].who,
            space=spaces[confirmed[row.id].value][0],
            space_is_gone=spaces[confirmed[row.id].value][1],
            method=row.location_method,
            runner_up=None if row.runner_up_id is None else spaces[row.runner_up_id][0],
        )
        for row in session.execute(statement)
        if row.id in confirmed
    ]


def _spaces(session: Session, building_id: int) -> dict[int, tuple[str, bool]]:
    """Space → its number and name, and whether it was removed."""
    statement = (
        select(SPACE.c.id, SPACE.c.number, SPACE.c.name, ELEMENT.c.retired_at)
        .join_from(SPACE, ELEMENT, ELEMENT.c.id == SPACE.c.id)
        .where(ELEMENT.c.building_id == building_id)
    )
    return {
        row.id: (numbered_name(row.number, row.name), row.retired_at is not None) for row in session.execute(statement)
    }
