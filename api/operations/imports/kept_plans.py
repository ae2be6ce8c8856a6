"""Import plans that are kept in a file, and applied later if model, settings and registry are unchanged.

A kept plan is JSON: the model, its options, digests of the changes and of the state of the registry, and the receipts
as they were shown. To apply it, the plan is made again under the write lock, and written only if it is the same.
"""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec
from sqlalchemy import Engine
from sqlmodel import Session

from api.files.plain_text import shown
from api.files.whole import whole_file
from api.operations.errors import PlanDamaged, PlanOutdated, PlanSettings, PlanUnreadable
from api.operations.imports.importing import Clock, import_model, named_file_hash
from api.operations.imports.options import ImportOptions, PlanMade
from api.operations.receipts.views import Receipt
from ifc_import.profile import OwnerSettings
from ifc_import.reading.isolation.process import Progress, ReadingProcess
from ifc_import.reading.isolation.request import split_member
from qr.files.kinds import FileKind
from registry.imports.fingerprint import building_state, digest_of
from registry.wording import counted

FORM = 1
"""The format of the file; files of other formats cannot be applied."""

MOST_BYTES = 500_000_000
"""Larger files are refused; the plan of a model with 35,000 elements has about 60 MB."""

ANSWERS = (
    "building", "discipline", "revision_of", "new_source_model", "accept_losses", "accept_class_changes",
    "accept_older", "accept_copied_ids", "accept_contradicted_ids", "accept_incomplete",
)  # fmt: skip
"""The options that are kept: all except those that only concern the plan itself."""

NO_ELEMENTS = ("source model", "type", "row", "buildings", "groups", "proposals")
"""How lines of a plan or of the registry's state begin that are not elements."""


PLAN = FileKind("a plan", (".json",), b'{\n "skylt_plan"')


class PlannedPart(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The changes to one building, and its state when the plan was made."""

    building: str
    source_model: str
    changes: dict[str, str]
    """line of the plan → digest"""
    registry: dict[str, str]
    """element, source model or type of the building → digest"""


class KeptPlan(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A plan with everything that it depends on."""

    skylt_plan: int
    made_at: datetime
    path: str
    """of the model file; ``FILE::member`` for a model in a zip"""
    sha256: str
    options: dict[str, Any]
    settings: str
    """digest of the owner's settings"""
    parts: tuple[PlannedPart, ...]
    shown: list[dict[str, Any]]
    """the receipts with their plans, as they were shown"""
    digest: str = ""
    """of all other fields"""


class PlanKeeper:
    """Collects the parts of a plan during a dry run."""

    def __init__(self) -> None:
        self._parts: list[PlannedPart] = []

    def note(self, session: Session, made: PlanMade) -> None:
        """Add one part; called under the write lock, before the part is written."""
        self._parts.append(_part(session, made))

    def keep(self, path: Path, options: ImportOptions, receipts: Sequence[Receipt], target: Path, at: datetime) -> None:
        """Write the plan for the model at `path` to the file `target`, atomically. Raises TargetUnwritable."""
        plan = KeptPlan(
            skylt_plan=FORM,
            made_at=at,
            path=str(path.absolute()),
            sha256=receipts[0].sha256,
            options={name: getattr(options, name) for name in ANSWERS},
            settings=options.owner.digest,
            parts=tuple(self._parts),
            shown=[receipt.model_dump(mode="json") for receipt in receipts],
        )
        plan = msgspec.structs.replace(plan, digest=_digest(plan))
        with whole_file(target, PLAN) as write:
            write(json.dumps(msgspec.to_builtins(plan), indent=1).encode("ascii"))


class PlanCheck:
    """Compares a new plan with a kept one, part by part."""

    def __init__(self, kept: KeptPlan, name: str) -> None:
        self._plan = kept
        self._kept = {(part.building, part.source_model): part for part in kept.parts}
        self._name = name

    def compare(self, session: Session, made: PlanMade) -> None:
        """Raise PlanOutdated where this part differs from the kept one; called before the part is written."""
        require_same_file(self._plan, made.sha256, self._name)
        now = _part(session, made)
        kept = self._kept.get((now.building, now.source_model))
        if kept is None:
            raise PlanOutdated(
                f"{self._name} does not cover {shown(f'{now.source_model} of {now.building}')}, which the file would "
                "change: make the plan again"
            )
        differing = _differing(kept.registry, now.registry)
        if differing:
            raise PlanOutdated(
                f"{shown(now.building)} has changed since {self._name} was made: {_count(differing)}, make the "
                "plan again"
            )
        differing = _differing(kept.changes, now.changes)
        if differing:
            raise PlanOutdated(
                f"the plan would now differ from {self._name}, as after an update of Skylt: "
                f"{_count(differing)}, make the plan again"
            )


def open_plan(path: Path) -> KeptPlan:
    """The plan that is kept in the file `path`. Raises PlanUnreadable, or PlanDamaged where it is not a valid plan."""
    try:
        if not path.is_file():
            raise PlanUnreadable(f"there is no plan {path}; check its name")
        if path.stat().st_size > MOST_BYTES:
            raise PlanDamaged(f"{path} is too large to be a plan")
        content = json.loads(path.read_bytes())
        form = content.get("skylt_plan") if isinstance(content, dict) else None
        if isinstance(form, int) and form != FORM:
            raise PlanDamaged(f"{path} is a plan in format {form}, and this version of Skylt reads format {FORM}")
        plan = msgspec.convert(content, KeptPlan)
        if plan.digest != _digest(plan) or set(plan.options) != set(ANSWERS):
            raise PlanDamaged(f"{path} is damaged, or was changed by hand")
        _options(plan, OwnerSettings())
        if "\0" in plan.path or not split_member(Path(plan.path))[0].name:
            raise PlanDamaged(f"{path} does not name a model file")
    except OSError as error:
        raise PlanUnreadable(f"the plan {path} can't be read: {error.strerror}; check its name") from error
    except (ValueError, RecursionError, msgspec.MsgspecError) as error:
        raise PlanDamaged(f"{path} is not an import plan") from error
    return plan


def options_of(kept: KeptPlan, owner: OwnerSettings, name: str) -> ImportOptions:
    """The options with which the plan in the file `name` was made. Raises PlanSettings where the settings differ."""
    if owner.digest != kept.settings:
        raise PlanSettings(f"the settings have changed since {name} was made: make the plan again")
    return replace(_options(kept, owner), on_plan=PlanCheck(kept, name).compare)


def _options(kept: KeptPlan, owner: OwnerSettings) -> ImportOptions:
    """The options; raises ValueError where one has the wrong type."""
    valid = all(
        isinstance(value, bool) if isinstance(getattr(ImportOptions, name), bool) else isinstance(value, str | None)
        for name, value in kept.options.items()
    )
    if not valid:
        raise ValueError("an option has the wrong type")
    return ImportOptions(**kept.options, owner=owner)


def require_same_file(kept: KeptPlan, sha256: str, name: str) -> None:
    """Raise PlanOutdated where the model has changed since the plan in the file `name` was made."""
    if sha256 != kept.sha256:
        file = shown(Path(kept.path).name)
        change = f"{file} has been moved or deleted" if not sha256 else f"{file} has changed"
        raise PlanOutdated(f"{change} since {name} was made (it was {shown(kept.path)}): make the plan again")


def _part(session: Session, made: PlanMade) -> PlannedPart:
    return PlannedPart(
        building=made.building,
        source_model=made.source_model,
        changes=made.plan.lines,
        registry=building_state(session, made.building_id, made.known),
    )


def _differing(before: dict[str, str], now: dict[str, str]) -> set[str]:
    return {line for line in before.keys() | now.keys() if before.get(line) != now.get(line)}


def _count(differing: set[str]) -> str:
    """The number of elements that differ; of models, types and rows if no element does."""
    elements = sum(not line.startswith(NO_ELEMENTS) for line in differing)
    what = f"{counted(elements, 'element')}" if elements else f"{len(differing):,} of its models, types or rows"
    return f"{what} differ{'s' if elements == 1 else ''}"


def _digest(plan: KeptPlan) -> str:
    return digest_of(json.dumps(msgspec.to_builtins(msgspec.structs.replace(plan, digest="")), sort_keys=True))


def plan_and_keep(  # noqa: PLR0913, PLR0917  (those of an import, and the file of the plan)
    engine: Engine,
    path: Path,
    options: ImportOptions,
    clock: Clock,
    target: Path,
    progress: Progress = lambda *_: None,
    started: ReadingProcess | None = None,
) -> list[Receipt]:
    """Run a dry run for the model at `path`, and keep its plan in the file `target`; returns the receipts.

    Raises TargetUnwritable, and what `import_model` raises.
    """
    keeper = PlanKeeper()
    dry = replace(options, dry_run=True, on_plan=keeper.note)
    receipts = import_model(engine, path, dry, clock, progress, started)
    keeper.keep(path, options, receipts, target, clock())
    return receipts


def apply_plan_file(
    engine: Engine, file: Path, owner: OwnerSettings, clock: Clock, progress: Progress = lambda *_: None
) -> list[Receipt]:
    """Apply the plan in `file` as a whole or not at all; if it was applied before, nothing changes.

    Raises PlanUnreadable, PlanOutdated, and what `import_model` raises.
    """
    kept = open_plan(file)
    options = options_of(kept, owner, file.name)
    path = Path(kept.path)
    require_same_file(kept, named_file_hash(path), file.name)
    return import_model(engine, path, options, clock, progress)
