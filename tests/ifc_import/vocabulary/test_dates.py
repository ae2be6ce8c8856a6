"""Dates come in ISO 8601 where they can be read in one way only."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ifc_import.vocabulary.dates import as_date, is_iso

READ = [
    ("2015-03-04", "2015-03-04"),
    ("20150304", "2015-03-04"),
    ("2015-03-04T00:00:00", "2015-03-04"),
    ("2015-03-04T14:30:00", "2015-03-04T14:30:00"),
    ("2015-03-04T14:30:00Z", "2015-03-04T14:30:00Z"),
    ("2015-03-04 14:30", "2015-03-04T14:30:00"),
    ("2015-03-04T00:00:00.000", "2015-03-04"),
    ("2015/3/4", "2015-03-04"),
    ("2015.03.04", "2015-03-04"),
    ("2015年3月4日", "2015-03-04"),
    ("04.03.2015", "2015-03-04"),
    ("4.3.2015", "2015-03-04"),
    ("25/03/2015", "2015-03-25"),
    ("3/25/2015", "2015-03-25"),
    ("3/25/2015 12:00:00 AM", "2015-03-25"),
    ("3/25/2015 2:30:00 PM", "2015-03-25T14:30:00"),
    ("05/05/2015", "2015-05-05"),
    ("25-03-2015", "2015-03-25"),
    ("4 March 2015", "2015-03-04"),
    ("4th of March, 2015", "2015-03-04"),
    ("March 4, 2015", "2015-03-04"),
    ("04-Mar-2015", "2015-03-04"),
    ("4. mars 2015", "2015-03-04"),
    ("4 maj 2015", "2015-05-04"),
    ("4. März 2015", "2015-03-04"),
    ("4 juin 2015", "2015-06-04"),
    ("4 juillet 2015", "2015-07-04"),
    ("4 de agosto de 2015", "2015-08-04"),
    ("4. joulukuuta 2015", "2015-12-04"),
]

AS_IT_IS = [
    pytest.param("03/04/2015", id="day and month, or month and day"),
    pytest.param("03-04-2015", id="the same with hyphens"),
    pytest.param("04.03.15", id="no century"),
    pytest.param("2015", id="a year"),
    pytest.param("2015-03", id="a month"),
    pytest.param("Q2 2015", id="a quarter"),
    pytest.param("spring", id="a season"),
    pytest.param("2015-13-40", id="no such day"),
    pytest.param("31.02.2015", id="no such day of a month"),
    pytest.param("4 Foo 2015", id="no such month"),
    pytest.param("see manual", id="a text"),
    pytest.param("2015-03-04-05", id="more than a date"),
]


@pytest.mark.parametrize(("text", "iso"), READ, ids=[text for text, _iso in READ])
def test_a_date_that_is_plain_is_brought_to_iso_8601(text: str, iso: str) -> None:
    assert as_date(text) == iso
    assert is_iso(iso)


@pytest.mark.parametrize("text", AS_IT_IS)
def test_what_is_no_date_or_may_be_two_stays_as_it_is(text: str) -> None:
    assert as_date(text) == text


@pytest.mark.parametrize(
    "value",
    [None, "", "n/a", "0", "1900-01-01T00:00:00", "1900-12-31T23:59:59", "0001-01-01", "9999-12-31", "31.12.1900"],
)
def test_a_placeholder_is_no_date(value: str | None) -> None:
    assert as_date(value) is None


@pytest.mark.parametrize(
    ("seconds", "iso"),
    [(1425427200, "2015-03-04"), (1425479400, "2015-03-04T14:30:00Z"), (0, None), (-5, None), (10**18, None)],
)
def test_an_ifc_time_stamp_counts_seconds(seconds: int, iso: str | None) -> None:
    assert as_date(seconds, "IfcTimeStamp") == iso


def test_a_number_that_is_no_time_stamp_is_no_date() -> None:
    assert as_date(42005, "IfcInteger") == "42005"


@given(st.dates(date(1901, 1, 1), date(2199, 12, 31)))
@settings(max_examples=40)
def test_every_way_of_writing_a_day_leads_to_it(day: date) -> None:
    seconds = int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp())
    ways = [
        day.isoformat(), f"{day:%Y%m%d}", f"{day:%d.%m.%Y}", f"{day:%Y/%m/%d}", f"{day:%d %B %Y}", f"{day:%B %d, %Y}",
        f"{day.isoformat()}T00:00:00",
    ]  # fmt: skip
    assert {as_date(one) for one in ways} == {day.isoformat()}
    if seconds > 0:
        assert as_date(seconds, "IfcTimeStamp") == day.isoformat()
    assert as_date(f"{day:%m/%d/%Y}") in (day.isoformat(), f"{day:%m/%d/%Y}")


@given(st.text(max_size=40))
@settings(max_examples=60)
def test_no_text_breaks_the_reading_of_dates(text: str) -> None:
    said = as_date(text)
    assert said is None or said
