"""The wheel in parts: what every calculator starts with, and what only one page loads.

Words follow the name of their file: `orders*.json` and `buyer*.json` belong to one page, the others to all.
What belongs to no page, the command line and the schemas that it prints, stays out of them.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

OF_ORDERS = re.compile(
    r"calculator/(?:orders|tables|page/order_file)/|calculator/answers/(?:order_file|money_out)\."
    r"|calculator/words/\w+/orders\w*\.json$"
).match
OF_BUYER = re.compile(
    r"calculator/(?:page/)?buyer/|calculator/answers/commitments\."
    r"|calculator/words/\w+/buyer\w*\.json$"
).match
COMMAND_LINE = re.compile(
    r"calculator/(?:command_line/|schemas/|__main__\.py)|calculator/words/\w+/command_line\.json$"
).match


@dataclass(frozen=True, slots=True)
class Parts:
    """Entries of the wheel, name to content."""

    start: Mapping[str, bytes]
    orders: Mapping[str, bytes]
    """For the page of order files, and for reading a buyer's payments list."""
    buyer: Mapping[str, bytes]
    """For the page of a buyer's calendar."""


def parts_of(wheel: Mapping[str, bytes]) -> Parts:
    """Return the parts of the wheel that the pages download."""
    shown = {name: content for name, content in wheel.items() if not COMMAND_LINE(name)}
    orders = {name: content for name, content in shown.items() if OF_ORDERS(name)}
    buyer = {name: content for name, content in shown.items() if OF_BUYER(name)}
    start = {name: content for name, content in shown.items() if name not in orders and name not in buyer}
    (metadata,) = (name for name in start if name.endswith(".dist-info/METADATA"))
    # What follows the headers is the README, for package registries: no reader of the page needs it.
    start[metadata] = start[metadata].partition(b"\n\n")[0] + b"\n"
    return Parts(start, orders, buyer)


def modules_in(entries: Mapping[str, bytes]) -> list[str]:
    """Return the names of the modules among some entries."""
    sources = sorted(name for name in entries if re.search(r"\.pyc?$", name))
    return [re.sub(r"(/__init__)?\.pyc?$", "", name).replace("/", ".") for name in sources]
