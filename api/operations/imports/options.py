"""The options of an import."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ifc_import.profile import OwnerSettings

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sqlmodel import Session

    from registry.plan import Known, Plan


@dataclass(frozen=True, slots=True)
class PlanMade:
    """The plan for one building of a file, and the elements that it was compared with."""

    sha256: str
    """of the file"""
    building_id: int
    building: str
    source_model: str
    plan: "Plan"
    known: "Sequence[Known]"


@dataclass(frozen=True)
class ImportOptions:
    """The building and source model that a person gives for a file, and answers to the questions of earlier tries."""

    building: str | None = None
    discipline: str | None = None
    revision_of: str | None = None
    new_source_model: bool = False
    accept_losses: bool = False
    accept_class_changes: bool = False
    accept_older: bool = False
    accept_copied_ids: bool = False
    accept_contradicted_ids: bool = False
    dry_run: bool = False
    accept_incomplete: bool = False
    on_plan: "Callable[[Session, PlanMade], None] | None" = None
    """called with each plan under the write lock, before it is written; an exception from it rolls the import back"""
    owner: OwnerSettings = field(default_factory=OwnerSettings)
