"""Finds labels that were mounted the wrong way round, and swaps their codes."""

from dataclasses import dataclass

from sqlmodel import Session

from api.operations.elements.named_views import named_view
from api.operations.elements.names import require_building
from api.operations.errors import BadValue, NotPossible
from api.operations.labels.mounting.code_changes import code_meant, require_leading, status_of
from api.operations.labels.mounting.places import seen_place
from api.operations.labels.mounting.views import CodeChangeView, LabelCheck, MisplacedLabel, SwappedView, SwapView
from registry.codes.changes import swap_codes
from registry.codes.issued import SWAPPED
from registry.codes.text import grouped
from registry.elements.named import NamedElement, element_of_id
from registry.labels.mounting import SeenLabel, last_seen, last_seen_in, partners, spaces_of
from registry.saying import Saying
from registry.tables import Code

LEADS_ELSEWHERE = "swap no label of it"


@dataclass(frozen=True, slots=True)
class _Side:
    code: Code
    element: NamedElement


def check_labels(session: Session, building: str | None = None) -> LabelCheck:
    """Labels that were last seen in another room than that of their elements, and the swapped pairs among them.

    Raises NotFound where there is no such building.
    """
    building_id = None if building is None else require_building(session, building)
    wrong = [one for one in last_seen(session, building_id) if not one.is_at_home]
    pairs = [(one, other) for one in wrong for other in partners(one, wrong) if one.code < other.code]
    paired = {one.code for pair in pairs for one in pair}
    return LabelCheck(
        swapped=[SwapView(one=_view(session, one), other=_view(session, other)) for one, other in pairs],
        elsewhere=[_view(session, one) for one in wrong if one.code not in paired],
    )


def swap(session: Session, first: str, second: str, saying: Saying) -> SwappedView:
    """Swap the elements of two codes whose labels were mounted the wrong way round.

    A label that was last seen in the room of its new element counts as mounted there.
    Raises NotACode, NotFound, or BadValue where one of them leads nowhere, or the two are one.
    """
    one, other = _side(session, first), _side(session, second)
    if one.code.code == other.code.code:
        raise BadValue(f"{grouped(one.code.code)} can't be swapped with itself; name the other code too")
    if one.element.kind != other.element.kind:
        raise NotPossible(
            f"a {one.element.kind} and a {other.element.kind} can't be swapped: the {one.element.words} and the "
            f"{other.element.words}"
        )
    swap_codes(session, one.code, other.code, saying)
    for side in (one, other):
        _settle_mounting(session, side.code)
    shown = f"{grouped(one.code.code)} and {grouped(other.code.code)}"
    return SwappedView(
        codes=[_changed(session, one, other), _changed(session, other, one)],
        message=f"The words on the labels {shown} are each other's now: print both again. "
        "If you exchange the labels on the walls instead, swap the codes back first",
    )


def _side(session: Session, text: str) -> _Side:
    code = code_meant(session, text)
    return _Side(code, require_leading(session, code, LEADS_ELSEWHERE))


def _settle_mounting(session: Session, code: Code) -> None:
    """Record a code as mounted where it was last seen, if its new element is there."""
    seen = last_seen_in(session, code.code)
    if seen is not None and seen[0] in spaces_of(session, code.element_id or 0):
        code.mounted_space_id, code.mounted_at, code.mounted_by = seen
    else:
        code.mounted_space_id, code.mounted_at, code.mounted_by = None, None, None
    session.flush()


def _changed(session: Session, side: _Side, other: _Side) -> CodeChangeView:
    now = element_of_id(session, side.code.element_id or 0)
    where = "mounted" if side.code.mounted_at is not None else "not known to be mounted"
    return CodeChangeView(
        code=side.code.code,
        event=SWAPPED,
        status=status_of(session, side.code),
        element=named_view(now),
        other=other.code.code,
        message=f"{grouped(side.code.code)} leads to {now.name or now.number} now and is {where}",
    )


def _view(session: Session, seen: SeenLabel) -> MisplacedLabel:
    names = ("code", "kind", "ifc_class", "number", "name", "building", "at", "who")
    return MisplacedLabel(
        **{name: getattr(seen, name) for name in names},
        hangs_in=seen_place(session, seen.space_id),
        belongs_in=[seen_place(session, one) for one in seen.belongs],
    )
