"""Levers on the page: ticked in the results, computed together, and never of an earlier input."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.calculator_page import STANDING, CalculatorPage
from tests.browser.languages import CHINESE_FIRST
from tests.browser.watched import POLLING_MS

TICK = "#tick-guarantee"
FIELD = "levers.use_guarantee"
BEST, SUGGESTED = "#choose-segment", "levers.use_segment"
"""The best choice of the example, and the field that leaves it to the calculator."""


@CHINESE_FIRST
def test_a_lever_ticked_in_the_results_is_taken_with_the_others(
    page: Page, site_url: str, tmp_path: Path, lang: str
) -> None:
    shop = CalculatorPage(page, site_url, lang).own_shop_ready()
    before = shop.figures()["levers.together.expected_shortfall"]
    answers = shop.answers()
    page.locator(TICK).check()
    shop.answered_after(answers)
    expect(page.locator(f'[data-calculator-form] [name="{FIELD}"]')).to_be_checked()
    expect(page.locator(TICK)).to_be_checked()
    expect(page.locator(TICK)).to_be_focused()
    assert float(shop.figures()["levers.together.expected_shortfall"]) < float(before)
    result = shop.saved("save_result", tmp_path)
    assert result["inputs"]["levers"]["use_guarantee"] is True
    assert [effect["lever"] for effect in result["levers"]["ranked"] if effect["chosen"]]
    assert result["shortfall_sensitivity"]["base"] == result["scenarios"][0]["expected_shortfall"]
    page.reload()
    shop.is_ready()
    expect(page.locator(TICK)).to_be_checked()


def test_the_best_choice_is_ticked_and_can_be_taken_back(page: Page, site_url: str, tmp_path: Path) -> None:
    shop = CalculatorPage(page, site_url, "zh").opened_and_ready()
    field = page.locator(f'[data-calculator-form] [name="{SUGGESTED}"]')
    expect(field).to_have_value("")
    expect(page.locator(BEST)).to_be_checked()
    answers = shop.answers()
    page.locator(BEST).uncheck()
    shop.answered_after(answers)
    expect(field).to_have_value("off")
    expect(page.locator(BEST)).not_to_be_checked()
    expect(page.locator(BEST)).to_be_focused()
    assert shop.saved("save_result", tmp_path)["levers"]["together"] is None
    answers = shop.answers()
    page.locator(BEST).check()
    shop.answered_after(answers)
    expect(field).to_have_value("on")
    assert shop.saved("save_result", tmp_path)["inputs"]["levers"]["use_segment"] is True


def test_while_a_later_part_is_computed_no_older_figure_stands_for_it(page: Page, site_url: str) -> None:
    shop = CalculatorPage(page, site_url, "en").own_shop_ready()
    page.evaluate(
        """() => {
          window.claims = [];
          new MutationObserver((changes) => {
            for (const { target } of changes)
              if (target.getAttribute("aria-busy") === "true")
                queueMicrotask(() => window.claims.push(target.querySelectorAll("[data-result]").length));
          }).observe(document.querySelector(".results"), { subtree: true, attributeFilter: ["aria-busy"] });
        }"""
    )
    shop.type_and_wait("segments[0].non_payment_rate", "4")
    places = ("what to do", "what would change it", "tornadoes", "worst months")
    assert page.evaluate("claims") == [0] * len(places)
    assert len([path for path in shop.figures() if path.startswith(("levers.", "shortfall_"))]) > 20


def test_a_mistake_typed_meanwhile_does_not_leave_a_part_unfinished(page: Page, site_url: str) -> None:
    shop = CalculatorPage(page, site_url, "en").own_shop_ready()
    answers = shop.answers()
    shop.type("segments[0].non_payment_rate", "4")
    page.wait_for_function(
        f"before => ({STANDING})().answers > before",
        arg=answers,
        polling=POLLING_MS,
    )
    shop.type("segments[0].non_payment_rate", "many")
    expect(shop.problem("segments[0].non_payment_rate")).not_to_be_empty()
    expect(page.locator("[aria-busy=true]")).to_have_count(0)
    shown = shop.figures()
    assert float(shown["portfolio.net_benefit"]) == pytest.approx(
        float(shown["scenarios[0].net_benefit"]), rel=1e-8
    )
