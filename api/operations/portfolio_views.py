"""What became of a whole portfolio: one row a file, and the sums."""

from typing import Literal, TypeAlias

from pydantic import Field

from api.operations.elements.views import View
from api.operations.receipts.views import ChangeCounts

Outcome: TypeAlias = Literal["imported", "planned", "unchanged", "refused"]


class PortfolioFile(View):
    """One file of a manifest, and what became of it."""

    row: int
    """of the manifest, the headings being row 1"""
    file: str
    outcome: Outcome
    buildings: list[str] = Field(default_factory=list)
    """more than one where the file was divided"""
    source_model: str | None = None
    revision: int | None = None
    spaces: int = 0
    assets: int = 0
    area_m2: float = 0.0
    """what counts of the areas of its spaces"""
    changes: ChangeCounts | None = None
    """what an import did, or would do; None where nothing was to be done"""
    message: str | None = None
    """why it was refused, or what a person has to decide"""
    seconds: float


class PortfolioView(View):
    """What became of all files of a manifest."""

    manifest: str
    dry_run: bool
    imported: int
    """in a dry run: how many would be"""
    unchanged: int
    refused: int
    buildings: int
    spaces: int
    assets: int
    area_m2: float
    seconds: float
    files: list[PortfolioFile]
