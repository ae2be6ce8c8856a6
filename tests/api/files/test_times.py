"""Times as people, scanners and spreadsheets write them."""

import time
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from api.files.errors import BadTable
from api.files.times import in_utc, moment


@pytest.fixture
def in_stockholm(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "Europe/Stockholm")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-30 09:04", "2026-11-30T09:04:00", "30.11.2026 09:04", "30.11.2026 9:04:00", "30.11.26 09:04",
        "30/11/2026 09:04", "30-11-2026 09:04", "30. 11. 2026 9:04", "11/30/2026 9:04 AM", "2026/11/30 09:04",
        "30.11.2026 kl. 9.04", "30.11.2026 klo 9.04", "30.11.2026, 09:04:00", "2026.11.30 09:04",
    ],
)  # fmt: skip
def test_a_time_is_read_as_it_is_usually_written(text: str) -> None:
    assert moment(text) == datetime(2026, 11, 30, 9, 4)  # noqa: DTZ001  (it states no zone)


def test_a_date_alone_is_the_beginning_of_that_day_and_a_zone_is_kept() -> None:
    assert moment("30.11.2026") == datetime(2026, 11, 30)  # noqa: DTZ001  (it states no zone)
    assert moment("2026-11-30T09:04+01:00").astimezone(UTC) == datetime(2026, 11, 30, 8, 4, tzinfo=UTC)
    assert moment("1/2/2026 3:04 PM") == datetime(2026, 1, 2, 15, 4)  # noqa: DTZ001  (it states no zone)


@pytest.mark.parametrize("text", ["soon", "46356.378", "31.02.2026 09:04", "30.11.2026 25:04", "30.11.2026 later", ""])
def test_what_is_no_time_is_refused(text: str) -> None:
    with pytest.raises(BadTable, match="is not a time: write it as 2026-11-25 08:15"):
        moment(text)


@pytest.mark.usefixtures("in_stockholm")
def test_scans_in_the_hour_that_a_clock_repeats_in_autumn_stay_in_the_order_in_which_they_were_made() -> None:
    written = ["25.10.2026 02:55", "25.10.2026 02:59", "25.10.2026 02:01", "25.10.2026 03:02"]
    found = in_utc(list(map(moment, written)))
    assert [one and f"{one:%H:%M}" for one in found] == ["00:55", "00:59", "01:01", "02:02"]


def test_a_row_without_a_time_has_none() -> None:
    assert in_utc([None, datetime(2026, 11, 30, 9, 4, tzinfo=UTC)]) == [
        None, datetime(2026, 11, 30, 9, 4, tzinfo=UTC),
    ]  # fmt: skip
