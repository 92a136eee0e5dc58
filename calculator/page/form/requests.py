"""What the pages with a form answer alike: what must be corrected, and a file to save."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from calculator.boundary.problems import InvalidInput
from calculator.boundary.written_json import written
from calculator.page.typed.pasted_lists import PASTED, line_of
from calculator.parameters.fields import position_in
from calculator.words import say
from calculator.words.messages import problem_text

MOST_LINES_NAMED = 5
"""Lines of a pasted list whose mistakes stand beside its box; the rest are counted."""


def refusal(
    invalid: InvalidInput, language: str, fields: Mapping[str, str] | None = None, currency: str = "CNY"
) -> dict[str, Any]:
    """The answer where there is no result: what must be corrected, each with its field.

    `fields` is what was typed, so that a mistake in a pasted list is told with the line it stands in.
    """
    problems: list[dict[str, str]] = []
    by_box: dict[str, list[str]] = {}
    for problem in invalid.problems:
        message = problem_text(problem, language, door="form", currency=currency)
        box = problem.field.partition("[")[0]
        if box not in PASTED:
            problems.append({"field": problem.field, "code": problem.code, "message": message})
            continue
        row = position_in(problem.field)
        if row is not None:
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
        "rows": {},
        "problems": problems,
        "further": invalid.further,
        "notices": [],
    }


def _named(messages: list[str], language: str) -> str:
    """What is wrong in the lines of one box, a line each."""
    named, further = messages[:MOST_LINES_NAMED], len(messages) - MOST_LINES_NAMED
    return "\n".join([*named, *([say(language, "problem.further", count=further)] if further > 0 else [])])


def to_save(document: dict[str, Any]) -> dict[str, Any]:
    """The answer with a file to save: JSON as the command line writes it with `--pretty`."""
    return {"ok": True, "text": f"{written(document, pretty=True)}\n"}


def nothing_to_save() -> dict[str, Any]:
    """The answer where the input has mistakes: a file with older figures would hide them."""
    return {"ok": False, "text": ""}
