"""From a model's plan to its file."""

from pathlib import Path

from sample_models.ifc_elements import write_elements
from sample_models.ifc_project import start
from sample_models.ifc_rooms import write_rooms
from sample_models.parts import Model


def write_model(model: Model, folder: Path) -> Path:
    """Write a model into a folder under its file name, and return where it is."""
    pen = start(model)
    write_rooms(pen)
    write_elements(pen)
    path = folder / model.file_name
    pen.file.write(str(path))
    return path
