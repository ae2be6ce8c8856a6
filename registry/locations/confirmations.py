"""Where people say that assets are, and where that no longer holds since the space is gone."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlmodel import Session

from registry.corrections.fields import PLACE
from registry.corrections.kept import current_corrections_in
from registry.tables.handles import ASSET, BINDING, CODE, ELEMENT, SPACE, describing_binding
from registry.wording import numbered_name


@dataclass(frozen=True, slots=True)
class Confirmation:
    """A person's word on where an asset is, and how it is located now."""

    asset_id: int
    global_id: str | None
    code: str | None
    name: str
    who: str
    space: str
    """number and name of the space that the person said"""
    space_is_gone: bool
    method: str
    runner_up: str | None
    """number and name of the space in which it would be otherwise, where that is another one"""


def confirmations(session: Session, building_id: int) -> list[Confirmation]:
    """All that stand for assets of a building which are not retired."""
    said = {asset: fields[PLACE] for asset, fields in current_corrections_in(session, building_id, PLACE).items()}
    if not said:
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
            who=said[row.id].who,
            space=spaces[said[row.id].value][0],
            space_is_gone=spaces[said[row.id].value][1],
            method=row.location_method,
            runner_up=None if row.runner_up_id is None else spaces[row.runner_up_id][0],
        )
        for row in session.execute(statement)
        if row.id in said
    ]


def _spaces(session: Session, building_id: int) -> dict[int, tuple[str, bool]]:
    """Space → its number and name, and whether it is gone."""
    statement = (
        select(SPACE.c.id, SPACE.c.number, SPACE.c.name, ELEMENT.c.retired_at)
        .join_from(SPACE, ELEMENT, ELEMENT.c.id == SPACE.c.id)
        .where(ELEMENT.c.building_id == building_id)
    )
    return {
        row.id: (numbered_name(row.number, row.name), row.retired_at is not None) for row in session.execute(statement)
    }
