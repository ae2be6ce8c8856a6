"""Signs that hung before there were codes, as programs and people get them."""

from datetime import datetime
from typing import Literal

from api.operations.view import View


class SignProblem(View):
    """A row of a table of signs that can't be adopted, and why."""

    line: int
    kind: Literal["unknown", "ambiguous", "duplicate", "own code", "bad value"]
    text: str
    by: str
    key: str
    """by what the row names an element, and how"""
    building: str
    message: str


class AdoptedView(View):
    """What was read of a table of signs, and what it changed; nothing where it was not applied."""

    file: str
    rows: int
    met: int
    """those whose element is known"""
    added: int = 0
    changed: int = 0
    """those that led to something else before"""
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
    """A sign that leads nowhere any more."""

    text: str
    dry_run: bool = False
