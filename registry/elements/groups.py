"""What many elements belong to at once: systems and zones, and the uses of the spaces that things are in."""

from collections import Counter, defaultdict

from sqlalchemy import select
from sqlmodel import Session

from registry.ordering import natural
from registry.tables.handles import GROUP, MEMBER, SPACE


def groups_by_element(session: Session) -> dict[int, tuple[str, ...]]:
    """Element → the names of the systems and zones that it is part of, sorted; those that are part of none are not
    there.
    """
    statement = select(MEMBER.c.element_id, GROUP.c.name).join_from(MEMBER, GROUP, GROUP.c.id == MEMBER.c.group_id)
    names: dict[int, set[str]] = defaultdict(set)
    for element_id, name in session.execute(statement):
        names[element_id].add(name)
    return {element_id: tuple(sorted(of_one, key=natural)) for element_id, of_one in names.items()}


def system_by_element(session: Session) -> dict[int, str]:
    """Element → the system that it is part of; of several the smallest one, which says most of it."""
    statement = (
        select(MEMBER.c.element_id, GROUP.c.id, GROUP.c.name)
        .join_from(MEMBER, GROUP, GROUP.c.id == MEMBER.c.group_id)
        .where(GROUP.c.kind == "system", GROUP.c.name != "")
    )
    rows = list(session.execute(statement))
    members = Counter(row.id for row in rows)
    of_each: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for row in rows:
        of_each[row.element_id].append((members[row.id], row.name))
    return {
        element_id: min(systems, key=lambda one: (one[0], natural(one[1])))[1]
        for element_id, systems in of_each.items()
    }


def category_by_space(session: Session) -> dict[int, str]:
    """Space → its use, for those spaces of which one is known."""
    statement = select(SPACE.c.id, SPACE.c.category).where(SPACE.c.category.is_not(None))
    return {row.id: row.category for row in session.execute(statement)}
