"""The matching cascade: one to one, each rule only on what the rules before it left.

Rules look at the source model's own elements first. A thing that only another source model of the building knows is
the same thing when it carries the same GlobalId, when it is a storey at the same height, or a room of the same number
and outline.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import TypeAlias, TypeVar

import shapely

from ifc_import.matching.stating import compared
from registry.plan import Change, FieldChange, Known, Stated

SAME_STOREY_M = 0.5
"""Storeys of two models whose elevations differ by less are one: structural against finished floor."""

SAME_ROOM_SHARE = 0.8
"""Two spaces of one number are one room where they share this much of what both cover."""

UNSAID = "IfcBuildingElementProxy"
"""The class that says nothing of what an element is, and so contradicts no other."""

Lineages: TypeAlias = Mapping[str, Sequence[str]]
Identity: TypeAlias = Callable[[Stated | Known], Hashable | None]
"""What a rule knows an element by; None where the rule has nothing to say about it."""

Gap: TypeAlias = Callable[[Stated, Known], float | None]
"""How far apart two elements are; None where they can't be one."""

_T = TypeVar("_T")


def match(stated: Sequence[Stated], known: Sequence[Known], lineages: Lineages) -> tuple[list[Change], list[Known]]:
    """Find for every stated element what it was before.

    Returns the changes, in the order of `stated`, and the source model's own open elements that are gone.
    """
    own_open = [one for one in known if one.own and one.open]
    cascade = _Cascade(stated, lineages, own_open)
    others = [one for one in known if not one.own and one.open]
    cascade.join("global id", by_key, own_open)
    cascade.join("global id returned", by_key, [one for one in known if one.own and not one.open])
    cascade.join("global id in another model", by_key, others)
    cascade.join("global id and class", by_global_id, own_open)
    cascade.join("tag", by_tag, own_open)
    cascade.join("storey and number", by_name, own_open)
    cascade.join("type and position", by_position, own_open)
    cascade.join_nearest("elevation in another model", elevation_gap_m, others)
    cascade.join_nearest("number and outline in another model", outline_gap, others)
    return cascade.changes(), [one for one in own_open if one.element_id not in cascade.taken]


def by_key(one: Stated | Known) -> Hashable:
    """The GlobalId, or what tells apart the elements that share one."""
    return one.kind, one.key


def by_global_id(one: Stated | Known) -> Hashable | None:
    """The class under a GlobalId: of a door and a lamp that share one each is known, whatever its key is or was."""
    return (one.kind, one.ifc_class, one.global_id) if one.global_id else None


def by_tag(one: Stated | Known) -> Hashable | None:
    """Class, type and tag of an asset: Revit's element id outlives its GlobalId."""
    tag = one.facts.get("tag")
    return (one.ifc_class, tuple(one.facts["type"] or ()), tag) if one.kind == "asset" and tag else None


def by_name(one: Stated | Known) -> Hashable | None:
    """A space by its storey and number, a storey by its name."""
    if one.kind == "space" and one.facts["number"]:
        return one.facts["storey"], one.facts["number"]
    return (one.facts["name"],) if one.kind == "storey" else None


def by_position(one: Stated | Known) -> Hashable | None:
    """Class, type and box of an asset to the centimetre: what stands in the same place under a new id."""
    box = one.facts.get("box")
    if one.kind != "asset" or box is None:
        return None
    return one.ifc_class, tuple(one.facts["type"] or ()), tuple(round(value, 2) for value in box)


def elevation_gap_m(stated: Stated, known: Known) -> float | None:
    """How far apart two storeys are, in metres; None where they are none or too far apart to be one."""
    if stated.kind != "storey" or known.kind != "storey":
        return None
    new, old = stated.facts["elevation_m"], known.facts["elevation_m"]
    gap_m = None if new is None or old is None else float(abs(new - old))
    return gap_m if gap_m is not None and gap_m <= SAME_STOREY_M else None


def outline_gap(stated: Stated, known: Known) -> float | None:
    """How little of two spaces of one number is shared (0: all of both); None where they can't be one room."""
    if stated.kind != "space" or known.kind != "space" or stated.facts["number"] != known.facts["number"]:
        return None
    outlines = stated.facts["footprint"], known.facts["footprint"]
    if None in outlines or not _share_height(stated.facts, known.facts):
        return None
    new, old = shapely.from_wkb(outlines)
    gap = 1.0 - float(shapely.area(shapely.intersection(new, old)) / shapely.area(shapely.union(new, old)))
    return gap if gap <= 1.0 - SAME_ROOM_SHARE else None


def _share_height(new: Mapping[str, float], old: Mapping[str, float]) -> bool:
    return min(new["z_max_m"], old["z_max_m"]) > max(new["z_min_m"], old["z_min_m"])


class _Cascade:
    """What is matched so far, and what is left for the next rule."""

    def __init__(self, stated: Sequence[Stated], lineages: Lineages, own_open: Iterable[Known]) -> None:
        self._stated = stated
        self._lineages = lineages
        self._own_open = {one.element_id: one for one in own_open}
        self._found: dict[int, tuple[Known, str]] = {}
        self.taken: set[int] = set()
        """ids of the elements that are matched"""

    def join(self, rule: str, identity: Identity, candidates: Iterable[Known]) -> None:
        """Match what `identity` names alike, where it names one thing only on either side."""
        free = {(identity(one), one.element_id): one for one in candidates if one.element_id not in self.taken}
        by_identity = _unique((name, one) for (name, _element_id), one in free.items())
        wanted = _unique((identity(self._stated[index]), index) for index in self._left())
        for name, index in wanted.items():
            candidate = by_identity.get(name)
            if candidate is None or candidate.element_id in self.taken:
                continue
            if self._compatible(self._stated[index], candidate):
                self._take(index, candidate, rule)

    def join_nearest(self, rule: str, gap: Gap, candidates: Iterable[Known]) -> None:
        """Match what `gap` finds alike, smallest gap first."""
        left = list(candidates)
        pairs = [
            (distance, index, one)
            for index in self._left()
            for one in left
            if (distance := gap(self._stated[index], one)) is not None
        ]
        for _distance, index, one in sorted(pairs, key=lambda pair: (pair[0], pair[1], pair[2].element_id)):
            if index not in self._found and one.element_id not in self.taken:
                self._take(index, one, rule)

    def changes(self) -> list[Change]:
        """What happens to every stated element."""
        return [_change(one, *self._found.get(index, (None, "new"))) for index, one in enumerate(self._stated)]

    def _left(self) -> list[int]:
        return [index for index in range(len(self._stated)) if index not in self._found]

    def _take(self, index: int, candidate: Known, rule: str) -> None:
        """An element that is still bound in the source model is known by that binding, however it was recognised."""
        self._found[index] = (self._own_open.get(candidate.element_id, candidate), rule)
        self.taken.add(candidate.element_id)

    def _compatible(self, stated: Stated, candidate: Known) -> bool:
        old, new = candidate.ifc_class, stated.ifc_class
        is_refined = old in self._lineages.get(new, ()) or new in self._lineages.get(old, ())
        return old == new or is_refined or UNSAID in (old, new)


def _unique(pairs: Iterable[tuple[Hashable | None, _T]]) -> dict[Hashable, _T]:
    groups: dict[Hashable, list[_T]] = defaultdict(list)
    for name, item in pairs:
        if name is not None:
            groups[name].append(item)
    return {name: items[0] for name, items in groups.items() if len(items) == 1}


def _change(stated: Stated, known: Known | None, rule: str) -> Change:
    if known is None:
        return Change("add", stated)
    if not known.own:
        return Change("bind", stated, known, rule)
    fields = _field_changes(stated, known)
    if not known.open:
        return Change("return", stated, known, rule, fields)
    if known.key != stated.key:
        return Change("rematch", stated, known, rule, fields)
    return Change("keep" if known.digest == stated.digest else "change", stated, known, rule, fields)


def _field_changes(stated: Stated, known: Known) -> tuple[FieldChange, ...]:
    old, new = compared(known.facts), compared(stated.facts)
    names = sorted(old.keys() | new.keys())
    changes = [FieldChange(name, old.get(name), new.get(name)) for name in names if old.get(name) != new.get(name)]
    if known.digest != stated.digest and not changes:
        changes = [FieldChange("properties", None, None)]
    return tuple(changes)
