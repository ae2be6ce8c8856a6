"""Work that is spread over processes: how they are started, kept busy in order, and ended.

What does the work is a `concurrent.futures.Executor`, which only schedules: processes of this machine, or a cluster's.
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
"""Jobs that are handed out before the first of them is done: enough for many processes, and few to hold."""


def usable_cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


@contextmanager
def pool(workers: int | None = None, *, loading: str) -> Iterator[Executor | None]:
    """Give processes that end with the block, and when this process is killed; None where one process is to do it all.

    workers: how many, as many as there are usable cores unless told.
    loading: the module whose functions they will run.
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
    """Yield the results of all jobs in their order; a few are handed out ahead, the others stay where they come from.

    executor: None does them here, one after the other. Raises WorkerLost where a process was ended from outside.
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
    """Processes that share what is loaded, where the system can do that; never copies of one that has threads."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["__main__", loading])
    return context


def _prepare() -> None:
    """Ctrl-C is for the process that was started by a person; and nobody goes on when that one is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()


def _end_with(sentinel: int) -> None:
    multiprocessing.connection.wait([sentinel])
    os._exit(1)
