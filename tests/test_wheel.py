"""The wheel is whole: installed where no source is, it imports, prints, proves and serves."""

import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
import venv
from collections.abc import Callable
from pathlib import Path
from urllib.error import URLError

import pytest

from tests.conftest import ROOT

Run = Callable[..., str]

STARTING_S = 120
"""How long a server may take to start on a busy machine."""


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of commands of an environment that has the wheel, and all other libraries from this one."""
    folder = tmp_path_factory.mktemp("wheel")
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    subprocess.run(
        [*pip, "wheel", ROOT, "--no-deps", "--no-build-isolation", "--wheel-dir", folder], check=True, timeout=300
    )
    venv.create(folder / "venv", with_pip=False)
    commands = folder / "venv" / "bin"
    subprocess.run(
        [*pip, "--python", commands / "python", "install", "--no-deps", *folder.glob("*.whl")], check=True, timeout=300
    )
    site = next((folder / "venv" / "lib").glob("python*/site-packages"))
    libraries = [path for path in sys.path if path.endswith("site-packages")]
    (site / "libraries.pth").write_text("\n".join(libraries), encoding="utf-8")  # their own .pth files are not read
    return commands


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The variables of a shell whose registry is in a folder of its own."""
    registry = tmp_path_factory.mktemp("elsewhere") / "skylt.db"
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(registry.parent),
        "SKYLT_CODE_HOST": "Q.EXAMPLE.ORG",
        "SKYLT_DATABASE_URL": f"sqlite:///{registry}",
    }


@pytest.fixture(scope="module")
def skylt(installed: Path, environment: dict[str, str]) -> Run:
    """Runs the installed command where no source is, on a registry with one model; returns what it prints."""

    def run(*arguments: object) -> str:
        command = [str(installed / "skylt"), *map(str, arguments)]
        ended = subprocess.run(
            command, cwd=environment["HOME"], env=environment, capture_output=True, text=True, check=False, timeout=300
        )
        assert ended.returncode == 0, ended.stderr
        return ended.stdout

    run("import", ROOT / "sample_models" / "annex-ifc4x3.ifc")
    return run


def test_the_installed_code_is_that_of_the_wheel(installed: Path) -> None:
    program = "import api, qr, registry, ifc_import; print(api.__file__, qr.__file__, registry.__file__)"
    said = subprocess.run([installed / "python", "-c", program], cwd="/", capture_output=True, text=True, check=True)
    assert str(ROOT) not in said.stdout


def test_it_prints_labels_that_can_be_read_back(skylt: Run) -> None:
    skylt("labels", "print", "--all", "--stock", "L7160", "-o", "labels.pdf")
    assert json.loads(skylt("labels", "verify", "labels.pdf", "--json"))["problems"] == []


def test_it_writes_the_page_of_a_receipt(skylt: Run, environment: dict[str, str]) -> None:
    skylt("receipt", "1", "--html", "receipt.html")
    assert "annex-ifc4x3.ifc" in (Path(environment["HOME"]) / "receipt.html").read_text("utf-8")


def test_it_serves_lists_and_the_page_behind_a_label(installed: Path, skylt: Run, environment: dict[str, str]) -> None:
    code = json.loads(skylt("spaces", "--json"))[0]["code"]
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    with subprocess.Popen(
        [installed / "skylt", "serve", "--port", port], cwd=environment["HOME"], env=environment
    ) as it:
        try:
            spaces = _answer(f"http://127.0.0.1:{port}/api/v1/spaces", "application/json")
            page = _answer(f"http://127.0.0.1:{port}/q/{code}", "text/html")
        finally:
            it.terminate()
    assert json.loads(spaces)[0]["code"] == code
    assert "<html" in page.lower()


def _answer(url: str, accept: str) -> str:
    """What a server answers that may still be starting."""
    request = urllib.request.Request(url, headers={"Accept": accept})  # noqa: S310  (our own server)
    for _ in range(STARTING_S * 10):
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:  # noqa: S310  (our own server)
                return str(answer.read().decode("utf-8"))
        except URLError as error:
            if not isinstance(error.reason, ConnectionRefusedError):
                raise
            time.sleep(0.1)
    pytest.fail(f"nothing answers at {url}")
