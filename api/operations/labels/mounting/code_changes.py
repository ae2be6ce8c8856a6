"""Changes of codes: replacing lost ones, revoking wrong ones, claiming blank ones; each can be undone."""

from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace as replace_fields

from sqlmodel import Session

from api.operations.elements.meant import Within, element_meant
from api.operations.elements.named_views import named_view
from api.operations.errors import CodeBlank, NotPossible, OperationError
from api.operations.labels.mounting.views import ClaimsView, CodeChangeView, ScanProblem
from registry.codes import changes as code_changes
from registry.codes.issued import CLAIMED, REPLACED, RESTORED, REVOKED, TAKEN_DOWN, UNCLAIMED, code_status
from registry.codes.scans import code_in
from registry.codes.text import grouped
from registry.elements.named import NamedElement, element_of_id
from registry.errors import RegistryError
from registry.labels.mounting import not_before
from registry.saying import Saying
from registry.tables import Code, Element

LABELLED = ("space", "asset")


@dataclass(frozen=True, slots=True)
class Claim:
    """A blank code and its element, given by code, GlobalId or another name."""

    code: str
    element: str
    by: str | None = None
    """number, name, designation, tag …; None: any of them but name"""
    building: str | None = None
    line: int = 0
    storey: str | None = None


def code_meant(session: Session, text: str) -> Code:
    """What is kept of the code that somebody typed or scanned. Raises NotACode or NotFound."""
    return code_changes.get_code(session, code_in(session.connection(), text))


def require_leading(session: Session, code: Code, advice: str) -> NamedElement:
    """The element of a live code. Raises BadValue, with `advice`, for other codes."""
    status = status_of(session, code)
    if status == "blank":
        raise CodeBlank(f"{grouped(code.code)} is blank: it has to be claimed for something first")
    if status != "live":
        raise NotPossible(f"{grouped(code.code)} is {status}: {advice}")
    return element_of_id(session, code.element_id or 0)


def status_of(session: Session, code: Code) -> str:
    """The status of a code."""
    element = None if code.element_id is None else session.get(Element, code.element_id)
    return code_status(code.status, None if element is None else element.retired_at)


def replace(
    session: Session, which: str, saying: Saying, *, gone: bool = False, minted: str | None = None
) -> CodeChangeView:
    """Give the element of a lost or damaged label a new code; the element stays as it is.

    gone: whether the label is lost, so that nobody has to take it down.
    minted: the new code, where its label is drawn already.

    Raises NotACode, NotFound, or BadValue where its code has been replaced, is blank, or leads to what was removed.
    """
    code = require_replaceable(session, which)
    new = code_changes.replace_code(session, code, saying, minted)
    if gone:
        code_changes.note_taken_down(session, code, saying)
    down = "" if gone else _take_down(session, code.code)
    print_it = "print its label" if minted is None else "its label is printed"
    return _changed(session, code, REPLACED, new, f"{grouped(new)} leads there now: {print_it}{down}")


def require_replaceable(session: Session, which: str) -> Code:
    """The code that is meant, if its element can be given another. Raises NotACode, NotFound or NotPossible."""
    code = code_meant(session, which)
    status = status_of(session, code)
    if status not in ("live", "revoked") or code.element_id is None:
        hint = {"blank": "; revoke it, and print another", "replaced": "; name the code that leads there now"}
        raise NotPossible(f"{grouped(code.code)} is {_is(status)}{hint.get(status, '')}")
    present = code_changes.live_code(session, code.element_id)
    if status == "revoked" and present is not None:
        raise NotPossible(f"{grouped(code.code)} is revoked, and {grouped(present.code)} leads to its element already")
    return code


def revoke(session: Session, which: str, saying: Saying) -> CodeChangeView:
    """Revoke a code. Its element has no code until it is given another.

    Raises NotACode, NotFound, or BadValue where it is that already.
    """
    code = code_meant(session, which)
    if code.status not in ("live", "blank"):
        raise NotPossible(f"{grouped(code.code)} is {code.status} already")
    code_changes.revoke_code(session, code, saying)
    advice = "; its element can be given another code" if code.element_id else ""
    return _changed(session, code, REVOKED, None, f"It leads nowhere{_take_down(session, code.code)}{advice}")


def restore(session: Session, which: str, saying: Saying) -> CodeChangeView:
    """Restore a replaced or revoked code; it replaces the current code of its element.

    Raises NotACode, NotFound, or BadValue where it leads somewhere, or its element was removed.
    """
    code = code_meant(session, which)
    if code.status not in ("replaced", "revoked"):
        raise NotPossible(f"{grouped(code.code)} is {_is(status_of(session, code))}; there is nothing to restore")
    if code.element_id is None:
        code_changes.blank_again(session, code, saying)
        return _changed(session, code, RESTORED, None, "It can be claimed again")
    element = element_of_id(session, code.element_id)
    if element.is_retired:
        raise NotPossible(f"the {element.words}, which {grouped(code.code)} led to, was removed or is another one now")
    other = code_changes.restore_code(session, code, saying)
    down = "" if other is None else f", and {grouped(other)} nowhere any more{_take_down(session, other)}"
    return _changed(session, code, RESTORED, other, f"It leads to its element again{down}")


def take_down(session: Session, which: str, saying: Saying) -> CodeChangeView:
    """Record that the label of a code was taken down. Raises NotACode or NotFound."""
    code = code_meant(session, which)
    said = replace_fields(saying, at=not_before(session, code.code, saying.at))
    code_changes.note_taken_down(session, code, said)
    return _changed(session, code, TAKEN_DOWN, None, "It is not on the list of labels to take down")


def claim(session: Session, one: Claim, saying: Saying) -> CodeChangeView:
    """Claim a blank code for a space or an asset; it replaces the element's current code.

    Raises NotACode, NotFound, Ambiguous, or BadValue where the code is not blank, or the element gets no label.
    """
    code = code_meant(session, one.code)
    if code.status != "blank":
        leads = f" and leads to the {_of(session, code).words}" if code.element_id else ""
        raise NotPossible(f"{grouped(code.code)} is {code.status}{leads}: only a blank code can be claimed")
    by = None if one.by is None else (one.by,)
    element = element_meant(session, one.element, Within(one.building, one.storey), by=by)
    if element.kind not in LABELLED or element.is_retired:
        state = "was removed" if element.is_retired else "gets no label"
        raise NotPossible(f"the {element.words} {state}; name a space or an asset that is there")
    before = code_changes.claim_code(session, code, element.id, saying)
    told = "" if before is None else f"; {grouped(before)} is replaced by it{_take_down(session, before)}"
    return _changed(session, code, CLAIMED, before, f"It leads there from now on{told}")


def claim_all(session: Session, file: str, claims: Sequence[Claim], saying: Saying) -> ClaimsView:
    """Claim many blank codes; if one cannot be claimed, none is, and the row has the reason."""
    done: list[CodeChangeView] = []
    problems: list[ScanProblem] = []
    with session.begin_nested() as all_or_none:
        for one in claims:
            try:
                done.append(claim(session, one, saying))
            except (OperationError, RegistryError) as error:
                problems.append(ScanProblem(line=one.line, code=one.code, message=f"row {one.line}: {error}"))
        if problems:
            all_or_none.rollback()
    return ClaimsView(file=file, claimed=[] if problems else done, problems=problems, applied=not problems)


def unclaim(session: Session, which: str, saying: Saying) -> CodeChangeView:
    """Make a code that was claimed by mistake blank again, and restore the element's previous code.

    Raises NotACode, NotFound, or BadValue where it was never claimed.
    """
    code = code_meant(session, which)
    if code.status != "live" or not code_changes.was_claimed(session, code.code):
        raise NotPossible(f"{grouped(code.code)} is {_is(status_of(session, code))} and was not claimed")
    before = code_changes.unclaim_code(session, code, saying)
    told = "" if before is None else f"; {grouped(before)} leads to its element again"
    return _changed(session, code, UNCLAIMED, before, f"It is blank again, to be claimed for something else{told}")


def _take_down(session: Session, code: str) -> str:
    """The action for the label of a code that no longer leads to an element; none if it was never printed."""
    return f"; take the label {grouped(code)} down where it hangs" if code_changes.may_be_mounted(session, code) else ""


def _of(session: Session, code: Code) -> NamedElement:
    return element_of_id(session, code.element_id or 0)


def _is(status: str) -> str:
    return {"removed": "on something that was removed"}.get(status, status)


def _changed(session: Session, code: Code, event: str, other: str | None, message: str) -> CodeChangeView:
    return CodeChangeView(
        code=code.code,
        event=event,
        status=status_of(session, code),
        element=None if code.element_id is None else named_view(_of(session, code)),
        other=other,
        message=message,
    )
