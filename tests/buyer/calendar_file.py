"""Calendar files read by the library `icalendar`; what RFC 5545 wants of lines, it does not ask: we do."""

from __future__ import annotations

import re

import icalendar

BREAK = b"\r\n"
COMPONENTS = {"VCALENDAR", "VTIMEZONE", "STANDARD", "VEVENT", "VALARM"}
LONGEST_LINE = 75
"""Octets, without the break (RFC 5545, section 3.1)."""


def physical_lines(content: bytes) -> list[bytes]:
    """The lines as they stand in the file.

    Fails where one does not end in CR LF, is too long, cuts a character in two or holds a control character.
    """
    assert content.endswith(BREAK), "the last line has no end"
    assert not re.search(rb"(?<!\r)\n|\r(?!\n)", content), "a line does not end in CR LF"
    assert not re.search(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", content), "a control character"
    lines = content.removesuffix(BREAK).split(BREAK)
    for line in lines:
        assert 0 < len(line) <= LONGEST_LINE, f"{len(line)} octets in a line"
        line.decode()
    return lines


def unfolded(content: bytes) -> list[str]:
    """The lines as they were before they were folded."""
    physical_lines(content)
    return content.removesuffix(BREAK).replace(BREAK + b" ", b"").decode().split("\r\n")


def read(content: bytes) -> icalendar.Calendar:
    """The one calendar of a file; fails where the library passes over anything or misses something.

    What a component must have, and what it may have once only, is what the library says of it.
    """
    physical_lines(content)
    calendar = icalendar.Calendar.from_ical(content)
    assert isinstance(calendar, icalendar.Calendar)
    part: icalendar.Component
    for part in calendar.walk():
        assert part.errors == []
        assert part.name in COMPONENTS
        assert set(part.required) <= part.keys(), part.name
        once: tuple[str, ...] = part.singletons
        assert not any(isinstance(part.get(name), list) for name in once), part.name
    identities = [str(event["UID"]) for event in calendar.events]
    assert len(set(identities)) == len(identities), "an identity stands twice"
    assert calendar.get_missing_tzids() == set(), "a time zone is not described"
    return calendar
