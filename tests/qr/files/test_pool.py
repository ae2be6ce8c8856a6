"""The pool of worker processes."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from pathlib import Path

import psutil
import pytest

from qr.errors import WorkerLost
from qr.files.pool import in_order, pool, usable_cores
from tests.conftest import ROOT
from tests.qr.factories import a_label, labels, printed

MIXED = [a_label(at, name=name) for at, name in enumerate(["Fire door", "Θύρα πυρκαγιάς", "Дверь", "Türe ✓"] * 40)]
"""Their fonts and characters differ from page to page."""


@pytest.fixture(scope="module")
def two() -> Iterator[Executor | None]:
    with pool(2, loading="qr.pdf.page") as executor:
        yield executor


def test_results_are_in_the_order_of_the_jobs() -> None:
    with ThreadPoolExecutor(4) as executor:
        assert list(in_order(executor, _later_the_sooner, range(12), ahead=5)) == list(range(12))


def test_jobs_are_taken_as_they_are_needed_and_not_all_at_once() -> None:
    taken: list[int] = []
    with ThreadPoolExecutor(1) as executor:
        results = in_order(executor, int, _noted(taken), ahead=5)
        assert [next(results) for _ in range(3)] == [0, 1, 2]
    assert len(taken) <= 8


def test_the_same_labels_give_the_same_bytes_with_any_number_of_workers(tmp_path: Path, two: Executor) -> None:
    printed(tmp_path / "here.pdf", *MIXED, start=5)
    printed(tmp_path / "there.pdf", *MIXED, start=5, executor=two)
    assert (tmp_path / "here.pdf").read_bytes() == (tmp_path / "there.pdf").read_bytes()


def test_a_single_worker_is_this_process() -> None:
    with pool(1, loading="qr.pdf.page") as executor:
        assert executor is None


def test_a_pool_has_as_many_processes_as_there_are_usable_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("qr.files.pool.usable_cores", lambda: 3)
    with pool(loading="qr.pdf.page") as executor:
        assert executor is not None
        assert getattr(executor, "_max_workers") == 3  # noqa: B009  (no public name for it)
    assert 1 <= usable_cores() <= (os.cpu_count() or 1)


def test_a_worker_ended_from_outside_is_a_single_error_and_leaves_no_file(tmp_path: Path) -> None:
    with pool(2, loading="qr.pdf.page") as executor, pytest.raises(WorkerLost, match="start again"):
        printed(tmp_path / "sheet.pdf", *labels(2000), executor=executor, progress=lambda _: _kill_a_worker(executor))
    assert list(tmp_path.iterdir()) == []


def test_a_killed_process_takes_its_workers_along_and_the_next_run_cleans_up(tmp_path: Path) -> None:
    target = tmp_path / "sheet.pdf"
    started = subprocess.Popen([sys.executable, "-c", DRAWING, target], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert started.stdout is not None
    assert started.stdout.readline() == "100\n"
    helpers = psutil.Process(started.pid).children(recursive=True)
    started.kill()
    started.communicate()
    _gone, alive = psutil.wait_procs(helpers, timeout=20)
    assert (alive, len(helpers) >= 2) == ([], True)
    assert [file.suffix for file in tmp_path.iterdir()] == [".part"]
    printed(target, *labels(3))
    assert [file.name for file in tmp_path.iterdir()] == ["sheet.pdf"]


def test_ctrl_c_ends_all_workers_and_leaves_no_file(tmp_path: Path) -> None:
    started = subprocess.Popen(
        [sys.executable, "-c", DRAWING, tmp_path / "sheet.pdf"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert started.stdout is not None
    assert started.stdout.readline() == "100\n"
    helpers = psutil.Process(started.pid).children(recursive=True)
    os.killpg(started.pid, signal.SIGINT)  # as a terminal does it: to all of them
    _out, said = started.communicate(timeout=30)
    assert said.count("Traceback") == said.count("KeyboardInterrupt") == 1
    assert psutil.wait_procs(helpers, timeout=20)[1] == []
    assert list(tmp_path.iterdir()) == []


DRAWING = """
import signal
import sys
from pathlib import Path
from qr.files.pool import pool
from tests.qr.factories import labels, printed
signal.signal(signal.SIGINT, signal.default_int_handler)  # what runs in the background inherits that it is ignored
with pool(2, loading="qr.pdf.page") as executor:
    things = labels(20) * 1000
    printed(Path(sys.argv[1]), *things, stock=None, executor=executor, progress=lambda done: print(100, flush=True))
"""


def _noted(taken: list[int]) -> Iterator[int]:
    for job in range(1000):
        taken.append(job)
        yield job


def _later_the_sooner(job: int) -> int:
    time.sleep(0.02 * (3 - job % 4))
    return job


def _kill_a_worker(executor: Executor | None) -> None:
    next(iter(getattr(executor, "_processes").values())).kill()  # noqa: B009  (no public name for it)
