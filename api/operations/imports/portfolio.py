"""Imports a whole portfolio: every file of a manifest, each in its own transaction. A second run continues the first.

If a file is refused, the others are still imported. Files that were imported before are skipped, even if a later
revision of their source model has been imported since.
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
    """One file of a manifest, and the result of its import."""

    row: int
    """in the manifest; the headings are row 1"""
    file: str
    outcome: Outcome
    buildings: list[str] = Field(default_factory=list)
    """several where the file was divided by buildings"""
    source_model: str | None = None
    revision: int | None = None
    spaces: int = 0
    assets: int = 0
    area_m2: float = 0.0
    """the sum of the counted areas of its spaces"""
    changes: ChangeCounts | None = None
    """the changes of the import, or in a dry run its planned changes; None if there was nothing to import"""
    message: str | None = None
    """why the file was refused, or what a person has to decide"""
    seconds: float


class PortfolioView(View):
    """The results of all files of a manifest, with their totals."""

    manifest: str
    dry_run: bool
    imported: int
    """in a dry run: the number of files that would be imported"""
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
    """The progress of a portfolio after each file."""

    file: PortfolioFile
    done: int
    count: int
    seconds_left: float | None
    """None before the first file was read"""
    error: Refusal | None = None
    """why the file was refused, or what a person has to decide"""


OnFile = Callable[[Told], None]


def import_portfolio(  # noqa: PLR0913, PLR0917  (those of an import, and reports of progress)
    engine: Engine,
    manifest: Path,
    entries: Sequence[ManifestEntry],
    options: ImportOptions,
    clock: Clock,
    on_file: OnFile = lambda _: None,
    progress: Progress = lambda *_: None,
) -> PortfolioView:
    """Import the files of a manifest in order. Each entry's building and discipline replace those of `options`."""
    began = time.monotonic()
    files: list[PortfolioFile] = []
    receipts: dict[tuple[str, str], Receipt] = {}
    pace = _Pace(entries)
    with ReadingAhead() as ahead:
        run = _Run(engine, entries, options, clock, progress, ahead)
        for number, entry in enumerate(entries):
            started = time.monotonic()
            outcome, found, error = run.import_one(number)
            seconds = time.monotonic() - started
            receipts |= {(receipt.building, receipt.source_model): receipt for receipt in found}
            files.append(_file(entry, outcome, found, None if error is None else str(error), seconds))
            pace.note(number, seconds, was_read=outcome != "unchanged")
            on_file(Told(files[-1], len(files), len(entries), pace.seconds_left(number), error))
    return _summary(manifest, files, list(receipts.values()), time.monotonic() - began, dry_run=options.dry_run)


class _Run:
    """The imports of the files, one after the other; the next file is read during each."""

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
            (entry.path, replace(options, building=entry.building, discipline=entry.discipline)) for entry in entries
        ]
        self._clock = clock
        self._progress = progress
        self._ahead = ahead
        self._known: dict[int, list[Receipt]] = {}
        """entry → receipts of its file, if it was imported before"""

    def import_one(self, number: int) -> tuple[Outcome, list[Receipt], Refusal | None]:
        """Import one file, if it is new: the outcome, its receipts, and the error if it was refused."""
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
        if not any(_differs(receipt.changes) for receipt in found):
            return "unchanged", found, None
        return "planned" if options.dry_run else "imported", found, None

    def _starting(self, follower: int | None) -> Progress:
        """A callback that passes progress on, and starts to read the next file when this one has been read."""

        def report(step: str, done: int, count: int) -> None:
            if step == "registry" and done == 0 and follower is not None:
                self._ahead.start(self._wanted[follower])
            self._progress(step, done, count)

        return report

    def _next_new(self, number: int) -> int | None:
        """The next entry whose file was not imported before."""
        following = range(number + 1, len(self._wanted))
        return next((index for index in following if not self._receipts(index)), None)

    def _receipts(self, number: int) -> list[Receipt]:
        if number not in self._known:
            self._known[number] = self._find_receipts(*self._wanted[number])
        return self._known[number]

    def _find_receipts(self, path: Path, options: ImportOptions) -> list[Receipt]:
        """The receipts of a file that was imported before; a file that is not a model is refused in its turn."""
        try:
            digest = named_file_hash(path)
        except ImportFailure:
            return []
        same = receipts_of_same_file(self._engine, digest, options)
        return same or receipts_of_former_file(self._engine, digest, options)


class _Pace:
    """Estimates the remaining time from the bytes read so far."""

    def __init__(self, entries: Sequence[ManifestEntry]) -> None:
        self._sizes = [_size(entry.path) for entry in entries]
        self._seconds = 0.0
        self._bytes = 0

    def note(self, number: int, seconds: float, *, was_read: bool) -> None:
        """Record the time that a file took."""
        if was_read:
            self._seconds += seconds
            self._bytes += self._sizes[number]

    def seconds_left(self, number: int) -> float | None:
        """An estimate for all files after that one, as if all of them were new; None before the first file was read."""
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
        buildings=[receipt.building for receipt in receipts] or [name for name in (entry.building,) if name],
        source_model=receipts[0].source_model if receipts else entry.discipline,
        revision=receipts[0].revision if receipts else None,
        spaces=sum(receipt.counts.spaces for receipt in receipts),
        assets=sum(receipt.counts.assets for receipt in receipts),
        area_m2=round(sum(receipt.area_m2.counted for receipt in receipts), 2),
        changes=_sum_of(receipt.changes for receipt in receipts) if outcome in ("imported", "planned") else None,
        message=message,
        seconds=round(seconds, 2),
    )


def _sum_of(changes: Iterator[ChangeCounts]) -> ChangeCounts:
    counted = [count.model_dump() for count in changes]
    return ChangeCounts(**{name: sum(count[name] for count in counted) for name in ChangeCounts.model_fields})


def _summary(
    manifest: Path, files: list[PortfolioFile], receipts: Sequence[Receipt], seconds: float, *, dry_run: bool
) -> PortfolioView:
    """The totals; of a source model with several revisions only the last one counts."""
    outcomes = [file.outcome for file in files]
    return PortfolioView(
        manifest=str(manifest),
        dry_run=dry_run,
        imported=outcomes.count("imported") + outcomes.count("planned"),
        unchanged=outcomes.count("unchanged"),
        refused=outcomes.count("refused"),
        buildings=len({receipt.building for receipt in receipts}),
        spaces=sum(receipt.counts.spaces for receipt in receipts),
        assets=sum(receipt.counts.assets for receipt in receipts),
        area_m2=round(sum(receipt.area_m2.counted for receipt in receipts), 2),
        seconds=round(seconds, 2),
        files=files,
    )
