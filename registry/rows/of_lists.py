"""The rows that people and programs read of assets that only a list describes, and the words of people over it."""

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
"""What is stored of an asset as its list says it."""

Said = Mapping[str, Any]


def refresh_listed(session: Session, element_ids: Collection[int]) -> None:
    """Write the rows of those of `element_ids` anew that only a list describes, from it and from corrections."""
    listed = described_by_lists(session, element_ids)
    if not listed:
        return
    of_building: dict[int | None, list[int]] = defaultdict(list)
    for element_id, building_id in _buildings(session, listed.keys()).items():
        of_building[building_id].append(element_id)
    for building_id, ids in of_building.items():
        types = {identity: one for element_id in ids if (one := _type_of(listed[element_id])) for identity in [one.key]}
        type_ids = write_types(session, building_id, types.values())
        rows = [_row(element_id, listed[element_id], type_ids) for element_id in ids]
        upsert_rows(session, Asset, corrected_rows(session, "asset", rows))


def described_by_lists(session: Session, element_ids: Collection[int]) -> dict[int, Said]:
    """Element → what its list says, for those of `element_ids` that no model has now."""
    found: dict[int, Said] = {}
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
        found.update((one or 0, building_id) for one, building_id in session.exec(statement))
    return found


def _row(element_id: int, said: Said, type_ids: TypeIds) -> dict[str, Any]:
    kind = _type_of(said)
    return {
        "id": element_id,
        "type_id": None if kind is None else type_ids[_identity(kind)],
        **{name: said.get(name) for name in LISTED_TEXTS},
        "classifications": [],
        "documents": [],
    }


def _type_of(said: Said) -> TypeFacts | None:
    """The product that a list says; without a name of its own it is called by maker and model."""
    maker, model = said.get("manufacturer"), said.get("model")
    name = said.get("type") or " ".join(filter(None, (maker, model)))
    if not name:
        return None
    return TypeFacts(
        key="\n".join((said["ifc_class"], name, maker or "", model or "")),
        name=name,
        ifc_class=said["ifc_class"],
        manufacturer=maker,
        model=model,
    )


def _identity(one: TypeFacts) -> tuple[str, ...]:
    return one.ifc_class, one.name, one.manufacturer or "", one.model or ""
