"""The results of alignment."""

from datetime import datetime

from api.operations.view import View


class AlignmentMove(View):
    """A move: a rotation about the origin, anticlockwise, then a shift."""

    x_m: float = 0.0
    y_m: float = 0.0
    z_m: float = 0.0
    turn_deg: float = 0.0


class AlignmentView(View):
    """The alignment of a source model, with its evidence."""

    source_model: str
    to: str
    """the source model that defines the building's coordinates"""
    evidence: str
    trusted: bool
    """false where its coordinates do not match, so that no asset of it is located by shape"""
    exact: bool = True
    """false where the offset was found by search"""
    offset: AlignmentMove
    """the offset to the coordinates of `to`; only proposed where not `trusted`"""
    by: str | None = None
    """the person who set it, if any"""
    why: str = ""
    at: datetime | None = None
