"""Proposed matches wait for a person's decision: nothing is lost, and nothing is taken over by guessing."""

from datetime import timedelta

import pytest
from sqlalchemy import Engine

from registry.database.engine import writing
from registry.errors import AlreadyDecided, NotFound
from registry.imports.proposals import Decision, confirm_proposal, reject_proposal
from registry.snapshot import Box, Snapshot
from tests.conftest import NOON
from tests.factories import a_snapshot, a_type, an_asset
from tests.registry.importing import code_of, element_of, everything, history, rows, take_in

LATER, LATEST = NOON + timedelta(days=1), NOON + timedelta(days=2)
DECISION = Decision("K. Lind", LATEST, "looked at it on site")


def pump_at(x: float, key: str = "pump") -> Snapshot:
    """One pump of a type."""
    box: Box = (x, 0.0, 0.0, x + 0.5, 0.5, 0.5)
    return a_snapshot(an_asset(key, type_key="pump type", box=box), types=(a_type(),))


def proposed(engine: Engine) -> int:
    """A pump that got another id and moved by a metre and a half; returns the proposal."""
    take_in(engine, pump_at(0.0, "old"))
    take_in(engine, pump_at(1.5, "new"), at=LATER)
    [(proposal,)] = rows(engine, "proposal", "id", state="open")
    return int(proposal)


def decide(engine: Engine, decision: str, proposal: int) -> None:
    with writing(engine) as session:
        {"confirm": confirm_proposal, "reject": reject_proposal}[decision](session, proposal, DECISION)


def states(engine: Engine) -> list[str]:
    return [state for _, state in rows(engine, "proposal", "id", "state")]


def test_until_a_decision_the_new_element_is_new_and_the_old_one_removed(engine: Engine) -> None:
    proposed(engine)
    old, new = element_of(engine, "old"), element_of(engine, "new")
    [(rule, confidence, distance_m)] = rows(
        engine, "proposal", "rule", "confidence", "distance_m", element_id=new, candidate_id=old
    )
    assert old != new
    assert (rule, confidence, distance_m) == ("type within 2 m", 0.65, 1.5)
    assert rows(engine, "element", "id", retired_at=LATER) == [(old,)]


def test_a_confirmed_element_keeps_its_identity_and_code_under_the_new_id(engine: Engine) -> None:
    proposal = proposed(engine)
    old, old_code, new_code = element_of(engine, "old"), code_of(engine, "old"), code_of(engine, "new")
    decide(engine, "confirm", proposal)
    assert element_of(engine, "new") == old
    assert rows(engine, "element", "id", kind="asset", retired_at=None) == [(old,)]
    assert rows(engine, "code", "code", "status") == sorted([(old_code, "live"), (new_code, "replaced")])
    assert [event for event, _ in history(engine, old_code)] == ["minted", "removed", "returned"]
    assert [event for event, _ in history(engine, new_code)] == ["minted", "replaced"]
    assert rows(engine, "code_event", "who", "why", "element_id", event="replaced") == [
        ("K. Lind", f"by {old_code}: proposal {proposal} was confirmed: looked at it on site", old)
    ]


def test_a_confirmed_element_is_recognised_from_then_on(engine: Engine) -> None:
    decide(engine, "confirm", proposed(engine))
    before = everything(engine)
    take_in(engine, pump_at(1.5, "new"), at=LATEST)
    assert everything(engine) == before


def test_a_rejected_match_is_not_proposed_again_when_the_same_file_is_imported(engine: Engine) -> None:
    decide(engine, "reject", proposed(engine))
    take_in(engine, pump_at(0.0, "old"), at=LATEST)
    take_in(engine, pump_at(1.5, "new"), at=LATEST)
    take_in(engine, pump_at(0.0, "old"), at=LATEST)
    assert states(engine) == ["rejected"]


@pytest.mark.parametrize(
    "after",
    [
        pytest.param(pump_at(0.0, "old"), id="the old one is there again"),
        pytest.param(a_snapshot(), id="the new one is gone too"),
    ],
)
def test_an_import_settles_proposals_that_no_longer_apply(engine: Engine, after: Snapshot) -> None:
    proposed(engine)
    take_in(engine, after, at=LATEST)
    assert states(engine) == ["settled"]
    assert rows(engine, "proposal", "decided_at", "decided_by") == [(LATEST, "a test")]


@pytest.mark.parametrize("first", ["confirm", "reject"])
@pytest.mark.parametrize("again", ["confirm", "reject"])
def test_a_proposal_is_decided_once(engine: Engine, first: str, again: str) -> None:
    proposal = proposed(engine)
    decide(engine, first, proposal)
    before = everything(engine)
    with pytest.raises(AlreadyDecided, match=rf"proposal {proposal} is {first}ed already, by K\. Lind"):
        decide(engine, again, proposal)
    assert everything(engine) == before


def test_an_unknown_proposal_is_not_found(engine: Engine) -> None:
    with pytest.raises(NotFound, match="there is no proposal 42"):
        decide(engine, "confirm", 42)


def test_a_pump_confirmed_after_its_old_element_got_a_new_id_in_another_model_remains_one_element(
    engine: Engine,
) -> None:
    take_in(engine, pump_at(0.0, "old"), model="architecture")
    proposal = proposed(engine)
    element = element_of(engine, "old", model="architecture")
    decide(engine, "confirm", proposal)
    assert element_of(engine, "new") == element == element_of(engine, "old", model="architecture")
    assert rows(engine, "element", "id", kind="asset", retired_at=None) == [(element,)]
