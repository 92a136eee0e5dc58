"""What orders and money that moves are called, wherever a page says it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from calculator.buyer.days import day_in
from calculator.page.buyer.dates import day
from calculator.page.html import numbers
from calculator.words import catalogue, say

GIVEN_BY_THE_FORM = re.compile(r"(订单 \d+|Order \d+)(，又一笔|, again)*( \d+)?")
"""What the form calls a row that nobody named; in either language, since a plan can be opened in both."""
DAYS = ("deduct_on", "received_on", "expected_on")
"""What tells orders of one platform and amount apart, the most telling first."""


def movement_name(lang: str, entry: Mapping[str, Any]) -> str:
    """What came in or went out: as its plan calls it, or else its kind; of several instalments, which."""
    name = str(entry["name"]) or say(lang, f"buyer.kind.{entry['kind']}")
    if "instalment" not in entry:
        return name
    number, of = str(entry["instalment"]), str(entry["instalments"])
    return say(lang, "buyer.instalment", name=name, number=number, of=of)


def unnamed(entry: Mapping[str, Any]) -> str:
    """The end of the key of words for what has no name of its own, or one that says its amount already."""
    has_none = entry["kind"] == "income" and not entry["name"]
    return "_unnamed" if has_none or entry.get("says_amount") else ""


def order_names(lang: str, orders: Sequence[Mapping[str, Any]], currency: str) -> list[str]:
    """What each order of a plan is called: by its name, or else by platform and amount.

    Several of the same platform and amount are told apart by a day, and where that does not do it by their
    place in the plan. A row without an amount keeps the name that it has.
    """
    unnamed = [_is_unnamed(order) for order in orders]
    names = [
        _by_amount(lang, order, currency) if is_open else str(order.get("name") or "")
        for is_open, order in zip(unnamed, orders, strict=True)
    ]
    for tell in (_by_day, _by_place):
        times = Counter(names)
        names = [
            tell(lang, name, order, place) if unnamed[place] and times[name] > 1 else name
            for place, (name, order) in enumerate(zip(names, orders, strict=True))
        ]
    return names


def _is_unnamed(order: Mapping[str, Any]) -> bool:
    """Whether nobody but the form has named an order, and its amount tells what it is."""
    name = str(order.get("name") or "")
    return holds_number(order.get("amount")) and (not name or GIVEN_BY_THE_FORM.fullmatch(name) is not None)


def _by_amount(lang: str, order: Mapping[str, Any], currency: str) -> str:
    platform = str(order.get("platform") or "")
    amount = numbers.exact_money(order["amount"], lang, currency)
    if platform in ("", "other"):
        return say(lang, "buyer.order_of_amount", amount=amount)
    known = catalogue(lang).get(f"platform.{platform}", platform)
    return say(lang, "buyer.order_on_platform", platform=known, amount=amount)


def _by_day(lang: str, name: str, order: Mapping[str, Any], _place: int) -> str:
    for part in DAYS:
        if found := day_in(str(order.get(part))):
            written = found.isoformat()
            return say(
                lang,
                f"buyer.order_by.{part}",
                name=name,
                day=day(lang, written, since=written, weekday=False),
            )
    return name


def _by_place(lang: str, name: str, _order: Mapping[str, Any], place: int) -> str:
    return say(lang, "buyer.order_by.place", name=name, number=place + 1)


def holds_number(value: object) -> bool:
    """Whether what a row says of its amount is one."""
    return isinstance(value, int | float) and not isinstance(value, bool)


def with_order_names(lang: str, result: Mapping[str, Any]) -> dict[str, Any]:
    """A result of `commitments` with every deduction called as `order_names` says.

    `says_amount` marks those whose name says what is deducted, so that it need not be said twice.
    """
    named = dict(result)
    orders = result["inputs"]["orders"]
    names = order_names(lang, orders, result["inputs"]["plan_currency"])
    told = [
        {"name": name, "says_amount": _is_unnamed(order)} for name, order in zip(names, orders, strict=True)
    ]
    for entries in ("movements", "schedule"):
        if entries in result:
            named[entries] = _named(told, result[entries], result["schedule_orders"])
    if "since_balance" in result:
        since = dict(result["since_balance"])
        for entries, positions in (("movements", "orders"), ("perhaps", "perhaps_orders")):
            if since.get(entries):
                since[entries] = _named(told, since[entries], since[positions])
        named["since_balance"] = since
    return named


def _named(
    told: Sequence[Mapping[str, Any]], entries: Iterable[Mapping[str, Any]], positions: Iterable[int]
) -> list[dict[str, Any]]:
    places = iter(positions)
    return [
        {**entry, **told[next(places)]} if entry["kind"] == "deduction" else dict(entry) for entry in entries
    ]
