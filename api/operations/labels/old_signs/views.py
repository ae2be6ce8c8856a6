"""The results of adopting signs from before Skylt."""

from datetime import datetime
from typing import Literal

from api.operations.view import View


class SignProblem(View):
    """A row of a table of signs that cannot be adopted, and why."""

    line: int
    kind: Literal["unknown", "ambiguous", "duplicate", "own code", "bad value"]
    text: str
    by: str
    key: str
    """the field and value by which the row identifies an element"""
    building: str
    message: str


class AdoptedView(View):
    """The rows of a table of signs and the changes made; no changes if it was not applied."""

    file: str
    rows: int
    met: int
    """signs whose element was found"""
    added: int = 0
    changed: int = 0
    """signs that led to another element before"""
    applied: bool = False
    problems: list[SignProblem]
    dry_run: bool = False


class SignView(View):
    """A sign that leads to an element."""

    text: str
    element_id: int
    kind: Literal["building", "storey", "space", "asset"]
    building: str
    number: str | None
    name: str
    code: str | None
    retired_at: datetime | None
    file: str
    at: datetime
    who: str
    why: str


class ForgottenView(View):
    """A sign that no longer leads to an element."""

    text: str
    dry_run: bool = False
