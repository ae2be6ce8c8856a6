"""A command as its user sees it: how long it takes, how much of the processors and of the memory."""

import os
import subprocess
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import IO, Self

import psutil

Command = Sequence[str]

SAMPLING_S = 0.01
"""How often memory is looked at: what is held for a shorter time may be missed."""


@dataclass(frozen=True, slots=True)
class Memory:
    """The most memory that a command and its descendants held at one time.

    `pss_bytes` counts a page that n processes share as 1/n for each of them, `rss_bytes` counts it n times.
    """

    pss_bytes: int = 0
    rss_bytes: int = 0

    def or_more(self, other: Self) -> Self:
        """The larger one of both in each way of counting."""
        return type(self)(max(self.pss_bytes, other.pss_bytes), max(self.rss_bytes, other.rss_bytes))


@dataclass(frozen=True, slots=True)
class Ended:
    """How a command ended; `cpu_s` is user and system time of it and of all processes that it waited for.

    Where its memory was looked at, so were its processes' times: workers that nobody waits for are then counted, too,
    but for what they did since the last look.
    """

    exit_code: int
    wall_s: float
    cpu_s: float
    stdout: str
    stderr: str
    peak: Memory = Memory()
    """nothing where nobody looked"""

    @property
    def last_words(self) -> str:
        """The last line that it wrote to standard error."""
        return (self.stderr.strip().splitlines() or ["nothing was said"])[-1]


@dataclass(slots=True)
class Seen:
    """What was seen of the processes of a command, one look after the other."""

    peak: Memory = Memory()
    cpu_s: dict[int, float] = field(default_factory=dict)
    """process → its own user and system time at the last look"""

    def look_at(self, processes: Sequence[psutil.Process]) -> None:
        """Look at the processes that there are now."""
        now = [_memory(one) for one in processes]
        self.peak = self.peak.or_more(Memory(sum(one.pss_bytes for one in now), sum(one.rss_bytes for one in now)))
        self.cpu_s |= {one.pid: found for one in processes if (found := _cpu_s(one))}


def run(command: Command, environment: Mapping[str, str] | None = None, memory_every_s: float | None = None) -> Ended:
    """Run `command` to its end, in an environment other than this one's where there is one.

    With `memory_every_s` its memory is looked at so often; its wall time may then be as much too long.
    """
    with tempfile.TemporaryFile() as stdout, tempfile.TemporaryFile() as stderr:
        started = time.perf_counter()
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=stdout, stderr=stderr, env=environment)
        seen = Seen() if memory_every_s is None else _watched(process.pid, memory_every_s)
        _pid, status, usage = os.wait4(process.pid, 0)
        wall_s = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)  # or Popen would wait for it as well
        said, told = (_text(file) for file in (stdout, stderr))
    cpu_s = max(usage.ru_utime + usage.ru_stime, sum(seen.cpu_s.values()))
    return Ended(process.returncode, wall_s, cpu_s, said, told, seen.peak)


def _text(file: IO[bytes]) -> str:
    file.seek(0)
    return file.read().decode("utf-8", "replace")


def peak_memory(command: Command) -> Memory | None:
    """Run `command` and look at the memory of all its processes every 10 ms; None where it fails.

    PSS is what the kernel says in /proc/PID/smaps_rollup; where there is none, it is the resident size.
    """
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    seen = _watched(process.pid, SAMPLING_S)
    return None if process.wait() else seen.peak


def _watched(pid: int, every_s: float) -> Seen:
    """What is seen of a process and its descendants until it ends; it is still to be waited for."""
    seen, process = Seen(), psutil.Process(pid)
    while _is_running(pid):
        seen.look_at([process, *_descendants(process)])
        time.sleep(every_s)
    return seen


def _is_running(pid: int) -> bool:
    """Whether a child has not ended, without taking note of its end."""
    return os.waitid(os.P_PID, pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None


def _descendants(process: psutil.Process) -> list[psutil.Process]:
    try:
        return process.children(recursive=True)
    except psutil.NoSuchProcess:
        return []


def _memory(process: psutil.Process) -> Memory:
    try:
        held = process.memory_full_info()
    except (psutil.NoSuchProcess, psutil.AccessDenied, psutil.ZombieProcess):
        return Memory()
    return Memory(getattr(held, "pss", 0) or held.rss, held.rss)


def _cpu_s(process: psutil.Process) -> float:
    """The time that a process itself has used; 0 where it is over."""
    try:
        times = process.cpu_times()
    except (psutil.NoSuchProcess, psutil.AccessDenied, psutil.ZombieProcess):
        return 0.0
    return float(times.user + times.system)
