"""Prints labels and keeps what was printed, so that the same can be printed again.

The file is drawn first, beside its place and without a lock. Then, under the lock, the batch is written and the file
takes its place before the registry commits: whatever fails in between, no batch speaks of a file that never was.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import msgspec
from sqlalchemy import Engine
from sqlmodel import Session

from api.files.drafts import Draft, draft_of
from api.operations.errors import NothingToDo, PrintedBefore
from api.operations.labels.choice.choosing import labels_for
from api.operations.labels.order import Choice, LabelOrder
from api.operations.labels.printing.drawing import Progress, draw_labels, drawing_pool, with_copies
from api.operations.labels.printing.files import groups, last_page, starts_after
from api.operations.labels.printing.hosts import require_host, require_reachable
from api.operations.labels.printing.paper import settle
from api.operations.labels.printing.views import (
    BatchDetail,
    BatchLabelView,
    BatchView,
    NotLive,
    ReprintView,
    SheetView,
    SinceView,
    WordChange,
)
from api.operations.labels.words import ElementLabel
from qr.files.kinds import FileKind
from qr.output.formats import format_of, kind_of
from qr.output.single import alone
from qr.stock.grid import Stock, places
from qr.symbol.address import code_host
from registry.codes.changes import keep_blanks
from registry.codes.text import read_code
from registry.database.engine import reading, writing
from registry.errors import NotFound
from registry.labels.batches import (
    NewBatch,
    all_batches,
    batch_of_request,
    find_batch,
    keep_batch,
    labels_of,
    statuses_of,
)
from registry.saying import Saying
from registry.tables import PrintBatch
from registry.wording import counted

ON_SHEETS = ("pdf", "zpl")
"""Formats whose labels come out one after the other, on sheets or a roll."""


@dataclass(frozen=True, slots=True)
class Keeping:
    """How a print is kept: who prints, and what it answers."""

    saying: Saying
    new_host: bool = False
    """whether it is meant that labels lead to another host than those before"""
    test_host: bool = False
    """whether it is meant, for a test, that labels lead to the machine that opens them"""
    request_key: str | None = None
    again_of: int | None = None
    blanks: tuple[str, ...] = ()
    """codes that are minted by it"""
    changing: Callable[[Session], object] | None = None
    """what else is written with the batch: both or neither"""
    workers: int | None = None
    """processes that draw; as many as cores unless told"""


@dataclass(frozen=True, slots=True)
class Again:
    """Which batch is printed again, and what of it."""

    batch_id: int
    start: int | None = None
    """the first free label of the first sheet, where it is another one than then"""
    only: Collection[str] = ()
    """the codes of those that are printed, where it is not all"""
    pages: Collection[int] = ()
    """the sheets that are printed, from 1, with the copies that were on each; on new sheets unless `start` is given"""
    from_code: str | None = None
    """the code of the first label that is printed, with all after it; on a new sheet unless `start` is given"""
    later_starts: tuple[int, ...] = ()
    """the first free label of further part-used sheets"""


@dataclass(frozen=True, slots=True)
class KeptPrint:
    """All that it takes to print a batch again: the labels with their words, and the order, on the stock as it was."""

    batch_id: int
    labels: list[ElementLabel]
    order: LabelOrder
    stock: Stock


def print_batch(
    engine: Engine,
    kept: "KeptPrint | tuple[Sequence[ElementLabel], LabelOrder]",
    target: Path,
    keeping: Keeping,
    progress: Progress = lambda *_: None,
    kind: FileKind | None = None,
) -> SheetView:
    """Print labels by an order into `target` and keep them as a batch: both or neither.

    kept: the labels and the order, or a batch that is printed again.

    Raises QrError, FileError, and NeedsAnswer where labels lead to another host until now.
    """
    labels, order, stock = _what(kept)
    if not keeping.test_host and keeping.again_of is None:
        require_reachable(order)
    with reading(engine) as session:
        require_host(session, order, new_host=keeping.new_host)
    count = len(labels) * order.paper.copies
    kind = kind or kind_of(format_of(target, order.output.format, order.output.split), order.output.split)
    with draft_of(target, kind) as draft:
        with drawing_pool(count, keeping.workers) as executor:
            sheet = draw_labels(labels, order, draft.path, progress, executor, stock)
        batch_id = _keep(engine, labels, order, stock, draft, keeping)
    return sheet.model_copy(update={"file": str(target), "batch": batch_id})


def load_batch(session: Session, batch_id: int) -> KeptPrint:
    """All that it takes to print a batch again. Raises NotFound."""
    batch = find_batch(session, batch_id)
    order = msgspec.convert({**batch.options, "look": batch.look, "host": batch.host}, LabelOrder)
    labels = [msgspec.convert(words, ElementLabel) for _code, words in labels_of(session, batch_id)]
    return KeptPrint(batch_id, labels, order, msgspec.convert(batch.stock, Stock))


def reprint(
    engine: Engine,
    again: Again,
    target: Path,
    keeping: Keeping,
    progress: Progress = lambda *_: None,
    kind: FileKind | None = None,
) -> ReprintView:
    """Print a batch again, word for word and with the same options, whatever has changed since.

    Raises NotFound, QrError, FileError, and NeedsAnswer where its labels lead to another host than those after it.
    """
    with reading(engine) as session:
        kept = _chosen(load_batch(session, again.batch_id), again)
        since = since_then(session, kept.labels)
    sheet = print_batch(engine, kept, target, replace(keeping, again_of=again.batch_id), progress, kind)
    return ReprintView(sheet=sheet, again_of=again.batch_id, since=since)


def list_batches(session: Session) -> list[BatchView]:
    """All batches, the last one first."""
    return [BatchView(**_common(one)) for one in all_batches(session)]


def one_batch(session: Session, batch_id: int) -> BatchDetail:
    """A batch with all that is kept of it, and what has changed since. Raises NotFound."""
    batch, kept = find_batch(session, batch_id), load_batch(session, batch_id)
    on_sheets = {one.label.code: one for one in reversed(list(_placed(kept)))}
    contents = [
        BatchLabelView(position=position, code=code, words=words, **_place(on_sheets.get(code)))
        for position, (code, words) in enumerate(labels_of(session, batch_id), start=1)
    ]
    return BatchDetail(
        **_common(batch),
        geometry=batch.stock,
        look=batch.look,
        options=batch.options,
        contents=contents,
        since=since_then(session, kept.labels),
    )


def since_then(session: Session, labels: Sequence[ElementLabel]) -> SinceView:
    """What has changed since labels were printed: their words, and where their codes lead."""
    statuses = statuses_of(session, {one.code for one in labels})
    not_live = [NotLive(code=one.code, status=statuses[one.code]) for one in labels if statuses[one.code] != "live"]
    now = labels_now(session)
    changes = [_change(one, now[one.code]) for one in labels if one.code in now]
    return SinceView(changed=[one for one in changes if one is not None], not_live=not_live)


def _what(
    kept: "KeptPrint | tuple[Sequence[ElementLabel], LabelOrder]",
) -> tuple[Sequence[ElementLabel], LabelOrder, Stock]:
    if isinstance(kept, KeptPrint):
        return kept.labels, kept.order, kept.stock
    labels, order = kept
    return labels, *settle(order, labels)


def _keep(
    engine: Engine,
    labels: Sequence[ElementLabel],
    order: LabelOrder,
    stock: Stock,
    draft: Draft,
    keeping: Keeping,
) -> int:
    try:
        with writing(engine) as session:
            require_host(session, order, new_host=keeping.new_host)
            _require_unmade(session, keeping)
            if keeping.blanks:
                keep_blanks(session, keeping.blanks, keeping.saying)
            if keeping.changing is not None:
                keeping.changing(session)
            batch_id = keep_batch(session, _batch(order, stock, draft.target.name, keeping), _contents(labels))
            draft.put()
    except BaseException:
        draft.take_back()
        raise
    return batch_id


def _require_unmade(session: Session, keeping: Keeping) -> None:
    """Raise PrintedBefore where a request of that key made its batch while this one was drawing."""
    if keeping.request_key is None:
        return
    batch = batch_of_request(session, keeping.request_key)
    if batch is not None:
        raise PrintedBefore(f"this request was answered before: its labels are batch {batch.id}; ask for that again")


def _batch(order: LabelOrder, stock: Stock, file: str, keeping: Keeping) -> NewBatch:
    said = msgspec.to_builtins(replace(order, paper=replace(order.paper, own=()), look=replace(order.look, own=())))
    return NewBatch(
        at=keeping.saying.at,
        who=keeping.saying.who,
        host=code_host(order.host).shown,
        stock=msgspec.to_builtins(stock),
        file=file,
        look=said.pop("look", {}),
        options={name: value for name, value in said.items() if name != "host"},
        is_trial=order.is_trial,
        request_key=keeping.request_key,
        again_of_id=keeping.again_of,
    )


def _contents(labels: Sequence[ElementLabel]) -> list[tuple[str, dict[str, Any]]]:
    return [(one.code, msgspec.to_builtins(one)) for one in labels]


@dataclass(frozen=True, slots=True)
class _Placed:
    """A label, or a copy of it, with the sheet and the place on it, both from 1."""

    label: ElementLabel
    page: int
    place: int


def _placed(kept: KeptPrint) -> Iterator[_Placed]:
    """The labels of a batch with their copies, in the order in which they came out; none where there are no sheets."""
    order = kept.order
    format_ = order.output.format or "pdf"
    if format_ not in ON_SHEETS:
        return
    stock = kept.stock if format_ == "pdf" else alone(kept.stock)
    before, starts = 0, order.paper.starts
    for _, group in groups(with_copies(kept.labels, order.choice), order.output.split):
        copied = [one for one in group for _ in range(order.paper.copies)]
        for label, (page, place) in zip(copied, places(stock, starts), strict=False):
            yield _Placed(label, before + page, place)
        before += last_page(stock, len(copied), starts)
        starts = starts_after(stock, len(copied), starts)


def _place(placed: _Placed | None) -> dict[str, int]:
    return {} if placed is None else {"page": placed.page, "place": placed.place}


def _chosen(kept: KeptPrint, again: Again) -> KeptPrint:
    """The same with other labels free on the first sheets, or fewer labels."""
    chosen = _only(kept, again.only)
    if again.pages or again.from_code is not None:
        on_sheets = list(_placed(kept))
        chosen = _on_pages(chosen, on_sheets, again.pages) if again.pages else chosen
        chosen = chosen if again.from_code is None else _from(chosen, on_sheets, read_code(again.from_code))
        chosen = _starting_at(chosen, 1)
    return chosen if again.start is None else _starting_at(chosen, again.start, again.later_starts)


def _starting_at(kept: KeptPrint, start: int, later_starts: tuple[int, ...] = ()) -> KeptPrint:
    paper = replace(kept.order.paper, start=start, later_starts=later_starts)
    return replace(kept, order=replace(kept.order, paper=paper))


def _only(kept: KeptPrint, only: Collection[str]) -> KeptPrint:
    """The labels with these codes, or all. Raises NotFound."""
    wanted = {read_code(one) for one in only}
    if strange := sorted(wanted - {one.code for one in kept.labels}):
        raise NotFound(f"batch {kept.batch_id} has no label with the code {', '.join(strange)}")
    return replace(kept, labels=[one for one in kept.labels if one.code in wanted]) if wanted else kept


def _on_pages(kept: KeptPrint, on_sheets: Sequence[_Placed], pages: Collection[int]) -> KeptPrint:
    """The labels on these sheets, each as often as it was there. Raises NotFound."""
    last = on_sheets[-1].page if on_sheets else 0
    if strange := sorted(page for page in pages if not 1 <= page <= last):
        raise NotFound(f"batch {kept.batch_id} has {counted(last, 'sheet')}, and no sheet {strange[0]}")
    copies = Counter(one.label.code for one in on_sheets if one.page in pages)
    choice = replace(kept.order.choice, found=tuple(copies.items()))
    order = replace(kept.order, choice=choice, paper=replace(kept.order.paper, copies=1))
    return replace(kept, labels=[one for one in kept.labels if one.code in copies], order=order)


def _from(kept: KeptPrint, on_sheets: Sequence[_Placed], code: str) -> KeptPrint:
    """The labels that came out from the one with this code on. Raises NotFound."""
    printed = list(dict.fromkeys(one.label.code for one in on_sheets)) or [one.code for one in kept.labels]
    if code not in printed:
        raise NotFound(f"batch {kept.batch_id} has no label with the code {code}")
    wanted = set(printed[printed.index(code) :])
    return replace(kept, labels=[one for one in kept.labels if one.code in wanted])


def labels_now(session: Session) -> dict[str, ElementLabel]:
    """Code → the label that would be printed now."""
    try:
        return {one.code: one for one in labels_for(session, Choice(everything=True))}
    except NothingToDo:
        return {}


def _change(printed: ElementLabel, now: ElementLabel) -> WordChange | None:
    was, is_now = msgspec.to_builtins(printed), msgspec.to_builtins(now)
    other = [name for name in is_now if was.get(name) != is_now[name]]
    if not other:
        return None
    return WordChange(
        code=printed.code,
        printed={name: was.get(name) for name in other},
        now={name: is_now[name] for name in other},
    )


def _common(batch: PrintBatch) -> dict[str, Any]:
    names = ("at", "who", "host", "is_trial", "labels", "file")
    return {
        **{name: getattr(batch, name) for name in names},
        "id": batch.id,
        "stock": batch.stock.get("name", ""),
        "copies": batch.options.get("paper", {}).get("copies", 1),
        "again_of": batch.again_of_id,
    }
