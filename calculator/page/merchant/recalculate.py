"""What the merchant's page asks: what was typed goes in, finished HTML and remarks come out.

The answer to `figures`:

| name | holds |
|---|---|
| `ok` | whether there is a result |
| `html` | the pieces of the results by the name of their place: `answer`, `why`, `bar` … |
| `understood` | by path: how a text was read, where that is not plain from it; what was assumed there |
| `rows` | by list (`segments`): each row's main figures in a line |
| `currency` | the word for the currency, as it follows an amount |
| `currency_by_sign` | the code of the currency whose sign was typed while the form had not been given one |
| `problems` | what must be corrected: `field`, `code`, `message`; `further` counts those not listed |
| `notices` | what looks mistaken: `fields`, `message` |

`decisions` and `shortfall` are asked for afterwards, with the same fields, and their answers hold only the
HTML that they add. `saved` gives the whole `result`, or the `input` that it is of, as the command line writes
it, or the result as a `table`, CSV for a spreadsheet; `summary` the answer in a few lines of plain text.
Nothing that a reader can type makes any of them fail.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from importlib import import_module
from typing import Any

from calculator.answers import estimate
from calculator.boundary.problems import InvalidInput, Notice
from calculator.page.form.requests import nothing_to_save, refusal, to_save
from calculator.page.html.numbers import currency_word
from calculator.page.merchant.results import later_pieces, result_pieces
from calculator.page.merchant.sections.assumed import remarks_at_boxes
from calculator.page.merchant.segment import segment_summary
from calculator.page.question import Question
from calculator.page.typed.filled_form import currency_by_sign, form_document, mix_of, read_form
from calculator.page.typed.understood import currency_of, understood
from calculator.shop.order_mix import OrderMix
from calculator.words.messages import notice_text


def figures(question: Question) -> dict[str, Any]:
    """Answer with the main figures, or with what must be corrected first."""
    language = question.language
    try:
        fields = question.fields
    except InvalidInput as invalid:
        return refusal(invalid, language)
    document, typed = form_document(fields)
    currency = currency_of(document)
    remarks: dict[str, Any] = {
        "understood": understood(fields, document, language),
        "rows": {
            "segments": [
                segment_summary(language, segment, currency) for segment in document.get("segments", [])
            ]
        },
        "currency": currency_word(currency, language),
        "currency_by_sign": currency_by_sign(fields),
    }
    try:
        result = _LAST.take(fields, mix_of(document, typed))
    except InvalidInput as invalid:
        return refusal(invalid, language, fields, currency) | remarks
    remarks["understood"] = remarks_at_boxes(language, result["inputs"]) | remarks["understood"]
    notices = [Notice.of_json(notice) for notice in result["notices"]]
    return {
        "ok": True,
        "html": result_pieces(language, result),
        **remarks,
        "problems": [],
        "further": 0,
        "notices": [
            {"fields": list(notice.fields), "message": notice_text(notice, language)} for notice in notices
        ],
    }


def later(part: str, question: Question) -> dict[str, Any]:
    """Answer with the HTML of a later part; the figures before it are usually those just computed."""
    language = question.language
    try:
        shop = _LAST.shop_of(question.fields)
        result = shop.part("figures") | shop.part(part)
    except InvalidInput as invalid:
        return refusal(invalid, language)
    return {"ok": True, "html": later_pieces(language, result, part)}


def saved(question: Question) -> dict[str, Any]:
    """Answer with the `result` or the `input` as JSON to keep, the command line's with `--pretty`.

    Or with the result as a `table`, which is CSV.
    """
    try:
        shop = _LAST.shop_of(question.fields)
    except InvalidInput:
        return nothing_to_save()
    if question.argument["what"] == "input":
        return to_save(shop.part("figures")["inputs"])
    if question.argument["what"] == "result":
        return to_save(shop.whole())
    from calculator.page.merchant.results_table import results_table  # noqa: PLC0415

    return {"ok": True, "text": results_table(question.language, shop.whole())}


def summary(question: Question) -> dict[str, Any]:
    """Answer with the lines of `calculator.page.merchant.summary`; `example` says whose figures they are."""
    from calculator.page.merchant.summary import summary as lines  # noqa: PLC0415

    try:
        shop = _LAST.shop_of(question.fields)
    except InvalidInput:
        return {"ok": False}
    result = shop.part("figures") | shop.part("decisions")
    return {"ok": True} | lines(question.language, result, is_example=bool(question.argument["example"]))


class _Computed:
    """A shop with those parts of its result that were asked for so far."""

    def __init__(self, mix: OrderMix) -> None:
        self._shop = estimate.Shop(mix)
        self._parts: dict[str, dict[str, Any]] = {}

    def part(self, name: str) -> dict[str, Any]:
        if name not in self._parts:
            self._parts[name] = self._shop.part(name)
        return self._parts[name]

    def whole(self) -> dict[str, Any]:
        return {name: value for part in estimate.PARTS for name, value in self.part(part).items()}


class _Last:
    """The shop that was asked about last: the later parts and the saved result are asked for next."""

    _fields: Mapping[str, str] | None = None
    _shop: _Computed

    def take(self, fields: Mapping[str, str], mix: OrderMix) -> dict[str, Any]:
        self._fields, self._shop = None, _Computed(mix)
        figures = self._shop.part("figures")
        self._fields = fields
        return figures

    def shop_of(self, fields: Mapping[str, str]) -> _Computed:
        if fields != self._fields:
            self.take(fields, read_form(fields))
        return self._shop


_LAST = _Last()


def _when_asked(module: str, name: str) -> Callable[[Question], Any]:
    """A method of a module that is imported with the first question: few readers ask."""

    def answer(question: Question) -> Any:  # noqa: ANN401 - a JSON value
        return getattr(import_module(module), name)(question)

    return answer


METHODS: Mapping[str, Callable[[Question], Any]] = {
    "figures": figures,
    "decisions": partial(later, "decisions"),
    "shortfall": partial(later, "shortfall"),
    "saved": saved,
    "compared": _when_asked("calculator.page.merchant.variants", "compared"),
    "opened": _when_asked("calculator.page.merchant.saved_input", "opened"),
    "summary": summary,
}
