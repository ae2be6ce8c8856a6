"""Which labels there are to print, and what stands on them."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlmodel import Session

from api.operations.errors import NothingToDo
from api.operations.listing import list_assets, list_spaces
from api.operations.views import AssetView, SpaceView
from registry.lists import Wanted

UNLABELLED = frozenset({"IfcWindow", "IfcWindowStandardCase", "IfcGeographicElement", "IfcBuildingElementProxy"})
"""Classes that get no label unless all are asked for: nobody mends a shrub by its code."""

BETWEEN = " · "


@dataclass(frozen=True, slots=True)
class ElementLabel:
    """What stands on the label of a space or an asset."""

    code: str
    number: str
    name: str
    building: str
    place: str


def labels_for(
    session: Session,
    *,
    everything: bool = False,
    building: str | None = None,
    storey: str | None = None,
    codes: Collection[str] | None = None,
) -> list[ElementLabel]:
    """The labels of spaces and their assets, by building, storey and room, as one walks.

    Without `everything`, what is usually not labelled is left out: windows and proxies, people and plants that only
    enliven the model, and spaces that are no rooms. With `codes`, only those are printed.
    Raises NothingToDo where nothing is left.
    """
    wanted = Wanted(building=building, storey=storey)
    spaces = [one for one in list_spaces(session, wanted) if everything or is_room(one)]
    assets = [one for one in list_assets(session, wanted) if everything or is_labelled(one)]
    labels = [*map(_space_label, spaces), *map(_asset_label, assets)]
    printable = [label for label in labels if label is not None and (codes is None or label.code in codes)]
    if not printable:
        raise NothingToDo(
            "there is nothing to print a label for; import a model first, or look at --building and --all"
        )
    return printable


def is_room(space: SpaceView) -> bool:
    """Whether a space gets a label without being asked for."""
    return space.counted or space.area_m2 is None


def is_labelled(asset: AssetView) -> bool:
    """Whether an asset gets a label without being asked for."""
    return asset.ifc_class not in UNLABELLED and asset.entourage is None


def _space_label(space: SpaceView) -> ElementLabel | None:
    if space.code is None:
        return None
    name = "" if space.name == space.number else space.name
    return ElementLabel(space.code, space.number, name, space.building, space.storey or "")


def _asset_label(asset: AssetView) -> ElementLabel | None:
    if asset.code is None:
        return None
    room = asset.space.number if asset.space is not None else ""
    place = BETWEEN.join(part for part in (asset.storey, room) if part)
    return ElementLabel(asset.code, "", asset.name, asset.building, place)
