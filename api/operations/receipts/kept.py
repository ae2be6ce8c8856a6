"""Stores receipts with their revisions, and finds and lists them."""

from collections.abc import Callable, Mapping
from typing import Any, Literal, TypeAlias, get_args

from sqlalchemy import RowMapping
from sqlmodel import Session

from api.operations.elements.names import require_named
from api.operations.import_plans.past import past_plan
from api.operations.receipts.things_to_do import rule_counts, severity_counts
from api.operations.receipts.views import RECEIPT_VERSION, ChangeCounts, FindingView, Receipt, RevisionView
from registry.elements.listing import Wanted
from registry.errors import NoReceipt, OtherReceipt, RegistryTooNew
from registry.imports.revisions import kept_receipt, revisions
from registry.tables import Revision

Content: TypeAlias = Mapping[str, Any]


def current(content: Content, version: int) -> Content:
    """A kept receipt in the current format. Raises RegistryTooNew for a newer format."""
    if version > RECEIPT_VERSION:
        raise RegistryTooNew(f"the receipt has form {version}, and this program knows {RECEIPT_VERSION}; update Skylt")
    for step in range(version, RECEIPT_VERSION):
        content = UPGRADES[step](content)
    return content


def _from_1(content: Content) -> Content:
    """Version 2 adds things to do, by rule; its other new fields are unknown for older receipts."""
    findings = [FindingView.model_validate(one) for one in content["findings"]]
    return {
        **content,
        "version": 2,
        **{name: {} for name in ("header", "assets", "elements")},
        **{name: [] for name in ("stated", "left_out", "spaces_left_out", "unmatched_areas", "plans")},
        "severities": severity_counts(findings),
        "rules": rule_counts(findings),
    }


UPGRADES: dict[int, Callable[[Content], Content]] = {1: _from_1}
"""Version → the step to the next version."""


def keep_receipt(revision: Revision, receipt: Receipt) -> None:
    """Store a receipt with its revision, in the current format."""
    revision.receipt_version = RECEIPT_VERSION
    revision.receipt = receipt.model_dump(mode="json", by_alias=True)


def repeated_receipt(session: Session, revision_id: int) -> Receipt:
    """The receipt of a file that was imported before: as it was then, but without changes."""
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
    return receipt.model_copy(update={"changes": unchanged, "areas": None})


def find_receipt(
    session: Session, revision_id: int | None = None, building: str | None = None, source_model: str | None = None
) -> Receipt:
    """The receipt of a revision, or the newest one of the building and source model. Raises NotFound."""
    require_named(session, Wanted(building=building), source_model=source_model)
    if revision_id is None:
        revision_id = _newest(session, building, source_model)
    row = kept_receipt(session, revision_id)
    if building not in (None, row["building"]) or source_model not in (None, row["source_model"]):
        whose = f"{row['building']}, {row['source_model']}"
        raise OtherReceipt(f"receipt {revision_id} is one of {whose}")
    return _opened(row)


RevisionStatus: TypeAlias = Literal["applied", "undone"]
STATUSES: tuple[RevisionStatus, ...] = get_args(RevisionStatus)
"""Whether an import stands, or was undone."""


def receipt_with_plan(session: Session, revision_id: int) -> Receipt:
    """The receipt of a past import, with what it did to each element as its plan.

    Raises NotFound where there is none or the import was undone.
    """
    receipt = find_receipt(session, revision_id)
    return receipt.model_copy(update={"plan": past_plan(session, revision_id)})


def receipt_for_page(session: Session, receipt: Receipt) -> Receipt:
    """The receipt with its plan where its page shows it: that of a later revision, if the import was not undone."""
    if receipt.id is None or receipt.revision == 1 or kept_receipt(session, receipt.id)["undone_at"] is not None:
        return receipt
    return receipt_with_plan(session, receipt.id)


def list_revisions(
    session: Session,
    building: str | None = None,
    source_model: str | None = None,
    status: RevisionStatus | None = None,
) -> list[RevisionView]:
    """All imports, or those of a status, the newest first.

    Raises NotFound for an unknown building or source model.
    """
    require_named(session, Wanted(building=building), source_model=source_model)
    rows = revisions(session, building, source_model)
    return [_listed(session, row) for row in rows if status in (None, "undone" if row["undone_at"] else "applied")]


def _newest(session: Session, building: str | None, source_model: str | None) -> int:
    rows = [one for one in revisions(session, building, source_model) if one["undone_at"] is None]
    if not rows:
        of = " of ".join(one for one in (source_model, building) if one is not None)
        raise NoReceipt(f"there is no receipt{of and f' for {of}'}")
    return int(rows[0]["id"])


def _opened(row: RowMapping) -> Receipt:
    content = current(row["receipt"], row["receipt_version"])
    receipt = Receipt.model_validate(content)
    return receipt.model_copy(update={"id": row["id"], "imported_at": row["imported_at"]})


def _listed(session: Session, row: RowMapping) -> RevisionView:
    """A line of the list; findings of receipts in an older format are counted from the receipt."""
    counts = row["severities"]
    if counts is None:
        counts = _opened(kept_receipt(session, row["id"])).severities
    return RevisionView.model_validate({**row, "severities": counts})
