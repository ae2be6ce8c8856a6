"""Which space a person means who stands in it: by its number in a building, or by the code on its door."""

from sqlmodel import Session

from api.operations.errors import BadValue
from registry.codes.text import scanned
from registry.elements.buildings import building_named
from registry.elements.named import NamedElement, named_element, spaces_numbered
from registry.errors import Ambiguous, NotFound
from registry.wording import counted


def space_meant(session: Session, element: NamedElement, where: str, building: str | None = None) -> NamedElement:
    """The space of that number, code, GlobalId or id, as it is meant by somebody who speaks of `element`.

    A number is one of `building`, or of the element's own; where it stands on several storeys, the element's own
    storey is meant. Raises NotFound, Ambiguous or BadValue.
    """
    building_id, name = _building(session, element, building)
    numbered = [] if building_id is None else spaces_numbered(session, building_id, where)
    here = [one for one in numbered if one.storey == element.storey]
    for found in (numbered, here):
        if len(found) == 1:
            return found[0]
    if numbered:
        which = ", ".join(f"{one.code} on {one.storey}" for one in numbered[:5])
        raise Ambiguous(f"{counted(len(numbered), 'space')} of {name} have the number {where!r}; name one: {which}")
    return _named_space(session, name, where)


def _building(session: Session, element: NamedElement, building: str | None) -> tuple[int | None, str]:
    if building is None:
        return element.building_id, element.building or "any building"
    building_id = building_named(session, building)
    if building_id is None:
        raise NotFound(f"there is no building {building!r}; `skylt areas` names those that there are")
    return building_id, building


def _named_space(session: Session, building: str, where: str) -> NamedElement:
    try:
        space = named_element(session, scanned(where))
    except NotFound as error:
        what = f"no space of {building} has the number, code or GlobalId {where!r}"
        raise NotFound(f"{what}; `skylt spaces` lists them") from error
    if space.kind != "space":
        raise BadValue(f"the {space.words} is no space of {building}; name the room by its number or code")
    if space.is_retired:
        raise BadValue(f"the {space.words} was removed; name a space that is there")
    return space
