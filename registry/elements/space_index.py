"""The spaces of a building by all that a table may name them by: the models' numbers, GlobalIds, codes."""

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
    """The spaces that are not retired."""

    _found: dict[str, dict[str, set[int]]] = field(
        default_factory=lambda: {by: defaultdict(set) for by in ("number", "global_id", "code")}
    )
    storeys: dict[int, set[str]] = field(default_factory=lambda: defaultdict(set))
    """Space → the names of its storey: the models', and people's."""

    def named(self, by: str, key: str, storey: str = "") -> list[int]:
        """The spaces with that number, GlobalId or code; on that storey, if one is named."""
        found = sorted(self._found[by].get(_key(by, key), ()))
        wanted = folded(storey)
        if not wanted:
            return found
        return [one for one in found if wanted in map(folded, self.storeys[one])]

    def ids(self) -> Iterable[int]:
        """All spaces."""
        return self.storeys.keys()

    def add(self, by: str, key: str, space_id: int) -> None:
        """Let a space be named by `key`."""
        self._found[by][_key(by, key)].add(space_id)


def space_index(session: Session, building_id: int) -> SpaceIndex:
    """The spaces of a building; their numbers are those that models state, whatever people say."""
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
