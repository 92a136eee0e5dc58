"""The table of choices on the page: what it says is what it shows, and its boxes are those of the form."""

from __future__ import annotations

from typing import Any

import pytest

from calculator.page.html.markup import Html
from calculator.page.html.shown_figure import Figures
from calculator.page.merchant.form import form_html
from calculator.page.merchant.sections.decision import decision, finding
from calculator.page.merchant.sections.levers import levers
from calculator.page.merchant.sections.not_allowed import not_allowed, to_check
from calculator.parameters import platforms
from calculator.parameters.platforms import CHOICES
from calculator.shop.templates import example
from calculator.words import LANGUAGES, say
from tests.html import elements_of, with_attribute
from tests.page.shops import every_shop, result_of, result_of_example, shop


def text_of(html: Html) -> str:
    return elements_of(f"<div>{html}</div>")[0].text


def changed(*rows: dict[str, Any], best: int, next_best: int) -> dict[str, Any]:
    """The example's result with rows of its table changed."""
    result = result_of_example("en")
    compared = [dict(row) for row in result["choices"]["compared"]]
    for row, change in zip(compared, rows, strict=False):
        row.update(change)
    places = {"best": best, "next_best": next_best, "best_if_allowed": best}
    return result | {"choices": {"compared": compared, **places}}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_choice_has_its_three_figures_under_its_name(lang: str) -> None:
    for name, document in every_shop():
        result = result_of(document)
        html = decision(Figures(result, lang))
        bodies = [one for one in elements_of(html) if one.name == "tbody"]
        orders = result["portfolio"]["pay_later_orders"]
        assert len(bodies) == (len(result["choices"]["compared"]) if orders else 0), name
        for place, body in enumerate(bodies):
            shown = [one for one in with_attribute(html, "data-result") if body in one.ancestors]
            paths = [one.get("data-result") for one in shown if one.parent and one.parent.name == "td"]
            assert paths == [
                f"choices.compared[{place}].{figure}" for figure in ("receivable", "bad_month", "net_benefit")
            ]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_only_the_best_choice_is_marked_in_words_and_shape(lang: str) -> None:
    result = result_of_example(lang)
    html = decision(Figures(result, lang))
    marked = [one for one in elements_of(html) if "choices__choice--best" in one.get("class")]
    (best,) = marked
    bodies = [one for one in elements_of(html) if one.name == "tbody"]
    assert bodies.index(best) == result["choices"]["best"]
    assert say(lang, "results.decision.best") in best.text
    assert text_of(html).count(say(lang, "results.decision.best")) == 1


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_box_of_the_table_is_one_of_the_form_and_of_the_levers(lang: str) -> None:
    document = example().document(lang)
    result = result_of(document)
    names = {box.get("name") for box in with_attribute(form_html(lang, document), "name")}
    boxes = with_attribute(decision(Figures(result, lang)), "data-ticks")
    others = {
        box.get("data-ticks"): box for box in with_attribute(levers(Figures(result, lang)), "data-ticks")
    }
    assert len(boxes) == 3
    best = result["choices"]["compared"][result["choices"]["best"]]["choice"]
    for box in boxes:
        assert box.get("data-ticks") in names
        same = others[box.get("data-ticks")]
        assert ("checked" in box.attributes) == ("checked" in same.attributes)
    assert [box.get("id") for box in boxes if "checked" in box.attributes] == [f"choose-{best}"]


@pytest.mark.parametrize(
    ("result", "part"),
    [
        (
            changed({"bad_month": 8000}, {"net_benefit_change": -800}, best=0, next_best=1),
            "As it is works out best, assuming usual returns and 15% additional orders: you make about ¥800",
        ),
        (
            changed({"bad_month": 8001}, {"net_benefit_change": -800}, best=0, next_best=1),
            "¥800 more in a month than with the next best (No pay-later at all), little beside",
        ),
        (changed({}, {"net_benefit_change": 1}, best=0, next_best=1), "Leave it as it is"),
        (changed({"net_benefit": -500}, best=1, next_best=0), "it costs you about ¥500 in a month"),
        (changed({"net_benefit": 20, "bad_month": 900}, best=1, next_best=0), "only about ¥20 more"),
        (
            changed(
                {"bad_month": 8000},
                {},
                {"net_benefit_change": 685, "bad_month_change": -600},
                best=2,
                next_best=0,
            ),
            "works out best, assuming usual returns and 15% additional orders: you make about ¥685 more",
        ),
        (
            changed(
                {"bad_month": 8000},
                {},
                {"net_benefit_change": 685, "bad_month_change": -60},
                best=2,
                next_best=0,
            ),
            "No pay-later for “Phones” works out slightly better",
        ),
        (
            changed({}, {}, {"net_benefit_change": -5, "bad_month_change": -600}, best=2, next_best=0),
            "is the safer way: you make about as much",
        ),
        (
            changed({"within_budget": False}, {}, {"bad_month_change": -600}, best=2, next_best=0),
            "goes beyond the loss you can bear",
        ),
    ],
)
def test_the_finding_says_what_is_best_and_by_how_much(result: dict[str, Any], part: str) -> None:
    assert part in text_of(finding(Figures(result, "en")))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_quotation_stands_within_another(lang: str) -> None:
    for name, document in every_shop():
        figures = Figures(result_of(document), lang)
        for said in (finding(figures), levers(figures)):
            inside = False
            for character in text_of(said):
                assert not (inside and character == "“"), name
                inside = character == "“" or (inside and character != "”")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_guarantee_that_nobody_offers_is_said_to_be_supposed(lang: str) -> None:
    document = example().document(lang)
    supposed = text_of(decision(Figures(result_of(document), lang)))
    assert say(lang, "results.decision.if_offered") in supposed
    assert say(lang, "results.decision.assumed") in supposed
    taken = text_of(decision(Figures(result_of(document | {"levers": {"use_guarantee": True}}), lang)))
    assert say(lang, "results.decision.if_offered") not in taken
    assert say(lang, "results.decision.assumed") not in taken


def test_a_choice_beyond_the_budget_says_so() -> None:
    html = decision(Figures(result_of(shop({}) | {"levers": {"loss_budget": 1}}), "en"))
    assert "more than you can bear" in text_of(html)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_a_platform_does_not_leave_to_shops_is_said_at_the_choice(lang: str) -> None:
    known = 0
    for one in platforms():
        for choice in ("switch_off", "segment", "order_limit"):
            fact = one.facts[CHOICES[choice]] if choice in CHOICES else None
            said, checked = text_of(not_allowed(lang, one.id, choice)), to_check(lang, one.id, [choice])
            assert bool(said) == bool(checked) == (not one.leaves_to_shops(choice)), one.id
            if not said:
                continue
            assert say(lang, f"platform.{one.id}") in text_of(checked)
            if fact is None or fact.value is None:
                assert said == say(lang, "results.decision.ask_first")
                continue
            known += 1
            assert fact.announced is None or fact.announced in said
            assert fact.valid_to is None or fact.valid_to in text_of(checked)
    assert known >= 2
    assert not_allowed(lang, None, "switch_off") == "" == to_check(lang, None, ["switch_off"])


def test_who_decides_where_nothing_has_been_told() -> None:
    kinds = {one.id: one for one in platforms()}
    assert not kinds["taobao"].leaves_to_shops("switch_off")
    assert not kinds["pinduoduo"].leaves_to_shops("order_limit")
    assert kinds["weixin"].leaves_to_shops("segment")
    assert kinds["weixin_pay_score"].leaves_to_shops("order_limit")
    assert not kinds["shop_pay"].leaves_to_shops("segment")
    assert kinds["shop_pay"].leaves_to_shops("switch_off")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_platform_of_the_shop_is_the_one_that_is_told_once(lang: str) -> None:
    document = example().document(lang) | {"platform": "pinduoduo"}
    told = decision(Figures(result_of(document), lang))
    for choice in ("switch_off", "segment", "order_limit"):
        assert text_of(not_allowed(lang, "pinduoduo", choice)) in text_of(told)
    assert text_of(told).count(text_of(to_check(lang, "pinduoduo", ["switch_off"]))) == 1
    assert say(lang, "results.decision.ask_first") not in decision(Figures(result_of_example(lang), lang))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_the_platform_would_have_to_allow_is_neither_best_nor_ticked(lang: str) -> None:
    document = example().document(lang) | {"platform": "pinduoduo"}
    result = result_of(document)
    found = result["choices"]
    assert found["compared"][found["best"]]["choice"] == "keep"
    better = found["compared"][found["best_if_allowed"]]
    assert better["choice"] not in ("keep", "guarantee")
    assert better["net_benefit"] > found["compared"][0]["net_benefit"]
    html = decision(Figures(result, lang))
    assert not [box for box in with_attribute(html, "data-ticks") if "checked" in box.attributes]
    assert say(lang, "results.decision.best") not in text_of(html)
    (marked,) = [one for one in elements_of(html) if "choices__choice--best" in one.get("class")]
    assert say(lang, "results.decision.for_now") in marked.text
    assert say(lang, "results.decision.ask_first") not in marked.text
    said = text_of(finding(Figures(result, lang)))
    assert say(lang, "results.decision.keep_for_now") in said
    assert say(lang, "platform.pinduoduo") in said
    # Whoever has asked and may, ticks it; then it competes.
    allowed = result_of(document | {"levers": {f"use_{better['choice']}": True}})["choices"]
    assert allowed["best"] == found["best_if_allowed"] == allowed["best_if_allowed"]


def test_a_shop_that_may_change_nothing_is_told_when_it_is_beyond_its_budget() -> None:
    document = example().document("en") | {"platform": "pinduoduo", "levers": {"loss_budget": 1}}
    said = text_of(finding(Figures(result_of(document), "en")))
    assert "beyond the loss you can bear" in said
    assert "only Pinduoduo can allow" in said
