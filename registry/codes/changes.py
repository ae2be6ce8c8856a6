"""What people do to codes: each change is noted with when, who and why, and an element has at most one live code.

All functions take their codes as they are kept. The caller holds the write lock.
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
"""What a code may be."""


def get_code(session: Session, code: str) -> Code:
    """What is kept of a code. Raises NotFound."""
    found = session.get(Code, code, populate_existing=True)
    if found is None:
        raise NotFound(f"no element has the code {grouped(code)}: it was not given out by this registry")
    return found


def live_code(session: Session, element_id: int) -> Code | None:
    """The code that leads to an element."""
    return session.exec(select(Code).where(Code.element_id == element_id, Code.status == IS_LIVE)).first()


def replace_code(session: Session, code: Code, saying: Saying) -> str:
    """Give the element of a live or revoked code a new one; returns that."""
    element_id = code.element_id or 0
    if code.status == IS_LIVE:
        code.status = IS_REPLACED
        session.flush()
    give_codes(session, [element_id], saying.at, saying.who)
    new = live_code(session, element_id)
    assert new is not None  # noqa: S101  (it was given just now)
    _note(session, code.code, REPLACED, saying, f"by {new.code}")
    return new.code


def revoke_code(session: Session, code: Code, saying: Saying) -> None:
    """Let a code lead nowhere; its element has none until it gets another."""
    code.status = IS_REVOKED
    session.flush()
    _note(session, code.code, REVOKED, saying)


def restore_code(session: Session, code: Code, saying: Saying) -> str | None:
    """Let a code lead to its element again; returns the code that did so meanwhile and is replaced by it."""
    meanwhile = live_code(session, code.element_id or 0)
    if meanwhile is not None:
        meanwhile.status = IS_REPLACED
        session.flush()
        _note(session, meanwhile.code, REPLACED, saying, f"by {code.code}")
    code.status = IS_LIVE
    session.flush()
    _note(session, code.code, RESTORED, saying)
    return None if meanwhile is None else meanwhile.code


def blank_again(session: Session, code: Code, saying: Saying) -> None:
    """Let a blank code that was revoked be blank again."""
    code.status = IS_BLANK
    session.flush()
    _note(session, code.code, RESTORED, saying)


def keep_blanks(session: Session, codes: Sequence[str], saying: Saying) -> None:
    """Keep new codes that lead nowhere yet. Raises RegistryChanged where one was given out meanwhile."""
    if taken_codes(session, codes):
        raise RegistryChanged("a code was given out meanwhile that was to be printed as blank: print them again")
    session.add_all(Code(code=one, status=IS_BLANK, minted_at=saying.at) for one in codes)
    session.flush()
    note_codes(session, codes, "minted", saying.at, saying.who, "blank")


def new_blanks(session: Session, count: int) -> list[str]:
    """Codes that nobody has, to be kept later."""
    return unused_codes(session, count)


def claim_code(session: Session, code: Code, element_id: int, saying: Saying) -> str | None:
    """Let a blank code lead to an element; returns the code that did so until now and is replaced by it."""
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
    """Let a claimed code be blank again; returns the code that leads to its element again."""
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
    """Whether a code was blank when it was minted."""
    minted = select(CodeEvent).where(CodeEvent.code == code, CodeEvent.event == "minted")
    return any(one.element_id is None for one in session.exec(minted))


def swap_codes(session: Session, one: Code, other: Code, saying: Saying) -> None:
    """Let each of two live codes lead where the other one did."""
    one.element_id, other.element_id = other.element_id, one.element_id
    session.flush()
    _note(session, one.code, SWAPPED, saying, f"with {other.code}")
    _note(session, other.code, SWAPPED, saying, f"with {one.code}")


def note_taken_down(session: Session, code: Code, saying: Saying) -> None:
    """A label does not hang there any more."""
    code.mounted_at, code.mounted_by, code.mounted_space_id = None, None, None
    session.flush()
    _note(session, code.code, TAKEN_DOWN, saying)


def may_hang(session: Session, code: str) -> bool:
    """Whether a label of a code was printed or mounted, and is not known to be taken down since."""
    statement = select(CodeEvent.event).where(CodeEvent.code == code)
    on_labels = statement.where(col(CodeEvent.event).in_((PRINTED, MOUNTED, TAKEN_DOWN)))
    last = session.exec(on_labels.order_by(col(CodeEvent.id).desc()).limit(1)).one_or_none()
    return last in (PRINTED, MOUNTED)


def _replaced_by(session: Session, code: Code) -> Code | None:
    """The code that was replaced when this one was claimed last."""
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
