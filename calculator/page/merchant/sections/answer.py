"""The answer in two sentences, and the four figures that stay in reach while the form is filled in."""

from __future__ import annotations

from collections.abc import Mapping

from calculator.exposure.loss_levels import BAD
from calculator.page.html.markup import Html, element, join, sentence
from calculator.page.html.period import how_often, period
from calculator.page.html.results_frame import bar_figures
from calculator.page.html.section import sentences
from calculator.page.html.shown_figure import Figures
from calculator.page.merchant.sections.blind_window import would_you_know
from calculator.page.merchant.sections.provider import provider_answer
from calculator.page.merchant.sections.verdict import short_verdict
from calculator.page.merchant.sections.who_carries import answered_for, has_provider

MAIN_FIGURES = {
    "receivable": "portfolio.receivable",
    "loss": "portfolio.expected_book_loss",
    "bad": f"portfolio.value_at_risk.{BAD}",
    "net": "portfolio.net_benefit",
}
WITH_PROVIDER = {
    "on_its_way": "portfolio.receivable",
    "fees": "portfolio.fees",
    "disputes": "portfolio.expected_book_loss",
    "net": "portfolio.net_benefit",
}
"""Where a provider pays up front its fees decide, not a bad month."""


def answer(figures: Figures) -> Html:
    """What is out, what an average and a bad month lose, what pay-later adds or costs; would you know."""
    if figures.value("portfolio.pay_later_orders") == 0:
        return sentence(figures.lang, "results.answer.no_orders")
    if has_provider(figures):
        return provider_answer(figures)
    net = "adds" if figures.value("portfolio.net_benefit") >= 0 else "costs"
    exposure = sentence(
        figures.lang,
        f"results.answer.{net}",
        receivable=figures.about_money("portfolio.receivable"),
        loss=figures.about_money("portfolio.expected_book_loss"),
        bad=figures.about_money(f"portfolio.value_at_risk.{BAD}"),
        net=figures.about_money("portfolio.net_benefit", unsigned=True),
        period=period(figures),
        often=how_often(figures),
    )
    if assumed := answered_for(figures):
        exposure = sentences(figures.lang, (assumed, exposure))
    knowledge = would_you_know(figures)
    return (
        sentence(figures.lang, "results.answer.both", exposure=exposure, knowledge=knowledge)
        if knowledge
        else exposure
    )


def main_figures(figures: Figures) -> Mapping[str, str]:
    """The four main figures, by the last part of the key of their word: where each stands in the result."""
    return WITH_PROVIDER if has_provider(figures) else MAIN_FIGURES


def summary_bar(figures: Figures) -> Html:
    """The verdict with its flip point, and four figures with a word each: for the foot of a small screen."""
    shown = {name: figures.short_money(path) for name, path in main_figures(figures).items()}
    row = bar_figures(figures.lang, "results.bar", shown)
    return join([element("span", {"class": "result-bar__verdict"}, short_verdict(figures)), row], " ")
