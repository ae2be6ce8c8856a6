"""Makes an import plan from a snapshot and the known elements, without side effects, so that the plan shown is the plan
applied.
"""

from collections.abc import Iterable, Iterator, Sequence

from ifc_import import rules
from ifc_import.matching.cascade import COUNTED, Rejected, match
from ifc_import.matching.completing import with_former_facts
from ifc_import.matching.doubts import doubt_findings
from ifc_import.matching.stating import stated_elements
from registry.plan import Change, Group, Known, Plan
from registry.snapshot import Finding, Snapshot

LOST_SHARE = 0.2
"""The share of the known elements from which on a loss has to be confirmed by a person."""

FEW = 10
"""With fewer known elements than this a share is not significant."""


def make_plan(
    snapshot: Snapshot, known: Sequence[Known], rejected: Rejected = frozenset(), *, distrusts_ids: bool = False
) -> Plan:
    """The plan of importing `snapshot` into a registry with the `known` elements of its building.

    A damaged file retires nothing and proposes nothing; one with classes that its schema does not define retires none
    of their entities. Facts missing from either stay as they were. Matches that a person `rejected` are not proposed
    again. With `distrusts_ids`, a person has said that the file's GlobalIds contradict its contents.
    """
    matched = match(stated_elements(snapshot), known, snapshot.lineages, rejected, distrusts_ids=distrusts_ids)
    changes, gone, proposals = matched.changes, matched.gone, matched.proposals
    kept: list[Finding] = []
    unread = frozenset(snapshot.file.unread_ids)
    gone = [element for element in gone if snapshot.file.complete and element.global_id not in unread]
    proposals = [one for one in proposals if snapshot.file.complete and one.candidate.global_id not in unread]
    whole = snapshot.file.complete and not unread
    if not whole:
        changes, kept = with_former_facts(changes, snapshot.lineages)
    return Plan(
        buildings=snapshot.buildings,
        changes=tuple(changes),
        gone=tuple(gone),
        types=snapshot.types,
        complete=whole,
        groups=tuple(
            Group(
                kind=group.kind,
                key=group.key,
                global_id=group.global_id,
                name=group.name,
                parent_key=group.parent_key,
                member_keys=group.member_keys,
            )
            for group in snapshot.groups
        ),
        findings=(
            *snapshot.findings,
            *kept,
            *_class_conflicts(changes, gone),
            *_regenerated(changes, known),
            *doubt_findings(matched.doubts),
        ),
        proposals=tuple(proposals),
        contradicted=tuple(matched.contradicted),
    )


def lost(plan: Plan, known: Sequence[Known]) -> tuple[int, int]:
    """How many of the source model's spaces and assets the plan retires, and how many there were."""
    before = sum(element.own and element.open and element.kind in COUNTED for element in known)
    return sum(element.kind in COUNTED for element in plan.gone), before


def has_lost_many(plan: Plan, known: Sequence[Known]) -> bool:
    """Whether the plan retires so many elements that a person has to confirm it."""
    gone, before = lost(plan, known)
    return before >= FEW and gone > LOST_SHARE * before


def class_changes(plan: Plan) -> list[tuple[str, str, str]]:
    """GlobalId, old class and new class of the elements whose known key now has an incompatible class."""
    return list(_class_changes(plan.changes, plan.gone))


def _class_changes(changes: Iterable[Change], gone: Iterable[Known]) -> Iterator[tuple[str, str, str]]:
    gone_by_key = {element.key: element for element in gone}
    for change in changes:
        old = gone_by_key.get(change.stated.key) if change.action == "add" else None
        if old is not None and old.ifc_class != change.stated.ifc_class:
            yield change.stated.global_id, old.ifc_class, change.stated.ifc_class


def _class_conflicts(changes: Sequence[Change], gone: Sequence[Known]) -> list[Finding]:
    key_of = {change.stated.global_id: change.stated.key for change in changes}
    return [
        rules.CLASS_CHANGED.finding(global_id, key_of[global_id], global_id=global_id, old=old, new=new)
        for global_id, old, new in _class_changes(changes, gone)
    ]


def _regenerated(changes: Sequence[Change], known: Sequence[Known]) -> list[Finding]:
    """One finding where many GlobalIds are new."""
    before = sum(element.own and element.open and element.kind in COUNTED for element in known)
    anew = sum(change.action == "rematch" and change.stated.kind in COUNTED for change in changes)
    if before < FEW or anew <= LOST_SHARE * before:
        return []
    return [rules.IDS_REGENERATED.finding(None, count=anew, before=before)]
