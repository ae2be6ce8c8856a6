"""Changes of codes by people: each is recorded with when, who and why, and an element has at most one live code.

Codes are given in their stored form. The caller holds the write lock.
"""

from collections.abc import Sequence

from sqlmodel import Session, col, select

from registry.codes.issued import (
    CLAIMED,
    MOUNTED,
    PRINTED,
    REPLACED,
    RESTORED,
    REVOKED,
    SWAPPED,
    TAKEN_DOWN,
    UNCLAIMED,
    give_codes,
    note_codes,
    taken_codes,
    unused_codes,
)
from registry.codes.text import grouped
from registry.errors import NotFound, RegistryChanged
from registry.saying import Saying
from registry.tables import Code, CodeEvent

IS_LIVE, IS_REPLACED, IS_REVOKED, IS_BLANK = "live", "replaced", "revoked", "blank"
"""The statuses of a code."""


def get_code(session: Session, code: str) -> Code:
    """The row of a code. Raises NotFound."""
    row = session.get(Code, code, populate_existing=True)
    if row is None:
        raise NotFound(f"no element has the code {grouped(code)}: it was not given out by this registry")
    return row


def live_code(session: Session, element_id: int) -> Code | None:
    """The live code of an element; None where it has none."""
    return session.exec(select(Code).where(Code.element_id == element_id, Code.status == IS_LIVE)).first()


def replace_code(session: Session, code: Code, saying: Saying, minted: str | None = None) -> str:
    """Replace a live or revoked code by a new one for the same element; returns the new code.

    minted: the new code, where it is drawn on a label already. Raises RegistryChanged where it was given out meanwhile.
    """
    if minted is not None:
        _require_unused(session, [minted])
    element_id = code.element_id or 0
    if code.status == IS_LIVE:
        code.status = IS_REPLACED
        session.flush()
    give_codes(session, [element_id], saying.at, saying.who, None if minted is None else [minted])
    new = live_code(session, element_id)
    assert new is not None  # noqa: S101  (given by give_codes)
    _note(session, code.code, REPLACED, saying, f"by {new.code}")
    return new.code


def revoke_code(session: Session, code: Code, saying: Saying) -> None:
    """Revoke a code, so that it leads nowhere; its element has no code until it gets another."""
    code.status = IS_REVOKED
    session.flush()
    _note(session, code.code, REVOKED, saying)


def restore_code(session: Session, code: Code, saying: Saying) -> str | None:
    """Make a code live again; returns the element's code in the meantime, which it replaces, or None."""
    current = live_code(session, code.element_id or 0)
    if current is not None:
        current.status = IS_REPLACED
        session.flush()
        _note(session, current.code, REPLACED, saying, f"by {code.code}")
    code.status = IS_LIVE
    session.flush()
    _note(session, code.code, RESTORED, saying)
    return None if current is None else current.code


def blank_again(session: Session, code: Code, saying: Saying) -> None:
    """Make a revoked blank code blank again."""
    code.status = IS_BLANK
    session.flush()
    _note(session, code.code, RESTORED, saying)


def keep_blanks(session: Session, codes: Sequence[str], saying: Saying) -> None:
    """Store new blank codes, which lead nowhere yet. Raises RegistryChanged where one was given out meanwhile."""
    _require_unused(session, codes)
    session.add_all(Code(code=code, status=IS_BLANK, minted_at=saying.at) for code in codes)
    session.flush()
    note_codes(session, codes, "minted", saying.at, saying.who, "blank")


def _require_unused(session: Session, codes: Sequence[str]) -> None:
    if taken_codes(session, codes):
        raise RegistryChanged("a code on the new labels was given out meanwhile: print them again")


def new_blanks(session: Session, count: int) -> list[str]:
    """Unused codes, to be stored later with `keep_blanks`."""
    return unused_codes(session, count)


def claim_code(session: Session, code: Code, element_id: int, saying: Saying) -> str | None:
    """Assign a blank code to an element; returns the element's previous code, which it replaces, or None."""
    before = live_code(session, element_id)
    if before is not None:
        before.status = IS_REPLACED
        session.flush()
        _note(session, before.code, REPLACED, saying, f"by {code.code}")
    code.status, code.element_id = IS_LIVE, element_id
    session.flush()
    _note(session, code.code, CLAIMED, saying)
    return None if before is None else before.code


def unclaim_code(session: Session, code: Code, saying: Saying) -> str | None:
    """Make a claimed code blank again; returns the element's previous code, which is live again, or None."""
    _note(session, code.code, UNCLAIMED, saying)
    element_id, before = code.element_id, _replaced_by(session, code)
    code.status, code.element_id = IS_BLANK, None
    code.mounted_at, code.mounted_by, code.mounted_space_id = None, None, None
    session.flush()
    if before is None or before.element_id != element_id or before.status != IS_REPLACED:
        return None
    before.status = IS_LIVE
    session.flush()
    _note(session, before.code, RESTORED, saying)
    return before.code


def was_claimed(session: Session, code: str) -> bool:
    """Whether a code was printed as a blank before it was assigned to an element."""
    minted = select(CodeEvent).where(CodeEvent.code == code, CodeEvent.event == "minted")
    return any(event.element_id is None for event in session.exec(minted))


def swap_codes(session: Session, first: Code, second: Code, saying: Saying) -> None:
    """Exchange the elements of two live codes."""
    first.element_id, second.element_id = second.element_id, first.element_id
    session.flush()
    _note(session, first.code, SWAPPED, saying, f"with {second.code}")
    _note(session, second.code, SWAPPED, saying, f"with {first.code}")


def note_taken_down(session: Session, code: Code, saying: Saying) -> None:
    """Record that the label of a code was taken down."""
    code.mounted_at, code.mounted_by, code.mounted_space_id = None, None, None
    session.flush()
    _note(session, code.code, TAKEN_DOWN, saying)


def may_be_mounted(session: Session, code: str) -> bool:
    """Whether a label of a code was printed or mounted and, as far as is known, not taken down since."""
    statement = select(CodeEvent.event).where(CodeEvent.code == code)
    on_labels = statement.where(col(CodeEvent.event).in_((PRINTED, MOUNTED, TAKEN_DOWN)))
    last = session.exec(on_labels.order_by(col(CodeEvent.id).desc()).limit(1)).one_or_none()
    return last in (PRINTED, MOUNTED)


def _replaced_by(session: Session, code: Code) -> Code | None:
    """The code that was replaced when this one was last claimed."""
    claimed = (
        select(CodeEvent)
        .where(CodeEvent.code == code.code, CodeEvent.event == CLAIMED)
        .order_by(col(CodeEvent.id).desc())
    )
    claim = session.exec(claimed).first()
    if claim is None:
        return None
    replaced = (
        select(CodeEvent.code)
        .where(CodeEvent.event == REPLACED, col(CodeEvent.element_id) == code.element_id)
        .where(col(CodeEvent.id) < claim.id, CodeEvent.at == claim.at, col(CodeEvent.why).startswith(f"by {code.code}"))
        .order_by(col(CodeEvent.id).desc())
    )
    found = session.exec(replaced).first()
    return None if found is None else session.get(Code, found)


def _note(session: Session, code: str, event: str, saying: Saying, what: str = "") -> None:
    why = ": ".join(filter(None, (what, saying.why)))
    note_codes(session, [code], event, saying.at, saying.who, why)
