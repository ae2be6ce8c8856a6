"""Checks a finished label sheet: its symbols, the texts beside them, and the address that each one leads to."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

from sqlalchemy import Connection
from sqlmodel import Session

from api.operations.labels.printing.batches import labels_now, load_batch
from api.operations.labels.printing.comparing import changed_words, compared, other_pictures, other_words
from api.operations.labels.printing.views import SheetProblem, SheetProof
from qr.errors import LabelsUnreadable
from qr.files.pool import pool
from qr.layout.label import in_groups
from qr.proof.decoding import decode, pages
from qr.proof.pictures import ENDINGS, pictures, read_picture
from qr.proof.reading import Decoded
from qr.symbol.address import CodeHost, code_host
from registry.codes.issued import CodeState, code_states
from registry.codes.text import read_code
from registry.errors import NotACode
from registry.labels.batches import codes_of_file
from registry.wording import counted

Progress = Callable[[str, int, int], None]
"""Step, pages done, of how many."""

AT_ONCE = 2000
"""Labels that are compared with the registry at a time."""
PAGES_WORTH_A_POOL = 16
SOUND = ("live", "blank")
"""What a code on a label may be: blank ones were printed to be claimed later."""


@contextmanager
def reading_pool(sheet: Path, workers: int | None = None) -> Iterator[Executor | None]:
    """Give processes that read a PDF; None where it has too few pages to be worth it.

    workers: how many, as many as there are cores unless told. Raises QrError where the file cannot be read.
    """
    if sheet.suffix.lower() in ENDINGS:
        yield None
        return
    with pool(1 if pages(sheet) < PAGES_WORTH_A_POOL else workers, loading="qr.proof.reading") as executor:
        yield executor


def verify_sheet(
    connection: Connection,
    sheet: Path,
    host: str,
    progress: Progress = lambda *_: None,
    executor: Executor | None = None,
) -> SheetProof:
    """Decode every symbol of a file and compare it with the words beside it and with the registry.

    sheet: a PDF, or PNG, SVG and ZPL, also in a zip. Of pictures the words are compared with those of their batch.
    host: where codes should lead.
    executor: reads the pages, see `reading_pool`; this process does where there is none.

    Raises QrError where the file is no sheet that can be read.
    """
    check = _Check(connection, code_host(host))
    decoded: Iterator[Decoded]
    count = 0
    if sheet.suffix.lower() in ENDINGS:
        decoded = map(read_picture, pictures(sheet))
    else:
        count = pages(sheet)
        decoded = decode(sheet, progress=lambda done: progress("pages read", done, count), executor=executor)
    while some := list(islice(decoded, AT_ONCE)):
        check.take(some)
    return check.proof(sheet, count)


class _Check:
    """Compares labels as they come, and keeps what is wrong."""

    def __init__(self, connection: Connection, host: CodeHost) -> None:
        self._connection = connection
        self._host = host
        self._seen: Counter[str] = Counter()
        self._places: dict[str, Decoded] = {}
        self._labels = self._symbols = self._blank = 0
        self._problems: list[SheetProblem] = []
        self._sound: list[Decoded] = []

    def take(self, labels: list[Decoded]) -> None:
        """Compare some labels."""
        states = code_states(self._connection, sorted(set(_well_formed(map(_code, labels)))))
        for one in labels:
            self._labels += 1
            self._symbols += bool(one.text)
            if message := _wrong(one, self._host, states):
                self._problems.append(_problem(one, message))
            else:
                code = _code(one)
                self._blank += states[code].status == "blank"
                self._seen[code] += 1
                self._sound.append(one)
                self._places[code] = one

    def proof(self, file: Path, count: int) -> SheetProof:
        """What came of it. Raises LabelsUnreadable where there were no labels."""
        if not self._labels:
            raise LabelsUnreadable(
                f"{file} has no labels: check that it is a file that was printed; unpack a zip of PDFs first."
            )
        batch_id, codes = codes_of_file(self._connection, file.name) or (None, frozenset())
        if not codes.issuperset(self._seen):
            batch_id = None
        there = codes.intersection([*self._seen, *(one.code for one in self._problems)])
        return SheetProof(
            file=file.name,
            pages=count or self._labels,
            labels=self._labels,
            symbols=self._symbols,
            codes=len(self._seen),
            blank=self._blank,
            unread=sum(one.words is None for one in self._sound) if batch_id is None else 0,
            problems=[*self._problems, *self._repeated(), *self._with_other_words(file, batch_id)],
            batch=batch_id,
            missing=[] if batch_id is None else sorted(codes - there),
        )

    def _with_other_words(self, file: Path, batch_id: int | None) -> Iterator[SheetProblem]:
        """Labels that lead to their element and say something else."""
        with Session(self._connection) as session:
            now = labels_now(session)
            found = [*other_words(self._sound, now, self._host.shown)]
            if batch_id is not None:
                kept = load_batch(session, batch_id)
                found += changed_words(self._sound, kept, now)
                if any(one.words is None for one in self._sound):
                    found += other_pictures(file, self._sound, kept)
        for one, message in compared(found).values():
            yield _problem(one, message)

    def _repeated(self) -> Iterator[SheetProblem]:
        """Codes on more labels than the others: one of these should have had another."""
        [(usual, _)] = Counter(self._seen.values()).most_common(1) or [(0, 0)]
        for code, times in self._seen.items():
            if times > usual:
                where = self._places[code]
                yield _problem(
                    where, f"its code is on {counted(times, 'label')}, other codes on {usual}: one of them is wrong"
                )


def _wrong(one: Decoded, host: CodeHost, states: dict[str, CodeState]) -> str | None:
    """What is wrong with one label; None where it says what it should."""
    if not one.text:
        return "its symbol can't be read"
    code = _code(one)
    if one.text != host.url(code):
        return f"its symbol says {one.text!r}, which does not lead to {host.shown}"
    if one.clear_code != code:
        return f"its symbol says {in_groups(code)}, the text beside it {in_groups(one.clear_code) or 'no code'}"
    try:
        read_code(code)
    except NotACode as error:
        return str(error)
    return _state_is_wrong(states.get(code))


def _state_is_wrong(state: CodeState | None) -> str | None:
    if state is None:
        return "its code was not given out by this registry"
    if state.status not in SOUND:
        return f"its code is {state.status}"
    return None if state.has_element or state.status == "blank" else "its code leads to no element"


def _code(one: Decoded) -> str:
    return one.text.rpartition("/")[2]


def _well_formed(codes: Iterable[str]) -> Iterator[str]:
    for code in codes:
        try:
            yield read_code(code)
        except NotACode:
            continue


def _problem(one: Decoded, message: str) -> SheetProblem:
    return SheetProblem(
        page=one.page,
        x_mm=round(one.box.x_mm, 1),
        y_mm=round(one.box.y_mm, 1),
        code=_code(one) or one.clear_code,
        message=message,
    )
