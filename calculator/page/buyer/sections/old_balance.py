"""What the page asks where the balance is not of today: what has happened since, and what is left.

Nothing is said of what is enough until the reader has answered. The boxes are not part of the form: what is
ticked and typed here goes into it with one button.
"""

from __future__ import annotations

from typing import Any

from calculator.buyer.since_balance import Place
from calculator.page.buyer.dates import day, when
from calculator.page.buyer.movements import movement_name, unnamed
from calculator.page.buyer.once_deducted import place_text, places
from calculator.page.buyer.still_to_come import flow_text
from calculator.page.html import numbers
from calculator.page.html.markup import Html, element, join, sentence
from calculator.page.html.section import paragraph, section
from calculator.page.html.shown_figure import Figures
from calculator.page.typed.as_typed import plain

BOX = "balance-now"
SINCE = "since_balance"


def old_balance_pieces(figures: Figures) -> dict[str, Html]:
    """The pieces of the results, by the name of the place that takes them, with questions for figures."""
    lang, since = figures.lang, figures.result[SINCE]
    today = figures.result["inputs"]["today"]
    said = {"day": day(lang, since["balance_on"], since=today)} if since["balance_on"] else {}
    return {
        "answer": sentence(lang, f"buyer.old_balance.{since['state']}", **said),
        "body": _questions(figures),
        "reminders": sentence(lang, "buyer.old_balance.no_reminders"),
        "limits": Html(),
        "bar": element(
            "span",
            {"class": "result-bar__figures"},
            sentence(lang, f"buyer.old_balance.bar{'' if said else '_unknown_day'}", **said),
        ),
    }


def _questions(figures: Figures) -> Html:
    lang, since = figures.lang, figures.result[SINCE]
    suggested = since["suggested_balance"]
    happened: list[Html] = []
    if since["state"] == "older":
        key = (
            "happened"
            if since["orders"]
            else "no_order_happened"
            if since["movements"]
            else "nothing_happened"
        )
        happened = [paragraph(sentence(lang, f"buyer.old_balance.{key}")), _movements(figures)]
        if "perhaps" in since:
            happened += [paragraph(sentence(lang, "buyer.old_balance.perhaps")), _perhaps(figures)]
    label = element(
        "label",
        {"class": "field__label", "for": BOX},
        sentence(lang, "buyer.old_balance.balance", currency=numbers.currency_word(figures.currency, lang)),
    )
    box = element(
        "input",
        {
            "id": BOX,
            "class": "field__box",
            "type": "text",
            "inputmode": "decimal",
            "autocomplete": "off",
            "maxlength": 200,
            "value": plain(suggested) if suggested is not None and suggested >= 0 else "",
        },
    )
    note = (
        [
            paragraph(
                sentence(
                    lang,
                    f"buyer.old_balance.{_suggested(since)}",
                    balance=element(
                        "span",
                        {"data-suggested-balance": True},
                        figures.exact_money(f"{SINCE}.suggested_balance"),
                    ),
                )
            )
        ]
        if suggested is not None
        else []
    )
    return section(
        lang,
        "old-balance",
        *happened,
        *note,
        element("div", {"class": "field old-balance__now"}, label, box),
        element(
            "button",
            {"type": "button", "data-action": "take-balance"},
            sentence(lang, "buyer.old_balance.take"),
        ),
        heading=sentence(lang, f"buyer.old_balance.title_{since['state']}"),
    )


def _suggested(since: dict[str, Any]) -> str:
    """Which words the suggested balance comes in: below zero, where there is a box to clear, they say so."""
    if since["suggested_balance"] >= 0:
        return "suggested"
    went_out = any(entry["amount"] < 0 for entry in since["movements"])
    return "suggested_below" if went_out else "suggested_below_alone"


def _movements(figures: Figures) -> Html:
    """Each movement in a line with a box, ticked while it is thought to have happened."""
    since = figures.result[SINCE]
    of_deductions = iter(places(since["movements"], since["orders"]))
    lines = (
        element(
            "li",
            None,
            _deduction(figures, entry, next(of_deductions), taken=True)
            if entry["kind"] == "deduction"
            else _flow(figures, entry, position),
        )
        for entry, position in zip(since["movements"], since["positions"], strict=True)
    )
    return element("ul", {"class": "old-balance__movements"}, join(lines))


def _perhaps(figures: Figures) -> Html:
    """Each deduction that may have been made, with a box to tick."""
    since = figures.result[SINCE]
    pairs = zip(since["perhaps"], places(since["perhaps"], since["perhaps_orders"]), strict=True)
    lines = (element("li", None, _deduction(figures, entry, place, taken=False)) for entry, place in pairs)
    return element("ul", {"class": "old-balance__movements"}, join(lines))


def _movement(figures: Figures, entry: dict[str, Any]) -> Html:
    lang = figures.lang
    return sentence(
        lang,
        f"buyer.old_balance.{entry['kind']}{unnamed(entry)}",
        day=when(lang, entry, since=figures.result["inputs"]["today"]),
        name=movement_name(lang, entry),
        amount=numbers.exact_money(abs(entry["amount"]), lang, figures.currency),
    )


def _deduction(figures: Figures, entry: dict[str, Any], place: Place, *, taken: bool) -> Html:
    box = element(
        "input",
        {
            "type": "checkbox",
            "checked": taken,
            "data-deducted": place_text(place),
        },
    )
    return element("label", None, box, " ", _movement(figures, entry))


def _flow(figures: Figures, entry: dict[str, Any], position: int) -> Html:
    """Income or a cost, ticked: one that has not happened is still to come."""
    place = flow_text(entry["kind"], position, entry["date"])
    box = element("input", {"type": "checkbox", "checked": True, "data-moved": place})
    return element("label", None, box, " ", _movement(figures, entry))
