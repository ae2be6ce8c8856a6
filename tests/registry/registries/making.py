"""Makes the registry with data of the program's own version, for the tests of upgrades.

    python -m tests.registry.registries.making

To be run once, when a version of the tables is added, and to be committed: later versions have to upgrade it.
"""

import gzip
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from registry.database.upgrading import HEAD

HERE = Path(__file__).parent
MODELS = Path(__file__).parents[3] / "sample_models"
PROGRAM = Path(sys.executable).with_name("skylt")

VEHICLES = "Registration,Name\nABC 123,Van 1\nDEF 456,Van 2\n"

COMMANDS = (
    ("import", str(MODELS / "station-architecture-1.ifc")),
    ("import", str(MODELS / "station-services-1.ifc")),
    ("labels", "print", "--stock", "L7160", "-o", "labels.pdf"),
    ("assets", "import", "vehicles.csv", "--list", "fleet", "--key", "Registration"),
)
"""What the registry has seen: models, printed labels, a list of assets."""


def registry_of(version: str) -> Path:
    """The compressed SQLite file of a registry of that version, with 360 codes of the sample station."""
    return HERE / f"schema-{version}.db.gz"


def make(target: Path) -> None:
    """Make a registry with the installed program, and compress it into `target`."""
    with TemporaryDirectory() as folder:
        (Path(folder) / "vehicles.csv").write_text(VEHICLES, encoding="utf-8")
        for command in COMMANDS:
            subprocess.run([PROGRAM, *command], cwd=folder, check=True, env={"PATH": "/usr/bin:/bin"})
        target.write_bytes(gzip.compress((Path(folder) / "skylt.db").read_bytes(), mtime=0))


if __name__ == "__main__":
    make(registry_of(HEAD))
