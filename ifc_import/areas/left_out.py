"""Which spaces are left out of totals, and why, so that only floor is counted, and only once.

A model may draw a space and its parts, a gross area over a whole storey, or one room twice: all are kept, but only one
counts.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import inf
from typing import Literal, TypeAlias

from ifc_import.areas.copies import copy_of
from ifc_import.areas.overlaps import Shapes
from ifc_import.areas.schemes import Scheme, schemes_of
from ifc_import.areas.wholes import wholes_and_parts
from ifc_import.placing.coinciding import Coincidence, Drawn, coincidences
from ifc_import.vocabulary.outdoors import is_outdoors
from ifc_import.vocabulary.shafts import is_shaft
from ifc_import.vocabulary.space_uses import SHAFT, VOID, use_of
from registry.snapshot import SpaceAreas
from registry.wording import counted

SAME_SHARE = 0.95
"""Two spaces that share this much of both are the same, drawn twice."""

COVERING_SHARE = 0.9
"""A space covers another where this much of the other lies in it."""

MADE_UP_SHARE = 0.5
"""Covered spaces make up the covering one from this share of it on: rooms rather than closets, in a gross area with
walls.
"""

APART = 1.5
"""No two measuring rules differ by this factor for the same room."""

Pair = tuple[int, int]

MOSTLY = 0.5

Kind: TypeAlias = Literal[
    "gross",
    "scheme",
    "outdoors",
    "void",
    "shaft",
    "whole",
    "part",
    "no area",
    "double",
    "copy",
    "coinciding",
    "covering",
    "inside",
]
"""The kinds of reason for leaving a space out of totals."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a space is left out: the kind of reason, and a text that follows the space's name."""

    kind: Kind
    words: str


Reasons = dict[int, Reason]
"""Space → why it is left out."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A space with the decisions made on it so far."""

    space: SpaceAreas
    area_m2: float | None
    """the area that would count"""
    no_area_because: str
    category: str | None
    category_is_owners: bool
    outline_is_sound: bool = True
    """whether the outline is plausible for a room"""


def is_gross(predefined_type: str | None) -> bool:
    """Whether a space only measures a gross floor area, and so is not a room."""
    return predefined_type == "GFA"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """The spaces that are left out of totals, each with its reason."""

    reasons: Reasons
    piled: bool = False
    """whether the others are piled up, so that their outlines are ignored"""
    coinciding: Sequence[Coincidence] = ()
    """rooms of different numbers in one place, by their indices"""
    schemes: Sequence[Scheme] = ()
    """area schemes, if the building has several"""


def left_out(
    judged: Sequence[Judged], shapes: Shapes, scheme: str | None = None, *, outdoors_count: bool = False
) -> LeftOut:
    """The spaces that are left out of totals; `shapes` are those of `judged`, in its order.

    scheme: the owner's name of the area scheme that counts.
    outdoors_count: whether spaces outdoors are treated like rooms.
    """
    schemes = schemes_of([candidate.space for candidate in judged], shapes, scheme)
    outdoors = set() if outdoors_count else _outdoors(judged)
    reasons = {
        candidate.space.space_id: why
        for candidate in judged
        if (why := _by_itself(candidate, outdoors=candidate.space.space_id in outdoors))
    }
    reasons = _of_other_schemes(judged, schemes) | reasons
    reasons |= _wholes_and_parts([candidate for candidate in judged if candidate.space.space_id not in reasons])
    for candidate in judged:
        if candidate.area_m2 is None:
            reasons.setdefault(candidate.space.space_id, Reason("no area", candidate.no_area_because))
    reasons |= _copies([candidate for candidate in judged if candidate.space.space_id not in reasons])
    overlaps = shapes.overlapping(_with_a_place(judged, reasons))
    if overlaps.piled:
        return LeftOut(reasons, piled=True, schemes=schemes)
    same = overlaps.same(SAME_SHARE)
    apart = {pair for pair in same if _are_apart(*(judged[index].space for index in pair))}
    coinciding = _coinciding(judged, shapes, [pair for pair in same if pair not in apart])
    apart |= {(pair.first, pair.second) for pair in coinciding}
    twice = _doubles(judged, [pair for pair in same if pair not in apart]) | _one_of_each(judged, coinciding)
    inside = [pair for pair in overlaps.inside(COVERING_SHARE) if (min(pair), max(pair)) not in apart]
    inside = _without(judged, inside, twice)
    return LeftOut(reasons | twice | _covering(judged, shapes, inside), coinciding=coinciding, schemes=schemes)


def _of_other_schemes(judged: Sequence[Judged], schemes: Sequence[Scheme]) -> Reasons:
    """The spaces of area schemes over the floor of one that counts."""
    counting = " and ".join(scheme.name for scheme in schemes if scheme.is_counted)
    return {
        judged[index].space.space_id: Reason("scheme", f"it is of the area scheme {scheme.name}; {counting} is counted")
        for scheme in schemes
        if not scheme.is_counted
        for index in scheme.spaces
    }


def _coinciding(judged: Sequence[Judged], shapes: Shapes, pairs: Iterable[Pair]) -> list[Coincidence]:
    """The pairs of rooms in one place that one model gives different numbers."""
    spaces = [candidate.space for candidate in judged]
    drawn = {
        index: Drawn(space.number, space.elevation_m, shapes.shapes[index], tuple(_measured_m2(space)))
        for index, space in enumerate(spaces)
        if shapes.known[index]
    }
    return coincidences(
        drawn, [pair for pair in pairs if spaces[pair[0]].source_model_id == spaces[pair[1]].source_model_id]
    )


def _one_of_each(judged: Sequence[Judged], coinciding: Iterable[Coincidence]) -> Reasons:
    """The room of each pair that is left out, unless both have a place of their own."""
    reasons: Reasons = {}
    for pair in coinciding:
        if pair.own_place_is_empty:
            continue
        first, second = sorted(
            (pair.first, pair.second),
            key=lambda index: (index == pair.misplaced, _preference(judged[index].space, index)),
        )
        if judged[first].space.space_id not in reasons:
            why = Reason("coinciding", f"it is drawn in the place of {_named(judged[first])}, which is counted")
            reasons.setdefault(judged[second].space.space_id, why)
    return reasons


def _with_a_place(judged: Sequence[Judged], out: Mapping[int, Reason]) -> Iterator[int]:
    """The indices of the spaces that are not left `out` and have a plausible outline."""
    return (
        index
        for index, candidate in enumerate(judged)
        if candidate.outline_is_sound and candidate.space.space_id not in out
    )


def _copies(judged: Sequence[Judged]) -> Reasons:
    """Spaces identical to another in number, name, area, outline and height. The first of them counts."""
    first: dict[tuple[object, ...], Judged] = {}
    reasons: Reasons = {}
    for candidate in judged:
        space = candidate.space
        if space.footprint is not None:
            alike = (space.footprint, space.z_min_m, space.z_max_m, space.number, space.name, candidate.area_m2)
            original = first.setdefault(alike, candidate)
            if original is not candidate:
                reasons[space.space_id] = _double_of(original, space)
    return reasons


def _wholes_and_parts(judged: Sequence[Judged]) -> Reasons:
    sizes = {candidate.space.space_id: candidate.area_m2 or 0.0 for candidate in judged}
    wholes, parts = wholes_and_parts([candidate.space for candidate in judged], sizes)
    return {
        **dict.fromkeys(wholes, Reason("whole", "its parts are counted")),
        **{part: Reason("part", f"it is part of {whole}, which is counted") for part, whole in parts.items()},
    }


def says_nothing_of_outdoors(predefined_types: Sequence[str | None]) -> bool:
    """Whether most spaces are marked as outdoors, so that the mark is a mistake: no building is mostly outdoors."""
    rooms = [predefined_type for predefined_type in predefined_types if not is_gross(predefined_type)]
    return sum(predefined_type == "EXTERNAL" for predefined_type in rooms) > MOSTLY * len(rooms)


def _outdoors(judged: Sequence[Judged]) -> set[int]:
    """The spaces that are outdoors: by their mark, unless most have it, or by the whole of their name.

    What the owner's table says of a space counts for its name.
    """
    marked = not says_nothing_of_outdoors([candidate.space.predefined_type for candidate in judged])
    return {
        candidate.space.space_id
        for candidate in judged
        if (marked and candidate.space.predefined_type == "EXTERNAL")
        or is_outdoors((candidate.category if candidate.category_is_owners else candidate.space.name) or "")
    }


def _by_itself(candidate: Judged, *, outdoors: bool) -> Reason | None:
    space = candidate.space
    if is_gross(space.predefined_type):
        return Reason("gross", "it is a gross floor area, not a room")
    if outdoors:
        return Reason("outdoors", "it is outdoors")
    says = (candidate.category,) if candidate.category_is_owners else (candidate.category, space.name)
    if any(use_of(name) == VOID for name in says if name):
        return Reason("void", "it is a void: it has no floor")
    if candidate.category_is_owners and use_of(candidate.category or "") == SHAFT:
        return Reason("shaft", "it is a shaft, as the owner's table says")
    if space.footprint is None and not candidate.category_is_owners and is_shaft(space.name, space.number):
        return Reason("shaft", "it is a shaft or void without a body, so no floor is known")
    return None


def _doubles(judged: Sequence[Judged], same: Iterable[Pair]) -> Reasons:
    """Of duplicate spaces, the first that declares an area and has a number counts."""
    twins: dict[int, set[int]] = defaultdict(set)
    for first, second in same:
        twins[first].add(second)
        twins[second].add(first)
    kept: set[int] = set()
    reasons: Reasons = {}
    for index in sorted(twins, key=lambda index: _preference(judged[index].space, index)):
        original = next((twin for twin in sorted(twins[index]) if twin in kept), None)
        if original is None:
            kept.add(index)
        else:
            reasons[judged[index].space.space_id] = _double_of(judged[original], judged[index].space)
    return reasons


def _double_of(original: Judged, space: SpaceAreas) -> Reason:
    if original.space.source_model_id != space.source_model_id:
        return Reason("copy", copy_of(_named(original)))
    return Reason("double", f"it is the same room as {_named(original)}, drawn twice")


def _are_apart(space: SpaceAreas, other_space: SpaceAreas) -> bool:
    """Whether two spaces declare areas too different for one room, whatever their outlines."""
    first, second = _measured_m2(space), _measured_m2(other_space)
    if not first or not second:
        return False
    return min(first) > APART * max(second) or min(second) > APART * max(first)


def _measured_m2(space: SpaceAreas) -> list[float]:
    """The areas that a space declares, without planned and invalid ones."""
    values = (float(area["value_m2"]) for area in space.declared if area["kind"] != "planned")
    return [value for value in values if 0.0 < value < inf]


def _preference(space: SpaceAreas, index: int) -> tuple[bool, bool, int]:
    return not space.declared, not space.number, index


def _without(judged: Sequence[Judged], pairs: Iterable[Pair], out: Mapping[int, Reason]) -> list[Pair]:
    """The pairs of which neither space is left out."""
    return [pair for pair in pairs if not any(judged[index].space.space_id in out for index in pair)]


def _covering(judged: Sequence[Judged], shapes: Shapes, pairs: Iterable[Pair]) -> Reasons:
    """A space that covers others is left out where they make it up; otherwise they are left out, since they lie
    in it.
    """
    inside: dict[int, list[int]] = defaultdict(list)
    for outer, inner in pairs:
        inside[outer].append(inner)
    reasons: Reasons = {}
    for outer in sorted(inside, key=lambda index: (-shapes.areas_m2[index], index)):
        parts = [part for part in inside[outer] if judged[part].space.space_id not in reasons]
        if judged[outer].space.space_id in reasons or not parts:
            continue
        in_parts = {inner for part in parts for inner in inside.get(part, ())}
        made_up_m2 = sum(shapes.areas_m2[part] for part in parts if part not in in_parts)
        if len(parts) > 1 and made_up_m2 >= MADE_UP_SHARE * shapes.areas_m2[outer]:
            words = f"it covers {counted(len(parts), 'other space')}, which are counted"
            reasons[judged[outer].space.space_id] = Reason("covering", words)
        else:
            why = Reason("inside", f"it lies in {_named(judged[outer])}, which is counted")
            reasons |= {judged[part].space.space_id: why for part in parts}
    return reasons


def _named(candidate: Judged) -> str:
    return candidate.space.number or "another one"
