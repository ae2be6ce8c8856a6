"""Records scans of labels; a scan in the room of the element confirms that the label is mounted there."""

from collections.abc import Sequence
from dataclasses import replace

from sqlmodel import Session

from api.operations.elements.meant import Within, space_meant
from api.operations.elements.named_views import named_view
from api.operations.errors import BadValue, OperationError
from api.operations.labels.mounting.code_changes import code_meant, require_leading
from api.operations.labels.mounting.places import room_words, seen_place
from api.operations.labels.mounting.rounds import rounds
from api.operations.labels.mounting.sightings import Scan, Sighting, known_before
from api.operations.labels.mounting.views import MountingView, ScanProblem, ScansView
from api.settings.labels import LabelSettings
from registry.codes.text import grouped
from registry.elements.named import NamedElement, element_of_id
from registry.errors import RegistryError
from registry.labels.mounting import last_seen, not_before, partners, record_scan, spaces_of
from registry.saying import Saying
from registry.tables import Code


def mount(session: Session, scan: Scan, saying: Saying, *, accept: bool = False) -> MountingView:
    """Record the scan of a label in a room.

    Where the registry has the element there, or does not know where it is, the label counts as mounted from then on.
    Where it has it elsewhere nothing is confirmed, unless that is to be accepted; that it was seen there is kept.
    A scan that is sent again, since its answer was lost, is recorded once; where the label is elsewhere, that is
    reported again.
    Raises NotACode, NotFound, Ambiguous, or BadValue where the code leads nowhere.
    """
    sighting = _sighting(session, scan, None, accept=accept)
    [is_known] = known_before(session, [sighting], saying.at)
    if is_known and not sighting.confirms and scan.at is None:
        return _view(session, sighting.code, sighting.element, "elsewhere", sighting.space, saying)
    return _kept(session, sighting, saying, is_known=is_known)


def mount_all(
    session: Session,
    file: str,
    scans: Sequence[Scan],
    saying: Saying,
    *,
    accept: bool = False,
    settings: LabelSettings = LabelSettings(),  # noqa: B008  (frozen)
) -> ScansView:
    """Take many scans, in the order in which they were made; a row that can't be taken stops no other.

    A scan without a room was made in the room whose label was scanned before it. For each room whose label was scanned,
    the answer lists what the registry has there and nobody scanned.
    """
    found, problems = _found(session, scans, accept=accept)
    sightings = sorted(found, key=lambda one: one.scan.at or saying.at)
    known = known_before(session, sightings, saying.at)
    views = [_kept(session, one, saying, is_known=was) for one, was in zip(sightings, known, strict=True)]
    return ScansView(
        file=file,
        rows=len(scans),
        mounted=sum(one.outcome == "mounted" for one in views),
        known=sum(one.outcome == "known" for one in views),
        elsewhere=[one for one in views if one.outcome == "elsewhere"],
        rooms=rounds(session, found, settings),
        problems=sorted(problems, key=lambda one: one.line),
    )


def _found(session: Session, scans: Sequence[Scan], *, accept: bool) -> tuple[list[Sighting], list[ScanProblem]]:
    """The sightings of a table in the order in which they were made, and why other rows are none."""
    sightings: list[Sighting] = []
    problems: list[ScanProblem] = []
    room: NamedElement | None = None
    for scan in _first_to_last(scans):
        try:
            sightings.append(_sighting(session, scan, room, accept=accept))
        except (OperationError, RegistryError) as error:
            problems.append(ScanProblem(line=scan.line, code=scan.code, message=f"row {scan.line}: {error}"))
        room = _room_from_here(session, scan, room)
    return sightings, problems


def _room_from_here(session: Session, scan: Scan, room: NamedElement | None) -> NamedElement | None:
    """The room of later scans that name none: the one whose label this is, even an old one; else still `room`."""
    try:
        code = code_meant(session, scan.code)
    except RegistryError:
        return room
    element = None if code.element_id is None else element_of_id(session, code.element_id)
    if scan.room or element is None or element.kind != "space":
        return room
    return None if element.is_retired else element


def _first_to_last(scans: Sequence[Scan]) -> Sequence[Scan]:
    """The scans in the order of the rows, or turned round where the table begins with the last one."""
    times = [one.at for one in scans if one.at is not None]
    return scans[::-1] if times == sorted(times, reverse=True) and times != sorted(times) else scans


def _sighting(session: Session, scan: Scan, room: NamedElement | None, *, accept: bool) -> Sighting:
    """What a scan saw where; `room` is the one whose label was scanned before it."""
    if scan.problem:
        raise BadValue(scan.problem)
    code = code_meant(session, scan.code)
    element = require_leading(session, code, "mount no label of it; take it down where it hangs")
    belongs = spaces_of(session, element.id)
    space = _space(session, element, scan, room, belongs)
    return Sighting(scan, code, element, space, space is None or accept or not belongs or space.id in belongs)


def _kept(session: Session, sighting: Sighting, saying: Saying, *, is_known: bool) -> MountingView:
    """Record a sighting that is not known yet, and say what became of it."""
    code = sighting.code
    said = replace(saying, at=sighting.scan.at or not_before(session, code.code, saying.at))
    if is_known:
        return _view(session, code, sighting.element, "known", sighting.space, said)
    record_scan(session, code, sighting.space_id, said, confirms=sighting.confirms)
    outcome = "mounted" if sighting.confirms else "elsewhere"
    return _view(session, code, sighting.element, outcome, sighting.space, said)


def _space(
    session: Session, element: NamedElement, scan: Scan, room: NamedElement | None, belongs: Sequence[int]
) -> NamedElement | None:
    """The room of the scan; none for what is in no building."""
    if scan.room:
        return space_meant(session, element, scan.room, Within(scan.building, scan.storey))
    if room is not None or element.kind == "space":
        return element if element.kind == "space" else room
    if belongs or element.building_id:
        raise BadValue(
            f"say in which room the label of the {element.words} was seen: give its number or its code, or scan the "
            "label of the room first"
        )
    return None


def _view(
    session: Session, code: Code, element: NamedElement, outcome: str, space: NamedElement | None, saying: Saying
) -> MountingView:
    seen = None if space is None else seen_place(session, space.id)
    belongs = [seen_place(session, one) for one in spaces_of(session, element.id)]
    swapped = _swapped_with(session, code, element) if outcome == "elsewhere" else []
    view = MountingView(
        code=code.code,
        element=named_view(element),
        outcome=outcome,
        at=saying.at,
        who=saying.who,
        seen_in=seen,
        belongs_in=belongs,
        swapped_with=swapped,
        message="",
    )
    return view.model_copy(update={"message": _message(view, session)})


def _swapped_with(session: Session, code: Code, element: NamedElement) -> list[str]:
    seen = last_seen(session, element.building_id)
    own = next((one for one in seen if one.code == code.code and not one.is_at_home), None)
    return [] if own is None else [one.code for one in partners(own, seen)]


def _message(view: MountingView, session: Session) -> str:
    shown = grouped(view.code)
    what = f"{shown}, {view.element.name or view.element.number or view.element.kind},"
    if view.outcome == "known":
        return f"{what} was seen there then: that is known"
    if view.seen_in is None:
        return f"{what} is mounted"
    seen = room_words(view.seen_in)
    if view.outcome == "mounted":
        hint = "" if view.belongs_in else "; the registry knew of no room"
        return f"{what} is mounted in {seen}{hint if view.element.kind == 'asset' else ''}"
    belongs = " or ".join(map(room_words, view.belongs_in))
    told = f"{what} was seen in {seen}, and the registry has it in {belongs}: nothing was confirmed"
    if view.swapped_with:
        others = ", ".join(f"{grouped(one)} ({element_of_code(session, one)})" for one in view.swapped_with)
        return (
            f"{told}. The label of {others} hangs in its place: the two are swapped. Exchange them on the walls and "
            f"scan both again, or swap the codes"
        )
    moved = "the thing is there now, and its room is to be confirmed; or " * (view.element.kind == "asset")
    return f"{told}. Either {moved}the label hangs in the wrong place, and belongs in {belongs}"


def element_of_code(session: Session, code: str) -> str:
    """The name of the element of a live code."""
    element = element_of_id(session, session.get_one(Code, code).element_id or 0)
    return element.name or element.number or element.kind
