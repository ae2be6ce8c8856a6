"""Areas that a model declares for a space type: planned areas for all its rooms, or the measured area of its only room.

What is planned for a type is planned for each of its rooms. A measured area belongs to one room: rooms that share a
type need not have the same area, and a total over them would count one figure many times. It is used for the only space
of a type, and reported where several share the type. A space's own statement outranks its type's.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import ifcopenshell

from ifc_import import rules
from ifc_import.areas.plausible import written
from ifc_import.reading.spaces.area_unit_evidence import written_source
from ifc_import.reading.spaces.areas import Source, StatedArea
from registry.snapshot import Finding

Entity = ifcopenshell.entity_instance

OF_TYPE = "{} (of the type)"
"""The name of the set for areas that come from a type."""


@dataclass(frozen=True, slots=True)
class _Shared:
    """A measured area of a type, and the number of spaces of that type without their own."""

    area: StatedArea
    spaces: int


def with_areas_of_types(
    own: Sequence[Sequence[StatedArea]],
    types: Sequence[Entity | None],
    areas_of: Callable[[Entity], Sequence[StatedArea]],
) -> tuple[list[Sequence[StatedArea]], list[Finding]]:
    """The areas of each space with those of its type that apply, and a finding for each name of areas that do not.

    `own` and `types` have one entry per space, in the same order; `areas_of` reads what a type declares.
    """
    counts = Counter(element_type.id() for element_type in types if element_type is not None)
    by_type = {element_type.id(): element_type for element_type in types if element_type is not None}
    declared = {step: areas for step, space_type in by_type.items() if (areas := areas_of(space_type))}
    if not declared:
        return list(own), []
    steps = [None if element_type is None else element_type.id() for element_type in types]
    taken = [
        _with(areas, declared.get(step or 0, ()), counts[step or 0]) for areas, step in zip(own, steps, strict=True)
    ]
    return taken, list(_findings(_shared(own, steps, declared, counts)))


def _with(own: Sequence[StatedArea], of_type: Iterable[StatedArea], spaces: int) -> Sequence[StatedArea]:
    """The areas of a space, and those of its type of kinds that the space does not state itself."""
    kinds = {area.kind for area in own}
    more = [
        replace(area, set_name=OF_TYPE.format(area.set_name).strip())
        for area in of_type
        if area.kind not in kinds and (area.kind == "planned" or spaces == 1)
    ]
    return sorted((*own, *more), key=lambda area: area.rank) if more else own


def _shared(
    own: Sequence[Sequence[StatedArea]],
    steps: Sequence[int | None],
    declared: Mapping[int, Sequence[StatedArea]],
    counts: Mapping[int, int],
) -> dict[Source, list[_Shared]]:
    """The measured areas of types that several spaces share, by name, where spaces have no other area."""
    bare = Counter(
        step for areas, step in zip(own, steps, strict=True) if all(area.kind == "planned" for area in areas)
    )
    found: dict[Source, list[_Shared]] = defaultdict(list)
    for step, areas in declared.items():
        for area in areas:
            if area.kind != "planned" and counts[step] > 1 and bare[step]:
                found[area.source].append(_Shared(area, bare[step]))
    return found


def _findings(shared: Mapping[Source, Sequence[_Shared]]) -> Iterable[Finding]:
    for source, group in shared.items():
        yield rules.AREA_OF_TYPE.finding(
            name=written_source(source),
            types=len(group),
            spaces=sum(area.spaces for area in group),
            example=written(group[0].area.value_m2),
        )
