"""Makes the receipt of an import: elements read and left out, changes, and findings."""

from collections import Counter
from collections.abc import Iterable, Sequence

from sqlmodel import Session

from api.operations.areas.totals import Row
from api.operations.locations.locating import methods
from api.operations.receipts.area_changes import area_changes, jump_findings
from api.operations.receipts.facts import fact_counts
from api.operations.receipts.findings import Surroundings, finding_views
from api.operations.receipts.things_to_do import rule_counts, severity_counts
from api.operations.receipts.views import (
    AreaChanges,
    AreaSums,
    ChangeCounts,
    Counts,
    HeaderView,
    LeftOutView,
    Receipt,
    SpaceLeftOut,
    UnmatchedAreaView,
)
from ifc_import.areas.copies import copy_findings
from ifc_import.areas.ledger import declared_m2, is_gross
from ifc_import.placing.findings import room_findings
from ifc_import.profile import Counting
from registry.elements import listing
from registry.elements.listing import Wanted
from registry.elements.places import SpacePlace, space_places, storey_names
from registry.imports.known import revision_place
from registry.plan import Plan
from registry.rows.of_models import keys_of
from registry.snapshot import FileFacts, Snapshot
from registry.tables import Revision


def make_receipt(  # noqa: PLR0913  (all contents of a receipt)
    session: Session,
    snapshot: Snapshot,
    plan: Plan,
    revision: Revision,
    located: dict[int, str],
    counting: Counting,
    *,
    spaces_before: Sequence[Row],
    dry_run: bool,
) -> Receipt:
    """The receipt of importing `snapshot` as `revision`.

    located: asset → method, for the whole building.
    spaces_before: the spaces of the building before the import, as `registry.elements.listing.spaces` has them.
    """
    place = revision_place(session, revision)
    ids = {key: one for (model, key), one in keys_of(session, place.building_id).items() if model == place.model_id}
    spaces = space_places(session, place.building_id)
    own = [spaces[ids[one.key]] for one in snapshot.spaces]
    methods_of = {one.key: located[ids[one.key]] for one in snapshot.assets}
    has_rooms = any(not is_gross(one.predefined_type) for one in spaces.values())
    areas = area_changes(spaces_before, listing.spaces(session, Wanted(building=place.building)))
    storey_keys = {ids[one.key]: (one.global_id, one.key) for one in snapshot.storeys}
    found = (
        *plan.findings,
        *jump_findings(areas, storey_keys),
        *room_findings(snapshot.assets, methods_of, has_rooms=has_rooms),
        *copy_findings((one.number or one.name, one.not_counted_because) for one in own),
    )
    findings, plans = finding_views(session, snapshot, found, Surroundings(place.building_id, ids, spaces))
    return Receipt(
        id=None if dry_run else revision.id,
        file=snapshot.file.name,
        sha256=revision.sha256,
        size_bytes=snapshot.file.size_bytes,
        ifc_schema=snapshot.file.schema,
        complete=snapshot.file.complete,
        building=place.building,
        source_model=place.source_model,
        revision=revision.number,
        imported_at=revision.imported_at,
        dry_run=dry_run,
        header=_header(snapshot.file),
        counts=_counts(snapshot),
        area_m2=_sums(own, counting),
        assets=_by_class(one.ifc_class for one in snapshot.assets),
        elements=dict(Counter(snapshot.class_counts).most_common()),
        stated=fact_counts(snapshot, methods_of),
        left_out=_left_out(snapshot),
        spaces_left_out=_spaces_left_out(snapshot, own, storey_names(session, place.building_id)),
        unmatched_areas=_unmatched(snapshot),
        changes=_changes(plan),
        areas=_without_codes(areas) if dry_run else areas,
        located=methods(located, {ids[one.key] for one in snapshot.assets}),
        severities=severity_counts(findings),
        rules=rule_counts(findings),
        findings=findings,
        plans=plans.plans,
    )


def _without_codes(areas: AreaChanges | None) -> AreaChanges | None:
    """The changes without the codes of new rooms, which a dry run gives only in passing."""
    if areas is None:
        return None
    rooms = [room.model_copy(update={"code": None}) if room.what == "new" else room for room in areas.rooms]
    return areas.model_copy(update={"rooms": rooms})


def _header(file: FileFacts) -> HeaderView:
    return HeaderView(
        author=file.author,
        organisation=file.organisation,
        author_tool=file.author_tool,
        preprocessor=file.preprocessor,
        application=file.application,
        application_version=file.application_version,
        written_at=file.written_at,
        view_definition=file.view_definition,
        encoding=file.encoding,
    )


def _counts(snapshot: Snapshot) -> Counts:
    return Counts(
        storeys=len(snapshot.storeys),
        spaces=len(snapshot.spaces),
        assets=len(snapshot.assets),
        types=len(snapshot.types),
        systems=sum(one.kind == "system" for one in snapshot.groups),
        zones=sum(one.kind == "zone" for one in snapshot.groups),
    )


def _sums(spaces: Sequence[SpacePlace], counting: Counting) -> AreaSums:
    return AreaSums(
        declared=round(sum(declared_m2(one.declared, counting) for one in spaces), 3),
        computed=round(sum(one.computed_m2 or 0.0 for one in spaces), 3),
        counted=round(sum(one.area_m2 or 0.0 for one in spaces if one.counted), 3),
    )


def _by_class(classes: Iterable[str]) -> dict[str, int]:
    return dict(Counter(classes).most_common())


def _left_out(snapshot: Snapshot) -> list[LeftOutView]:
    return [
        LeftOutView(ifc_class=one.ifc_class, count=one.count, reason=one.reason)
        for one in sorted(snapshot.left_out, key=lambda one: (-one.count, one.ifc_class, one.reason))
    ]


def _spaces_left_out(snapshot: Snapshot, own: Sequence[SpacePlace], storeys: dict[int, str]) -> list[SpaceLeftOut]:
    return [
        SpaceLeftOut(
            global_id=facts.global_id or None,
            storey=None if place.storey_id is None else storeys[place.storey_id],
            number=place.number,
            name=place.name,
            area_m2=place.area_m2,
            reason=place.not_counted_because or "",
        )
        for facts, place in zip(snapshot.spaces, own, strict=True)
        if not place.counted
    ]


def _unmatched(snapshot: Snapshot) -> list[UnmatchedAreaView]:
    return [
        UnmatchedAreaView(set=one.set_name, name=one.name, spaces=one.spaces, example=one.example)
        for one in snapshot.unmatched_areas
    ]


def _changes(plan: Plan) -> ChangeCounts:
    return ChangeCounts(
        added=plan.count("add"),
        changed=plan.count("change"),
        unchanged=plan.count("keep"),
        retired=sum(one.kind != "building" for one in plan.gone),
        rematched=plan.count("rematch", "return"),
        proposed=len(plan.proposals),
        bound=plan.count("bind"),
    )
