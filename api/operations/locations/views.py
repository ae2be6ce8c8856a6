"""Where assets were found to be when a building was located anew, as programs get it."""

from api.operations.elements.views import LocationView, NamedView, SpaceRef
from api.operations.view import View


class ConfirmedView(View):
    """An asset whose space a person confirmed, or left to models and shapes again."""

    element: NamedView
    before: SpaceRef | None
    after: SpaceRef | None
    location: LocationView
    dry_run: bool = False


class MovedView(View):
    """An asset that was found elsewhere than before."""

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
    """An asset whose confirmed space is gone, so that it was located anew."""

    code: str | None
    name: str
    space: str
    """number and name of the space that is gone"""
    who: str
    method: str


class RelocatedView(View):
    """A building whose assets were located anew."""

    building: str
    assets: int
    located: dict[str, int]
    """method → how many assets, most first"""
    sure: int
    """how many are known surely, with a confidence of at least 0.9"""
    moved: list[MovedView]
    lost_confirmations: list[LostConfirmation]
    dry_run: bool = False
