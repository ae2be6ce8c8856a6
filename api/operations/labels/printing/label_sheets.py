"""Makes a label sheet: what the command `labels print` and a request over HTTP do.

Choose, draw, keep as a batch under the lock, and put the file in its place. A request that is repeated, since its
answer was lost, gets the sheet of the batch that it made, and prints and counts nothing twice.
"""

from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec
from sqlalchemy import Engine

from api.operations.errors import KeyTaken, PrintedBefore
from api.operations.labels.choice.choosing import labels_for
from api.operations.labels.choice.print_list import look_up_list
from api.operations.labels.order import LabelOrder
from api.operations.labels.printers import calibrated
from api.operations.labels.printing.batches import Keeping, load_batch, print_batch
from api.operations.labels.printing.drawing import Progress, draw_labels, drawing_pool
from api.operations.labels.printing.looks import with_settings
from api.operations.labels.printing.views import SheetView
from api.settings.labels import LabelSettings
from qr.output.formats import format_of, require_correctable
from registry.database.engine import reading
from registry.labels.batches import batch_of_request

LOOKED_UP = {
    "choice": ("found",),
    "paper": ("own", "placing"),
    "look": ("usual_layout", "usual_language", "layout_file", "own", "fonts", "logo", "colours", "template", "digests"),
}
"""What is looked up when labels are printed, and not asked for: it may be other when a request is repeated."""


def carry_out_order(
    engine: Engine,
    order: LabelOrder,
    target: Path,
    keeping: Keeping,
    settings: LabelSettings,
    progress: Progress = lambda *_: None,
) -> tuple[SheetView, LabelOrder]:
    """Print what an order chooses into `target`, and keep it as a batch: both or neither.

    Returns what was printed, and the order with the printer's correction. Raises NothingToDo, NotFound, NotACode,
    BadValue, NeedsAnswer, QrError, FileError; KeyTaken where another order has the key of this request.
    """
    before = _before(engine, order, target, keeping, progress)
    if before is not None:
        return before
    if order.paper.printer is not None:
        require_correctable(format_of(target, order.output.format, order.output.split))
    with reading(engine) as session:
        order = replace(
            order,
            choice=look_up_list(session, order.choice),
            paper=calibrated(session, order.paper),
            look=with_settings(order.look, settings),
        )
        labels = labels_for(session, order.choice, settings)
    try:
        return print_batch(engine, (labels, order), target, keeping, progress), order
    except PrintedBefore:  # by the same request, which somebody repeated meanwhile
        again = _before(engine, order, target, keeping, progress)
        if again is None:
            raise
        return again


def _before(
    engine: Engine, order: LabelOrder, target: Path, keeping: Keeping, progress: Progress
) -> tuple[SheetView, LabelOrder] | None:
    """The sheet of the batch that this request made before, drawn once more; None where it made none."""
    if keeping.request_key is None:
        return None
    with reading(engine) as session:
        batch = batch_of_request(session, keeping.request_key)
        if batch is None:
            return None
        batch_id = batch.id or 0
        kept = load_batch(session, batch_id)
    if _asked(kept.order) != _asked(order):
        raise KeyTaken(
            f"the key of this request was used for another order, which is batch {batch_id}; take a new key for a new "
            "order"
        )
    with drawing_pool(len(kept.labels) * kept.order.paper.copies, keeping.workers) as executor:
        sheet = draw_labels(kept.labels, kept.order, target, progress, executor, kept.stock)
    return sheet.model_copy(update={"file": str(target), "batch": batch_id, "repeated": True}), kept.order


def _asked(order: LabelOrder) -> dict[str, Any]:
    """What somebody asked for by an order, without what was looked up for it."""
    said = msgspec.to_builtins(order)
    return {
        part: {name: value for name, value in said[part].items() if name not in LOOKED_UP.get(part, ())}
        for part in ("choice", "paper", "output", "look")
    }
