"""The georeference of a source model, and its move to the building's frame."""

import msgspec

from ifc_import.aligning.moves import STILL
from registry.snapshot import Frame, Georeference
from registry.tables import SourceModel


def georeference(model: SourceModel) -> Georeference:
    """The georeference in the last revision of a model; empty for old imports, which did not keep it."""
    return msgspec.convert(model.georeference, Georeference)


def move_of(model: SourceModel) -> Frame | None:
    """The move from a model's coordinates to the building's; None where it is unknown."""
    if not model.alignment.get("trusted", True):
        return None
    return Frame(**model.alignment["move"]) if "move" in model.alignment else STILL
