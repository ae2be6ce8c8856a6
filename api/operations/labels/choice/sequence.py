"""The printing order of labels: walking order, by place, by name or by code."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import inf
from typing import TypeAlias, assert_never

from sqlmodel import Session

from api.operations.elements.views import AssetView, SpaceView
from api.operations.labels.walking.surveying import survey
from api.operations.labels.walking.way import storeys_on_the_way, way_through
from api.settings.label_rules import LabelOrdering
from registry.elements.listing import Wanted, spaces, storeys
from registry.ordering import natural

Element: TypeAlias = SpaceView | AssetView


@dataclass(frozen=True, slots=True)
class Ranks:
    """The positions of storeys and spaces in the order of a building."""

    storeys: Mapping[int, int]
    spaces: Mapping[int, int]
    storey_of: Mapping[int, int | None]
    """space → storey"""
    named: Mapping[tuple[str | None, str | None], int]
    """building, storey name → the first storey with that name"""


def in_order(
    session: Session, elements: Sequence[Element], order: LabelOrdering, given: Sequence[str] = ()
) -> list[Element]:
    """The elements in that order; `elements` come by building, storey and number.

    given: their codes in the order in which they were handed over.
    """
    match order:
        case "walk" | "place":
            return _by_rank(elements, _ranks(session, elements, walking=order == "walk"))
        case "name":
            return sorted(elements, key=_by_name)
        case "code":
            return sorted(elements, key=lambda one: one.code or "")
        case "given":
            places = {code: place for place, code in reversed(list(enumerate(given)))}
            return sorted(elements, key=lambda one: places[one.code or ""])
        case _:
            assert_never(order)


def _ranks(session: Session, elements: Sequence[Element], *, walking: bool) -> Ranks:
    """Storeys from the bottom up and spaces by number, or both in walking order."""
    buildings = {one.building for one in elements}
    if buildings <= {None}:
        return Ranks({}, {}, {}, {})
    building = buildings.pop() if len(buildings) == 1 else None
    levels, rooms = storeys(session, Wanted(building=building)), spaces(session, Wanted(building=building))
    storey_ids, space_ids = [row["id"] for row in levels], [row["id"] for row in rooms]
    if walking:
        plans = survey(
            session, building, rooms, levels, {row["id"] for row in rooms if row["counted"] or row["area_m2"] is None}
        )
        storey_ids = [one for plan in plans.values() for one in storeys_on_the_way(plan)]
        space_ids = _first_then([one for plan in plans.values() for one in way_through(plan)], space_ids)
    return Ranks(
        _numbered(storey_ids),
        _numbered(space_ids),
        {row["id"]: row["storey_id"] for row in rooms},
        {(row["building"], row["name"]): row["id"] for row in reversed(levels)},
    )


def _first_then(first: Sequence[int], others: Sequence[int]) -> list[int]:
    """The ids in `first`, followed by those that are only in `others`."""
    return list(dict.fromkeys((*first, *others)))


def _numbered(ids: Sequence[int]) -> dict[int, int]:
    return {one: number for number, one in enumerate(ids)}


def _by_rank(elements: Sequence[Element], ranks: Ranks) -> list[Element]:
    """By building, with each room followed by its assets; assets without a room come at the end of their storey."""

    def key(numbered: tuple[int, Element]) -> tuple[object, ...]:
        place, one = numbered
        space_id = one.id if isinstance(one, SpaceView) else one.space and one.space.id
        storey_id = ranks.storey_of.get(space_id) if space_id else ranks.named.get((one.building, one.storey))
        return (
            one.building is None,
            natural(one.building or ""),
            ranks.storeys.get(storey_id or 0, inf),
            ranks.spaces.get(space_id or 0, inf),
            isinstance(one, AssetView),
            place,
        )

    return [one for _, one in sorted(enumerate(elements), key=key)]


def _by_name(one: Element) -> tuple[object, ...]:
    named = f"{one.number} {one.name}".strip() if isinstance(one, SpaceView) else one.name
    return natural(named), one.code or ""
