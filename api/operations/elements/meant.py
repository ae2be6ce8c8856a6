"""Finds the element that a person means by its code, GlobalId, number, tag, serial number, designation or key.

Digits are never taken for an id of the registry. Where several elements fit, the error lists them.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import NoReturn

from sqlmodel import Session

from api.files.plain_text import shown
from api.operations.elements.names import require_building, require_storey
from api.operations.errors import NotPossible
from registry.areas import building_name
from registry.codes.text import scanned
from registry.elements import named
from registry.elements.named import NAMES, NamedElement, elements_by_name, elements_identified
from registry.errors import Ambiguous, NotFound

MOST_SHOWN = 10


@dataclass(frozen=True, slots=True)
class Within:
    """The names of the building and storey to search; None for all of them."""

    building: str | None = None
    storey: str | None = None

    @property
    def words(self) -> str:
        """The end of a sentence, such as ` on Level 1 in Station`; empty for all buildings and storeys."""
        on = "" if self.storey is None else f" on {shown(self.storey)}"
        return on + ("" if self.building is None else f" in {shown(self.building)}")


ANYWHERE = Within()


def element_meant(
    session: Session,
    which: str,
    within: Within = ANYWHERE,
    *,
    kind: str | None = None,
    by: Collection[str] | None = None,
) -> NamedElement:
    """The element that a person means by `which`; `by` limits the fields that are searched.

    Elements of `kind` take precedence over others. Raises NotFound or Ambiguous.
    """
    asked, text = _asked(session, within), scanned(which)
    found = elements_identified(session, text, asked) if by is None else []
    found = found or elements_by_name(session, text, NAMES if by is None else by, asked)
    found = [element for element in found if element.kind == kind] or found
    if not found:
        what = "code, GlobalId, number or other name" if by is None else " or ".join(by).replace("_", " ")
        raise NotFound(f"nothing{within.words} has the {what} {shown(which.strip())!r}")
    return _only(found, which)


def space_meant(session: Session, element: NamedElement, where: str, within: Within = ANYWHERE) -> NamedElement:
    """The space with that code, GlobalId or number, given as the location of `element`.

    Numbers are searched in the element's own building, unless `within` names another. Raises NotFound, Ambiguous or
    NotPossible.
    """
    asked, text = _asked(session, within), scanned(where)
    found: Sequence[NamedElement] = elements_identified(session, text, asked)
    if not found:
        building_id = asked.building_id or element.building_id
        found = elements_by_name(session, text, within=named.Within(building_id, asked.storey, "space"))
    if not found:
        there = Within(within.building or element.building, within.storey)
        raise NotFound(f"no room{there.words} has the number, code or GlobalId {shown(where.strip())!r}")
    space = _only(found, where)
    if space.kind != "space":
        raise NotPossible(f"the {space.words} is not a room; name the room by its number or code")
    if space.is_retired:
        raise NotPossible(f"the {space.words} was removed; name a room that exists")
    return space


def _asked(session: Session, within: Within) -> named.Within:
    """The building and storey to search. Raises NotFound for unknown ones."""
    building_id = None if within.building is None else require_building(session, within.building)
    if within.storey is not None:
        require_storey(session, within.storey, None if building_id is None else building_name(session, building_id))
    return named.Within(building_id, within.storey)


def _only(found: Sequence[NamedElement], text: str) -> NamedElement:
    if len(found) > 1:
        _ask(found, text)
    return found[0]


def _ask(found: Sequence[NamedElement], text: str) -> NoReturn:
    listed = "; ".join(shown(element.described) for element in found[:MOST_SHOWN])
    more = f"; and {len(found) - MOST_SHOWN} more" if len(found) > MOST_SHOWN else ""
    raise Ambiguous(
        f"{shown(text.strip())!r} may be any of {len(found)}: {listed}{more}. Name one of them by its code, or the "
        "building or storey as well"
    )
