"""Reminders of what moves: a calendar file, and the same as text for a chat.

One event for each deduction and each fixed cost, and one for the first day that ends below zero, at ten in
the morning of the day before; one for each income on its day. Of a deduction between two days the first
counts. Where that hour has passed, the event is at ten on the day itself; that of a day below zero at eight
in the evening before, as long as that is to come; that of a deduction between two days at ten on the next of
them. Where all of these have passed there is none, and the page says so: nothing reminds of the past. An
event keeps its identity (UID) while its entry in the plan does, so that a newer file replaces the older
events in calendars that heed it. Nothing is sent anywhere: the reader saves or copies.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any
from zlib import crc32

from calculator.buyer import icalendar
from calculator.buyer.days import after, days_from
from calculator.page.buyer.dates import when as moved_on
from calculator.page.buyer.movements import movement_name, unnamed, with_order_names
from calculator.page.buyer.sections.answer import answer
from calculator.page.html import numbers
from calculator.page.html.plain_text import plain_text
from calculator.page.html.shown_figure import Figures
from calculator.version import __version__
from calculator.words import say

HOUR, EVENING = time(10), time(20)
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
    events = [
        _event(lang, result, entry, at, identity, stamp, zone)
        for entry, identity, at in _reminded(lang, result, _now(stamp, zone, here), flows=flows)
        if at is not None
    ]
    if not events:
        return ""
    zones = [icalendar.BEIJING_TIME] if zone == icalendar.BEIJING else []
    return icalendar.calendar(f"-//pay-later-calculator//{__version__}//{lang.upper()}", [*zones, *events])


def without_reminder(
    lang: str, result: Mapping[str, Any], stamp: str, zone: str, *, flows: bool, here: str
) -> list[str]:
    """Return what the file of the same arguments has no event of, since its hours have passed, in words."""
    return [
        movement_name(lang, entry)
        if entry.get("says_amount")
        else f"{movement_name(lang, entry)} {_money(lang, result, abs(entry['amount']))}"
        for entry, _, at in _reminded(lang, result, _now(stamp, zone, here), flows=flows)
        if at is None
    ]


def _now(stamp: str, zone: str, here: str) -> datetime:
    """The present instant on the clock of the zone."""
    if not icalendar.UTC_INSTANT.fullmatch(stamp) or zone not in ZONES:
        raise ValueError(f"{stamp} {zone}")
    instant = datetime.fromisoformat(stamp.removesuffix("Z"))
    if zone != LOCAL:
        return instant + BEIJING_OFFSET
    return datetime.fromisoformat(here) if here else instant


def _reminded(
    lang: str, result: Mapping[str, Any], now: datetime, *, flows: bool
) -> Iterator[tuple[Entry, str, datetime | None]]:
    """Yield what is to be reminded of, its identity and its hour, None where all of its hours have passed."""
    # A name in words of one language must not change what the event is known by.
    identities = [*_identities(result)]
    result = with_order_names(lang, result)
    identified = zip(result["movements"], identities, strict=True)
    wanted = [one for one in identified if flows or one[0]["kind"] == "deduction"]
    if result["shortfalls"]:
        short = {"kind": "short", "name": "", "balance_after": 0.0, **result["shortfalls"][0]}
        wanted.append((short, "balance-short@pay-later-calculator"))
    for entry, identity in wanted:
        yield entry, identity, _reminded_at(entry, now)


def _reminded_at(entry: Entry, now: datetime) -> datetime | None:
    """When there is a reminder of what moves on a day; None where all of its hours have passed."""
    first = date.fromisoformat(entry["date"])
    last = date.fromisoformat(entry.get("latest", entry["date"]))
    hours = [datetime.combine(one, HOUR) for one in days_from(first, last)]
    if entry["kind"] == "short":
        hours.insert(0, datetime.combine(after(first, -1), EVENING))
    if entry["kind"] != "income":
        hours.insert(0, datetime.combine(after(first, -1), HOUR))
    return next((hour for hour in hours if hour > now), None)


def chat_text(lang: str, result: Mapping[str, Any], *, money: bool) -> str:
    """Return what moves as lines of plain text, with what the deductions add up to.

    The answer, income, and the balance after each movement are in it with `money` only. It ends with how far
    its days can be relied on.
    """
    result = with_order_names(lang, result)
    lines = []
    for entry in result["movements"]:
        said = _said(lang, result, entry)
        key = f"{entry['kind']}{'_between' if money and 'latest' in entry else ''}{unnamed(entry)}"
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
    opening = plain_text(answer(Figures(result, lang))) if money else head
    return "\n".join([opening, *lines, say(lang, "buyer.text.foot")])


def _event(lang: str, result: Mapping[str, Any], entry: Entry, at: datetime, *marks: str) -> tuple[str, ...]:
    """The event of what moves, reminded of at an hour; its marks are identity, time stamp and zone."""
    identity, stamp, zone = marks
    when = "tomorrow" if at.date().isoformat() < entry["date"] else "today"
    if at.date().isoformat() > entry["date"]:
        when = "now"
    title, more = {
        "deduction": (when, "more"),
        "fixed_cost": (f"cost_{when}", "cost_more"),
        "income": ("income", "income_more"),
        "short": (f"short_{when}", "short_more"),
    }[entry["kind"]]
    if "latest" in entry:
        title, more = f"between_{when}", "more_between"
    said = _said(lang, result, entry)
    title, more = title + unnamed(entry), more + unnamed(entry)
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


def _money(lang: str, result: Mapping[str, Any], value: float) -> str:
    return numbers.exact_money(value, lang, result["inputs"]["plan_currency"])
