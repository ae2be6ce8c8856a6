"""Assets of models that a list may mean as well: those of one serial number or designation."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlmodel import Session

from registry.bulk import in_batches
from registry.lists import ASSET, BINDING, CODE, ELEMENT

SAME = ("serial_number", "designation")
"""What no two things have in common."""


@dataclass(frozen=True, slots=True)
class Twin:
    """An asset of a model, and by which field it may be the same thing."""

    field: str
    value: str
    name: str
    code: str | None


class Twins:
    """The assets of models that have a serial number or designation in common with what a list says."""

    def __init__(self, session: Session, said: Iterable[Mapping[str, Any]]) -> None:
        """Look for all of them at once."""
        rows = list(said)
        self._found = {field: _with(session, field, {row[field] for row in rows if row.get(field)}) for field in SAME}

    def of(self, said: Mapping[str, Any]) -> Twin | None:
        """The asset of a model that may be meant, if there is one."""
        twins = (self._found[field].get(said.get(field) or "") for field in SAME)
        return next((one for one in twins if one is not None), None)


def _with(session: Session, field: str, values: set[str]) -> dict[str, Twin]:
    found: dict[str, Twin] = {}
    bound = select(BINDING.c.id).where(BINDING.c.element_id == ASSET.c.id, BINDING.c.closed_revision_id.is_(None))
    for batch in in_batches(sorted(values)):
        statement = (
            select(ASSET.c[field].label("value"), ASSET.c.name, CODE.c.code)
            .join_from(ASSET, ELEMENT, ELEMENT.c.id == ASSET.c.id)
            .join(CODE, (CODE.c.element_id == ASSET.c.id) & (CODE.c.status == "live"), isouter=True)
            .where(ASSET.c[field].in_(batch), ELEMENT.c.retired_at.is_(None), bound.exists())
            .order_by(ASSET.c.id.desc())  # so that the first one is what stays
        )
        found.update((row.value, Twin(field, row.value, row.name, row.code)) for row in session.execute(statement))
    return found
