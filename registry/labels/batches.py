"""Print batches: labels printed together, kept so that they can be printed again with the same words."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeAlias

from sqlalchemy import ColumnElement, Connection, RowMapping, case, func
from sqlalchemy import select as select_columns
from sqlmodel import Session, col, select

from registry.codes.issued import PRINTED, SWAPPED, code_status, note_codes
from registry.database.bulk import in_batches, insert_rows
from registry.errors import NoBatch
from registry.tables import BatchLabel, Code, CodeEvent, Element, PrintBatch

Words: TypeAlias = Mapping[str, Any]
"""The printed texts of a label, as plain JSON values."""


@dataclass(frozen=True, slots=True)
class NewBatch:
    """The settings of a print batch, without its labels."""

    at: datetime
    who: str
    host: str
    stock: Words
    """the geometry of the stock, not only its name"""
    file: str
    look: Words = field(default_factory=dict)
    options: Words = field(default_factory=dict)
    """first position, copies, format, and the offsets of the printer"""
    is_trial: bool = False
    request_key: str | None = None
    again_of_id: int | None = None


def keep_batch(session: Session, new: NewBatch, labels: Sequence[tuple[str, Words]]) -> int:
    """Store a batch and its labels, each with code and words, in the order of printing, each once; returns its id.

    The codes of a trial do not count as printed. The caller holds the write lock.
    """
    fields = {name: getattr(new, name) for name in NewBatch.__slots__}
    batch = PrintBatch(**{**fields, "stock": dict(new.stock), "look": dict(new.look), "options": dict(new.options)})
    batch.labels = len(labels)
    session.add(batch)
    session.flush()
    batch_id = batch.id or 0
    rows = [
        {"batch_id": batch_id, "position": position, "code": code, "words": dict(words)}
        for position, (code, words) in enumerate(labels, start=1)
    ]
    insert_rows(session, BatchLabel, rows)
    if not new.is_trial:
        note_codes(session, [code for code, _words in labels], PRINTED, new.at, new.who, f"batch {batch_id}")
    return batch_id


def find_batch(session: Session, batch_id: int) -> PrintBatch:
    """The batch with that number. Raises NoBatch."""
    batch = session.get(PrintBatch, batch_id)
    if batch is None:
        raise NoBatch(f"there is no print batch {batch_id}")
    return batch


def last_batch_of(session: Session, code: str) -> int | None:
    """The id of the latest batch with a label of that code, trials left out; None where there is none."""
    statement = (
        select(BatchLabel.batch_id)
        .join(PrintBatch, col(PrintBatch.id) == col(BatchLabel.batch_id))
        .where(BatchLabel.code == code, _is_real())
    )
    return session.exec(statement.order_by(col(BatchLabel.batch_id).desc()).limit(1)).one_or_none()


def batch_of_request(session: Session, request_key: str) -> PrintBatch | None:
    """The batch that was printed for a request with that key; None where there is none."""
    return session.exec(select(PrintBatch).where(PrintBatch.request_key == request_key)).one_or_none()


def all_batches(session: Session) -> list[PrintBatch]:
    """All batches, the latest first."""
    return list(session.exec(select(PrintBatch).order_by(col(PrintBatch.id).desc())))


def codes_of_file(connection: Connection, file: str) -> tuple[int, frozenset[str]] | None:
    """The id and codes of the latest batch written to a file with that name; None where there is none."""
    batches = select_columns(col(PrintBatch.id)).where(col(PrintBatch.file) == file)
    batch_id = connection.execute(batches.order_by(col(PrintBatch.id).desc()).limit(1)).scalar_one_or_none()
    if batch_id is None:
        return None
    codes = connection.execute(select_columns(col(BatchLabel.code)).where(col(BatchLabel.batch_id) == batch_id))
    return batch_id, frozenset(codes.scalars())


def labels_of(session: Session, batch_id: int) -> Iterator[tuple[str, dict[str, Any]]]:
    """The codes and words of a batch, in the order of printing."""
    statement = (
        select_columns(col(BatchLabel.code), col(BatchLabel.words))
        .where(col(BatchLabel.batch_id) == batch_id)
        .order_by(col(BatchLabel.position))
    )
    yield from ((code, words) for code, words in session.execute(statement))


def printed_codes(session: Session) -> set[str]:
    """The codes with a printed label, trials left out, whose words are those of the code's element.

    A code that was swapped since is not among them, since the words on its label are those of the other element.
    """
    event, identity = col(CodeEvent.event), col(CodeEvent.id)
    last = {name: func.max(case((event == name, identity))) for name in (PRINTED, SWAPPED)}
    statement = (
        select_columns(col(CodeEvent.code))
        .where(event.in_(last))
        .group_by(col(CodeEvent.code))
        .having(last[PRINTED] > func.coalesce(last[SWAPPED], 0))
    )
    return set(session.scalars(statement))


def last_host(session: Session) -> str | None:
    """The host of the latest batch that is not a trial; None where nothing was printed."""
    statement = select(PrintBatch.host).where(_is_real()).order_by(col(PrintBatch.id).desc()).limit(1)
    return session.exec(statement).one_or_none()


def hosts(session: Session) -> Sequence[RowMapping]:
    """The hosts in printed symbols, with columns host, printed, mounted, batches, first_at, last_at; that of the latest
    batch comes first. `printed` and `mounted` count codes by their latest label.
    """
    last = select_columns(col(BatchLabel.code), func.max(col(BatchLabel.batch_id)).label("batch_id"))
    last = last.join(PrintBatch, col(PrintBatch.id) == col(BatchLabel.batch_id)).where(_is_real())
    of_code = last.group_by(col(BatchLabel.code)).subquery()
    counted = (
        select_columns(
            col(PrintBatch.host).label("host"),
            func.count().label("printed"),
            func.count(col(Code.mounted_at)).label("mounted"),
        )
        .join_from(of_code, PrintBatch, col(PrintBatch.id) == of_code.c.batch_id)
        .join(Code, col(Code.code) == of_code.c.code)
        .group_by(col(PrintBatch.host))
        .subquery()
    )
    statement = (
        select_columns(
            col(PrintBatch.host).label("host"),
            func.coalesce(func.max(counted.c.printed), 0).label("printed"),
            func.coalesce(func.max(counted.c.mounted), 0).label("mounted"),
            func.count(col(PrintBatch.id).distinct()).label("batches"),
            func.min(col(PrintBatch.at)).label("first_at"),
            func.max(col(PrintBatch.at)).label("last_at"),
        )
        .join(counted, counted.c.host == col(PrintBatch.host), isouter=True)
        .where(_is_real())
        .group_by(col(PrintBatch.host))
        .order_by(func.max(col(PrintBatch.id)).desc())
    )
    return session.execute(statement).mappings().all()


def statuses_of(session: Session, codes: Collection[str]) -> dict[str, str]:
    """Code → live, removed, replaced, revoked or blank."""
    found: dict[str, str] = {}
    for batch in in_batches(sorted(codes)):
        statement = (
            select_columns(col(Code.code), col(Code.status), col(Element.retired_at))
            .join_from(Code, Element, col(Element.id) == col(Code.element_id), isouter=True)
            .where(col(Code.code).in_(batch))
        )
        found.update((code, code_status(status, retired_at)) for code, status, retired_at in session.execute(statement))
    return found


def _is_real() -> ColumnElement[bool]:
    return col(PrintBatch.is_trial).is_(False)
