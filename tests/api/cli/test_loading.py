"""A command loads only what it needs."""

import subprocess
import sys

import pytest

HEAVY = ("sqlmodel", "sqlalchemy", "fastapi", "ifcopenshell", "shapely", "fontTools", "segno", "pypdfium2", "alembic")


@pytest.mark.parametrize(
    ("arguments", "heavy"),
    [
        pytest.param(["--help"], HEAVY, id="help"),
        pytest.param(["import", "--help"], HEAVY, id="help on a command"),
        pytest.param(["labels", "stocks"], HEAVY, id="list of stocks"),
        pytest.param(["--version"], HEAVY, id="version"),
    ],
)
def test_a_command_that_needs_no_library_loads_none(arguments: list[str], heavy: tuple[str, ...]) -> None:
    program = (
        "import sys; from api.cli.main import run; sys.argv = ['skylt', *sys.argv[1:]]\n"
        "try: run()\n"
        "except SystemExit as end: assert not end.code, end.code\n"
        f"sys.stderr.write(' '.join(name for name in {heavy!r} if name in sys.modules))"
    )
    ended = subprocess.run(
        [sys.executable, "-c", program, *arguments], capture_output=True, text=True, check=True, timeout=60
    )
    assert ended.stderr == ""


def test_the_reading_side_of_an_import_never_loads_the_parser_in_the_parent() -> None:
    program = "import sys, api.operations.imports.importing; sys.exit('ifcopenshell' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False, timeout=60).returncode == 0
