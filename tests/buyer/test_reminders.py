"""The calendar file as others read it, and what its events and the text for a chat say."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator.answers.commitments import commitments
from calculator.buyer.icalendar import BEIJING, folded
from calculator.page.buyer.reminders import LOCAL, ZONES, calendar_file, chat_text, without_reminder
from calculator.page.html.numbers import exact_money
from calculator.words import LANGUAGES, catalogue
from tests.buyer.calendar_file import read, unfolded
from tests.buyer.plans import plans

STAMP = "20261122T013000Z"
PLAN: dict[str, Any] = {
    "today": "2026-11-22",
    "balance": 1800,
    "orders": [
        {"name": "运动鞋", "amount": 259, "received_on": "2026-11-20", "confirm_days": 10},
        {"name": "lamp; oak, \\large\nwhite", "amount": 99.9, "deduct_on": "2026-11-22"},
        {"name": "运动鞋", "amount": 259, "deduct_on": "2027-01-05"},
        {"name": "back", "amount": 1, "status": "returned"},
    ],
}


def calendar(plan: dict[str, Any], lang: str = "zh", zone: str = BEIJING) -> icalendar.Calendar:
    return read(calendar_file(lang, commitments(plan), STAMP, zone).encode())


def events(plan: dict[str, Any], lang: str = "zh", zone: str = BEIJING) -> list[icalendar.Event]:
    return calendar(plan, lang, zone).events


def starts(found: list[icalendar.Event]) -> list[datetime]:
    moments = [event.start for event in found]
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
def test_every_file_is_read_without_an_error_and_has_an_event_for_each_movement(
    plan: dict[str, Any], name: str, lang: str, zone: str
) -> None:
    result = commitments(plan)
    for entry in (*result["schedule"], *result["movements"]):
        entry["name"] = name
    stamp = f"{plan['today'].replace('-', '')}T000000Z"
    written = calendar_file(lang, result, stamp, zone)
    if not result["movements"] and not result["shortfalls"]:
        assert written == ""
        return
    found = read(written.encode())
    today = date.fromisoformat(plan["today"])
    *of_movements, last = found.events
    if not result["shortfalls"]:
        of_movements = found.events
    else:
        assert str(last["UID"]) == "balance-short@pay-later-calculator"
    assert [start.date() for start in starts(of_movements)] == [
        max(date.fromisoformat(entry["date"]) - timedelta(entry["kind"] != "income"), today)
        for entry in result["movements"]
    ]
    assert len({str(event["UID"]) for event in found.events}) == len(found.events)
    deductions = [event for event in found.events if str(event["UID"]).startswith("deduction-")]
    only = calendar_file(lang, result, stamp, zone, flows=False)
    kept = [str(event["UID"]) for event in (read(only.encode()).events if only else [])]
    assert [one for one in kept if one.startswith("deduction-")] == [str(one["UID"]) for one in deductions]
    assert len(kept) - len(deductions) == bool(result["shortfalls"])
    for event in found.events:
        (alarm,) = event.walk("VALARM")
        assert (str(alarm["ACTION"]), str(alarm["DESCRIPTION"])) == ("DISPLAY", str(event["SUMMARY"]))
    again = read(found.to_ical())
    assert sorted(lines(again)) == sorted(lines(found)), "written anew by the library, it says the same"


def test_a_file_holds_nothing_that_calendars_do_not_know() -> None:
    assert {part.name: [*part] for part in calendar(PLAN).walk()} == {
        "VCALENDAR": ["VERSION", "PRODID", "CALSCALE", "METHOD"],
        "VTIMEZONE": ["TZID"],
        "STANDARD": ["DTSTART", "TZOFFSETFROM", "TZOFFSETTO", "TZNAME"],
        "VEVENT": ["UID", "DTSTAMP", "DTSTART", "DURATION", "SUMMARY", "DESCRIPTION", "TRANSP"],
        "VALARM": ["ACTION", "TRIGGER", "DESCRIPTION"],
    }


def test_an_event_says_what_is_taken_when_and_what_is_left() -> None:
    today, next_week, january = events(PLAN)
    assert str(today["SUMMARY"]) == "今天扣款 ¥99.90：lamp; oak, \\large white"
    assert str(next_week["SUMMARY"]) == "明天扣款 ¥259：运动鞋"
    assert "11 月 30 日（周一）扣款 ¥259" in str(next_week["DESCRIPTION"])
    assert "余额 ¥1,441.10" in str(next_week["DESCRIPTION"])
    assert "2027 年 1 月 5 日（周二）" in str(january["DESCRIPTION"])
    assert str(events(PLAN, "en")[1]["SUMMARY"]) == "Tomorrow ¥259 is charged: 运动鞋"
    assert "On Mon 30 Nov ¥259 is charged" in str(events(PLAN, "en")[1]["DESCRIPTION"])
    for event in (today, next_week, january):
        assert [alarm.trigger for alarm in event.alarms.times] == [event.start]


def test_the_time_is_beijings() -> None:
    found = calendar(PLAN)
    assert [start.astimezone(UTC) for start in starts(found.events)][1:] == [
        datetime(2026, 11, 29, 2, tzinfo=UTC),
        datetime(2027, 1, 4, 2, tzinfo=UTC),
    ]
    assert [zone.tz_name for zone in found.timezones] == ["Asia/Shanghai"]
    (always,) = found.timezones[0].standard
    assert timedelta(hours=8) == always.TZOFFSETTO


def test_without_a_zone_the_hour_is_that_of_the_reader() -> None:
    found = calendar(PLAN, zone=LOCAL)
    assert [(start.tzinfo, start.hour) for start in starts(found.events)] == [(None, 10)] * 3
    assert found.timezones == []


@pytest.mark.parametrize(
    ("ours", "broken"),
    [
        ("END:VCALENDAR\r\n", ""),
        ("DTSTART;TZID=Asia/Shanghai:20261129T100000", "DTSTART;TZID=Asia/Shanghai:20261329T100000"),
        ("DTSTAMP:20261122T013000Z", "DTSTAMP:today"),
        ("DTSTAMP:20261122T013000Z\r\n", ""),
        ("DURATION:PT15M", "DURATION:PT15M\r\nDURATION:PT20M"),
        ("SUMMARY:", "SUMMARY "),
        ("TZID:Asia/Shanghai", "TZID:Asia/Elsewhere"),
        ("BEGIN:VALARM", "BEGIN:VWARNING"),
        ("TRANSP:TRANSPARENT\r\n", "TRANSP:TRANSPARENT\n"),
        ("TZNAME:CST", f"TZNAME:{'C' * 75}"),
    ],
)
def test_a_broken_file_is_seen(ours: str, broken: str) -> None:
    written = calendar_file("en", commitments(PLAN), STAMP)
    assert ours in written
    with pytest.raises((ValueError, AssertionError)):
        read(written.replace(ours, broken).encode())


def test_an_event_keeps_its_identity_when_its_day_or_other_orders_change() -> None:
    before = {str(event["SUMMARY"]): str(event["UID"]) for event in events(PLAN)}
    moved = {**PLAN, "orders": [{**PLAN["orders"][1], "deduct_on": "2026-12-24"}]}
    (event,) = events(moved)
    assert str(event["UID"]) == before["今天扣款 ¥99.90：lamp; oak, \\large white"]
    assert len({str(event["UID"]) for event in events(PLAN)}) == 3


def test_the_same_plan_at_the_same_instant_gives_the_same_bytes() -> None:
    assert calendar_file("en", commitments(PLAN), STAMP) == calendar_file("en", commitments(PLAN), STAMP)


@pytest.mark.parametrize("stamp", ["", "2026-11-22T01:30:00Z", "20261122T013000", "20261122T013000Z\r\nX:y"])
def test_a_stamp_that_is_none_is_refused(stamp: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        calendar_file("en", commitments(PLAN), stamp)
    with pytest.raises(ValueError, match="Mars"):
        calendar_file("en", commitments(PLAN), STAMP, "Mars")


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=200))
def test_folding_loses_nothing(line: str) -> None:
    line = "X:" + line
    assert unfolded(folded(line).encode()) == [line]


@pytest.mark.parametrize(
    ("stamp", "here", "zone", "reminded_at"),
    [
        # A deduction of 30 November: at ten the day before, else at ten on its day, else never.
        ("20261129T015959Z", "", BEIJING, datetime(2026, 11, 29, 10)),
        ("20261129T020000Z", "", BEIJING, datetime(2026, 11, 30, 10)),
        ("20261130T020000Z", "", BEIJING, None),
        ("20261129T100000Z", "20261129T090000", LOCAL, datetime(2026, 11, 29, 10)),
        ("20261129T100000Z", "20261129T110000", LOCAL, datetime(2026, 11, 30, 10)),
        ("20261130T020000Z", "20261130T100000", LOCAL, None),
    ],
)
def test_nothing_reminds_of_the_past(stamp: str, here: str, zone: str, reminded_at: datetime | None) -> None:
    plan = {**PLAN, "orders": PLAN["orders"][:1]}
    written = calendar_file("en", commitments(plan), stamp, zone, here=here)
    found = read(written.encode()).events if written else []
    assert [start.replace(tzinfo=None) for start in starts(found)] == ([reminded_at] if reminded_at else [])
    if reminded_at:
        day = "Tomorrow" if reminded_at.day == 29 else "Today"
        assert str(found[0]["SUMMARY"]).startswith(day)


PERHAPS_FROM_TODAY: dict[str, Any] = {
    "today": "2026-11-22",
    "balance": 1800,
    "orders": [
        {"name": "coat", "amount": 77, "noted_on": "2026-11-22"},
        {"name": "lamp", "amount": 5, "deduct_on": "2026-11-22"},
    ],
}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_may_be_deducted_from_today_on_is_reminded_of_at_the_next_hour(lang: str) -> None:
    """It is noon in Beijing: what is deducted today for sure has no hour left, and that is said."""
    result, noon = commitments(PERHAPS_FROM_TODAY), "20261122T040000Z"
    (event,) = read(calendar_file(lang, result, noon).encode()).events
    assert starts([event])[0].replace(tzinfo=None) == datetime(2026, 11, 23, 10)
    assert (
        str(event["SUMMARY"])
        == {"zh": "这几天可能扣款 ¥77：coat", "en": "Any day now ¥77 may be charged: coat"}[lang]
    )
    assert without_reminder(lang, result, noon, BEIJING, flows=True, here="") == ["lamp ¥5"]
    assert without_reminder(lang, result, STAMP, BEIJING, flows=True, here="") == []


@pytest.mark.parametrize(
    ("stamp", "reminded_at"),
    [
        ("20261128T015900Z", datetime(2026, 11, 29, 10)),
        ("20261129T040000Z", datetime(2026, 11, 29, 20)),
        ("20261129T130000Z", datetime(2026, 11, 30, 10)),
    ],
)
def test_a_day_short_is_reminded_of_the_day_before_as_long_as_that_lasts(
    stamp: str, reminded_at: datetime
) -> None:
    plan = {**PLAN, "balance": 100, "orders": PLAN["orders"][:1]}
    found = read(calendar_file("en", commitments(plan), stamp).encode()).events
    (short,) = [event for event in found if str(event["UID"]).startswith("balance-short")]
    assert starts([short])[0].replace(tzinfo=None) == reminded_at


@pytest.mark.parametrize("lang", LANGUAGES)
def test_income_without_a_name_is_not_called_income_twice(lang: str) -> None:
    result = commitments({**PLAN, "income": [{"date": "2026-12-10", "amount": 4200}]})
    (line,) = [one for one in chat_text(lang, result, money=True).split("\n") if "¥4,200" in one]
    assert line.lower().count("进账" if lang == "zh" else "come") == 1
    (event,) = [
        one
        for one in read(calendar_file(lang, result, STAMP).encode()).events
        if str(one["UID"]).startswith("income-")
    ]
    assert str(event["SUMMARY"]) == {"zh": "今天应到账 ¥4,200", "en": "Today ¥4,200 should come in"}[lang]


def test_the_first_day_short_is_reminded_of() -> None:
    plan = {**WITH_RENT, "balance": 900}
    (short,) = [event for event in events(plan, "en") if str(event["UID"]).startswith("balance-short")]
    assert str(short["SUMMARY"]) == "Tomorrow you will be ¥258.90 short"
    assert short.start.isoformat()[:16] == "2026-11-30T10:00"


WITH_RENT: dict[str, Any] = {
    **PLAN,
    "income": [{"name": "wages", "date": "2026-12-10", "repeats": "monthly", "amount": 4200}],
    "fixed_costs": [{"name": "房租", "day_of_month": 1, "amount": 800}],
}


def test_wages_and_rent_are_reminded_of_too() -> None:
    found = events(WITH_RENT)
    days = [start.date().isoformat() for start in starts(found)]
    said = list(zip((str(event["SUMMARY"]) for event in found), days, strict=True))
    assert ("明天支出 ¥800：房租", "2026-11-30") in said
    assert ("今天应到账 ¥4,200：wages", "2026-12-10") in said
    assert ("今天应到账 ¥4,200：wages", "2027-01-10") in said


@pytest.mark.parametrize("lang", LANGUAGES)
def test_wages_and_rent_stand_in_the_text_for_a_chat(lang: str) -> None:
    text = chat_text(lang, commitments(WITH_RENT), money=True)
    assert text.index("¥259") < text.index("房租") < text.index("wages")
    assert "¥4,841.10" in text


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_text_for_a_chat_holds_no_balance_and_no_wages_unless_they_are_asked_for(lang: str) -> None:
    result = commitments(
        {**WITH_RENT, "orders": [*PLAN["orders"], {"name": "coat", "amount": 77, "noted_on": "2026-11-22"}]}
    )
    text = chat_text(lang, result, money=False)
    outgoing = [one for one in result["movements"] if one["kind"] != "income"]
    opening, *lines, foot = text.split("\n")
    assert len(lines) == len(outgoing) < len(result["movements"])
    assert opening.startswith(
        "先用后付还有 4 笔没扣" if lang == "zh" else "Pay-later payments still to come: 4"
    )
    assert foot == catalogue(lang)["buyer.text.foot"]
    assert "房租" in text
    assert "coat" in text
    assert "wages" not in text
    for one in result["movements"]:
        assert exact_money(one["balance_after"], lang) not in text


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_text_for_a_chat_has_a_line_for_each_deduction(lang: str) -> None:
    answer, *lines, foot = chat_text(lang, commitments(PLAN), money=True).split("\n")
    assert "¥617.90" in answer
    assert ("余额够付" if lang == "zh" else "the balance covers them") in answer
    assert foot == catalogue(lang)["buyer.text.foot"]
    assert len(lines) == 3
    assert "运动鞋" in lines[1]
    assert "¥1,441.10" in lines[1]
