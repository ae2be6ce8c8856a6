"""Which elements are maintained, and so are assets: by class as in COBie, unless the owner's rules differ."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from ifc_import.profile import AssetRule
from ifc_import.vocabulary.folding import folded, pattern

NOT_MAINTAINED = frozenset(
    {
        "IfcBeam", "IfcBuildingElementPart", "IfcColumn", "IfcCovering", "IfcCurtainWall", "IfcElementAssembly",
        "IfcFastener", "IfcFeatureElement", "IfcFlowFitting", "IfcFlowSegment", "IfcFooting", "IfcJunctionBox",
        "IfcMechanicalFastener", "IfcMember", "IfcPile", "IfcPlate", "IfcRailing", "IfcRamp", "IfcRampFlight",
        "IfcReinforcingElement", "IfcRoof", "IfcSlab", "IfcStair", "IfcStairFlight", "IfcTendon", "IfcTendonAnchor",
        "IfcVirtualElement", "IfcWall",
    }
)  # fmt: skip
"""Classes that are not assets by default, with their subclasses. Source: COBie's list of what is not maintained.

It is taken by the letter in every schema: what it does not name is an asset. So are IfcDiscreteAccessory,
IfcVibrationIsolator and IfcVibrationDamper, IfcTransportElement, IfcCivilElement and IfcGeographicElement, and in
IFC4X3 IfcBearing, IfcSign, IfcRail, IfcPavement and IfcGeotechnicalElement. Its superclasses that are gone in a later
schema (IfcBuildingElementComponent of IFC2X3) need no entry, since all that was below them has one. IfcSurfaceFeature
is an IfcFeatureElement, and IfcTendonConduit an IfcReinforcingElement.
"""

FEATURE = "an opening or another feature of an element"
BY_DEFAULT = "not maintained by default (COBie)"
BY_RULE = "left out by the settings: rule {number}"


@dataclass(frozen=True, slots=True)
class Described:
    """The criteria of a rule for one element: its classes with all superclasses, its predefined type, type names and
    classifications.
    """

    classes: Collection[str]
    predefined_type: str | None
    type_names: Sequence[str]
    codes: Callable[[], Sequence[str]]
    """read only where a rule needs them"""


def is_maintained(name: str, superclasses: Sequence[str]) -> bool:
    """Whether a class is an asset by default."""
    return NOT_MAINTAINED.isdisjoint((name, *superclasses))


def ruled(rules: Sequence[AssetRule], element: Described) -> tuple[int, bool] | None:
    """The number of the first rule that matches an element, and whether it keeps it; None where no rule matches."""
    return next(((number, rule.keep) for number, rule in enumerate(rules, 1) if _fits(rule, element)), None)


def _fits(rule: AssetRule, element: Described) -> bool:
    return (
        (rule.ifc_class is None or folded(rule.ifc_class) in map(folded, element.classes))
        and (rule.predefined_type is None or _any_fits(rule.predefined_type, [element.predefined_type or ""]))
        and (rule.type_name is None or _any_fits(rule.type_name, element.type_names))
        and (rule.classification is None or _any_fits(rule.classification, element.codes()))
    )


def _any_fits(wanted: str, names: Sequence[str]) -> bool:
    compiled = pattern(wanted)
    return any(compiled.fullmatch(folded(name)) for name in names)
