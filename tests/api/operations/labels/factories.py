"""A small station whose labels are printed."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, select

from api.operations.labels.choice.choosing import labels_for
from api.operations.labels.order import Choice, LabelOrder, Paper
from api.operations.labels.printing.batches import Keeping, print_batch
from api.operations.labels.printing.views import SheetView
from registry.database.engine import reading
from registry.saying import Saying
from registry.tables.columns import Table
from tests.api.operations.corrections.station import asset, space
from tests.conftest import NOON

HOST = "q.firm.dk"


def ann(hours: float = 0.0, why: str = "") -> Saying:
    """Ann says something so many hours after noon."""
    return Saying(later(hours), "Ann", why)


def later(hours: float) -> datetime:
    """A time after noon."""
    return NOON + timedelta(hours=hours)


def an_order(host: str = HOST, stock: str = "L7160", **paper: Any) -> LabelOrder:
    """All usual labels on L7160."""
    return LabelOrder(Choice(), Paper(stock, **paper), host)


def printed(
    engine: Engine, folder: Path, *, order: LabelOrder | None = None, name: str = "labels.pdf", **keeping: Any
) -> SheetView:
    """Print the labels of all that is registered."""
    order = order or an_order()
    with reading(engine) as session:
        labels = labels_for(session, order.choice)
    saying = keeping.pop("saying", ann())
    return print_batch(engine, (labels, order), folder / name, Keeping(saying, **keeping))


def code(engine: Engine, global_id: str) -> str:
    """The live code of the asset or space with that GlobalId."""
    found = asset(engine, global_id).code if global_id in {"pump", "valve", "door"} else space(engine, global_id).code
    assert found is not None
    return found


def code_row(engine: Engine, code: str) -> dict[str, Any]:
    """What is kept of a code."""
    table = Table.metadata.tables["code"]
    with reading(engine) as session:
        return dict(session.execute(select(table).where(table.c.code == code)).mappings().one())


def events(engine: Engine, code: str) -> Sequence[str]:
    """What happened to a code, in that order."""
    table = Table.metadata.tables["code_event"]
    with reading(engine) as session:
        return session.execute(select(table.c.event).where(table.c.code == code).order_by(table.c.id)).scalars().all()
