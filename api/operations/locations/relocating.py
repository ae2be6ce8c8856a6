"""Locates all assets of buildings again without an import, after settings, corrections or alignments have changed."""

from collections import Counter

from sqlmodel import Session

from api.operations.areas.same_settings import require_same_settings
from api.operations.elements.listing import list_assets, list_buildings
from api.operations.elements.names import require_building
from api.operations.elements.views import AssetView
from api.operations.locations.locating import settle_building
from api.operations.locations.views import LostConfirmation, MovedView, RelocatedView
from ifc_import.profile import OwnerSettings
from registry.elements.listing import Wanted
from registry.locations.confirmations import confirmations
from registry.locations.moves import Cause, whereabouts
from registry.saying import Saying
from registry.snapshot import SURE


def relocate(
    session: Session, owner: OwnerSettings, building: str | None = None, saying: Saying | None = None
) -> list[RelocatedView]:
    """Locate the assets of one building, or of all of them; `saying` has the author for the history.

    Raises NotFound, or NeedsAnswer where areas would be counted with other settings than before.
    """
    if building is None:
        return [_relocated(session, one.id, one.name, owner, saying) for one in list_buildings(session)]
    building_id = require_building(session, building)
    name = next(one.name for one in list_buildings(session) if one.id == building_id)
    return [_relocated(session, building_id, name, owner, saying)]


def _relocated(
    session: Session, building_id: int, name: str, owner: OwnerSettings, saying: Saying | None
) -> RelocatedView:
    require_same_settings(session, building_id, owner)
    before = {one.id: one for one in list_assets(session, Wanted(building=name))}
    cause = None if saying is None else Cause(saying.at, saying.who, None, whereabouts(session, building_id))
    settle_building(session, building_id, owner.counting, cause)
    after = list_assets(session, Wanted(building=name))
    return RelocatedView(
        building=name,
        assets=len(after),
        located=dict(Counter(one.location.method for one in after).most_common()),
        sure=sum(one.location.confidence >= SURE for one in after),
        moved=[_moved(before[one.id], one) for one in after if _place(before[one.id]) != _place(one)],
        lost_confirmations=[
            LostConfirmation(code=one.code, name=one.name, space=one.space, who=one.who, method=one.method)
            for one in confirmations(session, building_id)
            if one.space_is_gone
        ],
    )


def _place(asset: AssetView) -> tuple[int | None, str | None]:
    return (None if asset.space is None else asset.space.id), asset.storey


def _moved(before: AssetView, after: AssetView) -> MovedView:
    return MovedView(
        code=after.code,
        global_id=after.global_id,
        name=after.name,
        before=before.space,
        after=after.space,
        storey_before=before.storey,
        storey=after.storey,
        method=after.location.method,
        confidence=after.location.confidence,
    )
