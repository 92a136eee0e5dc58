"""The pieces of the page that a file fills, by the name of their place, in the order in which they stand."""

from __future__ import annotations

from collections.abc import Mapping

from calculator.orders.look import UnusableFile
from calculator.page.markup import Html, element, join, sentence
from calculator.page.orders.reading import Reading
from calculator.page.orders.sections.ageing import ageing_section
from calculator.page.orders.sections.alerts import alerts_section
from calculator.page.orders.sections.answer import answer
from calculator.page.orders.sections.order_mix import order_mix_section
from calculator.page.orders.sections.recognised import recognised
from calculator.page.orders.sections.row_report import refused_rows, row_report
from calculator.page.sections.section import items
from calculator.problems import InvalidInput
from calculator.words.messages import problem_text

PLACES = ("problem", "answer", "recognised", "rows", "alerts", "ageing", "mix")


def pieces_of(reading: Reading) -> dict[str, Html]:
    """Everything that a file which could be read fills."""
    lang = reading.lang
    return {
        "problem": Html(),
        "answer": answer(reading),
        "recognised": recognised(lang, reading.imported.look, reading.texts),
        "rows": row_report(reading.figures),
        "alerts": alerts_section(reading),
        "ageing": ageing_section(reading),
        "mix": order_mix_section(reading),
    }


def refusal(lang: str, invalid: InvalidInput, texts: Mapping[str, str]) -> dict[str, Html]:
    """What stands there instead where a file cannot be used: what is wrong, and what the reader can say."""
    said = items([join([problem_text(problem, lang, door="form")]) for problem in invalid.problems])
    problem = [element("p", {"class": "problem-summary__title"}, sentence(lang, "file.problem.title")), said]
    pieces = dict.fromkeys(PLACES, Html())
    if isinstance(invalid, UnusableFile):
        if invalid.rejected:
            problem.append(refused_rows(lang, invalid.rejected))
        pieces["recognised"] = recognised(lang, invalid.look, texts, opened=True)
    return {**pieces, "problem": join(problem)}
