"""The page `would-you-know.md`: how soon a shop sees a ring, faster or slower, paying sooner or later.

The shop is the calculator's example. Days from the order to the failed deduction are shipping, delivery and
confirmation, Equation (20); the first two stay as they are. A guess changes no figure, it is drawn in the
chart.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from calculator.answers.estimate import Shop
from calculator.page.charts.blind_window import blind_window_chart
from calculator.page.html import numbers
from calculator.page.html.markup import Html, sentence
from calculator.page.html.section import sentences
from calculator.page.html.shown_figure import Figures
from calculator.page.living.changeable import Changeable
from calculator.page.living.living_page import Changed, LivingPage, beside_example
from calculator.page.merchant.sections.blind_window import countermeasures
from calculator.shop.templates import example
from calculator.shop.validation import validate

LONGEST = 90.0


def _result(lang: str, changed: Changed) -> Mapping[str, Any]:
    document = example().document(lang)
    window = _shop(lang)["inputs"]["assumptions"]["blind_window"]
    due = changed["due_days"] or 0.0
    set_to = {"confirmation_days": due - window["shipping_days"] - window["delivery_days"]}
    if changed["orders_per_day"] != page().example["orders_per_day"]:
        set_to["orders_per_day"] = changed["orders_per_day"] or 0.0
    assumptions = document.get("assumptions", {}) | {"blind_window": set_to}
    result = Shop(validate(document | {"assumptions": assumptions})).part("figures")
    return {**result, "due_days": due, "guess": changed["guess"]}


@cache
def _shop(lang: str) -> Mapping[str, Any]:
    return Shop(validate(example().document(lang))).part("figures")


def _said(now: Figures, before: Figures) -> Html:
    def told(key: str, figures: Figures) -> Html:
        return sentence(
            figures.lang,
            key,
            speed=figures.count("blind_window.orders_per_day"),
            due=figures.days("due_days"),
            days=figures.days("blind_window.days"),
            orders=figures.count("blind_window.orders"),
            exposure=figures.about_money("blind_window.exposure"),
        )

    most = now.value("blind_window.most_orders")
    said = [told("living.would_you_know.said", now)]
    if now.value("blind_window.orders") >= most:
        said.append(sentence(now.lang, "living.would_you_know.at_most", most=numbers.whole(most)))
    if _is_changed(now, before):
        return beside_example(now.lang, said, [told("living.would_you_know.example", before)])
    return sentences(now.lang, said)


def _is_changed(now: Figures, before: Figures) -> bool:
    paths = ("blind_window.orders_per_day", "due_days")
    return any(now.value(path) != before.value(path) for path in paths)


def _guessed(figures: Figures) -> Html:
    """What the ring has on the day of the guess, or that it has been seen; nothing without a guess."""
    if figures.result["guess"] is None:
        return Html("")
    timeline, guess = figures.result["blind_window"]["timeline"], figures.value("guess")
    days = figures.value("blind_window.days")
    if guess >= days:
        key = "guessed_right" if guess == days else "guessed_late"
        return sentence(figures.lang, f"living.would_you_know.{key}", guess=figures.days("guess"))
    row = f"blind_window.timeline[{min(int(guess), len(timeline) - 1)}]"
    return sentence(
        figures.lang,
        "living.would_you_know.guessed",
        guess=figures.days("guess"),
        orders=figures.whole(f"{row}.orders_placed"),
    )


@cache
def page() -> LivingPage:
    """The page, with the numbers of its example."""
    shop = _shop("zh")
    window = shop["inputs"]["assumptions"]["blind_window"]
    delivered = window["shipping_days"] + window["delivery_days"]
    return LivingPage(
        changeable=(
            Changeable(name="guess", words="living.would_you_know.guess", kind="days", low=0, high=365),
            Changeable(
                name="orders_per_day",
                words="living.would_you_know.orders_per_day",
                kind="count",
                low=0.1,
                high=50,
                example=shop["blind_window"]["orders_per_day"],
            ),
            Changeable(
                name="due_days",
                words="living.would_you_know.due_days",
                kind="days",
                low=delivered,
                high=LONGEST,
                example=delivered + window["confirmation_days"],
            ),
        ),
        result=_result,
        said=_said,
        following={
            "guessed": _guessed,
            "blind_window": blind_window_chart,
            "countermeasures": countermeasures,
        },
    )
