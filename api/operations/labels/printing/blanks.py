"""Prints labels with blank codes, which are mounted first and claimed later on site."""

from dataclasses import replace
from pathlib import Path

from sqlalchemy import Engine

from api.operations.errors import BadValue
from api.operations.labels.order import LabelOrder
from api.operations.labels.printers import calibrated
from api.operations.labels.printing.batches import Keeping, print_batch
from api.operations.labels.printing.drawing import Progress
from api.operations.labels.printing.looks import with_settings
from api.operations.labels.printing.views import SheetView
from api.operations.labels.words import ElementLabel
from api.settings.labels import LabelSettings
from qr.files.kinds import FileKind
from registry.codes.changes import new_blanks
from registry.database.engine import reading
from registry.wording import counted

MOST = 100_000
"""A larger number of blank labels in one print is taken for a typing mistake."""


def print_blanks(  # noqa: PLR0913, PLR0917  (as `print_batch`)
    engine: Engine,
    count: int,
    order: LabelOrder,
    target: Path,
    keeping: Keeping,
    settings: LabelSettings = LabelSettings(),  # noqa: B008  (frozen)
    progress: Progress = lambda *_: None,
    kind: FileKind | None = None,
) -> SheetView:
    """Create `count` blank codes and print them as a batch: all or nothing.

    Raises BadValue, QrError, FileError, and NeedsAnswer where labels lead to another host until now.
    """
    if not 1 <= count <= MOST:
        raise BadValue(f"can't print {counted(count, 'blank label')} at once: ask for 1 to {MOST:,}")
    with reading(engine) as session:
        order = replace(order, paper=calibrated(session, order.paper), look=with_settings(order.look, settings))
        codes = new_blanks(session, count)
    labels = [ElementLabel(code, "", "", "", "") for code in codes]
    return print_batch(engine, (labels, order), target, replace(keeping, blanks=tuple(codes)), progress, kind)
