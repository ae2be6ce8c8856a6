"""A search for the elements that a text refers to: by code, GlobalId or id, or by the names that people use.

An id is written ``id:101``; digits alone are never an id.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, RowMapping, Select, func, or_, select
from sqlmodel import Session

from registry.codes.old_signs import find_sign
from registry.codes.scans import readings
from registry.codes.text import grouped
from registry.database.bulk import in_batches
from registry.errors import NotFound
from registry.tables.handles import ASSET, BINDING, BUILDING, CODE, ELEMENT, LISTED, SPACE, STOREY, describing_binding
from registry.wording import LARGEST_ID, folded

NAMES = ("number", "designation", "tag", "serial_number", "asset_identifier", "bar_code", "key")
"""The fields by which people refer to elements, all of equal rank: the number of a room, the others of an asset."""

_TABLES = ((SPACE, SPACE.c.id), (ASSET, ASSET.c.id), (LISTED, LISTED.c.element_id))
_ID = re.compile(r"id:\s*([0-9]{1,10})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Within:
    """Limits of a search for elements; None is no limit."""

    building_id: int | None = None
    storey: str | None = None
    kind: str | None = None

    def has(self, element: "NamedElement") -> bool:
        """Whether an element is within the limits."""
        return (
            self.building_id in (None, element.building_id)
            and self.storey in (None, element.storey)
            and self.kind in (None, element.kind)
        )


ANYWHERE = Within()


@dataclass(frozen=True, slots=True)
class NamedElement:
    """An element and the names by which people know it.

    `number` is that of a space. The building is None for an asset that belongs to none.
    """

    id: int
    kind: str
    building_id: int | None
    building: str | None
    code: str | None
    global_id: str | None
    name: str
    number: str | None
    storey: str | None
    is_retired: bool

    @property
    def words(self) -> str:
        """Its name in messages, such as `space 7K3M9QX2R 1.04 Office`."""
        return " ".join(filter(None, (self.kind, self.code or self.global_id, self.number, self.name)))

    @property
    def described(self) -> str:
        """A description that distinguishes it from others with the same name."""
        on = "" if self.storey is None else f" on {self.storey}"
        of = "" if self.building is None else f" in {self.building}"
        known_by = f"code {grouped(self.code)}" if self.code else f"GlobalId {self.global_id}"
        return f"{' '.join(filter(None, (self.kind, self.number, self.name)))}{on}{of}, {known_by}"


def element_of_id(session: Session, element_id: int) -> NamedElement:
    """The element with that id. Raises NotFound."""
    found = _rows(session, ELEMENT.c.id == element_id)
    if not found:
        raise NotFound(f"there is no element {element_id}")
    return found[0]


def elements_identified(session: Session, text: str, within: Within = ANYWHERE) -> list[NamedElement]:
    """The elements with that code, GlobalId or id (``id:101``); several only where models share a GlobalId."""
    wanted = text.strip()
    if not wanted.isprintable():  # a database takes no other text
        return []
    found = _of_id(session, wanted) or _of_code(session, wanted) or _of_global_id(session, wanted)
    return [element for element in found if within.has(element)]


def elements_by_name(
    session: Session, text: str, by: Collection[str] = NAMES, within: Within = ANYWHERE
) -> list[NamedElement]:
    """The elements with that text in one of the fields `by`: exactly, or else regardless of case and spaces.

    With `NAMES`, the texts of old signs are searched too, and storeys and buildings by name where no room or asset
    fits. Retired elements are found only if no others are.
    """
    wanted = "".join(" " if character.isspace() else character for character in text).strip()
    if not wanted:
        return []
    retired: list[NamedElement] = []
    for ids in _ids_called(session, wanted, by):
        found = [element for element in _of_ids(session, ids) if within.has(element)]
        present = [element for element in found if not element.is_retired]
        if present:
            return present
        retired = retired or found
    return retired


def _ids_called(session: Session, text: str, by: Collection[str]) -> Iterator[set[int]]:
    """The ids of the elements that fit, one set for each way of comparing, the most exact first."""
    sign = find_sign(session, text) if by is NAMES else None
    of_sign = set() if sign is None else {sign["element_id"]}
    if not text.isprintable():  # a database takes no other text; signs are compared by the visible characters
        yield of_sign
        return
    is_same = sign is not None and folded(sign["text"]) == folded(text)
    yield _exactly(session, text, by) | (of_sign if is_same else set())
    yield _loosely(session, text, by)
    yield of_sign
    if by is NAMES:
        yield _floors_and_buildings(session, text)


def _floors_and_buildings(session: Session, text: str) -> set[int]:
    rows = [row for table in (STOREY, BUILDING) for row in session.execute(select(table.c.id, table.c.name))]
    same = {identity for identity, name in rows if name == text}
    return same or {identity for identity, name in rows if folded(name) == folded(text)}


def _exactly(session: Session, text: str, by: Collection[str]) -> set[int]:
    found: set[int] = set()
    for table, identity in _TABLES:
        columns = [table.c[name] for name in by if name in table.c]
        if columns:
            found |= set(
                session.execute(select(identity).where(or_(*(column == text for column in columns)))).scalars()
            )
    return found


def _loosely(session: Session, text: str, by: Collection[str]) -> set[int]:
    """The elements that fit when case is folded, which is done here since each database folds differently."""
    found, wanted = set[int](), folded(text)
    for table, identity in _TABLES:
        columns = [table.c[name] for name in by if name in table.c]
        if columns:
            rows = session.execute(select(identity, *columns).where(or_(*(column.is_not(None) for column in columns))))
            found |= {row[0] for row in rows if any(value and folded(value) == wanted for value in row[1:])}
    return found


def _of_ids(session: Session, ids: Iterable[int]) -> list[NamedElement]:
    return [element for batch in in_batches(sorted(ids)) for element in _rows(session, ELEMENT.c.id.in_(batch))]


def _of_id(session: Session, text: str) -> Sequence[NamedElement]:
    found = _ID.fullmatch(text)
    is_id = found is not None and int(found[1]) <= LARGEST_ID
    return _rows(session, ELEMENT.c.id == int(found[1])) if found is not None and is_id else ()


def _of_code(session: Session, text: str) -> Sequence[NamedElement]:
    codes = readings(text)
    return _rows(session, ELEMENT.c.id.in_(select(CODE.c.element_id).where(CODE.c.code.in_(codes)))) if codes else ()


def _of_global_id(session: Session, text: str) -> Sequence[NamedElement]:
    """The elements that have the GlobalId now, or else those that had it before."""
    bound = select(BINDING.c.element_id).where(BINDING.c.global_id == text)
    now = _rows(session, ELEMENT.c.id.in_(bound.where(BINDING.c.closed_revision_id.is_(None))))
    return now or _rows(session, ELEMENT.c.id.in_(bound))


def _rows(session: Session, *conditions: ColumnElement[bool]) -> list[NamedElement]:
    rows = session.execute(_statement().where(*conditions).order_by(ELEMENT.c.id)).mappings()
    return [_named(row) for row in rows]


def _statement() -> Select[Any]:
    live = (CODE.c.element_id == ELEMENT.c.id) & (CODE.c.status == "live")
    storey_id = func.coalesce(SPACE.c.storey_id, ASSET.c.storey_id)
    on = STOREY.alias("on_storey")
    own = STOREY.alias("own_storey")
    of_building = BUILDING.alias("of_building")
    return (
        select(
            ELEMENT.c.id,
            ELEMENT.c.kind,
            ELEMENT.c.building_id,
            of_building.c.name.label("building"),
            CODE.c.code,
            BINDING.c.global_id,
            func.coalesce(SPACE.c.name, ASSET.c.name, own.c.name, BUILDING.c.name, "").label("name"),
            SPACE.c.number,
            on.c.name.label("storey"),
            ELEMENT.c.retired_at,
        )
        .join_from(ELEMENT, of_building, of_building.c.id == ELEMENT.c.building_id, isouter=True)
        .join(CODE, live, isouter=True)
        .join(SPACE, SPACE.c.id == ELEMENT.c.id, isouter=True)
        .join(ASSET, ASSET.c.id == ELEMENT.c.id, isouter=True)
        .join(own, own.c.id == ELEMENT.c.id, isouter=True)
        .join(BUILDING, BUILDING.c.id == ELEMENT.c.id, isouter=True)
        .join(on, on.c.id == storey_id, isouter=True)
        .join(BINDING, BINDING.c.id == describing_binding(ELEMENT.c.id), isouter=True)
    )


def _named(row: RowMapping) -> NamedElement:
    return NamedElement(
        **{name: value for name, value in row.items() if name != "retired_at"}, is_retired=row["retired_at"] is not None
    )
