"""Decides which elements get a label: the owner's rules first, then the default rules."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlmodel import Session

from api.operations.elements.views import AssetView, SpaceView
from api.settings.label_rules import LabelRule
from ifc_import.areas.copies import is_copy
from ifc_import.vocabulary.element_classes import SPACE, is_kind_of
from ifc_import.vocabulary.folding import folded, pattern
from registry.elements.groups import category_by_space, groups_by_element

if TYPE_CHECKING:
    import re


STRUCTURE = (
    "IfcBeam", "IfcBearing", "IfcChimney", "IfcColumn", "IfcCourse", "IfcCovering", "IfcCurtainWall",
    "IfcDeepFoundation", "IfcElementAssembly", "IfcFooting", "IfcMember", "IfcPile", "IfcPlate", "IfcRailing",
    "IfcRamp", "IfcRampFlight", "IfcRoof", "IfcShadingDevice", "IfcSlab", "IfcStair", "IfcStairFlight", "IfcWall",
    "IfcWindow",
)  # fmt: skip
"""With their subclasses. An owner may maintain these classes (`[[reading.assets]]`), but a roof gets no label."""
GROUND = (
    "IfcCivilElement", "IfcEarthworksElement", "IfcGeographicElement", "IfcGeotechnicalElement", "IfcKerb",
    "IfcPavement", "IfcRail", "IfcTrackElement",
)  # fmt: skip
LOOSE = ("IfcFurnishingElement",)
"""Desks, chairs, beds and wardrobes: as many as all other assets together, and often moved."""
SMALL = ("IfcElementComponent", "IfcFlowFitting", "IfcFlowSegment", "IfcFeatureElement", "IfcVirtualElement")
"""Brackets and screws, bends and pipes."""

HANDRAILS = (
    "*handrail*", "*railing*", "*balustrad*", "*ledstång*", "räcke*", "*räcke", "*trappräcke*", "*rekkverk*",
    "*håndlist*", "*håndløper*", "*gelænder*", "*geländer*", "*handlauf*", "*brüstung*", "*garde-corps*",
    "*main courante*", "*barandilla*", "*pasamanos*", "*ringhiera*", "*corrimano*", "*leuning*", "*kaide*",
    "*käsijohde*", "*barierka*", "*poręcz*",
)  # fmt: skip
"""Names of handrails that programs export as proxies."""
PROXY = "IfcBuildingElementProxy"

_BY_CLASS = (
    (STRUCTURE, "a part of the building"),
    (GROUND, "ground and what grows on it"),
    (LOOSE, "furniture"),
    (SMALL, "a small part of something else"),
)

USUALLY_NOT: tuple[tuple[LabelRule, str], ...] = (
    *((LabelRule(label=False, ifc_class=one), why) for classes, why in _BY_CLASS for one in classes),
    *((LabelRule(label=False, ifc_class=PROXY, name=one), "a handrail") for one in HANDRAILS),
)
"""The default rules in the form of an owner's rules, each with the name of what it leaves out."""

ENLIVENS = "a person, plant or vehicle that enlivens the model"
NO_ROOM = "an area that is no room"
A_COPY = "a copy of another model's room"
OF_NO_KIND = "a thing without class and type"
USUAL = "as usual"
ASKED_FOR = "all are asked for"
BY_CODE = "named by its code"
LISTED = "it stands in a list of the owner's"

BY_RULE = "settings: rule {number}"

_NAMED = ("predefined_type", "name", "type_name", "system", "category", "designation", "building")
"""The fields of rules that are patterns."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether an element gets a label, and by which rule."""

    labelled: bool
    because: str


@dataclass(frozen=True, slots=True)
class Grouping:
    """The systems and zones of an element, and the use of its space, which lists of elements lack."""

    systems: Sequence[str] = ()
    category: str | None = None


class RuleBook:
    """The owner's rules, and the default rules where none of them matches."""

    def __init__(self, rules: Sequence[LabelRule] = ()) -> None:
        numbered = [(rule, BY_RULE.format(number=number)) for number, rule in enumerate(rules, 1)]
        self._owners, self._usual = _Rules(numbered), _Rules(USUALLY_NOT)
        self.asks_systems = any(rule.system is not None for rule in rules)
        self.asks_categories = any(rule.category is not None for rule in rules)

    def verdict(self, one: SpaceView | AssetView, grouping: Grouping = Grouping()) -> Verdict:
        """Whether an element gets a label by the rules."""
        names = _names(one, grouping)
        return (
            self._owners.first(one, names)
            or _whatever_it_is(one)
            or self._usual.first(one, names)
            or Verdict(True, USUAL)
        )


class _Rules:
    """Rules with their reasons; those that may match a class are cached."""

    def __init__(self, rules: Sequence[tuple[LabelRule, str]]) -> None:
        self._tests = [(_Test(rule), Verdict(rule.label, why)) for rule, why in rules]
        self._of_class: dict[str, list[tuple[_Test, Verdict]]] = {}

    def first(self, one: SpaceView | AssetView, names: dict[str, Sequence[str]]) -> Verdict | None:
        """The result of the first rule that matches; None where none does."""
        named = class_of(one)
        if named not in self._of_class:
            self._of_class[named] = [pair for pair in self._tests if pair[0].is_about(named)]
        return next((verdict for test, verdict in self._of_class[named] if test.fits(one, names)), None)


class _Test:
    """A rule, prepared for many elements."""

    def __init__(self, rule: LabelRule) -> None:
        self._kind = rule.kind
        self._class = rule.ifc_class
        wanted = ((name, getattr(rule, name)) for name in _NAMED)
        self._patterns: list[tuple[str, re.Pattern[str]]] = [
            (name, pattern(text)) for name, text in wanted if text is not None
        ]

    def is_about(self, ifc_class: str) -> bool:
        """Whether it may match elements of a class."""
        return self._class is None or is_kind_of(ifc_class, self._class)

    def fits(self, one: SpaceView | AssetView, names: dict[str, Sequence[str]]) -> bool:
        """Whether it matches an element, whose class is known to match."""
        return (self._kind is None or (self._kind == "space") == isinstance(one, SpaceView)) and all(
            any(wanted.fullmatch(folded(text)) for text in names[name]) for name, wanted in self._patterns
        )


def class_of(one: SpaceView | AssetView) -> str:
    """The IFC class of an element."""
    return one.ifc_class if isinstance(one, AssetView) else SPACE


def is_room(space: SpaceView) -> bool:
    """Whether a space is a room with a door for a label, that is neither a gross area nor a shaft."""
    return space.counted or space.area_m2 is None


def _is_copy(one: SpaceView | AssetView) -> bool:
    return isinstance(one, SpaceView) and is_copy(one.not_counted_because)


def _whatever_it_is(one: SpaceView | AssetView) -> Verdict | None:
    """The default for an element, where it does not depend on class and name; None where it does."""
    if isinstance(one, SpaceView):
        return None if is_room(one) else Verdict(False, A_COPY if _is_copy(one) else NO_ROOM)
    if one.listed_in is not None:
        return Verdict(True, LISTED)
    if one.entourage is not None:
        return Verdict(False, ENLIVENS)
    is_nothing = one.ifc_class == PROXY and not one.type
    return Verdict(False, OF_NO_KIND) if is_nothing else None


def _names(one: SpaceView | AssetView, grouping: Grouping) -> dict[str, Sequence[str]]:
    """Name of a pattern → the texts that it is compared with."""
    shared = {
        "predefined_type": (one.predefined_type or "",),
        "system": grouping.systems,
        "building": (one.building or "",),
    }
    if isinstance(one, SpaceView):
        named = {"name": (one.name,), "type_name": (), "designation": (one.number,), "category": (one.category or "",)}
    else:
        named = {
            "name": (one.name, one.type or ""),
            "type_name": (one.type or "",),
            "designation": (one.designation or "",),
            "category": (grouping.category or "",),
        }
    return shared | named


Judge = Callable[[SpaceView | AssetView], Verdict]


@dataclass(frozen=True, slots=True)
class Groupings:
    """The systems and zones of all elements, and the use of each space."""

    systems: Mapping[int, Sequence[str]]
    categories: Mapping[int, str]

    def of(self, one: SpaceView | AssetView) -> Grouping:
        """The systems, zones and use of an element."""
        if isinstance(one, SpaceView):
            return Grouping(self.systems.get(one.id, ()), one.category)
        use = None if one.space is None else self.categories.get(one.space.id)
        return Grouping(self.systems.get(one.id, ()), use)


def read_groupings(session: Session, *, systems: bool = True, categories: bool = True) -> Groupings:
    """The groups that the rules need; others are not read and stay empty."""
    return Groupings(groups_by_element(session) if systems else {}, category_by_space(session) if categories else {})


def judge(
    session: Session, rules: Sequence[LabelRule], *, everything: str | bool = False, copies: bool = False
) -> Judge:
    """The function that decides whether an element gets a label; with `everything`, or a reason for it, all do.

    copies: whether this includes copies of another model's rooms, since they are named.
    """
    if isinstance(everything, str):
        return lambda _one: Verdict(True, everything)
    if everything:
        return lambda one: Verdict(True, ASKED_FOR) if copies or not _is_copy(one) else Verdict(False, A_COPY)
    book = RuleBook(rules)
    groupings = read_groupings(session, systems=book.asks_systems, categories=book.asks_categories)
    return lambda one: book.verdict(one, groupings.of(one))
