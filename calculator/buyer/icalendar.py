"""A calendar file as RFC 5545 asks for: content lines, escaping, folding, components.

Lines end in CR LF and are folded at 75 octets of UTF-8, never inside a character (section 3.1). Text escapes
backslash, semicolon, comma and line end (3.3.11). Nothing here looks at a clock: the time stamp comes from
the caller.
"""

import re
from collections.abc import Iterable

LONGEST_LINE = 75
LINE_END = "\r\n"
UTC_INSTANT = re.compile(r"[0-9]{8}T[0-9]{6}Z")

# Control characters other than the tab have no place in a text (3.1, CONTROL), halves of characters none in
# UTF-8.
_NOT_IN_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")

BEIJING = "Asia/Shanghai"
BEIJING_TIME = (
    "BEGIN:VTIMEZONE",
    f"TZID:{BEIJING}",
    "BEGIN:STANDARD",
    "DTSTART:19910915T000000",
    "TZOFFSETFROM:+0900",
    "TZOFFSETTO:+0800",
    "TZNAME:CST",
    "END:STANDARD",
    "END:VTIMEZONE",
)
"""Beijing time, which has been eight hours ahead of UTC all year since summer time ended in 1991."""


def text(value: str) -> str:
    """Return a value of type TEXT."""
    plain = _NOT_IN_TEXT.sub("", value.replace("\r\n", "\n").replace("\r", "\n"))
    return plain.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def component(name: str, *lines: str) -> tuple[str, ...]:
    """Return the lines of a component."""
    return (f"BEGIN:{name}", *lines, f"END:{name}")


def calendar(product: str, components: Iterable[tuple[str, ...]]) -> str:
    """Return the file: a published calendar of at least one component, made by `product`."""
    lines = [line for part in components for line in part]
    head = ("VERSION:2.0", f"PRODID:{text(product)}", "CALSCALE:GREGORIAN", "METHOD:PUBLISH")
    return "".join(map(folded, component("VCALENDAR", *head, *lines)))


def folded(line: str) -> str:
    """Return a content line with its line end, folded where it is longer than 75 octets."""
    if len(line.encode()) <= LONGEST_LINE:
        return line + LINE_END
    pieces, piece, octets = [], "", 0
    for character in line:
        size = len(character.encode())
        if octets + size > LONGEST_LINE:
            pieces.append(piece)
            # The blank that begins a continued line counts too.
            piece, octets = " ", 1
        piece += character
        octets += size
    return "".join(part + LINE_END for part in (*pieces, piece))
