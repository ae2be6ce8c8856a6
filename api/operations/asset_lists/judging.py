"""Compares the rows of an owner's list with its last version: new, changed, returned and removed assets, and errors."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from sqlmodel import Session

from api.files.plain_text import shown
from api.operations.asset_lists.rows import CleanRow, ListRow, clean_row, differences
from api.operations.asset_lists.views import Kind, ListProblem
from api.operations.errors import BadValue
from registry.asset_lists.assets import Entry, Listed, identity_of, listed_in
from registry.asset_lists.places import PLACE_FIELDS, Places
from registry.asset_lists.twins import Twins
from registry.codes.text import grouped
from registry.wording import counted

Progress: TypeAlias = Callable[[str, int, int], None]
"""Called with the step, the number of rows done, and the number of all rows."""

STEP = 200
"""The number of rows between two reports of progress."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A valid row: its new entry, and the entry before, if any."""

    line: int
    entry: Entry
    before: Listed | None

    @property
    def action(self) -> str:
        """The change to the asset: `new`, `returned`, `changed` or `kept`."""
        if self.before is None:
            return "new"
        if self.before.is_retired:
            return "returned"
        return "changed" if self.entry.changes or self.entry.building_id != self.before.building_id else "kept"


@dataclass(slots=True)
class Judgement:
    """The results for all rows of a list, its missing assets, and the problems found."""

    rows: list[Judged] = field(default_factory=list)
    gone: list[Listed] = field(default_factory=list)
    problems: list[ListProblem] = field(default_factory=list)

    def of(self, *actions: str) -> list[Judged]:
        """The rows with one of these actions."""
        return [row for row in self.rows if row.action in actions]

    def problem(self, line: int, kind: Kind, message: str) -> None:
        """Add a problem of a row."""
        self.problems.append(ListProblem(line=line, kind=kind, message=f"row {line}: {message}"))


def judge(
    session: Session, name: str, rows: Sequence[ListRow], ifc_class: str, building: str | None, progress: Progress
) -> Judgement:
    """Compare rows with the list `name`; `ifc_class` and `building` are defaults for rows without them."""
    judgement, known = Judgement(), listed_in(session, name)
    places, lines = Places(session), dict[str, int]()
    cleaned = _cleaned(rows, ifc_class, building, judgement)
    twins = Twins(session, [row.said for row in cleaned if identity_of(row.key or "") not in known])
    for number, row in enumerate(cleaned):
        if number % STEP == 0:
            progress("comparing", number, len(cleaned))
        identity = identity_of(row.key or "")
        if identity in lines:
            first = f"its key {shown(row.key or '')!r} is that of row {lines[identity]}; leave out one of them"
            judgement.problem(row.line, "duplicate", first)
            continue
        lines[identity] = row.line
        before = known.get(identity)
        if before is None:
            _tell_twin(row, twins, judgement)
        judgement.rows.append(Judged(row.line, _entry(row, before, places, judgement), before))
    judgement.problems.sort(key=lambda problem: problem.line)
    judgement.gone = [listed for identity, listed in known.items() if identity not in lines and not listed.is_retired]
    return judgement


def judge_one(session: Session, row: CleanRow) -> Judgement:
    """The same for a single new asset, of which only the location and assets of models are checked."""
    judgement = Judgement()
    _tell_twin(row, Twins(session, [row.said]), judgement)
    judgement.rows.append(Judged(row.line, _entry(row, None, Places(session), judgement), None))
    return judgement


def _cleaned(rows: Sequence[ListRow], ifc_class: str, building: str | None, judgement: Judgement) -> list[CleanRow]:
    found: list[CleanRow] = []
    for row in rows:
        try:
            cleaned = clean_row(row, ifc_class)
        except BadValue as error:
            judgement.problem(row.line, "bad value", str(error))
        else:
            found.append(
                cleaned
                if building is None
                else CleanRow(cleaned.line, cleaned.key, {"building": building, **cleaned.said})
            )
    return found


def _entry(row: CleanRow, before: Listed | None, places: Places, judgement: Judgement) -> Entry:
    building_id = _building(row, before, places, judgement)
    if before is None:
        return Entry(row.key, row.said, building_id)
    changes = differences({"key": before.key, **before.said}, {"key": row.key, **row.said})
    return Entry(row.key, row.said, building_id, before.element_id, changes)


def _building(row: CleanRow, before: Listed | None, places: Places, judgement: Judgement) -> int | None:
    """The building of a row's asset; a problem is added where the building or the room is not found."""
    name, storey, room = (row.said.get(field_name) for field_name in PLACE_FIELDS)
    if before is not None and _is_placed(before, row.said):
        return before.building_id
    if name is None:
        if room or storey:
            where = shown(room or storey or "")
            judgement.problem(row.line, "unknown place", f"it says where it is, {where!r}, but not in which building")
        return None
    building_id = places.building(name)
    if building_id is None:
        judgement.problem(row.line, "unknown place", f"there is no building {shown(name)!r}")
        return None
    _check_room(row.line, building_id, room or "", storey or "", places, judgement)
    return building_id


def _is_placed(before: Listed, said: dict[str, Any]) -> bool:
    """Whether the list gives the same location as before and the asset has it, even if the room was renamed."""
    if any(before.said.get(name) != said.get(name) for name in PLACE_FIELDS):
        return False
    in_building = before.building_id is not None or "building" not in said
    return in_building and (before.space_id is not None or "room" not in said)


def _check_room(line: int, building_id: int, room: str, storey: str, places: Places, judgement: Judgement) -> None:
    rooms = places.rooms(building_id)
    if not room:
        if storey and rooms.storey_named(storey) is None:
            judgement.problem(line, "unknown place", f"its building has no storey {shown(storey)!r}, or several")
        return
    found = rooms.named(room, storey)
    where = f" on storey {shown(storey)!r}" if storey else ""
    if not found:
        judgement.problem(line, "unknown place", f"its building has no room {shown(room)!r}{where}")
    elif len(found) > 1:
        hint = "name its number, code or GlobalId" if storey else "name the storey, the code or the GlobalId"
        judgement.problem(
            line, "ambiguous place", f"{counted(len(found), 'room')} are called {shown(room)!r}{where}; {hint}"
        )


def _tell_twin(row: CleanRow, twins: Twins, judgement: Judgement) -> None:
    twin = twins.of(row.said)
    if twin is not None:
        code = "" if twin.code is None else f", {grouped(twin.code)},"
        judgement.problem(
            row.line,
            "in a model",
            f"its {twin.field.replace('_', ' ')} {shown(twin.value)!r} is that of {shown(twin.name)}{code} "
            "which is in a model: the same asset would have two codes",
        )
