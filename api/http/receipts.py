"""Imports and their receipts over HTTP: JSON for programs, a web page for the designer."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query
from fastapi.responses import HTMLResponse

from api.http.base.answers import example
from api.http.base.asked import Building, Id, SourceModel, only_known_parameters
from api.http.base.problems import NOT_FOUND
from api.http.base.sessions import ReadingSession
from api.http.examples import IMPORT_PLAN, RECEIPT, REVISION
from api.operations.import_plans.past import past_plan
from api.operations.import_plans.views import PlanView
from api.operations.receipts import kept as kept_receipts
from api.operations.receipts.kept import RevisionStatus
from api.operations.receipts.page import receipt_page
from api.operations.receipts.views import Receipt, RevisionView

router = APIRouter(prefix="/api/v1/revisions", tags=["receipts"], dependencies=[Depends(only_known_parameters)])

_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
_PAGE: dict[int | str, dict[str, Any]] = {
    200: {"description": "The receipt as one page.", "content": {"text/html": {}}},
    **NOT_FOUND,
}


@router.get("", responses={**example([REVISION]), **NOT_FOUND})
def revisions(
    session: ReadingSession,
    building: Building = None,
    source_model: SourceModel = None,
    status: Annotated[RevisionStatus | None, Query(description="Only imports that stand, or that were undone.")] = None,
) -> list[RevisionView]:
    """List the imported files, the newest first, with the number of findings in each."""
    return kept_receipts.list_revisions(session, building, source_model, status)


@router.get("/{revision_id}/receipt", responses={**example(RECEIPT), **NOT_FOUND})
def receipt(session: ReadingSession, revision_id: Id) -> Receipt:
    """Return the receipt of an import: elements read and left out, and findings with their positions in plan."""
    return kept_receipts.find_receipt(session, revision_id)


@router.get("/{revision_id}/receipt.html", responses=_PAGE, response_class=HTMLResponse)
def page(session: ReadingSession, revision_id: Id) -> HTMLResponse:
    """Return the receipt as a self-contained web page for the designer."""
    receipt = kept_receipts.receipt_for_page(session, kept_receipts.find_receipt(session, revision_id))
    return HTMLResponse(receipt_page(receipt), headers=_HEADERS)


@router.get("/{revision_id}/changes", responses={**example(IMPORT_PLAN), **NOT_FOUND})
def changes(session: ReadingSession, revision_id: Id) -> PlanView:
    """Give what an import changed, element by element: what matters to labels first, then rooms and floor areas."""
    return past_plan(session, revision_id)
