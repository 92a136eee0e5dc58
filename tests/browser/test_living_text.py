"""Text whose numbers can be changed, on a phone: by keyboard, with mistakes, without scripts or Python."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, Request, expect

from calculator.page.html.shown_figure import shown
from calculator.page.living.recalculate import NAMES, living_page
from calculator.words import LANGUAGES
from tests.browser.languages import in_turn
from tests.browser.late_scripts import MANIFEST
from tests.browser.watched import Watch
from tests.html import texts_of

PHONE = {"width": 360, "height": 740}
ON_A_PHONE = pytest.mark.parametrize("context_options", [{"viewport": PHONE}])
EVERY_LANGUAGE = pytest.mark.parametrize("lang", LANGUAGES)
EVERY_PAGE_IN_ONE_LANGUAGE = in_turn("name", NAMES)
MOST_TABS = 400
# A box, what is typed there, and a figure that follows from it.
CHANGED = {
    "would_you_know": ("due_days", "30", "blind_window.days", "days"),
    "case": ("items", "12", "order.price", "money"),
    "how_it_works": ("average_order_value", "100", "portfolio.receivable", "money"),
}
IS_BOX = "name => document.activeElement?.name === name"
IS_BACK = "document.activeElement?.dataset.action === 'example'"


def of_python(asked: list[str]) -> list[str]:
    """Of the addresses asked for, those that only an answer needs."""
    return [url for url in asked if "/runtime-" in url or "living_answers" in url]


def opened(page: Page, site_url: str, lang: str, name: str) -> None:
    page.goto(f"{site_url}/{lang}/{name.replace('_', '-')}/")


def box(page: Page, name: str) -> Locator:
    return page.locator(f".changeable input[name='{name}']")


def figure(page: Page, path: str) -> Locator:
    return page.locator(f"[data-kind][data-result='{path}']").first


def said(page: Page) -> Locator:
    return page.locator(".living [aria-live='polite']")


def follows(name: str, lang: str) -> str:
    """The figure that Python has for what is typed."""
    changed, typed, path, kind = CHANGED[name]
    figures = living_page(name).figures(lang, {**living_page(name).example, changed: float(typed)})
    return "".join(texts_of(shown(figures, path, kind)))


def tab_to(page: Page, found: str, argument: str = "", key: str = "Tab") -> None:
    for _ in range(MOST_TABS):
        page.keyboard.press(key)
        if page.evaluate(found, argument) if argument else page.evaluate(found):
            return
    raise AssertionError("not reached by keyboard")


@EVERY_PAGE_IN_ONE_LANGUAGE
@ON_A_PHONE
def test_by_keyboard_alone_the_figures_follow_and_go_back(
    page: Page, site_url: str, name: str, lang: str
) -> None:
    changed, typed, path, _ = CHANGED[name]
    expected = follows(name, lang)
    asked: list[str] = []

    def hear(request: Request) -> None:
        asked.append(request.url)

    page.on("request", hear)
    opened(page, site_url, lang, name)
    expect(said(page)).to_be_visible()
    before = figure(page, path).inner_text()
    page.locator("article h1").click()
    assert of_python(asked) == [], "fetched before a touch"
    tab_to(page, IS_BOX, changed)
    page.keyboard.press("Control+A")
    page.keyboard.type(typed)
    expect(figure(page, path)).to_have_text(expected)
    assert of_python(asked)
    assert expected in said(page).inner_text()
    assert before in said(page).inner_text(), "compared with the example"
    expect(figure(page, path)).to_have_class("figure figure--changed")
    assert page.evaluate(IS_BOX, changed), "the focus stays"
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    after_boxes = name != "case"
    tab_to(page, IS_BACK, key="Tab" if after_boxes else "Shift+Tab")
    page.keyboard.press("Enter")
    expect(figure(page, path)).to_have_text(before)
    expect(page.locator("[data-action='example']")).to_be_hidden()
    assert box(page, changed).input_value() == next(
        one.shown for one in living_page(name).changeable if one.name == changed
    )
    expect(page.locator(".figure--changed")).to_have_count(0)


@EVERY_LANGUAGE
@pytest.mark.parametrize("context_options", [{"viewport": PHONE, "java_script_enabled": False}])
def test_without_scripts_the_page_is_whole_text(page: Page, site_url: str, lang: str) -> None:
    for name in NAMES:
        opened(page, site_url, lang, name)
        expect(page.locator("article input")).to_have_count(0)
        expect(page.locator(".living")).to_be_hidden()
        expect(page.locator(".living-guess:visible")).to_have_count(0)
        for one in living_page(name).changeable:
            if one.example is not None:
                place = page.locator(f"[data-change='{one.name}']")
                expect(place).to_be_visible()
                expect(place).to_have_text(one.shown)
        texts = page.locator("[data-kind]").all_inner_texts()
        assert [place for place, text in enumerate(texts) if not text.strip()] == []
        assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]


@EVERY_PAGE_IN_ONE_LANGUAGE
@ON_A_PHONE
def test_a_mistake_is_named_and_nothing_typed_is_lost(
    page: Page, site_url: str, name: str, lang: str
) -> None:
    changed, typed, path, _ = CHANGED[name]
    number = next(one for one in living_page(name).changeable if one.name == changed)
    opened(page, site_url, lang, name)
    before = figure(page, path).inner_text()
    problem = page.locator(f"#problem-{changed}")
    box(page, changed).focus()
    page.keyboard.press("Control+A")
    page.keyboard.type("999999")
    expect(problem).to_have_text(number.problem(lang))
    assert problem.inner_text() in said(page).inner_text()
    expect(box(page, changed)).to_have_attribute("aria-invalid", "true")
    expect(box(page, changed)).to_have_attribute("aria-describedby", f"problem-{changed}")
    assert box(page, changed).input_value() == "999999"
    expect(figure(page, path)).to_have_text(before)
    page.keyboard.press("Control+A")
    page.keyboard.type("-e")
    expect(problem).to_have_text(number.problem(lang))
    page.keyboard.press("Control+A")
    page.keyboard.type(typed)
    expect(figure(page, path)).to_have_text(follows(name, lang))
    expect(problem).to_have_count(0)
    assert box(page, changed).get_attribute("aria-invalid") is None


@EVERY_LANGUAGE
@ON_A_PHONE
def test_a_guess_is_made_first_and_drawn_beside_the_answer(page: Page, site_url: str, lang: str) -> None:
    opened(page, site_url, lang, "would_you_know")
    guess, chart = box(page, "guess"), page.locator("#blind-window-chart-figure")
    places = [place.bounding_box() for place in (guess, box(page, "orders_per_day"), chart)]
    assert [place["y"] for place in places if place] == sorted(place["y"] for place in places if place)
    expect(chart.locator(".chart--narrow .chart__mark-guess")).to_have_count(0)
    table = chart.locator("details")
    table.locator("summary").click()
    guess.fill("7")
    expect(chart.locator(".chart--narrow .chart__mark-guess")).to_have_count(1)
    expect(table).to_have_attribute("open", "")
    expect(page.locator(".living-guess [aria-live='polite']")).to_contain_text("7")


@ON_A_PHONE
def test_where_python_cannot_be_fetched_what_was_typed_stays(page: Page, site_url: str, watch: Watch) -> None:
    page.route(MANIFEST, lambda route: route.abort())
    opened(page, site_url, "en", "case")
    before = figure(page, "order.price").inner_text()
    box(page, "items").fill("12")
    retry = page.locator("[data-action='retry']")
    expect(retry).to_be_visible()
    expect(said(page)).to_contain_text("could not be started")
    assert box(page, "items").input_value() == "12"
    assert figure(page, "order.price").inner_text() == before
    page.unroute(MANIFEST)
    retry.click()
    expect(figure(page, "order.price")).to_have_text("¥15,360")
    expect(retry).to_be_hidden()
    watch.errors.clear()
