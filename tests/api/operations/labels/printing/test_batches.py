"""What was printed is kept, and can be printed again exactly."""

from dataclasses import replace
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from pypdfium2 import PdfDocument  # type: ignore[import-untyped]  # publishes no types
from sqlalchemy import Engine, event

from api.files.drafts import Draft
from api.files.errors import TargetRefused, TargetUnwritable
from api.operations.errors import NeedsAnswer
from api.operations.history.element import history_of
from api.operations.labels.order import Choice, Output
from api.operations.labels.printing import batches as label_batches
from api.operations.labels.printing.batches import Again, Keeping, list_batches, one_batch, reprint
from api.operations.labels.printing.hosts import list_hosts
from api.operations.labels.printing.verifying import verify_sheet
from api.operations.labels.printing.views import ReprintView
from api.settings.installation import DEFAULT_CODE_HOST
from qr.proof.decoding import decode
from qr.stock.calibration import Placing
from qr.stock.finding import find
from registry.codes.issued import give_codes
from registry.codes.text import grouped
from registry.database.engine import reading, writing
from registry.errors import NotFound
from registry.labels.batches import NewBatch, keep_batch, labels_of, last_host, printed_codes
from registry.tables import Code, Element
from tests.api.operations.corrections.station import say, station, take_in_station
from tests.api.operations.labels.factories import HOST, an_order, ann, code, events, later, printed
from tests.conftest import NOON
from tests.factories import a_space, a_storey


def again(engine: Engine, target: Path, batch: int = 1, **options: Any) -> ReprintView:
    return reprint(engine, Again(batch, **options), target, Keeping(ann(1)))


def test_a_print_is_kept_with_its_stock_options_host_and_words(engine: Engine, tmp_path: Path) -> None:
    take_in_station(engine)
    sheet = printed(engine, tmp_path, order=an_order(start=4, copies=2))
    with reading(engine) as session:
        batch = one_batch(session, sheet.batch or 0)
        listed = list_batches(session)
    assert [one.id for one in listed] == [batch.id]
    assert (batch.who, batch.at, batch.host, batch.is_trial, batch.file) == (
        "Ann",
        NOON,
        "q.firm.dk",
        False,
        "labels.pdf",
    )
    assert (batch.stock, batch.geometry["pitch_x_mm"]) == ("L7160", 66.0)
    assert (batch.options["paper"]["start"], batch.copies, batch.labels) == (4, 2, len(batch.contents))
    assert [one.position for one in batch.contents] == list(range(1, batch.labels + 1))
    words = {one.code: one.words for one in batch.contents}
    assert words[code(engine, "office")]["name"] == "Office"
    assert code(engine, "pump") in words


def test_a_batch_is_printed_again_byte_for_byte_whatever_was_renamed_since(engine: Engine, tmp_path: Path) -> None:
    take_in_station(engine)
    printed(engine, tmp_path, order=an_order(start=4, copies=2))
    say(engine, "office", name="Reception")
    view = again(engine, tmp_path / "again.pdf")
    assert (tmp_path / "again.pdf").read_bytes() == (tmp_path / "labels.pdf").read_bytes()
    [change] = [one for one in view.since.changed if one.code == code(engine, "office")]
    assert (change.printed, change.now) == ({"name": "Office"}, {"name": "Reception"})
    with reading(engine) as session:
        assert one_batch(session, view.sheet.batch or 0).again_of == 1


def test_a_batch_is_printed_again_on_the_stock_as_it_was(
    engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    take_in_station(engine)
    printed(engine, tmp_path)
    wider = replace(find("L7160"), left_mm=9.0)
    monkeypatch.setattr("api.operations.labels.printing.paper.find", lambda *_: wider)
    again(engine, tmp_path / "again.pdf")
    assert (tmp_path / "again.pdf").read_bytes() == (tmp_path / "labels.pdf").read_bytes()


def test_a_batch_is_printed_again_with_the_correction_of_its_printer_as_it_was(engine: Engine, tmp_path: Path) -> None:
    take_in_station(engine)
    placed = an_order(printer="OFFICE", placing=Placing(1.2, -0.4, 0.995, 1.002))
    printed(engine, tmp_path, order=placed)
    again(engine, tmp_path / "again.pdf")
    assert (tmp_path / "again.pdf").read_bytes() == (tmp_path / "labels.pdf").read_bytes()
    printed(engine, tmp_path, name="unplaced.pdf")
    assert (tmp_path / "unplaced.pdf").read_bytes() != (tmp_path / "labels.pdf").read_bytes()


def test_a_batch_on_the_owners_own_stock_is_printed_again_without_the_settings(engine: Engine, tmp_path: Path) -> None:
    take_in_station(engine)
    own = replace(find("L7160"), name="OURS", also=(), columns=2, pitch_x_mm=80.0, left_mm=20.0)
    printed(engine, tmp_path, order=an_order(stock="OURS", own=(own,)))
    again(engine, tmp_path / "again.pdf")
    assert (tmp_path / "again.pdf").read_bytes() == (tmp_path / "labels.pdf").read_bytes()
    with reading(engine) as session:
        assert (one_batch(session, 1).stock, one_batch(session, 1).geometry["columns"]) == ("OURS", 2)


def test_codes_that_are_not_live_any_more_are_told_and_printed_all_the_same(engine: Engine, tmp_path: Path) -> None:
    take_in_station(engine)
    pump = code(engine, "pump")
    printed(engine, tmp_path)
    with writing(engine) as session:
        session.get_one(Code, pump).status = "revoked"
    view = again(engine, tmp_path / "again.pdf")
    assert [(one.code, one.status) for one in view.since.not_live] == [(pump, "revoked")]
    assert view.sheet.labels == len(one_batch_codes(engine, 1))


def one_batch_codes(engine: Engine, batch: int) -> list[str]:
    with reading(engine) as session:
        return [one.code for one in one_batch(session, batch).contents]


def test_only_some_of_a_batch_are_printed_again_from_another_place_on_the_sheet(engine: Engine, tmp_path: Path) -> None:
    take_in_station(engine)
    printed(engine, tmp_path)
    office = code(engine, "office")
    view = again(engine, tmp_path / "one.pdf", only=[grouped(office).lower()], start=21)
    assert (view.sheet.labels, view.sheet.pages) == (1, 1)
    assert one_batch_codes(engine, view.sheet.batch or 0) == [office]
    with reading(engine) as session:
        assert one_batch(session, 2).options["paper"]["start"] == 21


def test_a_code_that_is_not_in_the_batch_and_a_batch_that_is_not_there_are_told(engine: Engine, tmp_path: Path) -> None:
    take_in_station(engine)
    office = code(engine, "office")
    printed(engine, tmp_path)
    again(engine, tmp_path / "one.pdf", only=[office])
    with pytest.raises(NotFound, match=f"batch 2 has no label with the code {code(engine, 'pump')}"):
        again(engine, tmp_path / "two.pdf", batch=2, only=[code(engine, "pump")])
    with pytest.raises(NotFound, match=r"there is no print batch 99$"):
        again(engine, tmp_path / "two.pdf", batch=99)
    assert not (tmp_path / "two.pdf").exists()


def test_the_history_of_an_element_says_when_its_label_was_printed(engine: Engine, tmp_path: Path) -> None:
    take_in_station(engine)
    printed(engine, tmp_path, saying=ann(2))
    with reading(engine) as session:
        told = history_of(session, code(engine, "pump")).entries[-1]
    assert (told.event, told.who, told.why, told.at) == ("printed", "Ann", "batch 1", later(2))


def test_a_trial_print_is_kept_and_counts_nobody_as_printed(engine: Engine, tmp_path: Path) -> None:
    take_in_station(engine)
    sheet = printed(engine, tmp_path, order=an_order(DEFAULT_CODE_HOST))
    with reading(engine) as session:
        assert one_batch(session, sheet.batch or 0).is_trial
        assert printed_codes(session) == set()
        assert last_host(session) is None
    assert events(engine, code(engine, "pump")) == ["minted"]


def test_what_was_printed_counts_as_printed(engine: Engine, tmp_path: Path) -> None:
    take_in_station(engine)
    printed(engine, tmp_path)
    with reading(engine) as session:
        assert printed_codes(session) == set(one_batch_codes(engine, 1))


@pytest.mark.parametrize("failing", ["drawing", "keeping", "placing", "committing"])
def test_whatever_fails_no_batch_speaks_of_a_file_that_is_not_there_and_the_old_file_stays(
    engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    class Failed(Exception):
        pass

    def fail(*_arguments: object, **_options: object) -> None:
        raise Failed

    take_in_station(engine)
    printed(engine, tmp_path)
    before = (tmp_path / "labels.pdf").read_bytes()
    say(engine, "office", name="Reception")
    where = {
        "drawing": (label_batches, "draw_labels"),
        "keeping": (label_batches, "keep_batch"),
        "placing": (Draft, "put"),
    }
    if failing == "committing":
        event.listen(engine, "commit", fail)
    else:
        monkeypatch.setattr(*where[failing], fail)
    with pytest.raises(Failed):
        printed(engine, tmp_path)
    if failing == "committing":
        event.remove(engine, "commit", fail)
    with reading(engine) as session:
        assert [one.id for one in list_batches(session)] == [1]
    assert (tmp_path / "labels.pdf").read_bytes() == before
    assert sorted(one.name for one in tmp_path.iterdir() if one.suffix != ".db" and "skylt.db" not in one.name) == [
        "labels.pdf"
    ]


def test_a_file_that_was_not_there_before_is_not_there_when_the_batch_can_not_be_kept(
    engine: Engine, tmp_path: Path
) -> None:
    def fail(_connection: object) -> None:
        raise RuntimeError

    take_in_station(engine)
    event.listen(engine, "commit", fail)
    with pytest.raises(RuntimeError):
        printed(engine, tmp_path)
    event.remove(engine, "commit", fail)
    assert not (tmp_path / "labels.pdf").exists()


def test_a_refused_target_is_named_and_nothing_is_kept(engine: Engine, tmp_path: Path) -> None:
    take_in_station(engine)
    (tmp_path / "labels.pdf").write_text("my letter")
    with pytest.raises(TargetRefused, match=r"labels\.pdf exists and is not a PDF that Skylt wrote"):
        printed(engine, tmp_path)
    with pytest.raises(TargetUnwritable, match=r"none/labels\.pdf can't be written \(no such file or directory\)"):
        printed(engine, tmp_path / "none")
    with reading(engine) as session:
        assert list_batches(session) == []


def test_another_host_after_labels_were_printed_is_a_question_that_says_what_dies(
    engine: Engine, tmp_path: Path
) -> None:
    take_in_station(engine)
    printed(engine, tmp_path)
    count = len(one_batch_codes(engine, 1))
    moved = an_order("https://Q.Other.DK/")
    with pytest.raises(NeedsAnswer, match=rf"{count} printed labels, 0 mounted, will stop working unless"):
        printed(engine, tmp_path, order=moved, name="other.pdf")
    assert not (tmp_path / "other.pdf").exists()
    printed(engine, tmp_path, order=an_order(DEFAULT_CODE_HOST), name="trial.pdf")
    printed(engine, tmp_path, order=moved, name="other.pdf", new_host=True)
    printed(engine, tmp_path, order=an_order("q.other.dk"), name="other.pdf")
    with reading(engine) as session:
        assert [(one.host, one.is_present, one.printed) for one in list_hosts(session)] == [
            ("q.other.dk", True, count),
            ("q.firm.dk", False, 0),
        ]


def test_a_batch_for_a_former_host_is_printed_again_only_where_that_is_meant(engine: Engine, tmp_path: Path) -> None:
    take_in_station(engine)
    printed(engine, tmp_path)
    printed(engine, tmp_path, order=an_order("q.other.dk"), new_host=True)
    with pytest.raises(
        NeedsAnswer, match=r"labels lead to q\.other\.dk until now, and these would lead to q\.firm\.dk"
    ):
        again(engine, tmp_path / "again.pdf")


def test_thirty_five_thousand_labels_are_kept_in_bulk(embedded: Engine) -> None:
    statements: list[str] = []
    with writing(embedded) as session:
        session.add(Element(id=1, kind="asset", created_at=NOON))
        session.flush()
        give_codes(session, [1] * 35_000, NOON, "a test")
        codes = [row[0] for row in session.connection().exec_driver_sql("SELECT code FROM code")]
        event.listen(embedded, "before_cursor_execute", lambda *given: statements.append(given[2]))
        new = NewBatch(NOON, "Ann", "q.firm.dk", {"name": "L7160"}, "labels.pdf")
        batch_id = keep_batch(session, new, [(one, {"name": "Pump"}) for one in codes])
        assert len(statements) < 100
        assert [one for one, _words in labels_of(session, batch_id)] == codes
        assert printed_codes(session) == set(codes)


def test_a_file_that_lacks_a_page_of_its_batch_is_not_whole(engine: Engine, tmp_path: Path) -> None:
    take_in_station(engine)
    printed(engine, tmp_path, order=an_order(stock="DK-11204"))
    codes = one_batch_codes(engine, 1)
    whole, part = tmp_path / "labels.pdf", tmp_path / "part" / "labels.pdf"
    part.parent.mkdir()
    with PdfDocument(whole) as document:
        document.del_page(1)
        document.save(part)
    with engine.connect() as connection:
        proofs = [verify_sheet(connection, one, HOST) for one in (whole, part)]
    assert [(one.batch, one.missing, one.problems) for one in proofs] == [(1, [], []), (1, [codes[1]], [])]


def test_a_file_of_that_name_with_other_labels_is_none_of_the_batch(engine: Engine, tmp_path: Path) -> None:
    take_in_station(engine)
    printed(engine, tmp_path, order=an_order(stock="DK-11204"))
    (tmp_path / "labels.pdf").replace(tmp_path / "kept.pdf")
    printed(engine, tmp_path, order=replace(an_order(), choice=Choice(codes=(one_batch_codes(engine, 1)[0],))))
    (tmp_path / "kept.pdf").replace(tmp_path / "labels.pdf")
    with engine.connect() as connection:
        proof = verify_sheet(connection, tmp_path / "labels.pdf", HOST)
    assert (proof.batch, proof.missing, proof.problems) == (None, [], [])


def printed_codes_of(target: Path) -> list[str]:
    """The codes on the labels of a sheet, in their order, read back from their symbols."""
    return [one.text.rpartition("/")[2] for one in decode(target)]


@pytest.fixture
def three_sheets(engine: Engine, tmp_path: Path) -> list[str]:
    """A batch of labels for a building of 20 rooms, two copies each, on a sheet with 6 labels left and whole ones."""
    rooms = [a_space(f"room {at}", number=f"{at:03}", name="Room", footprint=None) for at in range(1, 21)]
    take_in_station(engine, station(spaces=rooms))
    printed(engine, tmp_path, order=replace(an_order(start=16, copies=2), choice=Choice(classes=("IfcSpace",))))
    return printed_codes_of(tmp_path / "labels.pdf")


def test_each_label_of_a_batch_has_its_sheet_and_its_place(engine: Engine, three_sheets: list[str]) -> None:
    with reading(engine) as session:
        contents = one_batch(session, 1).contents
    assert [(one.page, one.place) for one in contents[:5]] == [(1, 16), (1, 18), (1, 20), (2, 1), (2, 3)]
    assert (contents[-1].page, contents[-1].place) == (3, 12)
    assert [one.code for one in contents] == three_sheets[::2]


def test_a_sheet_that_the_printer_spoilt_is_printed_again(
    engine: Engine, three_sheets: list[str], tmp_path: Path
) -> None:
    again(engine, tmp_path / "two.pdf", pages=[2])
    assert printed_codes_of(tmp_path / "two.pdf") == three_sheets[6:27]
    view = again(engine, tmp_path / "first and third.pdf", pages=[3, 1], start=5, later_starts=(21,))
    assert printed_codes_of(tmp_path / "first and third.pdf") == three_sheets[:6] + three_sheets[27:]
    assert view.sheet.pages == 3


def test_all_from_one_label_on_is_printed_again(engine: Engine, three_sheets: list[str], tmp_path: Path) -> None:
    view = again(engine, tmp_path / "rest.pdf", from_code=grouped(three_sheets[20]).lower())
    assert printed_codes_of(tmp_path / "rest.pdf") == three_sheets[20:]
    assert view.sheet.pages == 1


def test_sheets_and_labels_that_a_batch_does_not_have_are_named(
    engine: Engine, three_sheets: list[str], tmp_path: Path
) -> None:
    with pytest.raises(NotFound, match="batch 1 has 3 sheets, and no sheet 4"):
        again(engine, tmp_path / "no.pdf", pages=[2, 4])
    with pytest.raises(NotFound, match="batch 1 has no label with the code 7K3M9QX21"):
        again(engine, tmp_path / "no.pdf", from_code="7K3-M9Q-X21")


@pytest.mark.parametrize("format_", ["zpl", "svg"])
def test_labels_of_a_roll_are_counted_as_sheets_and_single_files_have_none(
    engine: Engine, tmp_path: Path, format_: str
) -> None:
    take_in_station(engine)
    order = replace(an_order(stock="Zebra 76.2x25.4", copies=2), output=Output(format_))
    printed(engine, tmp_path, order=order, name="labels.zpl" if format_ == "zpl" else "labels.zip")
    with reading(engine) as session:
        places = [(one.page, one.place) for one in one_batch(session, 1).contents[:3]]
    assert places == ([(1, 1), (3, 1), (5, 1)] if format_ == "zpl" else [(None, None)] * 3)


def test_in_a_zip_of_several_files_sheets_are_counted_through_and_used_sheets_are_used_up_in_turn(
    engine: Engine, tmp_path: Path
) -> None:
    rooms = [a_space(f"room {at}", number=f"{at:03}", name="Room", footprint=None) for at in range(1, 4)]
    upper = [a_space(f"up {at}", number=f"{at + 100}", name="Room", footprint=None, storey_key="up") for at in range(3)]
    storeys = (a_storey(), a_storey("up", name="Upper", elevation_m=3.0))
    take_in_station(engine, station(spaces=(*rooms, *upper), storeys=storeys))
    order = an_order(start=20, later_starts=(21, 19))
    order = replace(order, choice=Choice(classes=("IfcSpace",)), output=Output("pdf", "storey"))
    printed(engine, tmp_path, order=order, name="labels.zip")
    with reading(engine) as session:
        contents = one_batch(session, 1).contents
    assert [(one.page, one.place) for one in contents] == [(1, 20), (1, 21), (2, 21), (3, 19), (3, 20), (3, 21)]
    with ZipFile(tmp_path / "labels.zip") as opened:
        (tmp_path / "upper.pdf").write_bytes(opened.read(opened.namelist()[1]))
    assert printed_codes_of(tmp_path / "upper.pdf") == [one.code for one in contents[3:]]
    again(engine, tmp_path / "again.zip", pages=[3])
    with ZipFile(tmp_path / "again.zip") as opened:
        assert len(opened.namelist()) == 1
