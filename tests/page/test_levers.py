"""What the page says about a worse spell, levers and the inputs that matter most."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from calculator.answers.declared_scenarios import scenarios
from calculator.page.charts.axis import Scale, ticks_around_zero
from calculator.page.charts.limits_tried import limits_chart
from calculator.page.charts.svg import shortened
from calculator.page.charts.tornado import tornado_chart
from calculator.page.html.shown_figure import Figures
from calculator.page.merchant.form import form_html
from calculator.page.merchant.results import result_pieces, results_html
from calculator.page.merchant.sections.levers import levers
from calculator.page.merchant.sections.scenarios import break_even_multiple
from calculator.shop.templates import example
from calculator.words import LANGUAGES, catalogue
from tests.html import Element, by_id, elements_of, with_attribute
from tests.page.shops import SHOPS, result_of, result_of_example, shop

STYLES = Path(__file__).parents[2] / "calculator" / "page" / "css" / "styles"


def text_of(html: str) -> str:
    return elements_of(f"<div>{html}</div>")[0].text


def with_levers(**settings: Any) -> dict[str, Any]:
    return result_of(example().document("en") | {"levers": settings})


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_lever_in_the_results_ticks_its_own_box_in_the_form(lang: str) -> None:
    settings = {"use_recovery": True, "use_segment": True, "use_order_limit": False}
    document = example().document(lang) | {"levers": settings}
    form = form_html(lang, document)
    names = {box.get("name"): box for box in with_attribute(form, "name")}
    ticks = with_attribute(results_html(lang, result_of(document)), "data-ticks")
    assert len(ticks) >= 5
    for tick in ticks:
        box = names[tick.get("data-ticks")]
        assert tick.get("type") == "checkbox"
        if box.name == "select":
            ticked = is_chosen(form, box, "on")
        else:
            assert box.get("type") == "checkbox"
            ticked = "checked" in box.attributes
        assert ticked == ("checked" in tick.attributes)
        assert any(ancestor.name == "label" for ancestor in tick.ancestors)


def is_chosen(form: str, select: Element, value: str) -> bool:
    """Whether an option of a list is the chosen one."""
    (chosen,) = (one for one in with_attribute(form, "selected") if one.parent is select)
    return chosen.get("value") == value


def test_the_later_parts_stand_between_the_figures_and_the_limits() -> None:
    html = results_html("en", result_of_example("en"))
    slots = [element.get("data-slot") for element in with_attribute(html, "data-slot")]
    assert slots == [
        *("answer", "entered", "carrier", "decision", "why", "exactly"),
        *("decisions", "tornadoes", "shortfall", "closing", "variants"),
    ]
    first_part = {key: value for key, value in result_of_example("en").items() if key != "levers"}
    assert "decisions" not in result_pieces("en", first_part)


@pytest.mark.parametrize(
    ("found", "part"),
    [
        ({"multiple": 2.5, "profitable": "below"}, "could rise to 2.5 times"),
        ({"multiple": 0.25, "profitable": "below"}, "would have to fall to 0.25 times"),
        ({"multiple": 1.5, "profitable": "above"}, "only beyond 1.5 times"),
        ({"multiple": None, "profitable": "at_any_rate"}, "However high the non-payment rates rise"),
        ({"multiple": None, "profitable": "at_no_rate"}, "Even if everyone paid"),
    ],
)
def test_the_break_even_of_the_shop_in_words(found: dict[str, Any], part: str) -> None:
    result = result_of_example("en") | {"break_even": found}
    assert part in text_of(break_even_multiple(Figures(result, "en")))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_scenario_is_named_and_says_what_it_assumes(lang: str) -> None:
    html = results_html(lang, result_of_example(lang))
    for scenario in scenarios():
        assert catalogue(lang)[f"results.scenarios.{scenario.name}"] in text_of(html)
    assert "× 2.5" in text_of(html)


def test_segments_that_cannot_get_as_bad_as_a_scenario_asks_are_named() -> None:
    said = text_of(results_html("en", result_of(SHOPS["nobody pays"])))
    assert "In “Severe” some product groups reach 100% and cannot rise as assumed: s0." in said


@pytest.mark.parametrize(
    ("settings", "part"),
    [
        ({"loss_budget": 0}, "the best choice is to stop it altogether"),
        ({"loss_budget": 4000}, "the most of all limits within your loss budget"),
        ({}, "For net benefit alone, the best limit is"),
        ({"use_order_limit": False, "use_segment": False}, "Tick some actions"),
        ({"recovery_rate": 0}, "more recovery (your rates are already as high)"),
    ],
)
def test_what_the_levers_say(settings: dict[str, Any], part: str) -> None:
    result = with_levers(**settings)
    assert part in text_of(levers(Figures(result, "en"))), result["levers"]["limits"]["verdict"]


@pytest.mark.parametrize(
    ("budget", "part"),
    [(1e9, "without one the loss stays within what you can bear"), (None, "no per-order limit is needed")],
)
def test_goods_that_always_earn_need_no_limit(budget: float | None, part: str) -> None:
    goods = {"incremental_share": 1, "goods_cost_share": 0, "shipping_cost": 0, "order_value_cv": 1}
    result = result_of(shop(goods) | {"levers": {"loss_budget": budget}})
    assert part in text_of(levers(Figures(result, "en")))


def test_a_limit_is_not_said_to_help_where_it_does_not() -> None:
    result = result_of_example("en")
    helpless = [effect | {"helps": False} for effect in result["levers"]["ranked"]]
    changed = result | {"levers": result["levers"] | {"ranked": helpless}}
    assert "none of these takes a noticeable part" in text_of(levers(Figures(changed, "en")))


def test_a_lever_that_earns_adds_and_one_that_costs_gives_up() -> None:
    result = result_of_example("en")
    first = result["levers"]["ranked"][0]
    for change, word in ((250.0, "and adds about ¥250"), (-250.0, "and gives up about ¥250")):
        ranked = [first | {"net_benefit_change": change, "helps": True}]
        changed = result | {"levers": result["levers"] | {"ranked": ranked}}
        assert word in text_of(levers(Figures(changed, "en")))


def test_a_shop_with_one_price_has_no_limits_to_draw() -> None:
    html = limits_chart(Figures(result_of(shop({"pay_later_share": 0, "order_value_cv": 0})), "en"))
    assert html == "" or "svg" in html
    assert "svg" in limits_chart(Figures(result_of_example("en"), "en"))


def test_each_tornado_is_offered_and_the_style_sheet_shows_the_one_chosen() -> None:
    html = results_html("en", result_of_example("en"))
    offered = [e for e in elements_of(html) if e.name == "input" and e.get("name") == "tornado"]
    drawn = [element.get("data-tornado") for element in with_attribute(html, "data-tornado")]
    assert [choice.get("value") for choice in offered] == drawn
    assert len(drawn) == 5
    assert [choice.get("value") for choice in offered if "checked" in choice.attributes] == drawn[:1]
    sheet = (STYLES / "one_of.css").read_text(encoding="utf-8")
    for figure in drawn:
        assert f'.one-of:has([value="{figure}"]:not(:checked)) ~ * [data-tornado="{figure}"]' in sheet


def test_a_tornado_draws_the_widest_bar_first_from_the_figure_as_it_is() -> None:
    figures = Figures(result_of_example("en"), "en")
    tornado = figures.result["sensitivity"]["net_benefit"]
    html = tornado_chart(figures, "sensitivity.net_benefit")
    low, high = (
        [
            float(e.get("width").removesuffix("%"))
            for e in elements_of(html)
            if e.get("class") == f"chart__bar-{kind}"
        ]
        for kind in ("worse", "better")
    )
    widths = [a + b for a, b in zip(low, high, strict=True)]
    assert widths == sorted(widths, reverse=True)
    assert len(widths) == min(len(tornado["inputs"]), 7)


def test_a_figure_that_nothing_moves_says_so() -> None:
    result = result_of_example("en")
    still = result["shortfall_sensitivity"] | {"inputs": []}
    said = text_of(
        tornado_chart(Figures(result | {"shortfall_sensitivity": still}, "en"), "shortfall_sensitivity")
    )
    assert "no single figure moves it" in said


@pytest.mark.parametrize("values", [[0.0, 0.0], [5.0], [-3.0, 8.0], [-900.0], [1e-9, 2e-9]])
def test_marks_reach_from_the_lowest_to_the_highest_and_hold_zero(values: list[float]) -> None:
    found = ticks_around_zero(values, 4)
    assert found[0] <= min(0.0, *values)
    assert found[-1] >= max(0.0, *values)
    assert 0.0 in found
    assert len(found) <= 7
    Scale(found[0], found[-1], 0, 1)


def test_a_name_too_long_for_a_line_is_cut() -> None:
    assert shortened("phones", 10) == "phones"
    assert shortened("手机和电脑", 6) == "手机和…"
    assert shortened("a" * 50, 10) == "a" * 10 + "…"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_ids_stay_unique_with_every_part_there(lang: str) -> None:
    html = results_html(lang, result_of_example(lang))
    assert by_id(html)
