"""Assets that are probably both in a model and in a list: those with the same serial number or designation."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlmodel import Session

from registry.database.bulk import in_batches
from registry.tables.handles import ASSET, BINDING, CODE, ELEMENT, LISTED

SAME = ("serial_number", "designation")
"""The fields that identify an asset across models and lists."""


@dataclass(frozen=True, slots=True)
class Twin:
    """An asset of a model, and the field that it shares with an asset of a list."""

    field: str
    value: str
    name: str
    code: str | None


class Twins:
    """The assets of models that share a serial number or designation with rows of a list."""

    def __init__(self, session: Session, values: Iterable[Mapping[str, Any]]) -> None:
        """Find the twins of all rows at once; each row is field → value."""
        rows = list(values)
        self._found = {field: _with(session, field, {row[field] for row in rows if row.get(field)}) for field in SAME}

    def of(self, values: Mapping[str, Any]) -> Twin | None:
        """The asset of a model that shares a value with a row; None where there is none."""
        twins = (self._found[field].get(values.get(field) or "") for field in SAME)
        return next((twin for twin in twins if twin is not None), None)


def _with(session: Session, field: str, values: set[str]) -> dict[str, Twin]:
    found: dict[str, Twin] = {}
    bound = select(BINDING.c.id).where(BINDING.c.element_id == ASSET.c.id, BINDING.c.closed_revision_id.is_(None))
    for batch in in_batches(sorted(values)):
        statement = (
            select(ASSET.c[field].label("value"), ASSET.c.name, CODE.c.code)
            .join_from(ASSET, ELEMENT, ELEMENT.c.id == ASSET.c.id)
            .join(CODE, (CODE.c.element_id == ASSET.c.id) & (CODE.c.status == "live"), isouter=True)
            .where(ASSET.c[field].in_(batch), ELEMENT.c.retired_at.is_(None), bound.exists())
            .order_by(ASSET.c.id.desc())  # descending, since the last row of a value remains in the dict
        )
        found.update((row.value, Twin(field, row.value, row.name, row.code)) for row in session.execute(statement))
    return found


@dataclass(frozen=True, slots=True)
class ListedTwin:
    """An asset of a source model, and the asset of a list with the same serial number or designation."""

    key: str
    global_id: str
    name: str
    field: str
    value: str
    listed: str
    list_name: str
    code: str


def listed_twins(session: Session, source_model_id: int) -> list[ListedTwin]:
    """The current assets of a source model that have a twin in a list; each asset of the model once."""
    found: dict[str, ListedTwin] = {}
    listed, listed_element = ASSET.alias(), ELEMENT.alias()
    for field in SAME:
        statement = (
            select(
                BINDING.c.key, BINDING.c.global_id, ASSET.c.name, ASSET.c[field].label("value"),
                listed.c.name.label("listed"), LISTED.c.list, CODE.c.code,
            )
            .join_from(LISTED, listed, listed.c.id == LISTED.c.element_id)
            .join(
                listed_element, (listed_element.c.id == listed.c.id) & listed_element.c.retired_at.is_(None),
            )
            .join(CODE, (CODE.c.element_id == listed.c.id) & (CODE.c.status == "live"))
            .join(ASSET, (ASSET.c[field] == listed.c[field]) & (ASSET.c.id != listed.c.id))
            .join(BINDING, (BINDING.c.element_id == ASSET.c.id) & BINDING.c.closed_revision_id.is_(None))
            .where(BINDING.c.source_model_id == source_model_id)
            .order_by(BINDING.c.id, listed.c.id)
        )  # fmt: skip
        for row in session.execute(statement):
            twin = ListedTwin(row.key, row.global_id, row.name, field, row.value, row.listed, row.list, row.code)
            found.setdefault(row.key, twin)
    return list(found.values())
