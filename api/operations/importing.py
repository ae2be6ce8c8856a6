"""Imports one model: read it in its own process, plan, and write everything in one transaction or nothing at all."""

import hashlib
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine
from sqlmodel import Session

from api.operations.errors import NeedsAnswer
from api.operations.kept_receipts import keep_receipt, repeated_receipt
from api.operations.locating import settle_building
from api.operations.receipt_views import Receipt
from api.operations.receipts import make_receipt
from ifc_import.area_findings import with_area_findings
from ifc_import.dividing.buildings import divide, unite
from ifc_import.matching.planning import has_lost_many, lost, make_plan
from ifc_import.matching.source_models import Choice, KnownModel, Question, choose
from ifc_import.profile import OwnerSettings
from ifc_import.reading.process import Progress, ReadingProcess
from ifc_import.reading.request import MEMBER_MARK, split_member
from registry.applying import Target, apply_plan
from registry.bulk import without_collector
from registry.database import open_engine, reading, writing
from registry.founding import add_building, add_revision, add_source_model
from registry.known import (
    ImportedFile,
    building_named,
    buildings_with_global_id,
    current_files,
    known_elements,
    last_revision,
    source_models,
)
from registry.migrating import create_or_upgrade, is_founded
from registry.snapshot import Snapshot
from registry.tables import SourceModel

Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """What a person says about a file: whose it is, and the answers to questions."""

    building: str | None = None
    discipline: str | None = None
    revision_of: str | None = None
    new_source_model: bool = False
    accept_losses: bool = False
    dry_run: bool = False
    accept_incomplete: bool = False
    owner: OwnerSettings = field(default_factory=OwnerSettings)


def import_model(
    engine: Engine,
    path: Path,
    options: ImportOptions,
    clock: Clock,
    progress: Progress = lambda *_: None,
) -> list[Receipt]:
    """Import the model at `path`, or in it (``FILE::member`` of a zip); the registry is created if there is none.

    Returns a receipt for each building of the file, all of them imported or none: by itself a file is divided by its
    buildings, with a name for the building it is read as that one.

    Raises FileRefused or ReadingFailed where it can't be read, NeedsAnswer where a person has to decide. The
    registry is then as it was.
    """
    file, member = split_member(path)
    started = ReadingProcess(
        file,
        member=member,
        accept_incomplete=options.accept_incomplete,
        profile=options.owner.reading,
        limits=options.owner.limits,
    )
    with started as process:
        digest = file_hash(file, member) if os.access(file, os.R_OK) and file.is_file() else ""
        known = _same_file(engine, digest, options)
        if known:
            return known
        snapshot = process.result(progress)
    progress("registry", 0, 1)
    target = _writable(engine, dry_run=options.dry_run)
    with without_collector(), writing(target, keep=not options.dry_run) as session:
        receipts = _import(session, snapshot, digest, options, clock())
    progress("registry", 1, 1)
    return receipts


def file_hash(path: Path, member: str | None = None) -> str:
    """The SHA-256 of a file, in hexadecimal; of one model in a zip that of the zip's and the model's name."""
    with path.open("rb") as file:
        whole = hashlib.file_digest(file, "sha256").hexdigest()
    return (
        whole
        if member is None
        else hashlib.sha256(f"{whole}{MEMBER_MARK}{member}".encode("utf-8", "surrogateescape")).hexdigest()
    )


def _writable(engine: Engine, *, dry_run: bool) -> Engine:
    """The registry itself, brought up to date; a passing one where there is none and none shall be made."""
    if dry_run and not is_founded(engine):
        engine = open_engine("sqlite://")
    create_or_upgrade(engine)
    return engine


def _same_file(engine: Engine, digest: str, options: ImportOptions) -> list[Receipt]:
    """The receipts of a file that is already the last revision of all source models that it would go to."""
    if not digest or not is_founded(engine):
        return []
    create_or_upgrade(engine)
    with reading(engine) as session:
        found = current_files(session, digest, options.owner.digest)
        return [repeated_receipt(session, one.revision_id) for one in _complete(found, options)]


def _complete(found: Sequence[ImportedFile], options: ImportOptions) -> list[ImportedFile]:
    """Where the whole file is: in one building, or, if nobody names one, in all that it was divided into."""
    named = options.discipline or options.revision_of
    fitting = [one for one in found if named in (None, one.source_model)]
    for one in fitting:
        if one.parts == 1 and options.building in (None, one.building):
            return [one]
    parts = list({one.building: one for one in fitting if one.parts > 1}.values())
    return parts if options.building is None and parts and len(parts) == parts[0].parts else []


def _import(session: Session, snapshot: Snapshot, digest: str, options: ImportOptions, now: datetime) -> list[Receipt]:
    parts = divide(snapshot) if options.building is None else [unite(snapshot, options.building)]
    file = _File(digest, len(parts))
    return [_import_part(session, part, file, options, now) for part in parts]


@dataclass(frozen=True, slots=True)
class _File:
    """A file that is being imported: its hash, and how many parts it was divided into."""

    sha256: str
    parts: int


def _import_part(session: Session, snapshot: Snapshot, file: _File, options: ImportOptions, now: datetime) -> Receipt:
    name = _building_name(session, snapshot, options)
    building_id = building_named(session, name) or add_building(session, name, now)
    model = _source_model(session, building_id, snapshot, options)
    last = last_revision(session, model)
    if last is not None and (last.sha256, last.profile, last.parts) == (file.sha256, options.owner.digest, file.parts):
        return repeated_receipt(session, last.id or 0)
    known = known_elements(session, building_id, model.id)
    plan = make_plan(with_area_findings(snapshot, options.owner.counting), known)
    if has_lost_many(plan, known) and not options.accept_losses:
        gone, before = lost(plan, known)
        raise NeedsAnswer(_losses(snapshot, f"{model.name} of {name}", gone, before))
    model.element_ids = "\n".join(snapshot.element_ids)
    model.project_id = snapshot.file.project_id
    revision = add_revision(session, model, snapshot.file, file.sha256, now, options.owner.digest, file.parts)
    who = f"import of {snapshot.file.name}, {model.name} revision {revision.number}"
    apply_plan(session, plan, Target(building_id, model.id or 0, revision.id or 0, now, who))
    methods = settle_building(session, building_id, options.owner.counting)
    receipt = make_receipt(session, snapshot, plan, revision, methods, dry_run=options.dry_run)
    keep_receipt(revision, receipt)
    return receipt


def _building_name(session: Session, snapshot: Snapshot, options: ImportOptions) -> str:
    """The name that a person gave, the one that the model gives, or the file's."""
    if options.building is not None:
        return options.building
    stated = next((one.name for one in snapshot.buildings if one.name), None)
    if stated is not None:
        return stated
    same = buildings_with_global_id(session, [one.global_id for one in snapshot.buildings if one.global_id])
    return same[0] if len(same) == 1 else Path(snapshot.file.name).stem


def _source_model(session: Session, building_id: int, snapshot: Snapshot, options: ImportOptions) -> SourceModel:
    models = {one.name: one for one in source_models(session, building_id)}
    choice = choose(
        snapshot,
        [_known_model(one) for one in models.values()],
        named=options.discipline,
        revision_of=options.revision_of,
        force_new=options.new_source_model,
    )
    if isinstance(choice, Question):
        raise NeedsAnswer(choice.message)
    return _chosen(session, building_id, models, choice)


def _chosen(session: Session, building_id: int, models: dict[str, SourceModel], choice: Choice) -> SourceModel:
    if not choice.is_new:
        return models[choice.name]
    return add_source_model(session, building_id, choice.name, choice.discipline)


def _known_model(model: SourceModel) -> KnownModel:
    return KnownModel(model.name, model.discipline, model.project_id, frozenset(model.element_ids.split("\n")) - {""})


def _losses(snapshot: Snapshot, model: str, gone: int, before: int) -> str:
    return (
        f"{snapshot.file.name} lacks {gone} of the {before} spaces and assets that {model} has now; if they are "
        "really gone, answer with --accept-losses, if it is another model, with --new-source-model"
    )
