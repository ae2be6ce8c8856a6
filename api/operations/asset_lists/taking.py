"""Takes an owner's list of assets that stand in no model: all of it or nothing; the same list twice changes nothing."""

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
    """What a person says of a list: its name, its file, how it was read, and which questions are answered."""

    name: str
    file: str
    columns: Mapping[str, str] = field(default_factory=dict)
    """what a column is for → its heading"""
    ifc_class: str = ""
    """what its things are, where a row does not say it; empty for what is usual"""
    building: str | None = None
    """where they are, where a row does not say it"""
    complete: bool = False
    """whether what the list has no more is retired"""
    accept_unmatched: bool = False
    """whether a thing whose building or room is not there is taken without it"""
    also_in_models: bool = False
    """whether a thing that seems to stand in a model is taken as another one"""
    dry_run: bool = False

    @property
    def accepted(self) -> frozenset[Kind]:
        """The problems with which it goes on."""
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
    """Let a list say what it says; where a row can't be taken, nothing is changed and its problem is told.

    Raises BadValue for a name of a list, or a class, that can't be one.
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
    if any(one.kind not in options.accepted for one in judgement.problems):
        return view
    progress("writing", len(rows), len(rows))
    _keep_reading(session, name, ifc_class, options, saying)
    new_ids = _apply(session, name, judgement, options, saying)
    return view.model_copy(update=_said(session, judgement, new_ids, options))


def list_name(session: Session, name: str) -> str:
    """The name of a list as it was first written. Raises BadValue for what can be none."""
    cleaned = text(name)
    if not cleaned or len(cleaned) > LONGEST_NAME:
        raise BadValue(f"a list has a name of 1 to {LONGEST_NAME} characters, as vehicles")
    return known_list(session, cleaned)


def kept_columns(session: Session, name: str) -> tuple[dict[str, str], str]:
    """How a list was read the last time: what a column is for → its heading, and what its things are."""
    reading = reading_of(session, text(name))
    return ({}, "") if reading is None else (dict(reading.columns), reading.ifc_class)


def settle_list(
    session: Session, ids: Collection[int], buildings: Iterable[int | None], restated: Collection[int], cause: Cause
) -> None:
    """Write the rows of assets anew, and decide where those of their buildings are."""
    refresh_listed(session, ids)
    session.flush()
    for building_id in sorted(set(buildings), key=lambda one: one or 0):
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
    """Write what is new, changed, back and gone; returns line → element of what is new."""
    new, changed = judgement.of("new"), judgement.of("changed", "returned")
    new_ids = add_listed(session, name, options.file, [one.entry for one in new], saying)
    changed_ids = restate_listed(session, options.file, [one.entry for one in changed], saying)
    revive_listed(session, [_before(one).element_id for one in judgement.of("returned")], options.file, saying)
    if options.complete:
        retire_listed(session, [one.element_id for one in judgement.gone], options.file, saying)
    buildings = {one.entry.building_id for one in (*new, *changed) if one.entry.said.keys() & {"room", "storey"}}
    buildings |= {_before(one).building_id for one in changed} | {one.entry.building_id for one in changed}
    were = {one.element_id: (one.storey_id, one.space_id) for one in map(_before, changed)}
    cause = Cause(saying.at, f"{options.file}, {saying.who}", None, were)
    settle_list(session, [*new_ids, *changed_ids], buildings, {*new_ids, *_carried(changed)}, cause)
    return {one.line: element_id for one, element_id in zip(new, new_ids, strict=True)}


def _before(row: Judged) -> Listed:
    if row.before is None:
        message = f"row {row.line} is {row.action} and was not there before"
        raise ValueError(message)
    return row.before


def _carried(rows: Iterable[Judged]) -> list[int]:
    """Things of which their list says another place than before."""
    places = {"building", "storey", "room"}
    return [_before(one).element_id for one in rows if places & {change["field"] for change in one.entry.changes}]


def _said(
    session: Session, judgement: Judgement, new_ids: Mapping[int, int], options: ListOptions
) -> dict[str, object]:
    told = [*judgement.of("new", "changed", "returned")]
    ids = {one.line: one.before.element_id for one in judgement.rows if one.before is not None}
    gone_ids = [one.element_id for one in judgement.gone]
    codes = codes_of(session, [*ids.values(), *gone_ids, *(() if options.dry_run else new_ids.values())])
    ids |= {} if options.dry_run else dict(new_ids)
    entries = [_entry(one, codes.get(ids.get(one.line, 0))) for one in told]
    gone = [
        ListEntry(action="gone", line=None, key=one.key, code=codes.get(one.element_id), name=one.said["name"])
        for one in judgement.gone
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
            "changes": [FieldChangeView.model_validate(dict(one)) for one in row.entry.changes],
        }
    )


def _outranked(session: Session, judgement: Judgement) -> int:
    said = {one.before.element_id: one.entry.said for one in judgement.rows if one.before is not None}
    standing = current_corrections_of(session, said.keys())
    return sum(
        (one.value or None) != said[element_id].get(name)
        for element_id, fields in standing.items()
        for name, one in fields.items()
        if name in LISTED_TEXTS
    )
