"""Records scans of labels; a scan in the room of the element confirms that the label is mounted there."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlmodel import Session

from api.operations.elements.meant import Within, space_meant
from api.operations.elements.named_views import named_view
from api.operations.errors import BadValue, OperationError
from api.operations.labels.mounting.code_changes import code_meant, require_leading
from api.operations.labels.mounting.views import MountingView, ScanProblem, ScansView, SpaceSeen
from registry.codes.text import grouped
from registry.elements.named import NamedElement, element_of_id
from registry.errors import RegistryError
from registry.labels.mounting import is_scan_recorded, last_seen, partners, place_of, record_scan, spaces_of
from registry.saying import Saying
from registry.tables import Code


@dataclass(frozen=True, slots=True)
class Scan:
    """The scan of a label in a room."""

    code: str
    room: str | None = None
    building: str | None = None
    """the building of the room, if it is not that of the element"""
    at: datetime | None = None
    line: int = 0
    storey: str | None = None
    """distinguishes rooms with the same number"""


def mount(session: Session, scan: Scan, saying: Saying, *, accept: bool = False) -> MountingView:
    """Record the scan of a label in a room.

    If the registry has the element there, or has no location for it, the label counts as mounted from then on.
    If the registry has it elsewhere, nothing is confirmed without `accept`; the scan itself is kept.
    Raises NotACode, NotFound, Ambiguous, or BadValue where the code leads nowhere.
    """
    code = code_meant(session, scan.code)
    element = require_leading(session, code, "mount no label of it; take it down where it hangs")
    said = replace(saying, at=scan.at or saying.at)
    belongs = spaces_of(session, element.id)
    space = _space(session, element, scan, belongs)
    space_id = None if space is None else space.id
    if is_scan_recorded(session, code.code, said.at, space_id):
        return _view(session, code, element, "known", space, said)
    confirms = space is None or accept or not belongs or space.id in belongs
    record_scan(session, code, space_id, said, confirms=confirms)
    return _view(session, code, element, "mounted" if confirms else "elsewhere", space, said)


def mount_all(session: Session, file: str, scans: Sequence[Scan], saying: Saying, *, accept: bool = False) -> ScansView:
    """Record many scans, in the order in which they were made; invalid rows do not stop the others."""
    views: list[MountingView] = []
    problems: list[ScanProblem] = []
    for scan in sorted(scans, key=lambda one: one.at or saying.at):
        try:
            views.append(mount(session, scan, saying, accept=accept))
        except (OperationError, RegistryError) as error:
            problems.append(ScanProblem(line=scan.line, code=scan.code, message=f"row {scan.line}: {error}"))
    return ScansView(
        file=file,
        rows=len(scans),
        mounted=sum(one.outcome == "mounted" for one in views),
        known=sum(one.outcome == "known" for one in views),
        elsewhere=[one for one in views if one.outcome == "elsewhere"],
        problems=sorted(problems, key=lambda one: one.line),
    )


def seen_place(session: Session, space_id: int) -> SpaceSeen:
    """The names and ids of a space."""
    place = place_of(session, space_id)
    return SpaceSeen(id=place.id, number=place.number, name=place.name, building=place.building)


def room_words(space: SpaceSeen) -> str:
    """The name of a room in a message."""
    return " ".join(filter(None, (space.number, space.name))) or f"space {space.id}"


def _space(session: Session, element: NamedElement, scan: Scan, belongs: Sequence[int]) -> NamedElement | None:
    """The room of the scan; None for an asset that belongs to no building."""
    if scan.room:
        return space_meant(session, element, scan.room, Within(scan.building, scan.storey))
    if belongs or element.building_id:
        raise BadValue(f"say in which room the label of the {element.words} was seen: give its number, or its code")
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
