"""What many codes are, asked at once."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from registry.codes.book import code_status
from registry.database.bulk import in_batches
from registry.elements.listing import CODE, ELEMENT


@dataclass(frozen=True, slots=True)
class CodeState:
    """What a code answers, and whether it leads to an element."""

    status: str
    has_element: bool


def code_states(connection: Connection, codes: Sequence[str]) -> dict[str, CodeState]:
    """Return the state of each of some well-formed codes; those that were never given out are not in it."""
    found: dict[str, CodeState] = {}
    for batch in in_batches(codes):
        statement = (
            select(CODE.c.code, CODE.c.status, CODE.c.element_id, ELEMENT.c.retired_at)
            .join_from(CODE, ELEMENT, ELEMENT.c.id == CODE.c.element_id, isouter=True)
            .where(CODE.c.code.in_(batch))
        )
        for code, status, element_id, retired_at in connection.execute(statement):
            found[code] = CodeState(code_status(status, retired_at), element_id is not None)
    return found
