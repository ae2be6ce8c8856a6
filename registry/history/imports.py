"""A past import, reconstructed: what it stated, what that replaced, and the building's elements before and after it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import func, or_, select
from sqlmodel import Session

from registry.database.bulk import in_batches
from registry.history.past import (
    MOVE,
    PAST,
    AsOf,
    corrections_as_of,
    describing,
    keys_as_of,
    live_codes,
    places_as_of,
    statements,
)
from registry.imports.element_states import ElementState
from registry.locations.moves import whereabouts
from registry.plan import CLASS_OF_KIND, Known, Stated
from registry.tables.handles import BINDING, ELEMENT, REVISION, SOURCE_MODEL
from registry.wording import numbered_name

CONFIRMED = "a person's answer"
"""The rule of an element that was new in the import, until a person said that it is one that was gone."""


@dataclass(frozen=True, slots=True)
class StatedThen:
    """A statement of an import, the known element that it is about (None where that was new), and the rule."""

    element_id: int
    stated: Stated
    known: Known | None
    rule: str


@dataclass(frozen=True, slots=True)
class PastImport:
    """The statements of an import, new or other than before; what was gone from its source model; how many it kept."""

    stated: Sequence[StatedThen]
    gone: Sequence[Known]
    kept: int
    still_in: Mapping[int, list[str]]
    """element that was gone → the source models that still had it"""


@dataclass(frozen=True, slots=True)
class _Bindings:
    """The bindings of a source model that an import touched."""

    begun: Sequence[Mapping[str, Any]]
    ended: Mapping[int, Mapping[str, Any]]
    """element → the binding that the import closed"""
    restated: Sequence[tuple[Mapping[str, Any], Mapping[str, Any]]]
    """each before and after"""


def before(as_of: AsOf) -> AsOf:
    """The moment before the import of a revision."""
    return replace(as_of, revision_id=as_of.revision_id - 1)


def past_import(session: Session, as_of: AsOf) -> PastImport:
    """The import of a revision that was not undone."""
    touched = _touched(session, as_of)
    former = _former(session, as_of, [row["element_id"] for row in touched.begun])
    begun = [_begun(row, touched.ended.get(row["element_id"]), former.get(row["element_id"])) for row in touched.begun]
    restated = [StatedThen(now["element_id"], _stated(now), _known(was), now["rule"]) for was, now in touched.restated]
    again = {row["element_id"] for row in touched.begun}
    gone = [_known(row) for element_id, row in touched.ended.items() if element_id not in again]
    return PastImport(
        stated=[*begun, *restated],
        gone=gone,
        kept=_number_untouched(session, as_of) - len(restated),
        still_in=_models_with(session, as_of, {known.element_id for known in gone}),
    )


def states_as_of(session: Session, as_of: AsOf) -> dict[int, ElementState]:
    """The storeys, spaces and assets that the models had as of a revision; of locations, only storey and room."""
    stated = statements(session, as_of)
    keys, corrected = keys_as_of(stated), corrections_as_of(session, as_of)
    first, codes = describing(stated), live_codes(session, as_of.building_id)
    facts = {
        element_id: statement.facts | {field: value for field, (value, _) in corrected.get(element_id, {}).items()}
        for element_id, statement in first.items()
    }
    places = {**whereabouts(session, as_of.building_id), **places_as_of(session, as_of)}
    methods = _methods_of_moves(session, as_of)
    states: dict[int, ElementState] = {}
    for element_id, statement in first.items():
        if statement.kind == "building":
            continue
        own = facts[element_id]
        storey_id = keys.get((statement.source_model_id, own.get("storey_key") or ""))
        space_id = None
        if statement.kind == "asset":
            storey_id, space_id = places.get(element_id, (None, None))
        room = facts.get(space_id or 0, {})
        states[element_id] = ElementState(
            element_id=element_id,
            kind=statement.kind,
            ifc_class=own.get("ifc_class") or CLASS_OF_KIND[statement.kind],
            number=_number(own),
            name=own.get("name") or "",
            code=codes.get(element_id),
            retired=False,
            global_id=statement.global_id,
            storey_id=storey_id,
            storey=facts.get(storey_id or 0, {}).get("name"),
            space_id=space_id,
            space=numbered_name(room.get("number"), room.get("name")) or None,
            method=methods.get(element_id),
        )
    return states


def _number(facts: Mapping[str, Any]) -> str:
    """The number of a room, or the designation or tag of an asset."""
    return facts.get("number") or facts.get("designation") or facts.get("tag") or ""


def _methods_of_moves(session: Session, as_of: AsOf) -> dict[int, str]:
    """Asset that the revision moved → how its new room was found."""
    statement = select(MOVE.c.element_id, MOVE.c.method).where(MOVE.c.revision_id == as_of.revision_id)
    return {row.element_id: row.method for row in session.execute(statement)}


def _touched(session: Session, as_of: AsOf) -> _Bindings:
    revision_id = as_of.revision_id
    restated = select(PAST.c.binding_id).where(PAST.c.until_revision_id == revision_id)
    first, closed = BINDING.c.first_revision_id, BINDING.c.closed_revision_id
    touched = or_(first == revision_id, closed == revision_id, BINDING.c.id.in_(restated))
    rows = [row for row in _of_model(session, as_of, touched) if row["kind"] != "building"]
    pasts = _pasts(session, as_of, [row["id"] for row in rows])
    began = [row for row in rows if row["first_revision_id"] == revision_id]
    earlier = [row for row in rows if row["first_revision_id"] < revision_id]
    return _Bindings(
        begun=[_after(row, pasts, revision_id) for row in began],
        ended={row["element_id"]: row for row in earlier if row["closed_revision_id"] == revision_id},
        restated=[
            ({**row, **pasts[row["id"]][revision_id]}, _after(row, pasts, revision_id))
            for row in earlier
            if row["closed_revision_id"] != revision_id and revision_id in pasts[row["id"]]
        ],
    )


def _of_model(session: Session, as_of: AsOf, *conditions: Any) -> list[dict[str, Any]]:
    """The bindings of the source model of a revision, with the kind of their elements."""
    model = select(REVISION.c.source_model_id).where(REVISION.c.id == as_of.revision_id).scalar_subquery()
    statement = (
        select(BINDING, ELEMENT.c.kind)
        .join_from(BINDING, ELEMENT, ELEMENT.c.id == BINDING.c.element_id)
        .where(BINDING.c.source_model_id == model, *conditions)
        .order_by(BINDING.c.id)
    )
    return [dict(row) for row in session.execute(statement).mappings()]


def _pasts(session: Session, as_of: AsOf, binding_ids: Sequence[int]) -> dict[int, dict[int, Mapping[str, Any]]]:
    """Binding → revision that replaced a statement of it, this one or a later one → that statement."""
    columns = (PAST.c.binding_id, PAST.c.until_revision_id, *(PAST.c[name] for name in _STATEMENT))
    found: dict[int, dict[int, Mapping[str, Any]]] = defaultdict(dict)
    for batch in in_batches(binding_ids):
        of_bindings = select(*columns).where(PAST.c.binding_id.in_(batch))
        for row in session.execute(of_bindings.where(PAST.c.until_revision_id >= as_of.revision_id)).mappings():
            found[row["binding_id"]][row["until_revision_id"]] = {name: row[name] for name in _STATEMENT}
    return found


_STATEMENT = ("global_id", "digest", "facts", "properties")


def _after(
    row: Mapping[str, Any], pasts: Mapping[int, Mapping[int, Mapping[str, Any]]], revision_id: int
) -> Mapping[str, Any]:
    """A binding with the statement that the revision left it with."""
    later = {until: past for until, past in pasts.get(row["id"], {}).items() if until > revision_id}
    return {**row, **later[min(later)]} if later else row


def _former(session: Session, as_of: AsOf, element_ids: Sequence[int]) -> dict[int, Known]:
    """Element → its last binding before the import: in the same source model and closed, or in another model."""
    found: dict[int, Known] = {}
    columns = (BINDING, ELEMENT.c.kind, SOURCE_MODEL.c.name.label("source_model"))
    for batch in in_batches(sorted(element_ids)):
        statement = (
            select(*columns)
            .join_from(BINDING, ELEMENT, ELEMENT.c.id == BINDING.c.element_id)
            .join(SOURCE_MODEL, SOURCE_MODEL.c.id == BINDING.c.source_model_id)
            .where(BINDING.c.element_id.in_(batch), BINDING.c.first_revision_id < as_of.revision_id)
            .order_by(SOURCE_MODEL.c.name == as_of.source_model, BINDING.c.id)  # its own model last: it is preferred
        )
        for row in session.execute(statement).mappings():
            is_own = row["source_model"] == as_of.source_model
            found[row["element_id"]] = _known(dict(row), own=is_own, is_open=not is_own)
    return found


def _begun(row: Mapping[str, Any], ended: Mapping[str, Any] | None, former: Known | None) -> StatedThen:
    known = former if ended is None else _known(ended)
    rule = CONFIRMED if known is not None and row["rule"] == "new" else row["rule"]
    return StatedThen(row["element_id"], _stated(row), known, rule)


def _stated(row: Mapping[str, Any]) -> Stated:
    return Stated(
        kind=row["kind"],
        key=row["key"],
        global_id=row["global_id"],
        ifc_class=_class(row),
        facts=row["facts"],
        properties=row["properties"],
        digest=row["digest"],
    )


def _known(row: Mapping[str, Any], *, own: bool = True, is_open: bool = True) -> Known:
    return Known(
        element_id=row["element_id"],
        binding_id=row["id"],
        source_model=row.get("source_model", ""),
        kind=row["kind"],
        key=row["key"],
        ifc_class=_class(row),
        facts=row["facts"],
        digest=row["digest"],
        own=own,
        global_id=row["global_id"],
        properties=row["properties"],
        open=is_open,
    )


def _class(row: Mapping[str, Any]) -> str:
    return row["facts"].get("ifc_class") or CLASS_OF_KIND[row["kind"]]


def _number_untouched(session: Session, as_of: AsOf) -> int:
    """How many elements the source model had before the import and after it under the same key."""
    first, closed = BINDING.c.first_revision_id, BINDING.c.closed_revision_id
    model = select(REVISION.c.source_model_id).where(REVISION.c.id == as_of.revision_id).scalar_subquery()
    statement = (
        select(func.count())
        .select_from(BINDING)
        .join(ELEMENT, ELEMENT.c.id == BINDING.c.element_id)
        .where(BINDING.c.source_model_id == model, ELEMENT.c.kind != "building", first < as_of.revision_id)
        .where(or_(closed.is_(None), closed > as_of.revision_id))
    )
    return session.scalar(statement) or 0


def _models_with(session: Session, as_of: AsOf, element_ids: set[int]) -> dict[int, list[str]]:
    """Element → the source models that had it after the import."""
    found: dict[int, list[str]] = defaultdict(list)
    for element_id, name in _open_then(session, as_of, element_ids):
        found[element_id].append(name)
    return found


def _open_then(session: Session, as_of: AsOf, element_ids: set[int]) -> Iterator[tuple[int, str]]:
    closed = BINDING.c.closed_revision_id
    for batch in in_batches(sorted(element_ids)):
        statement = (
            select(BINDING.c.element_id, SOURCE_MODEL.c.name)
            .join_from(BINDING, SOURCE_MODEL, SOURCE_MODEL.c.id == BINDING.c.source_model_id)
            .where(BINDING.c.element_id.in_(batch), BINDING.c.first_revision_id <= as_of.revision_id)
            .where(or_(closed.is_(None), closed > as_of.revision_id))
            .order_by(BINDING.c.id)
        )
        yield from ((row.element_id, row.name) for row in session.execute(statement))
