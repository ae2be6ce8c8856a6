"""What stands on the label of an element."""

from dataclasses import dataclass

from api.operations.views import AssetView, SpaceView

BETWEEN = " · "


@dataclass(frozen=True, slots=True)
class ElementLabel:
    """What stands on the label of a space or an asset."""

    code: str
    number: str
    name: str
    building: str
    place: str


def space_label(space: SpaceView) -> ElementLabel | None:
    """What stands on the label of a space; None where it has no code."""
    if space.code is None:
        return None
    name = "" if space.name == space.number else space.name
    return ElementLabel(space.code, space.number, name, space.building, space.storey or "")


def asset_label(asset: AssetView) -> ElementLabel | None:
    """What stands on the label of an asset; None where it has no code."""
    if asset.code is None:
        return None
    room = asset.space.number if asset.space is not None else ""
    place = BETWEEN.join(part for part in (asset.storey, room) if part)
    if asset.building is None:
        place = asset.listed_in or ""
    return ElementLabel(asset.code, listed_number(asset), asset.name, asset.building or "", place)


def listed_number(asset: AssetView) -> str:
    """By what its owner's list knows a thing, as a registration number; nothing where that is only its code."""
    return "" if asset.key in (None, asset.code) else asset.key or ""
