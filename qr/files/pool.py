"""A pool of worker processes: starting them, keeping them busy with results in order, and ending them.

The work is scheduled by a `concurrent.futures.Executor`, whose processes may be on this machine or on a cluster.
"""

import multiprocessing
import multiprocessing.connection
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing.context import BaseContext
from typing import TypeVar

from qr.errors import WorkerLost

Job = TypeVar("Job")
Result = TypeVar("Result")

AHEAD = 32
"""Jobs submitted before the first result is awaited: enough for many processes, and few to hold in memory."""


def usable_cores() -> int:
    """Return the number of cores that this process may use."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


@contextmanager
def pool(workers: int | None = None, *, loading: str) -> Iterator[Executor | None]:
    """Start worker processes that end with the block or with this process; None where a single process is enough.

    workers: the number of processes; by default, the number of usable cores.
    loading: the module with the functions that the workers run, which they import in advance.
    """
    count = usable_cores() if workers is None else workers
    if count <= 1:
        yield None
        return
    with ProcessPoolExecutor(count, _context(loading), initializer=_prepare) as executor:
        yield executor


def in_order(
    executor: Executor | None, function: Callable[[Job], Result], jobs: Iterable[Job], ahead: int = AHEAD
) -> Generator[Result, None, None]:
    """Yield the results of all jobs in their order; at most `ahead` jobs are taken from `jobs` in advance.

    executor: runs the jobs; None runs them in this process, one after the other.

    Raises WorkerLost where a worker process was ended from outside.
    """
    if executor is None:
        yield from map(function, jobs)
        return
    waiting: deque[Future[Result]] = deque()
    try:
        for job in jobs:
            waiting.append(executor.submit(function, job))
            if len(waiting) >= ahead:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    except BrokenExecutor as error:
        raise WorkerLost(
            "A process that helped was ended from outside, perhaps for want of memory: start again"
        ) from error
    finally:
        for future in waiting:
            future.cancel()


def _context(loading: str) -> BaseContext:
    """A way of starting processes that share imported modules where possible, and never fork a process with threads."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["__main__", loading])
    return context


def _prepare() -> None:
    """Leave Ctrl-C to the main process, and end this worker when the main process ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()


def _end_with(sentinel: int) -> None:
    multiprocessing.connection.wait([sentinel])
    os._exit(1)
