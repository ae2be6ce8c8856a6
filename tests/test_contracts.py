"""The import contracts hold, and each of them fails for a breach."""

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.conftest import ROOT

PACKAGES = ("registry", "ifc_import", "qr", "api")
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]

BREACHES = {
    "Arrows point down": [("api/files/planted_a.py", "api.settings.owner"), ("qr/planted_a.py", "ifc_import.profile")],
    "No circle among the packages of a floor": [
        ("ifc_import/reading/values/planted_b.py", "ifc_import.reading.assets.planted_b"),
        ("ifc_import/reading/assets/planted_b.py", "ifc_import.reading.values.planted_b"),
    ],
    "Operations build on each other in one direction": [
        ("api/operations/areas/planted_c.py", "api.operations.imports.importing")
    ],
    "Only ifc_import.reading knows ifcopenshell": [("ifc_import/placing/planted_d.py", "ifcopenshell")],
    "Of the reader, the ways in know its process and what kind of file comes": [
        ("api/operations/imports/planted_e.py", "ifc_import.reading.values.units")
    ],
    "A file becomes facts without a database: ifc_import takes the registry's dataclasses and its words for numbers": [
        ("ifc_import/areas/planted_f.py", "registry.database.engine")
    ],
    "Paper knows no registry": [("qr/output/planted_g.py", "registry.codes.text")],
    "The registry knows no file format, geometry library, web or paper": [("registry/planted_h.py", "shapely")],
    "Operations, settings and files know neither a terminal nor HTTP": [("api/settings/planted_i.py", "fastapi")],
}


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The contracts that a copy of the code breaks in which every breach is planted."""
    copy = tmp_path_factory.mktemp("planted")
    for package in PACKAGES:
        shutil.copytree(ROOT / package, copy / package, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", copy)
    for path, imported in (breach for breaches in BREACHES.values() for breach in breaches):
        (copy / path).write_text(f"import {imported}\n", encoding="utf-8")
    program = (
        "import sys; sys.path.insert(0, ''); from importlinter.cli import lint_imports_command; lint_imports_command()"
    )
    ended = subprocess.run(
        [sys.executable, "-c", program, "--no-cache"],
        cwd=copy,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    said = " ".join(ended.stdout.split())
    return {contract["name"] for contract in CONTRACTS if f"{contract['name']} BROKEN" in said}


@pytest.mark.parametrize("name", [contract["name"] for contract in CONTRACTS])
def test_a_contract_fails_for_a_planted_breach(name: str, broken: set[str]) -> None:
    assert name in BREACHES, "plant a breach for every contract"
    assert name in broken


def test_every_package_of_the_importer_but_the_reader_is_kept_from_the_parser() -> None:
    kept = next(one for one in CONTRACTS if one["name"] == "Only ifc_import.reading knows ifcopenshell")
    parts = {path.stem for path in (ROOT / "ifc_import").iterdir() if path.suffix == ".py" or _is_package(path)}
    named = {name.removeprefix("ifc_import.") for name in kept["source_modules"] if name.startswith("ifc_import.")}
    assert named == parts - {"__init__", "reading"}


def _is_package(path: Path) -> bool:
    return (path / "__init__.py").is_file()
