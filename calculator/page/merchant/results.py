"""The results as HTML, whole or in the pieces that the page replaces after a recalculation.

They come in three layers, each for a reader who wants to go on. The answer: what it is, for what was entered,
and what to do. Why: how much is out, what a bad month costs, would I know. Exactly, behind folds: everything
else. What compares many shops comes in parts of its own, after the figures.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from calculator.page.html.markup import Html, element, join, sentence
from calculator.page.html.results_frame import action_buttons, results_body, results_frame
from calculator.page.html.shown_figure import Figures
from calculator.page.merchant.sections.answer import answer, summary_bar
from calculator.page.merchant.sections.audit import audit
from calculator.page.merchant.sections.blind_window import blind_window
from calculator.page.merchant.sections.by_segment import by_segment
from calculator.page.merchant.sections.entered import entered, entered_in_a_line
from calculator.page.merchant.sections.history import history
from calculator.page.merchant.sections.limits import limits
from calculator.page.merchant.sections.losses import losses
from calculator.page.merchant.sections.money_out import money_out
from calculator.page.merchant.sections.notices import notices
from calculator.page.merchant.sections.open_orders import open_orders
from calculator.page.merchant.sections.reproduce import reproduce
from calculator.page.merchant.sections.ring_stress import ring_stress
from calculator.page.merchant.sections.season import season
from calculator.page.merchant.sections.worth_it import worth_it
from calculator.page.merchant.variants import variants_box

WHY = (notices, money_out, losses, blind_window)
EXACTLY = (worth_it, by_segment, season, open_orders, ring_stress, history)
NEAR_THE_ANSWER = ("pass_on", "share", "print_answer")
ACTIONS = (*NEAR_THE_ANSWER, "print_all", "save_table", "save_result", "save_input")
"""What can be taken away of an answer; what most readers want of it stands right below the answer too."""
CLOSING = (limits, audit, entered, reproduce)


def results_html(lang: str, result: Mapping[str, Any]) -> Html:
    """The results of one estimate (the JSON of `answers.estimate`) for readers of one language."""
    pieces = result_pieces(lang, result)
    return results_frame(
        lang,
        "results.title",
        "script.results.example",
        pieces["answer"],
        results_body("entered", pieces["entered"]),
        action_buttons(lang, NEAR_THE_ANSWER),
        results_body("why", pieces["why"]),
        element("h2", {"id": "exactly", "class": "results__layer"}, sentence(lang, "results.exactly")),
        results_body("exactly", pieces["exactly"]),
        *(_later(lang, name, pieces.get(name, Html())) for name in LATER),
        results_body("closing", pieces["closing"]),
        variants_box(lang),
        actions=ACTIONS,
    )


def result_pieces(lang: str, result: Mapping[str, Any]) -> dict[str, Html]:
    """The pieces by the name of the place that takes them, as far as the parts of the result are there."""
    figures = Figures(result, lang)
    pieces = {
        "answer": answer(figures),
        "entered": entered_in_a_line(figures),
        "why": join(section(figures) for section in WHY),
        "exactly": join(section(figures) for section in EXACTLY),
        "closing": join(section(figures) for section in CLOSING),
        "bar": summary_bar(figures),
    }
    return pieces | {name: write(figures) for name, (key, write) in LATER.items() if key in result}


def later_piece(lang: str, result: Mapping[str, Any], part: str) -> Html:
    """The piece that a later part of the result adds; `result` holds the first part and that one."""
    _, write = LATER[part]
    return write(Figures(result, lang))


# Imported when first asked for, like what computes them: the figures come first.
def _decisions(figures: Figures) -> Html:
    from calculator.page.merchant.sections.contributions import contributions  # noqa: PLC0415
    from calculator.page.merchant.sections.levers import levers  # noqa: PLC0415
    from calculator.page.merchant.sections.scenarios import scenarios  # noqa: PLC0415
    from calculator.page.merchant.sections.sensitivity import sensitivity  # noqa: PLC0415

    return join(section(figures) for section in (contributions, scenarios, levers, sensitivity))


def _shortfall(figures: Figures) -> Html:
    from calculator.page.merchant.sections.sensitivity import shortfall_sensitivity  # noqa: PLC0415

    return shortfall_sensitivity(figures)


LATER: Mapping[str, tuple[str, Callable[[Figures], Html]]] = {
    "decisions": ("levers", _decisions),
    "shortfall": ("shortfall_sensitivity", _shortfall),
}
"""The parts that come after the figures: a key of the result by which each is known, and what writes it."""


def _later(lang: str, name: str, piece: Html) -> Html:
    """The place of a later part; while it is busy, it says so."""
    return element(
        "div",
        {"class": "results__later"},
        element(
            "p", {"class": "results__pending", "role": "status"}, sentence(lang, "results.later.pending")
        ),
        results_body(name, piece),
    )
