"""The calendar file by the letter of RFC 5545, and what its events and the text for a chat say."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator.answers.commitments import commitments
from calculator.buyer.icalendar import BEIJING, folded
from calculator.page.buyer.reminders import LOCAL, ZONES, calendar_file, chat_text
from calculator.words import LANGUAGES
from tests.buyer.plans import plans
from tests.buyer.rfc5545 import Component, parse, unfolded

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


def events(plan: dict[str, Any], lang: str = "zh", zone: str = BEIJING) -> list[Component]:
    written = calendar_file(lang, commitments(plan), STAMP, zone)
    return parse(written.encode()).all("VEVENT")


@given(plans(), st.text(min_size=1, max_size=80), st.sampled_from(LANGUAGES), st.sampled_from(ZONES))
def test_every_file_is_by_the_letter_and_has_an_event_the_day_before_each_deduction(
    plan: dict[str, Any], name: str, lang: str, zone: str
) -> None:
    result = commitments(plan)
    for entry in result["schedule"]:
        entry["name"] = name
    written = calendar_file(lang, result, STAMP, zone)
    if not result["schedule"]:
        assert written == ""
        return
    found = parse(written.encode()).all("VEVENT")
    assert [event.value("DTSTART")[:8] for event in found] == [
        max(date.fromisoformat(entry["date"]) - timedelta(1), date.fromisoformat(plan["today"])).strftime(
            "%Y%m%d"
        )
        for entry in result["schedule"]
    ]
    for event in found:
        (alarm,) = event.all("VALARM")
        assert alarm.value("DESCRIPTION") == event.value("SUMMARY")


def test_an_event_says_what_is_taken_when_and_what_is_left() -> None:
    today, next_week, january = events(PLAN)
    assert today.value("SUMMARY") == "今天扣款 ¥99.90：lamp; oak, \\large white"
    assert next_week.value("SUMMARY") == "明天扣款 ¥259：运动鞋"
    assert "11 月 30 日（周一）扣款 ¥259" in next_week.value("DESCRIPTION")
    assert "余额 ¥1,441.10" in next_week.value("DESCRIPTION")
    assert "2027 年 1 月 5 日（周二）" in january.value("DESCRIPTION")
    assert events(PLAN, "en")[1].value("SUMMARY") == "Tomorrow ¥259 is deducted: 运动鞋"
    assert "On Mon 30 Nov ¥259 is deducted" in events(PLAN, "en")[1].value("DESCRIPTION")


def test_the_time_is_beijings_or_that_of_whoever_opens_the_file() -> None:
    beijing, local = events(PLAN)[1], events(PLAN, zone=LOCAL)[1]
    assert beijing.properties["DTSTART"] == [({"TZID": "Asia/Shanghai"}, "20261129T100000")]
    assert local.properties["DTSTART"] == [({}, "20261129T100000")]
    (zone,) = parse(calendar_file("zh", commitments(PLAN), STAMP).encode()).all("VTIMEZONE")
    (always,) = zone.all("STANDARD")
    assert always.value("TZOFFSETTO") == "+0800"


def test_an_event_keeps_its_identity_when_its_day_or_other_orders_change() -> None:
    before = {event.value("SUMMARY"): event.value("UID") for event in events(PLAN)}
    moved = {**PLAN, "orders": [{**PLAN["orders"][1], "deduct_on": "2026-12-24"}]}
    (event,) = events(moved)
    assert event.value("UID") == before["今天扣款 ¥99.90：lamp; oak, \\large white"]
    assert len({event.value("UID") for event in events(PLAN)}) == 3


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


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_text_for_a_chat_has_a_line_for_each_deduction(lang: str) -> None:
    head, *lines = chat_text(lang, commitments(PLAN)).split("\n")
    assert "¥617.90" in head
    assert len(lines) == 3
    assert "运动鞋" in lines[1]
    assert "¥1,441.10" in lines[1]
