"""Imports an owner's list of assets that are in no model, as a whole or not at all. It may be repeated."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from sqlmodel import Session

from api.operations.asset_lists.judging import Judged, Judgement, Progress, judge
from api.operations.asset_lists.rows import ListRow, checked_class, usual_class
from api.operations.asset_lists.views import AssetListView, Kind, ListEntry
from api.operations.errors import BadValue
from api.operations.history.views import FieldChangeView
from api.operations.locations.locating import place_listed
from ifc_import.vocabulary.text import text
from registry.asset_lists.assets import (
    Listed,
    add_listed,
    codes_of,
    keep_reading,
    known_list,
    reading_of,
    restate_listed,
    retire_listed,
    revive_listed,
)
from registry.corrections.kept import current_corrections_of
from registry.locations.moves import Cause
from registry.rows.of_lists import LISTED_TEXTS, refresh_listed
from registry.saying import Saying
from registry.tables import AssetList

LONGEST_NAME = 100


@dataclass(frozen=True, slots=True)
class ListOptions:
    """The options for importing a list."""

    name: str
    file: str
    columns: Mapping[str, str] = field(default_factory=dict)
    """field → heading of its column"""
    ifc_class: str = ""
    """the class of assets in rows without one; empty for the default"""
    building: str | None = None
    """the building of assets in rows without one"""
    complete: bool = False
    """whether assets that are no longer in the list are retired"""
    accept_unmatched: bool = False
    """whether assets with an unknown building or room are imported without it"""
    also_in_models: bool = False
    """whether assets that seem to be in a model are imported as further ones"""
    dry_run: bool = False

    @property
    def accepted(self) -> frozenset[Kind]:
        """The kinds of problems that do not stop the import."""
        places: frozenset[Kind] = frozenset(("unknown place", "ambiguous place"))
        twins: frozenset[Kind] = frozenset(("in a model",))
        return (places if self.accept_unmatched else frozenset()) | (twins if self.also_in_models else frozenset())


def take_asset_list(
    session: Session,
    rows: Sequence[ListRow],
    options: ListOptions,
    saying: Saying,
    progress: Progress = lambda _step, _done, _count: None,
) -> AssetListView:
    """Import a list; if a row has a problem that is not accepted, nothing is changed and the view has the problems.

    Raises BadValue for an invalid name of the list or an invalid class.
    """
    name = list_name(session, options.name)
    ifc_class = checked_class(options.ifc_class or usual_class(name))
    judgement = judge(session, name, rows, ifc_class, options.building, progress)
    view = AssetListView(
        file=options.file,
        list_name=name,
        columns=dict(options.columns),
        rows=len(rows),
        problems=judgement.problems,
        dry_run=options.dry_run,
    )
    if any(problem.kind not in options.accepted for problem in judgement.problems):
        return view
    progress("writing", len(rows), len(rows))
    _keep_reading(session, name, ifc_class, options, saying)
    new_ids = _apply(session, name, judgement, options, saying)
    return view.model_copy(update=_said(session, judgement, new_ids, options))


def list_name(session: Session, name: str) -> str:
    """The name of a list as it was first written. Raises BadValue for an invalid name."""
    cleaned = text(name)
    if not cleaned or len(cleaned) > LONGEST_NAME:
        raise BadValue(f"a list has a name of 1 to {LONGEST_NAME} characters, as vehicles")
    return known_list(session, cleaned)


def kept_columns(session: Session, name: str) -> tuple[dict[str, str], str]:
    """The columns of a list's last import, as field → heading, and the class of its assets."""
    reading = reading_of(session, text(name))
    return ({}, "") if reading is None else (dict(reading.columns), reading.ifc_class)


def settle_list(
    session: Session, ids: Collection[int], buildings: Iterable[int | None], restated: Collection[int], cause: Cause
) -> None:
    """Rewrite the rows of assets, and locate the listed assets of their buildings again."""
    refresh_listed(session, ids)
    session.flush()
    for building_id in sorted(set(buildings), key=lambda building_id: building_id or 0):
        place_listed(session, building_id, restated, cause)


def _keep_reading(session: Session, name: str, ifc_class: str, options: ListOptions, saying: Saying) -> None:
    before = reading_of(session, name)
    if before is not None and (before.columns, before.ifc_class) == (dict(options.columns), ifc_class):
        return
    keep_reading(
        session,
        AssetList(
            name=name,
            columns=dict(options.columns),
            ifc_class=ifc_class,
            file=options.file,
            at=saying.at,
            who=saying.who,
        ),
    )


def _apply(
    session: Session, name: str, judgement: Judgement, options: ListOptions, saying: Saying
) -> Mapping[int, int]:
    """Write new, changed, returned and removed assets; returns line → element id of the new ones."""
    new, changed = judgement.of("new"), judgement.of("changed", "returned")
    new_ids = add_listed(session, name, options.file, [row.entry for row in new], saying)
    changed_ids = restate_listed(session, options.file, [row.entry for row in changed], saying)
    revive_listed(session, [_before(row).element_id for row in judgement.of("returned")], options.file, saying)
    if options.complete:
        retire_listed(session, [listed.element_id for listed in judgement.gone], options.file, saying)
    buildings = {row.entry.building_id for row in (*new, *changed) if row.entry.said.keys() & {"room", "storey"}}
    buildings |= {_before(row).building_id for row in changed} | {row.entry.building_id for row in changed}
    were = {listed.element_id: (listed.storey_id, listed.space_id) for listed in map(_before, changed)}
    cause = Cause(saying.at, f"{options.file}, {saying.who}", None, were)
    settle_list(session, [*new_ids, *changed_ids], buildings, {*new_ids, *_carried(changed)}, cause)
    return {row.line: element_id for row, element_id in zip(new, new_ids, strict=True)}


def _before(row: Judged) -> Listed:
    if row.before is None:
        message = f"row {row.line} is {row.action} and was not there before"
        raise ValueError(message)
    return row.before


def _carried(rows: Iterable[Judged]) -> list[int]:
    """Assets whose location in the list has changed."""
    places = {"building", "storey", "room"}
    return [_before(row).element_id for row in rows if places & {change["field"] for change in row.entry.changes}]


def _said(
    session: Session, judgement: Judgement, new_ids: Mapping[int, int], options: ListOptions
) -> dict[str, object]:
    changed = [*judgement.of("new", "changed", "returned")]
    ids = {row.line: row.before.element_id for row in judgement.rows if row.before is not None}
    gone_ids = [listed.element_id for listed in judgement.gone]
    codes = codes_of(session, [*ids.values(), *gone_ids, *(() if options.dry_run else new_ids.values())])
    ids |= {} if options.dry_run else dict(new_ids)
    entries = [_entry(row, codes.get(ids.get(row.line, 0))) for row in changed]
    gone = [
        ListEntry(action="gone", line=None, key=listed.key, code=codes.get(listed.element_id), name=listed.said["name"])
        for listed in judgement.gone
    ]
    return {
        "applied": True,
        **{action: len(judgement.of(action)) for action in ("new", "changed", "returned", "kept")},
        "gone": len(gone),
        "retired": options.complete and bool(gone),
        "outranked": _outranked(session, judgement),
        "entries": [*entries, *gone],
    }


def _entry(row: Judged, code: str | None) -> ListEntry:
    return ListEntry.model_validate(
        {
            "action": row.action,
            "line": row.line,
            "key": row.entry.key,
            "code": code,
            "name": row.entry.said["name"],
            "changes": [FieldChangeView.model_validate(dict(change)) for change in row.entry.changes],
        }
    )


def _outranked(session: Session, judgement: Judgement) -> int:
    said = {row.before.element_id: row.entry.said for row in judgement.rows if row.before is not None}
    corrections = current_corrections_of(session, said.keys())
    return sum(
        (correction.value or None) != said[element_id].get(name)
        for element_id, fields in corrections.items()
        for name, correction in fields.items()
        if name in LISTED_TEXTS
    )
