"""A list that a process and its copy work through together: each item is taken once, by whoever is free."""

import os
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ifc_import.reading.isolation.shared_list import MOST_PIECES, Shares
from tests.conftest import ROOT

copies = pytest.mark.skipif(sys.platform != "linux", reason="copies are made where the system tells its processors")

TAKEN_BY_TWO = """
import os, sys
from ifc_import.reading.isolation.shared_list import Shares
with Shares(range(1000)) as shares:
    taking, giving = os.pipe()
    if os.fork() == 0:
        theirs = list(shares.take())
        os.write(giving, " ".join(map(str, theirs)).encode())
        os._exit(0)
    os.close(giving)
    mine = list(shares.take())
    os.wait()
    theirs = [int(one) for one in os.read(taking, 1 << 16).split()]
    print(sorted(mine + theirs) == list(range(1000)), sorted(shares.of_others()) == theirs)
"""


@given(st.integers(0, 3 * MOST_PIECES))
def test_one_process_alone_takes_everything_in_order(count: int) -> None:
    with Shares(range(count)) as shares:
        assert list(shares.take()) == list(range(count))
        assert list(shares.of_others()) == []


def test_what_nobody_took_here_is_with_the_others() -> None:
    with Shares("abc") as shares:
        assert next(shares.take()) == "a"
        assert list(shares.of_others()) == ["b", "c"]


def test_whoever_waits_hears_how_much_is_taken() -> None:
    heard: list[tuple[int, int]] = []
    with Shares("abc") as shares:
        list(shares.take(lambda done, count: heard.append((done, count))))
    assert heard == [(1, 3), (2, 3), (3, 3)]


@copies
def test_a_process_and_its_copy_take_each_item_once() -> None:
    done = subprocess.run([sys.executable, "-c", TAKEN_BY_TWO], capture_output=True, text=True, check=False, cwd=ROOT)
    assert (done.stdout.split(), done.stderr) == (["True", "True"], "")


@copies
def test_no_pipe_is_left_open() -> None:
    before = os.listdir("/proc/self/fd")  # noqa: PTH208  (names only)
    with Shares("abc"):
        pass
    assert os.listdir("/proc/self/fd") == before  # noqa: PTH208
