"""The pieces of the page that a file fills, by the name of their place, in the order in which they stand."""

from __future__ import annotations

from collections.abc import Mapping

from calculator import words
from calculator.boundary.problems import InvalidInput, printable
from calculator.orders.recognition.columns import NEEDED
from calculator.orders.recognition.recognised_file import UnusableFile
from calculator.page.html.markup import Html, element, join, sentence, text
from calculator.page.html.section import items, listed
from calculator.page.order_file.read_file import Reading
from calculator.page.order_file.sections.ageing import ageing_section
from calculator.page.order_file.sections.alerts import alerts_section
from calculator.page.order_file.sections.answer import answer
from calculator.page.order_file.sections.beside import beside_section
from calculator.page.order_file.sections.evidence import evidence_section
from calculator.page.order_file.sections.next_step import more_to_know, next_step
from calculator.page.order_file.sections.order_mix import order_mix_section
from calculator.page.order_file.sections.recognised import recognised
from calculator.page.order_file.sections.row_report import row_report
from calculator.words.messages import problem_text

PLACES = (
    *("problem", "answer", "next", "alerts"),
    *("more", "beside", "ageing", "mix", "recognised", "rows", "evidence", "documents"),
)


def pieces_of(reading: Reading) -> dict[str, Html]:
    """Everything that a file which could be read fills."""
    lang = reading.lang
    return {
        "problem": Html(),
        "answer": answer(reading),
        "next": next_step(reading),
        "recognised": recognised(lang, reading.imported.look, reading.texts),
        "rows": row_report(reading.figures),
        "alerts": alerts_section(reading),
        "more": more_to_know(reading),
        "beside": beside_section(reading),
        "ageing": ageing_section(reading),
        "mix": order_mix_section(reading),
        "evidence": evidence_section(lang, reading.texts),
        "documents": Html(),
    }


def refusal(lang: str, invalid: InvalidInput, texts: Mapping[str, str]) -> dict[str, Html]:
    """What stands there instead where a file cannot be used: what is wrong, and what the reader can say."""
    said = items(_said(lang, invalid))
    problem = [element("p", {"class": "problem-summary__title"}, sentence(lang, "file.problem.title")), said]
    pieces = dict.fromkeys(PLACES, Html())
    if isinstance(invalid, UnusableFile):
        # without names of columns there is nothing to choose from
        opened = all(problem.reason != "no_header" for problem in invalid.problems)
        pieces["recognised"] = recognised(lang, invalid.look, texts, opened=opened)
    return {**pieces, "problem": join(problem)}


def _said(lang: str, invalid: InvalidInput) -> list[Html]:
    """What is wrong, each once: the same list of columns does not stand beside each that is missing."""
    missing = [problem.reason for problem in invalid.problems if problem.reason in NEEDED]
    if len(missing) < 2 or not isinstance(invalid, UnusableFile):
        return [text(problem_text(problem, lang, door="form")) for problem in invalid.problems]
    header = [name for name in invalid.look.recognition.header if name]
    names = listed(lang, [words.say(lang, f"file.column.{field}") for field in missing])
    key = "missing_one_column" if len(header) == 1 and invalid.look.separator else "missing_columns"
    return [sentence(lang, f"file.problem.{key}", names=names, found=str(printable(", ".join(header))))]
