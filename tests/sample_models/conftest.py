"""The committed sample models, opened once, and the truth about them."""

import json
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final

import ifcopenshell
import ifcopenshell.geom
import ifcopenshell.util.placement
import ifcopenshell.util.unit
import numpy as np
import numpy.typing as npt
import pytest

FOLDER = Path(__file__).parents[2] / "sample_models"
KERNEL: Final = "hybrid-cgal-simple-opencascade"

Points = npt.NDArray[np.float64]
Shape = tuple[Points, npt.NDArray[np.int64]]
"""Points in the building's frame in metres, and triangles of their indices."""


@cache
def _open(name: str) -> ifcopenshell.file:
    model = ifcopenshell.open(FOLDER / name)
    assert isinstance(model, ifcopenshell.file)
    return model


@cache
def _truth(name: str) -> dict[str, Any]:
    facts: dict[str, Any] = json.loads((FOLDER / name).read_text(encoding="utf-8"))
    return facts


def _to_building(model: ifcopenshell.file) -> Points:
    placement = model.by_type("IfcBuilding")[0].ObjectPlacement
    matrix = ifcopenshell.util.placement.get_local_placement(placement).astype(float)
    matrix[:3, 3] *= ifcopenshell.util.unit.calculate_unit_scale(model)
    inverse: Points = np.linalg.inv(matrix)
    return inverse


def _triangulated(model: ifcopenshell.file, ifc_class: str) -> Iterator[tuple[str, Shape]]:
    to_building = _to_building(model)
    settings = ifcopenshell.geom.settings()
    elements = list(model.by_type(ifc_class))
    iterator = ifcopenshell.geom.iterator(settings, model, 1, include=elements, geometry_library=KERNEL)
    running = bool(elements) and iterator.initialize()
    while running:
        shape = iterator.get()
        world = np.array(shape.transformation.matrix).reshape(4, 4, order="F")
        matrix = to_building @ world
        points = np.array(shape.geometry.verts).reshape(-1, 3) @ matrix[:3, :3].T + matrix[:3, 3]
        yield shape.guid, (points, np.array(shape.geometry.faces).reshape(-1, 3))
        running = bool(iterator.next())


@cache
def _shapes(name: str, ifc_class: str) -> dict[str, Shape]:
    return dict(_triangulated(_open(name), ifc_class))


@pytest.fixture
def folder() -> Path:
    """Where the committed files are."""
    return FOLDER


@pytest.fixture
def model() -> Callable[[str], ifcopenshell.file]:
    """Open a committed file."""
    return _open


@pytest.fixture
def truth() -> Callable[[str], dict[str, Any]]:
    """Read a committed truth."""
    return _truth


@pytest.fixture
def shapes() -> Callable[[str, str], dict[str, Shape]]:
    """Triangulate all elements of a class in a file: GlobalId → shape."""
    return _shapes
