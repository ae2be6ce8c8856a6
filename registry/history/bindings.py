"""The bindings of elements to GlobalIds in source models, now or as of a revision."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Select, select
from sqlmodel import Session

from registry.history.past import AsOf, live_codes, statements
from registry.plan import CLASS_OF_KIND
from registry.tables.handles import BINDING, BUILDING, CODE, ELEMENT, REVISION, SOURCE_MODEL


def bindings(session: Session, building: str | None = None, as_of: AsOf | None = None) -> list[Mapping[str, Any]]:
    """The bindings by building, source model and age, with columns building, source_model, since (the number of the
    revision), rule, element_id, kind, ifc_class, number, name, global_id, key, code.
    """
    return _now(session, building) if as_of is None else _then(session, as_of)


def bindings_of(session: Session, element_id: int) -> list[Mapping[str, Any]]:
    """The present bindings of an element, with the columns of `bindings`."""
    return _stated(session, _present().where(BINDING.c.element_id == element_id))


def _now(session: Session, building: str | None) -> list[Mapping[str, Any]]:
    statement = _present()
    return _stated(session, statement if building is None else statement.where(BUILDING.c.name == building))


def _stated(session: Session, statement: Select[Any]) -> list[Mapping[str, Any]]:
    return [{**row, **_named(row["kind"], row["facts"])} for row in session.execute(statement).mappings()]


def _present() -> Select[Any]:
    return (
        select(
            BINDING,
            ELEMENT.c.kind,
            BUILDING.c.name.label("building"),
            SOURCE_MODEL.c.name.label("source_model"),
            REVISION.c.number.label("since"),
            CODE.c.code,
        )
        .join_from(BINDING, ELEMENT, ELEMENT.c.id == BINDING.c.element_id)
        .join(SOURCE_MODEL, SOURCE_MODEL.c.id == BINDING.c.source_model_id)
        .join(BUILDING, BUILDING.c.id == SOURCE_MODEL.c.building_id)
        .join(REVISION, REVISION.c.id == BINDING.c.first_revision_id)
        .join(CODE, (CODE.c.element_id == ELEMENT.c.id) & (CODE.c.status == "live"), isouter=True)
        .where(BINDING.c.closed_revision_id.is_(None))
        .order_by(BUILDING.c.id, SOURCE_MODEL.c.id, BINDING.c.id)
    )


def _then(session: Session, as_of: AsOf) -> list[Mapping[str, Any]]:
    codes = live_codes(session, as_of.building_id)
    numbers = {row.id: row.number for row in session.execute(select(REVISION.c.id, REVISION.c.number))}
    names = ("source_model", "rule", "element_id", "kind", "global_id", "key")
    stated = sorted(statements(session, as_of), key=lambda statement: (statement.source_model_id, statement.binding_id))
    return [
        {
            **{name: getattr(statement, name) for name in names},
            "building": as_of.building,
            "since": numbers[statement.first_revision_id],
            "code": codes.get(statement.element_id),
            **_named(statement.kind, statement.facts),
        }
        for statement in stated
    ]


def _named(kind: str, facts: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "number": facts.get("number"),
        "name": facts.get("name"),
        "ifc_class": facts.get("ifc_class") or CLASS_OF_KIND.get(kind, ""),
    }
