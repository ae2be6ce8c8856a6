"""The current rows of corrected elements, and the values that their models state."""

from collections.abc import Collection
from typing import Any

from sqlmodel import Session, col, select

from registry.corrections.fields import OWN_COLUMN, STATED
from registry.corrections.kept import current_corrections_of
from registry.database.bulk import in_batches
from registry.elements.listing import corrected_columns_of, own_columns_of
from registry.elements.named import NamedElement
from registry.rows.of_lists import described_by_lists, refresh_listed
from registry.rows.of_models import describing_bindings, refresh_rows
from registry.tables import Asset, Building, Space, Storey

_TABLES: dict[str, type[Building | Storey | Space | Asset]] = {
    "building": Building, "storey": Storey, "space": Space, "asset": Asset,
}  # fmt: skip


def row_value(session: Session, element: NamedElement, field: str) -> Any:
    """The current value of a field."""
    if field.startswith(OWN_COLUMN):
        return corrected_columns_of(session, element.id)[1].get(field.removeprefix(OWN_COLUMN))
    table = _TABLES[element.kind]
    return session.exec(select(getattr(table, field)).where(table.id == element.id)).one_or_none()


def model_value(session: Session, element: NamedElement, field: str) -> Any:
    """The value of a field in the models or in the element's list, regardless of corrections.

    Areas and categories have several statements in a model: their value is the one that counted at the time of the
    correction, or that counts now.
    """
    if field.startswith(OWN_COLUMN):
        return own_columns_of(session, element.id)[1].get(field.removeprefix(OWN_COLUMN))
    return model_values(session, element.kind, [element.id], [field]).get(element.id, {}).get(field)


def model_values(
    session: Session, kind: str, element_ids: Collection[int], fields: Collection[str]
) -> dict[int, dict[str, Any]]:
    """Element → field → the models' value as in `model_value`, for elements of one kind."""
    table = _TABLES[kind]
    columns = [getattr(table, field) for field in fields]
    found: dict[int, dict[str, Any]] = {}
    for batch in in_batches(sorted(element_ids)):
        for identity, *values in session.exec(select(table.id, *columns).where(col(table.id).in_(batch))):
            found[identity] = dict(zip(fields, values, strict=True))
    for identity, corrections in current_corrections_of(session, element_ids).items():
        found[identity] |= {name: correction.model_value for name, correction in corrections.items() if name in fields}
    stated = STATED.get(kind, frozenset()).intersection(fields)
    for binding in describing_bindings(session, element_ids) if stated else ():
        found[binding.element_id] |= {name: binding.facts.get(name) for name in stated}
    for identity, listed in (described_by_lists(session, element_ids) if kind == "asset" and stated else {}).items():
        found[identity] |= {name: listed.get(name) for name in stated}
    return found


def rewrite(session: Session, building_id: int | None, element_ids: Collection[int]) -> None:
    """Rewrite the rows of storeys, spaces and assets after they were corrected."""
    if building_id is not None:
        refresh_rows(session, building_id, element_ids, ())
    refresh_listed(session, element_ids)


def rename_building(session: Session, building_id: int, name: str) -> None:
    """Rename a building in the registry."""
    session.get_one(Building, building_id).name = name
    session.flush()
