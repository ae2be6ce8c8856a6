"""The result of importing an owner's list of assets."""

from typing import Literal

from pydantic import Field

from api.operations.history.views import FieldChangeView
from api.operations.view import View

Kind = Literal["bad value", "duplicate", "unknown place", "ambiguous place", "in a model"]


class ListProblem(View):
    """A row that cannot be imported as it is, and why."""

    line: int
    kind: Kind
    message: str


class ListEntry(View):
    """The change to an asset; unchanged ones have no entry."""

    action: Literal["new", "changed", "returned", "gone"]
    line: int | None
    """the row in the file; None for assets that are no longer in it"""
    key: str
    code: str | None
    """None for a new asset in a dry run"""
    name: str
    changes: list[FieldChangeView] = Field(default_factory=list)


class AssetListView(View):
    """The rows of a list and the changes made by its import; no changes if it was not applied."""

    file: str
    list_name: str
    columns: dict[str, str]
    """field → heading of its column; kept for the next import"""
    rows: int
    new: int = 0
    changed: int = 0
    returned: int = 0
    """assets that had been retired and are in the list again"""
    kept: int = 0
    """unchanged assets"""
    gone: int = 0
    """assets that are no longer in the list"""
    retired: bool = False
    """whether these were retired, since the list is complete"""
    outranked: int = 0
    """fields with a different correction by a person, which takes precedence"""
    applied: bool = False
    problems: list[ListProblem] = Field(default_factory=list)
    entries: list[ListEntry] = Field(default_factory=list)
    dry_run: bool = False
