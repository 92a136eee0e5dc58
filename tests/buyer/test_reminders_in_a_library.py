"""The calendar file as a library reads it that others wrote: no error, the right instants, nothing lost."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator.answers.commitments import commitments
from calculator.buyer.icalendar import BEIJING
from calculator.page.buyer.reminders import LOCAL, ZONES, calendar_file
from calculator.words import LANGUAGES
from tests.buyer.plans import plans

STAMP = "20261122T013000Z"
NAME = "lamp; oak, \\large\nwhite"
PLAN: dict[str, Any] = {
    "today": "2026-11-22",
    "balance": 1800,
    "orders": [
        {"name": "运动鞋", "amount": 259, "received_on": "2026-11-20", "confirm_days": 10},
        {"name": NAME, "amount": 99.9, "deduct_on": "2027-01-05"},
    ],
}


def read(written: str) -> icalendar.Calendar:
    """The one calendar of a file; AssertionError where the library had to pass over anything."""
    calendar = icalendar.Calendar.from_ical(written.encode())
    assert isinstance(calendar, icalendar.Calendar)
    assert [fault for part in calendar.walk() for fault in part.errors] == []
    return calendar


def starts(calendar: icalendar.Calendar) -> list[datetime]:
    moments = [event.start for event in calendar.events]
    assert all(isinstance(moment, datetime) for moment in moments)
    return [moment for moment in moments if isinstance(moment, datetime)]


def lines(component: icalendar.Component) -> Iterator[tuple[str, str]]:
    """Every property with its parameters, as the library would write it."""
    for name, value in component.property_items():
        yield (
            name,
            f"{getattr(value, 'params', '')} {value.to_ical() if hasattr(value, 'to_ical') else value!r}",
        )


@given(plans(), st.text(min_size=1, max_size=80), st.sampled_from(LANGUAGES), st.sampled_from(ZONES))
def test_the_library_reads_every_file_without_an_error(
    plan: dict[str, Any], name: str, lang: str, zone: str
) -> None:
    result = commitments(plan)
    for entry in result["schedule"]:
        entry["name"] = name
    written = calendar_file(lang, result, STAMP, zone)
    if not written:
        assert result["schedule"] == []
        return
    calendar = read(written)
    today = date.fromisoformat(plan["today"])
    assert [start.date() for start in starts(calendar)] == [
        max(date.fromisoformat(entry["date"]) - timedelta(1), today) for entry in result["schedule"]
    ]
    again = read(calendar.to_ical().decode())
    assert sorted(lines(again)) == sorted(lines(calendar)), "written anew by the library, it says the same"


def test_beijings_ten_in_the_morning_is_two_in_greenwich() -> None:
    calendar = read(calendar_file("zh", commitments(PLAN), STAMP, BEIJING))
    assert [start.astimezone(UTC) for start in starts(calendar)] == [
        datetime(2026, 11, 29, 2, tzinfo=UTC),
        datetime(2027, 1, 4, 2, tzinfo=UTC),
    ]
    assert [zone.tz_name for zone in calendar.timezones] == ["Asia/Shanghai"]
    assert calendar.get_missing_tzids() == set()


def test_without_a_zone_the_hour_is_that_of_the_reader() -> None:
    calendar = read(calendar_file("en", commitments(PLAN), STAMP, LOCAL))
    assert [(start.tzinfo, start.hour) for start in starts(calendar)] == [(None, 10), (None, 10)]
    assert calendar.timezones == []


def test_the_library_finds_the_words_and_one_alarm_for_each_event() -> None:
    shoes, lamp = read(calendar_file("en", commitments(PLAN), STAMP)).events
    assert str(shoes["SUMMARY"]) == "Tomorrow ¥259 is deducted: 运动鞋"
    assert str(lamp["SUMMARY"]).endswith("lamp; oak, \\large white")
    for event in (shoes, lamp):
        assert [alarm.trigger for alarm in event.alarms.times] == [event.start]


@pytest.mark.parametrize(
    ("ours", "broken"),
    [
        ("END:VCALENDAR\r\n", ""),
        ("DTSTART;TZID=Asia/Shanghai:20261129T100000", "DTSTART;TZID=Asia/Shanghai:20261329T100000"),
        ("DTSTAMP:20261122T013000Z", "DTSTAMP:today"),
        ("SUMMARY:", "SUMMARY "),
    ],
)
def test_the_library_objects_to_a_broken_file(ours: str, broken: str) -> None:
    written = calendar_file("en", commitments(PLAN), STAMP)
    assert ours in written
    with pytest.raises((ValueError, AssertionError)):
        read(written.replace(ours, broken))
