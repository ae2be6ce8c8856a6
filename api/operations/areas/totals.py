"""Totals of areas by building, storey or category; counted and left-out spaces add up to all spaces."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import Any, Literal, TypeAlias

from sqlalchemy import RowMapping
from sqlmodel import Session

from api.operations.areas.views import AreaTotal, LeftOutAreas
from ifc_import.areas.ledger import declared_m2
from registry.elements import listing as lists
from registry.elements.listing import Wanted
from registry.ordering import natural

By: TypeAlias = Literal["building", "storey", "category"]
Row: TypeAlias = RowMapping | Mapping[str, Any]
"""A space as a row of `registry.elements.listing.spaces`."""


def area_totals(session: Session, wanted: Wanted, by: By = "storey") -> list[AreaTotal]:
    """The totals of the wanted spaces, by building; storeys from the bottom up, categories by name."""
    return totals_of(lists.spaces(session, wanted), by)


def totals_of(rows: Iterable[Row], by: By) -> list[AreaTotal]:
    """The totals of these spaces; storeys with the same name have separate totals."""
    groups: dict[tuple[str, Hashable], list[Row]] = defaultdict(list)
    for row in rows:
        groups[row["building"], _group(row, by)].append(row)
    totals = [_total(spaces, by) for spaces in groups.values()]
    return sorted(totals, key=_by_category) if by == "category" else totals


def _group(row: Row, by: By) -> Hashable:
    if by == "building":
        return None
    found: Hashable = row["storey_id"] if by == "storey" else row["category"]
    return found


def _by_category(total: AreaTotal) -> tuple[Any, ...]:
    return natural(total.building), total.category is None, natural(total.category or "")


def _total(spaces: Sequence[Row], by: By) -> AreaTotal:
    first = spaces[0]
    counted = [space for space in spaces if space["counted"]]
    left_out = [space for space in spaces if not space["counted"]]
    return AreaTotal(
        building=first["building"],
        storey=first["storey"] if by == "storey" else None,
        storey_id=first["storey_id"] if by == "storey" else None,
        category=first["category"] if by == "category" else None,
        spaces=len(counted),
        area_m2=_sum(space["area_m2"] for space in counted),
        not_counted=len(left_out),
        not_counted_m2=_sum(space["area_m2"] for space in left_out),
        declared_m2=_sum(stated_m2(space) for space in counted),
        computed_m2=_sum(space["computed_m2"] for space in counted),
        difference=_difference(counted),
        left_out=_left_out(left_out),
    )


def stated_m2(space: Row) -> float | None:
    """The declared area of a space: the counted one, else the first in the default order; None if it has none."""
    if space["area_source"] == "declared":
        return float(space["area_m2"])
    return declared_m2(space["declared"]) or None


def difference_of(declared: float | None, computed: float | None) -> float | None:
    """The difference of a declared area from the computed one, as a fraction; None where one of them is missing."""
    return declared / computed - 1 if declared and computed else None


def _difference(spaces: Iterable[Row]) -> float | None:
    """The difference over the spaces that have both areas."""
    both = [(stated, space["computed_m2"]) for space in spaces if (stated := stated_m2(space)) and space["computed_m2"]]
    return difference_of(sum(declared for declared, _ in both), sum(computed for _, computed in both))


def _left_out(spaces: Iterable[Row]) -> list[LeftOutAreas]:
    """The reasons, most frequent first."""
    counts: Counter[str] = Counter()
    areas: dict[str, float] = defaultdict(float)
    for one in spaces:
        reason = one["not_counted_because"] or "nothing is decided of it yet"
        counts[reason] += 1
        areas[reason] += one["area_m2"] or 0.0
    return [LeftOutAreas(reason=one, spaces=count, area_m2=areas[one]) for one, count in counts.most_common()]


def _sum(values: Iterable[float | None]) -> float:
    return sum(one for one in values if one is not None)
