"""What a person says about a file that is imported."""

from dataclasses import dataclass, field

from ifc_import.profile import OwnerSettings


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """What a person says about a file: whose it is, and the answers to questions."""

    building: str | None = None
    discipline: str | None = None
    revision_of: str | None = None
    new_source_model: bool = False
    accept_losses: bool = False
    accept_class_changes: bool = False
    accept_older: bool = False
    accept_copied_ids: bool = False
    dry_run: bool = False
    accept_incomplete: bool = False
    owner: OwnerSettings = field(default_factory=OwnerSettings)
