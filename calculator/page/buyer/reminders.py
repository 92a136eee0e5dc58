"""Reminders of the deductions to come: a calendar file, and the same as text for a chat.

One event for each deduction, at ten in the morning of the day before; a deduction of today is reminded of
today. An event keeps its identity (UID) while its order does, so that a newer file replaces the older events
in calendars that heed it. Nothing is sent anywhere: the reader saves or copies.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any
from zlib import crc32

from calculator.buyer import icalendar
from calculator.page.buyer.dates import day
from calculator.page.html import numbers
from calculator.version import __version__
from calculator.words import say

HOUR = "100000"
LOCAL = "local"
"""The zone of whoever opens the file: a time without a zone (RFC 5545, 3.3.5, form 1)."""
ZONES = (icalendar.BEIJING, LOCAL)

Entry = Mapping[str, Any]


def calendar_file(lang: str, result: Mapping[str, Any], stamp: str, zone: str = icalendar.BEIJING) -> str:
    """Return the calendar file for a result of `commitments`, empty where nothing is to be deducted.

    `stamp` is the present instant in UTC, written `20261122T013000Z`; `zone` one of `ZONES`. ValueError where
    either is something else.
    """
    if not icalendar.UTC_INSTANT.fullmatch(stamp) or zone not in ZONES:
        raise ValueError(f"{stamp} {zone}")
    if not result["schedule"]:
        return ""
    entries = zip(result["schedule"], _identities(result), strict=True)
    events = [_event(lang, result, entry, identity, stamp, zone) for entry, identity in entries]
    zones = [icalendar.BEIJING_TIME] if zone == icalendar.BEIJING else []
    return icalendar.calendar(f"-//pay-later-calculator//{__version__}//{lang.upper()}", [*zones, *events])


def chat_text(lang: str, result: Mapping[str, Any]) -> str:
    """Return the deductions as lines of plain text, with what they add up to."""
    lines = [
        say(
            lang,
            "buyer.text.line",
            **_said(lang, result, entry),
            balance=_money(lang, entry["balance_after"]),
        )
        for entry in result["schedule"]
    ]
    head = say(lang, "buyer.text.head", count=len(lines), total=_money(lang, result["outstanding"]))
    return "\n".join([head, *lines])


def _event(lang: str, result: Mapping[str, Any], entry: Entry, *marks: str) -> tuple[str, ...]:
    """The event of a deduction; its marks are identity, time stamp and zone."""
    identity, stamp, zone = marks
    taken = date.fromisoformat(entry["date"])
    remind = max(taken - timedelta(days=1), date.fromisoformat(result["inputs"]["today"]))
    when = "today" if remind == taken else "tomorrow"
    said = _said(lang, result, entry)
    balance = _money(lang, entry["balance_after"])
    start = f"{remind:%Y%m%d}T{HOUR}"
    place = f";TZID={zone}:{start}" if zone != LOCAL else f":{start}"
    summary = icalendar.text(say(lang, f"buyer.event.{when}", **said))
    description = icalendar.text(say(lang, "buyer.event.more", **said, balance=balance))
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
    """Yield an identity for each deduction, from what its order is, not from when it is taken."""
    seen: dict[int, int] = {}
    for entry, position in zip(result["schedule"], result["schedule_orders"], strict=True):
        order = result["inputs"]["orders"][position]
        content = f"{order['name']}\0{entry['amount']!r}\0{order['platform']}"
        mark = crc32(content.encode("utf-8", "replace"))
        seen[mark] = seen.get(mark, 0) + 1
        yield f"deduction-{mark:08x}-{seen[mark]}@pay-later-calculator"


def _said(lang: str, result: Mapping[str, Any], entry: Entry) -> dict[str, str]:
    return {
        "name": entry["name"],
        "amount": _money(lang, -entry["amount"]),
        "day": day(lang, entry["date"], since=result["inputs"]["today"]),
    }


def _money(lang: str, value: float) -> str:
    return numbers.exact_money(value, lang)
