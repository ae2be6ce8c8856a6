"""Takes the contents of a file into the registry: makes the plans, and writes all of them in one transaction."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Engine
from sqlmodel import Session

from api.operations.alignment.aligning import Aligned, align_incoming, alignment_findings
from api.operations.areas.totals import Row
from api.operations.corrections.differences import differences
from api.operations.errors import ImportAsks
from api.operations.import_plans.making import Before, look_before, plan_view
from api.operations.imports.options import ImportOptions, PlanMade
from api.operations.locations.locating import settle_building
from api.operations.receipts.kept import keep_receipt, repeated_receipt
from api.operations.receipts.making import make_receipt
from api.operations.receipts.views import Receipt
from ifc_import.areas.findings import with_area_findings
from ifc_import.dividing.buildings import divide, unite
from ifc_import.matching.planning import make_plan
from ifc_import.matching.questions import Accepted, Circumstances, questions
from ifc_import.matching.source_models import Choice, KnownModel, choose
from ifc_import.open_questions import Question
from ifc_import.placing.findings import storey_findings
from registry.asset_lists.rooms import settle_rows
from registry.database.bulk import without_collector
from registry.database.engine import open_engine, writing
from registry.database.migrating import create_or_upgrade, is_founded
from registry.elements import listing
from registry.elements.buildings import building_named, buildings_with_global_id, ids_of_other_buildings
from registry.elements.listing import Wanted
from registry.imports.applying import Target, apply_plan
from registry.imports.known import known_elements, last_revision, source_models
from registry.imports.overwritten import kept_of_model
from registry.imports.proposals import rejected_pairs
from registry.imports.revisions import add_building, add_revision, add_source_model
from registry.imports.undoing import reopen_proposals
from registry.locations.moves import Cause, whereabouts
from registry.plan import Known, Plan
from registry.snapshot import Snapshot
from registry.tables import Revision, SourceModel


def take_in(
    engine: Engine, snapshot: Snapshot, digest: str, options: ImportOptions, clock: Callable[[], datetime]
) -> list[Receipt]:
    """Import the snapshot of the file with the hash `digest` into a `writable` registry; a receipt for each building.

    Raises ImportAsks where a person has to decide; the registry is then unchanged.
    """
    with without_collector(), writing(engine, keep=not options.dry_run) as session:
        return _import(session, snapshot, digest, options, clock())


@contextmanager
def writable(engine: Engine, *, dry_run: bool) -> Iterator[Engine]:
    """The registry, upgraded if necessary; for a dry run without a registry, an empty one in memory."""
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
    return [_import_part(_Part(session, part, digest, len(parts), options, now)) for part in parts]


@dataclass(frozen=True, slots=True)
class _Part:
    """The part of a file for one building, and the options of its import."""

    session: Session
    snapshot: Snapshot
    sha256: str
    parts: int
    """the number of buildings into which the file was divided"""
    options: ImportOptions
    now: datetime


@dataclass(frozen=True, slots=True)
class _Goal:
    """The building and source model that a part belongs to, with the preceding revision, if any."""

    building_id: int
    building: str
    model: SourceModel
    last: Revision | None


@dataclass(frozen=True, slots=True)
class _Planned:
    """The plan for a part, and the data from which it was made."""

    plan: Plan
    known: Sequence[Known]
    aligned: Aligned
    model_before: dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Applied:
    """The revision that was written, and other data for the receipt."""

    revision: Revision
    methods: dict[int, str]
    """asset → the method by which its room was found"""
    before: Before | None
    """the building before the import, for the plan of a dry run"""
    spaces_before: Sequence[Row]


def _import_part(part: _Part) -> Receipt:
    goal = _choose(part)
    if goal.last is not None and _is_repeated(part, goal.last):
        return repeated_receipt(part.session, goal.last.id or 0)
    planned = _plan(part, goal)
    _ask(part, goal, planned)
    applied = _apply(part, goal, planned)
    return _receipt(part, goal, planned, applied)


def _choose(part: _Part) -> _Goal:
    """The building and source model that a part belongs to; new ones are added. Raises ImportAsks."""
    name = _building_name(part.session, part.snapshot, part.options)
    building_id = building_named(part.session, name) or add_building(part.session, name, part.now)
    model = _source_model(part.session, building_id, part.snapshot, part.options)
    return _Goal(building_id, name, model, last_revision(part.session, model))


def _is_repeated(part: _Part, last: Revision) -> bool:
    """Whether the last revision is of the same file, read with the same settings."""
    return (last.sha256, last.profile, last.parts) == (part.sha256, part.options.owner.digest, part.parts)


def _plan(part: _Part, goal: _Goal) -> _Planned:
    """The plan for the part, compared with all elements of its building after aligning its models."""
    session, model = part.session, goal.model
    model_before = kept_of_model(model)
    known = known_elements(session, goal.building_id, model.id, part.sha256)
    aligned = align_incoming(session, model, part.snapshot, known)
    stated = with_area_findings(part.snapshot, part.options.owner.counting)
    plan = make_plan(
        stated,
        aligned.as_seen_from(model.name, known),
        rejected_pairs(session, model.id),
        distrusts_ids=model.distrusts_ids or part.options.accept_contradicted_ids,
    )
    plan = replace(
        plan,
        findings=(*plan.findings, *storey_findings(part.snapshot), *alignment_findings(model, aligned)),
    )
    return _Planned(plan, known, aligned, model_before)


def _ask(part: _Part, goal: _Goal, planned: _Planned) -> None:
    """Raise ImportAsks where a person has to decide first; otherwise pass the plan to `on_plan`."""
    options = part.options
    accepted = Accepted(
        losses=options.accept_losses,
        class_changes=options.accept_class_changes,
        older=options.accept_older,
        copied_ids=options.accept_copied_ids,
        contradicted_ids=options.accept_contradicted_ids or goal.model.distrusts_ids,
    )
    asked = list(questions(planned.plan, planned.known, _circumstances(part, goal), accepted))
    if asked:
        raise ImportAsks(asked)
    if options.on_plan is not None:
        made = PlanMade(part.sha256, goal.building_id, goal.building, goal.model.name, planned.plan, planned.known)
        options.on_plan(part.session, made)


def _apply(part: _Part, goal: _Goal, planned: _Planned) -> _Applied:
    """Write the revision and all changes of the plan; then locate all assets of the building again."""
    session, building_id, options = part.session, goal.building_id, part.options
    revision = _new_revision(part, goal, planned)
    were = whereabouts(session, building_id)
    spaces_before = listing.spaces(session, Wanted(building=goal.building))
    before = look_before(session, building_id, planned.plan) if options.dry_run else None
    who = f"import of {part.snapshot.file.name}, {goal.model.name} revision {revision.number}"
    target = Target(building_id, goal.model.id or 0, revision.id or 0, part.now, who)
    apply_plan(session, planned.plan, target)
    reopen_proposals(session, revision)
    settle_rows(session, building_id, part.now)
    cause = Cause(part.now, who, revision.id, were)
    methods = settle_building(session, building_id, options.owner.counting, cause)
    return _Applied(revision, methods, before, spaces_before)


def _new_revision(part: _Part, goal: _Goal, planned: _Planned) -> Revision:
    file, model = part.snapshot.file, goal.model
    revision = add_revision(part.session, model, file, part.sha256, part.now, part.options.owner.digest, part.parts)
    revision.before = {"source_model": planned.model_before}
    model.distrusts_ids |= part.options.accept_contradicted_ids
    model.element_ids = "\n".join(_element_ids(model, part.snapshot))
    if file.complete or file.project_id:
        model.project_id = file.project_id
    return revision


def _receipt(part: _Part, goal: _Goal, planned: _Planned, applied: _Applied) -> Receipt:
    """The receipt of the import, kept with the revision; a dry run's receipt has the plan as well."""
    session, options, revision = part.session, part.options, applied.revision
    different = differences(session, goal.building_id, goal.model.id or 0)
    plan = replace(planned.plan, findings=(*planned.plan.findings, *different))
    shown = planned.aligned.shown(goal.model.name, part.snapshot)
    receipt = make_receipt(
        session,
        shown,
        plan,
        revision,
        applied.methods,
        options.owner.counting,
        spaces_before=applied.spaces_before,
        dry_run=options.dry_run,
    )
    keep_receipt(revision, receipt)
    if applied.before is None:
        return receipt
    return receipt.model_copy(update={"plan": plan_view(session, plan, applied.before, goal.building_id, revision)})


def _building_name(session: Session, snapshot: Snapshot, options: ImportOptions) -> str:
    """The building's name: from a person, the model, the registry by GlobalId, or the file's name, in this order."""
    if options.building is not None:
        return options.building
    stated = next((building.name for building in snapshot.buildings if building.name), None)
    if stated is not None:
        return stated
    same = buildings_with_global_id(
        session, [building.global_id for building in snapshot.buildings if building.global_id]
    )
    return same[0] if len(same) == 1 else Path(snapshot.file.name).stem


def _source_model(session: Session, building_id: int, snapshot: Snapshot, options: ImportOptions) -> SourceModel:
    models = {model.name: model for model in source_models(session, building_id)}
    choice = choose(
        snapshot,
        [_known_model(model) for model in models.values()],
        named=options.discipline,
        revision_of=options.revision_of,
        force_new=options.new_source_model,
    )
    if isinstance(choice, Question):
        raise ImportAsks([choice])
    return _chosen(session, building_id, models, choice)


def _chosen(session: Session, building_id: int, models: dict[str, SourceModel], choice: Choice) -> SourceModel:
    if not choice.is_new:
        return models[choice.name]
    return add_source_model(session, building_id, choice.name, choice.discipline)


def _element_ids(model: SourceModel, snapshot: Snapshot) -> Iterable[str]:
    """The ids of all elements of a source model; those of earlier revisions are kept if the file is incomplete."""
    if snapshot.file.complete:
        return snapshot.element_ids
    return dict.fromkeys((*filter(None, model.element_ids.split("\n")), *snapshot.element_ids))


def _known_model(model: SourceModel) -> KnownModel:
    return KnownModel(model.name, model.discipline, model.project_id, frozenset(model.element_ids.split("\n")) - {""})


def _circumstances(part: _Part, goal: _Goal) -> Circumstances:
    snapshot, last = part.snapshot, goal.last
    stated = [element.global_id for elements in (snapshot.spaces, snapshot.assets) for element in elements]
    ids = sorted({*stated} - {""})
    return Circumstances(
        file=snapshot.file.name,
        source_model=f"{goal.model.name} of {goal.building}",
        written_at=snapshot.file.written_at,
        last_written_at=None if last is None else last.written_at,
        ids=len(ids),
        ids_elsewhere=ids_of_other_buildings(part.session, goal.building_id, ids) if last is None else None,
    )
