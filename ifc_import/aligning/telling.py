"""Texts that describe alignments."""

from ifc_import.aligning.deciding import Alignment
from ifc_import.aligning.statements import Evidence
from registry.snapshot import Frame

EVIDENCE_TEXTS: dict[Evidence, str] = {
    "frame": "which has the building's frame",
    "by hand": "as a person said",
    "rooms": "since rooms of one number and size then lie in one place",
    "shared elements": "since elements of one GlobalId then lie in one place",
    "map conversion": "by the map conversions of both",
    "coordinates": "which are the same",
    "building placement": "by the placements of both buildings",
    "site placement": "by the placements of both sites",
    "storeys": "by storeys of one name",
    "none": "by nothing that is stated",
}


def evidence_text(alignment: Alignment) -> str:
    """The evidence for an alignment, as text."""
    return EVIDENCE_TEXTS[alignment.evidence]


def move_text(move: Frame) -> str:
    """A move as text, such as `turned by 30.00° about the origin, then shifted by 10.00, 0.00, -3.20 m`."""
    shift = f"shifted by {_number(move.x_m)}, {_number(move.y_m)}, {_number(move.z_m)} m"
    turn = _number(move.turn_deg)
    return shift if turn == "0.00" else f"turned by {turn}° about the origin, then {shift}"


def _number(value: float) -> str:
    return f"{round(value, 2) + 0.0:.2f}"
