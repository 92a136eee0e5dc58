"""Up to where pay-later pays: the flip point of the whole shop in one sentence, and short for the bar."""

from __future__ import annotations

from calculator.page.html import numbers
from calculator.page.html.markup import Html, sentence
from calculator.page.html.shown_figure import Figures
from calculator.page.merchant.sections.assumed import all_assumed, given
from calculator.page.merchant.sections.who_carries import has_provider

PATH = "portfolio.break_even_non_payment."
FEE_RATE = "portfolio.break_even_fee_rate"
"""There is one wherever anything is sold pay-later."""


def verdict(figures: Figures) -> Html:
    """Up to how many unpaid orders of 100 pay-later pays, and how many there are now."""
    return _said(figures, "results.verdict.long")


def short_verdict(figures: Figures) -> Html:
    """The same where there is room for hardly a line."""
    return _said(figures, "results.verdict.short")


def _said(figures: Figures, words: str) -> Html:
    if figures.value("portfolio.pay_later_orders") == 0:
        return sentence(figures.lang, f"{words}_no_orders")
    if has_provider(figures):
        return _with_provider(figures, words)
    found = figures.result["portfolio"]["break_even_non_payment"]
    if found["rate"] is None:
        return sentence(figures.lang, f"{words}_{found['profitable']}")
    passed = found["profitable"] == "below" and found["now"] > found["rate"]
    apart = _count(figures, "of_100") != _count(figures, "now_of_100")
    shown = figures.count if apart else figures.amount
    now = shown(PATH + "now_of_100")
    whose = "assumed" if all_assumed(figures, "non_payment_rate") else "entered"
    return sentence(
        figures.lang,
        f"{words}_{'passed' if passed else found['profitable']}",
        rate=shown(PATH + "of_100"),
        now=now,
        given=sentence(figures.lang, f"results.verdict.orders_{whose}", now=now),
    )


def _with_provider(figures: Figures, words: str) -> Html:
    """Where a provider carries non-payment, the fee is what decides: up to which rate pay-later pays."""
    if figures.value(FEE_RATE) < 0:
        return sentence(figures.lang, f"{words}_at_no_fee")
    now = figures.percent("inputs.provider.fee_rate")
    passed = figures.value("inputs.provider.fee_rate") > figures.value(FEE_RATE)
    return sentence(
        figures.lang,
        f"{words}_{'fee_passed' if passed else 'fee'}",
        rate=figures.percent(FEE_RATE),
        now=now,
        given=given(figures, "provider.fee_rate", now, "results.verdict.fee_"),
    )


def _count(figures: Figures, name: str) -> str:
    return numbers.count(figures.value(PATH + name), figures.lang)
