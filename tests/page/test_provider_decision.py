"""What to do where a provider pays up front: one sentence, and what would turn it."""

from __future__ import annotations

from typing import Any

import pytest

from calculator.answers.estimate import estimate
from calculator.page.html.numbers import percent
from calculator.page.html.plain_text import plain_text
from calculator.page.html.shown_figure import Figures
from calculator.page.merchant.sections.assumed import resting_on
from calculator.page.merchant.sections.provider import provider_decision, what_to_do
from calculator.page.merchant.summary import summary
from calculator.words import LANGUAGES, say
from tests.page.shops import result_of

CLOTHES = {"name": "dresses", "orders_per_month": 300, "average_order_value": 85, "pay_later_share": 0.25}


def result(**segment: float) -> dict[str, Any]:
    shop = {"carrier": "provider", "platform": "klarna", "currency": "USD"}
    return result_of(shop | {"segments": [CLOTHES | segment]})


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(("extra", "advice"), [(0.05, "leave"), (0.9, "keep")])
def test_it_follows_from_the_net_benefit_and_stands_in_what_is_passed_on(
    lang: str, extra: float, advice: str
) -> None:
    found = result(incremental_share=extra)
    said = plain_text(what_to_do(Figures(found, lang)))
    other = {"leave": "keep", "keep": "leave"}[advice]
    assumed = plain_text(resting_on(Figures(found, lang)))
    assert say(lang, f"results.provider.{advice}", assumed=assumed) in said
    assert say(lang, f"results.provider.{other}", assumed=assumed) not in said
    assert said in plain_text(provider_decision(Figures(found, lang)))
    assert said in summary(lang, found, is_example=False)["sentences"]


@pytest.mark.parametrize("name", ["fee", "share"])
def test_what_would_turn_it_does(name: str) -> None:
    """At the share of additional orders, and at the fee, that it names, nothing is left of the benefit."""
    found = result(incremental_share=0.05)
    portfolio = found["portfolio"]
    assert portfolio["net_benefit"] < 0
    document: dict[str, Any] = {"carrier": "provider", "segments": [CLOTHES]}
    if name == "share":
        document["segments"] = [CLOTHES | {"incremental_share": portfolio["break_even_incremental"]["share"]}]
    else:
        document["segments"] = [CLOTHES | {"incremental_share": 0.14}]
        fee = estimate(document)["portfolio"]["break_even_fee_rate"]
        assert 0 < fee < 1
        document["provider"] = {"fee_rate": fee}
    assert estimate(document)["portfolio"]["net_benefit"] == pytest.approx(0, abs=1e-6)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_nothing_is_advised_where_nothing_is_sold_that_way(lang: str) -> None:
    found = result(pay_later_share=0)
    assert provider_decision(Figures(found, lang)) == ""
    assumed = plain_text(resting_on(Figures(found, lang)))
    assert say(lang, "results.provider.keep", assumed=assumed) not in " ".join(
        summary(lang, found, is_example=False)["sentences"]
    )


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_verdict_says_what_it_assumes_and_nothing_of_what_was_entered(lang: str) -> None:
    """A return rate of the reader's own is not called assumed, one of the goods' is, with its value."""
    own = result(incremental_share=0.05, return_rate=0.123)
    assert resting_on(Figures(own, lang)) == ""
    rate = result(incremental_share=0.05)["inputs"]["segments"][0]["return_rate"]
    said = plain_text(what_to_do(Figures(result(incremental_share=0.05), lang)))
    assert percent(rate, lang) in said.split("。" if lang == "zh" else ". ")[0]
