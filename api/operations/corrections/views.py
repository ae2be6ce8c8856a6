"""The results of corrections and of importing the owner's room table."""

from datetime import datetime
from typing import Any, Literal

from api.operations.elements.views import NamedView
from api.operations.view import View


class CorrectionView(View):
    """A correction of a field, with the current value of the models."""

    field: str
    value: Any
    model_value: Any
    """the same value where the models agree"""
    source: str
    """person, or the owner's table"""
    who: str
    why: str
    at: datetime
    ended_at: datetime | None = None
    ended_by: str | None = None


class SaidView(View):
    """A field that was corrected, or whose correction was taken back, with its values before and after."""

    field: str
    before: Any
    after: Any
    model_value: Any


class CorrectedView(View):
    """The changes to an element, and all its current corrections."""

    element: NamedView
    changes: list[SaidView]
    corrections: list[CorrectionView]
    dry_run: bool = False


class ElementCorrectionsView(View):
    """All corrections of an element, ended ones as well, in the order in which they were made."""

    element: NamedView
    corrections: list[CorrectionView]


class RowProblem(View):
    """A row that cannot be imported as it is, and why."""

    line: int
    kind: Literal["unknown", "ambiguous", "duplicate", "bad value"]
    message: str


class OwnerTableView(View):
    """The rows of a table and the changes made by its import; no changes if it was not applied."""

    file: str
    building: str
    rows: int
    """rows with a room and at least one value"""
    met: int
    """rows whose room exists"""
    waiting: int = 0
    """rows that are kept for rooms of later models"""
    rows_changed: int = 0
    """rows that are new or have other values than before"""
    rows_ended: int = 0
    rooms_changed: int = 0
    """rooms whose values have changed"""
    outranked: int = 0
    """fields with a different correction by a person, which takes precedence"""
    applied: bool = False
    problems: list[RowProblem]
    dry_run: bool = False
