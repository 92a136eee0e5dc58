"""One of the form's lists: its rows, a template for a new one, and the button that adds it.

The page's script adds, copies and removes rows; `data-rows`, `data-row` and `data-row-template` name the
list.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from itertools import islice
from typing import Any, get_args

from calculator import words
from calculator.buyer.days import EARLIEST, LATEST, day_in
from calculator.buyer.deductions import windows
from calculator.buyer.plan import SETTLED, Every, OpenOrder
from calculator.page.buyer.dates import day, span, weekday_names
from calculator.page.buyer.movements import holds_number
from calculator.page.buyer.sections.taken_as_received import is_taken_as_received
from calculator.page.form.control import Place, control
from calculator.page.form.listed_rows import NEW, new_row_template, row_holder
from calculator.page.html import numbers
from calculator.page.html.markup import Html, element, sentence
from calculator.page.typed.understood import currency_of
from calculator.parameters import RowList, declaration_of, fields_of, platforms

TOOLS = ("copy", "remove")
FRESH: Mapping[str, Mapping[str, Any]] = {"income": {"repeats": "monthly"}}
"""What stands in a row that is added; most of what comes in is wages."""
IN_VIEW = {"orders": ("amount", "status", "received_on", "expected_on", "platform")}
"""What anyone can say of a row, in this order; the rest of it is folded. All of it where nothing is named."""


def rows(lang: str, declared: RowList, document: Mapping[str, Any]) -> Html:
    """A list with the rows of a document."""
    name = declared.name
    entries, today = document.get(name, []), str(document["today"])
    filled = (
        _row(lang, declared, place, entry, row_summary(lang, name, entry, today, currency_of(document)))
        for place, entry in enumerate(entries)
    )
    fresh = FRESH.get(name, {})
    return element(
        "section",
        {
            "class": "rows",
            "id": f"form-{name}",
            "aria-labelledby": f"form-{name}-title",
            **(_of_instalments(lang) if name == "orders" else {}),
        },
        element("h3", {"id": f"form-{name}-title"}, words.say(lang, f"group.plan_{name}")),
        element("p", {"class": "form__lead"}, sentence(lang, f"buyer.form.{name}_lead")),
        row_holder(lang, declared, *filled),
        new_row_template(
            lang, declared, _row(lang, declared, NEW, fresh, words.say(lang, "buyer.form.row_empty"))
        ),
        element(
            "p",
            {"data-needs-script": True},
            element(
                "button",
                {"type": "button", "data-action": "row-add", "data-list": name},
                sentence(lang, f"buyer.form.{name}_add"),
            ),
        ),
    )


def _of_instalments(lang: str) -> Mapping[str, str]:
    """Where an order is paid in instalments, and what its boxes are called while none has been paid."""
    words_of = {
        field: {part: words.say(lang, f"buyer.form.instalment_{field}_{part}") for part in ("label", "help")}
        for field in ("deduct_on", "instalments")
    }
    return {
        "data-in-instalments": " ".join(one.id for one in platforms() if one.region == "abroad"),
        "data-instalment-words": json.dumps(words_of, ensure_ascii=False),
    }


def _hint(lang: str) -> Html:
    """Where the page lists what is known of each platform's days, with its sources."""
    link = element("a", {"href": "#confirm-days"}, sentence(lang, "buyer.form.confirm_days_link"))
    return element("p", {"class": "form__lead"}, sentence(lang, "buyer.form.confirm_days_hint", link=link))


def row_summary(lang: str, name: str, entry: Mapping[str, Any], today: str, currency: str = "CNY") -> str:
    """A row in a line: how much and when; what to do while that is not known."""
    without_day = name == "orders" and _lacks_next_day(entry)
    if not holds_number(entry.get("amount")):
        return words.say(lang, "buyer.form.row_without_both" if without_day else "buyer.form.row_empty")
    amount = numbers.exact_money(entry["amount"], lang, currency)
    if without_day:
        return words.say(lang, "buyer.form.order_without_day", amount=amount)
    if name == "orders":
        return _order_summary(lang, entry, amount, today)
    return _recurring_summary(lang, name, entry, amount, today)


def _lacks_next_day(entry: Mapping[str, Any]) -> bool:
    """Whether an open order of a provider abroad does not say the day of its instalments."""
    abroad = {one.id for one in platforms() if one.region == "abroad"}
    is_open = entry.get("status", "received") not in SETTLED
    has_day = entry.get("deduct_on") or (
        entry.get("confirm_days") is not None and (entry.get("received_on") or entry.get("expected_on"))
    )
    return is_open and entry.get("platform") in abroad and not has_day


def _recurring_summary(lang: str, name: str, entry: Mapping[str, Any], amount: str, today: str) -> str:
    """How much comes in or goes out, and when: once, every week or every month."""
    repeats = (
        entry.get("repeats") or fields_of(declaration_of("commitments").part(name).scope)["repeats"].default
    )
    first = day_in(str(entry.get("date")))
    number = entry.get("day_of_month")
    if name == "income" and first:
        number = first.day
    if repeats == "monthly" and isinstance(number, int | float):
        return words.say(lang, f"buyer.form.{name}_monthly", amount=amount, number=f"{number:g}")
    if first is None or repeats == "monthly":
        return words.say(lang, "buyer.form.row_empty")
    if repeats == "weekly":
        weekday = weekday_names(lang)[first.weekday()]
        return words.say(lang, f"buyer.form.{name}_weekly", amount=amount, weekday=weekday)
    when = day(lang, first.isoformat(), since=today)
    return words.say(lang, f"buyer.form.{name}_once", amount=amount, day=when)


def _order_summary(lang: str, entry: Mapping[str, Any], amount: str, today: str) -> str:
    status = entry.get("status", "received")
    if status in ("returned", "cancelled", "refunded", "paid"):
        state = words.say(lang, f"choice.open_order.status.{status}")
        key = "order_returned" if status == "returned" else "order_settled"
        return words.say(lang, f"buyer.form.{key}", amount=amount, state=state)
    order = order_in(entry)
    if order.instalments_paid >= order.instalments > 1:
        paid = words.say(lang, "choice.open_order.status.paid")
        return words.say(lang, "buyer.form.order_settled", amount=amount, state=paid)
    due = next(islice(windows(order), order.instalments_paid, None), None)
    if due is None:
        return words.say(lang, "buyer.form.row_empty")
    if order.instalments > 1:
        left = str(order.instalments - order.instalments_paid)
        amount = words.say(lang, "buyer.form.order_instalments", amount=amount, count=left)
    first, last = due.earliest.isoformat(), due.latest.isoformat()
    if not due.stated:
        days = span(lang, first, last, since=today)
        key = "order_taken_received" if is_taken_as_received(entry) else "order_between"
        return words.say(lang, f"buyer.form.{key}", amount=amount, days=days)
    key = "order_overdue" if first < today else "order_summary"
    return words.say(lang, f"buyer.form.{key}", amount=amount, day=day(lang, first, since=today))


def order_in(entry: Mapping[str, Any]) -> OpenOrder:
    """The order of a row that may not be filled in yet; what cannot be read is left out."""

    def number(name: str, otherwise: int | None) -> Any:  # noqa: ANN401 - as the field says
        field, value = fields_of("open_order")[name], entry.get(name)
        fits = isinstance(value, int | float) and (field.minimum or 0) <= value <= (field.maximum or 0)
        return int(value) if fits and value is not None else otherwise

    read = {name: day_in(str(entry.get(name))) for name in DAYS}
    days = {name: day if day and EARLIEST <= day <= LATEST else None for name, day in read.items()}
    every = entry.get("instalment_every")
    return OpenOrder(
        name=str(entry.get("name") or ""),
        amount=float(entry["amount"]),
        platform=str(entry.get("platform") or ""),
        status=str(entry.get("status", "received")),
        confirm_days=number("confirm_days", None),
        instalments=number("instalments", 1),
        instalments_paid=number("instalments_paid", 0),
        instalment_every=next((one for one in EVERY if one == every), "two_weeks"),
        late_fee=None,
        **days,
    )


EVERY: tuple[Every, ...] = get_args(Every)
DAYS = ("received_on", "expected_on", "deduct_on", "noted_on")


def _row(lang: str, declared: RowList, position: int | str, entry: Mapping[str, Any], summary: str) -> Html:
    name = declared.name
    legend = f"{name}-{position}-legend"
    declared_fields = fields_of(declared.scope)
    boxes = {
        part: control(lang, Place(field, f"{name}[{position}].{part}"), entry.get(part, field.default))
        for part, field in declared_fields.items()
    }
    in_view = IN_VIEW.get(name, tuple(boxes))
    fields = [boxes[part] for part in in_view]
    folded = [boxes[part] for part in boxes if part not in in_view]
    more = [_more(lang, *folded)] if folded else []
    tools = (
        element(
            "button",
            {"type": "button", "class": "tool", "data-action": f"row-{tool}", "aria-describedby": legend},
            words.say(lang, f"form.segment_{tool}"),
        )
        for tool in TOOLS
    )
    number = str(int(position) + 1) if position != NEW else NEW
    return element(
        "fieldset",
        {"class": "segment", "data-row": name},
        element(
            "legend",
            {"id": legend, "tabindex": -1},
            element(
                "span",
                {"class": "visually-hidden" if declared.own_names else None},
                element("span", {"data-row-number": True}, number),
                ". ",
            ),
            element("span", {"data-row-name": True}, str(entry.get("name") or "")),
        ),
        element("div", {"class": "segment__tools", "data-needs-script": True}, *tools),
        element(
            "details",
            {"class": "segment__fold", "open": position == NEW},
            element("summary", {"data-row-summary": True}, summary),
            element("div", {"class": "fields"}, *fields),
            *more,
        ),
    )


def _more(lang: str, *boxes: Html) -> Html:
    """What an order's page says more exactly, folded."""
    return element(
        "details",
        {"class": "fields-fold segment__more"},
        element("summary", None, sentence(lang, "buyer.form.orders_more")),
        _hint(lang),
        element("div", {"class": "fields"}, *boxes),
    )
