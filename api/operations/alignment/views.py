"""How source models stand in their building, as programs and people get it."""

from datetime import datetime

from api.operations.view import View


class AlignmentMove(View):
    """A move: turned about the origin, anticlockwise, then shifted."""

    x_m: float = 0.0
    y_m: float = 0.0
    z_m: float = 0.0
    turn_deg: float = 0.0


class AlignmentView(View):
    """How a source model stands in its building, and what shows that."""

    source_model: str
    to: str
    """the source model that has the building's frame"""
    evidence: str
    trusted: bool
    """false where its coordinates do not fit: nothing of it is placed by its shape"""
    exact: bool = True
    """false where the offset was only searched for"""
    offset: AlignmentMove
    """what brings its coordinates into those of `to`, or would"""
    by: str | None = None
    """who said so, if a person did"""
    why: str = ""
    at: datetime | None = None
