"""Totals of areas by building, storey or category; counted and left-out spaces add up to all spaces."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import Any, Literal, TypeAlias

from sqlalchemy import RowMapping
from sqlmodel import Session

from api.operations.areas.views import AreaTotal, CountedAreas, LeftOutAreas
from ifc_import.areas.declarations import source_of
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
        sources=_sources(counted),
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


CORRECTED = {"person": "a person corrected it", "owner's table": "the owner's table has it"}


def source_of_area(space: Row) -> str:
    """The source of the area that counts: `declared net`, `computed`, `person` and the like; empty without an area."""
    is_declared = space["area_source"] == "declared"
    return f"declared {space['area_kind']}" if is_declared else space["area_source"] or ""


def reason_of_area(space: Row) -> str:
    """Why this area of a space counts, to follow “since”."""
    if space["area_source"] in CORRECTED:
        return CORRECTED[space["area_source"]]
    declared = [area for area in space["declared"] if area["kind"] != "planned"]
    if space["area_source"] == "declared":
        name = next((source_of(area) for area in declared if area["kind"] == space["area_kind"]), "its area")
        return f"the model declares it as {name}"
    if declared:
        return "what the model declares does not count: AREA-03 or AREA-11 in the receipt, or the order in skylt.toml"
    return "the model declares no area"


def _sources(spaces: Iterable[Row]) -> list[CountedAreas]:
    """The sources and reasons, most frequent first."""
    groups: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for space in spaces:
        groups[source_of_area(space), reason_of_area(space)].append(space)
    found = [
        CountedAreas(source=source, reason=reason, spaces=len(group), area_m2=_sum(one["area_m2"] for one in group))
        for (source, reason), group in groups.items()
    ]
    return sorted(found, key=lambda counted: -counted.spaces)


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
