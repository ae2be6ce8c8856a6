"""One damaged file, imported as the command does it: what came of it, and whether that is good.

Good is: imported, with a registry that is whole; or refused in one line, with the registry as it was. Either way
nothing is left behind, and no part of the program failed on the way.
"""

import io
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

import psutil

from api.cli.terminal.exits import REFUSED, known_errors
from api.operations.imports.importing import ImportOptions, import_model
from bench.invariants import broken_rules, fingerprint, read_json, untold
from bench.mutants import Mutant
from registry.database.engine import open_engine

Result = Literal["imported", "refused", "failed"]

LONGEST_LINE = 1000
"""Characters of one line that a person can be expected to read."""

PREFIX = "skylt-"
"""How temporary folders of the program are named."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one damaged file; it is good where there are no problems."""

    number: int
    model: str
    half: str
    damage: str
    result: Result
    message: str = ""
    problems: list[str] = field(default_factory=list)
    trace: str = ""
    """the end of a traceback, where one was seen"""
    seconds: float = 0.0


def try_one(one: Mutant, folder: Path, template: Path | None) -> Outcome:
    """Import `one` within `folder`, into a copy of the registry `template` or a new one."""
    path, registry = folder / one.file_name, folder / "skylt.db"
    path.write_bytes(one.content)
    if template is not None:
        shutil.copy(template, registry)
    before = fingerprint(registry)
    run = _by_command if one.by_command else _inside
    result, message, receipts, errors = run(path, registry, one)
    problems = [] if "Traceback (most" not in errors else [f"a fault of the reading process: {errors.splitlines()[-1]}"]
    if receipts is not None:
        problems += [*broken_rules(registry), *untold(one.content, receipts)]
    else:
        problems += _not_one_line(message)
        problems += ["the registry is not as it was"] if fingerprint(registry) != before else []
    problems += _left_behind(folder)
    return Outcome(one.number, one.model.name, one.half, one.damage, result, message, problems, trace_end(errors))


_Ended = tuple[Result, str, list[dict[str, Any]] | None, str]
"""Result, message, receipts, and what the reading process wrote to standard error."""


def _inside(path: Path, registry: Path, one: Mutant) -> _Ended:
    engine = open_engine(f"sqlite:///{registry}")
    options = ImportOptions(accept_losses=one.accept_losses, accept_incomplete=one.accept_incomplete)
    with _heard() as errors:
        try:
            receipts = import_model(engine, path, options, lambda: datetime.now(UTC))
        except known_errors() as error:
            return "refused", str(error), None, errors()
        finally:
            engine.dispose()
        return "imported", "", [read_json(one.model_dump_json()) for one in receipts], errors()


def _by_command(path: Path, registry: Path, one: Mutant) -> _Ended:
    command = [str(Path(sys.executable).with_name("skylt")), "import", str(path), "--json"]
    answers = ["--accept-losses"] * one.accept_losses + ["--accept-incomplete"] * one.accept_incomplete
    ended = subprocess.run(
        [*command, *answers, "--database", f"sqlite:///{registry}"], capture_output=True, text=True, check=False
    )
    if ended.returncode == 0:
        return "imported", "", read_json(ended.stdout), ended.stderr
    if ended.returncode == REFUSED:
        return "refused", ended.stderr.removesuffix("\n"), None, ended.stderr
    return "failed", f"exit code {ended.returncode}", None, ended.stderr


@contextmanager
def _heard() -> Iterator[Any]:
    """Keep what child processes write to a file as their standard error; gives the function that returns it."""
    kept: list[int] = []
    original = subprocess.Popen

    def listening(*arguments: Any, **options: Any) -> Any:
        errors = options.get("stderr")
        if isinstance(errors, io.IOBase):
            kept.append(os.dup(errors.fileno()))
        return original(*arguments, **options)

    def text() -> str:
        return "".join(os.pread(one, 1 << 20, 0).decode("utf-8", "replace") for one in kept)

    subprocess.Popen = listening  # type: ignore[assignment, misc]
    try:
        yield text
    finally:
        subprocess.Popen = original  # type: ignore[misc]
        for one in kept:
            os.close(one)


def _not_one_line(message: str) -> list[str]:
    lines = message.splitlines()
    if len(lines) != 1:
        return [f"refused in {len(lines)} lines"]
    return [f"refused in a line of {len(message)} characters"] if len(message) > LONGEST_LINE else []


def _left_behind(folder: Path) -> list[str]:
    """Processes and temporary files that outlive the import."""
    children = [" ".join(one.cmdline()[:5]) for one in psutil.Process().children(recursive=True) if _is_reading(one)]
    files = [one.name for one in (folder / "tmp").glob(f"{PREFIX}*")]
    return [f"left behind: {one}" for one in (*children, *files)]


def _is_reading(process: psutil.Process) -> bool:
    try:
        return "ifc_import.reading.worker" in process.cmdline()
    except psutil.NoSuchProcess:
        return False


def trace_end(errors: str, lines: int = 24) -> str:
    """The end of a traceback; nothing where there is none."""
    return "\n".join(errors.strip().splitlines()[-lines:]) if "Traceback (most" in errors else ""
