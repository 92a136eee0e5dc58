"""What the buyer's page asks: a plan worked out, its reminders, and the reading of a payments list.

The answer to `figures` is that of `calculator.page.merchant.recalculate`, with these differences:

| name | holds |
|---|---|
| `html` | lists days and amounts without a verdict where nothing but the balance is missing |
| `rows` | by list (`orders`, `income`, `fixed_costs`): each row in a line |
| `called` | by list: what each order is called |
| `currency` | is the word for that of the plan |

`saved` gives the `result` of `calculator.answers.commitments.commitments`, or the `input` that it is of,
`reminders` the calendar file, `payments` what came of a payments list, `suggested_balance` what should be
left today by a plan with a balance of another day, `settled` what stands in the form once deductions have
been taken and what has not moved is due today. Nothing that a reader can type makes any of them fail.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any

from calculator.answers.commitments import inputs_of, result_of
from calculator.boundary.problems import InvalidInput, Problem
from calculator.buyer.days import day_in
from calculator.buyer.money import amount, counted
from calculator.buyer.plan import Plan
from calculator.buyer.since_balance import since_balance
from calculator.buyer.validation import validate
from calculator.page.buyer.imported import payments
from calculator.page.buyer.movements import holds_number, order_names
from calculator.page.buyer.once_deducted import once_deducted, place_in, with_one_left_out
from calculator.page.buyer.reminders import calendar_file, without_reminder
from calculator.page.buyer.results import result_pieces
from calculator.page.buyer.rows import order_in, row_summary
from calculator.page.buyer.still_to_come import flow_in, still_to_come
from calculator.page.form.requests import nothing_to_save, refusal, to_save
from calculator.page.html import numbers
from calculator.page.question import Question
from calculator.page.typed.as_typed import plain
from calculator.page.typed.filled_form import form_document, validated
from calculator.page.typed.understood import currency_of, understood
from calculator.parameters import declaration_of
from calculator.words import say


def figures(question: Question) -> dict[str, Any]:
    """Answer with the plan worked out, or with what must be corrected first."""
    language = question.language
    try:
        fields = question.fields
    except InvalidInput as invalid:
        return refusal(invalid, language)
    document, typed = form_document(fields)
    remarks = {
        "understood": understood(fields, document, language),
        "rows": _rows(document, language),
        "called": {"orders": order_names(language, document.get("orders", []), currency_of(document))},
        "currency": numbers.currency_word(currency_of(document), language),
    }
    try:
        plan, has_balance = _validated(document, typed)
    except InvalidInput as invalid:
        return refusal(invalid, language) | remarks
    result = asked_first(plan) if has_balance and plan.balance_on is None else result_of(plan)
    result |= unexplained(plan, fields, question.argument.get("expected"))
    return {
        "ok": True,
        "html": result_pieces(language, result, has_balance=has_balance),
        **remarks,
        "problems": [],
        "further": 0,
        "notices": [],
    }


def saved(question: Question) -> dict[str, Any]:
    """Answer with the `result` or the `input` as JSON to keep, the command line's with `--pretty`."""
    try:
        result = _result(question)
    except InvalidInput:
        return nothing_to_save()
    return to_save(result["inputs"] if question.argument["what"] == "input" else result)


def reminders(question: Question) -> dict[str, Any]:
    """Answer with the calendar file for a `zone`, made `now`, wages and rent among them if `flows`."""
    try:
        result = _result(question)
    except InvalidInput:
        return nothing_to_save()
    if "since_balance" in result or result["inputs"]["balance_on"] is None:
        return nothing_to_save()
    now, zone, flows = (question.argument[name] for name in ("now", "zone", "flows"))
    here = str(question.argument["here"])
    lang = question.language
    text = calendar_file(lang, result, now, zone, flows=bool(flows), here=here)
    without = without_reminder(lang, result, now, zone, flows=bool(flows), here=here)
    names = _listed(lang, without)
    return {
        "ok": True,
        "text": text,
        "told": say(lang, "buyer.reminders.without", names=names) if without else "",
    }


def suggested_balance(question: Question) -> dict[str, Any]:
    """Answer with what should be left today by what is ticked as deducted, not deducted and not moved."""
    try:
        plan = validated(*form_document(question.fields), validate)
    except InvalidInput:
        return nothing_to_save()
    not_deducted, deducted = (
        [place_in(place) for place in question.argument[name]] for name in ("not_deducted", "deducted")
    )
    not_moved = [flow_in(text) for text in question.argument["not_moved"]]
    since = since_balance(plan, not_deducted, deducted, not_moved)
    if since is None or since.suggested_balance is None:
        return nothing_to_save()
    shown = numbers.exact_money(since.suggested_balance, question.language, plan.plan_currency)
    largest = max((abs(moved.amount) for moved in (*since.movements, *since.perhaps)), default=None)
    return {"ok": True, "text": plain(since.suggested_balance), "shown": shown, "largest": largest}


def unexplained(plan: Plan, fields: Mapping[str, str], expected: Mapping[str, Any] | None) -> dict[str, Any]:
    """Return how far the balance of today is from the one `expected` when it was typed; empty if it is near.

    It is far where it differs by more than the `largest` of all that was thought to have moved since. Another
    balance than the `typed` one has nothing to do with what was expected.
    """
    if not expected or fields.get("balance") != expected["typed"] or plan.balance_on != plan.today:
        return {}
    difference = amount(counted(plan.balance) - counted(float(expected["balance"])))
    if expected["largest"] is None or abs(difference) <= expected["largest"]:
        return {}
    return {"unexplained": {"expected_balance": float(expected["balance"]), "difference": difference}}


def settled(question: Question) -> dict[str, Any]:
    """Answer with the `fields` once what is `deducted` has been, and with words about what was left out.

    What has `not_moved` is due today. `suggested` is the balance that all this would leave.
    """
    document, _ = form_document(question.fields)
    entries = document.get("orders", [])
    orders = {
        place: {"instalments": order.instalments, "instalments_paid": order.instalments_paid}
        for place, entry in enumerate(entries)
        if holds_number(entry.get("amount"))
        for order in (order_in(entry),)
    }
    deducted = [place for text in question.argument["deducted"] if (place := place_in(text))[0] in orders]
    names = order_names(question.language, entries, currency_of(document))
    left_out = [names[position] for position in with_one_left_out(orders, deducted)]
    due, names_due = still_to_come(
        question.language, document, [flow_in(text) for text in question.argument["not_moved"]]
    )
    told = [
        say(question.language, f"buyer.old_balance.{key}", names=_listed(question.language, found))
        for key, found in (
            ("left_out", left_out),
            ("not_paid", names_due.get("fixed_cost", [])),
            ("not_come", names_due.get("income", [])),
        )
        if found
    ]
    text = ("" if question.language == "zh" else " ").join(told)
    fields = once_deducted(orders, deducted) | due
    return {"ok": True, "fields": fields, "text": text, "suggested": suggested_balance(question)}


def _listed(lang: str, names: Sequence[str]) -> str:
    return ("、" if lang == "zh" else ", ").join(names)


def asked_first(plan: Plan) -> dict[str, Any]:
    """Return what a page shows of a plan that was kept without the day of its balance.

    On the command line such a balance is that of today. What a device has kept from an earlier version may be
    of any day.
    """
    since: dict[str, Any] = {
        "state": "unknown_day",
        "balance_on": None,
        "movements": [],
        "suggested_balance": None,
    }
    return {"inputs": inputs_of(plan), "since_balance": since}


def _validated(document: Mapping[str, Any], typed: Sequence[Problem]) -> tuple[Plan, bool]:
    """Return the plan, and whether it says its balance.

    One with something to pay that lacks nothing but the balance, as plans are shared, gets 0 in its place.
    InvalidInput where anything else is wrong.
    """
    if "balance" not in document and any(document.get(name) for name in ("orders", "fixed_costs")):
        with suppress(InvalidInput):
            return validated({**document, "balance": 0, "balance_on": None}, typed, validate), False
    return validated(document, typed, validate), True


def _result(question: Question) -> dict[str, Any]:
    return result_of(validated(*form_document(question.fields), validate))


def _rows(document: Mapping[str, Any], language: str) -> dict[str, list[str]]:
    today = str(document.get("today", ""))
    today = today if day_in(today) else "2000-01-01"
    currency = currency_of(document)
    return {
        rows.name: [
            row_summary(language, rows.name, entry, today, currency) for entry in document.get(rows.name, [])
        ]
        for rows in declaration_of("commitments").lists
    }


METHODS = {
    "figures": figures,
    "saved": saved,
    "reminders": reminders,
    "payments": payments,
    "suggested_balance": suggested_balance,
    "settled": settled,
}
