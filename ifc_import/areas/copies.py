"""Copies of rooms: a services model may have the rooms of the architect's again, under numbers of its own."""

from collections.abc import Iterable

from ifc_import import rules
from registry.snapshot import Finding
from registry.wording import counted

_BEFORE, _AFTER = "it is a copy of ", ", a room of another model"

EXAMPLES = 3


def copy_of(number: str) -> str:
    """The reason why a copy of the room with this number is left out of totals."""
    return f"{_BEFORE}{number}{_AFTER}"


def is_copy(reason: str | None) -> bool:
    """Whether a space is left out of totals since it is a copy of another model's room."""
    return reason is not None and reason.startswith(_BEFORE) and reason.endswith(_AFTER)


def copy_findings(reasons: Iterable[tuple[str, str | None]]) -> list[Finding]:
    """One finding on a model's copies of rooms, if it has any.

    reasons: the number of each of its spaces, and why it is left out of totals, if it is.
    """
    copies = [
        f"{number} of {reason.removeprefix(_BEFORE).removesuffix(_AFTER)}"
        for number, reason in reasons
        if reason is not None and is_copy(reason)
    ]
    if not copies:
        return []
    examples = ", ".join(copies[:EXAMPLES])
    return [rules.COPIED_ROOMS.finding(count=counted(len(copies), "room"), examples=examples)]
