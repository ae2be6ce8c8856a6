"""The receipt of an import: counts, areas, changes and findings."""

from collections.abc import Sequence

from sqlmodel import Session

from api.operations.locating import methods
from api.operations.views import AreaSums, ChangeCounts, Counts, FindingView, Receipt
from ifc_import.ledger import counted_areas, declared_m2
from ifc_import.profile import Counting
from registry.known import revision_place
from registry.ledger import space_areas
from registry.plan import Plan
from registry.rows import keys_of
from registry.snapshot import Finding, Snapshot
from registry.tables import Revision


def make_receipt(  # noqa: PLR0913  (all that a receipt tells of)
    session: Session,
    snapshot: Snapshot,
    plan: Plan,
    revision: Revision,
    located: dict[int, str],
    counting: Counting,
    *,
    dry_run: bool,
) -> Receipt:
    """What importing `snapshot` as `revision` did; `located` is asset → method over the whole building."""
    place = revision_place(session, revision)
    ids = {key: one for (model, key), one in keys_of(session, place.building_id).items() if model == place.model_id}
    return Receipt(
        file=snapshot.file.name,
        sha256=revision.sha256,
        ifc_schema=snapshot.file.schema,
        building=place.building,
        source_model=place.source_model,
        revision=revision.number,
        dry_run=dry_run,
        counts=_counts(snapshot),
        area_m2=_sums(session, place.building_id, {ids[one.key] for one in snapshot.spaces}, counting),
        changes=_changes(plan),
        located=methods(located, {ids[one.key] for one in snapshot.assets}),
        findings=_findings(plan.findings),
    )


def repeated_receipt(session: Session, revision_id: int) -> Receipt:
    """The receipt of a file that was imported before: as it was then, with nothing changed."""
    revision = session.get_one(Revision, revision_id)
    receipt = Receipt.model_validate(revision.receipt)
    counts = receipt.counts
    unchanged = ChangeCounts(
        added=0,
        changed=0,
        unchanged=counts.storeys + counts.spaces + counts.assets,
        retired=0,
        rematched=0,
        proposed=0,
    )
    return receipt.model_copy(update={"changes": unchanged})


def _counts(snapshot: Snapshot) -> Counts:
    return Counts(
        storeys=len(snapshot.storeys),
        spaces=len(snapshot.spaces),
        assets=len(snapshot.assets),
        types=len(snapshot.types),
        systems=sum(one.kind == "system" for one in snapshot.groups),
        zones=sum(one.kind == "zone" for one in snapshot.groups),
    )


def _sums(session: Session, building_id: int, space_ids: set[int], counting: Counting) -> AreaSums:
    spaces = [one for one in space_areas(session, building_id) if one.space_id in space_ids]
    counted = [one for one in counted_areas(space_areas(session, building_id), counting) if one.space_id in space_ids]
    return AreaSums(
        declared=round(sum(declared_m2(one.declared) for one in spaces), 3),
        computed=round(sum(one.computed_m2 or 0.0 for one in spaces), 3),
        counted=round(sum(one.area_m2 or 0.0 for one in counted if one.counted), 3),
    )


def _changes(plan: Plan) -> ChangeCounts:
    return ChangeCounts(
        added=plan.count("add"),
        changed=plan.count("change"),
        unchanged=plan.count("keep"),
        retired=sum(one.kind != "building" for one in plan.gone),
        rematched=plan.count("rematch", "return"),
        proposed=0,
        bound=plan.count("bind"),
    )


def _findings(findings: Sequence[Finding]) -> list[FindingView]:
    order = {"error": 0, "warning": 1, "info": 2}
    views = [
        FindingView(
            rule=one.rule,
            severity=one.severity,
            global_id=one.global_id,
            message=one.message,
            remedy=one.remedy,
        )
        for one in findings
    ]
    return sorted(views, key=lambda one: (order[one.severity], one.rule))
