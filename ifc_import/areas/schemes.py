"""Area schemes: one model holds several sets of spaces over the same floor, such as its net and its gross areas.

Something tells the sets apart: the object type, the name, the layer, or a property. Of sets that overlap one counts.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from ifc_import.areas.overlaps import Shapes
from ifc_import.vocabulary.area_kinds import GROSS, NET
from ifc_import.vocabulary.folding import folded, words
from registry.snapshot import SpaceAreas

SOURCE = "scheme"
"""The source under which the scheme of a space is among its categories."""

SHARED = 0.5
"""Spaces that share this much of the smaller one are over the same floor."""

SAME = 0.95
"""Spaces that share this much of both are the same."""

ACROSS = 0.9
"""A mark tells schemes apart where this share of the overlapping spaces have different marks."""

MOST, MANY = 0.8, 0.5
"""Two sets are schemes where most spaces of one overlap the other, and many of that overlap the first: closets in rooms
do not.
"""

ALIKE_M2 = 0.5
"""The areas of two schemes differ by no more than this factor."""

MOST_SCHEMES = 12

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Scheme:
    """A set of spaces over a floor that other sets cover, too."""

    name: str
    spaces: tuple[int, ...]
    """their indices"""
    is_counted: bool


def telling_mark(shapes: Shapes, marks: Mapping[str, Sequence[str]]) -> str | None:
    """The first mark that tells area schemes apart; None where the spaces are of one scheme.

    marks: what may tell spaces apart, such as "object type" → its value for each space, empty where it has none.
    """
    candidates = {name: values for name, values in marks.items() if 1 < len(set(values)) <= MOST_SCHEMES}
    if not candidates:
        return None
    pairs = _overlapping(shapes, range(len(shapes)))
    return next((name for name, values in candidates.items() if pairs and _tells(values, pairs, shapes)), None)


def _overlapping(shapes: Shapes, among: Iterable[int]) -> list[Pair]:
    """The pairs over the same floor, without those of the same outline: these are rooms that are drawn twice."""
    found = shapes.overlapping(among)
    if found.piled:
        return []
    return [
        (first, second)
        for first, second, shared_m2 in found.partly(SHARED, 0.0)
        if shared_m2 < SAME * max(shapes.areas_m2[first], shapes.areas_m2[second])
    ]


def _tells(values: Sequence[str], pairs: Sequence[Pair], shapes: Shapes) -> bool:
    across = [pair for pair in pairs if values[pair[0]] != values[pair[1]]]
    if len(across) < ACROSS * len(pairs):
        return False
    met: dict[tuple[str, str], set[int]] = defaultdict(set)
    for first, second in chain(across, (pair[::-1] for pair in across)):
        met[values[first], values[second]].add(first)
    spaces = Counter(value for value, known in zip(values, shapes.known, strict=True) if known)
    area_m2: Counter[str] = Counter()
    for value, of_space in zip(values, shapes.areas_m2.tolist(), strict=True):
        area_m2[value] += of_space
    return any(
        one < other
        and _shares(len(met[one, other]) / spaces[one], len(met[other, one]) / spaces[other])
        and min(area_m2[one], area_m2[other]) >= ALIKE_M2 * max(area_m2[one], area_m2[other])
        for one, other in list(met)
    )


def _shares(first: float, second: float) -> bool:
    return max(first, second) >= MOST and min(first, second) >= MANY


def schemes_of(spaces: Sequence[SpaceAreas], shapes: Shapes, wanted: str | None = None) -> list[Scheme]:
    """The area schemes of a building, those that count first; empty where it has none.

    wanted: the owner's name of the scheme that counts. Without it a net one counts before others, these before a gross
    one; else the inner one of nested spaces.
    """
    members: dict[str, list[int]] = defaultdict(list)
    for index, space in enumerate(spaces):
        for category in space.categories:
            if category["source"] == SOURCE:
                members[category["name"]].append(index)
    if not members:
        return []
    scheme_of = {index: name for name, listed in members.items() for index in listed}
    pairs = _overlapping(shapes, scheme_of)
    rank = sorted(members, key=lambda name: (*_kind(name, wanted), _outside(name, scheme_of, pairs, shapes), name))
    against = {(scheme_of[first], scheme_of[second]) for first, second in pairs}
    counted: list[str] = []
    for name in rank:
        if not any((name, other) in against or (other, name) in against for other in counted):
            counted.append(name)
    return [
        Scheme(name, tuple(members[name]), name in counted)
        for name in sorted(rank, key=lambda name: name not in counted)
    ]


def _kind(name: str, wanted: str | None) -> tuple[bool, bool, bool]:
    said = set(words(name))
    return (
        wanted is None or folded(name) != folded(wanted),
        bool(said & set(GROSS.split())),
        not said & set(NET.split()),
    )


def _outside(name: str, scheme_of: Mapping[int, str], pairs: Sequence[Pair], shapes: Shapes) -> int:
    """How many more spaces of a scheme are around spaces of another one than inside."""
    larger_first = (pair if shapes.areas_m2[pair[0]] >= shapes.areas_m2[pair[1]] else pair[::-1] for pair in pairs)
    return sum((scheme_of[outer] == name) - (scheme_of[inner] == name) for outer, inner in larger_first)


def name_marks(names: Sequence[str]) -> list[str]:
    """The kind of area that each name states by a word of it; empty where it states none."""
    kinds = {**dict.fromkeys(NET.split(), "net"), **dict.fromkeys(GROSS.split(), "gross")}
    return [next((kinds[word] for word in words(name) if word in kinds), "") for name in names]
