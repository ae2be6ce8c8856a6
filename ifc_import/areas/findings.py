"""Findings about the areas of one model: declared against computed areas, duplicates, overlaps."""

from collections import defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from statistics import median
from typing import Any

from ifc_import import rules
from ifc_import.areas.declarations import LIMITS, ROOMS, source_of
from ifc_import.areas.ledger import Entry, Ledger, chosen_declared, ledger, shapes_of
from ifc_import.areas.overlaps import Shapes
from ifc_import.areas.plausible import is_plausible, written
from ifc_import.areas.schemes import Scheme
from ifc_import.placing.coinciding import Coincidence
from ifc_import.profile import AreaSource, Counting
from registry.snapshot import Finding, Snapshot, SpaceAreas, SpaceFacts
from registry.wording import counted

ONE_WAY = 0.8
"""The share of the rooms that have to differ in the same direction."""

HEADROOM = 0.5
"""The least ratio of a measuring rule: under slopes, floor without headroom is left out."""

UNEVEN = 0.15
"""The greatest median deviation from the median ratio, as a share of it, at which rooms follow one rule."""

OUTLIER = 4.5
"""A room this many median deviations off does not follow the rule: three standard deviations of a normal distribution.
"""


@dataclass(frozen=True, slots=True)
class MeasuringRule:
    """A common ratio of declared to computed area, and the tolerance within which a room follows it."""

    ratio: float
    tolerance: float
    """as a share of the ratio"""

    def is_followed(self, ratio: float) -> bool:
        """Whether a room with this ratio follows the rule."""
        return abs(ratio / self.ratio - 1) <= self.tolerance


def measuring_rule(ratios: Sequence[float], difference: float) -> MeasuringRule:
    """The measuring rule of rooms whose declared areas are `ratios` times the computed ones.

    Without a common ratio, the rule is that both areas are equal within `difference`, a share.
    """
    plain = MeasuringRule(1.0, difference)
    if len(ratios) < ROOMS:
        return plain
    middle = median(ratios)
    spread = median(abs(ratio - middle) for ratio in ratios) / middle
    beyond = sum(ratio > 1 + difference if middle > 1 else ratio < 1 - difference for ratio in ratios)
    is_common = abs(middle - 1) > difference and beyond >= ONE_WAY * len(ratios)
    if not is_common or spread > UNEVEN or not HEADROOM <= middle <= LIMITS[1]:
        return plain
    return MeasuringRule(middle, max(difference, OUTLIER * spread))


DECLARED: tuple[AreaSource, ...] = ("declared net", "declared gross", "declared other")
"""The areas that are compared where the owner counts computed areas only."""

OVERLAP_SHARE, OVERLAP_M2 = 0.05, 0.5
"""Counted spaces that share at least this much of the smaller one, and this many m², overlap."""

EXAMPLES = 5
"""The number of spaces named in a finding on several."""

DRAWN_TWICE = ("double", "covering", "inside")


@dataclass(frozen=True, slots=True)
class _Compared:
    """The declared area of a space beside its computed one."""

    facts: SpaceFacts
    declared: Mapping[str, Any]
    computed_m2: float

    @property
    def ratio(self) -> float:
        return float(self.declared["value_m2"]) / self.computed_m2

    @property
    def source(self) -> str:
        return source_of(self.declared)


def area_findings(snapshot: Snapshot, counting: Counting = Counting()) -> list[Finding]:
    """The findings about the areas of a model; `counting` sets which areas count, and from what share on they
    differ.
    """
    places = {space.key: place for place, space in enumerate(snapshot.spaces)}
    elevations_m = _elevations(snapshot)
    spaces = [_areas(index, space, places, elevations_m) for index, space in enumerate(snapshot.spaces)]
    shapes = shapes_of(spaces)
    found = ledger(spaces, shapes, counting)
    pairs = list(zip(snapshot.spaces, found.entries, strict=True))
    return [
        *(finding for facts, entry in pairs for finding in _impossible(facts, entry)),
        *(rules.WRONG_DECLARATION.finding(name=source, ratio=f"{ratio:.2f}") for source, ratio in found.wrong.items()),
        *_several_schemes(found),
        *_differences(pairs, counting, found.wrong),
        *_outdoors(pairs),
        *(finding for facts, entry in pairs for finding in _drawn_twice(facts, entry)),
        *(_in_one_place(pairs, pair) for pair in found.coinciding),
        *([rules.PILED_UP.finding(count=shapes.count)] if found.piled else _overlaps(pairs, shapes, found.coinciding)),
    ]


def with_area_findings(snapshot: Snapshot, counting: Counting = Counting()) -> Snapshot:
    """The snapshot with the findings about areas added to the others."""
    return replace(snapshot, findings=(*snapshot.findings, *area_findings(snapshot, counting)))


def _elevations(snapshot: Snapshot) -> Mapping[str | None, float]:
    """Storey → its elevation in the frame of the rooms."""
    zero_m = snapshot.georeference.building.z_m
    return {storey.key: storey.elevation_m + zero_m for storey in snapshot.storeys if storey.elevation_m is not None}


def _areas(
    place: int, facts: SpaceFacts, places: Mapping[str, int], elevations_m: Mapping[str | None, float]
) -> SpaceAreas:
    """A space as the area ledger takes it; its id is its index in the snapshot."""
    shape = facts.footprint
    return SpaceAreas(
        space_id=place,
        parent_id=places.get(facts.parent_key or ""),
        number=facts.number,
        name=facts.name,
        predefined_type=facts.predefined_type,
        declared=[{"set": area.set_name, **asdict(area)} for area in facts.declared],
        computed_m2=shape.area_m2 if shape else None,
        footprint=shape.wkb if shape else None,
        z_min_m=shape.z_min_m if shape else None,
        z_max_m=shape.z_max_m if shape else None,
        level=shape.level if shape else True,
        elevation_m=elevations_m.get(facts.storey_key),
        categories=[asdict(category) for category in facts.categories],
    )


def _impossible(facts: SpaceFacts, entry: Entry) -> Iterator[Finding]:
    """The first implausible area of a space, as a finding."""
    stated = [(source_of(area), float(area["value_m2"])) for area in entry.space.declared if area["kind"] != "planned"]
    if entry.space.computed_m2 is not None:
        stated.append(("by its shape", entry.space.computed_m2))
    for source, area_m2 in stated:
        if not is_plausible(area_m2, entry.most_m2):
            why = "more than fits in the whole building" if area_m2 > entry.most_m2 else "too small for a room"
            yield rules.IMPLAUSIBLE_AREA.finding(
                facts.global_id, facts.key, number=_number(facts), area=written(area_m2), name=source, why=why
            )
            return


def _several_schemes(found: Ledger) -> Iterator[Finding]:
    """One finding that names the area schemes of a model, with the spaces and the area of each."""
    if found.schemes:
        yield rules.AREA_SCHEMES.finding(schemes=", ".join(_written(scheme, found) for scheme in found.schemes))


def _written(scheme: Scheme, found: Ledger) -> str:
    areas = (found.entries[index].area for index in scheme.spaces)
    area_m2 = sum(area.area_m2 for area in areas if area is not None)
    of_it = f"{counted(len(scheme.spaces), 'space')}, {written(area_m2)} m²"
    return f"{scheme.name} ({of_it}{', counted' if scheme.is_counted else ''})"


def _differences(
    pairs: Sequence[tuple[SpaceFacts, Entry]], counting: Counting, wrong: Container[str]
) -> Iterator[Finding]:
    """The measuring rule of each name, where it has one, and the rooms that do not follow it; none of `wrong` names."""
    by_source: dict[str, list[_Compared]] = defaultdict(list)
    for facts, entry in pairs:
        room = _compared(facts, entry, counting)
        if room is not None and room.source not in wrong:
            by_source[room.source].append(room)
    for source, compared in by_source.items():
        rule = measuring_rule([room.ratio for room in compared], counting.difference)
        if rule.ratio != 1.0:
            yield rules.MEASURING_RULE.finding(name=source, ratio=f"{rule.ratio:.2f}", rooms=len(compared))
        yield from (_difference(room, rule) for room in compared if not _is_explained(room, rule, counting))


def _compared(facts: SpaceFacts, entry: Entry, counting: Counting) -> _Compared | None:
    """The areas of a space to be compared; None where it is not a room or lacks one of them."""
    if entry.reason is not None and entry.reason.kind in {"gross", "void", "shaft"}:
        return None
    has_declared = any(source in DECLARED for source in counting.order)
    counting_declared = counting if has_declared else Counting(order=DECLARED)
    declared = chosen_declared(entry.space.declared, counting_declared, entry.most_m2)
    computed_m2 = entry.space.computed_m2
    if declared is None or computed_m2 is None or not is_plausible(computed_m2, entry.most_m2):
        return None
    return _Compared(facts, declared, computed_m2)


def _is_explained(room: _Compared, rule: MeasuringRule, counting: Counting) -> bool:
    """Whether a room follows the measuring rule of its model, or its shape."""
    return rule.is_followed(room.ratio) or abs(room.ratio - 1) <= counting.difference


def _difference(room: _Compared, rule: MeasuringRule) -> Finding:
    beside = "" if rule.ratio == 1.0 else f", where the rooms of this model have {rule.ratio - 1:+.1%}"
    return rules.AREA_DIFFERS.finding(
        room.facts.global_id,
        room.facts.key,
        number=_number(room.facts),
        declared=written(room.declared["value_m2"]),
        name=room.source,
        computed=written(room.computed_m2),
        difference=f"{room.ratio - 1:+.1%}",
        beside=beside,
    )


def _outdoors(pairs: Sequence[tuple[SpaceFacts, Entry]]) -> Iterator[Finding]:
    """One finding on the spaces that are left out because they are outdoors."""
    spaces = [(facts, entry) for facts, entry in pairs if entry.reason is not None and entry.reason.kind == "outdoors"]
    if spaces:
        area_m2 = sum(entry.area.area_m2 for _facts, entry in spaces if entry.area is not None)
        examples = ", ".join(_number_and_name(facts) for facts, _entry in spaces[:EXAMPLES])
        yield rules.OUTDOORS.finding(count=len(spaces), area=written(area_m2), examples=examples)


def _drawn_twice(facts: SpaceFacts, entry: Entry) -> Iterator[Finding]:
    if entry.reason is not None and entry.reason.kind in DRAWN_TWICE:
        yield rules.SAME_ROOM_TWICE.finding(
            facts.global_id, facts.key, number=_number(facts), reason=entry.reason.words
        )


def _in_one_place(entries: Sequence[tuple[SpaceFacts, Entry]], pair: Coincidence) -> Finding:
    """The finding on two rooms of different numbers in one place, the counted one first."""
    counted_first = sorted(
        (pair.first, pair.second), key=lambda index: (entries[index][1].reason is not None, index == pair.misplaced)
    )
    first, second = (entries[index][0] for index in counted_first)
    return rules.IN_ONE_PLACE.finding(
        second.global_id,
        second.key,
        first=_described(first),
        second=_described(second),
        which="nothing shows which of the two is misplaced"
        if pair.misplaced is None
        else f"{_number(entries[pair.misplaced][0])} is out of its row",
        counted="its own place is empty, so both are counted"
        if pair.own_place_is_empty
        else f"only {_number(first)} is counted",
    )


def _described(facts: SpaceFacts) -> str:
    """A room so that people know which: its number, its name, its GlobalId."""
    name = f" {facts.name}" if facts.name and facts.number else ""
    return f"{_number(facts)}{name} ({facts.global_id})"


def _overlaps(
    entries: Sequence[tuple[SpaceFacts, Entry]], shapes: Shapes, coinciding: Sequence[Coincidence]
) -> Iterator[Finding]:
    """The counted spaces that overlap, each once, with the space that it shares most area with; without those that are
    already reported as coinciding.
    """
    in_totals = [
        index
        for index, (_facts, entry) in enumerate(entries)
        if entry.reason is None and shapes.areas_m2[index] <= entry.most_m2
    ]
    reported: set[int] = set()
    pairs = shapes.overlapping(in_totals).partly(OVERLAP_SHARE, OVERLAP_M2)
    known = {(pair.first, pair.second) for pair in coinciding}
    for first, second, shared_m2 in sorted(pairs, key=lambda pair: -pair[2]):
        if (first, second) in known:
            continue
        smaller, larger = sorted((first, second), key=lambda index: shapes.areas_m2[index])
        if smaller not in reported:
            reported.add(smaller)
            facts = entries[smaller][0]
            yield rules.OVERLAP.finding(
                facts.global_id,
                facts.key,
                number=_number(facts),
                other=_number(entries[larger][0]),
                shared=written(shared_m2),
            )


def _number(facts: SpaceFacts) -> str:
    return facts.number or facts.name or facts.global_id


def _number_and_name(facts: SpaceFacts) -> str:
    return _number(facts) if facts.name in ("", facts.number) else f"{facts.number} {facts.name}".strip()
