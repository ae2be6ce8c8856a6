"""Receipts as they are kept with the revisions: stored, found, listed."""

from sqlalchemy import RowMapping
from sqlmodel import Session

from api.operations.receipt_versions import current
from api.operations.receipts.views import RECEIPT_VERSION, ChangeCounts, Receipt, RevisionView
from registry.errors import NotFound
from registry.imports.revisions import kept_receipt, revisions
from registry.tables import Revision


def keep_receipt(revision: Revision, receipt: Receipt) -> None:
    """Store a receipt with its revision, in the form of today."""
    revision.receipt_version = RECEIPT_VERSION
    revision.receipt = receipt.model_dump(mode="json", by_alias=True)


def repeated_receipt(session: Session, revision_id: int) -> Receipt:
    """The receipt of a file that was imported before: as it was then, with nothing changed."""
    receipt = find_receipt(session, revision_id)
    counts = receipt.counts
    unchanged = ChangeCounts(
        added=0,
        changed=0,
        unchanged=counts.storeys + counts.spaces + counts.assets,
        retired=0,
        rematched=0,
        proposed=0,
    )
    return receipt.model_copy(update={"changes": unchanged})


def find_receipt(
    session: Session, revision_id: int | None = None, building: str | None = None, source_model: str | None = None
) -> Receipt:
    """The receipt of a revision, or the newest of those that fit. Raises NotFound."""
    if revision_id is None:
        revision_id = _newest(session, building, source_model)
    row = kept_receipt(session, revision_id)
    if building not in (None, row["building"]) or source_model not in (None, row["source_model"]):
        whose = f"{row['building']}, {row['source_model']}"
        raise NotFound(f"receipt {revision_id} is one of {whose}; leave out --building and --source-model to see it")
    return _opened(row)


def list_revisions(
    session: Session, building: str | None = None, source_model: str | None = None
) -> list[RevisionView]:
    """All imports that were kept, the newest first."""
    return [_listed(session, row) for row in revisions(session, building, source_model)]


def _newest(session: Session, building: str | None, source_model: str | None) -> int:
    rows = [one for one in revisions(session, building, source_model) if one["undone_at"] is None]
    if not rows:
        of = " of ".join(one for one in (source_model, building) if one is not None)
        raise NotFound(f"there is no receipt{of and f' for {of}'}; `skylt receipt --list` shows those that there are")
    return int(rows[0]["id"])


def _opened(row: RowMapping) -> Receipt:
    content = current(row["receipt"], row["receipt_version"])
    receipt = Receipt.model_validate(content)
    return receipt.model_copy(update={"id": row["id"], "imported_at": row["imported_at"]})


def _listed(session: Session, row: RowMapping) -> RevisionView:
    """A line of the list; a receipt of an older form is opened to count its findings."""
    counts = row["severities"]
    if counts is None:
        counts = _opened(kept_receipt(session, row["id"])).severities
    return RevisionView.model_validate({**row, "severities": counts})
