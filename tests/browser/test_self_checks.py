"""The self-checks in the browser: every set of answers comes to what the data say."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from calculator.build.site.made_pages.self_checks.check import SelfCheck, gravest, names, self_check
from calculator.words import LANGUAGES
from tests.browser.languages import CHINESE_FIRST, ENGLISH_FIRST, in_turn
from tests.site.test_self_checks import PAGES

EVERY_CHECK = in_turn("name", names())
# What a press on each answer does; that they can be reached and pressed is for the test by keyboard.
PRESS = """pairs => pairs.forEach(([name, value]) =>
  document.querySelector(`[name="${CSS.escape(name)}"][value="${CSS.escape(value)}"]`).click())"""


@EVERY_CHECK
def test_answers_come_to_their_outcome_and_steps(page: Page, site_url: str, name: str, lang: str) -> None:
    check = self_check(name)
    page.goto(f"{site_url}/{lang}/{PAGES[name]}/")
    for chosen in some_answers(check):
        pairs = list(zip(check.questions, chosen, strict=True))
        page.evaluate(PRESS, [[question.id, answer] for question, answer in pairs])
        picked = [next(a for a in question.answers if a.id == answer) for question, answer in pairs]
        level = gravest(answer.level for answer in picked)
        shown = page.locator("[data-outcome]:visible")
        expect(shown).to_have_count(1)
        assert shown.get_attribute("data-outcome") == level
        assert check.outcomes[level][lang][0] in shown.inner_text()
        wanted = {step for answer in picked for step in answer.then}
        visible = page.locator("[data-step]:visible").evaluate_all("all => all.map(one => one.dataset.step)")
        assert set(visible) == wanted
        explained = page.locator(".self-check__because:visible")
        expect(explained).to_have_count(len(picked))


def some_answers(check: SelfCheck) -> Iterator[list[str]]:
    yield [question.answers[0].id for question in check.questions]
    yield [question.answers[-1].id for question in check.questions]
    chance = random.Random(7)
    for _ in range(4):
        yield [chance.choice(question.answers).id for question in check.questions]


@CHINESE_FIRST
def test_by_keyboard_and_only_when_whole(page: Page, site_url: str, lang: str) -> None:
    page.goto(f"{site_url}/{lang}/{PAGES['cash-offer']}/")
    progress = page.locator(".self-check [data-progress]")
    questions = self_check("cash-offer").questions
    page.locator(f'[name="{questions[0].id}"]').first.focus()
    for number in range(len(questions)):
        expect(page.locator("[data-outcome]:visible")).to_have_count(0)
        assert re.search(rf"\b{number}\b", progress.inner_text())
        page.keyboard.press("Space")
        page.keyboard.press("Tab")
        # The explanation may hold links, which take the focus on the way to the next question.
        while page.evaluate("document.activeElement.matches('.self-check__because a')"):
            page.keyboard.press("Tab")
    expect(page.locator("[data-outcome]:visible")).to_have_count(1)
    assert progress.inner_text() == ""


PHONE = {"viewport": {"width": 360, "height": 740}}


@pytest.mark.parametrize("context_options", [PHONE], ids=["360"])
@ENGLISH_FIRST
def test_what_an_offer_comes_to_is_in_view_when_it_is_told(page: Page, site_url: str, lang: str) -> None:
    page.goto(f"{site_url}/{lang}/{PAGES['cash-offer']}/")
    for question in self_check("cash-offer").questions:
        page.locator(f'[name="{question.id}"]').first.check()
    told = page.locator("[data-offer-told]:visible")
    expect(told).to_be_in_viewport(ratio=1)
    assert all(figure in told.inner_text() for figure in ("20%", "3,000", "2,400"))
    page.locator("[data-offer=amount]").fill("1,000")
    page.locator("[data-offer=cut]").fill("35%")
    assert all(figure in told.inner_text() for figure in ("35%", "1,000", "650", "350"))
    page.locator("[data-offer=cut]").fill("350")
    assert "35%" in told.inner_text()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.parametrize("context_options", [{"java_script_enabled": False}], ids=["no script"])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_without_a_script_everything_can_be_read(page: Page, site_url: str, lang: str) -> None:
    for name in names():
        page.goto(f"{site_url}/{lang}/{PAGES[name]}/")
        check = self_check(name)
        answers = sum(len(question.answers) for question in check.questions)
        assert page.locator(".self-check__because:visible").count() == answers
        assert page.locator("[data-step]:visible").count() == len(check.steps)
