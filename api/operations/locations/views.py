"""The results of confirming locations and of locating assets again."""

from api.operations.elements.views import LocationView, NamedView, SpaceRef
from api.operations.view import View


class ConfirmedView(View):
    """An asset whose location was confirmed, or whose confirmation was taken back."""

    element: NamedView
    before: SpaceRef | None
    after: SpaceRef | None
    location: LocationView
    dry_run: bool = False


class MovedView(View):
    """An asset whose location has changed."""

    code: str | None
    global_id: str | None
    name: str
    before: SpaceRef | None
    after: SpaceRef | None
    storey_before: str | None
    storey: str | None
    method: str
    confidence: float


class LostConfirmation(View):
    """An asset whose confirmed space was removed, so that it was located again."""

    code: str | None
    name: str
    space: str
    """number and name of the removed space"""
    who: str
    method: str


class RelocatedView(View):
    """A building whose assets were located again."""

    building: str
    assets: int
    located: dict[str, int]
    """method → number of assets, most first"""
    sure: int
    """the number of assets with a confidence of at least 0.9"""
    moved: list[MovedView]
    lost_confirmations: list[LostConfirmation]
    dry_run: bool = False
