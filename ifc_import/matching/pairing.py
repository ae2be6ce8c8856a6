"""What is matched so far, and the ways to match what is left: one to one, and never by chance."""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from registry.plan import ElementKind, Known, Stated

if TYPE_CHECKING:
    from ifc_import.matching.doubts import Doubt

GENERIC_CLASS = "IfcBuildingElementProxy"
"""The generic class of an element, which is compatible with every other."""

Lineages: TypeAlias = Mapping[str, Sequence[str]]
Identity: TypeAlias = Callable[[Stated | Known], Hashable | None]
"""The identity by which a rule matches an element; None where the element has no such identity."""

Pair: TypeAlias = tuple[float, int, Known]
"""The distance between the two, the index of the stated element, and the known element that it may be."""

_T = TypeVar("_T")


class Pairing:
    """The matches between stated and known elements, as far as they are found."""

    def __init__(
        self, stated: Sequence[Stated], known: Sequence[Known], lineages: Lineages, *, distrusts_ids: bool = False
    ) -> None:
        self.stated = stated
        self.known = known
        self.found: dict[int, tuple[Known, str]] = {}
        """index of the stated element → the known element, and the rule that matched it"""
        self.taken: set[int] = set()
        """ids of the elements that are matched"""
        self.doubts: list[Doubt] = []
        """GlobalIds that number, name or place contradict, and what became of them"""
        self.distrusts_ids = distrusts_ids
        """whether a person said that the file's ids contradict its contents"""
        self._lineages = lineages
        self._own_open = {element.element_id: element for element in known if element.own and element.open}
        self._places: dict[str, list[int]] = defaultdict(list)
        for index, element in enumerate(stated):
            self._places[element.kind].append(index)

    def all(self, kind: ElementKind) -> list[int]:
        """Indices of all stated elements of a kind."""
        return self._places[kind]

    def left(self, kind: ElementKind) -> list[int]:
        """Indices of the stated elements of a kind that are not matched yet."""
        return [index for index in self._places[kind] if index not in self.found]

    def own(self, kind: ElementKind) -> list[Known]:
        """The source model's own open elements of a kind that are not matched yet."""
        return [
            element
            for element in self._own_open.values()
            if element.kind == kind and element.element_id not in self.taken
        ]

    def closed(self, kind: ElementKind) -> list[Known]:
        """The source model's own closed elements of a kind that are not matched yet."""
        return self._free(kind, own=True, is_open=False)

    def others(self, kind: ElementKind) -> list[Known]:
        """The elements of a kind in other source models of the building that are not matched yet."""
        return self._free(kind, own=False, is_open=True)

    def shared_ids(self, kind: ElementKind) -> int:
        """How many elements of a kind have the same key as an open one of the source model."""
        keys = {element.key for element in self._own_open.values() if element.kind == kind}
        return sum(self.stated[index].key in keys for index in self._places[kind])

    def gone(self) -> list[Known]:
        """The source model's own open elements without a match."""
        return [element for element in self._own_open.values() if element.element_id not in self.taken]

    def join(
        self,
        rule: str,
        identity: Identity,
        kind: ElementKind,
        candidates: Iterable[Known],
        allows: Callable[[Stated, Known], bool] = lambda _new, _old: True,
    ) -> None:
        """Match elements with the same `identity`, where it is unique on either side and `allows` agrees."""
        for index, candidate in self.same_identity(identity, kind, candidates):
            if candidate.element_id not in self.taken and allows(self.stated[index], candidate):
                self.take(index, candidate, rule)

    def same_identity(
        self, identity: Identity, kind: ElementKind, candidates: Iterable[Known]
    ) -> list[tuple[int, Known]]:
        """The unmatched elements of compatible classes with the same `identity`, where it is unique on either side."""
        left = self.left(kind)
        if not left:
            return []
        free = {
            (identity(candidate), candidate.element_id): candidate
            for candidate in candidates
            if candidate.element_id not in self.taken
        }
        by_identity = _unique((name, candidate) for (name, _element_id), candidate in free.items())
        named = _unique((identity(self.stated[index]), index) for index in left)
        return [
            (index, by_identity[name])
            for name, index in named.items()
            if name in by_identity and self.is_compatible(self.stated[index], by_identity[name])
        ]

    def join_surest(self, rule: str, pairs: Iterable[Pair]) -> None:
        """Match the nearest pairs first; an element with two equally near partners stays unmatched."""
        for _gap, level in groupby(sorted(pairs, key=lambda pair: pair[0]), key=lambda pair: pair[0]):
            free = {
                (index, candidate.element_id): candidate
                for _gap, index, candidate in level
                if index not in self.found and candidate.element_id not in self.taken
            }
            new = Counter(index for index, _element in free)
            old = Counter(element for _index, element in free)
            for (index, element), candidate in free.items():
                if new[index] == old[element] == 1:
                    self.take(index, candidate, rule)

    def take(self, index: int, candidate: Known, rule: str) -> None:
        """Match a stated with a known element. An element still bound in the source model keeps that binding, however
        it was recognised.
        """
        self.found[index] = (self._own_open.get(candidate.element_id, candidate), rule)
        self.taken.add(candidate.element_id)

    def is_compatible(self, stated: Stated, candidate: Known) -> bool:
        """Whether the classes of two elements are compatible: equal, one a subclass of the other, or one generic."""
        old, new = candidate.ifc_class, stated.ifc_class
        is_refined = old in self._lineages.get(new, ()) or new in self._lineages.get(old, ())
        return old == new or is_refined or GENERIC_CLASS in (old, new)

    def _free(self, kind: ElementKind, *, own: bool, is_open: bool) -> list[Known]:
        return [
            element
            for element in self.known
            if (element.kind, element.own, element.open) == (kind, own, is_open)
            and element.element_id not in self.taken
        ]


def _unique(pairs: Iterable[tuple[Hashable | None, _T]]) -> dict[Hashable, _T]:
    groups: dict[Hashable, list[_T]] = defaultdict(list)
    for name, item in pairs:
        if name is not None:
            groups[name].append(item)
    return {name: items[0] for name, items in groups.items() if len(items) == 1}
