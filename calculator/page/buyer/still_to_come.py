"""What stands in a form for income that has not come and costs that have not been paid: due today, once.

What recurs goes on as it did; what of it was left out gets a row of its own, so that it is not forgotten when
its day has passed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from calculator.buyer.days import day_in
from calculator.buyer.since_balance import Flow
from calculator.page.buyer.dates import day
from calculator.page.buyer.movements import holds_number, movement_name
from calculator.page.typed.as_typed import plain
from calculator.parameters import declaration_of, fields_of
from calculator.words import say

LISTS = {"income": "income", "fixed_cost": "fixed_costs"}
"""The list of a plan by the kind of what moves."""


def flow_text(kind: str, position: int, moved_on: str) -> str:
    """Income or a cost as a box of the page holds it: `fixed_cost.0.2026-12-01`."""
    return f"{kind}.{position}.{moved_on}"


def flow_in(text: str) -> Flow:
    """The income or cost that such a text says; ValueError where it says none."""
    kind, position, written = text.split(".")
    moved_on = day_in(written)
    if kind not in LISTS or moved_on is None:
        raise ValueError(text)
    return kind, int(position), moved_on


def still_to_come(
    lang: str, document: Mapping[str, Any], left_out: Iterable[Flow]
) -> tuple[dict[str, str], dict[str, list[str]]]:
    """Return texts by path for the form, and by kind the names of what was left out.

    What moves once gets today's date; of what recurs, each day that was left out becomes a row that moves
    once, today, and says on which day it was due.
    """
    today = str(document.get("today", ""))
    lengths = {name: len(document.get(name, [])) for name in LISTS.values()}
    texts: dict[str, str] = {}
    names: dict[str, list[str]] = {}
    for kind, position, moved_on in left_out:
        entries = document.get(LISTS[kind], [])
        if position >= len(entries) or not day_in(today) or not holds_number(entries[position].get("amount")):
            continue
        entry, at = entries[position], position
        name = movement_name(lang, {"name": entry.get("name") or "", "kind": kind})
        field = fields_of(declaration_of("commitments").part(LISTS[kind]).scope)["repeats"]
        if (entry.get("repeats") or field.default) != "once":
            due = day(lang, moved_on.isoformat(), since=today, weekday=False)
            name = say(lang, "buyer.old_balance.was_due", name=name, day=due)
            at = lengths[LISTS[kind]]
            lengths[LISTS[kind]] += 1
            texts.update(_new_row(f"{LISTS[kind]}[{at}]", name, entry))
        texts.update(_due(f"{LISTS[kind]}[{at}]", today))
        names.setdefault(kind, []).append(name)
    return texts, names


def _new_row(path: str, name: str, entry: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    yield f"{path}.name", name
    yield f"{path}.amount", plain(entry["amount"])
    yield f"{path}.repeats", "once"
    if path.startswith("fixed_costs"):
        yield f"{path}.day_of_month", ""


def _due(path: str, today: str) -> Iterator[tuple[str, str]]:
    yield f"{path}.date", today
    yield f"{path}.on_weekend", "same_day"
