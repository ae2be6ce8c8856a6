"""Undoes the last import of a source model, unless later changes depend on it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Engine
from sqlmodel import Session

from api.operations.alignment.aligning import align_building
from api.operations.areas.same_settings import require_same_settings
from api.operations.elements.names import require_named
from api.operations.errors import BuiltUpon, CodesInUse, NothingToDo
from api.operations.history.views import UndoneView
from api.operations.locations.locating import settle_building
from ifc_import.profile import OwnerSettings
from registry.asset_lists.rooms import settle_rows
from registry.database.engine import writing
from registry.elements.listing import Wanted
from registry.errors import NoImport
from registry.imports.known import revision_place
from registry.imports.revisions import last_of_model
from registry.imports.undoing import Touched, Undoing, built_upon, later_revision, on_labels, touched_by, undo_revision
from registry.locations.moves import Cause, whereabouts
from registry.tables import Revision
from registry.wording import counted


@dataclass(frozen=True, slots=True)
class UndoOptions:
    """The import to undo: given by its id, or the last one of a source model; and a person's answer."""

    revision_id: int | None = None
    building: str | None = None
    source_model: str | None = None
    yes: bool = False
    """confirms that codes of elements that the import added may be on mounted labels"""
    dry_run: bool = False
    owner: OwnerSettings = field(default_factory=OwnerSettings)
    """the settings for counting the areas of the building"""


def undo_import(
    engine: Engine, options: UndoOptions, clock: Callable[[], datetime], who: str, why: str = ""
) -> UndoneView:
    """Undo an import in one transaction, and locate the assets of its building again.

    Raises NotFound, NothingToDo where it was undone before, BuiltUpon where later changes depend on it, and
    NeedsAnswer where it added elements whose labels may be mounted, or where areas would be counted with other settings
    than before. The registry is then unchanged.
    """
    with writing(engine, keep=not options.dry_run) as session:
        require_named(session, Wanted(building=options.building), source_model=options.source_model)
        revision_id = options.revision_id or last_of_model(session, options.building, options.source_model)
        revision = _revision(session, revision_id)
        touched = touched_by(session, revision_id, revision_place(session, revision).building_id)
        _refuse(session, revision, touched)
        if touched.added and not (options.yes or options.dry_run):
            raise CodesInUse(_question(session, revision, touched))
        undoing = Undoing(clock(), who, why)
        return _undone(session, revision, undoing, options)


def _revision(session: Session, revision_id: int) -> Revision:
    revision = session.get(Revision, revision_id)
    if revision is None:
        raise NoImport(f"there is no import {revision_id}")
    return revision


def _undone(session: Session, revision: Revision, undoing: Undoing, options: UndoOptions) -> UndoneView:
    place = revision_place(session, revision)
    were = whereabouts(session, place.building_id)
    touched = undo_revision(session, revision, undoing)
    require_same_settings(session, place.building_id, options.owner)
    align_building(session, place.building_id)
    settle_rows(session, place.building_id, undoing.at)
    who = f"{undoing.who} undid {place.source_model} revision {revision.number}"
    settle_building(session, place.building_id, options.owner.counting, Cause(undoing.at, who, None, were))
    return UndoneView(
        id=revision.id or 0,
        building=place.building,
        source_model=place.source_model,
        revision=revision.number,
        file=revision.file_name,
        undone_at=undoing.at,
        undone_by=undoing.who,
        dry_run=options.dry_run,
        removed=len(touched.added),
        returned=len(touched.dropped - touched.bound),
        unmatched=len(touched.bound),
        restated=len(touched.restated),
    )


def _refuse(session: Session, revision: Revision, touched: Touched) -> None:
    name = _named(session, revision)
    if revision.undone_at is not None:
        raise NothingToDo(f"{name} was already undone on {revision.undone_at:%Y-%m-%d %H:%M}")
    later = later_revision(session, revision)
    if later is not None:
        raise BuiltUpon(
            f"{name} is not the last of its source model: revision {later.number}, import {later.id}, follows; "
            "undo that one first"
        )
    built = built_upon(session, revision.id or 0, touched.added)
    if built:
        raise BuiltUpon(
            f"{name} can't be undone: elements that it added have {', '.join(built)}; end those first, or import the "
            "right file as the next revision"
        )


def _question(session: Session, revision: Revision, touched: Touched) -> str:
    printed, mounted = on_labels(session, touched.added)
    known = f" ({printed} known to be printed, {mounted} mounted)" if printed or mounted else ""
    return (
        f"{_named(session, revision)} added {counted(len(touched.added), 'element')} whose codes may be on mounted "
        f"labels{known}, and scans would show them as removed"
    )


def _named(session: Session, revision: Revision) -> str:
    place = revision_place(session, revision)
    return f"import {revision.id} ({place.source_model} revision {revision.number} of {place.building})"
