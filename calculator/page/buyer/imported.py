"""What came of a payments list: rows used and not used with their reasons, what is open, what was deducted.

The reader of lists comes with an archive of its own, so it is imported only when a list is there.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from calculator.boundary.problems import InvalidInput
from calculator.page.html import numbers
from calculator.page.html.markup import Html, element, join, sentence
from calculator.page.question import Question
from calculator.page.typed.as_typed import written
from calculator.parameters import fields_of
from calculator.words import say
from calculator.words.messages import problem_text

MOST_SHOWN = 50
"""Rows not used that are listed one by one; all are counted by reason."""


def payments(question: Question) -> dict[str, Any]:
    """Answer with what the page does with a list: `html`, `orders` as texts for rows, or the `problem`."""
    from calculator.buyer.payments.importing import MOST_BYTES, import_payments  # noqa: PLC0415 - see above

    lang = question.language
    try:
        found = import_payments(question.opened.read(MOST_BYTES + 1))
    except InvalidInput as invalid:
        return {"html": {"import": ""}, "orders": [], "problem": problem_text(invalid.problems[0], lang)}
    return {
        "html": {"import": report(found, lang)},
        "orders": [_texts(order) for order in found["orders"]],
        "problem": "",
    }


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
