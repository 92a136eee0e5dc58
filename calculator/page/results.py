"""The results as HTML, whole or in the three pieces that the page replaces after a recalculation.

The order is that of a reader's questions: the answer; how much is out; would I know; what a bad month costs;
does it pay; which goods; how sure; how to do it again.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from calculator.page.figure import Figures
from calculator.page.markup import Html, element, join, sentence
from calculator.page.sections.answer import answer, summary_bar
from calculator.page.sections.audit import audit
from calculator.page.sections.blind_window import blind_window
from calculator.page.sections.by_segment import by_segment
from calculator.page.sections.entered import entered
from calculator.page.sections.history import history
from calculator.page.sections.limits import limits
from calculator.page.sections.losses import losses
from calculator.page.sections.money_out import money_out
from calculator.page.sections.notices import notices
from calculator.page.sections.open_orders import open_orders
from calculator.page.sections.reproduce import reproduce
from calculator.page.sections.ring_stress import ring_stress
from calculator.page.sections.season import season
from calculator.page.sections.worth_it import worth_it

SECTIONS = (
    notices,
    money_out,
    season,
    open_orders,
    blind_window,
    ring_stress,
    losses,
    worth_it,
    by_segment,
    history,
    limits,
    audit,
    entered,
    reproduce,
)
ACTIONS = ("print", "share", "save_result", "save_input")


def results_html(lang: str, result: Mapping[str, Any]) -> Html:
    """The results of one estimate (the JSON of `calculator.api.estimate`) for readers of one language."""
    pieces = result_pieces(lang, result)
    return element(
        "section",
        {"class": "results", "id": "results", "aria-labelledby": "results-title", "tabindex": -1},
        element("h2", {"id": "results-title"}, sentence(lang, "results.title")),
        element(
            "p",
            {"class": "results__state", "data-results-state": True},
            sentence(lang, "script.results.example"),
        ),
        element(
            "p", {"class": "results__answer", "data-slot": "answer", "aria-live": "polite"}, pieces["answer"]
        ),
        element("div", {"class": "results__body", "data-slot": "body"}, pieces["body"]),
        _actions(lang),
    )


def result_pieces(lang: str, result: Mapping[str, Any]) -> dict[str, Html]:
    """The pieces by the name of the place that takes them: answer, body, bar."""
    figures = Figures(result, lang)
    return {
        "answer": answer(figures),
        "body": join(section(figures) for section in SECTIONS),
        "bar": summary_bar(figures),
    }


def _actions(lang: str) -> Html:
    buttons = (
        element("button", {"type": "button", "data-action": name}, sentence(lang, f"results.action.{name}"))
        for name in ACTIONS
    )
    status = element("p", {"data-actions-status": True, "role": "status"})
    return element("div", {"class": "results__actions", "data-needs-script": True}, *buttons, status)
