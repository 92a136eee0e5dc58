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
from calculator.page.html.section import paragraph
from calculator.page.html.shown_figure import Figures
from calculator.page.merchant.sections.answer import answer, summary_bar
from calculator.page.merchant.sections.assumed import assumed_beside_the_answer
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
from calculator.page.merchant.sections.provider import (
    money_on_its_way,
    provider_costs,
    provider_decision,
    provider_worth_it,
)
from calculator.page.merchant.sections.reproduce import reproduce
from calculator.page.merchant.sections.ring_stress import ring_stress
from calculator.page.merchant.sections.season import season
from calculator.page.merchant.sections.verdict import verdict
from calculator.page.merchant.sections.who_carries import has_provider, who_carries
from calculator.page.merchant.sections.worth_it import worth_it
from calculator.page.merchant.variants import variants_box

WHY = (notices, money_out, losses, blind_window)
EXACTLY = (worth_it, by_segment, season, open_orders, ring_stress, history)
WHY_WITH_PROVIDER = (notices, money_on_its_way, provider_costs, losses)
"""What applies where a provider pays the shop up front."""
EXACTLY_WITH_PROVIDER = (provider_worth_it, by_segment)
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
        results_body("carrier", pieces["carrier"]),
        _later(lang, "decision", pieces.get("decision", Html())),
        action_buttons(lang, NEAR_THE_ANSWER),
        paragraph(_to_the_variants(lang), "results__note only-own"),
        results_body("why", pieces["why"]),
        element("h2", {"id": "exactly", "class": "results__layer"}, sentence(lang, "results.exactly")),
        results_body("exactly", pieces["exactly"]),
        _later(lang, "decisions", pieces.get("decisions", Html())),
        _sensitivity(lang, pieces),
        results_body("closing", pieces["closing"]),
        variants_box(lang),
        actions=ACTIONS,
    )


def result_pieces(lang: str, result: Mapping[str, Any]) -> dict[str, Html]:
    """The pieces by the name of the place that takes them, as far as the parts of the result are there."""
    figures = Figures(result, lang)
    with_provider = has_provider(figures)
    why = WHY_WITH_PROVIDER if with_provider else WHY
    exactly = EXACTLY_WITH_PROVIDER if with_provider else EXACTLY
    pieces = {
        "answer": answer(figures),
        "entered": join(
            [
                _verdict_beside_the_form(figures),
                assumed_beside_the_answer(figures),
                entered_in_a_line(figures),
            ]
        ),
        "carrier": join([who_carries(figures), provider_decision(figures)]),
        "why": join(section(figures) for section in why),
        "exactly": join(section(figures) for section in exactly),
        "closing": join(section(figures) for section in CLOSING),
        "bar": summary_bar(figures),
    }
    later = (later_pieces(lang, result, part) for part, key in LATER.items() if key in result)
    return {name: piece for some in (pieces, *later) for name, piece in some.items()}


def _to_the_variants(lang: str) -> Html:
    return element("a", {"href": "#results-variants"}, sentence(lang, "variants.from_the_answer"))


def _verdict_beside_the_form(figures: Figures) -> Html:
    """Where form and results stand side by side, no bar keeps the verdict in sight."""
    return paragraph(verdict(figures), "results__verdict")


def later_pieces(lang: str, result: Mapping[str, Any], part: str) -> dict[str, Html]:
    """The pieces that a later part of the result adds; `result` holds the first part and that one.

    They are empty where the part has nothing for this shop.
    """
    figures = Figures(result, lang) if LATER[part] in result else None
    places = [place for place, (of_part, _) in LATER_PLACES.items() if of_part == part]
    return {place: LATER_PLACES[place][1](figures) if figures else Html() for place in places}


# Imported when first asked for, like what computes them: the figures come first.
def _decisions(figures: Figures) -> Html:
    from calculator.page.merchant.sections.contributions import contributions  # noqa: PLC0415
    from calculator.page.merchant.sections.levers import levers  # noqa: PLC0415
    from calculator.page.merchant.sections.scenarios import scenarios  # noqa: PLC0415
    from calculator.page.merchant.sections.what_flips import what_flips  # noqa: PLC0415

    sections = (what_flips, contributions, scenarios, levers)
    return join(section(figures) for section in sections)


def _decision(figures: Figures) -> Html:
    from calculator.page.merchant.sections.decision import decision  # noqa: PLC0415

    return decision(figures)


def _tornadoes(figures: Figures) -> Html:
    from calculator.page.merchant.sections.sensitivity import tornadoes  # noqa: PLC0415

    return tornadoes(figures)


def _shortfall(figures: Figures) -> Html:
    from calculator.page.merchant.sections.sensitivity import later_tornadoes  # noqa: PLC0415

    return later_tornadoes(figures)


LATER: Mapping[str, str] = {"decisions": "levers", "shortfall": "shortfall_sensitivity"}
"""The parts that come after the figures, and a key of the result by which each is known."""
LATER_PLACES: Mapping[str, tuple[str, Callable[[Figures], Html]]] = {
    "decision": ("decisions", _decision),
    "decisions": ("decisions", _decisions),
    "tornadoes": ("decisions", _tornadoes),
    "shortfall": ("shortfall", _shortfall),
}
"""The places that those fill: of which part each is, and what writes it."""


def _later(lang: str, name: str, piece: Html) -> Html:
    """The place of a later part; while it is busy, it says so."""
    body = results_body(name, piece, LATER_PLACES[name][0])
    return element("div", {"class": "results__later"}, _pending(lang), body)


def _sensitivity(lang: str, pieces: Mapping[str, Html]) -> Html:
    """The part round the tornadoes, which stays when they change."""
    from calculator.page.merchant.sections.sensitivity import sensitivity  # noqa: PLC0415

    filled = (pieces.get(name, Html()) for name in ("tornadoes", "shortfall"))
    return sensitivity(lang, _pending(lang), *filled)


def _pending(lang: str) -> Html:
    return element(
        "p", {"class": "results__pending", "role": "status"}, sentence(lang, "results.later.pending")
    )
