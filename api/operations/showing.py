"""One element with everything that is known of it: what it is and where, its models, its label, what people said."""

from datetime import datetime
from typing import Literal

from sqlmodel import Session

from api.operations.corrections.correcting import current_corrections
from api.operations.corrections.views import CorrectionView
from api.operations.elements.listing import one_asset, one_building, one_space, one_storey
from api.operations.elements.meant import ANYWHERE, Within, element_meant
from api.operations.elements.views import AssetDetail, BuildingView, SpaceDetail, StoreyView
from api.operations.history.element import history
from api.operations.history.views import BindingView, HistoryEntry
from api.operations.view import View
from registry.elements.named import NamedElement
from registry.history.bindings import bindings_of
from registry.labels.states import LabelState, label_states

RECENT = 10
"""So many entries of the history are shown, the newest first; `history` has all."""


class LabelView(View):
    """A code that an element has or had, and the state of its label."""

    code: str
    status: str
    """live, removed, replaced or revoked"""
    printed: bool
    mounted_at: datetime | None
    mounted_by: str | None
    to_take_down: bool
    """whether it hangs although it is not the element's label any more"""


class ElementShown(View):
    """An element with everything that is known of it."""

    kind: Literal["building", "storey", "space", "asset"]
    element: AssetDetail | SpaceDetail | StoreyView | BuildingView
    """as the list of its kind gives one of them"""
    models: list[BindingView]
    """its GlobalIds in the source models that have it now"""
    labels: list[LabelView]
    corrections: list[CorrectionView]
    """those that hold now"""
    entries: int
    """how many its history has"""
    recent: list[HistoryEntry]
    """the last of them, the newest first"""


def show(session: Session, which: str, within: Within = ANYWHERE) -> ElementShown:
    """Everything that is known of the element that is meant. Raises NotFound or Ambiguous."""
    element = element_meant(session, which, within)
    past = history(session, element.id).entries
    return ElementShown(
        kind=element.kind,
        element=_detail(session, element),
        models=[BindingView.model_validate(dict(row)) for row in bindings_of(session, element.id)],
        labels=[_label(state) for state in label_states(session, element_id=element.id)],
        corrections=current_corrections(session, element),
        entries=len(past),
        recent=past[: -RECENT - 1 : -1],
    )


def _detail(session: Session, element: NamedElement) -> AssetDetail | SpaceDetail | StoreyView | BuildingView:
    if element.kind == "asset":
        return one_asset(session, element.id)
    if element.kind == "space":
        return one_space(session, element.id)
    return (one_storey if element.kind == "storey" else one_building)(session, element.id)


def _label(state: LabelState) -> LabelView:
    return LabelView(
        code=state.code,
        status=state.status,
        printed=state.is_printed,
        mounted_at=state.mounted_at,
        mounted_by=state.mounted_by,
        to_take_down=state.hangs and state.status != "live",
    )
