"""A round with a scanner: the room's label first, then its things; a row that can't be read stops no other."""

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine

from api.operations.history.element import history_of
from api.operations.labels.mounting.code_changes import restore, revoke, take_down
from api.operations.labels.mounting.mounting import mount, mount_all
from api.operations.labels.mounting.sightings import Scan
from api.operations.labels.mounting.swapping import check_labels
from api.operations.labels.mounting.tables import read_scans
from api.operations.labels.mounting.views import MountingView, ScansView
from api.operations.locations.confirming import confirm_location
from registry.database.engine import reading, writing
from tests.api.operations.corrections.station import asset, door, pump, space, station, take_in_station, valve
from tests.api.operations.labels.factories import ann, code, code_row, events, later
from tests.conftest import ROOT
from tests.factories import an_asset

CASE = ROOT / "tests" / "cases" / "labels" / "11-audit-scans"
HOST = "HTTPS://Q.STATION.EXAMPLE/Q/"


@pytest.fixture
def codes(engine: Engine) -> dict[str, str]:
    """Two rooms, the door between them, a pump and a valve in 101, a fan in 102: the code of each."""
    fan = an_asset("fan", ifc_class="IfcFan", name="Fan", box=(5.0, 1.0, 0.0, 5.5, 1.5, 0.5))
    take_in_station(engine, station(pump(), valve(), door(), fan))
    found = {key: code(engine, key) for key in ("office", "store", "pump", "valve", "door")}
    return found | {"fan": str(asset(engine, "fan").code)}


def written(folder: Path, *lines: str, name: str = "round.csv") -> Path:
    path = folder / name
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def taken(engine: Engine, path: Path, hours: float = 200.0, **options: Any) -> ScansView:
    with writing(engine) as session:
        return mount_all(session, path.name, read_scans(path), ann(hours), **options)


def scan(engine: Engine, which: str, room: str | None = None, hours: float = 0.0) -> MountingView:
    with writing(engine) as session:
        return mount(session, Scan(which, room), ann(hours))


def case(folder: Path, name: str, codes: Mapping[str, str]) -> Path:
    """A file of the case, with codes of this registry in place of those in it."""
    text = (CASE / name).read_text(encoding="utf-8")
    for theirs, ours in codes.items():
        text = text.replace(theirs, ours)
    return written(folder, text, name=name)


def test_the_label_of_the_room_comes_first_and_then_its_things(
    engine: Engine, codes: dict[str, str], tmp_path: Path
) -> None:
    path = case(
        tmp_path,
        "seq.csv",
        {
            "4AR228Z7R": codes["office"],
            "QFY2HSJHY": codes["pump"],
            "PNXKY8BVH": codes["fan"],
            "Q3S24BBG2": codes["store"],
            "D14K2X57B": codes["door"],
        },
    )
    view = taken(engine, path)
    assert (view.rows, view.mounted, view.problems) == (5, 4, [])
    [elsewhere] = view.elsewhere
    assert (elsewhere.code, elsewhere.seen_in and elsewhere.seen_in.number) == (codes["fan"], "101")
    assert code_row(engine, codes["pump"])["mounted_space_id"] == space(engine, "office").id
    assert code_row(engine, codes["door"])["mounted_space_id"] == space(engine, "store").id
    assert code_row(engine, codes["office"])["mounted_at"] == datetime(2026, 11, 30, 9, 0, tzinfo=UTC)


def test_what_is_missing_in_a_room_is_listed(engine: Engine, codes: dict[str, str], tmp_path: Path) -> None:
    path = written(tmp_path, "Scan", *(HOST + codes[one] for one in ("office", "pump", "fan", "store", "door")))
    office, store = taken(engine, path).rooms
    assert (office.room.number, office.found, [one.name for one in office.missing]) == ("101", 1, ["Valve"])
    [fan] = store.missing
    assert (store.room.number, store.found, fan.name, fan.seen_in and fan.seen_in.number) == ("102", 1, "Fan", "101")


def test_a_door_whose_label_hangs_on_its_other_side_is_missing_in_neither_room(
    engine: Engine, codes: dict[str, str], tmp_path: Path
) -> None:
    scan(engine, codes["door"], "102")
    [office] = taken(engine, written(tmp_path, "Scan", codes["office"], codes["pump"], codes["valve"])).rooms
    assert (office.found, office.missing) == (2, [])


def test_a_door_that_is_mounted_nowhere_is_missing_in_one_of_its_rooms(
    engine: Engine, codes: dict[str, str], tmp_path: Path
) -> None:
    rooms = taken(engine, written(tmp_path, "Scan", codes["office"], codes["store"])).rooms
    assert [one.name for room in rooms for one in room.missing].count("Door") == 1


def test_a_table_with_rooms_that_are_codes_and_a_date_as_people_write_it_is_taken(
    engine: Engine, codes: dict[str, str], tmp_path: Path
) -> None:
    names = {
        "YJYB3FPTN": codes["pump"],
        "4AR228Z7R": codes["office"],
        "n4xak0cbp": codes["valve"].lower(),
        "HCGZGD3PK": codes["door"],
        "C88JY4BXM;103": f"{codes['fan']};102",
        "3MV Y43 M0X": " ".join((codes["pump"][:3], codes["pump"][3:6], codes["pump"][6:])),
    }
    view = taken(engine, case(tmp_path, "scans.csv", names))
    assert (view.rows, view.mounted, view.known, view.elsewhere, view.problems) == (7, 7, 0, [], [])
    assert code_row(engine, codes["pump"])["mounted_at"] == datetime(2026, 11, 30, 9, 4, tzinfo=UTC)
    assert [(one.room.number, one.found, one.missing) for one in view.rooms] == [("101", 3, [])]


@pytest.mark.parametrize("sent", ["HTTPSÖ--Q.STATION.EXAMPLE-Q-{}", "HTTPSM!!A:STQTION:EXQ?PLE!A!{}"])
def test_a_scanner_that_types_with_another_keyboard_layout_is_understood(
    engine: Engine, codes: dict[str, str], tmp_path: Path, sent: str
) -> None:
    french = str.maketrans("0123456789AQZWM", "à&é\"'(-è_çQAWZ?")
    arrived = {key: one.translate(french) if "M!!" in sent else one for key, one in codes.items()}
    path = written(tmp_path, "Code;Room", f"{sent.format(arrived['pump'])};101")
    assert (taken(engine, path).mounted, scan(engine, sent.format(arrived["fan"]), "102").outcome) == (1, "mounted")
    label = sent.format(arrived["office"])
    assert scan(engine, sent.format(arrived["valve"]), label).outcome == "mounted"


def test_a_german_scanner_that_exchanges_y_and_z_leads_to_the_code_that_was_given_out(
    engine: Engine, codes: dict[str, str], tmp_path: Path
) -> None:
    exchanged = {key: one.translate(str.maketrans("YZ", "ZY")) for key, one in codes.items()}
    path = written(tmp_path, *(f"HTTPSÖ--Q.STATION.EXAMPLE-Q-{exchanged[one]}" for one in ("office", "pump", "valve")))
    view = taken(engine, path)
    assert (view.mounted, view.problems) == (3, [])


def test_a_file_that_has_nothing_but_scans_needs_no_headings(
    engine: Engine, codes: dict[str, str], tmp_path: Path
) -> None:
    path = written(tmp_path, *(f"30.11.2026 09:0{place};{codes[one]}" for place, one in enumerate(("office", "pump"))))
    assert (taken(engine, path).mounted, code_row(engine, codes["pump"])["mounted_at"]) == (
        2, datetime(2026, 11, 30, 9, 1, tzinfo=UTC),
    )  # fmt: skip


def test_date_and_time_may_be_two_columns(engine: Engine, codes: dict[str, str], tmp_path: Path) -> None:
    taken(engine, written(tmp_path, "Datum;Uhrzeit;Scan;Raum", f"30.11.2026;09:04:05;{codes['pump']};101"))
    assert code_row(engine, codes["pump"])["mounted_at"] == datetime(2026, 11, 30, 9, 4, 5, tzinfo=UTC)


def test_a_row_that_can_not_be_read_is_reported_and_the_rest_is_taken(
    engine: Engine, codes: dict[str, str], tmp_path: Path
) -> None:
    lines = [
        "Time;Code;Room",
        f"soon;{codes['pump']};101",
        "2026-11-30 09:01;7K3M9QX2V;101",
        "2026-11-30 09:02;;101",
        f"2026-11-30 09:03;{codes['valve']};999",
        f"2026-11-30 09:04;{codes['fan']};102",
    ]
    view = taken(engine, written(tmp_path, *lines))
    assert (view.rows, view.mounted) == (5, 1)
    assert [one.message for one in view.problems] == [
        "row 2: 'soon' is not a time: write it as 2026-11-25 08:15",
        "row 3: '7K3M9QX2V' is not a code: the check character does not match, so it was mistyped; compare it with the "
        "label",
        "row 4: it has no code",
        "row 5: no room in Station has the number, code or GlobalId '999'",
    ]


@pytest.mark.parametrize("why", ["its time can't be read", "its code was revoked"])
def test_the_label_of_a_room_says_where_one_is_also_where_its_own_row_is_not_taken(
    engine: Engine, codes: dict[str, str], tmp_path: Path, why: str
) -> None:
    if "revoked" in why:
        with writing(engine) as session:
            revoke(session, codes["store"], ann())
    time = "soon" if "time" in why else "2026-11-30 09:02"
    rows = [("2026-11-30 09:00", "office"), ("2026-11-30 09:01", "pump"), (time, "store"), ("2026-11-30 09:03", "fan")]
    view = taken(engine, written(tmp_path, "Time;Scan", *(f"{at};{codes[one]}" for at, one in rows)))
    assert (view.mounted, view.elsewhere, len(view.problems)) == (3, [], 1)
    assert code_row(engine, codes["fan"])["mounted_space_id"] == space(engine, "store").id


def test_without_the_label_of_a_room_a_scan_that_names_none_is_reported(
    engine: Engine, codes: dict[str, str], tmp_path: Path
) -> None:
    [problem] = taken(engine, written(tmp_path, "Scan", codes["pump"])).problems
    assert "say in which room" in problem.message
    assert "scan the label of the room first" in problem.message


@pytest.mark.parametrize("is_timed", [True, False], ids=["with times", "without times"])
def test_the_same_round_taken_again_adds_no_event(
    engine: Engine, codes: dict[str, str], tmp_path: Path, is_timed: bool
) -> None:
    rows = ["office", "pump", "pump", "fan", "door", "store", "fan", "door", "pump"]
    times = [f"2026-11-30 09:{place:02};" if is_timed else "" for place in range(len(rows))]
    heading = "Time;Scan" if is_timed else "Scan"
    path = written(tmp_path, heading, *(time + codes[one] for time, one in zip(times, rows, strict=True)))
    taken(engine, path)
    before = {one: events(engine, one) for one in codes.values()}
    again = taken(engine, path, hours=201)
    assert (again.mounted, again.known, again.elsewhere) == (0, len(rows), [])
    assert {one: events(engine, one) for one in codes.values()} == before


def test_a_round_that_went_on_after_an_interruption_adds_what_is_new(
    engine: Engine, codes: dict[str, str], tmp_path: Path
) -> None:
    first = ["Scan", codes["office"], codes["pump"], codes["store"], codes["pump"]]
    taken(engine, written(tmp_path, *first))
    view = taken(engine, written(tmp_path, *first, codes["office"], codes["pump"]), hours=201)
    assert (view.known, view.mounted) == (5, 1)
    assert events(engine, codes["pump"]) == ["minted", "mounted", "seen elsewhere", "mounted"]


def test_a_single_scan_that_is_sent_twice_counts_once_and_a_week_later_anew(
    engine: Engine, codes: dict[str, str]
) -> None:
    assert [scan(engine, codes["pump"], "101", hours).outcome for hours in (0, 0.1, 170)] == [
        "mounted", "known", "mounted",
    ]  # fmt: skip


def test_what_was_seen_elsewhere_is_confirmed_by_the_same_scans_once_the_registry_knows_better(
    engine: Engine, codes: dict[str, str], tmp_path: Path
) -> None:
    path = written(tmp_path, "Time;Code;Room", f"2026-11-30 09:00;{codes['fan']};101")
    assert len(taken(engine, path).elsewhere) == 1
    with writing(engine) as session:
        confirm_location(session, codes["fan"], "101", ann())
    assert [taken(engine, path).mounted, taken(engine, path).known] == [1, 1]


def test_the_same_scans_are_accepted_where_that_is_said_the_second_time(
    engine: Engine, codes: dict[str, str], tmp_path: Path
) -> None:
    path = written(tmp_path, "Code;Room", f"{codes['fan']};101")
    assert (taken(engine, path).mounted, taken(engine, path, accept=True).mounted) == (0, 1)


def test_a_label_that_was_taken_down_and_hangs_again_is_mounted_anew(engine: Engine, codes: dict[str, str]) -> None:
    scan(engine, codes["pump"], "101")
    with writing(engine) as session:
        take_down(session, codes["pump"], ann(0.1))
    assert scan(engine, codes["pump"], "101", 0.2).outcome == "mounted"


def test_where_a_clock_was_set_back_the_last_that_was_done_still_counts(engine: Engine, codes: dict[str, str]) -> None:
    scan(engine, codes["fan"], "101", hours=5)
    scan(engine, codes["fan"], "102", hours=2)
    assert code_row(engine, codes["fan"])["mounted_at"] == later(5)
    with reading(engine) as session:
        assert check_labels(session).elsewhere == []
    with writing(engine) as session:
        take_down(session, codes["fan"], ann(1))
        told = [one.event for one in history_of(session, codes["fan"]).entries]
        assert check_labels(session).elsewhere == []
    assert told[-3:] == ["seen elsewhere", "mounted", "taken down"]


def test_a_round_of_a_scanner_that_lists_the_last_scan_first_is_turned_round(
    engine: Engine, codes: dict[str, str], tmp_path: Path
) -> None:
    rows = ["2026-11-30 09:03;fan", "2026-11-30 09:02;store", "2026-11-30 09:01;pump", "2026-11-30 09:00;office"]
    lines = (f"{time};{codes[one]}" for time, _, one in (row.partition(";") for row in rows))
    view = taken(engine, written(tmp_path, "Time;Scan", *lines))
    assert (view.mounted, view.elsewhere, [one.room.number for one in view.rooms]) == (4, [], ["101", "102"])


def test_the_history_of_codes_is_in_the_order_of_what_was_done_though_a_clock_was_set_back(
    engine: Engine, codes: dict[str, str]
) -> None:
    with writing(engine) as session:
        revoke(session, codes["pump"], ann(5))
        restore(session, codes["pump"], ann(1))
        told = [one.event for one in history_of(session, "pump").entries]
    assert told[-2:] == ["revoked", "restored"]
