"""A saved input, or a saved result with its input, opened again: JSON in, the texts of the form out."""

from __future__ import annotations

from typing import Any

from calculator.answers.estimate import inputs_of
from calculator.boundary.document import read_document
from calculator.boundary.problems import InvalidInput
from calculator.page.question import Question
from calculator.page.typed.as_typed import form_texts
from calculator.page.typed.pasted_lists import PASTED, as_text
from calculator.shop.validation import validate
from calculator.words.messages import problem_text

MOST_PROBLEMS = 3


def opened(question: Question) -> dict[str, Any]:
    """Answer with what to fill in, by path, or with what is wrong; a file with a mistake is not used."""
    try:
        document = read_document(str(question.argument["text"]))
        if isinstance(document, dict) and "inputs" in document:
            document = document["inputs"]
        mix = validate(document)
    except InvalidInput as invalid:
        found = invalid.problems[:MOST_PROBLEMS]
        said = [problem_text(problem, question.language, door="form") for problem in found]
        return {"ok": False, "fields": {}, "problem": "\n".join(said)}
    inputs = inputs_of(mix)
    lists = {path: as_text(pasted, inputs[path]) for path, pasted in PASTED.items() if inputs.get(path)}
    return {"ok": True, "fields": form_texts(inputs) | lists, "problem": ""}
