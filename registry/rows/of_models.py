"""The current rows of storeys, spaces and assets, made from the models and from corrections.

An element of several source models is described by the first one that still has it.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict
from typing import Any, NamedTuple, TypeAlias

from sqlalchemy import select as select_columns
from sqlalchemy import update
from sqlmodel import Session, col, select

from registry.corrections.kept import corrected_rows
from registry.database.bulk import in_batches, insert_rows
from registry.fields import STATED, STATED_OF_SPACE
from registry.snapshot import TypeFacts
from registry.tables import Asset, AssetType, Binding, Element, SourceModel, Space, Storey

Keys = Mapping[tuple[int, str], int]
"""Source model and key → element."""

TypeIds: TypeAlias = dict[tuple[str, ...], int]
"""Class, name, manufacturer and model → id."""


class Described(NamedTuple):
    """An element as the first source model that still has it states it."""

    kind: str
    element_id: int
    source_model_id: int
    key: str
    global_id: str
    facts: dict[str, Any]


_TABLES: dict[str, type[Storey | Space | Asset]] = {"storey": Storey, "space": Space, "asset": Asset}
"""Storeys first: spaces point to them, and assets to both."""

_DESCRIBED = (
    col(Element.kind),
    col(Binding.element_id),
    col(Binding.source_model_id),
    col(Binding.key),
    col(Binding.global_id),
    col(Binding.facts),
)


def refresh_rows(session: Session, building_id: int, element_ids: Collection[int], types: Iterable[TypeFacts]) -> None:
    """Rewrite the rows of `element_ids` from their bindings and corrections; retired elements keep their rows.

    `types` are the types of an imported file, which are added where the building does not have them yet.
    """
    type_ids = write_types(session, building_id, types)
    keys = keys_of(session, building_id)
    described = describing_bindings(session, element_ids)
    for kind, table in _TABLES.items():
        of_kind = [binding for binding in described if binding.kind == kind]
        upsert_rows(
            session, table, corrected_rows(session, kind, [_row(binding, keys, type_ids) for binding in of_kind])
        )
        if kind == "space":
            _write_parents(session, of_kind, keys)


def keys_of(session: Session, building_id: int) -> dict[tuple[int, str], int]:
    """Source model and key → element, for the current bindings of a building."""
    statement = (
        select(Binding.source_model_id, Binding.key, Binding.element_id)
        .join(SourceModel, col(SourceModel.id) == col(Binding.source_model_id))
        .where(SourceModel.building_id == building_id, col(Binding.closed_revision_id).is_(None))
    )
    return {(source_model_id, key): element_id for source_model_id, key, element_id in session.exec(statement)}


def space_models(session: Session, building_id: int) -> dict[int, int]:
    """Space → the source model that describes it, the first that binds it."""
    statement = (
        select(Binding.element_id, Binding.source_model_id)
        .join(Element, col(Element.id) == col(Binding.element_id))
        .where(
            col(Element.building_id) == building_id,
            col(Element.kind) == "space",
            col(Binding.closed_revision_id).is_(None),
        )
        .order_by(col(Binding.id).desc())
    )
    return dict(session.exec(statement).all())


def describing_bindings(session: Session, element_ids: Collection[int]) -> list[Described]:
    """The first open binding of each element, by element; without properties, the largest part of a model."""
    first: dict[int, Described] = {}
    for batch in in_batches(sorted(element_ids)):
        statement = (
            select_columns(*_DESCRIBED)
            .join(Element, col(Element.id) == col(Binding.element_id))
            .where(col(Binding.element_id).in_(batch), col(Binding.closed_revision_id).is_(None))
            .order_by(col(Binding.id))
        )
        for row in session.execute(statement):
            first.setdefault(row.element_id, Described(*row))
    return [first[element_id] for element_id in sorted(first)]


def _row(binding: Described, keys: Keys, type_ids: TypeIds) -> dict[str, Any]:
    kind, facts = binding.kind, binding.facts
    storey_id = keys.get((binding.source_model_id, facts.get("storey_key") or ""))
    if kind == "storey":
        return {"id": binding.element_id, **{name: facts.get(name) for name in ("name", "elevation_m", "height_m")}}
    if kind == "space":
        return {"id": binding.element_id, "storey_id": storey_id, **space_columns(facts)}
    return {
        "id": binding.element_id,
        "storey_id": storey_id,
        "type_id": type_ids.get(tuple(facts["type"])) if facts["type"] else None,
        **{name: facts.get(name) for name in STATED},
        **{name: facts.get(name, []) for name in ("classifications", "documents")},
    }


def space_columns(facts: Mapping[str, Any]) -> dict[str, Any]:
    """The columns of a space's row that its model states."""
    outline = facts["footprint"]
    return {
        "footprint": None if outline is None else bytes.fromhex(outline),
        **{name: facts.get(name) for name in (*STATED_OF_SPACE, "predefined_type", "declared")},
        **{name: facts.get(name, []) for name in ("categories", "classifications")},
        **{name: facts.get(name) for name in ("computed_m2", "computed_method", "level", "z_min_m", "z_max_m")},
    }


def _write_parents(session: Session, bindings: Iterable[Described], keys: Keys) -> None:
    """Write the parents of spaces after all spaces, since a part may come before its whole."""
    rows = [
        {"id": binding.element_id, "parent_id": keys.get((binding.source_model_id, binding.facts["parent_key"] or ""))}
        for binding in bindings
    ]
    if rows:
        session.execute(update(Space), rows)


def upsert_rows(session: Session, table: type[Storey | Space | Asset], rows: list[dict[str, Any]]) -> None:
    """Insert or update rows by id; all must have the same columns."""
    present: set[int] = set()
    for batch in in_batches([row["id"] for row in rows]):
        present.update(session.exec(select(table.id).where(col(table.id).in_(batch))))
    new = [{**_defaults(table), **row} for row in rows if row["id"] not in present]
    old = [row for row in rows if row["id"] in present]
    insert_rows(session, table, new)
    if old:
        session.execute(update(table), old)


def _defaults(table: type[Storey | Space | Asset]) -> dict[str, Any]:
    """Defaults of required columns, which bulk inserts need since SQLModel applies defaults only to objects."""
    if table is Space:
        return {"counted": False}
    return {"location_method": "unknown", "location_confidence": 0.0} if table is Asset else {}


def write_types(session: Session, building_id: int | None, types: Iterable[TypeFacts]) -> TypeIds:
    """Add the types that are new to the building, or to assets without one; returns the ids of all its types."""
    known = _type_ids(session, building_id)
    new = {identity: _type_row(building_id, facts) for facts in types if (identity := _identity(facts)) not in known}
    if not new:
        return known
    insert_rows(session, AssetType, list(new.values()))
    return _type_ids(session, building_id)


def _identity(facts: TypeFacts) -> tuple[str, ...]:
    return facts.ifc_class, facts.name, facts.manufacturer or "", facts.model or ""


def _type_row(building_id: int | None, facts: TypeFacts) -> dict[str, Any]:
    names = ("ifc_class", "name", "manufacturer", "model")
    return {
        "building_id": building_id,
        **dict(zip(names, _identity(facts), strict=True)),
        "classifications": [asdict(classification) for classification in facts.classifications],
        "documents": [asdict(document) for document in facts.documents],
        "units": facts.units,
        "properties": facts.properties,
    }


def _type_ids(session: Session, building_id: int | None) -> TypeIds:
    types = session.exec(select(AssetType).where(AssetType.building_id == building_id))
    return {(row.ifc_class, row.name, row.manufacturer, row.model): row.id or 0 for row in types}
