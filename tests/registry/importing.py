"""Imports snapshots into a registry without files and without a command."""

from datetime import datetime
from itertools import count
from typing import Any

from sqlalchemy import Engine, select
from sqlmodel import Session

from ifc_import.matching.planning import make_plan
from registry.database.engine import reading, writing
from registry.elements.buildings import building_named
from registry.imports.applying import Target, apply_plan
from registry.imports.known import known_elements, source_models
from registry.imports.proposals import rejected_pairs
from registry.imports.revisions import add_building, add_revision, add_source_model
from registry.plan import Plan
from registry.snapshot import Snapshot
from registry.tables import SourceModel
from registry.tables.columns import Table
from tests.conftest import NOON

TABLES = Table.metadata.tables
_files = count(1)


def take_in(
    engine: Engine, snapshot: Snapshot, *, model: str = "services", building: str = "Station", at: datetime = NOON
) -> Plan:
    """Import `snapshot` as the next revision of that source model; returns what it changed."""
    with writing(engine) as session:
        return take_in_here(session, snapshot, model=model, building=building, at=at)


def take_in_here(
    session: Session, snapshot: Snapshot, *, model: str = "services", building: str = "Station", at: datetime = NOON
) -> Plan:
    """The same in a transaction that the caller ends."""
    building_id = building_named(session, building) or add_building(session, building, at)
    source_model = _source_model(session, building_id, model)
    known = known_elements(session, building_id, source_model.id)
    plan = make_plan(snapshot, known, rejected_pairs(session, source_model.id))
    revision = add_revision(session, source_model, snapshot.file, f"hash {next(_files)}", at)
    apply_plan(session, plan, Target(building_id, source_model.id or 0, revision.id or 0, at, "a test"))
    return plan


def _source_model(session: Session, building_id: int, name: str) -> SourceModel:
    known = {one.name: one for one in source_models(session, building_id)}
    return known.get(name) or add_source_model(session, building_id, name, "services")


def rows(engine: Engine, table: str, *columns: str, **wanted: Any) -> list[tuple[Any, ...]]:
    """Some columns of the rows that match `wanted`, sorted as text."""
    chosen = TABLES[table]
    statement = select(*(chosen.c[name] for name in columns)).where(
        *(chosen.c[name] == value for name, value in wanted.items())
    )
    with reading(engine) as session:
        return sorted((tuple(row) for row in session.execute(statement)), key=repr)


def everything(engine: Engine) -> dict[str, list[str]]:
    """The content of all tables except revisions, which count imports, and the ids of groups, which are replaced."""
    left_out = {"revision": set(TABLES["revision"].c.keys()), "element_group": {"id"}, "group_member": {"group_id"}}
    found = {}
    with reading(engine) as session:
        for name, table in TABLES.items():
            columns = [column for column in table.c if column.name not in left_out.get(name, ())]
            found[name] = sorted(repr(row) for row in session.execute(select(*columns))) if columns else []
    return found


def element_of(engine: Engine, key: str, *, model: str = "services") -> int:
    """The element to which a key was last bound in a source model."""
    binding, source_model = TABLES["binding"], TABLES["source_model"]
    statement = (
        select(binding.c.element_id)
        .join(source_model, source_model.c.id == binding.c.source_model_id)
        .where(binding.c.key == key, source_model.c.name == model)
        .order_by(binding.c.id.desc())
        .limit(1)
    )
    with reading(engine) as session:
        return int(session.execute(statement).scalar_one())


def code_of(engine: Engine, key: str, *, model: str = "services") -> str:
    """The code of the element to which a key was last bound."""
    [(code,)] = rows(engine, "code", "code", element_id=element_of(engine, key, model=model))
    return str(code)


def codes(engine: Engine) -> dict[str, int]:
    """Code → element, for all codes."""
    return dict(rows(engine, "code", "code", "element_id"))


def history(engine: Engine, code: str) -> list[tuple[str, datetime]]:
    """The events of a code with their times, in the order in which they were recorded."""
    events = TABLES["code_event"]
    statement = select(events.c.event, events.c.at).where(events.c.code == code).order_by(events.c.id)
    with reading(engine) as session:
        return [(event, at) for event, at in session.execute(statement)]
