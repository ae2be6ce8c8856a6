"""An index of a building's spaces by the identifiers that tables use: the models' numbers, GlobalIds, codes."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlmodel import Session

from registry.codes.text import read_code
from registry.errors import NotACode
from registry.tables.handles import BINDING, CODE, ELEMENT, SPACE, STOREY
from registry.wording import folded


@dataclass(slots=True)
class SpaceIndex:
    """An index of the spaces of a building that are not retired."""

    _found: dict[str, dict[str, set[int]]] = field(
        default_factory=lambda: {by: defaultdict(set) for by in ("number", "global_id", "code")}
    )
    storeys: dict[int, set[str]] = field(default_factory=lambda: defaultdict(set))
    """Space → the names of its storey, in the models and in the registry."""

    def named(self, by: str, key: str, storey: str = "") -> list[int]:
        """The spaces with that number, GlobalId or code, sorted; only those on `storey`, if it is given.

        `by` is number, global_id or code.
        """
        found = sorted(self._found[by].get(_key(by, key), ()))
        wanted = folded(storey)
        if not wanted:
            return found
        return [space_id for space_id in found if wanted in map(folded, self.storeys[space_id])]

    def ids(self) -> Iterable[int]:
        """The ids of all spaces."""
        return self.storeys.keys()

    def add(self, by: str, key: str, space_id: int) -> None:
        """Add a space under a number, GlobalId or code."""
        self._found[by][_key(by, key)].add(space_id)


def space_index(session: Session, building_id: int) -> SpaceIndex:
    """The index of a building's spaces, by the numbers of the models, without corrections."""
    index = SpaceIndex()
    bound = (
        select(BINDING.c.element_id, BINDING.c.global_id, BINDING.c.facts, STOREY.c.name, CODE.c.code)
        .join_from(BINDING, ELEMENT, ELEMENT.c.id == BINDING.c.element_id)
        .join(SPACE, SPACE.c.id == ELEMENT.c.id)
        .join(STOREY, STOREY.c.id == SPACE.c.storey_id, isouter=True)
        .join(CODE, (CODE.c.element_id == ELEMENT.c.id) & (CODE.c.status == "live"), isouter=True)
        .where(ELEMENT.c.building_id == building_id, ELEMENT.c.retired_at.is_(None))
        .where(BINDING.c.closed_revision_id.is_(None))
    )
    for space_id, global_id, facts, storey, code in session.execute(bound):
        index.storeys[space_id].update(filter(None, (facts.get("storey"), storey)))
        index.add("global_id", global_id, space_id)
        if facts["number"]:
            index.add("number", facts["number"], space_id)
        if code is not None:
            index.add("code", code, space_id)
    return index


def _key(by: str, key: str) -> str:
    if by == "number":
        return folded(key)
    if by == "code":
        try:
            return read_code(key)
        except NotACode:
            return ""
    return key.strip()
