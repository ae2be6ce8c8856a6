"""What people do to codes: a lost one is replaced, a wrong one revoked, a blank one claimed; each can be undone."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine

from api.operations.elements.looking_up import look_up
from api.operations.errors import BadValue, NeedsAnswer
from api.operations.history.element import history_of
from api.operations.labels.mounting.code_changes import Claim, claim, claim_all, replace, restore, revoke, unclaim
from api.operations.labels.mounting.tables import read_claims
from api.operations.labels.mounting.views import CodeChangeView
from api.operations.labels.printing.batches import Keeping, one_batch
from api.operations.labels.printing.blanks import print_blanks
from registry.codes.issued import unused_codes
from registry.codes.old_signs import NewSign, adopt_signs, sign_key
from registry.codes.text import grouped, mint_many
from registry.database.engine import reading, reading_connection, writing
from registry.errors import Ambiguous, NotFound
from registry.saying import Saying
from registry.tables.columns import Table
from tests.api.operations.corrections.station import asset, door, pump, station, take_in_station, valve
from tests.api.operations.labels.factories import an_order, ann, code, code_row, events, printed
from tests.factories import an_asset


def doing(engine: Engine, what: Any, which: str, saying: Saying | None = None, **options: Any) -> CodeChangeView:
    with writing(engine) as session:
        view = what(session, which, saying or ann(1, "torn off"), **options)
    assert isinstance(view, CodeChangeView)
    return view


def claimed(
    engine: Engine, which: str, element: str, by: str | None = None, building: str | None = None
) -> CodeChangeView:
    with writing(engine) as session:
        return claim(session, Claim(which, element, by, building), ann(2))


def blanks(engine: Engine, folder: Path, count: int = 2) -> list[str]:
    """Print blank labels; their codes."""
    sheet = print_blanks(engine, count, an_order(), folder / "blank.pdf", Keeping(ann()))
    with reading(engine) as session:
        return [one.code for one in one_batch(session, sheet.batch or 0).contents]


def status(engine: Engine, code: str) -> str:
    """What a code answers."""
    with reading_connection(engine) as connection:
        return look_up(connection, code).status


def live_codes(engine: Engine) -> dict[int, list[str]]:
    """Element → its live codes."""
    table, found = Table.metadata.tables["code"], dict[int, list[str]]()
    with reading(engine) as session:
        for row in session.execute(table.select()):
            if row.status == "live":
                found.setdefault(row.element_id, []).append(row.code)
    return found


def test_a_lost_code_is_replaced_and_its_thing_is_not_touched(engine: Engine) -> None:
    take_in_station(engine)
    old, before = code(engine, "pump"), asset(engine, "pump")
    view = doing(engine, replace, grouped(old).lower())
    new = code(engine, "pump")
    assert (view.code, view.other, view.status) == (old, new, "replaced")
    assert asset(engine, "pump") == before.model_copy(update={"code": new})
    assert (status(engine, old), status(engine, new)) == ("replaced", "live")
    assert (events(engine, old), events(engine, new)) == (["minted", "replaced"], ["minted"])
    with reading(engine) as session:
        told = [
            (one.event, one.code, one.why) for one in history_of(session, "pump").entries if one.event == "replaced"
        ]
    assert told == [("replaced", old, f"by {new}: torn off")]


def test_a_replaced_code_names_the_code_that_is_live_now(engine: Engine) -> None:
    take_in_station(engine)
    first = code(engine, "pump")
    second = str(doing(engine, replace, first).other)
    third = str(doing(engine, replace, second).other)
    assert [successor(engine, one) for one in (first, second, third)] == [third, third, None]
    doing(engine, revoke, third)
    assert [successor(engine, one) for one in (first, second, third)] == [None, None, None]


def successor(engine: Engine, of: str) -> str | None:
    with engine.connect() as connection:
        return look_up(connection, of).replaced_by


def test_a_replaced_label_is_to_be_taken_down_unless_it_is_gone_or_never_was(engine: Engine, tmp_path: Path) -> None:
    take_in_station(engine)
    assert "take the label" not in doing(engine, replace, code(engine, "office")).message
    printed(engine, tmp_path)
    lost, torn = code(engine, "pump"), code(engine, "valve")
    assert f"take the label {grouped(torn)} down where it hangs" in doing(engine, replace, torn).message
    assert "take the label" not in doing(engine, replace, lost, gone=True).message
    assert events(engine, lost)[-2:] == ["replaced", "taken down"]


def test_a_revoked_code_leads_nowhere_and_its_thing_has_none_until_it_is_given_another(engine: Engine) -> None:
    take_in_station(engine)
    old = code(engine, "pump")
    view = doing(engine, revoke, old)
    assert (view.status, status(engine, old), asset(engine, "pump").code) == ("revoked", "revoked", None)
    new = doing(engine, replace, old).other
    assert (asset(engine, "pump").code, status(engine, old)) == (new, "revoked")


@pytest.mark.parametrize("what", [replace, revoke], ids=["replaced", "revoked"])
def test_a_code_is_restored_and_the_one_that_came_for_it_is_replaced(engine: Engine, what: Any) -> None:
    take_in_station(engine)
    old = code(engine, "pump")
    other = doing(engine, what, old).other
    view = doing(engine, restore, old)
    assert (view.status, view.other, code(engine, "pump")) == ("live", other, old)
    assert other is None or status(engine, other) == "replaced"
    assert all(len(one) == 1 for one in live_codes(engine).values())


def test_what_can_not_be_done_to_a_code_is_refused_with_the_reason(engine: Engine, tmp_path: Path) -> None:
    take_in_station(engine)
    live, gone, bad, removed = (code(engine, one) for one in ("office", "pump", "valve", "door"))
    [blank] = blanks(engine, tmp_path, 1)
    doing(engine, replace, gone)
    doing(engine, revoke, bad)
    doing(engine, replace, bad)
    take_in_station(engine, station(pump(), valve()))
    refused = [
        (replace, gone, "is replaced; name the code that leads there now"),
        (replace, bad, f"is revoked, and {grouped(code(engine, 'valve'))} leads to its element already"),
        (replace, removed, "is on something that was removed"),
        (replace, blank, "is blank; revoke it, and print another"),
        (revoke, bad, "is revoked already"),
        (revoke, gone, "is replaced already"),
        (restore, live, "is live; there is nothing to restore"),
        (unclaim, live, "is live and was not claimed"),
    ]
    for what, which, words in refused:
        with pytest.raises(BadValue, match=f"{grouped(which)} {words}"):
            doing(engine, what, which)
    doing(engine, revoke, removed)
    with pytest.raises(BadValue, match="was removed or is another one now"):
        doing(engine, restore, removed)


def test_blank_codes_are_printed_as_a_batch_and_lead_nowhere(engine: Engine, tmp_path: Path) -> None:
    take_in_station(engine)
    one, other = blanks(engine, tmp_path)
    kept = code_row(engine, one)
    assert (kept["status"], kept["element_id"], events(engine, one)) == ("blank", None, ["minted", "printed"])
    with reading_connection(engine) as connection:
        view = look_up(connection, other)
    assert (view.status, view.element) == ("blank", None)


def test_blank_codes_and_their_file_are_there_together_or_not_at_all(
    engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_arguments: object) -> None:
        raise RuntimeError

    take_in_station(engine)
    monkeypatch.setattr("api.operations.labels.printing.batches.keep_batch", fail)
    with pytest.raises(RuntimeError):
        blanks(engine, tmp_path)
    assert not (tmp_path / "blank.pdf").exists()
    assert {len(one) for one in live_codes(engine).values()} == {1}
    with reading(engine) as session:
        assert [one for one in session.execute(Table.metadata.tables["code"].select()) if one.status == "blank"] == []


@pytest.mark.parametrize("count", [0, -1, 100_001])
def test_a_number_of_blank_labels_that_nobody_means_is_refused(engine: Engine, tmp_path: Path, count: int) -> None:
    with pytest.raises(BadValue, match="ask for 1 to 100,000"):
        blanks(engine, tmp_path, count)


def test_blank_labels_for_another_host_are_a_question(engine: Engine, tmp_path: Path) -> None:
    take_in_station(engine)
    printed(engine, tmp_path)
    with pytest.raises(NeedsAnswer, match=r"labels lead to q\.firm\.dk until now"):
        print_blanks(engine, 1, an_order("q.other.dk"), tmp_path / "blank.pdf", Keeping(ann()))


@pytest.mark.parametrize("by", ["code", "GlobalId", "address"])
def test_a_blank_code_is_claimed_for_a_thing_and_the_former_one_is_replaced(
    engine: Engine, tmp_path: Path, by: str
) -> None:
    take_in_station(engine)
    [blank] = blanks(engine, tmp_path, 1)
    old = code(engine, "pump")
    named = {"code": old, "GlobalId": "pump", "address": f"HTTPS://Q.X.DK/Q/{old}"}
    view = claimed(engine, f"https://q.firm.dk/q/{blank}", named[by])
    assert (view.status, view.other, code(engine, "pump")) == ("live", old, blank)
    assert (status(engine, blank), status(engine, old)) == ("live", "replaced")
    assert (events(engine, blank)[-1], events(engine, old)[-1]) == ("claimed", "replaced")
    assert all(len(one) == 1 for one in live_codes(engine).values())


@pytest.mark.parametrize(
    ("text", "by", "building", "key"),
    [("102", "number", "Station", "store"), ("102", "number", None, "store"), ("valve", "name", "Station", "valve")],
)
def test_a_blank_code_is_claimed_by_what_people_call_the_thing(
    engine: Engine, tmp_path: Path, text: str, by: str, building: str | None, key: str
) -> None:
    take_in_station(engine)
    [blank] = blanks(engine, tmp_path, 1)
    claimed(engine, blank, text, by, building)
    assert code(engine, key) == blank


def test_a_blank_code_is_claimed_once(engine: Engine, tmp_path: Path) -> None:
    take_in_station(engine)
    [blank] = blanks(engine, tmp_path, 1)
    claimed(engine, blank, "pump")
    with pytest.raises(BadValue, match=r"is live and leads to the asset .* only a blank code can be claimed"):
        claimed(engine, blank, "valve")
    with pytest.raises(BadValue, match="only a blank code can be claimed"):
        claimed(engine, code(engine, "valve"), "door")


def test_of_two_who_claim_one_blank_code_at_once_one_wins(engine: Engine, tmp_path: Path) -> None:
    take_in_station(engine)
    [blank] = blanks(engine, tmp_path, 1)

    def tried(element: str) -> str:
        try:
            claimed(engine, blank, element)
        except BadValue:
            return "refused"
        return element

    with ThreadPoolExecutor(4) as pool:
        outcomes = list(pool.map(tried, ["pump", "valve", "door", "office"]))
    [winner] = [one for one in outcomes if one != "refused"]
    assert code(engine, winner) == blank
    assert events(engine, blank).count("claimed") == 1


def test_what_can_not_be_claimed_is_refused(engine: Engine, tmp_path: Path) -> None:
    take_in_station(engine)
    [blank] = blanks(engine, tmp_path, 1)
    take_in_station(engine, station(pump(), an_asset("twin"), door()))
    refused = [
        (("nothing",), NotFound, "nothing has the code, GlobalId, number or other name 'nothing'"),
        (("valve",), BadValue, "the asset .* was removed; name a space or an asset that is there"),
        (("building",), BadValue, "gets no label; name a space or an asset"),
        (("pump", "name"), Ambiguous, "'pump' may be any of 2"),
        (("999", "number", "Station"), NotFound, "nothing in Station has the number '999'"),
        (("101", "number", "Nowhere"), NotFound, "there is no building 'Nowhere'"),
    ]
    for arguments, error, words in refused:
        with pytest.raises(error, match=words):
            claimed(engine, blank, *arguments)
    assert status(engine, blank) == "blank"


def test_a_claim_is_taken_back_and_the_former_code_leads_there_again(engine: Engine, tmp_path: Path) -> None:
    take_in_station(engine)
    [blank] = blanks(engine, tmp_path, 1)
    old = code(engine, "pump")
    claimed(engine, blank, "pump")
    view = doing(engine, unclaim, blank)
    assert (view.status, view.other, code(engine, "pump")) == ("blank", old, old)
    claimed(engine, blank, "valve")
    assert code(engine, "valve") == blank
    assert all(len(one) == 1 for one in live_codes(engine).values())


def test_a_blank_code_that_is_lost_is_revoked_and_blank_again_when_it_is_found(engine: Engine, tmp_path: Path) -> None:
    [blank] = blanks(engine, tmp_path, 1)
    assert doing(engine, revoke, blank).status == "revoked"
    assert doing(engine, restore, blank).status == "blank"


def test_a_table_of_claims_is_taken_whole_or_not_at_all(engine: Engine, tmp_path: Path) -> None:
    take_in_station(engine)
    one, other = blanks(engine, tmp_path)
    table = tmp_path / "claims.csv"
    table.write_text(f"Kod;Element;Rum;Byggnad\n{one};pump;;\n{other};;999;Station\n", encoding="utf-8")
    with writing(engine) as session:
        refused = claim_all(session, table.name, read_claims(table), ann())
    assert (refused.applied, [problem.line for problem in refused.problems], status(engine, one)) == (
        False,
        [3],
        "blank",
    )
    table.write_text(f"Kod;Element;Rum;Byggnad\n{one};pump;;\n{other};;102;Station\n", encoding="utf-8")
    with writing(engine) as session:
        assert claim_all(session, table.name, read_claims(table), ann()).applied
    assert (code(engine, "pump"), code(engine, "store")) == (one, other)


def test_a_code_that_stands_on_a_sign_from_before_is_never_minted(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    take_in_station(engine)
    free = mint_many(1)
    drawn = iter([["7K3M9QX21"], free])
    monkeypatch.setattr("registry.codes.issued.mint_many", lambda _count, **_options: next(drawn))
    with writing(engine) as session:
        adopt_signs(session, {sign_key("7k3-m9q-x2I"): NewSign("7k3-m9q-x2I", asset(engine, "pump").id)}, "", ann())
        assert unused_codes(session, 1) == free
