"""Imports a whole portfolio: every file of a manifest, each in a transaction of its own, going on where it stopped.

A file that is refused stops no other. One that was imported before is passed over, also where a later revision of its
source model came since.
"""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal, TypeAlias

from pydantic import Field
from sqlalchemy import Engine

from api.operations.errors import NeedsAnswer
from api.operations.imports.importing import Clock, import_model, named_file_hash
from api.operations.imports.known_files import receipts_of_former_file, receipts_of_same_file
from api.operations.imports.manifest import ManifestEntry
from api.operations.imports.options import ImportOptions
from api.operations.imports.reading_ahead import ReadingAhead
from api.operations.receipts.views import ChangeCounts, Receipt
from api.operations.view import View
from ifc_import.errors import ImportFailure
from ifc_import.reading.isolation.process import Progress
from ifc_import.reading.isolation.request import split_member
from ifc_import.reading.isolation.status import size_bytes

Refusal: TypeAlias = ImportFailure | NeedsAnswer
Outcome: TypeAlias = Literal["imported", "planned", "unchanged", "refused"]


class PortfolioFile(View):
    """One file of a manifest, and what became of it."""

    row: int
    """of the manifest, the headings being row 1"""
    file: str
    outcome: Outcome
    buildings: list[str] = Field(default_factory=list)
    """more than one where the file was divided"""
    source_model: str | None = None
    revision: int | None = None
    spaces: int = 0
    assets: int = 0
    area_m2: float = 0.0
    """what counts of the areas of its spaces"""
    changes: ChangeCounts | None = None
    """what an import did, or would do; None where nothing was to be done"""
    message: str | None = None
    """why it was refused, or what a person has to decide"""
    seconds: float


class PortfolioView(View):
    """What became of all files of a manifest."""

    manifest: str
    dry_run: bool
    imported: int
    """in a dry run: how many would be"""
    unchanged: int
    refused: int
    buildings: int
    spaces: int
    assets: int
    area_m2: float
    seconds: float
    files: list[PortfolioFile]


@dataclass(frozen=True, slots=True)
class Told:
    """How far a portfolio is, after one more of its files."""

    file: PortfolioFile
    done: int
    count: int
    seconds_left: float | None
    """None where nothing is known yet"""
    error: Refusal | None = None
    """why it was refused, or what a person has to decide"""


OnFile = Callable[[Told], None]


def import_portfolio(  # noqa: PLR0913, PLR0917  (those of an import, and what tells of it)
    engine: Engine,
    manifest: Path,
    entries: Sequence[ManifestEntry],
    options: ImportOptions,
    clock: Clock,
    on_file: OnFile = lambda _: None,
    progress: Progress = lambda *_: None,
) -> PortfolioView:
    """Import the files of a manifest in their order; building and discipline of `options` are those of each entry."""
    began = time.monotonic()
    files: list[PortfolioFile] = []
    receipts: dict[tuple[str, str], Receipt] = {}
    pace = _Pace(entries)
    with ReadingAhead() as ahead:
        run = _Run(engine, entries, options, clock, progress, ahead)
        for number, entry in enumerate(entries):
            started = time.monotonic()
            outcome, found, error = run.one(number)
            seconds = time.monotonic() - started
            receipts |= {(one.building, one.source_model): one for one in found}
            files.append(_file(entry, outcome, found, None if error is None else str(error), seconds))
            pace.note(number, seconds, was_read=outcome != "unchanged")
            on_file(Told(files[-1], len(files), len(entries), pace.seconds_left(number), error))
    return _summary(manifest, files, list(receipts.values()), time.monotonic() - began, dry_run=options.dry_run)


class _Run:
    """The files of a portfolio, one after the other, the next one always being read."""

    def __init__(
        self,
        engine: Engine,
        entries: Sequence[ManifestEntry],
        options: ImportOptions,
        clock: Clock,
        progress: Progress,
        ahead: ReadingAhead,
    ) -> None:
        self._engine = engine
        self._wanted = [
            (one.path, replace(options, building=one.building, discipline=one.discipline)) for one in entries
        ]
        self._clock = clock
        self._progress = progress
        self._ahead = ahead
        self._known: dict[int, list[Receipt]] = {}
        """entry → receipts of its file, if it was imported before"""

    def one(self, number: int) -> tuple[Outcome, list[Receipt], Refusal | None]:
        """Import one file, if it is new: what became of it, its receipts, and why it was refused."""
        known = self._receipts(number)
        if known:
            return "unchanged", known, None
        path, options = self._wanted[number]
        started = self._ahead.take((path, options))
        try:
            with started:
                follower = self._next_new(number)
                if follower is not None:
                    self._ahead.get_ready()
                progress = self._starting(follower)
                found = import_model(self._engine, path, options, self._clock, progress, started)
        except (ImportFailure, NeedsAnswer) as error:
            return "refused", [], error
        if not any(_differs(one.changes) for one in found):
            return "unchanged", found, None
        return "planned" if options.dry_run else "imported", found, None

    def _starting(self, follower: int | None) -> Progress:
        """Passes progress on, and starts to read the next file when this one has been read."""

        def tell(step: str, done: int, count: int) -> None:
            if step == "registry" and done == 0 and follower is not None:
                self._ahead.start(self._wanted[follower])
            self._progress(step, done, count)

        return tell

    def _next_new(self, number: int) -> int | None:
        """The next entry whose file was not imported before."""
        following = range(number + 1, len(self._wanted))
        return next((one for one in following if not self._receipts(one)), None)

    def _receipts(self, number: int) -> list[Receipt]:
        if number not in self._known:
            self._known[number] = self._find_receipts(*self._wanted[number])
        return self._known[number]

    def _find_receipts(self, path: Path, options: ImportOptions) -> list[Receipt]:
        """The receipts of a file that was imported before; what is no model is told when it is its turn."""
        try:
            digest = named_file_hash(path)
        except ImportFailure:
            return []
        same = receipts_of_same_file(self._engine, digest, options)
        return same or receipts_of_former_file(self._engine, digest, options)


class _Pace:
    """How long the rest will take, by the bytes that were read so far."""

    def __init__(self, entries: Sequence[ManifestEntry]) -> None:
        self._sizes = [_size(one.path) for one in entries]
        self._seconds = 0.0
        self._bytes = 0

    def note(self, number: int, seconds: float, *, was_read: bool) -> None:
        """Note how long a file took."""
        if was_read:
            self._seconds += seconds
            self._bytes += self._sizes[number]

    def seconds_left(self, number: int) -> float | None:
        """How long the files after that one will take, none of which may be known."""
        left = sum(self._sizes[number + 1 :])
        if not left:
            return 0.0
        return left * self._seconds / self._bytes if self._bytes else None


def _size(path: Path) -> int:
    return size_bytes(split_member(path)[0])


def _differs(changes: ChangeCounts) -> bool:
    return any(count for name, count in changes.model_dump().items() if name != "unchanged")


def _file(
    entry: ManifestEntry, outcome: Outcome, receipts: Sequence[Receipt], message: str | None, seconds: float
) -> PortfolioFile:
    return PortfolioFile(
        row=entry.row,
        file=entry.named,
        outcome=outcome,
        buildings=[one.building for one in receipts] or [one for one in (entry.building,) if one],
        source_model=receipts[0].source_model if receipts else entry.discipline,
        revision=receipts[0].revision if receipts else None,
        spaces=sum(one.counts.spaces for one in receipts),
        assets=sum(one.counts.assets for one in receipts),
        area_m2=round(sum(one.area_m2.counted for one in receipts), 2),
        changes=_sum_of(one.changes for one in receipts) if outcome in ("imported", "planned") else None,
        message=message,
        seconds=round(seconds, 2),
    )


def _sum_of(changes: Iterator[ChangeCounts]) -> ChangeCounts:
    counted = [one.model_dump() for one in changes]
    return ChangeCounts(**{name: sum(one[name] for one in counted) for name in ChangeCounts.model_fields})


def _summary(
    manifest: Path, files: list[PortfolioFile], receipts: Sequence[Receipt], seconds: float, *, dry_run: bool
) -> PortfolioView:
    """The sums; of a source model with several revisions those of the last one."""
    outcomes = [one.outcome for one in files]
    return PortfolioView(
        manifest=str(manifest),
        dry_run=dry_run,
        imported=outcomes.count("imported") + outcomes.count("planned"),
        unchanged=outcomes.count("unchanged"),
        refused=outcomes.count("refused"),
        buildings=len({one.building for one in receipts}),
        spaces=sum(one.counts.spaces for one in receipts),
        assets=sum(one.counts.assets for one in receipts),
        area_m2=round(sum(one.area_m2.counted for one in receipts), 2),
        seconds=round(seconds, 2),
        files=files,
    )
