"""What gets a label: the owner's rules first, then what is usual."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from api.operations import label_defaults
from api.operations.elements.views import AssetView, SpaceView
from api.settings.label_rules import LabelRule
from ifc_import.vocabulary.element_classes import SPACE, is_kind_of
from ifc_import.vocabulary.folding import folded, pattern

if TYPE_CHECKING:
    import re

BY_RULE = "settings: rule {number}"

_NAMED = ("predefined_type", "name", "type_name", "system", "category", "designation", "building")
"""What rules give as a pattern."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether an element gets a label, and by which rule."""

    labelled: bool
    because: str


@dataclass(frozen=True, slots=True)
class Grouping:
    """What stands in no list of elements: the systems and zones of one, and the use of its space."""

    systems: Sequence[str] = ()
    category: str | None = None


class RuleBook:
    """The owner's rules, and what is usual where none of them fits."""

    def __init__(self, rules: Sequence[LabelRule] = ()) -> None:
        numbered = [(rule, BY_RULE.format(number=number)) for number, rule in enumerate(rules, 1)]
        self._owners, self._usual = _Rules(numbered), _Rules(label_defaults.USUALLY_NOT)
        self.asks_systems = any(rule.system is not None for rule in rules)
        self.asks_categories = any(rule.category is not None for rule in rules)

    def verdict(self, one: SpaceView | AssetView, grouping: Grouping = Grouping()) -> Verdict:
        """Whether an element gets a label without being asked for."""
        names = _names(one, grouping)
        return (
            self._owners.first(one, names)
            or _whatever_it_is(one)
            or self._usual.first(one, names)
            or Verdict(True, label_defaults.USUAL)
        )


class _Rules:
    """Rules with their reasons; those that may fit a class are looked for once."""

    def __init__(self, rules: Sequence[tuple[LabelRule, str]]) -> None:
        self._tests = [(_Test(rule), Verdict(rule.label, why)) for rule, why in rules]
        self._of_class: dict[str, list[tuple[_Test, Verdict]]] = {}

    def first(self, one: SpaceView | AssetView, names: dict[str, Sequence[str]]) -> Verdict | None:
        """What the first rule that fits says; None where none fits."""
        named = class_of(one)
        if named not in self._of_class:
            self._of_class[named] = [pair for pair in self._tests if pair[0].is_about(named)]
        return next((verdict for test, verdict in self._of_class[named] if test.fits(one, names)), None)


class _Test:
    """One rule, ready to be asked of many elements."""

    def __init__(self, rule: LabelRule) -> None:
        self._kind = rule.kind
        self._class = rule.ifc_class
        wanted = ((name, getattr(rule, name)) for name in _NAMED)
        self._patterns: list[tuple[str, re.Pattern[str]]] = [
            (name, pattern(text)) for name, text in wanted if text is not None
        ]

    def is_about(self, ifc_class: str) -> bool:
        """Whether it may fit elements of a class."""
        return self._class is None or is_kind_of(ifc_class, self._class)

    def fits(self, one: SpaceView | AssetView, names: dict[str, Sequence[str]]) -> bool:
        """Whether it fits an element, of whose class it is."""
        return (self._kind is None or (self._kind == "space") == isinstance(one, SpaceView)) and all(
            any(wanted.fullmatch(folded(text)) for text in names[name]) for name, wanted in self._patterns
        )


def class_of(one: SpaceView | AssetView) -> str:
    """The class of IFC that an element is of."""
    return one.ifc_class if isinstance(one, AssetView) else SPACE


def is_room(space: SpaceView) -> bool:
    """Whether a space is a room, and so has a door to put a label on: neither a gross area nor a shaft."""
    return space.counted or space.area_m2 is None


def _whatever_it_is(one: SpaceView | AssetView) -> Verdict | None:
    """What is usual for an element, where that does not depend on its class and name; None where it does."""
    if isinstance(one, SpaceView):
        return None if is_room(one) else Verdict(False, label_defaults.NO_ROOM)
    if one.listed_in is not None:
        return Verdict(True, label_defaults.LISTED)
    if one.entourage is not None:
        return Verdict(False, label_defaults.ENLIVENS)
    is_nothing = one.ifc_class == label_defaults.PROXY and not one.type
    return Verdict(False, label_defaults.OF_NO_KIND) if is_nothing else None


def _names(one: SpaceView | AssetView, grouping: Grouping) -> dict[str, Sequence[str]]:
    """What the patterns of rules are compared with, by their names."""
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
