"""The README is true: its commands run, and print what stands there."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
CODE = re.compile(r"\b[0-9A-Z]{3}-[0-9A-Z]{3}-[0-9A-Z]{3}\b")


def transcript() -> list[tuple[str, list[str]]]:
    """Each command of the console blocks, with the lines that it prints; `…` stands for lines left out."""
    blocks = re.findall(r"```console\n(.*?)```", README, re.DOTALL)
    steps: list[tuple[str, list[str]]] = []
    for line in "".join(blocks).splitlines():
        if line.startswith("$ "):
            steps.append((line[2:], []))
        elif line != "…":
            steps[-1][1].append(line)
    return steps


def test_the_readme_is_short_enough_to_be_read() -> None:
    assert len(README.splitlines()) <= 100


def test_what_the_readme_shows_is_what_happens(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "sample_models").symlink_to(ROOT / "sample_models")
    bin_folder = Path(sys.executable).parent
    monkeypatch.setenv("PATH", f"{bin_folder}:/usr/bin:/bin")
    monkeypatch.delenv("SKYLT_DATABASE_URL", raising=False)
    for command, shown in transcript():
        if command.startswith("export "):
            name, _, value = command.removeprefix("export ").partition("=")
            monkeypatch.setenv(name, value)
            continue
        printed = folded(run(with_code_of(command, tmp_path), tmp_path))
        assert [line for line in folded("\n".join(shown)) if line not in printed] == []


def run(command: str, folder: Path) -> str:
    ended = subprocess.run(command.split(), cwd=folder, capture_output=True, text=True, check=False, timeout=300)
    assert (ended.returncode, ended.stderr) == (0, "")
    return ended.stdout


def with_code_of(command: str, folder: Path) -> str:
    """Codes are random: the command is run with that of the first space, which is the one in the README."""
    if not CODE.search(command):
        return command
    code = re.search(r'"code": "(\w+)"', run("skylt spaces --json", folder))
    assert code is not None
    return CODE.sub(code.group(1), command)


def folded(text: str) -> list[str]:
    """Lines with blanks made one and codes made equal."""
    return [" ".join(CODE.sub("CODE", line).split()) for line in text.splitlines() if line.strip()]
