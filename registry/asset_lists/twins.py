"""Assets of models that a list may mean as well: those of one serial number or designation."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlmodel import Session

from registry.database.bulk import in_batches
from registry.tables.handles import ASSET, BINDING, CODE, ELEMENT, LISTED

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


@dataclass(frozen=True, slots=True)
class ListedTwin:
    """An asset of a source model, and the one of a list that has the same serial number or designation."""

    key: str
    global_id: str
    name: str
    field: str
    value: str
    listed: str
    list_name: str
    code: str


def listed_twins(session: Session, source_model_id: int) -> list[ListedTwin]:
    """What a source model and a list have in common, of what neither has dropped; each asset of the model once."""
    found: dict[str, ListedTwin] = {}
    theirs, there = ASSET.alias(), ELEMENT.alias()
    for field in SAME:
        statement = (
            select(
                BINDING.c.key, BINDING.c.global_id, ASSET.c.name, ASSET.c[field].label("value"),
                theirs.c.name.label("listed"), LISTED.c.list, CODE.c.code,
            )
            .join_from(LISTED, theirs, theirs.c.id == LISTED.c.element_id)
            .join(there, (there.c.id == theirs.c.id) & there.c.retired_at.is_(None))
            .join(CODE, (CODE.c.element_id == theirs.c.id) & (CODE.c.status == "live"))
            .join(ASSET, (ASSET.c[field] == theirs.c[field]) & (ASSET.c.id != theirs.c.id))
            .join(BINDING, (BINDING.c.element_id == ASSET.c.id) & BINDING.c.closed_revision_id.is_(None))
            .where(BINDING.c.source_model_id == source_model_id)
            .order_by(BINDING.c.id, theirs.c.id)
        )  # fmt: skip
        for row in session.execute(statement):
            twin = ListedTwin(row.key, row.global_id, row.name, field, row.value, row.listed, row.list, row.code)
            found.setdefault(row.key, twin)
    return list(found.values())
