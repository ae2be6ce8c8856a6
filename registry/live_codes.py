"""Which codes lead somewhere now."""

from collections.abc import Collection

from sqlmodel import Session, col, select

from registry.database.bulk import in_batches
from registry.tables import Code, Element


def live_codes(session: Session, codes: Collection[str]) -> set[str]:
    """Those of `codes` that lead to an element which is still there."""
    live: set[str] = set()
    for batch in in_batches(sorted(codes)):
        statement = (
            select(Code.code)
            .join(Element, col(Element.id) == col(Code.element_id))
            .where(col(Code.code).in_(batch), Code.status == "live", col(Element.retired_at).is_(None))
        )
        live.update(session.exec(statement))
    return live
