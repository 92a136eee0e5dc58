"""Figures as people know them: shares in words, about so many, from so many to so many, not known."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator.boundary.problems import InvalidInput
from calculator.page.order_file.choices import read_choices
from calculator.page.typed.filled_form import read_form
from calculator.page.typed.numbers import Misunderstood, Understood, understand
from calculator.page.typed.pasted_lists import PASTED, read_lines
from calculator.page.typed.rough_figures import NOT_KNOWN
from calculator.parameters import Field, Kind, assumed_pay_later_share, fields
from calculator.words import LANGUAGES
from tests.page.test_buyer import TYPED
from tests.page.test_buyer import answer_to as buyer_answer_to
from tests.page.test_session import FORM, answer_to

SHARES = {
    "1/3": 1 / 3,
    "１／３": 1 / 3,
    "1 / 3": 1 / 3,
    "三分之一": 1 / 3,
    "3分之1": 1 / 3,
    "五分之二": 0.4,
    "二十分之一": 0.05,
    "一半": 0.5,
    "半数": 0.5,
    "三成三": 0.33,
    "3成3": 0.33,
    "两成半": 0.25,
    "三成": 0.3,
    "½": 0.5,
    "⅔": 2 / 3,
    "a third": 1 / 3,
    "One third": 1 / 3,
    "two thirds": 2 / 3,
    "two-thirds": 2 / 3,
    "three quarters": 0.75,
    "a tenth": 0.1,
    "half": 0.5,
    "a half": 0.5,
    "one in ten": 0.1,
    "1 in 200": 0.005,
    "3 out of 10": 0.3,
    "one in every five": 0.2,
}


@pytest.mark.parametrize(("text", "value"), SHARES.items())
def test_a_share_in_words_is_a_rate_and_no_other_number(text: str, value: float) -> None:
    assert understand(text, "rate") == Understood(value)
    assert isinstance(understand(text, "count"), Misunderstood)


@given(st.integers(1, 1000), st.integers(1, 1000))
def test_a_fraction_is_the_float_nearest_to_it_and_never_more_than_the_whole(part: int, whole: int) -> None:
    read = understand(f"{part}/{whole}", "rate")
    assert read == (Understood(part / whole) if part <= whole else Misunderstood("not_a_number", "left_over"))
    assert understand(f"{part}/{whole}", "money") == Misunderstood(
        "not_a_number", "share_or_date" if part <= whole else "left_over"
    )


@pytest.mark.parametrize(
    "text", ["1/0", "0/3", "4/3", "3/2026", "1/3%", "1/3/2026", "大半", "a", "thirds", "in"]
)
def test_what_is_no_part_of_a_whole_is_no_share(text: str) -> None:
    assert isinstance(understand(text, "rate"), Misunderstood)


ABOUT = ["约{}", "大约{}", "大概{}", "~{}", "≈{}", "{}左右", "{}上下", "约{}左右"]


@pytest.mark.parametrize(
    "said", [*ABOUT, "about {}", "Around {}", "approx. {}", "ca. {}", "{} or so", "差不多 {}"]
)
def test_about_so_many_is_so_many_and_known_to_be_rough(said: str) -> None:
    assert understand(said.format(900), "count") == Understood(900, rough=True)
    assert understand(said.format("￥3,200 元"), "money") == Understood(3200, rough=True)
    assert understand(said.format("三分之一"), "rate") == Understood(1 / 3, rough=True)


@pytest.mark.parametrize("text", ["约", "about", "左右", "about about 900", "900多", "不到900", "约-"])
def test_what_says_no_number_is_refused(text: str) -> None:
    assert isinstance(understand(text, "count"), Misunderstood)


RANGES: list[tuple[str, Kind, float, float]] = [
    ("900-1000", "count", 900, 1000),
    ("900–1000", "count", 900, 1000),
    ("900——1000", "count", 900, 1000),
    ("900~1000", "count", 900, 1000),
    ("900～1000 单", "count", 900, 1000),
    ("900 到 1000", "count", 900, 1000),
    ("900至1000", "count", 900, 1000),
    ("900 to 1000", "count", 900, 1000),
    ("900 to 1,000 orders a month", "count", 900, 1000),
    ("三百到五百", "count", 300, 500),
    ("1-2万", "money", 10_000, 20_000),
    ("0.5-1万", "money", 5000, 10_000),
    ("5000-1万", "money", 5000, 10_000),
    ("1-2k", "money", 1000, 2000),
    ("¥900-1000", "money", 900, 1000),
    ("900元-1000", "money", 900, 1000),
    ("10-15天", "days", 10, 15),
    ("3-5", "rate", 0.03, 0.05),
    ("3-5%", "rate", 0.03, 0.05),
    ("3%-5%", "rate", 0.03, 0.05),
    ("3%-5", "rate", 0.03, 0.05),
    ("0-5%", "rate", 0, 0.05),
    ("三到五成", "rate", 0.3, 0.5),
    ("三成到五成", "rate", 0.3, 0.5),
    ("百分之三到五", "rate", 0.03, 0.05),
    ("千分之三到五", "rate", 0.003, 0.005),
    ("3-5‰", "rate", 0.003, 0.005),
    ("1/4到一半", "rate", 0.25, 0.5),
    ("about 900 to 1000", "count", 900, 1000),
]


@pytest.mark.parametrize(("text", "kind", "low", "high"), RANGES)
def test_of_a_range_the_middle_is_taken(text: str, kind: Kind, low: float, high: float) -> None:
    read = understand(text, kind)
    assert isinstance(read, Understood)
    assert read.between == (low, high)
    assert read.value == pytest.approx((low + high) / 2, rel=1e-15)


@given(st.integers(1, 9999), st.integers(1, 9999), st.sampled_from(["-", "～", " to ", "至"]))
def test_a_range_rises_and_stays_within_ten_times_its_beginning(low: int, high: int, to: str) -> None:
    read = understand(f"{low}{to}{high}", "count")
    if low < high <= 10 * low:
        assert read == Understood((low + high) / 2, between=(low, high))
    else:
        assert read == Misunderstood("not_a_number", "range")


@given(st.integers(1, 9999), st.sampled_from(["rate", "money", "count", "days"]))
def test_a_negative_number_is_no_range(value: int, kind: Kind) -> None:
    positive, negative = understand(str(value), kind), understand(f"-{value}", kind)
    assert isinstance(positive, Understood)
    assert negative == Understood(-positive.value)
    for text in (
        f"-{value}-{value + 1}",
        f"{value}--{value}",
        f"{value}-",
        f"{value}-{value + 1}-{value + 2}",
    ):
        assert isinstance(understand(text, kind), Misunderstood)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("8-1万", "money"),
        ("一到两千", "count"),
        ("25-3成", "rate"),
        ("6‰-4", "rate"),
        ("2026-10", "count"),
        ("1000-900", "count"),
        ("900-900", "count"),
        ("10-1000", "count"),
    ],
)
def test_a_range_that_can_be_read_in_two_ways_is_refused_as_such(text: str, kind: Kind) -> None:
    assert understand(text, kind) == Misunderstood("not_a_number", "range")


def test_no_middle_is_taken_of_days_of_a_month() -> None:
    assert isinstance(understand("3-5", "whole"), Misunderstood)
    assert understand("约 10 日", "whole") == Understood(10, rough=True)


SHARE, ORDERS = "segments[0].pay_later_share", "segments[0].orders_per_month"
RETURNS, RATE = "segments[0].return_rate", "segments[0].non_payment_rate"
START = "assumptions.blind_window.start_day"
SAID = [
    (SHARE, "三分之一", "读作约 33.3%", "understood as about 33.3%"),
    (SHARE, "1/3", "读作约 33.3%", "understood as about 33.3%"),
    (SHARE, "三成三", "读作 33%", "understood as 33%"),
    (SHARE, "half", "读作 50%", "understood as 50%"),
    (SHARE, "33.333333", None, None),
    (ORDERS, "约900", "读作约 900", "understood as about 900"),
    (
        ORDERS,
        "900-1000",
        "读作 900 到 1,000，取中间值 950",
        "understood as 900 to 1,000; the middle, 950, is used",
    ),
    (RATE, "3-5%", "读作 3% 到 5%，取中间值 4%", "understood as 3% to 5%; the middle, 4%, is used"),
    (
        RATE,
        "1/4-1/3",
        "读作 25% 到 33.3%，取中间值 29.2%",
        "understood as 25% to 33.3%; the middle, 29.2%, is used",
    ),
    (RETURNS, "不知道", "不知道，先按默认值 19.3% 算", "not known: the default of 19.3% is used"),
    (RETURNS, "don’t know", "不知道，先按默认值 19.3% 算", "not known: the default of 19.3% is used"),
    ("levers.loss_budget", "not sure", "不知道，按没填算", "not known: taken as left blank"),
    (START, "about 60", "读作约 60", "understood as about 60"),
    (START, "不清楚", "不知道，先按默认值 90 算", "not known: the default of 90 is used"),
]


@pytest.mark.parametrize(("path", "text", "zh", "en"), SAID)
def test_what_was_understood_is_repeated(path: str, text: str, zh: str | None, en: str | None) -> None:
    for language, said in (("zh", zh), ("en", en)):
        answer = answer_to(FORM | {path: text}, language)
        assert answer["ok"]
        assert answer["understood"].get(path) == said


@pytest.mark.parametrize("text", sorted(NOT_KNOWN))
def test_not_known_is_the_default_of_every_number_that_has_one(text: str) -> None:
    for field in fields():
        if field.is_number and not field.required and "[]" not in field.path:
            others = {path: typed for path, typed in FORM.items() if path != field.path}
            assert read_form(others | {field.path: text}) == read_form(others), field.path


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(("path", "example"), [(ORDERS, "900-1000"), (SHARE, "30%")])
def test_what_has_no_default_is_needed(path: str, example: str, lang: str) -> None:
    (problem,) = answer_to(FORM | {path: "不知道"}, lang)["problems"]
    assert (problem["field"], problem["code"]) == (path, "missing")
    assert example in problem["message"].replace("900 to 1000", "900-1000")


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    ("path", "text", "allowed"),
    [(ORDERS, "1/3", "0"), (ORDERS, "1000-900", "900-1000"), (RATE, "5-3", "3-5%")],
)
def test_what_is_not_clear_is_told_with_what_is(path: str, text: str, allowed: str, lang: str) -> None:
    (problem,) = answer_to(FORM | {path: text}, lang)["problems"]
    assert text in problem["message"]
    assert allowed in problem["message"]


@given(
    st.sampled_from([field for field in fields() if field.kind == "rate" and "[]" not in field.path]),
    st.sampled_from(["约{}", "{}左右", "about {}", "{}%", "{}-{}%", "1/{}"]),
    st.integers(1, 10**6),
)
def test_a_rate_that_is_used_was_within_its_limits(field: Field, form: str, number: int) -> None:
    path = field.path
    try:
        mix = read_form(FORM | {path: form.format(number, number + 1)})
    except InvalidInput as invalid:
        assert {problem.field for problem in invalid.problems} == {path}
    else:
        assert math.isfinite(mix.segments[0].pay_later_share)


def test_in_a_list_a_share_and_about_are_understood_but_no_range() -> None:
    orders = PASTED["open_orders"]
    row = {"amount": 300.0, "days_open": 20.0}
    assert read_lines(orders, "约300, 20, 1/4", "CNY") == ([row | {"probability": 0.25}], [])
    assert read_lines(orders, "300, 20, 不知道, phones", "CNY") == ([row | {"segment": "phones"}], [])
    for line in ("3-5, 20", "300, 10-20"):
        rows, (problem,) = read_lines(orders, line, "CNY")
        assert (rows, problem.code) == ([], "not_a_line")
    rows, (problem,) = read_lines(orders, "不知道, 20", "CNY")
    assert (rows, problem.reason) == ([], "amount")


def test_an_order_file_takes_a_share_in_words() -> None:
    assert read_choices({"options.pay_later_share": "三分之一"}, "zh").options.pay_later_share == 1 / 3
    unsure = read_choices({"options.pay_later_share": "not sure"}, "en").options
    assert (unsure.pay_later_share, unsure.share_is_assumed) == (assumed_pay_later_share(), True)
    unsaid = read_choices({}, "en").options
    assert (unsaid.pay_later_share, unsaid.share_is_assumed) == (None, False), "nobody has said anything"


def test_a_buyer_may_say_it_roughly_too() -> None:
    answered = buyer_answer_to(TYPED | {"balance": "1000-1400", "what_if.days": "不知道"})
    assert answered["ok"]
    assert answered["understood"]["balance"] == "读作 1,000 元 到 1,400 元，取中间值 1,200 元"
    assert answered["understood"]["what_if.days"] == "不知道，先按默认值 10 算"
