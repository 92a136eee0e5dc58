"""What people type, and the number that they mean."""

import math

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from calculator.page.typed.chinese_numerals import looks_chinese
from calculator.page.typed.numbers import Misunderstood, Understood, understand
from calculator.parameters import Kind

MEANT: list[tuple[str, Kind, float]] = [
    ("１２，０００", "money", 12000),
    ("12,000", "money", 12000),
    (" 1 200 ", "money", 1200),
    ("1\u00a0200", "money", 1200),
    ("1.2万", "money", 12000),
    ("1.2 w", "count", 12000),
    ("1.2W", "count", 12000),
    ("1.2k", "count", 1200),
    ("3百", "count", 300),
    ("2千", "money", 2000),
    ("5百万", "money", 5e6),
    ("1千万", "money", 1e7),
    ("2亿", "money", 2e8),
    ("￥3,200元", "money", 3200),
    ("¥ 3,200.50", "money", 3200.5),
    ("1.2 万元/单", "money", 12000),
    ("人民币 80 元", "money", 80),
    ("80块", "money", 80),
    ("rmb 80", "money", 80),
    ("-5", "money", -5),
    ("−5", "money", -5),
    ("-¥5", "money", -5),
    ("+5", "money", 5),
    ("1e3", "money", 1000),
    ("3", "rate", 0.03),
    ("0.03", "rate", 0.0003),
    ("3%", "rate", 0.03),
    ("3％", "rate", 0.03),
    ("３.５", "rate", 0.035),
    ("3。5", "rate", 0.035),
    ("3‰", "rate", 0.003),
    ("3成", "rate", 0.3),
    ("百分之3", "rate", 0.03),
    ("3 percent", "rate", 0.03),
    ("7 per cent", "rate", 0.07),
    (".5", "rate", 0.005),
    ("5.", "rate", 0.05),
    ("100", "rate", 1),
    ("30天", "days", 30),
    ("30 Days", "days", 30),
    ("15 日", "days", 15),
    ("1 day", "days", 1),
    ("3个月", "months", 3),
    ("1 month", "months", 1),
    ("120 单/月", "count", 120),
    ("120 orders a month", "count", 120),
    ("3倍", "number", 3),
    ("0.1次/月", "number", 0.1),
    ("000012", "count", 12),
]
NOT_MEANT: list[tuple[str, Kind]] = [
    ("½", "count"),
    ("²", "count"),
    ("①", "count"),
    ("٣", "count"),
    ("4/3", "rate"),
    ("3-5", "whole"),
    ("5~3", "rate"),
    ("—", "money"),
    ("–5", "money"),
    ("--5", "money"),
    ("-+5", "money"),
    (".", "rate"),
    ("%", "rate"),
    ("¥", "money"),
    ("万", "money"),
    ("1e3万", "money"),
    ("1e", "money"),
    ("0x10", "count"),
    ("nan", "money"),
    ("inf", "rate"),
    ("1_000", "count"),
    ("3 days", "rate"),
    ("3%", "days"),
    ("$5", "money"),
    ("3kg", "count"),
    ("abc", "count"),
    ("1.2.3", "money"),
    ("<b>5</b>", "money"),
    ("=1+1", "money"),
]
AMBIGUOUS = ["1,5", "0,5", "12,34", "1,2345", "0,500", "1,234 567", "3 5", "1.234,5", "1,,000", "5,"]


@pytest.mark.parametrize(("text", "kind", "value"), MEANT)
def test_it_is_understood(text: str, kind: Kind, value: float) -> None:
    assert understand(text, kind) == Understood(value)


IN_CHINESE: list[tuple[str, Kind, float]] = [
    ("三百", "count", 300),
    ("十二", "count", 12),
    ("二十", "days", 20),
    ("十天", "days", 10),
    ("一百零五", "count", 105),
    ("三百五", "money", 350),
    ("两千五百", "money", 2500),
    ("1万2", "money", 12_000),
    ("12万3千", "money", 123_000),
    ("1万200", "count", 10_200),
    ("三百万", "money", 3_000_000),
    ("一亿两千万", "money", 120_000_000),
    ("三十元", "money", 30),
    ("百分之三十", "rate", 0.3),
    ("百分之3", "rate", 0.03),
    ("三成", "rate", 0.3),
    ("千分之三", "rate", 0.003),
    ("千分之 3", "rate", 0.003),
    ("千分之3.5", "rate", 0.0035),
    ("万分之五", "rate", 0.0005),
    ("万分之十二", "rate", 0.0012),
    ("5‱", "rate", 0.0005),
    ("百分之3%", "rate", 0.03),
]


@pytest.mark.parametrize(("text", "kind", "value"), IN_CHINESE)
def test_chinese_numerals_are_understood(text: str, kind: Kind, value: float) -> None:
    assert understand(text, kind) == Understood(value)


@pytest.mark.parametrize(
    ("text", "kind", "reason"),
    [
        ("三点五", "count", "chinese"),
        ("大半", "rate", "chinese"),
        ("三三", "count", "chinese"),
        ("百", "count", "chinese"),
        ("十百", "count", "chinese"),
        ("一万亿", "money", "chinese"),
        ("万分之", "rate", ""),
        ("三千分之五", "rate", "chinese"),
        ("万分之五", "money", "chinese"),
        ("万分之5%", "rate", "left_over"),
        ("千分之3成", "rate", "left_over"),
        ("88x", "count", "left_over"),
        ("3倍", "count", "left_over"),
        ("88 apples", "count", "left_over"),
    ],
)
def test_what_is_refused_says_why(text: str, kind: Kind, reason: str) -> None:
    assert understand(text, kind) == Misunderstood("not_a_number", reason)


def test_times_are_understood_where_times_are_asked_for() -> None:
    assert understand("88x", "number") == understand("88 倍", "number") == Understood(88)


@pytest.mark.parametrize(("text", "kind"), NOT_MEANT)
def test_it_is_not_guessed(text: str, kind: Kind) -> None:
    read = understand(text, kind)
    assert isinstance(read, Misunderstood)
    assert read.code == "not_a_number"


@pytest.mark.parametrize("text", AMBIGUOUS)
def test_what_can_be_read_in_two_ways_is_refused_as_such(text: str) -> None:
    assert understand(text, "money") == Misunderstood("not_a_number", "ambiguous")


@pytest.mark.parametrize("text", ["", "  ", "\u3000", "\u200b"])
def test_nothing_is_missing_and_not_zero(text: str) -> None:
    assert understand(text, "money") == Misunderstood("missing")


def test_the_endless_and_the_infinite_are_refused() -> None:
    assert understand("9" * 100_000, "money") == Misunderstood("not_a_number", "too_long")
    assert understand("1e999", "money") == Misunderstood("not_finite")


def test_the_sign_of_another_currency_is_understood_only_for_it() -> None:
    assert understand("$5", "money", "USD") == Understood(5)
    assert understand("5 usd", "money", "USD") == Understood(5)
    assert understand("5 SEK", "money", "SEK") == Understood(5)
    assert understand("5元", "money", "USD") == Misunderstood("not_a_number", "left_over")


FULL_WIDTH = {ord(half): ord(half) + 0xFEE0 for half in "0123456789.,%-"}
writings = st.sampled_from(["{}", " {} ", "{}.", "0{}"])
amounts = st.integers(0, 10**9)


@given(amounts, st.sampled_from([",", " ", "\u202f", ""]), st.booleans())
def test_groups_of_three_in_any_writing_come_back(amount: int, separator: str, wide: bool) -> None:
    text = f"{amount:,}".replace(",", separator)
    assert understand(text.translate(FULL_WIDTH) if wide else text, "money") == Understood(amount)


@given(st.floats(0, 1e7))
def test_a_number_written_out_comes_back_exactly(value: float) -> None:
    text = repr(value)
    if len(text) <= 40:
        assert understand(text, "number") == Understood(value)


@given(st.integers(0, 100_000), st.integers(0, 4))
def test_per_cent_is_the_float_nearest_to_what_was_typed(digits: int, decimals: int) -> None:
    typed = f"{digits // 10**decimals}.{digits % 10**decimals:0{decimals}d}" if decimals else str(digits)
    assert understand(f"{typed}%", "rate") == Understood(float(f"{digits}e-{decimals + 2}"))
    assert understand(typed, "rate") == understand(f"{typed} %", "rate")


@given(st.text(max_size=70), st.sampled_from(["money", "rate", "days", "count", "number", "months", "whole"]))
@example("两", "money")
def test_any_text_is_a_finite_number_or_refused(text: str, kind: Kind) -> None:
    read = understand(text, kind)
    if isinstance(read, Understood):
        assert math.isfinite(read.value)
        # ¼ is a number, and no digit.
        assert any(character.isnumeric() for character in text) or looks_chinese(text)
