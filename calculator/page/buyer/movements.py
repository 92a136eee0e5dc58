"""What money that moves is called."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from calculator.page.html import numbers
from calculator.words import catalogue, say

GIVEN_BY_THE_FORM = re.compile(r"(订单 \d+|Order \d+)(，又一笔|, again)*( \d+)?")
"""What the form calls a row that nobody named; in either language, since a plan can be opened in both."""


def movement_name(lang: str, entry: Mapping[str, Any]) -> str:
    """What came in or went out: as its plan calls it, or else its kind; of several instalments, which."""
    name = str(entry["name"]) or say(lang, f"buyer.kind.{entry['kind']}")
    if "instalment" not in entry:
        return name
    number, of = str(entry["instalment"]), str(entry["instalments"])
    return say(lang, "buyer.instalment", name=name, number=number, of=of)


def order_name(lang: str, order: Mapping[str, Any], currency: str) -> str:
    """What an order of a plan is called: by its name, or else by platform and amount."""
    name = str(order["name"])
    if name and not GIVEN_BY_THE_FORM.fullmatch(name):
        return name
    platform = str(order["platform"] or "")
    amount = numbers.exact_money(order["amount"], lang, currency)
    if platform in ("", "other"):
        return say(lang, "buyer.order_of_amount", amount=amount)
    known = catalogue(lang).get(f"platform.{platform}", platform)
    return say(lang, "buyer.order_on_platform", platform=known, amount=amount)


def with_order_names(lang: str, result: Mapping[str, Any]) -> dict[str, Any]:
    """A result of `commitments` with every deduction called as `order_name` says."""
    named = dict(result)
    for entries, positions in (("movements", "schedule_orders"), ("schedule", "schedule_orders")):
        if entries in result:
            named[entries] = _named(lang, result, result[entries], result[positions])
    if "since_balance" in result:
        since = dict(result["since_balance"])
        for entries, positions in (("movements", "orders"), ("perhaps", "perhaps_orders")):
            if since.get(entries):
                since[entries] = _named(lang, result, since[entries], since[positions])
        named["since_balance"] = since
    return named


def _named(
    lang: str, result: Mapping[str, Any], entries: Iterable[Mapping[str, Any]], positions: Iterable[int]
) -> list[dict[str, Any]]:
    orders, currency = result["inputs"]["orders"], result["inputs"]["plan_currency"]
    places = iter(positions)
    return [
        {**entry, "name": order_name(lang, {**orders[next(places)], "name": entry["name"]}, currency)}
        if entry["kind"] == "deduction"
        else dict(entry)
        for entry in entries
    ]
