"""Keys that identify the elements of one file, even where GlobalIds are missing, malformed or repeated."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from hashlib import sha256

import ifcopenshell

from ifc_import.reading.access import text
from ifc_import.reading.shapes.placements import Placements
from ifc_import.reading.unread import MALFORMED

Entity = ifcopenshell.entity_instance

WELL_FORMED = re.compile(r"[0-3][0-9A-Za-z_$]{21}")
"""A GlobalId: 128 bits as 22 characters of 64, of which the first holds two bits. Source: ISO 16739-1."""

LONGEST = 64
"""The greatest length of an id: longer texts are not ids, and do not fit a database index."""


class Keys:
    """The key of each entity: its GlobalId, where that is unique; otherwise the GlobalId and a mark from its other
    details.

    The mark does not depend on the order in the file, nor on how many share the id: an element keeps its key in the
    next revision while its class and tag stay, or, without a tag, its class, name and place. Only entities with equal
    details are numbered.
    """

    def __init__(self, placements: Placements | None = None) -> None:
        """`placements` are those of the file; without them positions are not used."""
        self._placements = placements
        self._key_of: dict[int, str] = {}
        self._taken: set[str] = set()
        self.named: list[Entity] = []
        """all entities with a key, in the order in which they got it"""

    def name(self, entities: Iterable[Entity]) -> None:
        """Give keys to entities of one kind; an entity with a key keeps it. The first kind gets the plain ids."""
        by_id: dict[str, list[Entity]] = defaultdict(list)
        for entity in entities:
            if entity.id() not in self._key_of:
                by_id[global_id_of(entity)].append(entity)
                self.named.append(entity)
        for global_id, sharing in by_id.items():
            if len(sharing) == 1 and global_id and global_id not in self._taken:
                self._give(sharing[0], global_id)
            else:
                self._tell_apart(global_id, sharing)

    def of(self, entity: Entity | None) -> str | None:
        """The key of `entity`; None for one without a key."""
        return None if entity is None else self._key_of.get(entity.id())

    def __getitem__(self, entity: Entity) -> str:
        """The key of an entity that has one."""
        return self._key_of[entity.id()]

    def _tell_apart(self, global_id: str, sharing: Sequence[Entity]) -> None:
        marks = [_mark(self._lasting(entity)) for entity in sharing]
        times = Counter(marks)
        for entity, mark in zip(sharing, marks, strict=True):
            own = mark if times[mark] == 1 else _mark(self._all(entity))
            self._give(entity, f"{global_id}~{own}")

    def _give(self, entity: Entity, wanted: str) -> None:
        key, number = wanted, 1
        while key in self._taken:
            number += 1
            key = f"{wanted}~{number}"
        self._taken.add(key)
        self._key_of[entity.id()] = key

    def _lasting(self, entity: Entity) -> list[str]:
        """The details that stay when the entity is moved or renamed, if it has any."""
        tag = text(getattr(entity, "Tag", None))
        return [entity.is_a(), tag] if tag else self._all(entity)

    def _all(self, entity: Entity) -> list[str]:
        names = [text(getattr(entity, name, None)) for name in ("Tag", "Name", "LongName")]
        return [entity.is_a(), *names, self._place(entity)]

    def _place(self, entity: Entity) -> str:
        """The position of its placement, to the centimetre."""
        if self._placements is None or getattr(entity, "ObjectPlacement", None) is None:
            return ""
        try:
            place = self._placements.of(entity)[:3, 3]
        except MALFORMED:
            return ""
        return " ".join(f"{round(value, 2) + 0.0:.2f}" for value in place.tolist())


def global_id_of(entity: Entity) -> str:
    """The GlobalId as in the file, without invisible characters; '' where there is none."""
    given = entity[0]
    if isinstance(given, str) and WELL_FORMED.fullmatch(given):
        return given
    shown = text(given)
    return shown if len(shown) <= LONGEST else f"{shown[: LONGEST - 9]}…{_mark([shown])}"


def _mark(traits: Sequence[str]) -> str:
    return sha256("\n".join(traits).encode()).hexdigest()[:8]
