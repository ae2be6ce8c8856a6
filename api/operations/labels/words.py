"""The texts of an element's label."""

from dataclasses import dataclass, make_dataclass
from typing import TYPE_CHECKING

from registry.fields import PRINTED

if TYPE_CHECKING:
    from api.operations.elements.views import AssetView, SpaceView  # processes that draw do without them

    _PlainWords = object

else:
    _PlainWords = make_dataclass(
        "_PlainWords", [(name, str, "") for name in PRINTED], frozen=True, slots=True, kw_only=True
    )

BETWEEN = " · "


@dataclass(frozen=True, slots=True)
class ElementLabel(_PlainWords):
    """The texts for the label of a space or an asset, from which layouts choose; empty where unknown.

    Plain fields that labels may show are included, numbers with their units.
    """

    code: str
    number: str
    name: str
    building: str
    place: str
    """storey and room in one"""
    kind: str = ""
    """space or asset"""
    storey: str = ""
    room: str = ""
    """number of the room of an asset"""
    designation: str = ""
    type: str = ""
    system: str = ""
    """the system that an asset belongs to, which sets the colour of the label"""
    category: str = ""
    """the use of a space"""


def space_label(space: "SpaceView") -> ElementLabel | None:
    """The label of a space; None if it has no code."""
    if space.code is None:
        return None
    return ElementLabel(
        code=space.code,
        number=space.number,
        name="" if space.name == space.number else space.name,
        building=space.building,
        place=space.storey or "",
        kind="space",
        storey=space.storey or "",
        category=space.category or "",
        **_plain_words(space),
    )


def asset_label(asset: "AssetView", system: str = "") -> ElementLabel | None:
    """The label of an asset; None if it has no code.

    system: the one that it is part of.
    """
    if asset.code is None:
        return None
    room = asset.space.number if asset.space is not None else ""
    place = BETWEEN.join(part for part in (asset.storey, room) if part)
    if asset.building is None:
        place = asset.listed_in or ""
    return ElementLabel(
        code=asset.code,
        number=listed_number(asset),
        name=_without_tag(asset.name, asset.tag),
        building=asset.building or "",
        place=place,
        kind="asset",
        storey=asset.storey or "",
        room=room,
        designation=asset.designation or "",
        type=asset.type or "",
        system=system,
        **_plain_words(asset),
    )


def _plain_words(element: "SpaceView | AssetView") -> dict[str, str]:
    """The plain fields that the element has, numbers with their units."""
    return {name: field.written(getattr(element, name, None)) for name, field in PRINTED.items()}


def listed_number(asset: "AssetView") -> str:
    """The key of an asset in its list, such as a registration number; empty if the key is only its code."""
    return "" if asset.key in (None, asset.code) else asset.key or ""


def _without_tag(name: str, tag: str | None) -> str:
    """A name without the number that Revit appends to it: family:type:tag."""
    return name.removesuffix(f":{tag}") if tag else name
