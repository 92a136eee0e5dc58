"""Ranges of inputs on the page: the form holds and reads them, results and calls repeat them."""

from __future__ import annotations

import pytest

from calculator import words
from calculator.answers import estimate
from calculator.page.html.shown_figure import Figures
from calculator.page.merchant.form import form_html
from calculator.page.merchant.results import results_html
from calculator.page.merchant.sections.entered import entered
from calculator.page.merchant.sections.reproduce import essential
from calculator.page.typed.as_typed import form_texts
from calculator.page.typed.filled_form import read_form
from calculator.parameters import fields_of
from calculator.words import LANGUAGES
from tests.html import elements_of, with_attribute
from tests.page.shops import shop
from tests.page.test_session import FORM, answer_to, saved

RANGES = [
    {"input": "non_payment_rate", "low": 0.5, "high": 2},
    {"input": "non_payment_volatility", "low": 0, "high": 1.5},
]
SHOP = shop({}) | {"ranges": RANGES}


def test_rows_that_are_typed_are_read_as_the_same_shop() -> None:
    assert estimate.result_of(read_form(form_texts(SHOP))) == estimate.estimate(SHOP)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_form_shows_the_ranges_it_is_given(lang: str) -> None:
    html = form_html(lang, SHOP)
    chosen = [
        option for option in with_attribute(html, "selected") if option.get("value") == "non_payment_rate"
    ]
    assert [option.text for option in chosen] == [words.say(lang, "field.segment.non_payment_rate.label")]
    named = {box.get("name"): box for box in with_attribute(html, "name")}
    assert [named[f"ranges[{place}].low"].get("value") for place in (0, 1)] == ["0.5", "0"]
    assert named["ranges[1].high"].get("value") == "1.5"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_input_is_called_alike_where_it_is_entered_chosen_and_moved(lang: str) -> None:
    known = words.catalogue(lang)
    for name in fields_of("ranges")["input"].choices:
        label = known.get(f"field.segment.{name}.label") or known.get(f"field.assumptions.{name}.label")
        assert known[f"choice.ranges.input.{name}"] == label or name == "rings_per_month"


@pytest.mark.parametrize(
    ("lang", "parts"),
    [
        ("zh", ["不付款率（× 0.5 至 × 2）", "不付款率的波动（0 至 1.5）", "付款期限（× 0.8 至 × 1.2）"]),
        (
            "en",
            [
                "Non-payment rate (× 0.5 to × 2)",
                "Volatility of the non-payment rate (0 to 1.5)",
                "Days until payment is due (× 0.8 to × 1.2)",
            ],
        ),
    ],
)
def test_the_tornadoes_say_their_ranges(lang: str, parts: list[str]) -> None:
    said = elements_of(results_html(lang, estimate.estimate(SHOP)))[0].text
    for part in parts:
        assert part in said


def test_ranges_are_listed_with_what_was_entered_and_stand_in_the_call() -> None:
    result = estimate.estimate(SHOP)
    assert essential(result["inputs"])["ranges"] == RANGES
    html = entered(Figures(result, "zh"))
    said = [(e.name, e.text) for e in elements_of(html) if e.name in ("dt", "dd")]
    first = said.index(("dt", "改动的数字"))
    assert [text for _, text in said[first : first + 6]] == [
        "改动的数字",
        "不付款率",
        "低端",
        "0.5",
        "高端",
        "2",
    ]


def test_a_row_without_its_parts_asks_for_them() -> None:
    row = {"ranges[0].input": "", "ranges[0].low": "0.5", "ranges[0].high": "twice"}
    answer = answer_to(FORM | row)
    assert {problem["field"] for problem in answer["problems"]} == {"ranges[0].input", "ranges[0].high"}


def test_a_range_is_read_as_a_number_of_times() -> None:
    row = {"ranges[0].input": "due_days", "ranges[0].low": "0.5", "ranges[0].high": "２"}
    assert saved(FORM | row)["inputs"]["ranges"] == [{"input": "due_days", "low": 0.5, "high": 2.0}]
