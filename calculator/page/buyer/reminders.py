"""Reminders of what moves: a calendar file, and the same as text for a chat.

One event for each deduction and each fixed cost, and one for the first day that ends below zero, at ten in
the morning of the day before; one for each income on its day. Of a deduction between two days the first
counts. Where that hour has passed, the event is at ten on the day itself, and where that has passed too there
is none: nothing reminds of the past. An event keeps
its identity (UID) while its entry in the plan does, so that a newer file replaces the older events in
calendars that heed it. Nothing is sent anywhere: the reader saves or copies.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any
from zlib import crc32

from calculator.buyer import icalendar
from calculator.page.buyer.dates import when as moved_on
from calculator.page.buyer.movements import movement_name, with_order_names
from calculator.page.html import numbers
from calculator.version import __version__
from calculator.words import say

HOUR = time(10)
BEIJING_OFFSET = timedelta(hours=8)
LOCAL = "local"
"""The zone of whoever opens the file: a time without a zone (RFC 5545, 3.3.5, form 1)."""
ZONES = (icalendar.BEIJING, LOCAL)

Entry = Mapping[str, Any]


def calendar_file(
    lang: str,
    result: Mapping[str, Any],
    stamp: str,
    zone: str = icalendar.BEIJING,
    *,
    flows: bool = True,
    here: str = "",
) -> str:
    """Return the calendar file for a result of `commitments`, empty where there is nothing to remind of.

    `stamp` is the present instant in UTC, written `20261122T013000Z`; `zone` one of `ZONES`; `here` the same
    instant on the reader's clock, without the Z. ValueError where one of them is something else. Without
    `flows` there is nothing of income and fixed costs in it.
    """
    if not icalendar.UTC_INSTANT.fullmatch(stamp) or zone not in ZONES:
        raise ValueError(f"{stamp} {zone}")
    instant = datetime.fromisoformat(stamp.removesuffix("Z"))
    # A name in words of one language must not change what the event is known by.
    identities = [*_identities(result)]
    result = with_order_names(lang, result)
    now = instant + BEIJING_OFFSET
    if zone == LOCAL:
        now = datetime.fromisoformat(here) if here else instant
    identified = zip(result["movements"], identities, strict=True)
    wanted = [one for one in identified if flows or one[0]["kind"] == "deduction"]
    if result["shortfalls"]:
        short = {"kind": "short", "name": "", "balance_after": 0.0, **result["shortfalls"][0]}
        wanted.append((short, "balance-short@pay-later-calculator"))
    events = []
    for entry, identity in wanted:
        at = _reminded_at(entry, now)
        if at is not None:
            events.append(_event(lang, result, entry, at, identity, stamp, zone))
    if not events:
        return ""
    zones = [icalendar.BEIJING_TIME] if zone == icalendar.BEIJING else []
    return icalendar.calendar(f"-//pay-later-calculator//{__version__}//{lang.upper()}", [*zones, *events])


def _reminded_at(entry: Entry, now: datetime) -> datetime | None:
    """When there is a reminder of what moves on a day; None where all of its hours have passed."""
    on_the_day = datetime.combine(date.fromisoformat(entry["date"]), HOUR)
    day_before = on_the_day - timedelta(days=1)
    hours = (on_the_day,) if entry["kind"] == "income" else (day_before, on_the_day)
    return next((hour for hour in hours if hour > now), None)


def chat_text(lang: str, result: Mapping[str, Any], *, money: bool) -> str:
    """Return what moves as lines of plain text, with what the deductions add up to.

    Income, and the balance after each movement, are in it with `money` only.
    """
    result = with_order_names(lang, result)
    lines = []
    for entry in result["movements"]:
        said = _said(lang, result, entry)
        key = f"{entry['kind']}{'_between' if money and 'latest' in entry else ''}{_unnamed(entry)}"
        balance = _money(lang, result, entry["balance_after"])
        if money:
            lines.append(say(lang, f"buyer.text.with_money.{key}", **said, balance=balance))
        elif entry["kind"] != "income":
            lines.append(say(lang, f"buyer.text.{key}", **said))
    head = say(
        lang,
        "buyer.text.head",
        count=len(result["schedule"]),
        total=_money(lang, result, result["outstanding"]),
    )
    return "\n".join([head, *lines])


def _event(lang: str, result: Mapping[str, Any], entry: Entry, at: datetime, *marks: str) -> tuple[str, ...]:
    """The event of what moves, reminded of at an hour; its marks are identity, time stamp and zone."""
    identity, stamp, zone = marks
    when = "today" if at.date().isoformat() == entry["date"] else "tomorrow"
    title, more = {
        "deduction": (when, "more"),
        "fixed_cost": (f"cost_{when}", "cost_more"),
        "income": ("income", "income_more"),
        "short": (f"short_{when}", "short_more"),
    }[entry["kind"]]
    if "latest" in entry:
        title, more = f"between_{when}", "more_between"
    said = _said(lang, result, entry)
    title, more = title + _unnamed(entry), more + _unnamed(entry)
    balance = _money(lang, result, entry["balance_after"])
    start = f"{at:%Y%m%dT%H%M%S}"
    place = f";TZID={zone}:{start}" if zone != LOCAL else f":{start}"
    summary = icalendar.text(say(lang, f"buyer.event.{title}", **said))
    description = icalendar.text(say(lang, f"buyer.event.{more}", **said, balance=balance))
    alarm = icalendar.component("VALARM", "ACTION:DISPLAY", "TRIGGER:PT0S", f"DESCRIPTION:{summary}")
    return icalendar.component(
        "VEVENT",
        f"UID:{identity}",
        f"DTSTAMP:{stamp}",
        f"DTSTART{place}",
        "DURATION:PT15M",
        f"SUMMARY:{summary}",
        f"DESCRIPTION:{description}",
        "TRANSP:TRANSPARENT",
        *alarm,
    )


def _identities(result: Mapping[str, Any]) -> Iterator[str]:
    """Yield an identity for each movement.

    That of a deduction comes from what its order is, not from when it is taken; what recurs is told apart by
    its day.
    """
    seen: dict[str, int] = {}
    positions = iter(result["schedule_orders"])
    for entry in result["movements"]:
        content = f"{entry['name']}\0{entry['amount']!r}\0"
        if entry["kind"] == "deduction":
            content += str(result["inputs"]["orders"][next(positions)]["platform"])
            stem = "deduction"
        else:
            stem = f"{entry['kind']}-{entry['date']}".replace("_", "-")
        mark = f"{stem}-{crc32(content.encode('utf-8', 'replace')):08x}"
        seen[mark] = seen.get(mark, 0) + 1
        yield f"{mark}-{seen[mark]}@pay-later-calculator"


def _said(lang: str, result: Mapping[str, Any], entry: Entry) -> dict[str, str]:
    return {
        "name": movement_name(lang, entry),
        "amount": _money(lang, result, abs(entry["amount"])),
        "day": moved_on(lang, entry, since=result["inputs"]["today"]),
    }


def _unnamed(entry: Entry) -> str:
    """The end of the key of words for an order whose name says its amount."""
    return "_unnamed" if entry.get("says_amount") else ""


def _money(lang: str, result: Mapping[str, Any], value: float) -> str:
    return numbers.exact_money(value, lang, result["inputs"]["plan_currency"])
