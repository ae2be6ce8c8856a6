"""Entourage (people, plants and vehicles that only decorate a model), and building parts exported as proxies.

An element counts as entourage only where its class is generic and its name means nothing else: a coat tree is
furniture, a 3-person sofa a sofa, and a people counter a sensor.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from ifc_import.reading.elements import entourage_words as known
from ifc_import.vocabulary.folding import folded, words

FURNITURE = frozenset({"IfcFurnishingElement", "IfcFurniture", "IfcSystemFurnitureElement"})
GENERIC_CLASS = frozenset({"IfcBuildingElementProxy", "IfcGeographicElement", "IfcCivilElement"})
"""Classes that may hold entourage. All others are specific."""

VEGETATION = "VEGETATION"
"""IfcGeographicElementTypeEnum of IFC4X3."""

FAMILY_END = ":"
"""The separator between family and type in Revit's names."""


@dataclass(frozen=True, slots=True)
class Called:
    """The names of an element and of its type, and the category that the authoring program gave it."""

    ifc_class: str
    names: tuple[str, ...]
    category: str = ""
    predefined_type: str | None = None


@cache
def entourage_of(called: Called) -> str | None:
    """The kind of entourage, `person`, `plant` or `vehicle`; None for an element that may be maintained."""
    if called.ifc_class not in FURNITURE | GENERIC_CLASS:
        return None
    category = folded(called.category)
    if category in PLANT_CATEGORIES or called.predefined_type == VEGETATION:
        return "plant"
    named = [words(name) for name in called.names]
    all_words = frozenset(word for name_words in named for word in name_words)
    if category in ENTOURAGE_CATEGORIES or not MARKERS.isdisjoint(all_words):
        return next((kind for kind, wide in WIDE if not wide.isdisjoint(all_words)), None)
    narrow = NARROW_IN_FURNITURE if called.ifc_class in FURNITURE else NARROW
    return _alone(called.names, narrow)


@cache
def part_of(called: Called) -> str | None:
    """The kind of building part that a proxy is by its name; None where the name has other words: a `Urinal-Wall` is
    not a wall.
    """
    return _alone(called.names, PARTS) if called.ifc_class in GENERIC_CLASS else None


def _alone(names: Iterable[str], narrow: Mapping[str, Collection[tuple[str, ...]]]) -> str | None:
    """The kind of entourage that the name of a family or type means without other words."""
    for name in names:
        name_words = [word for word in words(family(name)) if word not in FILLER and not word.isdigit()]
        for kind, heads in narrow.items():
            rest = _without(name_words, heads)
            if rest is not None and BESIDE.get(kind, OF_PARTS).issuperset(rest):
                return kind
    return None


def _without(name_words: list[str], heads: Collection[tuple[str, ...]]) -> list[str] | None:
    """The words without those in `heads`; None where there is no head."""
    rest, found, place = [], False, 0
    while place < len(name_words):
        length = next(
            (n for n in (2, 1) if tuple(name_words[place : place + n]) in heads and place + n <= len(name_words)), 0
        )
        if not length:
            rest.append(name_words[place])
        found = found or length > 0
        place += length or 1
    return rest if found else None


def family(name: str) -> str:
    """The family in a name of Revit's; any other name unchanged."""
    return name.partition(FAMILY_END)[0]


def _phrases(names: Iterable[str]) -> frozenset[tuple[str, ...]]:
    return frozenset(map(words, names))


def _single(*names: Iterable[str]) -> frozenset[str]:
    return frozenset(word for group in names for name in group for word in words(name))


MARKERS = _single(known.MARKERS)
FILLER = _single(known.FILLER)
ENTOURAGE_CATEGORIES = frozenset(map(folded, known.ENTOURAGE_CATEGORIES))
PLANT_CATEGORIES = frozenset(map(folded, known.PLANT_CATEGORIES))
CATEGORY = frozenset(map(folded, known.CATEGORY))
BESIDE = {"person": _single(known.SEX, known.OF_PERSON), "plant": _single(known.OF_PLANT)}
NARROW = {"person": _phrases(known.PERSON), "plant": _phrases(known.PLANT)}
NARROW_IN_FURNITURE = {**NARROW, "plant": NARROW["plant"] | _phrases(known.ONLY_IN_FURNITURE)}
WIDE = (
    ("person", _single(known.PERSON)),
    ("plant", _single(known.PLANT, known.ONLY_IN_FURNITURE)),
    ("vehicle", _single(known.VEHICLE)),
    ("person", _single(known.SEX)),
    ("plant", _single(known.OF_PLANT)),
)
"""The words that show the kind next to a marker word, the surest first."""
OF_PARTS = _single(known.OF_PARTS)
PARTS = {kind: _phrases(names) for kind, names in known.PARTS.items()}
