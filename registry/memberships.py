"""What many elements belong to at once: systems and zones, and the uses of the spaces that things are in."""

from collections import defaultdict

from sqlalchemy import select
from sqlmodel import Session

from registry.lists import GROUP, MEMBER, SPACE, natural


def groups_by_element(session: Session) -> dict[int, tuple[str, ...]]:
    """Element → the names of the systems and zones that it is part of, sorted; those that are part of none are not
    there.
    """
    statement = select(MEMBER.c.element_id, GROUP.c.name).join_from(MEMBER, GROUP, GROUP.c.id == MEMBER.c.group_id)
    names: dict[int, set[str]] = defaultdict(set)
    for element_id, name in session.execute(statement):
        names[element_id].add(name)
    return {element_id: tuple(sorted(of_one, key=natural)) for element_id, of_one in names.items()}


def category_by_space(session: Session) -> dict[int, str]:
    """Space → its use, for those spaces of which one is known."""
    statement = select(SPACE.c.id, SPACE.c.category).where(SPACE.c.category.is_not(None))
    return {row.id: row.category for row in session.execute(statement)}
