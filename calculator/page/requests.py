"""What every request of a page has, and the answer to one that cannot be computed."""

from __future__ import annotations

from typing import Any

from calculator.problems import DOCUMENT, InvalidInput, Problem
from calculator.words import LANGUAGES
from calculator.words.messages import problem_text


def refusal(invalid: InvalidInput, language: str) -> dict[str, Any]:
    """The answer where there is no result: what must be corrected, each with its field."""
    problems = [
        {
            "field": problem.field,
            "code": problem.code,
            "message": problem_text(problem, language, door="form"),
        }
        for problem in invalid.problems
    ]
    return {
        "ok": False,
        "understood": {},
        "segments": [],
        "problems": problems,
        "further": invalid.further,
        "notices": [],
    }


def language_of(request: object) -> str:
    """The language asked for; Chinese where it is none of ours."""
    language = request.get("language") if isinstance(request, dict) else None
    return language if language in LANGUAGES else LANGUAGES[0]


def fields_of_request(request: object) -> dict[str, str]:
    """What was typed, by path; InvalidInput where a request has no such object."""
    fields = request.get("fields") if isinstance(request, dict) else None
    if not isinstance(fields, dict):
        raise InvalidInput([Problem("wrong_type", DOCUMENT, reason="object")])
    return fields
