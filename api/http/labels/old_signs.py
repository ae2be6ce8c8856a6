"""Signs from before Skylt over HTTP, and the lookup of codes and of texts on signs."""

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
        description="A code, the text that a reader decoded from a symbol, or the text on a sign.",
        examples=["7K3-M9Q-X21", "PUMP 04/2", "HTTPS://Q.FIRM.DK/Q/7K3M9QX21"],
    ),
]


@router.get("/lookup", responses={**example(CODE), **NOT_FOUND})
def lookup(connection: ReadingConnection, text: Text) -> CodeView:
    """Return the status and element of a code or of an old sign; the text may have slashes."""
    return answer(connection, text)


@router.get("/signs", responses={**example([SIGN]), **NOT_FOUND})
def signs(session: ReadingSession, building: Building = None) -> list[SignView]:
    """List the adopted signs, by their texts."""
    return adopting.list_signs(session, building)


@router.delete("/signs", responses={**example({"text": "PUMP 04/2", "dry_run": False}), **NOT_FOUND, **REFUSED})
def forget(
    session: WritingSession,
    text: Text,
    by: Annotated[str, Query(max_length=200, description="Name of the person.", examples=["N. N."])],
    why: Annotated[str, Query(max_length=2_000, description="The reason, kept with the change.")] = "",
) -> ForgottenView:
    """Forget a sign; its text no longer leads to an element."""
    who = clean(by)
    if not who:
        raise BadValue("by needs the name of a person, and is empty")
    return adopting.forget(session, text, Saying(datetime.now(UTC), who, clean(why)))
