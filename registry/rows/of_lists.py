"""The current rows of assets that only a list describes, made from the list and from corrections."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import Any

from sqlmodel import Session, col, select

from registry.corrections.kept import corrected_rows
from registry.database.bulk import in_batches
from registry.fields import LISTED
from registry.rows.of_models import TypeIds, upsert_rows, write_types
from registry.snapshot import TypeFacts
from registry.tables import Asset, Binding, Element, ListedAsset

LISTED_TEXTS = tuple(field.name for field in LISTED if field.stated)
"""The fields of an asset that are stored as in its list."""

ListedValues = Mapping[str, Any]
"""Field → its value in an owner's list."""


def refresh_listed(session: Session, element_ids: Collection[int]) -> None:
    """Rewrite the rows of those assets of `element_ids` that only a list describes, with their corrections."""
    listed = described_by_lists(session, element_ids)
    if not listed:
        return
    of_building: dict[int | None, list[int]] = defaultdict(list)
    for element_id, building_id in _buildings(session, listed.keys()).items():
        of_building[building_id].append(element_id)
    for building_id, ids in of_building.items():
        found = (_type_of(listed[element_id]) for element_id in ids)
        types = {asset_type.key: asset_type for asset_type in found if asset_type is not None}
        type_ids = write_types(session, building_id, types.values())
        rows = [_row(element_id, listed[element_id], type_ids) for element_id in ids]
        upsert_rows(session, Asset, corrected_rows(session, "asset", rows))


def described_by_lists(session: Session, element_ids: Collection[int]) -> dict[int, ListedValues]:
    """Element → the values in its list, for those of `element_ids` that no model has now."""
    found: dict[int, ListedValues] = {}
    for batch in in_batches(sorted(element_ids)):
        bound = select(Binding.element_id).where(
            col(Binding.element_id).in_(batch), col(Binding.closed_revision_id).is_(None)
        )
        statement = select(ListedAsset.element_id, ListedAsset.said).where(
            col(ListedAsset.element_id).in_(batch), col(ListedAsset.element_id).not_in(bound)
        )
        found.update(session.exec(statement).all())
    return found


def _buildings(session: Session, element_ids: Collection[int]) -> dict[int, int | None]:
    found: dict[int, int | None] = {}
    for batch in in_batches(sorted(element_ids)):
        statement = select(Element.id, Element.building_id).where(col(Element.id).in_(batch))
        found.update((element_id or 0, building_id) for element_id, building_id in session.exec(statement))
    return found


def _row(element_id: int, listed: ListedValues, type_ids: TypeIds) -> dict[str, Any]:
    asset_type = _type_of(listed)
    return {
        "id": element_id,
        "type_id": None if asset_type is None else type_ids[_identity(asset_type)],
        **{name: listed.get(name) for name in LISTED_TEXTS},
        "classifications": [],
        "documents": [],
    }


def _type_of(listed: ListedValues) -> TypeFacts | None:
    """The product in a list; without a name of its own it gets that of its manufacturer and model."""
    maker, model = listed.get("manufacturer"), listed.get("model")
    name = listed.get("type") or " ".join(filter(None, (maker, model)))
    if not name:
        return None
    return TypeFacts(
        key="\n".join((listed["ifc_class"], name, maker or "", model or "")),
        name=name,
        ifc_class=listed["ifc_class"],
        manufacturer=maker,
        model=model,
    )


def _identity(facts: TypeFacts) -> tuple[str, ...]:
    return facts.ifc_class, facts.name, facts.manufacturer or "", facts.model or ""
