"""Text whose numbers can be changed: the pages show what is computed, whatever is typed within the ranges."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator.answers import estimate
from calculator.page.html.markup import sentence
from calculator.page.html.shown_figure import shown, value_at
from calculator.page.living.changeable import Changeable
from calculator.page.living.living_page import LivingPage
from calculator.page.living.recalculate import METHODS, NAMES, living_page
from calculator.page.question import Question
from calculator.shop.templates import example
from calculator.words import LANGUAGES
from tests.html import elements_of

DOCS = Path(__file__).parents[2] / "docs"
FIGURE = re.compile(r"\{\{ (?:figure|case|living_figure) (\S+) (\w+) \}\}")
EVERY_PAGE = pytest.mark.parametrize("name", NAMES)
EVERY_LANGUAGE = pytest.mark.parametrize("lang", LANGUAGES)


def source(name: str, lang: str) -> str:
    return (DOCS / lang / f"{name.replace('_', '-')}.md").read_text(encoding="utf-8")


def figures_on(name: str, lang: str = "en") -> list[tuple[str, str]]:
    return [(match[1], match[2]) for match in FIGURE.finditer(source(name, lang))]


def ask(name: str, lang: str, /, **typed: str) -> dict[str, Any]:
    argument = {"fields": typed, "language": lang, "figures": figures_on(name, lang)}
    answer: dict[str, Any] = METHODS[name](Question(argument))
    return answer


def number(page: LivingPage, name: str) -> Changeable:
    return next(one for one in page.changeable if one.name == name)


@EVERY_LANGUAGE
@EVERY_PAGE
def test_the_text_offers_every_number_once(name: str, lang: str) -> None:
    offered = re.findall(r"\{\{ change (\w+) \}\}", source(name, lang))
    offered += re.findall(r"\{\{ living (guess) \}\}", source(name, lang))
    assert sorted(offered) == sorted(one.name for one in living_page(name).changeable)
    assert source(name, lang).count("{{ living line }}") == 1


@EVERY_LANGUAGE
@EVERY_PAGE
def test_what_stands_in_the_boxes_at_first_gives_the_figures_of_the_page(name: str, lang: str) -> None:
    page = living_page(name)
    answer = ask(name, lang, **{one.name: one.shown for one in page.changeable})
    figures = page.figures(lang)
    assert answer["figures"] == [shown(figures, path, kind) for path, kind in figures_on(name, lang)]
    assert len(answer["figures"]) >= 5


def test_the_shop_of_the_blind_window_is_the_calculators_example() -> None:
    computed = estimate.estimate(example().document("en"))
    figures = living_page("would_you_know").figures("en")
    for path, _ in figures_on("would_you_know"):
        if not path.startswith("inputs.assumptions.blind_window.orders"):
            assert figures.value(path) == value_at(computed, path), path


@given(st.data())
def test_every_number_in_range_gives_every_figure(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(NAMES))
    page = living_page(name)
    typed = {}
    for one in page.changeable:
        ends = [one.low, one.high] + ([one.example] if one.example is not None else [])
        between = (
            st.integers(int(one.low) + 1, int(one.high)) if one.high > 1 else st.floats(one.low, one.high)
        )
        typed[one.name] = data.draw(st.sampled_from(ends) | between)
    # As boxes hold them: a rate in per cent.
    texts = {
        one.name: f"{typed[one.name] * (100 if one.kind == 'rate' else 1):.10g}" for one in page.changeable
    }
    answer = ask(name, "en", **texts)
    assert answer["ok"], answer["problems"]
    assert "".join([*answer["html"].values(), *answer["figures"]]).find("nan") == -1
    assert answer["html"].keys() == {"said", *page.following}
    for html in answer["html"].values():
        elements_of(html)


@EVERY_LANGUAGE
@EVERY_PAGE
def test_what_cannot_be_taken_is_told_with_name_and_range(name: str, lang: str) -> None:
    for one in living_page(name).changeable:
        scale = 100 if one.kind == "rate" else 1
        beyond = [f"{one.high * scale + 1:.10g}", "?", "1e999", "-1"]
        beyond += ["4.5"] if one.is_whole else []
        for typed in beyond:
            answer = ask(name, lang, **{one.name: typed})
            (problem,) = answer["problems"]
            assert not answer["ok"]
            assert problem["field"] == one.name
            assert one.name_in(lang) in problem["message"]
            assert f"{one.high * scale:.10g}" in problem["message"]


def test_every_mistake_is_told() -> None:
    answer = ask("how_it_works", "en", orders_per_month="0", due_days="", non_payment_rate="60")
    assert [one["field"] for one in answer["problems"]] == [
        "orders_per_month",
        "due_days",
        "non_payment_rate",
    ]


def test_an_unknown_way_of_writing_is_no_door_to_anything_else() -> None:
    page = living_page("case")
    with pytest.raises(KeyError):
        shown(page.figures("en"), "order.price", "value")


@EVERY_LANGUAGE
def test_a_faster_ring_and_later_deductions_take_more_until_the_shelf_is_empty(lang: str) -> None:
    def exposure(**typed: str) -> tuple[float, str]:
        page = living_page("would_you_know")
        answer = ask("would_you_know", lang, **typed)
        place = figures_on("would_you_know", lang).index(("blind_window.exposure", "about_money"))
        (figure,) = elements_of(answer["figures"][place])
        assert figure.get("data-result") == "blind_window.exposure"
        assert page.example["guess"] is None
        return float(figure.get("data-value")), answer["html"]["said"]

    usual, _ = exposure()
    faster, _ = exposure(orders_per_day="2.2")
    later, _ = exposure(due_days="20")
    emptied, said = exposure(orders_per_day="20")
    assert usual < later < emptied
    assert usual < faster < emptied
    figures = living_page("would_you_know").figures(lang)
    price = figures.value("blind_window.exposure") / figures.value("blind_window.orders")
    assert emptied == 50 * price
    assert "50" in said


@EVERY_LANGUAGE
def test_a_guess_is_answered_and_drawn(lang: str) -> None:
    early, right, late = (ask("would_you_know", lang, guess=day)["html"] for day in ("7", "21", "40"))
    assert len({early["guessed"], right["guessed"], late["guessed"]}) == 3
    assert "chart__mark-guess" in early["blind_window"]
    assert "chart__mark-guess" in right["blind_window"]
    assert "chart__mark-guess" not in late["blind_window"]
    placed = (
        living_page("would_you_know").figures(lang).result["blind_window"]["timeline"][7]["orders_placed"]
    )
    assert f">{placed}<" in early["guessed"]
    assert ask("would_you_know", lang)["html"]["guessed"] == ""


def test_a_changed_case_is_compared_with_the_example() -> None:
    said = ask("case", "en", items="12")["html"]["said"]
    assert "¥15,360" in said
    assert "¥10,240" in said
    assert "¥10,240" in ask("case", "en")["html"]["said"]


def test_one_unpaid_order_costs_what_must_be_earned_by_others() -> None:
    """Spent 0.6 × 80 + 5; a paid order leaves 80 less the fee of 0.6 % and as much for goods and shipping."""
    figures = living_page("how_it_works").figures("en")
    assert figures.value("spent") == pytest.approx(53)
    assert figures.value("to_make_good") == pytest.approx(53 / (80 * (1 - 0.006) - 53))
    kept = 300 * (1 - figures.value("segments[0].outcomes.returned"))
    assert figures.value("unpaid") == pytest.approx(kept * 0.02)


@EVERY_LANGUAGE
@EVERY_PAGE
def test_what_is_told_says_whose_numbers_it_comes_from(name: str, lang: str) -> None:
    yours = sentence(lang, "living.yours")
    page = living_page(name)
    number = next(one for one in page.changeable if one.name in ("due_days", "items"))
    assert ask(name, lang, **{number.name: "9"})["html"]["said"].startswith(yours)
    assert yours not in ask(name, lang)["html"]["said"]


@EVERY_LANGUAGE
@EVERY_PAGE
def test_the_range_of_a_box_is_told_with_its_name(name: str, lang: str) -> None:
    for one in living_page(name).changeable:
        low, high = one.ends
        (place,) = elements_of(one.in_text(lang))
        assert place.get("data-name") == one.range_in(lang)
        assert all(told in one.range_in(lang) for told in (one.name_in(lang), low, high))


@EVERY_LANGUAGE
def test_the_days_of_the_case_are_those_of_its_lost_outlay(lang: str) -> None:
    """What is recovered has been taken off both; a month counts as its twelfth part of a year."""
    figures = living_page("case").figures(lang)
    a_day = figures.value("portfolio.net_benefit") / (365 / 12)
    days = figures.value("blind_window.days_of_net_benefit")
    assert days == pytest.approx(figures.value("ending.little") / a_day, rel=0.02)
    assert figures.value("ending.little") < figures.value("order.spent")
    assert shown(figures, "ending.little", "money") in ask("case", lang)["html"]["said"]


@EVERY_LANGUAGE
def test_two_machines_and_one_large_buyer_in_twenty_are_taken(lang: str) -> None:
    assert ask("case", lang, items="2", non_payment_rate="5")["ok"]
    worst = {"items": 12, "unit_price": 4000, "notice_days": 60, "non_payment_rate": 0.05}
    assert living_page("case").figures(lang, worst).value("blind_window.days_of_net_benefit") > 0
