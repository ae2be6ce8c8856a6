"""A scan in the room where the registry has the thing confirms that its label hangs there."""

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine

from api.files.errors import BadTable
from api.operations.errors import BadValue
from api.operations.history.element import history_of
from api.operations.labels.mounting.code_changes import replace, revoke, take_down
from api.operations.labels.mounting.mounting import mount, mount_all
from api.operations.labels.mounting.sightings import Scan
from api.operations.labels.mounting.swapping import check_labels, swap
from api.operations.labels.mounting.tables import read_scans
from api.operations.labels.mounting.views import LabelCheck, MountingView, ScansView, SwappedView
from api.operations.locations.confirming import confirm_location
from registry.codes.text import grouped
from registry.database.engine import reading, writing
from registry.errors import Ambiguous, NotACode, NotFound
from registry.labels.batches import printed_codes
from tests.api.operations.asset_lists.fleet import CAR, take_list, things
from tests.api.operations.corrections.station import (
    asset,
    door,
    office,
    pump,
    space,
    station,
    store,
    take_in_station,
    valve,
)
from tests.api.operations.labels.factories import ann, code, code_row, events, later, printed
from tests.factories import a_storey, an_asset


def scan(engine: Engine, which: str, room: str | None, hours: float = 0.0, **options: Any) -> MountingView:
    accept = options.pop("accept", False)
    with writing(engine) as session:
        return mount(session, Scan(which, room, **options), ann(hours), accept=accept)


def checked(engine: Engine, building: str | None = None) -> LabelCheck:
    with reading(engine) as session:
        return check_labels(session, building)


def swapped(engine: Engine, one: str, other: str) -> SwappedView:
    with writing(engine) as session:
        return swap(session, one, other, ann(5, "the wrong way round"))


def two_pumps(engine: Engine) -> tuple[str, str]:
    """A pump in 101, a pump in 102; their codes."""
    other = an_asset("other", name="Other pump", box=(5.0, 1.0, 0.0, 5.5, 1.5, 0.5))
    take_in_station(engine, station(pump(), other))
    return code(engine, "pump"), str(asset(engine, "other").code)


@pytest.mark.parametrize("key", ["pump", "office"])
def test_a_scan_in_its_room_confirms_that_a_label_hangs_there(engine: Engine, key: str) -> None:
    take_in_station(engine)
    view = scan(engine, grouped(code(engine, key)).lower(), "101", hours=2)
    kept = code_row(engine, code(engine, key))
    assert view.outcome == "mounted"
    assert (kept["mounted_at"], kept["mounted_by"]) == (later(2), "Ann")
    assert kept["mounted_space_id"] == space(engine, "office").id
    assert events(engine, code(engine, key)) == ["minted", "mounted"]


@pytest.mark.parametrize("by", ["code", "global_id", "number", "address"])
def test_the_room_is_named_by_number_or_by_what_a_reader_gives_of_its_own_label(engine: Engine, by: str) -> None:
    take_in_station(engine)
    room = space(engine, "office")
    where = f"HTTPS://Q.FIRM.DK/Q/{room.code}" if by == "address" else str(getattr(room, by))
    assert scan(engine, f"https://q.firm.dk/q/{code(engine, 'pump')}?x=1", where).outcome == "mounted"


def test_the_label_of_a_door_may_hang_on_either_side(engine: Engine) -> None:
    take_in_station(engine)
    assert [scan(engine, code(engine, "door"), room).outcome for room in ("101", "102")] == ["mounted", "mounted"]


def test_of_rooms_that_have_one_number_on_several_storeys_the_storey_says_which(engine: Engine) -> None:
    upper = a_storey("upper", name="Upper", elevation_m=3.0)
    rooms = (office(), store(), store("attic", storey_key="upper", footprint=None))
    take_in_station(engine, station(spaces=rooms, storeys=(a_storey(), upper)))
    for key, storey in (("store", "Ground"), ("attic", "Upper")):
        with pytest.raises(Ambiguous, match="'102' may be any of 2"):
            scan(engine, code(engine, key), "102")
        assert scan(engine, code(engine, key), "102", storey=storey).outcome == "mounted"


def test_a_scan_elsewhere_confirms_nothing_says_both_rooms_and_is_remembered(engine: Engine) -> None:
    take_in_station(engine)
    view = scan(engine, code(engine, "pump"), "102")
    assert (view.outcome, code_row(engine, code(engine, "pump"))["mounted_at"]) == ("elsewhere", None)
    assert "was seen in 102 Store, and the registry has it in 101 Office: nothing was confirmed" in view.message
    assert "the thing is there now, and its room is to be confirmed; or" in view.message
    assert events(engine, code(engine, "pump")) == ["minted", "seen elsewhere"]
    [side] = checked(engine).elsewhere
    assert (side.code, side.hangs_in.number, [one.number for one in side.belongs_in]) == (
        code(engine, "pump"), "102", ["101"],
    )  # fmt: skip


def test_a_scan_elsewhere_is_confirmed_where_that_is_accepted(engine: Engine) -> None:
    take_in_station(engine)
    assert scan(engine, code(engine, "pump"), "102", accept=True).outcome == "mounted"
    assert code_row(engine, code(engine, "pump"))["mounted_space_id"] == space(engine, "store").id


def test_a_scan_elsewhere_is_right_once_somebody_says_that_the_thing_is_there(engine: Engine) -> None:
    take_in_station(engine)
    scan(engine, code(engine, "pump"), "102")
    with writing(engine) as session:
        confirm_location(session, "pump", "102", ann())
    assert checked(engine).elsewhere == []
    assert scan(engine, code(engine, "pump"), "102", hours=1).outcome == "mounted"


def test_a_thing_whose_room_nobody_knows_is_mounted_where_it_was_seen(engine: Engine) -> None:
    take_in_station(engine, station(pump(box=None), spaces=(office(footprint=None), store(footprint=None))))
    view = scan(engine, code(engine, "pump"), "102")
    assert (view.outcome, view.belongs_in) == ("mounted", [])
    assert view.message.endswith("the registry knew of no room")


@pytest.mark.parametrize(
    ("which", "room", "building", "error", "words"),
    [
        ("7K3M9QX21", "101", None, NotFound, "no element has the code 7K3-M9Q-X21"),
        ("7K3M9QX2V", "101", None, NotACode, "the check character does not match"),
        ("{pump}", "999", None, NotFound, "no room in Station has the number, code or GlobalId '999'"),
        ("{pump}", None, None, BadValue, "say in which room the label of the asset"),
        ("{pump}", "pump", None, BadValue, "is not a room"),
        ("{pump}", "101", "Nowhere", NotFound, "there is no building 'Nowhere'"),
    ],
    ids=["unknown code", "mistyped code", "no such room", "no room", "not a room", "no such building"],
)
def test_what_can_not_be_a_scan_is_refused(
    engine: Engine, which: str, room: str | None, building: str | None, error: type[Exception], words: str
) -> None:
    take_in_station(engine)
    with pytest.raises(error, match=words):
        scan(engine, which.format(pump=code(engine, "pump")), room, building=building)


def test_a_number_that_stands_twice_on_a_storey_is_a_question(engine: Engine) -> None:
    take_in_station(engine, station(spaces=(office(number="102"), store())))
    with pytest.raises(Ambiguous, match="'102' may be any of 2"):
        scan(engine, code(engine, "pump"), "102")


def test_the_label_of_a_code_that_leads_nowhere_is_not_mounted(engine: Engine) -> None:
    take_in_station(engine)
    old, bad = code(engine, "pump"), code(engine, "valve")
    with writing(engine) as session:
        replace(session, old, ann())
        revoke(session, bad, ann())
    for which, state in ((old, "replaced"), (bad, "revoked")):
        with pytest.raises(BadValue, match=f"is {state}: mount no label of it; take it down where it hangs"):
            scan(engine, which, "101")


def test_a_label_of_something_that_was_removed_is_not_mounted(engine: Engine) -> None:
    take_in_station(engine)
    gone = code(engine, "pump")
    take_in_station(engine, station(valve(host_key=None), door()))
    with pytest.raises(BadValue, match="is removed: mount no label of it"):
        scan(engine, gone, "101")


def test_a_label_that_was_taken_down_is_not_mounted_any_more(engine: Engine) -> None:
    take_in_station(engine)
    scan(engine, code(engine, "pump"), "101")
    with writing(engine) as session:
        take_down(session, code(engine, "pump"), ann(1))
    assert code_row(engine, code(engine, "pump"))["mounted_at"] is None
    assert events(engine, code(engine, "pump"))[-1] == "taken down"


def test_the_history_of_a_thing_says_where_its_label_was_seen(engine: Engine) -> None:
    take_in_station(engine)
    scan(engine, code(engine, "pump"), "101", hours=1)
    with reading(engine) as session:
        told = history_of(session, "pump").entries[-1]
    assert (told.event, told.who, [(one.field, one.new) for one in told.changes]) == (
        "mounted", "Ann", [("seen in", "101 Office")],
    )  # fmt: skip


def test_two_labels_that_hang_the_wrong_way_round_are_noticed_at_the_second_scan(engine: Engine) -> None:
    one, other = two_pumps(engine)
    assert scan(engine, one, "102").swapped_with == []
    view = scan(engine, other, "101", hours=1)
    assert view.swapped_with == [one]
    assert "the two are swapped. Exchange them on the walls and scan both again, or swap the codes" in view.message
    found = checked(engine, "Station")
    [pair] = found.swapped
    assert ({pair.one.code, pair.other.code}, found.elsewhere) == ({one, other}, [])


def test_two_room_signs_that_hang_the_wrong_way_round_are_noticed(engine: Engine) -> None:
    take_in_station(engine)
    scan(engine, code(engine, "office"), "102")
    assert scan(engine, code(engine, "store"), "101").swapped_with == [code(engine, "office")]


def test_labels_that_are_exchanged_on_the_walls_and_scanned_again_are_right(engine: Engine) -> None:
    one, other = two_pumps(engine)
    for which, room in ((one, "102"), (other, "101")):
        scan(engine, which, room)
    for which, room in ((one, "101"), (other, "102")):
        assert scan(engine, which, room, hours=1).outcome == "mounted"
    assert checked(engine) == LabelCheck(swapped=[], elsewhere=[])


def test_swapped_codes_lead_to_each_others_things_are_mounted_there_and_have_to_be_printed_again(
    engine: Engine, tmp_path: Path
) -> None:
    one, other = two_pumps(engine)
    printed(engine, tmp_path)
    for which, room in ((one, "102"), (other, "101")):
        scan(engine, which, room, hours=1)
    view = swapped(engine, one, other)
    assert (code(engine, "pump"), asset(engine, "other").code) == (other, one)
    assert [code_row(engine, which)["mounted_at"] for which in (one, other)] == [later(1), later(1)]
    assert code_row(engine, one)["mounted_space_id"] == space(engine, "store").id
    assert checked(engine) == LabelCheck(swapped=[], elsewhere=[])
    assert "print both again" in view.message
    assert [events(engine, which)[-1] for which in (one, other)] == ["swapped", "swapped"]
    with reading(engine) as session:
        assert printed_codes(session).isdisjoint({one, other})
        assert [entry.event for entry in history_of(session, "pump").entries if entry.code == other] == ["swapped"]
    printed(engine, tmp_path)
    with reading(engine) as session:
        assert {one, other} <= printed_codes(session)


def test_swapping_twice_is_as_before(engine: Engine) -> None:
    one, other = two_pumps(engine)
    for _ in range(2):
        swapped(engine, one, other)
    assert (code(engine, "pump"), asset(engine, "other").code) == (one, other)


def test_the_label_of_a_vehicle_is_mounted_without_a_room(engine: Engine) -> None:
    take_list(engine, CAR)
    car = str(things(engine)["ABC 123"].code)
    view = scan(engine, car, None, hours=1)
    assert (view.outcome, view.seen_in, code_row(engine, car)["mounted_at"]) == ("mounted", None, later(1))
    assert checked(engine) == LabelCheck(swapped=[], elsewhere=[])


def test_what_can_not_be_swapped_is_refused(engine: Engine) -> None:
    take_in_station(engine)
    with pytest.raises(BadValue, match="can't be swapped with itself"):
        swapped(engine, code(engine, "pump"), code(engine, "pump").lower())
    with pytest.raises(BadValue, match="a asset and a space can't be swapped"):
        swapped(engine, code(engine, "pump"), code(engine, "office"))


def scans(engine: Engine, path: Path) -> ScansView:
    with writing(engine) as session:
        return mount_all(session, path.name, read_scans(path), ann(9))


def test_a_table_of_scans_is_taken_row_by_row_and_what_is_not_is_told_with_its_line(
    engine: Engine, tmp_path: Path
) -> None:
    take_in_station(engine)
    path = tmp_path / "scans.csv"
    lines = [
        "Kod;Rum;Tid",
        f"HTTPS://Q.FIRM.DK/Q/{code(engine, 'pump')};101;2026-11-25T08:15:00Z",
        f"{code(engine, 'valve')};102;2026-11-25 08:16+00:00",
        "7K3M9QX2V;101;2026-11-25T08:17:00Z",
        f"{code(engine, 'door')};;2026-11-25T08:18:00Z",
    ]
    path.write_text("\n".join(lines), encoding="utf-8")
    view = scans(engine, path)
    assert (view.rows, view.mounted, [one.code for one in view.elsewhere]) == (4, 1, [code(engine, "valve")])
    assert [one.message.split(":")[0] for one in view.problems] == ["row 4", "row 5"]
    assert code_row(engine, code(engine, "pump"))["mounted_at"] == later(44.25)
    again = scans(engine, path)
    assert (again.mounted, again.known, len(again.problems)) == (0, 2, 2)
    assert events(engine, code(engine, "pump")) == ["minted", "mounted"]


def test_of_scans_that_come_late_the_last_one_that_was_made_stands(engine: Engine) -> None:
    take_in_station(engine)
    scan(engine, code(engine, "pump"), "101", at=later(5))
    scan(engine, code(engine, "pump"), "102", at=later(1))
    assert code_row(engine, code(engine, "pump"))["mounted_at"] == later(5)
    assert checked(engine).elsewhere == []


def test_a_table_without_codes_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "scans.csv"
    path.write_text("Rum\n101\n", encoding="utf-8")
    with pytest.raises(BadTable, match=r"the table scans\.csv is refused: no column of it has the codes"):
        read_scans(path)
