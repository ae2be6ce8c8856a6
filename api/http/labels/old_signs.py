"""Signs that hung before there were codes, and a lookup that takes whatever stands on a sign."""

from datetime import UTC, datetime
from typing import Annotated, TypeAlias

from fastapi import APIRouter, Depends, Query

from api.http.base.answers import example
from api.http.base.asked import WITHOUT_NUL, Building, only_known_parameters
from api.http.base.problems import NOT_FOUND, REFUSED
from api.http.base.sessions import ReadingConnection, ReadingSession, WritingSession
from api.http.examples import CODE
from api.http.labels.examples import SIGN
from api.operations.elements.looking_up import answer
from api.operations.elements.views import CodeView
from api.operations.errors import BadValue
from api.operations.labels.old_signs import adopting
from api.operations.labels.old_signs.views import ForgottenView, SignView
from ifc_import.vocabulary.text import text as clean
from registry.saying import Saying

router = APIRouter(prefix="/api/v1", tags=["signs"], dependencies=[Depends(only_known_parameters)])

Text: TypeAlias = Annotated[
    str,
    Query(
        min_length=1,
        max_length=1_000,
        pattern=WITHOUT_NUL,
        description="A code, what a reader gave that was held at a symbol, or what stands on a sign.",
        examples=["7K3-M9Q-X21", "PUMP 04/2", "HTTPS://Q.FIRM.DK/Q/7K3M9QX21"],
    ),
]


@router.get("/lookup", responses={**example(CODE), **NOT_FOUND})
def lookup(connection: ReadingConnection, text: Text) -> CodeView:
    """Give what a code leads to, or a sign that hung before there were codes: any text, also with slashes."""
    return answer(connection, text)


@router.get("/signs", responses={**example([SIGN]), **NOT_FOUND})
def signs(session: ReadingSession, building: Building = None) -> list[SignView]:
    """List the signs that were adopted, by their texts."""
    return adopting.list_signs(session, building)


@router.delete("/signs", responses={**example({"text": "PUMP 04/2", "dry_run": False}), **NOT_FOUND, **REFUSED})
def forget(
    session: WritingSession,
    text: Text,
    by: Annotated[str, Query(max_length=200, description="Who says it.", examples=["N. N."])],
    why: Annotated[str, Query(max_length=2_000, description="Why; it is kept with it.")] = "",
) -> ForgottenView:
    """Let a sign lead nowhere any more."""
    who = clean(by)
    if not who:
        raise BadValue("by takes the name of who says it, and is empty")
    return adopting.forget(session, text, Saying(datetime.now(UTC), who, clean(why)))
