"""Signs that hang already are adopted from a table, and their texts resolve from then on. Our own codes win."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from sqlalchemy import Engine, event

from api.files.errors import BadTable
from api.operations.elements.looking_up import answer, look_up
from api.operations.elements.meant import element_meant
from api.operations.elements.views import CodeView
from api.operations.labels.mounting.code_changes import revoke
from api.operations.labels.old_signs.adopting import AdoptOptions, adopt, forget, list_signs, write_problems
from api.operations.labels.old_signs.table import read_sign_table
from api.operations.labels.old_signs.views import AdoptedView
from registry.codes.old_signs import sign_key
from registry.codes.text import grouped
from registry.database.engine import reading, reading_connection, writing
from registry.errors import NotACode, NotFound
from tests.api.operations.asset_lists.fleet import CAR, VAN, take_list, things
from tests.api.operations.corrections.station import asset, door, pump, say, space, station, take_in_station, valve
from tests.api.operations.labels.factories import ann, code


def a_table(folder: Path, *lines: str, name: str = "signs.csv") -> Path:
    path = folder / name
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def adopted(engine: Engine, path: Path, named: dict[str, str] | None = None, **options: Any) -> AdoptedView:
    with writing(engine) as session:
        return adopt(session, read_sign_table(path, named), AdoptOptions(path.name, **options), ann())


def answered(engine: Engine, text: str) -> CodeView:
    with reading_connection(engine) as connection:
        return answer(connection, text)


def unknown(engine: Engine, text: str) -> bool:
    try:
        answered(engine, text)
    except (NotACode, NotFound):
        return True
    return False


@pytest.mark.parametrize(
    ("heading", "value", "key"),
    [
        ("Kod", "{pump_code}", "pump"),
        ("GlobalId", "valve", "valve"),
        ("Rumsnummer", "102", "store"),
        ("Beteckning", "56 bvp-001", "pump"),
        ("Tag", "304512", "pump"),
        ("Serienummer", "A-2231", "pump"),
        ("Asset ID", "inv 7", "pump"),
        ("Streckkod", "7350053850019", "pump"),
        ("Element", "56BVP001", "pump"),
        ("Element", "102", "store"),
    ],
    ids=str,
)
def test_a_sign_leads_to_what_its_row_names_in_any_of_many_ways(
    engine: Engine, tmp_path: Path, heading: str, value: str, key: str
) -> None:
    known = {"designation": "56BVP001", "tag": "304512", "serial_number": "A-2231", "bar_code": "7350053850019"}
    take_in_station(engine, station(pump(asset_identifier="INV-7", **known), valve(), door()))
    table = a_table(tmp_path, f"Skylttext;{heading}", f"PUMP 04/2;{value.format(pump_code=code(engine, 'pump'))}")
    view = adopted(engine, table)
    found = answered(engine, "PUMP 04/2")
    assert (view.applied, view.added, found.status, found.sign) == (True, 1, "live", "PUMP 04/2")
    assert found.code == code(engine, key)
    assert found.element == look(engine, code(engine, key)).element


def look(engine: Engine, which: str) -> CodeView:
    with reading_connection(engine) as connection:
        return look_up(connection, which)


@pytest.mark.parametrize("typed", ["pump 04/2", "PUMP-04/2", "Pump04/2", " pump\u00a004\u2011/2 ", "ＰＵＭＰ 04/2"])
def test_case_blanks_and_hyphens_of_a_signs_text_do_not_matter(engine: Engine, tmp_path: Path, typed: str) -> None:
    take_in_station(engine)
    adopted(engine, a_table(tmp_path, "Text;GlobalId", "PUMP 04/2;pump"))
    assert answered(engine, typed).sign == "PUMP 04/2"
    with reading(engine) as session:
        assert element_meant(session, typed).global_id == "pump"


def test_texts_that_differ_in_more_are_two_signs(engine: Engine, tmp_path: Path) -> None:
    take_in_station(engine)
    adopted(engine, a_table(tmp_path, "Text;GlobalId", "1.04;pump", "104;valve"))
    assert [answered(engine, text).code for text in ("1.04", "104")] == [code(engine, "pump"), code(engine, "valve")]


def test_an_address_in_a_foreign_symbol_leads_to_its_thing(engine: Engine, tmp_path: Path) -> None:
    take_in_station(engine)
    address = "http://old.firm.dk/asset.php?id=77&x=1#top"
    adopted(engine, a_table(tmp_path, "Text\tGlobalId", f"{address}\tpump"))
    assert answered(engine, address.upper()).code == code(engine, "pump")


def test_one_of_our_codes_is_never_adopted_and_always_wins(engine: Engine, tmp_path: Path) -> None:
    take_in_station(engine)
    own = code(engine, "valve")
    table = a_table(tmp_path, "Text;GlobalId", f"{grouped(own).lower()};pump")
    [problem] = adopted(engine, table).problems
    assert (problem.kind, problem.line) == ("own code", 2)
    assert "is one of our own codes, which leads where it does" in problem.message
    assert answered(engine, own) == look(engine, own)


def test_a_revoked_code_of_ours_still_wins(engine: Engine, tmp_path: Path) -> None:
    take_in_station(engine)
    own = code(engine, "valve")
    with writing(engine) as session:
        revoke(session, own, ann())
    assert adopted(engine, a_table(tmp_path, "Text;GlobalId", f"{own};pump")).problems[0].kind == "own code"
    assert answered(engine, own).status == "revoked"


def test_rows_that_can_not_be_are_told_with_their_lines_and_nothing_is_changed(engine: Engine, tmp_path: Path) -> None:
    take_in_station(engine, station(pump(tag="T1"), valve(tag="T1"), door(tag="T2")))
    table = a_table(
        tmp_path, "Text;Tag;Storey", "A;T1;", "B;T9;", "C;T2;", "D;T2;", "D;;", "E;;", ";T2;", "C;T2;", "- -;T2;",
    )  # fmt: skip
    view = adopted(engine, table)
    assert (view.applied, view.rows) == (False, 8)
    assert [(one.line, one.kind) for one in view.problems] == [
        (2, "ambiguous"), (3, "unknown"), (6, "unknown"), (7, "unknown"), (10, "bad value"),
    ]  # fmt: skip
    assert view.problems[0].message == (
        "row 2: 2 elements have the tag 'T1'; name the building or storey, the GlobalId or the code"
    )
    assert unknown(engine, "C")
    view = adopted(engine, table, accept_unmatched=True)
    assert (view.applied, view.added, len(view.problems)) == (True, 2, 5)
    assert answered(engine, "c").code == code(engine, "door")


def test_of_rows_that_say_otherwise_of_one_text_none_is_believed(engine: Engine, tmp_path: Path) -> None:
    take_in_station(engine)
    table = a_table(tmp_path, "Text;GlobalId", "A 1;pump", "a-1;valve", "A1;pump")
    view = adopted(engine, table, accept_unmatched=True)
    assert [(one.line, one.kind) for one in view.problems] == [(2, "duplicate"), (3, "duplicate")]
    assert unknown(engine, "A1")


def test_the_same_table_again_changes_nothing_and_another_one_leads_signs_elsewhere(
    engine: Engine, tmp_path: Path
) -> None:
    take_in_station(engine)
    adopted(engine, a_table(tmp_path, "Text;GlobalId", "A;pump", "B;valve"))
    again = adopted(engine, a_table(tmp_path, "Text;GlobalId", "A;pump", "B;door"))
    assert (again.added, again.changed) == (0, 1)
    assert answered(engine, "B").code == code(engine, "door")
    with reading(engine) as session:
        assert [(one.text, one.code) for one in list_signs(session, "Station")] == [
            ("A", code(engine, "pump")), ("B", code(engine, "door")),
        ]  # fmt: skip


def test_a_sign_is_forgotten_and_may_be_adopted_again(engine: Engine, tmp_path: Path) -> None:
    take_in_station(engine)
    table = a_table(tmp_path, "Text;GlobalId", "A 1;pump")
    adopted(engine, table)
    with writing(engine) as session:
        assert forget(session, "a1", ann()).text == "A 1"
    assert unknown(engine, "A 1")
    with writing(engine) as session, pytest.raises(NotFound, match="no sign 'a1' was adopted"):
        forget(session, "a1", ann())
    assert adopted(engine, table).added == 1


def test_a_sign_on_something_that_was_removed_says_so(engine: Engine, tmp_path: Path) -> None:
    take_in_station(engine)
    adopted(engine, a_table(tmp_path, "Text;GlobalId", "A;pump"))
    take_in_station(engine, station(valve(host_key=None), door()))
    assert answered(engine, "A").status == "removed"


def test_a_sign_on_a_thing_without_a_code_leads_there_all_the_same(engine: Engine, tmp_path: Path) -> None:
    take_in_station(engine)
    adopted(engine, a_table(tmp_path, "Text;GlobalId", "A;pump"))
    with writing(engine) as session:
        revoke(session, code(engine, "pump"), ann())
    found = answered(engine, "A")
    assert (found.code, found.status, found.element and found.element.name) == (None, "live", "Pump")


def test_rooms_are_named_as_people_call_them_in_the_building_of_the_row(engine: Engine, tmp_path: Path) -> None:
    take_in_station(engine)
    say(engine, "office", number="R1")
    adopted(engine, a_table(tmp_path, "Text;Room;Byggnad", "A;r1;station"))
    assert answered(engine, "A").code == space(engine, "office").code


@pytest.mark.parametrize("heading", ["Regnr", "Element"])
def test_a_sign_on_a_vehicle_leads_to_it_by_its_registration_number(
    engine: Engine, tmp_path: Path, heading: str
) -> None:
    take_list(engine, CAR, VAN)
    adopted(engine, a_table(tmp_path, f"Text;{heading}", "BIL 7;abc123"))
    assert answered(engine, "bil-7").code == things(engine)["ABC 123"].code


def test_columns_are_named_where_their_headings_are_not_known(engine: Engine, tmp_path: Path) -> None:
    take_in_station(engine)
    table = a_table(tmp_path, "Gamla nr,Sak", "A,pump")
    with pytest.raises(
        BadTable, match="none of its columns has the texts of the signs; its first row has 'Gamla nr', 'Sak'"
    ):
        adopted(engine, table)
    with pytest.raises(BadTable, match="none of its columns has the elements that they are on"):
        adopted(engine, table, {"text": "Gamla nr"})
    with pytest.raises(BadTable, match="none of its columns is headed 'Sax'"):
        adopted(engine, table, {"text": "Gamla nr", "element": "Sax"})
    with pytest.raises(BadTable, match="'colour' is not a kind of column"):
        adopted(engine, table, {"colour": "Sak"})
    assert adopted(engine, table, {"text": "Gamla nr", "element": "Sak"}).added == 1


def test_a_spreadsheet_is_read_and_the_rows_that_can_not_be_come_back_in_one(engine: Engine, tmp_path: Path) -> None:
    take_in_station(engine)
    book = Workbook()
    for row in (["Text", "GlobalId"], ["A", "pump"], ["=B()", "nothing"], [1004, "valve"]):
        assert book.active is not None
        book.active.append(row)
    book["Sheet"]["A3"].data_type = "s"
    book.save(tmp_path / "signs.xlsx")
    view = adopted(engine, tmp_path / "signs.xlsx", accept_unmatched=True)
    assert answered(engine, "1004").code == code(engine, "valve")
    write_problems(view, tmp_path / "left.xlsx")
    [sheet] = load_workbook(tmp_path / "left.xlsx").worksheets
    assert [cell.value for cell in sheet[2]][:4] == ["3", "=B()", "nothing", "global_id"]
    assert sheet["B2"].data_type == "s"
    assert [one.key for one in read_sign_table(tmp_path / "left.xlsx")] == ["nothing"]


def test_a_real_code_is_answered_by_one_statement(engine: Engine) -> None:
    take_in_station(engine)
    own = code(engine, "pump")
    asked: list[str] = []
    event.listen(engine, "before_cursor_execute", lambda *given: asked.append(given[2]))
    answered(engine, own.lower())
    assert [one.split(",")[0] for one in asked if one.startswith("SELECT")] == ["SELECT code.code"]


@given(st.text())
def test_a_key_has_no_blanks_and_is_its_own_key(text: str) -> None:
    key = sign_key(text)
    assert sign_key(key) == key
    assert not set(key) & set(" \t\n\u00a0-")


@given(st.text(alphabet="7K3M9QX21klio -", max_size=14))
def test_texts_that_are_one_code_have_one_key(text: str) -> None:
    from registry.codes.text import read_code

    try:
        own = read_code(text)
    except NotACode:
        return
    assert sign_key(text) == own.lower()


def test_an_asset_is_found_after_its_sign_was_adopted_by_the_command_that_tells_histories(
    engine: Engine, tmp_path: Path
) -> None:
    from api.operations.history.element import history_of

    take_in_station(engine)
    adopted(engine, a_table(tmp_path, "Text;GlobalId", "PUMP/4;pump"))
    with reading(engine) as session:
        assert history_of(session, "pump/4").id == asset(engine, "pump").id
