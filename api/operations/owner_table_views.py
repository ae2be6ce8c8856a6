"""What became of an owner's table of rooms, as programs get it."""

from typing import Literal

from api.operations.elements.views import View


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
