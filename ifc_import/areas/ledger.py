"""Which area and which category of a space count, and which spaces are left out of totals.

Everything adds up: a space counts with one area, or is left out with its reason.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from ifc_import.areas.declarations import source_of, wrong_sources
from ifc_import.areas.left_out import Judged, Reason, is_gross, left_out
from ifc_import.areas.overlaps import Shapes
from ifc_import.areas.plausible import MOST_M2, is_plausible, most_m2, written
from ifc_import.areas.schemes import Scheme
from ifc_import.placing.coinciding import Coincidence
from ifc_import.profile import AreaSource, CategorySource, Counting, SpaceCategory
from registry.snapshot import CountedArea, SpaceAreas


class SpaceTable:
    """The rows of the owner's category table for one building; they come before rows for any building."""

    def __init__(self, rows: Iterable[SpaceCategory], building: str | None = None) -> None:
        listed = list(rows)
        of_building = [row for row in listed if row.building and _same(row.building) == _same(building or "")]
        anywhere = [row for row in listed if not row.building]
        self._categories = {_same(row.number): row.category for row in (*anywhere, *of_building)}

    def category_of(self, number: str) -> str | None:
        """The category of the space with this number; None where the table has none."""
        return self._categories.get(_same(number)) if number else None


def _same(text: str) -> str:
    """The text normalised for comparison, without regard to case and spacing."""
    return " ".join(text.split()).casefold()


__all__ = [
    "Entry",
    "Ledger",
    "chosen_area",
    "chosen_declared",
    "counted_areas",
    "declared_m2",
    "is_gross",
    "ledger",
    "shapes_of",
]

KINDS: dict[AreaSource, str] = {"declared net": "net", "declared gross": "gross", "declared other": "other"}
"""Source in an owner's order → kind of declared area. A planned area comes from a room programme, and never counts."""


@dataclass(frozen=True, slots=True)
class ChosenArea:
    """The area of a space that counts: its value, its source (declared, computed, or a person), and its kind."""

    area_m2: float
    source: str
    kind: str


@dataclass(frozen=True, slots=True)
class ChosenCategory:
    """The category of a space that counts, and its source; both None where there is none."""

    name: str | None = None
    source: CategorySource | str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """The ledger's entry for a space: its area and category, and the reason if it is left out of totals."""

    space: SpaceAreas
    area: ChosenArea | None
    category: ChosenCategory
    reason: Reason | None
    most_m2: float
    """the largest area that it can have"""


@dataclass(frozen=True, slots=True)
class Ledger:
    """The entries of the spaces, in their order."""

    entries: list[Entry]
    piled: bool
    """whether the spaces lie on top of one another, so that their outlines are ignored"""
    wrong: Mapping[str, float]
    """name of declared areas that are wrong throughout → their median ratio to the computed ones that count instead"""
    coinciding: Sequence[Coincidence]
    """rooms of different numbers in one place, by their indices in `entries`"""
    schemes: Sequence[Scheme] = ()
    """area schemes, if the building has several"""


def counted_areas(
    spaces: Sequence[SpaceAreas], counting: Counting = Counting(), building: str | None = None
) -> list[CountedArea]:
    """Which area and category of each space count, and whether it is part of totals, in the order of `spaces`.

    `building` is the name under which an owner's table may have their numbers.
    """
    return [_counted(entry) for entry in ledger(spaces, shapes_of(spaces), counting, building).entries]


def shapes_of(spaces: Sequence[SpaceAreas]) -> Shapes:
    """The outlines of spaces, in their order."""
    return Shapes(spaces)


def ledger(
    spaces: Sequence[SpaceAreas], shapes: Shapes, counting: Counting = Counting(), building: str | None = None
) -> Ledger:
    """The area ledger of spaces whose outlines are already read."""
    table = SpaceTable(counting.categories, building)
    limits = most_m2(shapes)
    declared = [chosen_declared(space.declared, counting, most) for space, most in zip(spaces, limits, strict=True)]
    wrong = _wrong_sources(spaces, declared, limits, counting)
    chosen = [
        chosen_area(space, counting, most, wrong=area is not None and source_of(area) in wrong)
        for space, area, most in zip(spaces, declared, limits, strict=True)
    ]
    categories = [_category(space, counting, table) for space in spaces]
    sound = shapes.areas_m2 <= np.array(limits)
    judged = [_judged(*row) for row in zip(spaces, chosen, categories, sound.tolist(), strict=True)]
    out = left_out(judged, shapes, counting.scheme, outdoors_count=counting.outdoors == "counted")
    entries = [
        Entry(space, area, category, out.reasons.get(space.space_id), most)
        for space, area, category, most in zip(spaces, chosen, categories, limits, strict=True)
    ]
    return Ledger(entries, out.piled, wrong, out.coinciding, out.schemes)


def _wrong_sources(
    spaces: Sequence[SpaceAreas],
    declared: Sequence[Mapping[str, Any] | None],
    limits: Sequence[float],
    counting: Counting,
) -> Mapping[str, float]:
    """The names of declared areas that are wrong throughout; none where the owner counts no computed areas."""
    return wrong_sources(spaces, declared, limits) if "computed" in counting.order else {}


def chosen_area(
    space: SpaceAreas, counting: Counting = Counting(), most: float = MOST_M2, *, wrong: bool = False
) -> ChosenArea | None:
    """The area of a space that counts: a person's, otherwise the first plausible one in the owner's order.

    most: the largest area that the space can have, in m².
    wrong: whether its declared area is wrong throughout the building; then its computed one comes first.
    """
    if space.corrected_area_m2 is not None:
        area_m2, who = space.corrected_area_m2
        return ChosenArea(area_m2, who, "other")
    order = sorted(counting.order, key=lambda source: source != "computed") if wrong else counting.order
    for source in order:
        if source == "computed":
            if space.computed_m2 is not None and is_plausible(space.computed_m2, most):
                return ChosenArea(space.computed_m2, "computed", "other")
        elif declared := _declared(space.declared, KINDS[source], most):
            return ChosenArea(float(declared["value_m2"]), "declared", declared["kind"])
    return None


def chosen_declared(
    declared: Sequence[Mapping[str, Any]], counting: Counting = Counting(), most: float = MOST_M2
) -> Mapping[str, Any] | None:
    """The declared area that counts: the first plausible one of the first kind in the owner's order."""
    kinds = [KINDS[source] for source in counting.order if source in KINDS]
    return next((area for kind in kinds if (area := _declared(declared, kind, most))), None)


def declared_m2(declared: Sequence[Mapping[str, Any]], counting: Counting = Counting()) -> float:
    """The value of the declared area that counts; 0 where none is declared."""
    chosen = chosen_declared(declared, counting)
    return 0.0 if chosen is None else float(chosen["value_m2"])


def _declared(declared: Sequence[Mapping[str, Any]], kind: str, most: float) -> Mapping[str, Any] | None:
    return next((area for area in declared if area["kind"] == kind and is_plausible(area["value_m2"], most)), None)


def _no_area_because(space: SpaceAreas) -> str:
    """The reason why no area of a space counts."""
    known = [float(area["value_m2"]) for area in space.declared if area["kind"] != "planned"]
    known += [] if space.computed_m2 is None else [space.computed_m2]
    if not known:
        return "only a planned area is known" if space.declared else "no area is known"
    if any(is_plausible(area_m2) for area_m2 in known):
        return "the areas that are known do not count by the settings, or no room has them"
    return f"no room has an area of {written(known[0])} m²"


def _category(space: SpaceAreas, counting: Counting, table: SpaceTable) -> ChosenCategory:
    """The category that counts: a person's, otherwise that of the first source in the owner's order that has one."""
    if space.corrected_category is not None:
        return ChosenCategory(*space.corrected_category)
    by_source = {category["source"]: category["name"] for category in reversed(space.categories)}
    by_source["table"] = table.category_of(space.number)
    return next(
        (ChosenCategory(by_source[source], source) for source in counting.category_order if by_source.get(source)),
        ChosenCategory(),
    )


def _judged(space: SpaceAreas, area: ChosenArea | None, category: ChosenCategory, outline_is_sound: bool) -> Judged:
    return Judged(
        space=space,
        area_m2=area.area_m2 if area else None,
        no_area_because="" if area else _no_area_because(space),
        category=category.name,
        category_is_owners=category.source == "table" or space.corrected_category is not None,
        outline_is_sound=outline_is_sound,
    )


def _counted(entry: Entry) -> CountedArea:
    area, reason = entry.area, entry.reason
    return CountedArea(
        space_id=entry.space.space_id,
        area_m2=area.area_m2 if area else None,
        area_source=area.source if area else None,
        area_kind=area.kind if area else None,
        counted=reason is None,
        not_counted_because=reason.words if reason else None,
        category=entry.category.name,
        category_source=entry.category.source,
    )
