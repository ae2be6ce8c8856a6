"""The full history of an element: all changes by imports and persons, field by field, oldest first."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from itertools import pairwise
from typing import Any, TypeAlias

from sqlmodel import Session

from api.operations.elements.meant import ANYWHERE, Within, element_meant
from api.operations.history.views import SHAPES, ElementHistory, FieldChangeView, HistoryEntry, RevisionRef
from registry.history.element import ElementPast, element_past
from registry.labels.mounting import SCANS
from registry.wording import numbered_name

Row: TypeAlias = Mapping[Any, Any]


def history_of(session: Session, which: str, within: Within = ANYWHERE) -> ElementHistory:
    """The history of the element that a person means by `which`. Raises NotFound or Ambiguous."""
    return history(session, element_meant(session, which, within).id)


def history(session: Session, element_id: int) -> ElementHistory:
    """The history of an element. Raises NotFound."""
    past = element_past(session, element_id)
    recorded = (_events(past), _imports(past), _lists(past), _moves(past))
    placed = [pair for entries in recorded for pair in _placed(entries)]
    placed += [(one.at, one) for one in _corrections(past)]
    facts = _facts(past)
    return ElementHistory(
        id=past.element["id"],
        kind=past.element["kind"],
        building=past.element["building"],
        code=past.element["code"],
        number=facts.get("number"),
        name=facts.get("name"),
        retired_at=past.element["retired_at"],
        entries=[entry for _, entry in sorted(placed, key=lambda pair: pair[0])],
    )


def _placed(entries: Iterator[HistoryEntry]) -> Iterator[tuple[datetime, HistoryEntry]]:
    """Each entry after the time by which it is sorted: that of the entry recorded before it where a clock was set back.

    Scans may be recorded late, and keep their own time.
    """
    latest = datetime.min.replace(tzinfo=UTC)
    for entry in entries:
        latest = latest if entry.event in SCANS else max(latest, entry.at)
        yield entry.at if entry.event in SCANS else latest, entry


def _facts(past: ElementPast) -> Mapping[str, Any]:
    """The last values from a model or a list."""
    if past.bindings:
        facts: Mapping[str, Any] = past.bindings[-1]["facts"]
        return facts
    return {} if past.listed is None else {**past.listed["said"], "number": past.listed["key"]}


def _events(past: ElementPast) -> Iterator[HistoryEntry]:
    for row in past.events:
        names = ("at", "event", "who", "why", "code")
        seen = numbered_name(row["seen_number"], row["seen_name"])
        changes = [FieldChangeView(field="seen in", old=None, new=seen)] if seen else []
        yield HistoryEntry(**{name: row[name] for name in names}, changes=changes)


def _imports(past: ElementPast) -> Iterator[HistoryEntry]:
    """The entries of imports, by binding, in the order of the imports."""
    entries = [one for binding in past.bindings for one in _of_binding(past, binding)]
    yield from sorted(entries, key=lambda one: one.revision.id if one.revision else 0)


def _of_binding(past: ElementPast, binding: Row) -> Iterator[HistoryEntry]:
    stated = [*past.pasts[binding["id"]], binding]
    before = _before(past, binding)
    event, first = _beginning(binding, before), stated[0]
    yield _entry(past, binding["first_revision_id"], event, first, binding["rule"], _changes(before, first))
    for old, new in pairwise(stated):
        if changes := _changes(old, new):
            yield _entry(past, old["until_revision_id"], "changed", new, None, changes)
    closed = binding["closed_revision_id"]
    if closed is not None and not _is_undone(binding) and not _goes_on(past, binding):
        yield _entry(past, closed, "gone", binding, None, [])


def _before(past: ElementPast, binding: Row) -> Row | None:
    """The preceding binding in the same source model; one of an undone import only if there is no other."""
    model = binding["source_model_id"]
    earlier = [one for one in past.bindings if one["source_model_id"] == model and one["id"] < binding["id"]]
    return max(earlier, key=lambda one: (not _is_undone(one), one["id"]), default=None)


def _is_undone(binding: Row) -> bool:
    """Whether the import that made the binding was undone."""
    return bool(binding["closed_revision_id"] == binding["first_revision_id"])


def _beginning(binding: Row, before: Row | None) -> str:
    if binding["rule"] == "new":
        return "added"
    if before is None:
        return "found in another model"
    closed = before["closed_revision_id"]
    was_open = closed is None or closed >= binding["first_revision_id"]
    return "recognised" if was_open else "returned"


def _goes_on(past: ElementPast, binding: Row) -> bool:
    """Whether the same import bound the element by another binding."""
    same = ("source_model_id", binding["source_model_id"]), ("first_revision_id", binding["closed_revision_id"])
    return any(all(one[name] == value for name, value in same) for one in past.bindings)


def _entry(
    past: ElementPast, revision_id: int, event: str, stated: Row, rule: str | None, changes: list[FieldChangeView]
) -> HistoryEntry:
    row = past.revisions[revision_id]
    ref = RevisionRef(
        id=revision_id,
        source_model=row["source_model"],
        revision=row["number"],
        file=row["file"],
        undone_at=row["undone_at"],
    )
    return HistoryEntry(
        at=row["imported_at"],
        event=event,
        who=f"import of {ref.file}",
        revision=ref,
        rule=rule,
        global_id=stated["global_id"],
        changes=changes,
    )


def _changes(old: Row | None, new: Row) -> list[FieldChangeView]:
    """The changes between two statements; none for the first statement."""
    if old is None:
        return []
    changes = [] if old["global_id"] == new["global_id"] else [_change("global_id", old["global_id"], new["global_id"])]
    changes += _differences(_compared(old["facts"]), _compared(new["facts"]))
    return changes + _differences(_flat(old["properties"]), _flat(new["properties"]))


def _differences(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[FieldChangeView]:
    names = sorted(old.keys() | new.keys())
    return [_change(name, old.get(name), new.get(name)) for name in names if old.get(name) != new.get(name)]


def _change(name: str, old: Any, new: Any) -> FieldChangeView:
    """A change of a field; for shapes without their coordinates."""
    shown = name not in SHAPES
    return FieldChangeView(field=name, old=old if shown else None, new=new if shown else None)


def _compared(facts: Mapping[str, Any]) -> dict[str, Any]:
    """The facts of the element itself, without the ids of other elements in the file."""
    return {name: value for name, value in facts.items() if not name.endswith("_key")}


def _flat(properties: Mapping[str, Any]) -> dict[str, Any]:
    return {f"{set_name}.{name}": value for set_name, one in properties.items() for name, value in one.items()}


def _moves(past: ElementPast) -> Iterator[HistoryEntry]:
    for row in past.moves:
        ends = {kind: (row[f"from_{kind}_id"], row[f"to_{kind}_id"]) for kind in ("storey", "space")}
        changes = [
            FieldChangeView(field=kind, old=past.names.get(old or 0), new=past.names.get(new or 0))
            for kind, (old, new) in ends.items()
            if old != new
        ]
        if row["revision_id"] is None:
            yield HistoryEntry(at=row["at"], event="moved", who=row["who"], rule=row["method"], changes=changes)
        else:
            moved = _entry(past, row["revision_id"], "moved", {"global_id": None}, row["method"], changes)
            yield moved.model_copy(update={"who": row["who"]})


def _corrections(past: ElementPast) -> Iterator[HistoryEntry]:
    for row in past.corrections:
        change = FieldChangeView(field=row["field"], old=row["model_value"], new=row["value"])
        yield HistoryEntry(
            at=row["at"], event="corrected", who=row["who"], why=row["why"], rule=row["source"], changes=[change]
        )
        if row["ended_at"] is not None:
            ended = FieldChangeView(field=row["field"], old=row["value"], new=None)
            yield HistoryEntry(at=row["ended_at"], event="correction ended", who=row["ended_by"] or "", changes=[ended])


def _lists(past: ElementPast) -> Iterator[HistoryEntry]:
    for row in past.listed_changes:
        file = f"{row['file']}, " if row["file"] else ""
        yield HistoryEntry(
            at=row["at"],
            event=row["event"],
            who=f"{file}{row['who']}",
            why=row["why"],
            rule=None if past.listed is None else f"list {past.listed['list']}",
            changes=[FieldChangeView.model_validate(one) for one in row["changes"]],
        )
