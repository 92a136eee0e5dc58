"""A strict reader of calendar files: what RFC 5545 does not allow is an error, nothing is mended.

It knows the components and properties that we write; any other is an error too.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime

NAME = r"[A-Za-z0-9-]+"
# contentline = name *(";" param) ":" value; a parameter's value is quoted, or has no DQUOTE, ";", ":", ","
PARAM_VALUE = r'(?:"[^"\x00-\x08\x0a-\x1f\x7f]*"|[^"\x00-\x08\x0a-\x1f\x7f;:,]*)'
CONTENT_LINE = re.compile(
    rf"(?P<name>{NAME})(?P<params>(?:;{NAME}={PARAM_VALUE}(?:,{PARAM_VALUE})*)*):(?P<value>[^\x00-\x08\x0a-\x1f\x7f]*)"
)
TEXT = re.compile(r"(?:[^\\;,]|\\[\\;,nN])*")
UTC = re.compile(r"\d{8}T\d{6}Z")
LOCAL = re.compile(r"\d{8}T\d{6}")
DURATION = re.compile(r"[+-]?P(?:\d+W|(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+S)?)?)")
OFFSET = re.compile(r"[+-](?:[01]\d|2[0-3])[0-5]\d(?:[0-5]\d)?")

# property: (value, how often it may stand: "1" exactly once, "?" at most once)
PROPERTIES = {
    "VCALENDAR": {"PRODID": (TEXT, "1"), "VERSION": (re.compile(r"2\.0"), "1"), "CALSCALE": (TEXT, "?")}
    | {"METHOD": (re.compile("PUBLISH"), "?")},
    "VTIMEZONE": {"TZID": (TEXT, "1")},
    "STANDARD": {"DTSTART": (LOCAL, "1"), "TZOFFSETFROM": (OFFSET, "1"), "TZOFFSETTO": (OFFSET, "1")}
    | {"TZNAME": (TEXT, "?")},
    "VEVENT": {
        "UID": (TEXT, "1"),
        "DTSTAMP": (UTC, "1"),
        "DTSTART": (LOCAL, "1"),
        "DURATION": (DURATION, "?"),
    }
    | {"SUMMARY": (TEXT, "?"), "DESCRIPTION": (TEXT, "?"), "TRANSP": (re.compile("OPAQUE|TRANSPARENT"), "?")},
    "VALARM": {
        "ACTION": (re.compile("DISPLAY"), "1"),
        "TRIGGER": (DURATION, "1"),
        "DESCRIPTION": (TEXT, "1"),
    },
}
INSIDE = {"": {"VCALENDAR"}, "VCALENDAR": {"VTIMEZONE", "VEVENT"}, "VTIMEZONE": {"STANDARD"}} | {
    "VEVENT": {"VALARM"}
}
PARAMETERS = {"DTSTART": {"TZID"}}


@dataclass
class Component:
    """A component: its properties as (parameters, value), text unescaped, and what is in it."""

    name: str
    properties: dict[str, list[tuple[dict[str, str], str]]] = field(default_factory=dict)
    parts: list[Component] = field(default_factory=list)

    def value(self, name: str) -> str:
        ((_, value),) = self.properties[name]
        return value

    def all(self, name: str) -> list[Component]:
        return [part for part in self.parts if part.name == name]


def unfolded(content: bytes) -> list[str]:
    assert content.endswith(b"\r\n"), "the last line has no end"
    assert not re.search(rb"(?<!\r)\n|\r(?!\n)", content), "a line does not end in CR LF"
    lines: list[bytes] = []
    for line in content[:-2].split(b"\r\n"):
        assert 0 < len(line) <= 75, f"{len(line)} octets in a line"
        line.decode()  # a character is never cut in two
        if line[:1] in (b" ", b"\t"):
            lines[-1] += line[1:]
        else:
            lines.append(line)
    return [line.decode() for line in lines]


def parse(content: bytes) -> Component:
    """The calendar in a file; AssertionError where the file is not one."""
    stack = [Component("")]
    for line in unfolded(content):
        found = CONTENT_LINE.fullmatch(line)
        assert found, f"no content line: {line}"
        name, value = found["name"].upper(), found["value"]
        if name == "BEGIN":
            assert value in INSIDE.get(stack[-1].name, set()), f"{value} in {stack[-1].name}"
            stack.append(Component(value))
            stack[-2].parts.append(stack[-1])
        elif name == "END":
            assert value == stack[-1].name
            complete(stack.pop())
        else:
            stack[-1].properties.setdefault(name, []).append(
                read(stack[-1].name, name, found["params"], value)
            )
    assert len(stack) == 1, f"{stack[-1].name} has no end"
    (calendar,) = stack[0].parts
    check_whole(calendar)
    return calendar


def read(component: str, name: str, params: str, value: str) -> tuple[dict[str, str], str]:
    assert name in PROPERTIES[component], f"{name} in {component}"
    grammar, _ = PROPERTIES[component][name]
    assert grammar.fullmatch(value), f"{name}:{value}"
    given = dict(part.split("=", 1) for part in params.split(";")[1:])
    assert set(given) <= PARAMETERS.get(name, set())
    if grammar in (LOCAL, UTC):
        datetime.strptime(value.rstrip("Z"), "%Y%m%dT%H%M%S")
    if grammar is TEXT:
        value = re.sub(r"\\(.)", lambda pair: "\n" if pair[1] in "nN" else pair[1], value)
    return given, value


def complete(component: Component) -> None:
    for name, (_, often) in PROPERTIES[component.name].items():
        count = len(component.properties.get(name, []))
        assert count == 1 or (often == "?" and count == 0), f"{component.name} has {count} x {name}"


def check_whole(calendar: Component) -> None:
    assert calendar.parts, "a calendar has at least one component"
    zones = [zone.value("TZID") for zone in calendar.all("VTIMEZONE")]
    identities = [event.value("UID") for event in calendar.all("VEVENT")]
    assert len(set(zones)) == len(zones)
    assert len(set(identities)) == len(identities), "an identity stands twice"
    for zone in calendar.all("VTIMEZONE"):
        assert zone.parts
    for event in calendar.all("VEVENT"):
        ((params, _),) = event.properties["DTSTART"]
        assert set(params.values()) <= set(zones), "a time zone is not described"
