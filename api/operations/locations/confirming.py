"""Confirms locations of assets by a person. They outrank models and shapes as long as the space exists."""

from sqlmodel import Session

from api.operations.elements.listing import one_asset
from api.operations.elements.meant import ANYWHERE, Within, element_meant, space_meant
from api.operations.elements.named_views import named_view
from api.operations.errors import NotPossible
from api.operations.locations.locating import locate_assets
from api.operations.locations.views import ConfirmedView
from registry.corrections.fields import PLACE
from registry.corrections.kept import NewCorrection, current_corrections_of, end_correction, record_corrections
from registry.elements.named import NamedElement
from registry.locations.moves import Cause, whereabouts
from registry.rows.corrected import row_value
from registry.saying import Saying


def confirm_location(
    session: Session, which: str, where: str, saying: Saying, within: Within = ANYWHERE
) -> ConfirmedView:
    """Confirm the space of an asset, given by code, GlobalId, or number in the building of the asset.

    within: the building of both, and the storey of the space. For a door it is the room of its sign.
    Raises NotFound, Ambiguous or BadValue.
    """
    asset = _asset(session, which, Within(within.building))
    space = _space(session, asset, _building(asset), where, within)
    record_corrections(session, [NewCorrection(asset.id, PLACE, space.id, row_value(session, asset, PLACE), saying)])
    return _located(session, asset, saying)


def take_back_location(session: Session, which: str, saying: Saying, within: Within = ANYWHERE) -> ConfirmedView:
    """Take a confirmation back; models and shapes count again. Raises NotFound, Ambiguous or BadValue."""
    asset = _asset(session, which, within)
    current = current_corrections_of(session, [asset.id]).get(asset.id, {}).get(PLACE)
    if current is None:
        raise NotPossible(f"nobody has confirmed where the {asset.words} is; there is nothing to take back")
    end_correction(session, current, saying)
    return _located(session, asset, saying)


def _located(session: Session, asset: NamedElement, saying: Saying) -> ConfirmedView:
    """Locate all assets of its building again, since parts of the asset are located with it."""
    before = one_asset(session, asset.id)
    building_id = _building(asset)
    cause = Cause(saying.at, saying.who, None, whereabouts(session, building_id))
    locate_assets(session, building_id, cause)
    after = one_asset(session, asset.id)
    return ConfirmedView(
        element=named_view(asset),
        before=before.space,
        after=after.space,
        location=after.location,
    )


def _asset(session: Session, which: str, within: Within) -> NamedElement:
    asset = element_meant(session, which, within, kind="asset")
    if asset.kind != "asset":
        raise NotPossible(f"the {asset.words} is not an asset; only assets can be confirmed in a space")
    if asset.is_retired:
        raise NotPossible(f"the {asset.words} was removed; its location can't be confirmed any more")
    return asset


def _building(asset: NamedElement) -> int:
    if asset.building_id is None:
        raise NotPossible(f"the {asset.words} belongs to no building; give its building in its list first")
    return asset.building_id


def _space(session: Session, asset: NamedElement, building_id: int, where: str, within: Within) -> NamedElement:
    """The space for the asset, which has to be in its building."""
    space = space_meant(session, asset, where, within)
    if space.building_id != building_id:
        raise NotPossible(f"the {space.words} is not in {asset.building}, the building of the {asset.words}")
    return space
