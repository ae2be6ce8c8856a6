"""How the frame of a source model becomes that of its building."""

import msgspec

from ifc_import.aligning.moves import STILL
from registry.snapshot import Frame, Georeference
from registry.tables import SourceModel


def georeference(model: SourceModel) -> Georeference:
    """What the last revision of a model says of where it is; nothing for one that was imported before that was kept."""
    return msgspec.convert(model.georeference, Georeference)


def move_of(model: SourceModel) -> Frame | None:
    """How the coordinates of a model become the building's; None where that is not known."""
    if not model.alignment.get("trusted", True):
        return None
    return Frame(**model.alignment["move"]) if "move" in model.alignment else STILL
