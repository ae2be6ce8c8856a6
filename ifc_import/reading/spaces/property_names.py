"""The names of properties in which models state the plain fields of spaces."""

from collections.abc import Mapping

from ifc_import.reading.handover.fact_names import FactNames
from registry.fields import SPACE

STANDARD: Mapping[str, tuple[str, ...]] = {}
"""Field → names of properties that hold it, those that count first in front; found when they are misspelt, too. There
is no plain field of spaces yet."""

OTHERS: Mapping[str, tuple[str, ...]] = {}
"""Further names of properties, not from the standard; found only in this spelling."""

STANDARD_SETS = (
    "Pset_SpaceCommon", "Pset_SpaceOccupancyRequirements", "Pset_SpaceThermalRequirements",
    "Pset_SpaceLightingRequirements", "Pset_SpaceFireSafetyRequirements", "Qto_SpaceBaseQuantities", "BaseQuantities",
)  # fmt: skip
"""Sets whose properties count before those of others, however they are spelt."""

OF_SPACES = FactNames(SPACE, STANDARD, OTHERS, STANDARD_SETS)
