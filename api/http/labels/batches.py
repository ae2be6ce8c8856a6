"""Print batches and hosts over HTTP, and the same printed again."""

from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response
from pydantic import Field

from api.http.base.answers import example
from api.http.base.asked import Id, only_known_parameters
from api.http.base.bodies import BodyIn
from api.http.base.problems import NOT_FOUND, REFUSED
from api.http.base.sessions import ReadingSession
from api.http.labels.examples import BATCH, BATCH_DETAIL, HOST
from api.http.labels.printing import FILE, MEDIA_TYPES
from api.operations.errors import BadValue
from api.operations.labels.printing.batches import Again, Keeping, list_batches, load_batch, one_batch, reprint
from api.operations.labels.printing.hosts import list_hosts
from api.operations.labels.printing.views import BatchDetail, BatchView, HostView
from ifc_import.vocabulary.text import text
from qr.output.formats import kind_of
from registry.database.engine import reading
from registry.saying import Saying

router = APIRouter(prefix="/api/v1", tags=["print batches"], dependencies=[Depends(only_known_parameters)])

SAME_FILE: dict[int | str, dict[str, object]] = {
    200: {"description": "The labels, as they came first.", "content": FILE}
}


class AgainIn(BodyIn):
    """Who prints a batch again, and what of it."""

    by: str = Field(min_length=1, max_length=200, examples=["N. N."])
    start: int | None = Field(
        default=None, ge=1, le=10_000, description="The first free label of the first sheet, if another."
    )
    only: list[Annotated[str, Field(max_length=200)]] = Field(
        default=[], description="Only the labels with these codes."
    )
    new_host: bool = Field(default=False, description="Print although labels lead to another host since then.")


@router.get("/label-batches", responses=example([BATCH]))
def batches(session: ReadingSession) -> list[BatchView]:
    """List what was printed together, the last one first."""
    return list_batches(session)


@router.get("/label-batches/{batch_id}", responses={**example(BATCH_DETAIL), **NOT_FOUND})
def batch(session: ReadingSession, batch_id: Id) -> BatchDetail:
    """Give one batch: its labels, how it was printed, and what has changed since."""
    return one_batch(session, batch_id)


@router.post(
    "/label-batches/{batch_id}/prints", responses={**SAME_FILE, **NOT_FOUND, **REFUSED}, response_class=Response
)
def print_again(request: Request, batch_id: Id, said: AgainIn) -> Response:
    """Print a batch again, word for word; the answer is the file, and `Skylt-Batch` the batch that it is kept as."""
    who = text(said.by)
    if not who:
        raise BadValue("by takes the name of who prints, and is empty")
    keeping = Keeping(Saying(datetime.now(UTC), who), said.new_host)
    engine = request.app.state.engine
    with reading(engine) as session:
        output = load_batch(session, batch_id).order.output
    ending = kind_of(output.format or "pdf", output.split).endings[0]
    with TemporaryDirectory(prefix="skylt-labels-") as folder:
        target = Path(folder) / f"labels-{batch_id}{ending}"
        view = reprint(engine, Again(batch_id, said.start, said.only), target, keeping)
        content = target.read_bytes()
    headers = {"Content-Disposition": f'attachment; filename="{target.name}"', "Skylt-Batch": str(view.sheet.batch)}
    return Response(content, media_type=MEDIA_TYPES[ending], headers=headers)


@router.get("/labels/hosts", responses=example([HOST]))
def hosts(session: ReadingSession) -> list[HostView]:
    """List the hosts that printed labels lead to."""
    return list_hosts(session)
