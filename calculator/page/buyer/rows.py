"""One of the form's lists: its rows, a template for a new one, and the button that adds it.

The page's script adds, copies and removes rows; `data-rows`, `data-row` and `data-row-template` name the
list.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from calculator import words
from calculator.buyer.days import after, day_in
from calculator.page.buyer.dates import day, weekday_names
from calculator.page.form.control import Place, control
from calculator.page.form.listed_rows import NEW, row_holder
from calculator.page.html import numbers
from calculator.page.html.markup import Html, element, sentence
from calculator.parameters import RowList, declaration_of, fields_of

TOOLS = ("copy", "remove")
USUAL_CONFIRM_DAYS = 10
"""What a new row begins with; it stands in the form to be corrected."""
FRESH: Mapping[str, Mapping[str, Any]] = {
    "orders": {"confirm_days": USUAL_CONFIRM_DAYS},
    "income": {"repeats": "monthly"},
}
"""What stands in a row that is added; most of what comes in is wages."""


def rows(lang: str, declared: RowList, document: Mapping[str, Any]) -> Html:
    """A list with the rows of a document."""
    name = declared.name
    entries, today = document.get(name, []), str(document["today"])
    filled = (
        _row(lang, declared, place, entry, row_summary(lang, name, entry, today))
        for place, entry in enumerate(entries)
    )
    fresh = FRESH.get(name, {})
    return element(
        "section",
        {"class": "rows", "id": f"form-{name}", "aria-labelledby": f"form-{name}-title"},
        element("h3", {"id": f"form-{name}-title"}, words.say(lang, f"group.plan_{name}")),
        element("p", {"class": "form__lead"}, sentence(lang, f"buyer.form.{name}_lead")),
        *([_hint(lang)] if name == "orders" else []),
        row_holder(lang, declared, *filled),
        element(
            "template",
            {"data-row-template": name},
            _row(lang, declared, NEW, fresh, words.say(lang, "buyer.form.row_empty")),
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


def _hint(lang: str) -> Html:
    """Where the page lists what is known of each platform's days, with its sources."""
    link = element("a", {"href": "#confirm-days"}, sentence(lang, "buyer.form.confirm_days_link"))
    return element("p", {"class": "form__lead"}, sentence(lang, "buyer.form.confirm_days_hint", link=link))


def row_summary(lang: str, name: str, entry: Mapping[str, Any], today: str) -> str:
    """A row in a line: how much and when; what to do while that is not known."""
    if not isinstance(entry.get("amount"), int | float):
        return words.say(lang, "buyer.form.row_empty")
    amount = numbers.exact_money(entry["amount"], lang)
    if name == "orders":
        return _order_summary(lang, entry, amount, today)
    return _recurring_summary(lang, name, entry, amount, today)


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
        return words.say(lang, "buyer.form.order_settled", amount=amount, state=state)
    due = _due(entry)
    if due is None:
        return words.say(lang, "buyer.form.row_empty")
    key = "order_overdue" if due.isoformat() < today else "order_summary"
    return words.say(lang, f"buyer.form.{key}", amount=amount, day=day(lang, due.isoformat(), since=today))


def _due(entry: Mapping[str, Any]) -> date | None:
    """When the order is deducted, from what its row says; None while that is not clear."""
    if entry.get("deduct_on"):
        return day_in(str(entry["deduct_on"]))
    start = day_in(str(entry.get("received_on") or entry.get("expected_on")))
    days = entry.get("confirm_days")
    if start is None or not isinstance(days, int | float) or not 0 <= days <= 365:
        return None
    return after(start, int(days))


def _row(lang: str, declared: RowList, position: int | str, entry: Mapping[str, Any], summary: str) -> Html:
    name = declared.name
    legend = f"{name}-{position}-legend"
    fields = (
        control(lang, Place(field, f"{name}[{position}].{part}"), entry.get(part, field.default))
        for part, field in fields_of(declared.scope).items()
    )
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
            element("span", {"data-row-number": True}, number),
            ". ",
            element("span", {"data-row-name": True}, str(entry.get("name") or "")),
        ),
        element("div", {"class": "segment__tools", "data-needs-script": True}, *tools),
        element(
            "details",
            {"class": "segment__fold", "open": position == NEW},
            element("summary", {"data-row-summary": True}, summary),
            element("div", {"class": "fields"}, *fields),
        ),
    )
