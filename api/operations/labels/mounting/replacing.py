"""Replaces the code of a lost or damaged label and prints the new one: both or neither."""

from dataclasses import dataclass, replace
from pathlib import Path

from sqlalchemy import Engine
from sqlmodel import Session

from api.operations.errors import BadValue
from api.operations.labels.choice.choosing import label_with
from api.operations.labels.mounting import code_changes
from api.operations.labels.mounting.views import CodeChangeView
from api.operations.labels.order import Choice, LabelOrder, Output, Paper
from api.operations.labels.printing.batches import Keeping, KeptPrint, load_batch, print_batch
from api.operations.labels.printing.looks import with_settings
from api.operations.labels.printing.paper import settle
from api.operations.labels.printing.views import SheetView
from api.operations.labels.words import ElementLabel
from api.settings.labels import LabelSettings
from qr.output.formats import format_of
from registry.codes.issued import unused_codes
from registry.codes.text import grouped
from registry.database.engine import reading
from registry.labels.batches import last_batch_of


@dataclass(frozen=True, slots=True)
class Replacement:
    """Which label is replaced, and on what the new one is printed."""

    code: str
    gone: bool
    """whether the old label is lost, so that nobody has to take it down"""
    host: str
    stock: str | None = None
    """None: that of the batch which the old label was printed in, with the look of that batch"""
    start: int = 1
    """the first free label of the sheet"""


@dataclass(frozen=True, slots=True)
class Replaced:
    """What was done to the code, and the sheet with the new label."""

    change: CodeChangeView
    sheet: SheetView


def replace_and_print(
    engine: Engine, wanted: Replacement, target: Path, keeping: Keeping, settings: LabelSettings
) -> Replaced:
    """Give the element of a label a new code and print that into `target`.

    Raises what `replace` and `print_batch` do, and BadValue where no stock is named or known.
    """
    with reading(engine) as session:
        old = code_changes.require_replaceable(session, wanted.code)
        [new] = unused_codes(session, 1)
        label = label_with(session, old.element_id or 0, new)
        kept = _print_of(session, old.code, label, wanted, target, settings)
    changes: list[CodeChangeView] = []

    def change(session: Session) -> None:
        said = keeping.saying
        changes.append(code_changes.replace(session, wanted.code, said, gone=wanted.gone, minted=new))

    sheet = print_batch(engine, kept, target, replace(keeping, changing=change))
    return Replaced(changes[0], sheet)


def _print_of(
    session: Session, old: str, label: ElementLabel, wanted: Replacement, target: Path, settings: LabelSettings
) -> KeptPrint:
    """The print of the new label: on the stock that is named, or as the old label was printed."""
    choice, output = Choice(codes=(label.code,)), Output(format_of(target))
    if wanted.stock is not None:
        order = LabelOrder(choice, Paper(wanted.stock, wanted.start, own=settings.stocks), wanted.host, output)
        return KeptPrint(0, [label], *settle(replace(order, look=with_settings(order.look, settings)), [label]))
    batch_id = last_batch_of(session, old)
    before = None if batch_id is None else load_batch(session, batch_id)
    if before is None or not before.order.paper.stock:
        raise BadValue(f"no print of {grouped(old)} on label stock is kept: name the stock for the new label")
    paper = replace(before.order.paper, start=wanted.start, later_starts=(), copies=1)
    order = replace(
        before.order,
        choice=choice,
        paper=paper,
        host=wanted.host,
        output=replace(output, dpi=before.order.output.dpi),
    )
    return KeptPrint(before.batch_id, [label], order, before.stock)
