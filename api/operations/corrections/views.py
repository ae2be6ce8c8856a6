"""What people say of elements, as programs get it."""

from datetime import datetime
from typing import Any, Literal

from api.operations.elements.views import NamedView
from api.operations.view import View


class CorrectionView(View):
    """What somebody says of a field, and what the models say of it now."""

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
    """A field that was spoken of: what was read of it before, and what is read now."""

    field: str
    before: Any
    after: Any
    model_value: Any


class CorrectedView(View):
    """What was said of an element, and all corrections of it that stand now."""

    element: NamedView
    changes: list[SaidView]
    corrections: list[CorrectionView]
    dry_run: bool = False


class ElementCorrectionsView(View):
    """Everything that people ever said of an element, in that order."""

    element: NamedView
    corrections: list[CorrectionView]


class RowProblem(View):
    """A row that can't be applied, and why."""

    line: int
    kind: Literal["unknown", "ambiguous", "duplicate", "bad value"]
    message: str


class OwnerTableView(View):
    """What was read of a table, and what it changed; nothing where it was not applied."""

    file: str
    building: str
    rows: int
    """those that name a room and say something of it"""
    met: int
    """those that have a room"""
    waiting: int = 0
    """those that wait for a room which a model may bring later"""
    rows_changed: int = 0
    """those that are new, or say something else than before"""
    rows_ended: int = 0
    rooms_changed: int = 0
    """rooms that are called otherwise than before"""
    outranked: int = 0
    """fields of which a person says something else, which stands"""
    applied: bool = False
    problems: list[RowProblem]
    dry_run: bool = False
