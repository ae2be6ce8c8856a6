"""A reading process that dies, hangs or is left costs itself and one clear line."""

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack, suppress
from pathlib import Path
from threading import Thread
from typing import cast

import pytest

from ifc_import.errors import FileRefused, ReadingFailed
from ifc_import.profile import Limits, Profile
from ifc_import.reading.isolation import process
from ifc_import.reading.isolation.interpreter import Interpreter
from ifc_import.reading.isolation.limits import MEBIBYTE, Allowance, allowance
from ifc_import.reading.isolation.process import ReadingProcess
from tests.conftest import ROOT
from tests.ifc_import.reading.factories import House, step_text
from tests.ifc_import.reading.packing import a_zip

STATION = ROOT / "sample_models" / "station-services-1.ifc"
linux_only = pytest.mark.skipif(sys.platform != "linux", reason="looks at /proc")

PATIENCE_S = 10.0
LINES = 1_000_000
"""So many take a reading process more than a second."""


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of the test's own for what would go to the system's temporary folder."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


@pytest.fixture
def endless(tmp_path: Path) -> Path:
    """A file that is read for seconds."""
    path = tmp_path / "endless.ifc"
    head, end = step_text("").split("ENDSEC;\nEND-ISO")
    with path.open("w", encoding="ascii") as file:
        file.write(head)
        file.writelines(f"#{number}=IFCCARTESIANPOINT((0.,0.,0.));\n" for number in range(10, LINES))
        file.write(f"ENDSEC;\nEND-ISO{end}")
    return path


def failure(path: Path, limits: Limits = Limits()) -> str:
    """The one line with which reading fails."""
    with ReadingProcess(path, limits=limits) as running, pytest.raises(ReadingFailed) as caught:
        running.result()
    line = str(caught.value)
    assert "\n" not in line
    return line


def all_children_of(parent: int) -> list[int]:
    """The processes that `parent` started and has not buried."""
    children: list[int] = []
    for task in Path(f"/proc/{parent}/task").iterdir():
        with suppress(FileNotFoundError):  # a thread that ended meanwhile
            children += map(int, (task / "children").read_text().split())
    return children


def children_beside(others: list[int]) -> list[int]:
    """The processes that this one started besides `others`, such as the database server of other tests."""
    return [child for child in all_children_of(os.getpid()) if child not in others]


def is_running(pid: int) -> bool:
    """Whether there is such a process, and it does more than wait to be buried."""
    try:
        os.kill(pid, 0)
        return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0] != "Z"
    except (ProcessLookupError, FileNotFoundError):
        return False


def wait_until_over(pid: int) -> bool:
    end = time.monotonic() + PATIENCE_S
    while is_running(pid) and time.monotonic() < end:
        time.sleep(0.02)
    return not is_running(pid)


def stop_while_it_reads(pid: int, path: Path) -> None:
    """Halt a process as soon as it has a file open: it can't come to the end of it by itself any more."""
    end = time.monotonic() + PATIENCE_S
    while not any(os.path.realpath(one) == str(path) for one in Path(f"/proc/{pid}/fd").iterdir()):
        assert time.monotonic() < end, "nobody reads it"
        time.sleep(0.005)
    os.kill(pid, signal.SIGSTOP)


def test_a_file_is_read_and_progress_is_told(tmp_path: Path) -> None:
    told: list[tuple[str, int, int]] = []
    house = House()
    house.stand(Name="stol")
    with ReadingProcess(house.write(tmp_path)) as running:
        snapshot = running.result(lambda *line: told.append(line))
    assert [one.name for one in snapshot.assets] == ["stol"]
    assert told[0] == ("opening", 0, 1)


def test_an_interpreter_that_waits_reads_as_a_new_one_does(tmp_path: Path) -> None:
    path = House().write(tmp_path)
    with Interpreter() as waiting, ReadingProcess(path, interpreter=waiting) as running, ReadingProcess(path) as new:
        assert running.result() == new.result()


@linux_only
def test_an_interpreter_that_nobody_asks_is_ended_with_what_it_was_started_for() -> None:
    with suppress(KeyError), Interpreter() as waiting:
        raise KeyError
    assert not is_running(waiting.process.pid)


def test_the_snapshot_names_the_file_as_people_do(tmp_path: Path) -> None:
    with ReadingProcess(House().write(tmp_path, "huset.ifc")) as running:
        assert running.result().file.name == "huset.ifc"


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        pytest.param("none.ifc", None, "none.ifc does not exist; check the name", id="a file that is not there"),
        pytest.param("a.ifc", step_text()[:-9], "a.ifc is cut off: END-ISO-10303-21; is missing", id="cut off"),
        pytest.param("a.ifc", step_text(schema="IFC9"), "a.ifc is of schema IFC9, which is not read", id="a schema"),
    ],
)
def test_a_refusal_comes_through_the_process_as_it_was_said(
    name: str, content: str | None, says: str, tmp_path: Path
) -> None:
    if content is not None:
        (tmp_path / name).write_text(content)
    with ReadingProcess(tmp_path / name) as running, pytest.raises(FileRefused, match=says):
        running.result()


@linux_only
@pytest.mark.parametrize("memory_mb", [1, 16, 40])
def test_a_memory_limit_that_is_too_small_is_one_line(memory_mb: int) -> None:
    line = failure(STATION, limits=Limits(memory_mb=memory_mb))
    assert line == (
        f"station-services-1.ifc can't be read: it needs more than the {memory_mb} MiB of memory that it may have; the "
        "file is broken, or raise it under [limits] in the settings file (memory_mb)"
    )


@linux_only
def test_an_address_space_has_a_wall_where_nobody_looks() -> None:
    script = "from ifc_import.reading.isolation.limits import limit_memory; limit_memory(1); bytearray(2**30)"
    ended = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False, cwd=ROOT)
    assert ended.stderr.splitlines()[-1] == "MemoryError"


def test_a_file_that_takes_too_long_is_given_up(endless: Path) -> None:
    begin = time.monotonic()
    line = failure(endless, limits=Limits(seconds=0.3))
    assert line == (
        "endless.ifc can't be read: it took longer than the 0.3 s that it may take; the file is broken, or raise it "
        "under [limits] in the settings file (seconds)"
    )
    assert time.monotonic() - begin < PATIENCE_S


@pytest.mark.parametrize(
    ("size_bytes", "limits", "allowed"),
    [
        pytest.param(0, Limits(), Allowance(1024 * MEBIBYTE, 60.0), id="the least"),
        pytest.param(27_000_000, Limits(), Allowance(1024 * MEBIBYTE + 324_000_000, 330.0), id="27 MB"),
        pytest.param(27_000_000, Limits(memory_mb=100, seconds=5.0), Allowance(100 * MEBIBYTE, 5.0), id="as set"),
    ],
)
def test_what_a_file_may_take_grows_with_it_or_is_set(size_bytes: int, limits: Limits, allowed: Allowance) -> None:
    assert allowance(size_bytes, limits) == allowed


def test_an_unpacked_file_may_take_what_its_own_size_allows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    allowed: list[int] = []

    def noted(size_bytes: int, limits: Limits) -> Allowance:
        allowed.append(size_bytes)
        return allowance(size_bytes, limits)

    monkeypatch.setattr(process, "allowance", noted)
    text = step_text(*(f"#{step}=IFCCARTESIANPOINT(({step}.,0.,0.));" for step in range(2, 2000))).encode()
    path = a_zip(tmp_path, {"model.ifc": text})
    with ReadingProcess(path) as running:
        running.result()
    assert allowed == [path.stat().st_size, len(text)]


def test_a_failure_that_nobody_expects_is_one_line_and_its_traceback_is_logged(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path = House().write(tmp_path)
    wrong = cast("Profile", "no profile")
    with (
        ReadingProcess(path, profile=wrong) as running,
        caplog.at_level("DEBUG"),
        pytest.raises(ReadingFailed) as caught,
    ):
        running.result()
    assert str(caught.value).startswith("tiny.ifc can't be read (ValidationError: ")
    assert "Traceback (most recent call last)" in caplog.text


def test_a_model_in_a_zip_is_read_by_its_name(tmp_path: Path) -> None:
    texts = {name: House().write(tmp_path, name).read_bytes() for name in ("arc.ifc", "hvac.ifc")}
    with ReadingProcess(a_zip(tmp_path, texts), member="hvac.ifc") as running:
        assert running.result().file.name == "model.ifczip::hvac.ifc"


def test_a_file_that_is_cut_off_is_read_as_far_as_it_goes_when_that_is_accepted(tmp_path: Path) -> None:
    (tmp_path / "a.ifc").write_text(step_text()[:-9])
    with ReadingProcess(tmp_path / "a.ifc", accept_incomplete=True) as running:
        assert not running.result().file.complete


@pytest.mark.parametrize(
    "name", ["plan 1.ifc", "plan\n1.ifc", b"r\xe5.ifc".decode("utf-8", "surrogateescape"), "ö.ifc"]
)
def test_a_file_is_read_whatever_bytes_its_name_has(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text(step_text())
    with ReadingProcess(path) as running:
        assert running.result().file.name.isprintable()


def test_more_facts_than_a_file_can_hold_are_not_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "MOST_ANSWERED_BYTES", 100)
    monkeypatch.setattr(process, "MOST_ANSWERED_PER_FILE_BYTE", 0)
    assert failure(House().write(tmp_path)) == "tiny.ifc can't be read: it holds more than 100 bytes of facts"


@pytest.mark.parametrize("what", ["cut off", "taken away"])
def test_a_file_that_changes_while_it_is_read_is_not_taken(what: str, tmp_path: Path) -> None:
    path = House().write(tmp_path)
    with ReadingProcess(path) as running:
        if what == "cut off":
            path.write_bytes(path.read_bytes()[:-1])
        else:
            path.unlink()
        with pytest.raises(ReadingFailed, match=r"^tiny.ifc changed while it was read; import it again when"):
            running.result()


@linux_only
def test_a_native_crash_is_one_line_when_it_comes_again(endless: Path) -> None:
    others = all_children_of(os.getpid())
    with ReadingProcess(endless) as running:
        (first,) = children_beside(others)

        def crash_the_second() -> None:
            while not (second := [child for child in children_beside(others) if child != first]):
                time.sleep(0.01)
            os.kill(second[0], signal.SIGSEGV)

        os.kill(first, signal.SIGSEGV)
        crashing = Thread(target=crash_the_second)
        crashing.start()
        with pytest.raises(ReadingFailed, match=r"was ended by SIGSEGV.*ask for it to be exported again"):
            running.result()
        crashing.join()


def test_a_shape_that_crashes_a_kernel_is_lost_alone(tmp_path: Path) -> None:
    path = tmp_path / "huge.ifc"
    text = (ROOT / "sample_models" / "station-architecture-1.ifc").read_text()
    point = "#377=IFCCARTESIANPOINT((7400.,0.));"
    assert text.count(point) == 1
    path.write_text(text.replace(point, "#377=IFCCARTESIANPOINT((1.E300,0.));"))
    with ReadingProcess(path) as running:
        found = running.result()
    assert (len(found.spaces), len(found.assets)) == (45, 149)
    assert sum(one.footprint is not None for one in found.spaces) == 44


def leave(running: ReadingProcess) -> None:
    """Go without having asked for the result."""


def fail(running: ReadingProcess) -> None:
    raise KeyError


def wait(running: ReadingProcess) -> None:
    running.result()


@linux_only
@pytest.mark.parametrize(
    ("name", "then"),
    [
        pytest.param("endless.ifc", leave, id="left early"),
        pytest.param("endless.ifc", fail, id="left by an error"),
        pytest.param("endless.ifc", wait, id="timed out"),
        pytest.param("none.ifc", wait, id="refused"),
        pytest.param("tiny.ifc", wait, id="read"),
        pytest.param("tiny.ifc", leave, id="left while it may be reading"),
        pytest.param("given/tiny.ifczip", wait, id="unpacked and read"),
        pytest.param("given/tiny.ifczip", leave, id="left while it may be unpacking"),
    ],
)
def test_no_process_and_no_folder_are_left(
    name: str,
    then: Callable[[ReadingProcess], None],
    endless: Path,
    temporary: Path,
) -> None:
    limits = Limits(seconds=0.5 if name == endless.name else PATIENCE_S)
    a_zip(endless.parent, {"tiny.ifc": House().write(endless.parent).read_bytes()}, "tiny.ifczip")
    path = endless.parent / name
    others = all_children_of(os.getpid())
    with suppress(KeyError, FileRefused, ReadingFailed), ReadingProcess(path, limits=limits) as running:
        (child,) = children_beside(others)
        assert list(temporary.iterdir()) == []
        then(running)
    assert (is_running(child), children_beside(others)) == (False, [])
    assert list(temporary.iterdir()) == []


@linux_only
@pytest.mark.parametrize("while_it", ["starts", "reads"])
def test_a_killed_parent_leaves_no_child_behind(while_it: str, endless: Path, temporary: Path) -> None:
    script = (
        "from pathlib import Path; from ifc_import.reading.isolation.process import ReadingProcess\n"
        f"with ReadingProcess(Path({str(endless)!r})) as running: print('started', flush=True); running.result()"
    )
    command = [sys.executable, "-c", script]
    environment = os.environ | {"TMPDIR": str(temporary)}
    with ExitStack() as stack:
        parent = stack.enter_context(subprocess.Popen(command, stdout=subprocess.PIPE, env=environment, cwd=ROOT))
        assert parent.stdout is not None
        assert parent.stdout.readline() == b"started\n"
        (child,) = all_children_of(parent.pid)
        if while_it == "reads":
            stop_while_it_reads(child, endless)
        parent.kill()
        assert wait_until_over(child)


@linux_only
@pytest.mark.parametrize("delay_s", [0.0, 0.2, 0.5])
def test_a_killed_parent_leaves_nothing_of_what_was_unpacked(delay_s: float, tmp_path: Path, temporary: Path) -> None:
    path = a_zip(tmp_path, {"model.ifc": STATION.read_bytes()})
    script = (
        "from pathlib import Path; from ifc_import.reading.isolation.process import ReadingProcess\n"
        f"with ReadingProcess(Path({str(path)!r})) as running: print('started', flush=True); running.result()"
    )
    command = [sys.executable, "-c", script]
    environment = os.environ | {"TMPDIR": str(temporary)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment, cwd=ROOT) as parent:
        assert parent.stdout is not None
        assert parent.stdout.readline() == b"started\n"
        children = all_children_of(parent.pid)
        time.sleep(delay_s)
        parent.kill()
        assert all(map(wait_until_over, children))
    assert list(temporary.iterdir()) == []
