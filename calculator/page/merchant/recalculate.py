"""One recalculation, as the page asks for it: what was typed goes in, finished HTML and remarks come out.

A request is JSON: `{"fields": {path: text}, "language": "zh", "part": "figures"}`. The first part of a result
are its figures; `decisions` and `shortfall` can be asked for afterwards, with the same fields, and their
answers hold only what they add. The answer is JSON too:

| name | holds |
|---|---|
| `ok` | whether there is a result |
| `html` | the pieces of the results by the name of their place: `answer`, `body`, `bar` |
| `result` | the result as `calculator.answers.estimate.estimate` returns it |
| `understood` | by path: how a text was read, where that is not plain from the text itself |
| `rows` | by list (`segments`): each row's main figures in a line |
| `currency` | the word for the currency, as it follows an amount |
| `problems` | what must be corrected: `field`, `code`, `message`; `further` counts those not listed |
| `notices` | what looks mistaken: `fields`, `message` |

Nothing that a reader can type makes this fail.
"""

from __future__ import annotations

import json
from typing import Any

from calculator.answers import estimate
from calculator.boundary.document import read_document
from calculator.boundary.problems import InvalidInput, Notice
from calculator.page.form.requests import fields_of_request, language_of, refusal
from calculator.page.html.numbers import currency_word
from calculator.page.merchant.results import LATER, later_piece, result_pieces
from calculator.page.merchant.segment import segment_summary
from calculator.page.typed.filled_form import form_document, mix_of, read_form
from calculator.page.typed.understood import currency_of, understood
from calculator.shop.order_mix import OrderMix
from calculator.words import LANGUAGES
from calculator.words.messages import notice_text


def recalculate(request_json: str) -> str:
    """Answer one request; both are JSON as described above."""
    language: str = LANGUAGES[0]
    try:
        request = read_document(request_json)
        language, fields, part = language_of(request), fields_of_request(request), _part(request)
        answer = _later_answer(fields, language, part) if part in LATER else _answer(fields, language)
    except InvalidInput as invalid:
        answer = refusal(invalid, language)
    # ASCII only: half a surrogate pair, which a text box can hold, has no other way through.
    return json.dumps(answer, allow_nan=False)


def _answer(fields: dict[str, str], language: str) -> dict[str, Any]:
    document, typed = form_document(fields)
    currency = currency_of(document)
    remarks = {
        "understood": understood(fields, document, language),
        "rows": {
            "segments": [
                segment_summary(language, segment, currency) for segment in document.get("segments", [])
            ]
        },
        "currency": currency_word(currency, language),
    }
    try:
        result = _LAST.computed(fields, mix_of(document, typed))
    except InvalidInput as invalid:
        return refusal(invalid, language, fields, currency) | remarks
    notices = [Notice.of_json(notice) for notice in result["notices"]]
    return {
        "ok": True,
        "html": result_pieces(language, result),
        "result": result,
        **remarks,
        "problems": [],
        "further": 0,
        "notices": [
            {"fields": list(notice.fields), "message": notice_text(notice, language)} for notice in notices
        ],
    }


def _later_answer(fields: dict[str, str], language: str, part: str) -> dict[str, Any]:
    """What a later part adds; the figures before it are usually those just computed."""
    if fields != _LAST.fields:
        _LAST.computed(fields, read_form(fields))
    added = _LAST.shop.part(part)
    piece = later_piece(language, _LAST.figures | added, part)
    return {"ok": True, "html": {part: piece}, "result": added}


class _Last:
    """The shop that was asked about last, and its figures: the later parts are asked for next."""

    fields: dict[str, str] | None = None
    shop: estimate.Shop
    figures: dict[str, Any]

    def computed(self, fields: dict[str, str], mix: OrderMix) -> dict[str, Any]:
        self.fields, self.shop = None, estimate.Shop(mix)
        self.figures = self.shop.part("figures")
        self.fields = fields
        return self.figures


_LAST = _Last()


def _part(request: object) -> str:
    part = request.get("part") if isinstance(request, dict) else None
    return part if isinstance(part, str) else "figures"
