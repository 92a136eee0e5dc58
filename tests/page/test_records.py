"""The records on the page: form and results say what was read, what is wrong, and what follows."""

from __future__ import annotations

from typing import Any

import pytest

from calculator.answers import estimate
from calculator.page.merchant.form import form_html
from calculator.page.merchant.results import results_html
from calculator.page.typed.as_typed import form_texts
from calculator.page.typed.filled_form import read_form
from calculator.page.typed.pasted_lists import PASTED, as_text, read_lines
from calculator.parameters.data_files import read
from calculator.words import LANGUAGES
from tests.html import elements_of, with_attribute
from tests.page.shops import shop
from tests.page.test_session import FORM, answer_to, problems_of, saved

RECORDS = shop(
    {"counted_orders": 400, "counted_unpaid": 9, "counted_groups": 4, "counted_young": 50},
    {"counted_orders": 120, "counted_unpaid": 0},
) | {
    "starts_steady": True,
    "start_date": "2026-11-01",
    "season": [{"from_day": 10, "to_day": 10, "multiplier": 12}],
    "months": [{"orders": 120, "unpaid": 3}, {"orders": 90, "unpaid": 7}],
    "open_orders": [
        {"amount": 320, "days_open": 12},
        {"amount": 1800, "days_open": 45, "probability": 0.2, "segment": "s1"},
        {"amount": 90, "days_open": 95},
    ],
    "recent_sales": [{"amount": 1000}, {"amount": 3000, "days": 31}],
}


def text_of(lang: str, document: dict[str, Any]) -> str:
    return elements_of(results_html(lang, estimate.estimate(document)))[0].text


def test_a_form_filled_with_records_is_read_as_the_same_shop() -> None:
    lists = {path: as_text(PASTED[path], RECORDS[path]) for path in PASTED if path in RECORDS}
    typed = form_texts(RECORDS) | lists
    assert estimate.result_of(read_form(typed)) == estimate.estimate(RECORDS)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_form_shows_the_records_it_is_given(lang: str) -> None:
    html = form_html(lang, RECORDS)
    named = {box.get("name"): box for box in with_attribute(html, "name")}
    assert named["season[0].from_day"].get("value") == "10"
    assert named["start_date"].get("value") == "2026-11-01"
    assert "checked" in named["starts_steady"].attributes
    assert named["open_orders"].text == "320, 12\n1800, 45, 20, s1\n90, 95"
    assert named["recent_sales"].text == "1000\n3000, 31"


def test_a_hostile_list_stays_text() -> None:
    hostile = [{"amount": 3, "days_open": 1, "segment": "</textarea><script>alert(1)</script>"}]
    html = form_html("en", RECORDS | {"open_orders": hostile})
    assert not [element for element in elements_of(html) if element.name == "script"]


@pytest.mark.parametrize("preset", read("season_presets.json")["presets"], ids=lambda preset: preset["id"])
def test_an_event_to_start_from_can_be_computed(preset: dict[str, Any]) -> None:
    typed = FORM | {"start_date": "2026-01-01", "starts_steady": "on"}
    for place, stretch in enumerate(preset["stretches"]):
        typed |= {f"season[{place}].{name}": text for name, text in stretch.items()}
    answer = answer_to(typed)
    assert answer["ok"]
    assert "2026" in answer["understood"]["season[0].from_day"]
    result = saved(typed)
    peak = result["receivable_course"]["season_peak"]
    assert peak["times_usual"] > 1.1
    assert peak["peak_day"] >= result["inputs"]["season"][1]["from_day"]


def test_a_date_without_a_day_0_asks_for_it() -> None:
    stretch = {"season[0].from_day": "11.11", "season[0].to_day": "11.11", "season[0].multiplier": "12"}
    answer = answer_to(FORM | stretch)
    assert not answer["ok"]
    assert all("date of day 0" in problem["message"] for problem in answer["problems"])


def test_a_date_too_far_away_is_refused_in_words() -> None:
    stretch = {"season[0].from_day": "11.11", "season[0].to_day": "60", "season[0].multiplier": "12"}
    assert problems_of(FORM | stretch | {"start_date": "9999-12-30"})["start_date"] == "not_a_date"


def test_every_line_that_is_wrong_is_named_at_its_box() -> None:
    lines = "amount days\n300,20\nabc\n\n5,6,7%,nobody\n" + "x 1\n" * 9
    answer = answer_to(FORM | {"open_orders": lines, "months": "5 3\n4 9"})
    boxes = {problem["field"]: problem["message"] for problem in answer["problems"]}
    assert set(boxes) == {"open_orders", "months"}
    assert "line 3 (“abc”)" in boxes["open_orders"]
    assert "Line 5: No product group is called “nobody”" in boxes["open_orders"]
    assert boxes["open_orders"].endswith("6 more problems are not listed.")
    assert boxes["months"].startswith("Line 2: Of these, never paid must be between 0 and 4")


def test_a_segment_that_is_not_there_is_named_with_its_line() -> None:
    answer = answer_to(FORM | {"open_orders": "\n300,20\n5,6,,nobody"})
    (problem,) = answer["problems"]
    assert problem["field"] == "open_orders"
    assert problem["message"].startswith("Line 3: No product group is called “nobody”")


def test_lists_are_repeated_in_sum() -> None:
    understood = answer_to(
        FORM | {"open_orders": "300,20\n5,6,7%", "months": "5 3\n4 1", "recent_sales": "9000"}
    )
    assert understood["understood"]["open_orders"] == (
        "understood as orders: 2, ¥305 in all; the chances you gave run from 7% to 7%"
    )
    assert understood["understood"]["months"] == "understood as months: 2, with 9 orders in all"
    assert understood["understood"]["recent_sales"] == "understood as periods: 1, ¥9,000 in all"


@pytest.mark.parametrize(
    ("path", "text", "said"),
    [
        ("segments[0].pay_later_share", "0.3", "understood as 0.3%. If you meant 30%, type 30."),
        ("segments[0].non_payment_rate", "0.3", "understood as 0.3%. If you meant 30%, type 30."),
        ("segments[0].non_payment_rate", "0.8", "understood as 0.8%"),
        ("segments[0].fraud_rate", "0.5", None),
        ("segments[0].pay_later_share", "0.3%", "understood as 0.3%"),
        ("segments[0].pay_later_share", "30", None),
    ],
)
def test_a_bare_rate_below_one_is_read_back(path: str, text: str, said: str | None) -> None:
    assert answer_to(FORM | {path: text})["understood"].get(path) == said


@pytest.mark.parametrize("value", [5, 5.0, None, True, [], {}, ["1"], {"a": 1}])
@pytest.mark.parametrize(
    "path", ["segments[0].orders_per_month", "open_orders", "start_date", "season[0].from_day"]
)
def test_a_value_that_is_no_text_is_refused_in_words(path: str, value: object) -> None:
    assert problems_of(FORM | {path: value})


@pytest.mark.parametrize(
    ("lang", "parts"),
    [
        (
            "en",
            [
                "9 of 400 orders were not paid (2.2%)",
                "count as 4 cases",
                "50 orders have not matured",
                "all 120 orders were paid, but that does not make the rate zero",
                "Over your 2 months the non-payment rate swings",
                "fewer than 12 months",
                "highest on day 10 (11 Nov 2026)",
                "Unpaid orders: 3, worth ¥2,210;",
                "Counted back from your recent sales it is 42.5 days",
                "1.9 times the usual",
            ],
        ),
        ("zh", ["400 单里 9 单没付（2.2%）", "第 10 天（2026 年 11 月 11 日）", "3 笔订单共 ¥2,210 还没付"]),
    ],
)
def test_records_are_answered_in_words(lang: str, parts: list[str]) -> None:
    said = text_of(lang, RECORDS)
    for part in parts:
        assert part in said


def test_a_rate_can_be_taken_over_by_a_button_that_names_its_field() -> None:
    html = results_html("en", estimate.estimate(RECORDS))
    buttons = {b.get("data-for"): b for b in with_attribute(html, "data-for")}
    rate = buttons["segments[0].non_payment_rate"]
    assert rate.get("data-action") == "use-value"
    assert rate.text == "Use your own estimate 2.5% as the non-payment rate of s0"
    typed = form_texts(RECORDS) | {"segments[0].non_payment_rate": rate.get("data-text")}
    assert read_form(typed).segments[0].non_payment_rate == pytest.approx(4.5 / (400 * 4 / 9 + 1), rel=0.01)
    assert set(buttons) == {
        "segments[0].non_payment_rate",
        "segments[1].non_payment_rate",
        "assumptions.non_payment_volatility",
    }


@pytest.mark.parametrize(
    ("changes", "part"),
    [
        ({}, "You have not entered a history of your own"),
        ({"months": [{"orders": 9, "unpaid": 0}]}, "Your months do not show a swing yet"),
        (
            {"open_orders": [{"amount": 5000, "days_open": 1}], "recent_sales": [{"amount": 1}]},
            "enter more months",
        ),
        ({"starts_steady": True}, "Starting from a usual day"),
    ],
)
def test_what_is_missing_is_said(changes: dict[str, Any], part: str) -> None:
    assert part in text_of("en", shop({}) | changes)


def test_a_rate_beside_its_interval_is_called_so() -> None:
    low = text_of("en", shop({"counted_orders": 400, "counted_unpaid": 40, "non_payment_rate": 0.01}))
    high = text_of("en", shop({"counted_orders": 400, "counted_unpaid": 4, "non_payment_rate": 0.5}))
    assert "is below it: losses are probably understated" in low
    assert "is above it: losses may be overstated" in high
    assert "count as" not in low


def test_a_failed_check_of_the_records_is_said() -> None:
    result = estimate.estimate(RECORDS)
    for name, part in (
        ("own_history", "did not pass their own check"),
        ("open_orders", "This list did not pass"),
    ):
        failed = result | {name: result[name] | {"audit_passed": False}}
        assert part in elements_of(results_html("en", failed))[0].text


def test_the_answer_is_json_whatever_the_lists_hold() -> None:
    assert not answer_to(FORM | {"open_orders": "\ud800,1\n1e400,5"})["ok"]


def test_a_long_list_is_printed_in_part_and_its_length_said() -> None:
    many = shop({}) | {"open_orders": [{"amount": 100 + place, "days_open": 3} for place in range(75)]}
    html = results_html("en", estimate.estimate(many))
    printed = next(e.text for e in elements_of(html) if e.name == "pre" and "more lines" in e.text)
    assert printed.splitlines()[0] == "100, 3"
    assert len(printed.splitlines()) == 61
    assert printed.endswith("… and 15 more lines")


@pytest.mark.parametrize(
    "line",
    [
        "1000, 12",
        "2026-03, 1000, 12",
        "2026/3\t1000\t12",
        "2026年3月，1000，12",
        "三月 1000 12",
        "12月: 1000 12",
    ],
)
def test_a_month_may_be_named_before_its_figures(line: str) -> None:
    assert read_lines(PASTED["months"], line, "CNY") == ([{"orders": 1000.0, "unpaid": 12.0}], [])


@pytest.mark.parametrize("line", ["2026-03", "三月 1000", "1000 12 月", "三千月, 1000, 12"])
def test_a_name_of_a_month_is_no_figure(line: str) -> None:
    rows, problems = read_lines(PASTED["months"], line, "CNY")
    assert rows == []
    assert [problem.code for problem in problems] == ["not_a_line"]


@pytest.mark.parametrize(
    ("lang", "raised", "stays", "differs"),
    [
        ("en", "raised from", "the volatility hardly needs raising", "The estimate on a button"),
        ("zh", "加大到", "几乎不用加大波动", "按钮上的估计值"),
    ],
)
def test_a_swing_that_stays_as_shown_is_not_told_as_raised(
    lang: str, raised: str, stays: str, differs: str
) -> None:
    many = text_of(lang, shop({"counted_orders": 90_000, "counted_unpaid": 3000}))
    few = text_of(lang, shop({"counted_orders": 40, "counted_unpaid": 1}))
    assert raised not in many
    assert stays in many
    assert raised in few
    assert differs in many
