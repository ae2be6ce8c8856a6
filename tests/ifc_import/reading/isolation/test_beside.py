"""Work that a copy of the process does gives what the process itself would give, whatever becomes of the copy."""

import subprocess
import sys
import threading
from pathlib import Path
from textwrap import dedent, indent

import pytest

from ifc_import.reading.isolation.beside import Beside
from ifc_import.reading.isolation.process import ReadingProcess
from ifc_import.reading.model import read_model
from tests.conftest import ROOT
from tests.ifc_import.reading.factories import step_text

SAMPLES = sorted((ROOT / "sample_models").glob("*.ifc"))
BROKEN = step_text(
    "#2=IFCBUILDING('108FYsSrfV0BYA0ERie891',$,'Stationen',$,$,$,$,$,.ELEMENT.,$,$,$);",
    "#3=IFCFURNITURE('2OBrcmyk58NupXoVOHUvR4',$,'stol',$,$,#4,#6,$,$);",
    "#4=IFCLOCALPLACEMENT($,#5);",
    "#5=IFCDIRECTION((1.,0.));",
    "#6=IFCPRODUCTDEFINITIONSHAPE($,$,(#7));",
    "#7=IFCSHAPEREPRESENTATION($,'Body','Brep',(#8));",
    "#8=IFCEXTRUDEDAREASOLID(#99,$,$,.BANANA.);",
)
copies = pytest.mark.skipif(sys.platform != "linux", reason="copies are made where the system tells its processors")


def said(work: str, ask: str = "print(beside.result())", before: str = "") -> str:
    """What a process without threads says, which has two processors and does some work beside."""
    program = f"""
import os, sys, time
from ifc_import.reading.isolation.beside import Beside
os.sched_getaffinity = lambda _process: {{0, 1}}
first = os.getpid()
{before}
def work() -> str:
{indent(dedent(work), "    ")}
with Beside(work, str) as beside:
{indent(dedent(ask), "    ")}
try:
    os.waitpid(-1, os.WNOHANG)
    print("a process is left")
except ChildProcessError:
    pass
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False, cwd=ROOT)
    return done.stdout.strip() + "".join(done.stderr.strip().splitlines()[-1:])


@copies
@pytest.mark.parametrize(
    ("work", "told"),
    [
        pytest.param("return 'here' if os.getpid() == first else 'in a copy'", "in a copy", id="where it is done"),
        pytest.param("if os.getpid() != first: os.abort()\nreturn 'here'", "here", id="a copy that crashes"),
        pytest.param("if os.getpid() != first: os._exit(0)\nreturn 'here'", "here", id="a copy that says nothing"),
        pytest.param("if os.getpid() != first: sys.exit(3)\nreturn 'here'", "here", id="a copy that leaves"),
        pytest.param("raise ValueError('no such shape')", "ValueError: no such shape", id="a failure"),
    ],
)
def test_what_the_copy_does_is_what_this_process_would_do(work: str, told: str) -> None:
    assert said(work) == told


@copies
def test_a_result_may_be_larger_than_a_pipe() -> None:
    assert said("return 'x' * 1_000_000", "print(len(beside.result()))") == "1000000"


@copies
def test_a_copy_reads_an_open_file_at_a_place_of_its_own() -> None:
    work = "os.lseek(file, 10, os.SEEK_CUR)\nreturn os.read(file, 5).decode()"
    ask = "print(beside.result(), os.read(file, 9).decode())"
    before = f"file = os.open({__file__!r}, os.O_RDONLY)\nos.read(file, 3)"
    assert said(work, ask, before) == "a cop Work that"


@copies
def test_a_copy_that_nobody_asks_is_ended() -> None:
    assert said("time.sleep(600)", "print('done')") == "done"


def test_nothing_is_copied_where_this_process_has_threads() -> None:
    over = threading.Event()
    thread = threading.Thread(target=over.wait)
    thread.start()
    seen: list[int] = []

    def work() -> int:
        seen.append(1)
        return 7

    with Beside(work, int) as beside:
        assert beside.result() == 7
    over.set()
    thread.join()
    assert seen == [1]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_reading_process_says_what_is_read_without_one(path: Path) -> None:
    with ReadingProcess(path) as running:
        assert running.result() == read_model(path, path.name, lambda *_: None)


def test_what_a_copy_finds_wrong_is_told_like_all_else(tmp_path: Path) -> None:
    path = tmp_path / "broken.ifc"
    path.write_text(BROKEN)
    with ReadingProcess(path) as running:
        found = running.result()
    assert found == read_model(path, path.name, lambda *_: None)
    assert "FILE-02" in {one.rule for one in found.findings}
