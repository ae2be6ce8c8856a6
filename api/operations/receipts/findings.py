"""The elements that findings of an import are about, with kind, name, storey, room, and position in plan."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlmodel import Session

from api.operations.receipts.floor_plans import Plans, make_plans
from api.operations.receipts.things_to_do import WORST_FIRST
from api.operations.receipts.views import AboutView, FindingView, PlaceView, Point, SubjectKind
from ifc_import.rules import RULES
from registry.elements.places import SpacePlace, asset_places, storey_names
from registry.ordering import natural
from registry.snapshot import Box, Finding, Snapshot

_RULE_ORDER = {rule.number: index for index, rule in enumerate(RULES)}


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The building of an import: the element for each key of the file, and the positions of spaces."""

    building_id: int
    ids: Mapping[str, int]
    spaces: Mapping[int, SpacePlace]


@dataclass(frozen=True, slots=True)
class _Subject:
    """An element of the snapshot that a finding may be about."""

    kind: SubjectKind
    key: str
    global_id: str
    ifc_class: str
    name: str
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class _Where:
    """The storey and the room of an element, where they are known."""

    storey_id: int | None = None
    room: SpacePlace | None = None


@dataclass(frozen=True, slots=True)
class _Found:
    """A finding with its element and the element's position."""

    finding: Finding
    subject: _Subject | None
    where: _Where


def finding_views(
    session: Session, snapshot: Snapshot, findings: Sequence[Finding], around: Surroundings
) -> tuple[list[FindingView], Plans]:
    """The findings, worst first, then by storey and room, with the plans that show their positions."""
    found = _found(session, snapshot, findings, around)
    storeys = storey_names(session, around.building_id)
    placed = [one.where for one in found if one.subject is not None and one.subject.kind in ("space", "asset")]
    plans = make_plans(
        around.spaces, storeys, {one.storey_id for one in placed}, {one.room.id for one in placed if one.room}
    )
    floors = {storey_id: index for index, storey_id in enumerate(storeys)}
    found.sort(key=lambda one: (*_by_weight(one.finding), *_by_place(one, floors)))
    return [_view(one, storeys, plans) for one in found], plans


def _found(session: Session, snapshot: Snapshot, findings: Sequence[Finding], around: Surroundings) -> list[_Found]:
    subjects = list(_subjects(snapshot))
    by_key = {one.global_id: one for one in reversed(subjects)} | {one.key: one for one in subjects}
    meant = [by_key.get(one.key or one.global_id or "") for one in findings]
    where = _whereabouts(session, {one for one in meant if one is not None}, around)
    return [
        _Found(finding, subject, where.get(subject.key, _Where()) if subject else _Where())
        for finding, subject in zip(findings, meant, strict=True)
    ]


def _subjects(snapshot: Snapshot) -> Iterator[_Subject]:
    for building in snapshot.buildings:
        yield _Subject("building", building.key, building.global_id, "IfcBuilding", building.name or "")
    for storey in snapshot.storeys:
        yield _Subject("storey", storey.key, storey.global_id, "IfcBuildingStorey", storey.name)
    for space in snapshot.spaces:
        yield _Subject("space", space.key, space.global_id, "IfcSpace", space.name)
    for asset in snapshot.assets:
        yield _Subject("asset", asset.key, asset.global_id, asset.ifc_class, asset.name, asset.box)
    for one in snapshot.types:
        yield _Subject("type", one.key, one.key, one.ifc_class, one.name)
    for group in snapshot.groups:
        ifc_class = "IfcZone" if group.kind == "zone" else "IfcSystem"
        yield _Subject(group.kind, group.key, group.global_id, ifc_class, group.name)


def _whereabouts(session: Session, subjects: set[_Subject], around: Surroundings) -> dict[str, _Where]:
    """Key → position, of the spaces and assets among `subjects`."""
    ids = {one.key: around.ids[one.key] for one in subjects if one.key in around.ids}
    places = asset_places(session, {ids[one.key] for one in subjects if one.kind == "asset" and one.key in ids})
    where: dict[str, _Where] = {}
    for one in subjects:
        element = ids.get(one.key, 0)
        if one.kind == "space" and (room := around.spaces.get(element)) is not None:
            where[one.key] = _Where(room.storey_id, room)
        elif one.kind == "asset" and element in places:
            storey_id, space_id = places[element]
            where[one.key] = _Where(storey_id, around.spaces.get(space_id or 0))
    return where


def _view(found: _Found, storeys: Mapping[int, str], plans: Plans) -> FindingView:
    finding, subject, where = found.finding, found.subject, found.where
    return FindingView(
        rule=finding.rule,
        severity=finding.severity,
        global_id=finding.global_id,
        message=finding.message,
        remedy=finding.remedy,
        about=None if subject is None else _about(subject, where, storeys),
        place=None if subject is None else _place(subject, where, plans),
    )


def _about(subject: _Subject, where: _Where, storeys: Mapping[int, str]) -> AboutView:
    own_name = subject.name if subject.kind == "storey" else None
    return AboutView(
        kind=subject.kind,
        ifc_class=subject.ifc_class,
        name=subject.name,
        storey=own_name if where.storey_id is None else storeys.get(where.storey_id),
        room_number=where.room.number if where.room else None,
        room_name=where.room.name if where.room else None,
    )


def _place(subject: _Subject, where: _Where, plans: Plans) -> PlaceView | None:
    plan = plans.plan_of.get(where.storey_id)
    room = plans.room_of.get(where.room.id) if where.room and where.room.storey_id == where.storey_id else None
    point_cm = _middle_cm(subject.box)
    if plan is None or (room is None and point_cm is None):
        return None
    return PlaceView(plan=plan, room=room, point_cm=point_cm)


def _middle_cm(box: Box | None) -> Point | None:
    return None if box is None else (round((box[0] + box[3]) * 50), round((box[1] + box[4]) * 50))


def _by_weight(finding: Finding) -> tuple[int, int, str]:
    """Worst first; rules of one severity in the order of the catalogue, where rules of the file come first."""
    return WORST_FIRST.index(finding.severity), _RULE_ORDER.get(finding.rule, len(_RULE_ORDER)), finding.rule


def _by_place(found: _Found, floors: Mapping[int, int]) -> tuple[int, tuple[object, ...], tuple[object, ...]]:
    """Storeys from the bottom up, rooms and names in natural order; elements without a location come last."""
    storey_id, room = found.where.storey_id, found.where.room
    floor = len(floors) if storey_id is None else floors[storey_id]
    return floor, natural(room.number if room else ""), natural(found.subject.name if found.subject else "")
