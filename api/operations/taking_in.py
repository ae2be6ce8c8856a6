"""Takes what a file says into the registry: plan, then write everything in one transaction or nothing at all."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine
from sqlmodel import Session

from api.operations.aligning import align_incoming, alignment_findings
from api.operations.differences import differences
from api.operations.errors import NeedsAnswer
from api.operations.import_options import ImportOptions, PlanMade
from api.operations.kept_receipts import keep_receipt, repeated_receipt
from api.operations.locating import settle_building
from api.operations.planned import look_before, plan_view
from api.operations.receipt_views import Receipt
from api.operations.receipts import make_receipt
from ifc_import.area_findings import with_area_findings
from ifc_import.dividing.buildings import divide, unite
from ifc_import.matching.planning import make_plan
from ifc_import.matching.questions import Accepted, Circumstances, questions
from ifc_import.matching.source_models import Choice, KnownModel, Question, choose
from registry.applying import Target, apply_plan
from registry.before import kept_of_model
from registry.bulk import without_collector
from registry.database import open_engine, writing
from registry.founding import add_building, add_revision, add_source_model
from registry.known import (
    building_named,
    buildings_with_global_id,
    ids_of_other_buildings,
    known_elements,
    last_revision,
    source_models,
)
from registry.migrating import create_or_upgrade, is_founded
from registry.moves import Cause, whereabouts
from registry.owner_rows import settle_rows
from registry.plan import Known, Plan
from registry.proposals import rejected_pairs
from registry.snapshot import Snapshot
from registry.tables import Revision, SourceModel
from registry.undoing import reopen_proposals


def take_in(
    engine: Engine, snapshot: Snapshot, digest: str, options: ImportOptions, clock: Callable[[], datetime]
) -> list[Receipt]:
    """Bring `snapshot`, of the file with that hash, into a registry that is `writable`; a receipt for each building.

    Raises NeedsAnswer where a person has to decide; the registry is then as it was.
    """
    with without_collector(), writing(engine, keep=not options.dry_run) as session:
        return _import(session, snapshot, digest, options, clock())


@contextmanager
def writable(engine: Engine, *, dry_run: bool) -> Iterator[Engine]:
    """The registry itself, brought up to date; a passing one where there is none and none shall be made."""
    if not dry_run or is_founded(engine):
        create_or_upgrade(engine)
        yield engine
        return
    passing = open_engine("sqlite://")
    try:
        create_or_upgrade(passing)
        yield passing
    finally:
        passing.dispose()


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
    before = kept_of_model(model)
    known = known_elements(session, building_id, model.id, file.sha256)
    aligned = align_incoming(session, model, snapshot, known)
    seen = aligned.as_seen_from(model.name, known)
    plan = make_plan(with_area_findings(snapshot, options.owner.counting), seen, rejected_pairs(session, model.id))
    plan = replace(plan, findings=(*plan.findings, *alignment_findings(session, model, aligned)))
    _ask(plan, known, _circumstances(session, snapshot, (building_id, name), model, last), options)
    if options.on_plan is not None:
        options.on_plan(session, PlanMade(file.sha256, building_id, name, model.name, plan, known))
    revision = add_revision(session, model, snapshot.file, file.sha256, now, options.owner.digest, file.parts)
    revision.before = {"source_model": before}
    model.element_ids = "\n".join(_element_ids(model, snapshot))
    if snapshot.file.complete or snapshot.file.project_id:
        model.project_id = snapshot.file.project_id
    were = whereabouts(session, building_id)
    looked = look_before(session, building_id, plan) if options.dry_run else None
    who = f"import of {snapshot.file.name}, {model.name} revision {revision.number}"
    apply_plan(session, plan, Target(building_id, model.id or 0, revision.id or 0, now, who))
    reopen_proposals(session, revision)
    settle_rows(session, building_id, now)
    cause = Cause(now, who, revision.id, were)
    methods = settle_building(session, building_id, options.owner.counting, cause)
    plan = replace(plan, findings=(*plan.findings, *differences(session, building_id, model.id or 0)))
    shown = aligned.shown(model.name, snapshot)
    receipt = make_receipt(session, shown, plan, revision, methods, options.owner.counting, dry_run=options.dry_run)
    keep_receipt(revision, receipt)
    if looked is None:
        return receipt
    return receipt.model_copy(update={"plan": plan_view(session, plan, looked, building_id, revision)})


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


def _element_ids(model: SourceModel, snapshot: Snapshot) -> Iterable[str]:
    """All elements of a source model; those before stay where the file is not whole."""
    if snapshot.file.complete:
        return snapshot.element_ids
    return dict.fromkeys((*filter(None, model.element_ids.split("\n")), *snapshot.element_ids))


def _known_model(model: SourceModel) -> KnownModel:
    return KnownModel(model.name, model.discipline, model.project_id, frozenset(model.element_ids.split("\n")) - {""})


def _ask(plan: Plan, known: Sequence[Known], about: Circumstances, options: ImportOptions) -> None:
    """Raise NeedsAnswer where a person has to decide before `plan` is applied."""
    accepted = Accepted(
        losses=options.accept_losses,
        class_changes=options.accept_class_changes,
        older=options.accept_older,
        copied_ids=options.accept_copied_ids,
    )
    asked = list(questions(plan, known, about, accepted))
    if asked:
        raise NeedsAnswer("; and ".join(asked))


def _circumstances(
    session: Session, snapshot: Snapshot, building: tuple[int, str], model: SourceModel, last: Revision | None
) -> Circumstances:
    building_id, name = building
    stated = [*(one.global_id for one in snapshot.spaces), *(one.global_id for one in snapshot.assets)]
    ids = sorted({*stated} - {""})
    return Circumstances(
        file=snapshot.file.name,
        source_model=f"{model.name} of {name}",
        written_at=snapshot.file.written_at,
        last_written_at=None if last is None else last.written_at,
        ids=len(ids),
        ids_elsewhere=ids_of_other_buildings(session, building_id, ids) if last is None else None,
    )
