"""Imports the owner's table of room numbers and names as a whole; rows also apply to rooms that are added later."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from sqlmodel import Session

from api.files.plain_text import shown
from api.operations.areas.same_settings import require_same_settings
from api.operations.corrections.field_values import checked
from api.operations.corrections.views import OwnerTableView, RowProblem
from api.operations.elements.names import require_building
from api.operations.errors import BadValue
from api.operations.locations.locating import count_areas
from ifc_import.profile import OwnerSettings
from ifc_import.vocabulary.text import text
from registry.areas import building_name
from registry.asset_lists.rooms import TableRow, current_rows, keep_rows, row_identity, settle_rows
from registry.corrections.kept import current_corrections_in
from registry.elements.space_index import SpaceIndex, space_index
from registry.saying import PERSON, Saying
from registry.wording import counted


@dataclass(frozen=True, slots=True)
class TableOptions:
    """The options for importing a table."""

    building: str
    file: str
    accept_unmatched: bool = False
    """whether rows without a room are kept until a model has the room"""
    replace: bool = False
    """whether rows of an earlier table that are not in this one end"""


def take_owner_table(
    session: Session, rows: Sequence[TableRow], options: TableOptions, saying: Saying, owner: OwnerSettings
) -> OwnerTableView:
    """Import the rows of a table for a building; if a row has a problem that is not accepted, nothing is changed.

    Raises NotFound, or NeedsAnswer where areas would be counted with other settings than before.
    """
    building_id = require_building(session, options.building)
    judged = _judged(session, building_id, rows)
    problems = judged.problems
    view = OwnerTableView(
        file=options.file,
        building=building_name(session, building_id),
        rows=len(rows),
        met=len(judged.met),
        problems=problems,
    )
    accepted = {"unknown", "ambiguous"} if options.accept_unmatched else set()
    if any(problem.kind not in accepted for problem in problems):
        return view
    require_same_settings(session, building_id, owner)
    done = keep_rows(session, building_id, judged.kept, saying, file=options.file, replace=options.replace)
    rooms = settle_rows(session, building_id, saying.at)
    if rooms:
        count_areas(session, building_id, owner.counting)
    changes = {
        "applied": True,
        "waiting": len(judged.kept) - len(judged.met),
        "rows_changed": done.changed,
        "rows_ended": done.ended,
        "rooms_changed": len(rooms),
        "outranked": _outranked(session, building_id, judged.met),
    }
    return view.model_copy(update=changes)


@dataclass(slots=True)
class _Judged:
    """The valid rows without duplicates; room → row for those whose room exists; and the problems of all rows."""

    kept: list[TableRow] = field(default_factory=list)
    met: dict[int, TableRow] = field(default_factory=dict)
    problems: list[RowProblem] = field(default_factory=list)


def _judged(session: Session, building_id: int, rows: Sequence[TableRow]) -> _Judged:
    index = space_index(session, building_id)
    present = set(index.ids())
    bound = {
        row_identity(row): row.element_id
        for row in current_rows(session, building_id)
        if row.element_id is not None and row.element_id in present
    }
    judged, first = _Judged(), dict[tuple[str, str, str], TableRow]()
    for given in rows:
        row = _clean(given, judged.problems)
        if row is None or _is_double(row, first.setdefault(row.identity, row), judged.problems):
            continue
        known = bound.get(row.identity)
        meant = [known] if known is not None else index.named(row.by, row.key, row.storey)
        if len(meant) == 1 and _is_double(row, judged.met.setdefault(meant[0], row), judged.problems):
            continue
        if len(meant) != 1:
            judged.problems.append(_unmatched(row, meant, index))
        judged.kept.append(row)
    return judged


def _clean(row: TableRow, problems: list[RowProblem]) -> TableRow | None:
    """The row as it is kept; None, with a problem added, where a value is invalid."""
    try:
        said = checked("space", row.said)
    except BadValue as error:
        problems.append(RowProblem(line=row.line, kind="bad value", message=f"row {row.line}: {error}"))
        return None
    return replace(row, key=text(row.key), storey=text(row.storey), said=said)


def _is_double(row: TableRow, first: TableRow, problems: list[RowProblem]) -> bool:
    """Whether an earlier row is of the same room; a problem is added where its values differ."""
    if first is row:
        return False
    if first.said != row.said:
        what = f"row {row.line}: it has other values for the same room as row {first.line}; leave out one of them"
        problems.append(RowProblem(line=row.line, kind="duplicate", message=what))
    return True


def _unmatched(row: TableRow, meant: Sequence[int], index: SpaceIndex) -> RowProblem:
    what = f"{row.by.replace('_', ' ')} {shown(row.key)!r}"
    where = f" on storey {shown(row.storey)!r}" if row.storey else ""
    if not meant:
        message = f"row {row.line}: no room has the {what}{where}"
        return RowProblem(line=row.line, kind="unknown", message=message)
    storeys = sorted({name for room in meant for name in index.storeys[room]})
    hint = f"name the storey ({shown(', '.join(storeys))}), the GlobalId or the code"
    message = f"row {row.line}: {counted(len(meant), 'room')} have the {what}{where}; {hint}"
    return RowProblem(line=row.line, kind="ambiguous", message=message)


def _outranked(session: Session, building_id: int, met: Mapping[int, TableRow]) -> int:
    corrections = current_corrections_in(session, building_id)
    return sum(
        correction.source == PERSON and correction.value != met[room].said[name]
        for room in met.keys() & corrections.keys()
        for name, correction in corrections[room].items()
        if name in met[room].said
    )
