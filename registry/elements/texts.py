"""An index of spaces and assets by all texts that refer to them: codes, ids, numbers, names, designations, tags."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlmodel import Session

from registry.codes.old_signs import sign_key
from registry.codes.scans import readings
from registry.fields import ASSET as ASSET_FIELDS
from registry.fields import SPACE as SPACE_FIELDS
from registry.fields import names_called
from registry.tables.handles import ASSET, BINDING, BUILDING, CODE, ELEMENT, LISTED, SPACE, STOREY
from registry.wording import folded

OF_SPACE, OF_ASSET = names_called(SPACE_FIELDS), names_called(ASSET_FIELDS)
IN_ANY = ("code", "global_id", *(name for name in (*OF_SPACE, *OF_ASSET) if name != "name"), "key")
"""The order in which fields are searched for a text of unknown kind; the first field with a match decides."""


@dataclass(frozen=True, slots=True)
class LocatedElement:
    """A space or asset with its building and storey, which distinguish elements with the same number."""

    element_id: int
    building: str
    storey: str


@dataclass(slots=True)
class ElementTexts:
    """An index of the spaces and assets that are not retired."""

    _found: dict[tuple[str, str], dict[int, LocatedElement]] = field(default_factory=lambda: defaultdict(dict))

    def named(self, by: str, text: str, building: str = "", storey: str = "") -> list[int]:
        """The ids of the elements with that text: exactly, or else regardless of case, spaces and hyphens.

        `by` is the name of a field, or `any`. `building` and `storey` limit the search, if given.
        """
        if by == "any":
            return next(filter(None, (self.named(name, text, building, storey) for name in IN_ANY)), [])
        for key in _keys(by, text):
            elements = self._found.get((by, key), {}).values()
            found = [element.element_id for element in elements if _is_in(element, building, storey)]
            if found:
                return found
        return []

    def add(self, by: str, text: str | None, element: LocatedElement) -> None:
        """Add an element under the text of a field."""
        for key in _keys(by, text or ""):
            self._found[by, key].setdefault(element.element_id, element)


def element_texts(session: Session, building_id: int | None = None) -> ElementTexts:
    """The index of the spaces and assets of a building, or of all buildings."""
    texts = ElementTexts()
    elements: dict[int, LocatedElement] = {}
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
        for identity, *values, building, storey in session.execute(statement):
            elements[identity] = LocatedElement(identity, building or "", storey or "")
            for name, text in zip(fields, values, strict=True):
                texts.add(name, text, elements[identity])
    _add(
        texts, "code", elements, session.execute(select(CODE.c.element_id, CODE.c.code).where(CODE.c.status == "live"))
    )
    bound = select(BINDING.c.element_id, BINDING.c.global_id).where(BINDING.c.closed_revision_id.is_(None))
    _add(texts, "global_id", elements, session.execute(bound))
    _add(texts, "key", elements, session.execute(select(LISTED.c.element_id, LISTED.c.key)))
    return texts


def _add(texts: ElementTexts, by: str, elements: dict[int, LocatedElement], rows: Iterable[Sequence[object]]) -> None:
    for element_id, text in rows:
        if isinstance(element_id, int) and element_id in elements:
            texts.add(by, str(text), elements[element_id])


def _is_in(element: LocatedElement, building: str, storey: str) -> bool:
    return folded(building) in ("", folded(element.building)) and folded(storey) in ("", folded(element.storey))


def _keys(by: str, text: str) -> list[str]:
    """The keys of a text in the index, the most exact first; none for an empty text."""
    if by == "code":
        return readings(text)
    if by == "global_id":
        return [text.strip()] if text.strip() else []
    loose = sign_key(text)
    return [key for key in (f"={folded(text)}", f"~{loose}") if len(key) > 1]
