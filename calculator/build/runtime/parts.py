"""The wheel in two parts: what the calculator starts with, and what only the page of order files loads.

What belongs to neither, the command line, stays out of the page.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

OF_ORDERS = re.compile(r"calculator/(?:page/)?orders/|calculator/words/\w+/orders\w*\.json$").match
COMMAND_LINE = re.compile(r"calculator/(?:command_line/|__main__\.py)").match


@dataclass(frozen=True, slots=True)
class Parts:
    """Entries of the wheel, name to content."""

    start: Mapping[str, bytes]
    orders: Mapping[str, bytes]


def parts_of(wheel: Mapping[str, bytes]) -> Parts:
    """Return the parts of the wheel that the pages download."""
    shown = {name: content for name, content in wheel.items() if not COMMAND_LINE(name)}
    orders = {name: content for name, content in shown.items() if OF_ORDERS(name)}
    return Parts({name: content for name, content in shown.items() if name not in orders}, orders)


def modules_in(entries: Mapping[str, bytes]) -> list[str]:
    """Return the names of the modules among some entries."""
    sources = sorted(name for name in entries if re.search(r"\.pyc?$", name))
    return [re.sub(r"(/__init__)?\.pyc?$", "", name).replace("/", ".") for name in sources]
