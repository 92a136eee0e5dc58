"""One recalculation, as the page asks for it: what was typed goes in, finished HTML and remarks come out.

A request is JSON: `{"fields": {path: text}, "language": "zh", "part": "figures"}`. The first part of a result
are its figures; `decisions` and `shortfall` can be asked for afterwards, with the same fields, and their
answers hold only what they add. The answer is JSON too:

| name | holds |
|---|---|
| `ok` | whether there is a result |
| `html` | the pieces of the results by the name of their place: `answer`, `body`, `bar` |
| `result` | the result as `calculator.api.estimate` returns it |
| `understood` | by path: how a text was read, where that is not plain from the text itself |
| `segments` | each segment's main figures in a line |
| `problems` | what must be corrected: `field`, `code`, `message`; `further` counts those not listed |
| `notices` | what looks mistaken: `fields`, `message` |

Nothing that a reader can type makes this fail.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from calculator import api
from calculator.document import read_document
from calculator.order_mix import OrderMix
from calculator.page.pasted import PASTED, line_of
from calculator.page.results import LATER, later_piece, result_pieces
from calculator.page.segment import segment_summary
from calculator.page.typed import form_document, read_form
from calculator.page.understood import understood
from calculator.problems import DOCUMENT, InvalidInput, Notice, Problem
from calculator.words import LANGUAGES, say
from calculator.words.messages import notice_text, problem_text

MOST_LINES_NAMED = 5
"""Lines of a pasted list whose mistakes stand beside its box; the rest are counted."""


def recalculate(request_json: str) -> str:
    """Answer one request; both are JSON as described above."""
    language: str = LANGUAGES[0]
    try:
        request = read_document(request_json)
        language, fields, part = _language(request), _fields(request), _part(request)
        answer = _later_answer(fields, language, part) if part in LATER else _answer(fields, language)
    except InvalidInput as invalid:
        answer = _refusal(invalid, language)
    # ASCII only: half a surrogate pair, which a text box can hold, has no other way through.
    return json.dumps(answer, allow_nan=False)


def _answer(fields: dict[str, str], language: str) -> dict[str, Any]:
    document, _ = form_document(fields)
    remarks = {
        "understood": understood(fields, document, language),
        "segments": [segment_summary(language, segment) for segment in document.get("segments", [])],
    }
    try:
        result = _figures_of(read_form(fields))
    except InvalidInput as invalid:
        return _refusal(invalid, language, fields) | remarks
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
    mix = read_form(fields)
    added = api.part_of(mix, part)
    piece = later_piece(language, _figures_of(mix) | added, part)
    return {"ok": True, "html": {part: piece}, "result": added}


@lru_cache(maxsize=1)
def _figures_of(mix: OrderMix) -> dict[str, Any]:
    return api.part_of(mix, "figures")


def _refusal(invalid: InvalidInput, language: str, fields: Mapping[str, str] | None = None) -> dict[str, Any]:
    problems: list[dict[str, str]] = []
    by_box: dict[str, list[str]] = {}
    for problem in invalid.problems:
        message = problem_text(problem, language, door="form")
        box = problem.field.partition("[")[0]
        if box not in PASTED:
            problems.append({"field": problem.field, "code": problem.code, "message": message})
            continue
        if box != problem.field:
            row = int(problem.field.partition("[")[2].partition("]")[0])
            line = line_of(PASTED[box], str((fields or {}).get(box, "")), row)
            message = say(language, "form.in_line", line=line, message=message)
        if box not in by_box:
            problems.append({"field": box, "code": problem.code, "message": ""})
        by_box.setdefault(box, []).append(message)
    for entry in problems:
        if messages := by_box.get(entry["field"]):
            entry["message"] = _named(messages, language)
    return {
        "ok": False,
        "understood": {},
        "segments": [],
        "problems": problems,
        "further": invalid.further,
        "notices": [],
    }


def _named(messages: list[str], language: str) -> str:
    """What is wrong in the lines of one box, a line each."""
    named, further = messages[:MOST_LINES_NAMED], len(messages) - MOST_LINES_NAMED
    return "\n".join([*named, *([say(language, "problem.further", count=further)] if further > 0 else [])])


def _language(request: object) -> str:
    language = request.get("language") if isinstance(request, dict) else None
    return language if language in LANGUAGES else LANGUAGES[0]


def _part(request: object) -> str:
    part = request.get("part") if isinstance(request, dict) else None
    return part if isinstance(part, str) else "figures"


def _fields(request: object) -> dict[str, str]:
    fields = request.get("fields") if isinstance(request, dict) else None
    if not isinstance(fields, dict):
        raise InvalidInput([Problem("wrong_type", DOCUMENT, reason="object")])
    return fields
