"""What gets a label without being asked for."""

from api.operations.views import AssetView, SpaceView

UNLABELLED = frozenset({"IfcWindow", "IfcWindowStandardCase", "IfcGeographicElement", "IfcBuildingElementProxy"})
"""Classes that get no label unless all are asked for: nobody mends a shrub by its code."""


def is_room(space: SpaceView) -> bool:
    """Whether a space gets a label without being asked for."""
    return space.counted or space.area_m2 is None


def is_labelled(asset: AssetView) -> bool:
    """Whether an asset gets a label without being asked for."""
    return asset.listed_in is not None or (asset.ifc_class not in UNLABELLED and asset.entourage is None)
