"""Keys that tell the elements of one file apart, even where GlobalIds are missing, malformed or stand twice."""

import re
from collections.abc import Iterable

import ifcopenshell

from ifc_import import rules
from ifc_import.reading.access import text
from registry.snapshot import Finding

Entity = ifcopenshell.entity_instance

_WELL_FORMED = re.compile(r"[0-3][0-9A-Za-z_$]{21}")


class Keys:
    """The key of each entity, in the order in which entities are named: the first keeps its plain GlobalId."""

    def __init__(self) -> None:
        self._key_of: dict[int, str] = {}
        self._count: dict[str, int] = {}
        self._nameless: list[str] = []

    def name(self, entities: Iterable[Entity]) -> None:
        """Give keys to `entities`; what stands in several relations is named once."""
        for entity in entities:
            if entity.id() not in self._key_of:
                self._key_of[entity.id()] = self._next(entity)

    def of(self, entity: Entity | None) -> str | None:
        """The key of `entity`; None for what was not named."""
        return None if entity is None else self._key_of.get(entity.id())

    def __getitem__(self, entity: Entity) -> str:
        """The key of an entity that was named."""
        return self._key_of[entity.id()]

    def findings(self) -> list[Finding]:
        """What is wrong with the ids of all that was named."""
        return [
            *(rules.DOUBLE_ID.finding(one, global_id=one, count=n) for one, n in self._count.items() if n > 1 and one),
            *(
                rules.BAD_ID.finding(one, global_id=one)
                for one in self._count
                if one and not _WELL_FORMED.fullmatch(one)
            ),
            *(rules.NO_ID.finding(ifc_class=one) for one in self._nameless),
        ]

    def _next(self, entity: Entity) -> str:
        global_id = global_id_of(entity)
        count = self._count[global_id] = self._count.get(global_id, 0) + 1
        if not global_id:
            self._nameless.append(entity.is_a())
        return global_id if global_id and count == 1 else f"{global_id}~{count}"


def global_id_of(entity: Entity) -> str:
    """The GlobalId as the file has it; '' where it has none."""
    return text(entity[0])
