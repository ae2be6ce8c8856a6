"""Standard output and error: what is redirected, closed or full."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.api.conftest import Skylt
from tests.conftest import ROOT

ANNEX = ROOT / "sample_models" / "annex-ifc4x3.ifc"
SKYLT = str(Path(sys.executable).with_name("skylt"))

on_linux = pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is full")


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_a_receipt_that_is_redirected_is_utf_8_whatever_the_system_writes(skylt_process: Skylt, encoding: str) -> None:
    ran = skylt_process("import", ANNEX, PYTHONIOENCODING=encoding, PYTHONUTF8="0")
    assert (ran.exit_code, ran.stderr) == (0, "")
    assert ran.stdout.startswith(f"{ANNEX.name} → ")


@on_linux
@pytest.mark.parametrize("command", ["areas", "spaces --json", "codes export"])
def test_a_full_disk_is_told_in_a_line(station_url: str, command: str) -> None:
    ran = _in_shell(f"{SKYLT} --database {station_url} {command} > /dev/full")
    assert ran.returncode == 1
    assert ran.stderr == (
        "skylt: the output can't be written (no space left on device): choose another place, or make room\n"
    )


def test_a_closed_output_is_silence(station_url: str) -> None:
    ran = _in_shell(f"{SKYLT} --database {station_url} areas >&-")
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "", "")


def _in_shell(command: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(command, shell=True, capture_output=True, text=True, check=False, timeout=300)  # noqa: S602  (redirection is what is tested)
