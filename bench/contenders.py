"""The commands that are measured side by side, each on a model and into a folder of its own."""

import sys
from pathlib import Path

from bench.processes import Command

WARM_UP = Path(__file__).parent.parent / "sample_models" / "annex-ifc4x3.ifc"
"""A small model that is read before the measured one, so that every library is loaded."""


def skylt(model: Path, folder: Path) -> Command:
    """The import into the registry in `folder`: a new one the first time, the same file again the second."""
    program = Path(sys.executable).with_name("skylt")
    return [str(program), "import", str(model), "--database", f"sqlite:///{folder / 'skylt.db'}"]


def ifcfm(model: Path, folder: Path) -> Command:
    """The public handover tool with its basic preset, to CSV."""
    module = [sys.executable, "-m", "ifcfm", "--preset", "basic", "--format", "csv"]
    return [*module, "--ifc", str(model), "--spreadsheet", str(folder / "ifcfm")]


def opened(model: Path, _folder: Path) -> Command:
    """Nothing but opening the model with the library that both of them read it with."""
    return [sys.executable, "-c", "import sys, ifcopenshell; ifcopenshell.open(sys.argv[1])", str(model)]


def skylt_inside(model: Path, folder: Path) -> Command:
    """Skylt's imports in a process that has its libraries; prints their seconds."""
    return [sys.executable, "-m", "bench.inside", "skylt", str(model), str(folder)]


def ifcfm_inside(model: Path, folder: Path) -> Command:
    """What ifcfm's command does, in a process that has its libraries; prints its seconds."""
    return [sys.executable, "-m", "bench.inside", "ifcfm", str(model), str(folder)]
