"""What came of a payments list: rows used and not used with their reasons, what is open, what was deducted.

Open orders of the form that it shows as deducted, wages and rent are questions: boxes to tick, and what then
stands in the form.

The reader of lists comes with an archive of its own, so it is imported only when a list is there.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from calculator.boundary.problems import InvalidInput
from calculator.page.buyer.dates import day
from calculator.page.buyer.movements import holds_number, order_names
from calculator.page.buyer.once_deducted import once_deducted
from calculator.page.buyer.rows import order_in, row_summary
from calculator.page.html import numbers
from calculator.page.html.markup import Html, element, join, sentence
from calculator.page.question import Question
from calculator.page.typed.as_typed import written
from calculator.page.typed.filled_form import form_document
from calculator.page.typed.understood import currency_of
from calculator.parameters import declaration_of, fields_of
from calculator.words import say
from calculator.words.messages import problem_text

ALL_YEARS = "2000-01-01"
MOST_SHOWN = 50
"""Rows not used that are listed one by one; all are counted by reason."""


def payments(question: Question) -> dict[str, Any]:
    """Answer with what the page does with a list: `html`, `orders` as texts for rows, or the `problem`."""
    from calculator.buyer.payments.importing import MOST_BYTES, read_payments, told_of  # noqa: PLC0415
    from calculator.buyer.payments.list_line import CURRENCY  # noqa: PLC0415

    lang = question.language
    try:
        table, tally = read_payments(question.opened.read(MOST_BYTES + 1))
    except InvalidInput as invalid:
        return _nothing_taken(problem_text(invalid.problems[0], lang))
    document, _ = form_document(question.argument.get("fields", {}))
    if currency_of(document) != CURRENCY:
        currency = numbers.currency_word(currency_of(document), lang)
        return _nothing_taken(say(lang, "buyer.import.other_currency", currency=currency))
    found = told_of(table, tally)
    return {
        "html": {
            "import": join([report(found, lang), _closed(document, tally.payments, lang)]),
            "regular": _regular(document, found, lang),
        },
        "orders": [_texts(order) for order in found["orders"]],
        "problem": "",
    }


def _nothing_taken(problem: str) -> dict[str, Any]:
    return {"html": {"import": "", "regular": ""}, "orders": [], "problem": problem}


def report(found: Mapping[str, Any], lang: str) -> Html:
    """What was read, in words; the rows not used behind a fold."""
    told = found["import"]
    parts = [
        _line(
            lang,
            "found",
            source=say(lang, f"payments.source.{told['source']}"),
            encoding=told["encoding"].upper(),
            read=str(told["rows_read"]),
            used=str(told["rows_used"]),
            rejected=str(told["rows_rejected_count"]),
        ),
        _orders(found["orders"], lang),
    ]
    if found["paid"]["count"]:
        parts += [
            _line(
                lang,
                "paid",
                count=str(found["paid"]["count"]),
                total=numbers.exact_money(found["paid"]["total"], lang),
            ),
            element(
                "ul",
                None,
                join(element("li", None, _month(month, lang)) for month in found["paid"]["by_month"]),
            ),
        ]
    if told["rows_rejected_count"]:
        parts.append(_rejected(told, lang))
    return join(parts)


def _closed(document: Mapping[str, Any], payments: list[Any], lang: str) -> Html:
    """The open orders of the form that seem to have been deducted, each with a box; nothing without any."""
    from calculator.buyer.payments.closing import closed_by  # noqa: PLC0415 - see above

    entries = document.get("orders", [])
    orders = {
        place: order_in(entry) for place, entry in enumerate(entries) if holds_number(entry.get("amount"))
    }
    places = list(orders)
    found = [(places[at], payment) for at, payment in closed_by(list(orders.values()), payments)]
    if not found:
        return Html()
    names = order_names(lang, entries, currency_of(document))
    boxes = []
    for place, payment in found:
        order = orders[place]
        counts = {"instalments": order.instalments, "instalments_paid": order.instalments_paid}
        then = once_deducted({place: counts}, [(place, order.instalments_paid + 1)])
        said = sentence(
            lang,
            "buyer.import.closes",
            name=names[place],
            amount=numbers.exact_money(payment.amount, lang),
            day=day(lang, date.fromordinal(payment.day).isoformat(), since=str(document.get("today", ""))),
            payment=payment.name,
        )
        boxes.append(_box({"data-closes": str(place), "data-then": json.dumps(then)}, said))
    return _question(lang, "closes", boxes)


def _regular(document: Mapping[str, Any], found: Mapping[str, Any], lang: str) -> Html:
    """Wages, rent and what recurs that the form does not hold yet, each with a box; nothing without any."""
    boxes = []
    named = [(name, row, 0) for name, rows in found["regular"].items() for row in rows]
    recurring = [(name, one["row"], one["times"]) for name, of in found["recurring"].items() for one in of]
    for name in ("income", "fixed_costs"):
        held = [entry.get("amount") for entry in document.get(name, [])]
        for of, row, times in (*named, *recurring):
            if of != name or row["amount"] in held:
                continue
            fields = fields_of(declaration_of("commitments").part(name).scope)
            texts = {part: written(fields[part], value) for part, value in row.items() if value != ""}
            said = join(
                [
                    row["name"],
                    ": " if lang == "en" else "，",
                    row_summary(lang, name, row, ALL_YEARS),
                    *(
                        [
                            " " if lang == "en" else "",
                            sentence(lang, "buyer.import.looks_regular", count=str(times)),
                        ]
                        if times
                        else []
                    ),
                ]
            )
            marks = {"data-regular": name, "data-row-texts": json.dumps(texts)}
            # Whether they go on is not in the list: their reader ticks them.
            boxes.append(_box(marks, said, ticked=False))
    return _question(lang, "regular", boxes) if boxes else Html()


def _box(marks: Mapping[str, str], said: Html, *, ticked: bool = True) -> Html:
    box = element("input", {"type": "checkbox", "checked": ticked, **marks})
    return element("li", None, element("label", None, box, " ", said))


def _question(lang: str, name: str, boxes: list[Html]) -> Html:
    """Boxes under what they are about, with the button that takes what is ticked."""
    return element(
        "div",
        {"class": "notice-box", "data-asked": name},
        _line(lang, f"{name}_asked"),
        element("ul", {"class": "old-balance__movements"}, join(boxes)),
        element(
            "button",
            {"type": "button", "data-action": f"take-{name}"},
            sentence(lang, f"buyer.import.{name}_take"),
        ),
    )


def _line(lang: str, key: str, **values: str) -> Html:
    return element("p", None, sentence(lang, f"buyer.import.{key}", **values))


def _orders(orders: list[dict[str, Any]], lang: str) -> Html:
    if not orders:
        return _line(lang, "no_orders")
    total = round(sum(order["amount"] for order in orders), 2)
    return _line(
        lang,
        "orders",
        count=str(len(orders)),
        total=numbers.exact_money(total, lang),
    )


def _month(month: Mapping[str, Any], lang: str) -> Html:
    total = numbers.exact_money(month["total"], lang)
    return sentence(
        lang, "buyer.import.paid_month", month=month["month"], count=str(month["count"]), total=total
    )


def _rejected(told: Mapping[str, Any], lang: str) -> Html:
    reasons = (
        element(
            "li",
            None,
            sentence(
                lang, "buyer.import.reason", reason=say(lang, f"payments.reject.{reason}"), count=str(count)
            ),
        )
        for reason, count in told["rows_rejected_by_reason"].items()
    )
    rows = [element("li", None, _row(entry, lang)) for entry in told["rows_rejected"][:MOST_SHOWN]]
    further = told["rows_rejected_count"] - len(rows)
    if further:
        rows.append(element("li", None, sentence(lang, "buyer.import.more_rows", count=str(further))))
    return element(
        "details",
        {"id": "import-rejected"},
        element("summary", None, sentence(lang, "buyer.import.rejected")),
        element("ul", None, *reasons),
        element("ul", {"class": "import-rows"}, *rows),
    )


def _row(entry: Mapping[str, Any], lang: str) -> Html:
    key = "row_value" if entry["value"] else "row"
    reason = say(lang, f"payments.reject.{entry['reason']}")
    return sentence(
        lang, f"buyer.import.{key}", row=str(entry["row"]), reason=reason, value=str(entry["value"] or "")
    )


def _texts(order: Mapping[str, Any]) -> dict[str, str]:
    """An order as the texts of a row."""
    fields = fields_of("open_order")
    return {name: written(fields[name], value) for name, value in order.items() if value != ""}
