"""Which spaces are left out of totals, and why, so that nothing is counted twice and nothing that is no floor.

A model may draw a space and its parts, a gross area over a whole storey, or one room twice: all of them are kept, and
one of them counts.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ifc_import.overlaps import Overlaps, Shapes
from ifc_import.shafts import is_shaft
from ifc_import.space_uses import VOID, use_of
from ifc_import.wholes import wholes_and_parts
from registry.snapshot import SpaceAreas

SAME_SHARE = 0.95
"""Two spaces that share this much of both are one, drawn twice."""

COVERING_SHARE = 0.9
"""A space covers another one where this much of the other lies in it."""

MADE_UP_SHARE = 0.5
"""What is covered makes up a space where it is this much of it: rooms and not closets, in a gross area with walls."""

Pair = tuple[int, int]

Reasons = dict[int, str]
"""Space → why it is left out, in words that follow its name."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A space with what has been decided of it so far."""

    space: SpaceAreas
    area_m2: float | None
    """the area that would count"""
    no_area_because: str
    category: str | None
    category_is_owners: bool


def is_gross(predefined_type: str | None) -> bool:
    """Whether a space is drawn to measure a gross floor area: it is no room, and nothing is in it."""
    return predefined_type == "GFA"


def left_out(judged: Sequence[Judged], shapes: Shapes) -> Reasons:
    """The spaces that are left out of totals, each with its reason; `shapes` are those of `judged`, in its order."""
    all_outdoors = _are_all_outdoors(judged)
    reasons = {one.space.space_id: why for one in judged if (why := _by_itself(one, all_outdoors=all_outdoors))}
    sizes = {one.space.space_id: one.area_m2 or 0.0 for one in judged}
    reasons |= wholes_and_parts([one.space for one in judged if one.space.space_id not in reasons], sizes)
    for one in judged:
        if one.area_m2 is None:
            reasons.setdefault(one.space.space_id, one.no_area_because)
    overlaps = shapes.overlapping(index for index, one in enumerate(judged) if one.space.space_id not in reasons)
    twice = _doubles(judged, overlaps)
    return reasons | twice | _covering(judged, shapes, _without(judged, overlaps.inside(COVERING_SHARE), twice))


def _are_all_outdoors(judged: Sequence[Judged]) -> bool:
    """Whether every space is said to be outdoors: then the mark says nothing."""
    return all(one.space.predefined_type == "EXTERNAL" for one in judged if not is_gross(one.space.predefined_type))


def _by_itself(one: Judged, *, all_outdoors: bool) -> str | None:
    space = one.space
    if is_gross(space.predefined_type):
        return "it is a gross floor area, not a room"
    if space.predefined_type == "EXTERNAL" and not all_outdoors:
        return "it is outdoors"
    says = (one.category,) if one.category_is_owners else (one.category, space.name)
    if any(use_of(name) == VOID for name in says if name):
        return "it is a void: it has no floor"
    if space.footprint is None and not one.category_is_owners and is_shaft(space.name, space.number):
        return "it is a shaft or void without a body, so no floor is known"
    return None


def _doubles(judged: Sequence[Judged], overlaps: Overlaps) -> Reasons:
    """Of the spaces that are one, the first that declares an area and has a number counts."""
    twins: dict[int, set[int]] = defaultdict(set)
    for one, other in overlaps.same(SAME_SHARE):
        twins[one].add(other)
        twins[other].add(one)
    kept: set[int] = set()
    reasons: Reasons = {}
    for index in sorted(twins, key=lambda index: _preference(judged[index].space, index)):
        original = next((one for one in sorted(twins[index]) if one in kept), None)
        if original is None:
            kept.add(index)
        else:
            reasons[judged[index].space.space_id] = f"it is the same room as {_named(judged[original])}, drawn twice"
    return reasons


def _preference(space: SpaceAreas, index: int) -> tuple[bool, bool, int]:
    return not space.declared, not space.number, index


def _without(judged: Sequence[Judged], pairs: Iterable[Pair], out: Mapping[int, str]) -> list[Pair]:
    """The pairs of which neither space is left out."""
    return [pair for pair in pairs if not any(judged[one].space.space_id in out for one in pair)]


def _covering(judged: Sequence[Judged], shapes: Shapes, pairs: Iterable[Pair]) -> Reasons:
    """A space that covers others is left out where they make it up; else they are, since they lie in it."""
    inside: dict[int, list[int]] = defaultdict(list)
    for outer, inner in pairs:
        inside[outer].append(inner)
    reasons: Reasons = {}
    for outer in sorted(inside, key=lambda index: (-shapes.areas_m2[index], index)):
        parts = [one for one in inside[outer] if judged[one].space.space_id not in reasons]
        if judged[outer].space.space_id in reasons or not parts:
            continue
        if len(parts) > 1 and shapes.covered_share(outer, parts) >= MADE_UP_SHARE:
            reasons[judged[outer].space.space_id] = f"it covers {len(parts)} other spaces, which are counted"
        else:
            for one in parts:
                reasons[judged[one].space.space_id] = f"it lies in {_named(judged[outer])}, which is counted"
    return reasons


def _named(one: Judged) -> str:
    return one.space.number or "another one"
