"""What became of an owner's list of assets, as programs get it."""

from typing import Literal

from pydantic import Field

from api.operations.history.views import FieldChangeView
from api.operations.view import View

Kind = Literal["bad value", "duplicate", "unknown place", "ambiguous place", "in a model"]


class ListProblem(View):
    """A row that can't be taken as it is, and why."""

    line: int
    kind: Kind
    message: str


class ListEntry(View):
    """What a list means for one asset: all but those that stay as they are."""

    action: Literal["new", "changed", "returned", "gone"]
    line: int | None
    """the row that says it; None where there is none any more"""
    key: str
    code: str | None
    """None for one that is only planned"""
    name: str
    changes: list[FieldChangeView] = Field(default_factory=list)


class AssetListView(View):
    """What was read of a list, and what it changed; nothing where it was not applied."""

    file: str
    list_name: str
    columns: dict[str, str]
    """what a column is for → its heading: that is kept for the next time"""
    rows: int
    new: int = 0
    changed: int = 0
    returned: int = 0
    """those that were gone and are there again"""
    kept: int = 0
    """those that stay as they are"""
    gone: int = 0
    """those that the list has no more"""
    retired: bool = False
    """whether those that are gone were retired, since the list is complete"""
    outranked: int = 0
    """fields of which a person says something else, which stands"""
    applied: bool = False
    problems: list[ListProblem] = Field(default_factory=list)
    entries: list[ListEntry] = Field(default_factory=list)
    dry_run: bool = False
