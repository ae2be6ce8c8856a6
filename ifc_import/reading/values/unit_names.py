"""Units by name, for files whose definition of a unit is missing or wrong.

Source: the conversion based units of IFC4X3 (IfcConversionBasedUnit) and the international yard and pound agreement
of 1959.
"""

from collections.abc import Mapping
from types import MappingProxyType

FOOT_M = 0.3048
INCH_M = 0.0254

LENGTHS_M = MappingProxyType(
    {
        "INCH": INCH_M,
        "IN": INCH_M,
        "FOOT": FOOT_M,
        "FEET": FOOT_M,
        "FT": FOOT_M,
        "US SURVEY FOOT": 1200 / 3937,
        "YARD": 0.9144,
        "MILE": 1609.344,
        "METRE": 1.0,
        "METER": 1.0,
        "MILLIMETRE": 1e-3,
        "MILLIMETER": 1e-3,
        "CENTIMETRE": 1e-2,
        "CENTIMETER": 1e-2,
    }
)
"""Name of a length → metres."""

AREAS_M2 = MappingProxyType(
    {
        **{f"SQUARE {name}": metres**2 for name, metres in LENGTHS_M.items()},
        **{name: metres**2 for name, metres in LENGTHS_M.items()},
        "SQ FT": FOOT_M**2,
        "SQ IN": INCH_M**2,
        "ACRE": 4046.8564224,
    }
)
"""Name of an area unit → m²; one with the name of a length is its square."""

OF_TYPE: dict[str, Mapping[str, float]] = {"LENGTHUNIT": LENGTHS_M, "AREAUNIT": AREAS_M2}

WRITTEN = MappingProxyType(
    {1.0: "m²", 1e-6: "mm²", 1e-4: "cm²", FOOT_M**2: "ft²", INCH_M**2: "in²", 0.9144**2: "yd²", 1e-2: "dm²"}
)
"""Square metres → the symbol of the area unit."""

SAME = 1e-3
"""Factors that differ by less than this share are the same unit: survey and international feet, rounded digits."""


def by_name(name: object, unit_type: object) -> float | None:
    """The factor of a unit of this name to metres or square metres; None for any other unit."""
    folded = str(name or "").upper().replace("_", " ").replace("-", " ")
    return OF_TYPE.get(str(unit_type), {}).get(" ".join(folded.split()))


def written_area(unit_m2: float) -> str:
    """The symbol of a unit of area."""
    known = next((text for factor, text in WRITTEN.items() if is_same(factor, unit_m2)), None)
    return known or f"units of {unit_m2:.3g} m²"


def is_same(first: float, second: float) -> bool:
    """Whether two factors are those of the same unit."""
    return abs(first - second) <= SAME * max(abs(first), abs(second))
