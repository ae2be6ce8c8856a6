"""Kills an import at some moment, and looks at what is left: of the registry, of processes, of files."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, TypeAlias, get_args

import psutil
from sqlalchemy import Engine

from bench.contents import Contents, contents
from registry.database.engine import open_engine, sqlite_file

Target: TypeAlias = Literal["parent", "reader", "copy", "all"]
TARGETS: tuple[Target, ...] = get_args(Target)
When: TypeAlias = Literal["any time", "while it registers"]

TICK_S = 0.002
PATIENCE_S = 120.0
"""How long an import, and whatever it leaves behind, may take to end."""

COPY_S = 0.1
"""How long a copy is at work, in small models."""

LEFTOVERS = ("-wal", "-shm", "-journal")
"""Files of SQLite beside a database that is open; one that is closed has none."""


@dataclass(frozen=True, slots=True)
class Moment:
    """Whom to kill, and when: `fraction` of the time that an undisturbed import takes, or its registering."""

    target: Target
    when: When
    fraction: float


@dataclass(frozen=True, slots=True)
class Course:
    """How long an undisturbed import takes, and how long of it after the reading process has ended."""

    whole_s: float
    registering_s: float


@dataclass(slots=True)
class Killed:
    """What became of an import."""

    moment: Moment
    hit: bool = False
    """whether the target was there to be killed"""
    exit_code: int = 0
    state: str = ""
    """before or after, as which the registry was found"""
    problems: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Import:
    """The import of a model into a registry; `folder` takes its temporary files."""

    model: Path
    url: str
    folder: Path

    def start(self) -> psutil.Popen:
        """Start it in a session of its own, by which all its processes are known."""
        (self.folder / "tmp").mkdir(exist_ok=True)
        return psutil.Popen(
            [str(Path(sys.executable).with_name("skylt")), "import", str(self.model), "--database", self.url],
            cwd=self.folder,
            env={**os.environ, "TMPDIR": str(self.folder / "tmp")},
            start_new_session=True,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )


def moment(seed: int, number: int) -> Moment:
    """The moment of a number: targets in turn, half of them anywhere, half while the registry is written."""
    chance = random.Random(f"{seed}/{number}")
    target = TARGETS[number % len(TARGETS)]
    is_late = target in ("parent", "all") and number // len(TARGETS) % 2
    return Moment(target, "while it registers" if is_late else "any time", chance.random())


def undisturbed(wanted: Import) -> Course:
    """Import without killing anything, to see how long it takes. Raises RuntimeError where it fails."""
    began = time.monotonic()
    process = wanted.start()
    read = _reader_ended(process)
    if process.wait(PATIENCE_S):
        raise RuntimeError(f"the import of {wanted.model.name} failed by itself")
    ended = time.monotonic()
    return Course(ended - began, ended - (read or began))


def kill(wanted: Import, at: Moment, course: Course, states: dict[str, Contents]) -> Killed:
    """Import, kill at that moment, look, and import again; `states` are the registry before and after."""
    killed = Killed(at)
    process = wanted.start()
    killed.hit = _kill_at(process, at, course)
    killed.exit_code = process.wait(PATIENCE_S)
    killed.problems += _left_processes(process.pid)
    killed.problems += _left_files(wanted.folder)
    engine = open_engine(wanted.url)
    try:
        killed.state = _state(engine, states, killed.problems)
        _again(wanted, engine, states, killed.problems)
    finally:
        engine.dispose()
    return killed


def _kill_at(process: psutil.Popen, at: Moment, course: Course) -> bool:
    if at.when == "while it registers":
        _reader_ended(process)
        time.sleep(at.fraction**2 * course.registering_s)  # rather early: it is written before it is told
    elif at.target == "copy":
        _until(lambda: process.poll() is not None or bool(_targets(process, "copy")))
        time.sleep(at.fraction * COPY_S)
    else:
        time.sleep(at.fraction * course.whole_s)
    found = _targets(process, at.target)
    for one in found:
        _end(one)
    return bool(found)


def _targets(process: psutil.Popen, target: Target) -> list[psutil.Process]:
    """The processes that are meant: the command, the one that reads, and the copy that the reading one makes."""
    try:
        if process.poll() is not None:
            return []
        readers = _children(process)
        copies = [copy for one in readers for copy in _children(one)]
    except psutil.NoSuchProcess:
        return []
    by_name: dict[Target, Sequence[psutil.Process]] = {
        "parent": [process],
        "reader": readers,
        "copy": copies,
        "all": [process, *readers, *copies],
    }
    return list(by_name[target])


def _children(process: psutil.Process) -> list[psutil.Process]:
    """The children of a process, quickly where the kernel lists them: psutil looks at every process there is."""
    listed = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    try:
        return [psutil.Process(int(one)) for one in listed.read_text("ascii").split()]
    except FileNotFoundError:
        return list(process.children())


def _end(process: psutil.Process) -> None:
    try:
        process.send_signal(signal.SIGKILL)
    except psutil.NoSuchProcess:
        return


def _reader_ended(process: psutil.Popen) -> float | None:
    """Wait until a reading process has come and gone; when that was, None where it was not seen."""
    if not _until(lambda: process.poll() is not None or bool(_targets(process, "reader"))):
        return None
    _until(lambda: process.poll() is not None or not _targets(process, "reader"))
    return time.monotonic()


def _until(happened: Callable[[], bool]) -> bool:
    end = time.monotonic() + PATIENCE_S
    while not happened():
        if time.monotonic() > end:
            return False
        time.sleep(TICK_S)
    return True


def _left_processes(session: int) -> list[str]:
    """Processes of the import that do not end by themselves; they are ended."""
    if _until(lambda: not _of_session(session)):
        return []
    left = _of_session(session)
    for one in left:
        _end(one)
    return [f"{len(left)} processes were left"]


def _of_session(session: int) -> list[psutil.Process]:
    return [one for one in psutil.process_iter() if _session(one.pid) == session and one.status() != "zombie"]


def _session(pid: int) -> int | None:
    try:
        return os.getsid(pid)
    except (ProcessLookupError, PermissionError):
        return None


def _left_files(folder: Path) -> list[str]:
    return [f"the temporary file {one.name} was left" for one in (folder / "tmp").iterdir()]


def _state(engine: Engine, states: dict[str, Contents], problems: list[str]) -> str:
    """As which of the `states` the registry is found."""
    if engine.dialect.name == "sqlite":
        with engine.connect() as connection:
            said = connection.exec_driver_sql("PRAGMA integrity_check").scalar_one()
            broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
        if said != "ok" or broken:
            problems.append(f"the database is damaged: {said}, {len(broken)} references lead nowhere")
    found = contents(engine)
    for name, state in states.items():
        if found == state:
            return name
    problems.append("the registry is neither as before nor as after")
    return "neither"


def _again(wanted: Import, engine: Engine, states: dict[str, Contents], problems: list[str]) -> None:
    """The next run has to complete, and to leave the registry as an undisturbed one does, and nothing else."""
    engine.dispose()
    if wanted.start().wait(PATIENCE_S):
        problems.append("the next run failed")
    file = sqlite_file(engine)
    if file is not None:
        problems += [f"{file.name}{end} was left" for end in LEFTOVERS if Path(f"{file}{end}").exists()]
    if contents(engine) != states["after"]:
        problems.append("the next run left another registry than an undisturbed one")
    problems += _left_files(wanted.folder)
