"""One recalculation of a buyer's plan, and the reading of a payments list, as the page asks for them.

A request is JSON: `{"fields": {path: text}, "language": "zh", "more": {"now": "20261122T013000Z"}}`. The
answer is that of `calculator.page.merchant.recalculate`, with these differences:

| name | holds |
|---|---|
| `result` | the result as `calculator.answers.commitments.commitments` returns it |
| `rows` | by list (`orders`, `income`, `fixed_costs`): each row in a line |
| `reminders` | the calendar file by time zone, and the text for a chat as `text` |
| `imported` | what came of a payments list, if one came with the request |

Nothing that a reader can type makes this fail.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from calculator.answers.commitments import result_of
from calculator.boundary.document import read_document
from calculator.boundary.problems import InvalidInput, Problem
from calculator.buyer.days import day_in
from calculator.buyer.icalendar import UTC_INSTANT
from calculator.buyer.validation import validate
from calculator.page.buyer.imported import imported
from calculator.page.buyer.reminders import ZONES, calendar_file, chat_text
from calculator.page.buyer.results import result_pieces
from calculator.page.buyer.rows import row_summary
from calculator.page.form.requests import fields_of_request, language_of, refusal
from calculator.page.typed.filled_form import form_document
from calculator.page.typed.understood import understood
from calculator.parameters import declaration_of
from calculator.words import LANGUAGES, catalogue

# What a snapshot of memory remembers was read before these pages' words had come.
catalogue.cache_clear()


def recalculate(request_json: str, payments: Any = None) -> str:  # noqa: ANN401 - bytes, here or in JavaScript
    """Answer one request; both are JSON as described above. `payments` is the content of a payments list."""
    language: str = LANGUAGES[0]
    try:
        request = read_document(request_json)
        language, fields = language_of(request), fields_of_request(request)
        answer = _answer(fields, language, _now(request))
    except InvalidInput as invalid:
        answer = refusal(invalid, language)
    if payments is not None:
        content = payments if isinstance(payments, bytes) else payments.to_bytes()
        answer["imported"] = imported(content, language)
    # ASCII only: half a surrogate pair, which a text box can hold, has no other way through.
    return json.dumps(answer, allow_nan=False)


def _now(request: object) -> str:
    more = request.get("more") if isinstance(request, dict) else None
    now = more.get("now") if isinstance(more, dict) else None
    return now if isinstance(now, str) and UTC_INSTANT.fullmatch(now) else ""


def _answer(fields: dict[str, str], language: str, now: str) -> dict[str, Any]:
    document, typed = form_document(fields)
    remarks = {
        "understood": understood(fields, document, language),
        "rows": _rows(document, language),
    }
    try:
        result = result_of(_plan(document, typed))
    except InvalidInput as invalid:
        return refusal(invalid, language) | remarks
    reminders = {zone: calendar_file(language, result, now, zone) for zone in ZONES} if now else {}
    return {
        "ok": True,
        "html": result_pieces(language, result),
        "result": result,
        **remarks,
        "reminders": reminders | {"text": chat_text(language, result)},
        "problems": [],
        "further": 0,
        "notices": [],
    }


def _plan(document: dict[str, Any], typed: list[Problem]) -> Any:  # noqa: ANN401 - a Plan
    """Return the plan that the form says; InvalidInput with what is not understood and what is not right."""
    try:
        plan = validate(document)
    except InvalidInput as invalid:
        said = {problem.field: problem for problem in typed}
        merged = [said.pop(problem.field, problem) for problem in invalid.problems]
        raise InvalidInput(merged + list(said.values())) from None
    if typed:
        raise InvalidInput(typed)
    return plan


def _rows(document: Mapping[str, Any], language: str) -> dict[str, list[str]]:
    today = str(document.get("today", ""))
    today = today if day_in(today) else "2000-01-01"
    return {
        rows.name: [row_summary(language, rows.name, entry, today) for entry in document.get(rows.name, [])]
        for rows in declaration_of("commitments").lists
    }
