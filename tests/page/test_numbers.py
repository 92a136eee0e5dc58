"""Numbers are written as readers of each language write them, and rounded one way only."""

import pytest

from calculator.page.html import numbers


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (12326.4, "¥12,326"),
        (0, "¥0"),
        (-0.0, "¥0"),
        (-0.001, "¥0"),
        (-1454.2, "−¥1,454"),
        (45.0, "¥45"),
        (15.6, "¥15.60"),
        (99.996, "¥100"),
        (0.004, "¥0"),
        (1234567890.5, "¥1,234,567,890"),
        (2.5, "¥2.50"),
        (100.5, "¥100"),  # a tie goes to the even digit
        (101.5, "¥102"),
    ],
)
def test_an_amount_is_written_to_the_whole_unit_and_below_100_with_its_cents(value: float, text: str) -> None:
    assert numbers.money(value, "zh") == numbers.money(value, "en") == text


@pytest.mark.parametrize(
    ("value", "zh", "en"),
    [
        (83236, "8.32 万元", "¥83,200"),
        (9998, "1 万元", "¥10,000"),
        (9460.4, "¥9,460", "¥9,460"),
        (33.95, "¥34", "¥34"),
        (7.126, "¥7.13", "¥7.13"),
        (123456789, "1.23 亿元", "¥123,000,000"),
        (-15234, "−1.52 万元", "−¥15,200"),
        (0, "¥0", "¥0"),
    ],
)
def test_about_an_amount_is_three_digits_and_large_ones_are_in_wan(value: float, zh: str, en: str) -> None:
    assert numbers.about_money(value, "zh") == zh
    assert numbers.about_money(value, "en") == en


@pytest.mark.parametrize(
    ("value", "zh", "en"),
    [
        (0, "0", "0"),
        (5000, "¥5,000", "¥5k"),
        (15000, "1.5 万", "¥15k"),
        (2e6, "200 万", "¥2m"),
        (2.5e8, "2.5 亿", "¥250m"),
        (-20000, "−2 万", "−¥20k"),
        (0.25, "¥0.25", "¥0.25"),
    ],
)
def test_axes_count_in_wan_in_chinese_and_in_thousands_in_english(value: float, zh: str, en: str) -> None:
    assert numbers.axis_money(value, "zh") == zh
    assert numbers.axis_money(value, "en") == en


def test_another_currency_has_its_own_sign_or_its_code() -> None:
    assert numbers.short_money(83_100, "zh") == "8.31 万"
    assert numbers.short_money(83_100, "zh", "USD") == "$8.31 万"
    assert numbers.money(1200, "en", "USD") == "$1,200"
    assert numbers.money(1200, "en", "CHF") == "CHF\u202f1,200"
    assert numbers.about_money(12000, "zh", "USD") == "1.2 万美元"


@pytest.mark.parametrize(
    ("fraction", "text"),
    [
        (0.4, "40%"),
        (0.0163, "1.6%"),
        (0.0054, "0.54%"),
        (0.00016, "0.016%"),
        (0, "0%"),
        (-0.028, "−2.8%"),
        (1, "100%"),
    ],
)
def test_a_rate_has_as_many_decimals_as_tell_it_apart(fraction: float, text: str) -> None:
    assert numbers.percent(fraction, "zh") == numbers.percent(fraction, "en") == text


def test_days_and_counts() -> None:
    assert numbers.days(45.24, "zh") == "45.2 天"
    assert numbers.days(1, "en") == "1 day"
    assert numbers.days(366, "en") == "366 days"
    assert numbers.days(367, "en") == "367 days (about 1 year)"
    assert numbers.days(1734.2, "en") == "1,734 days (about 4.7 years)"
    assert numbers.days(1734.2, "zh") == "1,734 天（约 4.7 年）"
    assert numbers.count(48.0, "en") == "48"
    assert numbers.count(2.44, "en") == "2.4"
    assert numbers.count(1_234_567, "zh") == "123 万"
    assert numbers.count(1_234_567, "en") == "1,234,567"


@pytest.mark.parametrize(
    ("probability", "base", "number"),
    [(0.0163, 1000, 16.3), (0.00042, 10_000, 4.2), (0, 1000, 0), (1, 1000, 1000), (1e-9, 1_000_000, 0.001)],
)
def test_a_chance_is_counted_among_as_many_orders_as_it_takes_to_see_one(
    probability: float, base: int, number: float
) -> None:
    shown_base, shown = numbers.frequency(probability)
    assert shown_base == base
    assert shown == pytest.approx(number)
