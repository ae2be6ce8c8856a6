"""Which area of a space counts, and which spaces are left out of totals so that nothing is counted twice.

A model may draw a space and its parts, a gross area over a whole storey, or one room twice: all of them are kept,
and one of them counts.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import shapely

from ifc_import.profile import Counting
from ifc_import.shafts import is_shaft
from registry.snapshot import CountedArea, SpaceAreas

COUNTED_KINDS = ("net", "gross", "other")
"""Declared kinds in the order in which they count; a planned area is a programme's value and never counts."""

SAME_SHARE = 0.95
"""Two spaces that share this much of both are one, drawn twice."""

WHOLE_SHARE = 0.8
"""Parts that make up this much of a space are all of it, walls between them aside."""

COVERING_SHARE = 0.9
"""A space covers another one where this much of the other lies in it."""


def is_gross(predefined_type: str | None) -> bool:
    """Whether a space is drawn to measure a gross floor area: it is no room, and nothing is in it."""
    return predefined_type == "GFA"


def chosen_area(space: SpaceAreas) -> tuple[float, str, str] | None:
    """Value, source (declared or computed) and kind of the area that counts: declared net first, computed last."""
    declared = chosen_declared(space.declared)
    if declared is not None:
        return float(declared["value_m2"]), "declared", declared["kind"]
    return None if space.computed_m2 is None else (space.computed_m2, "computed", "other")


def chosen_declared(declared: Sequence[Mapping[str, Any]]) -> Mapping[str, Any] | None:
    """The declared area that counts: the first of the first kind that is declared."""
    return next((area for kind in COUNTED_KINDS for area in declared if area["kind"] == kind), None)


def declared_m2(declared: Sequence[Mapping[str, Any]]) -> float:
    """The value of the declared area that counts; 0 where none is declared."""
    chosen = chosen_declared(declared)
    return 0.0 if chosen is None else float(chosen["value_m2"])


def counted_areas(spaces: Sequence[SpaceAreas], counting: Counting = Counting()) -> list[CountedArea]:  # noqa: ARG001
    """Which area of each space counts, and whether it is part of totals, in the order of `spaces`."""
    reasons = left_out(spaces)
    return [_counted(one, reasons.get(one.space_id)) for one in spaces]


def _counted(space: SpaceAreas, reason: str | None) -> CountedArea:
    area_m2, source, kind = chosen_area(space) or (None, None, None)
    return CountedArea(
        space_id=space.space_id,
        area_m2=area_m2,
        area_source=source,
        area_kind=kind,
        counted=reason is None,
        not_counted_because=reason,
    )


def left_out(spaces: Sequence[SpaceAreas]) -> dict[int, str]:
    """The spaces that are left out of totals, each with its reason in words."""
    reasons = {one.space_id: "it is a gross floor area, not a room" for one in spaces if is_gross(one.predefined_type)}
    reasons |= {
        one.space_id: "it is a shaft or void without a body, so no floor is known"
        for one in spaces
        if one.footprint is None and is_shaft(one.name, one.number)
    }
    reasons |= _wholes_and_parts(spaces)
    reasons |= {one.space_id: "no area is known" for one in spaces if chosen_area(one) is None}
    left = [one for one in spaces if one.space_id not in reasons and one.footprint is not None]
    return reasons | _overlapping(left)


def _wholes_and_parts(spaces: Sequence[SpaceAreas]) -> dict[int, str]:
    """Of a space and its parts either counts: the parts where they make up the whole, else the whole."""
    parts: dict[int, list[SpaceAreas]] = defaultdict(list)
    for one in spaces:
        if one.parent_id is not None:
            parts[one.parent_id].append(one)
    reasons: dict[int, str] = {}
    for whole in (one for one in spaces if one.space_id in parts):
        if sum(_size(one) for one in parts[whole.space_id]) >= WHOLE_SHARE * _size(whole):
            reasons[whole.space_id] = "its parts are counted"
        else:
            name = whole.number or "another space"
            reasons |= {one.space_id: f"it is part of {name}, which is counted" for one in parts[whole.space_id]}
    return reasons


def _size(space: SpaceAreas) -> float:
    area_m2, _source, _kind = chosen_area(space) or (0.0, "", "")
    return area_m2


def _overlapping(spaces: Sequence[SpaceAreas]) -> dict[int, str]:
    """Doubles, and spaces that cover two or more others."""
    shapes = np.array([shapely.from_wkb(one.footprint) for one in spaces], dtype=object)
    if len(shapes) == 0:
        return {}
    first, second = shapely.STRtree(shapes).query(shapes, predicate="intersects")
    pairs = (first != second) & _same_height(spaces, first, second)
    first, second = first[pairs], second[pairs]
    shared = shapely.area(shapely.intersection(shapes[first], shapes[second]))
    areas = shapely.area(shapes)
    return _covering(spaces, first, shared / areas[second]) | _doubles(
        spaces, first, second, np.minimum(shared / areas[first], shared / areas[second])
    )


def _same_height(spaces: Sequence[SpaceAreas], first: np.ndarray, second: np.ndarray) -> np.ndarray:
    """Whether two spaces share at least half of the lower one's height."""
    low = np.array([one.z_min_m or 0.0 for one in spaces])
    high = np.array([one.z_max_m or 0.0 for one in spaces])
    shared_m = np.minimum(high[first], high[second]) - np.maximum(low[first], low[second])
    lower_m = np.minimum((high - low)[first], (high - low)[second])
    return np.asarray(shared_m > 0.5 * lower_m)


def _covering(spaces: Sequence[SpaceAreas], first: np.ndarray, share: np.ndarray) -> dict[int, str]:
    covered = first[share >= COVERING_SHARE]
    counts = np.bincount(covered, minlength=len(spaces))
    return {
        spaces[int(index)].space_id: f"it covers {counts[index]} other spaces, which are counted"
        for index in np.flatnonzero(counts >= 2)
    }


def _doubles(spaces: Sequence[SpaceAreas], first: np.ndarray, second: np.ndarray, share: np.ndarray) -> dict[int, str]:
    return {
        spaces[later].space_id: f"it is the same room as {spaces[earlier].number or 'another one'}, drawn twice"
        for earlier, later in zip(first[share >= SAME_SHARE], second[share >= SAME_SHARE], strict=True)
        if earlier < later
    }
