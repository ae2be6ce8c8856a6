"""Trials side by side, each in a process of its own that is ended when it hangs."""

import faulthandler
import multiprocessing
import os
import shutil
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from multiprocessing.context import ForkServerContext, ForkServerProcess
from pathlib import Path

import msgspec

from api.cli.terminal.exits import known_errors
from api.operations.imports.importing import ImportOptions, import_model
from bench.mutants import current_models, mutant
from bench.trial import Outcome, trace_end, try_one
from registry.database.engine import open_engine

TIME_LIMIT_S = 120.0
"""Longer than the reading process may take by default for the usual file of these, 60 s + 10 s a megabyte."""

POLL_S = 0.02


@dataclass(frozen=True, slots=True)
class Series:
    """What all trials of one run share."""

    seed: int
    models: Sequence[Path]
    folder: Path
    time_limit_s: float = TIME_LIMIT_S
    templates: Mapping[Path, Path | None] | None = None
    """model → a registry in which it stands undamaged; None where it is refused"""


@dataclass(frozen=True, slots=True)
class _Trial:
    """A trial under way."""

    number: int
    folder: Path
    process: ForkServerProcess
    started: float


def supervised(series: Series, numbers: Sequence[int], workers: int) -> Iterator[Outcome]:
    """The outcomes of the files with `numbers`, in the order in which they end."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["bench.supervising"])
    needed = sorted(current_models(series.seed, numbers, series.models))
    series = replace(series, templates={one: template(one, series.folder) for one in needed})
    waiting, running = list(reversed(numbers)), list[_Trial]()
    while waiting or running:
        while waiting and len(running) < workers:
            running.append(_start(context, series, waiting.pop()))
        time.sleep(POLL_S)
        for trial in [one for one in running if _has_ended(one, series.time_limit_s)]:
            running.remove(trial)
            yield _end(trial, series)


def template(model: Path, folder: Path) -> Path | None:
    """A registry in which the undamaged model stands; None where it is refused."""
    registry = folder / f"{model.name}.db"
    engine = open_engine(f"sqlite:///{registry}")
    try:
        import_model(engine, model, ImportOptions(), lambda: datetime.now(UTC))
    except known_errors():
        return None
    finally:
        engine.dispose()
    return registry


def _start(context: ForkServerContext, series: Series, number: int) -> _Trial:
    folder = series.folder / f"{number}"
    (folder / "tmp").mkdir(parents=True)
    process = context.Process(target=_run, args=(series, number, folder))
    process.start()
    return _Trial(number, folder, process, time.monotonic())


def _run(series: Series, number: int, folder: Path) -> None:
    """The trial's process: its errors and its outcome go to files."""
    errors = (folder / "errors.txt").open("wb")
    os.dup2(errors.fileno(), 2)
    faulthandler.dump_traceback_later(series.time_limit_s - 1.0)
    os.environ["TMPDIR"] = tempfile.tempdir = str(folder / "tmp")
    one = mutant(series.seed, number, series.models)
    standing = (series.templates or {}).get(one.model) if one.standing else None
    (folder / "outcome.json").write_bytes(msgspec.json.encode(try_one(one, folder, standing)))


def _has_ended(trial: _Trial, time_limit_s: float) -> bool:
    return not trial.process.is_alive() or time.monotonic() - trial.started > time_limit_s


def _end(trial: _Trial, series: Series) -> Outcome:
    """What came of a trial whose process has ended, or has to be."""
    hangs = trial.process.is_alive()
    if hangs:
        trial.process.kill()
    trial.process.join()
    written, errors = trial.folder / "outcome.json", (trial.folder / "errors.txt").read_text("utf-8", "replace")
    if written.exists() and not hangs:
        outcome = msgspec.json.decode(written.read_bytes(), type=Outcome)
    else:
        outcome = _failed(trial, series, errors, hangs=hangs)
    shutil.rmtree(trial.folder)
    return replace(outcome, seconds=round(time.monotonic() - trial.started, 2))


def _failed(trial: _Trial, series: Series, errors: str, *, hangs: bool) -> Outcome:
    one = mutant(series.seed, trial.number, series.models)
    last = (errors.strip().splitlines() or ["without a word"])[-1]
    problem = "it hangs" if hangs else f"the import failed: {last}"
    trace = errors if hangs else trace_end(errors)
    return Outcome(one.number, one.model.name, one.half, one.damage, "failed", "", [problem], trace)
