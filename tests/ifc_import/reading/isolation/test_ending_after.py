"""Native code that does not come back costs its process, and nobody who is done in time."""

import signal
import subprocess
import sys

import pytest

from tests.conftest import ROOT

unix_only = pytest.mark.skipif(sys.platform == "win32", reason="there is no such timer on Windows")


def ended(work: str) -> tuple[int, str]:
    """How a process ends that does some work under a limit of a tenth of a second, and what it says."""
    program = f"""
import time
from ifc_import.reading.isolation.limits import ending_after
with ending_after(0.1):
    {work}
end = time.process_time() + 0.3
while time.process_time() < end: pass
print("over")
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False, cwd=ROOT)
    return done.returncode, done.stdout.strip()


@unix_only
@pytest.mark.parametrize(
    ("work", "end"),
    [
        pytest.param("sum(range(10**12))", (-signal.SIGPROF if sys.platform != "win32" else 0, ""), id="endless"),
        pytest.param("pass", (0, "over"), id="done in time, and busy later"),
        pytest.param("time.sleep(0.3)", (0, "over"), id="waiting, not busy"),
    ],
)
def test_only_what_keeps_a_processor_busy_is_ended(work: str, end: tuple[int, str]) -> None:
    assert ended(work) == end
