"""What the calculator answers to a set of inputs, by JSON: run by this Python and by the one that is shipped.

It needs the calculator and nothing else, so that it can run inside.
"""

import base64
import json
import zipfile
from importlib import import_module
from io import BytesIO
from pathlib import Path
from typing import Any

from calculator.answers import commitments, estimate, order_file
from calculator.boundary.problems import InvalidInput
from calculator.buyer.payments.importing import import_payments
from calculator.orders.csv_export import alerts_csv, rejected_csv
from calculator.orders.evidence.as_docx import as_docx
from calculator.orders.recognition.options import Options
from calculator.page.buyer.reminders import ZONES, calendar_file, chat_text
from calculator.page.buyer.results import result_pieces as buyer_pieces
from calculator.page.merchant.results import result_pieces
from calculator.page.order_file.choices import read_choices
from calculator.page.order_file.document_html import as_html
from calculator.page.order_file.read_file import reading_of
from calculator.page.order_file.result_pieces import pieces_of
from calculator.page.typed.filled_form import read_form
from calculator.page.typed.numbers import understand
from calculator.words.messages import problem_text

LANGUAGES = ("zh", "en")


def of_a_shop(document: Any) -> Any:
    """The whole result."""
    return estimate.estimate(document)


def of_a_result(result: Any) -> Any:
    """What the page shows of a result, in both languages."""
    return {lang: result_pieces(lang, result) for lang in LANGUAGES}


def of_a_form(fields: Any) -> Any:
    """The order mix that a typed form means, or what is wrong with it in both languages."""
    try:
        return estimate.inputs_of(read_form(fields))
    except InvalidInput as invalid:
        return [
            [problem.as_json(), *(problem_text(problem, lang, door="form") for lang in LANGUAGES)]
            for problem in invalid.problems
        ]


def of_a_typed_number(typed: Any) -> Any:
    """How a text is read."""
    return repr(understand(*typed))


def of_a_plan(plan: Any) -> Any:
    """A buyer's result, the page, the calendar files and the text for a chat."""
    result = commitments.commitments(plan)
    return {
        "result": result,
        "html": {lang: buyer_pieces(lang, result) for lang in LANGUAGES},
        "calendars": [calendar_file("zh", result, "20261122T013000Z", zone) for zone in ZONES],
        "chat": [chat_text(lang, result, money=money) for lang in LANGUAGES for money in (False, True)],
    }


def of_payments(content: Any) -> Any:
    """What is read from a payments list."""
    return import_payments(base64.b64decode(content))


def of_an_order_file(content: Any) -> Any:
    """Mix, screening, exports, page, and the letters for a few orders, in both languages."""
    data = base64.b64decode(content)
    answers = {}
    for lang in LANGUAGES:
        options = Options(language=lang)
        imported = order_file.read(data, options)
        screening, mix = order_file.screen(data, options), order_file.mix(data, options)
        chosen = order_file.chosen(data, imported.book.order_ids[:2], options)
        letters = order_file.letters(chosen, {"shop": "山货铺", "date": "2026-12-01"}, lang)
        answers[lang] = {
            "mix": mix,
            "screening": screening,
            "exports": [alerts_csv(screening, lang), rejected_csv(mix["import"], lang)],
            "html": pieces_of(reading_of(imported, read_choices({"options.today": "2026-12-31"}, lang))),
            "evidence": order_file.evidence(data, imported.book.order_ids[-1:], options),
            "letters": [[as_html(letter), _parts_of(as_docx(letter))] for letter in letters],
        }
    return answers


def _parts_of(docx: bytes) -> dict[str, str]:
    """The parts of a document: compressors may differ, what they hold may not."""
    with zipfile.ZipFile(BytesIO(docx)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


ANSWERS = {
    "shops": of_a_shop,
    "results": of_a_result,
    "forms": of_a_form,
    "numbers": of_a_typed_number,
    "plans": of_a_plan,
    "payments": of_payments,
    "order files": of_an_order_file,
}


def main(argument: str) -> str:
    """Import `modules`; answer each of `inputs`, lists by kind; say where the modules were loaded from.

    The inputs are JSON within JSON: the argument passes through JavaScript, which writes 0.0 as 0.
    """
    job = json.loads(argument)
    asked = json.loads(job["inputs"])
    files = [str(Path(str(import_module(name).__file__))) for name in job["modules"]]
    answers = {kind: [ANSWERS[kind](one) for one in inputs] for kind, inputs in asked.items()}
    return json.dumps({"files": files, "answers": answers})
