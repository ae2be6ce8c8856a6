"""A command as its user sees it: how long it takes, how much of the processors and of the memory."""

import os
import subprocess
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass

import psutil

Command = Sequence[str]

SAMPLING_S = 0.01
"""How often memory is looked at: what is held for a shorter time may be missed."""


@dataclass(frozen=True, slots=True)
class Ended:
    """How a command ended; `cpu_s` is user and system time of it and of all processes that it waited for."""

    exit_code: int
    wall_s: float
    cpu_s: float
    stdout: str
    stderr: str

    @property
    def last_words(self) -> str:
        """The last line that it wrote to standard error."""
        return (self.stderr.strip().splitlines() or ["nothing was said"])[-1]


@dataclass(frozen=True, slots=True)
class Memory:
    """The most memory that a command and its descendants held at one time.

    `pss_bytes` counts a page that n processes share as 1/n for each of them, `rss_bytes` counts it n times.
    """

    pss_bytes: int = 0
    rss_bytes: int = 0


def run(command: Command) -> Ended:
    """Run `command` to its end."""
    with tempfile.TemporaryFile() as stdout, tempfile.TemporaryFile() as stderr:
        started = time.perf_counter()
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=stdout, stderr=stderr)
        _pid, status, usage = os.wait4(process.pid, 0)
        wall_s = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)  # or Popen would wait for it as well
        texts = []
        for file in (stdout, stderr):
            file.seek(0)
            texts.append(file.read().decode("utf-8", "replace"))
    return Ended(process.returncode, wall_s, usage.ru_utime + usage.ru_stime, *texts)


def peak_memory(command: Command) -> Memory | None:
    """Run `command` and look at the memory of all its processes every 10 ms; None where it fails.

    PSS is what the kernel says in /proc/PID/smaps_rollup; where there is none, it is the resident size.
    """
    process = psutil.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    peak = Memory()
    while process.poll() is None:
        now = [_memory(one) for one in (process, *_descendants(process))]
        peak = Memory(
            max(peak.pss_bytes, sum(one.pss_bytes for one in now)),
            max(peak.rss_bytes, sum(one.rss_bytes for one in now)),
        )
        time.sleep(SAMPLING_S)
    return None if process.returncode else peak


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
