"""The wheel in parts: what every calculator starts with, what comes later, what only one page loads.

Words follow the name of their file: `orders*.json` and `buyer*.json` belong to one page, the others to all.
What belongs to no page stays out of them: the command line and the schemas that it prints, what a wheel says
of itself, and the sources that only pages of text cite.
"""

import json
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
OF_LATER = re.compile(
    r"calculator/(?:page/living|exposure/decisions/(?:levers|sensitivity))/"
    r"|calculator/exposure/decisions/(?:all_comparisons|choices|contributions|largest_order|scenarios)\."
    r"|calculator/answers/declared_scenarios\."
    r"|calculator/page/charts/(?:contributions|curve|levers|limits_tried|tornado)\."
    r"|calculator/page/form/(?:calculator_frame|not_started|toolbar)\."
    r"|calculator/page/merchant/(?:form|list_folds|page_html|records|results_table|saved_input|sentence|summary)\."
    r"|calculator/page/merchant/sections/"
    r"(?:contributions|decision|levers|not_allowed|scenarios|sensitivity|what_flips)\."
).match
COMMAND_LINE = re.compile(
    r"calculator/(?:command_line/|schemas/|__main__\.py)|calculator/words/\w+/command_line\.json$"
).match
SOURCES = re.compile(r"calculator/(?:parameters|words/\w+)/sources\.json$").match
WORDS_OF_A_SOURCE = re.compile(r"source\.([^.]+)\.").match


@dataclass(frozen=True, slots=True)
class Parts:
    """Entries of the wheel, name to content."""

    start: Mapping[str, bytes]
    later: Mapping[str, bytes]
    """For what is asked after a first answer, and for pages of text."""
    orders: Mapping[str, bytes]
    """For the page of order files, and for reading a buyer's payments list."""
    buyer: Mapping[str, bytes]
    """For the page of a buyer's calendar."""


def parts_of(wheel: Mapping[str, bytes]) -> Parts:
    """Return the parts of the wheel that the pages download."""
    shown = _with_cited_sources(
        {
            name: content
            for name, content in wheel.items()
            if name.startswith("calculator/") and not COMMAND_LINE(name)
        }
    )
    orders = {name: content for name, content in shown.items() if OF_ORDERS(name)}
    buyer = {name: content for name, content in shown.items() if OF_BUYER(name)}
    later = {name: content for name, content in shown.items() if OF_LATER(name)}
    apart = {*orders, *buyer, *later}
    start = {name: content for name, content in shown.items() if name not in apart}
    return Parts(start, later, orders, buyer)


def _with_cited_sources(entries: Mapping[str, bytes]) -> dict[str, bytes]:
    """Leave out the sources, and their words, whose id stands in quotes nowhere else."""
    others = b"\n".join(content for name, content in entries.items() if not SOURCES(name))
    quoted = set(re.findall(rb'"([\w-]+)"', others))

    def is_cited(identifier: str) -> bool:
        return identifier.encode() in quoted

    def cited(name: str, content: bytes) -> bytes:
        listed = json.loads(content)
        if name.startswith("calculator/parameters/"):
            listed["sources"] = [one for one in listed["sources"] if is_cited(one["id"])]
        else:
            of = {key: WORDS_OF_A_SOURCE(key) for key in listed}
            listed = {key: text for key, text in listed.items() if not (at := of[key]) or is_cited(at[1])}
        return json.dumps(listed, ensure_ascii=False, separators=(",", ":")).encode()

    return {name: cited(name, content) if SOURCES(name) else content for name, content in entries.items()}


def modules_in(entries: Mapping[str, bytes]) -> list[str]:
    """Return the names of the modules among some entries."""
    sources = sorted(name for name in entries if re.search(r"\.pyc?$", name))
    return [re.sub(r"(/__init__)?\.pyc?$", "", name).replace("/", ".") for name in sources]
