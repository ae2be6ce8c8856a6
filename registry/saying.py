"""Who says something of an element, when and why."""

from dataclasses import dataclass
from datetime import datetime

PERSON = "person"
OWNERS_TABLE = "owner's table"
"""Who says it. A person's word outranks the table's."""


@dataclass(frozen=True, slots=True)
class Saying:
    """Somebody says something: when, who, why, and whether a person or the owner's table."""

    at: datetime
    who: str
    why: str = ""
    source: str = PERSON
