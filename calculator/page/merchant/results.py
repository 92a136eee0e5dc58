"""The results as HTML, whole or in the pieces that the page replaces after a recalculation.

The order is that of a reader's questions: the answer; who carries non-payment; how much is out; would I know;
what a bad month costs; does it pay; which goods; where a very bad month comes from; what if it gets worse;
what to do; what matters most; how sure; how to do it again. What compares many shops comes in parts of its
own, after the figures.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from calculator.page.html.markup import Html, element, join, sentence
from calculator.page.html.results_frame import results_body, results_frame
from calculator.page.html.shown_figure import Figures
from calculator.page.merchant.sections.answer import answer, summary_bar
from calculator.page.merchant.sections.audit import audit
from calculator.page.merchant.sections.blind_window import blind_window
from calculator.page.merchant.sections.by_segment import by_segment
from calculator.page.merchant.sections.entered import entered
from calculator.page.merchant.sections.history import history
from calculator.page.merchant.sections.limits import limits
from calculator.page.merchant.sections.losses import losses
from calculator.page.merchant.sections.money_out import money_out
from calculator.page.merchant.sections.notices import notices
from calculator.page.merchant.sections.open_orders import open_orders
from calculator.page.merchant.sections.provider import money_on_its_way, provider_costs, provider_worth_it
from calculator.page.merchant.sections.reproduce import reproduce
from calculator.page.merchant.sections.ring_stress import ring_stress
from calculator.page.merchant.sections.season import season
from calculator.page.merchant.sections.who_carries import has_provider, who_carries
from calculator.page.merchant.sections.worth_it import worth_it

SECTIONS = (
    notices,
    who_carries,
    money_out,
    season,
    open_orders,
    blind_window,
    ring_stress,
    losses,
    worth_it,
    by_segment,
    history,
)
WITH_PROVIDER = (
    notices,
    who_carries,
    money_on_its_way,
    provider_costs,
    losses,
    provider_worth_it,
    by_segment,
)
"""What applies where a provider pays the shop up front."""
CLOSING = (limits, audit, entered, reproduce)


def results_html(lang: str, result: Mapping[str, Any]) -> Html:
    """The results of one estimate (the JSON of `answers.estimate`) for readers of one language."""
    pieces = result_pieces(lang, result)
    return results_frame(
        lang,
        "results.title",
        "script.results.example",
        pieces["answer"],
        results_body("body", pieces["body"]),
        *(_later(lang, name, pieces.get(name, Html())) for name in LATER),
        results_body("closing", pieces["closing"]),
    )


def result_pieces(lang: str, result: Mapping[str, Any]) -> dict[str, Html]:
    """The pieces by the name of the place that takes them, as far as the parts of the result are there."""
    figures = Figures(result, lang)
    pieces = {
        "answer": answer(figures),
        "body": join(section(figures) for section in _sections(figures)),
        "closing": join(section(figures) for section in CLOSING),
        "bar": summary_bar(figures),
    }
    return pieces | {name: write(figures) for name, (key, write) in LATER.items() if key in result}


def later_piece(lang: str, result: Mapping[str, Any], part: str) -> Html:
    """The piece that a later part of the result adds; `result` holds the first part and that one.

    Nothing, where the part has nothing for this shop.
    """
    key, write = LATER[part]
    return write(Figures(result, lang)) if key in result else Html()


def _sections(figures: Figures) -> tuple[Callable[[Figures], Html], ...]:
    return WITH_PROVIDER if has_provider(figures) else SECTIONS


# Imported when first asked for, like what computes them: the figures come first.
def _decisions(figures: Figures) -> Html:
    from calculator.page.merchant.sections.contributions import contributions  # noqa: PLC0415
    from calculator.page.merchant.sections.decision import decision  # noqa: PLC0415
    from calculator.page.merchant.sections.levers import levers  # noqa: PLC0415
    from calculator.page.merchant.sections.scenarios import scenarios  # noqa: PLC0415
    from calculator.page.merchant.sections.sensitivity import sensitivity  # noqa: PLC0415
    from calculator.page.merchant.sections.what_flips import what_flips  # noqa: PLC0415

    return join(
        section(figures) for section in (decision, what_flips, contributions, scenarios, levers, sensitivity)
    )


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
