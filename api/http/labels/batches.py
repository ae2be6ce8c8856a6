"""Print batches and hosts over HTTP; batches can be printed again."""

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
from api.http.labels.printing import FILE, MEDIA_TYPES, Start
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
    200: {"description": "The labels, as they were first printed.", "content": FILE}
}


class AgainIn(BodyIn):
    """The person who prints a batch again, and the part to print."""

    by: str = Field(min_length=1, max_length=200, examples=["N. N."])
    start: Start | Annotated[list[Start], Field(min_length=1, max_length=100)] | None = Field(
        default=None, description="The first free label of the first sheet, if another; a list for several sheets."
    )
    only: list[Annotated[str, Field(max_length=200)]] = Field(
        default=[], description="Only the labels with these codes."
    )
    pages: list[Annotated[int, Field(ge=1)]] = Field(
        default=[], max_length=1_000, description="Only these sheets, from 1; on new ones unless `start` is given."
    )
    from_code: Annotated[str, Field(max_length=200)] | None = Field(
        default=None, description="The label with this code, and all after it."
    )
    new_host: bool = Field(default=False, description="Print although labels lead to another host since then.")

    def again(self, batch_id: int) -> Again:
        """The same for an operation."""
        starts = (self.start if isinstance(self.start, list) else [self.start]) if self.start else []
        first = starts[0] if starts else None
        return Again(batch_id, first, self.only, self.pages, self.from_code, tuple(starts[1:]))


@router.get("/label-batches", responses=example([BATCH]))
def batches(session: ReadingSession) -> list[BatchView]:
    """List the print batches, the last one first."""
    return list_batches(session)


@router.get("/label-batches/{batch_id}", responses={**example(BATCH_DETAIL), **NOT_FOUND})
def batch(session: ReadingSession, batch_id: Id) -> BatchDetail:
    """Return a batch: its labels, its print settings, and the changes since."""
    return one_batch(session, batch_id)


@router.post(
    "/label-batches/{batch_id}/prints", responses={**SAME_FILE, **NOT_FOUND, **REFUSED}, response_class=Response
)
def print_again(request: Request, batch_id: Id, said: AgainIn) -> Response:
    """Print a batch again with the same texts. Returns the file; the header `Skylt-Batch` is the new batch."""
    who = text(said.by)
    if not who:
        raise BadValue("by needs the name of a person, and is empty")
    keeping = Keeping(Saying(datetime.now(UTC), who), said.new_host)
    engine = request.app.state.engine
    with reading(engine) as session:
        output = load_batch(session, batch_id).order.output
    ending = kind_of(output.format or "pdf", output.split).endings[0]
    with TemporaryDirectory(prefix="skylt-labels-") as folder:
        target = Path(folder) / f"labels-{batch_id}{ending}"
        view = reprint(engine, said.again(batch_id), target, keeping)
        content = target.read_bytes()
    headers = {"Content-Disposition": f'attachment; filename="{target.name}"', "Skylt-Batch": str(view.sheet.batch)}
    return Response(content, media_type=MEDIA_TYPES[ending], headers=headers)


@router.get("/labels/hosts", responses=example([HOST]))
def hosts(session: ReadingSession) -> list[HostView]:
    """List the hosts that printed labels lead to."""
    return list_hosts(session)
