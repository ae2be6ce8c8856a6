"""The systems and zones of elements, and the uses of spaces, for all elements at once."""

from collections import Counter, defaultdict

from sqlalchemy import select
from sqlmodel import Session

from registry.ordering import natural
from registry.tables.handles import GROUP, MEMBER, SPACE


def groups_by_element(session: Session) -> dict[int, tuple[str, ...]]:
    """Element → the names of its systems and zones, sorted; elements without any are left out."""
    statement = select(MEMBER.c.element_id, GROUP.c.name).join_from(MEMBER, GROUP, GROUP.c.id == MEMBER.c.group_id)
    names: dict[int, set[str]] = defaultdict(set)
    for element_id, name in session.execute(statement):
        names[element_id].add(name)
    return {element_id: tuple(sorted(groups, key=natural)) for element_id, groups in names.items()}


def system_by_element(session: Session) -> dict[int, str]:
    """Element → its system; of several, the one with the fewest members, which is the most specific."""
    statement = (
        select(MEMBER.c.element_id, GROUP.c.id, GROUP.c.name)
        .join_from(MEMBER, GROUP, GROUP.c.id == MEMBER.c.group_id)
        .where(GROUP.c.kind == "system", GROUP.c.name != "")
    )
    rows = list(session.execute(statement))
    members = Counter(row.id for row in rows)
    systems_of: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for row in rows:
        systems_of[row.element_id].append((members[row.id], row.name))
    return {
        element_id: min(systems, key=lambda system: (system[0], natural(system[1])))[1]
        for element_id, systems in systems_of.items()
    }


def category_by_space(session: Session) -> dict[int, str]:
    """Space → its use, for spaces with a known use."""
    statement = select(SPACE.c.id, SPACE.c.category).where(SPACE.c.category.is_not(None))
    return {row.id: row.category for row in session.execute(statement)}
