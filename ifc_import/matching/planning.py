"""From a snapshot and what is known to a plan: pure, so that showing it and applying it are the same."""

from collections.abc import Sequence

from ifc_import import rules
from ifc_import.matching.cascade import Rejected, match
from ifc_import.matching.stating import stated_elements
from registry.plan import Change, Group, Known, Plan
from registry.snapshot import Finding, Snapshot

LOST_SHARE = 0.2
"""A file without more than this share of the known ids is a question, not a deletion."""

FEW = 10
"""With fewer known elements than this a share says nothing."""


def make_plan(snapshot: Snapshot, known: Sequence[Known], rejected: Rejected = frozenset()) -> Plan:
    """What importing `snapshot` changes in a registry that knows `known` of its building.

    A file of which something is lost retires nothing, and so proposes nothing. Nor is proposed what is `rejected`.
    """
    changes, gone, proposals = match(stated_elements(snapshot), known, snapshot.lineages, rejected)
    if not snapshot.file.complete:
        gone, proposals = [], []
    return Plan(
        buildings=snapshot.buildings,
        changes=tuple(changes),
        gone=tuple(gone),
        types=snapshot.types,
        groups=tuple(
            Group(
                kind=one.kind,
                key=one.key,
                global_id=one.global_id,
                name=one.name,
                parent_key=one.parent_key,
                member_keys=one.member_keys,
            )
            for one in snapshot.groups
        ),
        findings=(*snapshot.findings, *_class_conflicts(changes, gone)),
        proposals=tuple(proposals),
    )


def lost(plan: Plan, known: Sequence[Known]) -> tuple[int, int]:
    """How many of the source model's spaces and assets the plan retires, and how many there were."""
    kinds = ("space", "asset")
    before = sum(one.own and one.open and one.kind in kinds for one in known)
    return sum(one.kind in kinds for one in plan.gone), before


def has_lost_many(plan: Plan, known: Sequence[Known]) -> bool:
    """Whether so much is gone that a person should say that it is meant."""
    gone, before = lost(plan, known)
    return before >= FEW and gone > LOST_SHARE * before


def _class_conflicts(changes: Sequence[Change], gone: Sequence[Known]) -> list[Finding]:
    gone_by_key = {one.key: one for one in gone}
    return [
        rules.CLASS_CHANGED.finding(
            change.stated.global_id,
            change.stated.key,
            global_id=change.stated.global_id,
            old=old.ifc_class,
            new=change.stated.ifc_class,
        )
        for change in changes
        if change.action == "add" and (old := gone_by_key.get(change.stated.key)) is not None
    ]
