"""What may be one element, as programs get it."""

from datetime import datetime
from typing import Literal

from api.operations.elements.views import View


class SideView(View):
    """One of the two elements of a proposal, as it was said last."""

    id: int
    code: str | None
    global_id: str | None
    number: str | None
    name: str
    ifc_class: str
    space: str | None
    """the room of an asset"""


class MatchView(View):
    """A new element that may be one that is gone: by which rule, how surely, and what became of the question."""

    id: int
    state: Literal["open", "confirmed", "rejected", "settled"]
    building: str
    source_model: str
    revision: int
    kind: Literal["storey", "space", "asset"]
    rule: str
    confidence: float
    distance_m: float | None
    new: SideView
    old: SideView
    decided_at: datetime | None
    decided_by: str | None
