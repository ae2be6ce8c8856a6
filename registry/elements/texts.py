"""Spaces and assets by all that a table or a person may call them: codes, ids, numbers, names, designations, tags."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlmodel import Session

from registry.codes.old_signs import sign_key
from registry.codes.text import read_code, scanned
from registry.errors import NotACode
from registry.fields import ASSET as ASSET_FIELDS
from registry.fields import SPACE as SPACE_FIELDS
from registry.fields import names_called
from registry.tables.handles import ASSET, BINDING, BUILDING, CODE, ELEMENT, LISTED, SPACE, STOREY
from registry.wording import folded

OF_SPACE, OF_ASSET = names_called(SPACE_FIELDS), names_called(ASSET_FIELDS)
IN_ANY = ("code", "global_id", *(one for one in (*OF_SPACE, *OF_ASSET) if one != "name"), "key")
"""In which order a text is tried that may be any of them: the first by which something is called so is meant."""


@dataclass(frozen=True, slots=True)
class Called:
    """A space or asset, and where it is: equal numbers are told apart by that."""

    element_id: int
    building: str
    storey: str


@dataclass(slots=True)
class ElementTexts:
    """The spaces and assets that are not retired."""

    _found: dict[tuple[str, str], dict[int, Called]] = field(default_factory=lambda: defaultdict(dict))

    def named(self, by: str, text: str, building: str = "", storey: str = "") -> list[int]:
        """The elements that are called so: word for word, or else but for case, blanks and hyphens."""
        if by == "any":
            return next(filter(None, (self.named(one, text, building, storey) for one in IN_ANY)), [])
        for key in _keys(by, text):
            found = [one for one in self._found.get((by, key), {}).values() if _is_in(one, building, storey)]
            if found:
                return [one.element_id for one in found]
        return []

    def add(self, by: str, text: str | None, called: Called) -> None:
        """Let an element be called so."""
        for key in _keys(by, text or ""):
            self._found[by, key].setdefault(called.element_id, called)


def element_texts(session: Session, building_id: int | None = None) -> ElementTexts:
    """All spaces and assets by what they are called; of one building, or of all."""
    texts = ElementTexts()
    called: dict[int, Called] = {}
    for table, fields in ((SPACE, OF_SPACE), (ASSET, OF_ASSET)):
        statement = (
            select(*(table.c[name] for name in ("id", *fields)), BUILDING.c.name, STOREY.c.name)
            .join_from(table, ELEMENT, ELEMENT.c.id == table.c.id)
            .join(BUILDING, BUILDING.c.id == ELEMENT.c.building_id, isouter=True)
            .join(STOREY, STOREY.c.id == table.c.storey_id, isouter=True)
            .where(ELEMENT.c.retired_at.is_(None))
        )
        if building_id is not None:
            statement = statement.where(ELEMENT.c.building_id == building_id)
        for identity, *said, building, storey in session.execute(statement):
            called[identity] = Called(identity, building or "", storey or "")
            for name, text in zip(fields, said, strict=True):
                texts.add(name, text, called[identity])
    _add(texts, "code", called, session.execute(select(CODE.c.element_id, CODE.c.code).where(CODE.c.status == "live")))
    bound = select(BINDING.c.element_id, BINDING.c.global_id).where(BINDING.c.closed_revision_id.is_(None))
    _add(texts, "global_id", called, session.execute(bound))
    _add(texts, "key", called, session.execute(select(LISTED.c.element_id, LISTED.c.key)))
    return texts


def _add(texts: ElementTexts, by: str, called: dict[int, Called], rows: Iterable[Sequence[object]]) -> None:
    for element_id, text in rows:
        if isinstance(element_id, int) and element_id in called:
            texts.add(by, str(text), called[element_id])


def _is_in(one: Called, building: str, storey: str) -> bool:
    return folded(building) in ("", folded(one.building)) and folded(storey) in ("", folded(one.storey))


def _keys(by: str, text: str) -> list[str]:
    """What a text is found by, the more exact first; nothing for an empty one."""
    if by == "code":
        try:
            return [read_code(scanned(text))]
        except NotACode:
            return []
    if by == "global_id":
        return [text.strip()] if text.strip() else []
    loose = sign_key(text)
    return [one for one in (f"={folded(text)}", f"~{loose}") if len(one) > 1]
