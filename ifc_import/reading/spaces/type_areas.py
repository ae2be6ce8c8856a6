"""Areas that a model declares for a type of spaces: the programme of its rooms, the area of its only one, or neither.

What is planned for a type is planned for each of its rooms. A measured area is a room's own: rooms that share a type
have not the same area because of it, and a total over them would count one figure many times. It is taken for the only
space of a type, where it can be nobody else's, and told where several share it. What a space says itself goes before.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import ifcopenshell

from ifc_import import rules
from ifc_import.areas.plausible import written
from ifc_import.reading.spaces.area_units import written_source
from ifc_import.reading.spaces.areas import Source, StatedArea
from registry.snapshot import Finding

Entity = ifcopenshell.entity_instance

OF_TYPE = "{} (of the type)"
"""The name of a set whose areas come from a type."""


@dataclass(frozen=True, slots=True)
class _Shared:
    """A measured area of a type, and how many spaces of that type have none of their own."""

    area: StatedArea
    spaces: int


def with_areas_of_types(
    own: Sequence[Sequence[StatedArea]],
    types: Sequence[Entity | None],
    areas_of: Callable[[Entity], Sequence[StatedArea]],
) -> tuple[list[Sequence[StatedArea]], list[Finding]]:
    """The areas of each space with those that its type says for it, and a finding for each name that it does not.

    `own` and `types` have an entry a space, in the same order; `areas_of` reads what a type declares.
    """
    counts = Counter(one.id() for one in types if one is not None)
    by_type = {one.id(): one for one in types if one is not None}
    declared = {step: areas for step, one in by_type.items() if (areas := areas_of(one))}
    if not declared:
        return list(own), []
    steps = [None if one is None else one.id() for one in types]
    taken = [
        _with(areas, declared.get(step or 0, ()), counts[step or 0]) for areas, step in zip(own, steps, strict=True)
    ]
    return taken, list(_findings(_shared(own, steps, declared, counts)))


def _with(own: Sequence[StatedArea], of_type: Iterable[StatedArea], spaces: int) -> Sequence[StatedArea]:
    """The areas of a space, and those of its type, which has so many spaces, of kinds that it does not state itself."""
    kinds = {one.kind for one in own}
    more = [
        replace(one, set_name=OF_TYPE.format(one.set_name).strip())
        for one in of_type
        if one.kind not in kinds and (one.kind == "planned" or spaces == 1)
    ]
    return sorted((*own, *more), key=lambda one: one.rank) if more else own


def _shared(
    own: Sequence[Sequence[StatedArea]],
    steps: Sequence[int | None],
    declared: Mapping[int, Sequence[StatedArea]],
    counts: Mapping[int, int],
) -> dict[Source, list[_Shared]]:
    """The measured areas of types that several spaces share, by name, where spaces have nothing else."""
    bare = Counter(step for areas, step in zip(own, steps, strict=True) if all(one.kind == "planned" for one in areas))
    found: dict[Source, list[_Shared]] = defaultdict(list)
    for step, areas in declared.items():
        for one in areas:
            if one.kind != "planned" and counts[step] > 1 and bare[step]:
                found[one.source].append(_Shared(one, bare[step]))
    return found


def _findings(shared: Mapping[Source, Sequence[_Shared]]) -> Iterable[Finding]:
    for source, some in shared.items():
        yield rules.AREA_OF_TYPE.finding(
            name=written_source(source),
            types=len(some),
            spaces=sum(one.spaces for one in some),
            example=written(some[0].area.value_m2),
        )
