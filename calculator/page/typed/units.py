"""The signs and units that people write around a number, for each kind of input.

A unit moves the number by a power of ten: `%` and `百分之` by -2, `成` (a tenth) by -1. A rate without a
unit is in per cent.
"""

from functools import cache

from calculator.parameters import Kind

POWERS = {"百": 2, "千": 3, "k": 3, "万": 4, "萬": 4, "w": 4, "百万": 6, "千万": 7, "亿": 8, "億": 8}

_MONEY = {
    "CNY": ("¥", "人民币", "rmb", "元", "块钱", "块", "圆", "yuan"),
    "USD": ("$", "us$", "美元"),
    "EUR": ("€", "欧元"),
    "GBP": ("£", "英镑"),
    "HKD": ("hk$", "港元", "港币"),
    "AUD": ("$", "a$", "au$", "澳元"),
    "CAD": ("$", "c$", "ca$", "加元"),
    "NZD": ("$", "nz$", "新西兰元"),
    "JPY": ("¥", "日元"),
}
_COUNTED = ("单", "笔", "个", "件", "次", "orders", "order", "rings", "ring")
_TIMES = ("倍", "x", "×", "times")
_DAYS = ("天", "日", "days", "day", "d")
_MONTHS = ("个月", "月", "months", "month")
_RATES = {"": -2, "%": -2, "percent": -2, "per cent": -2, "pct": -2, "‰": -3, "‱": -4, "成": -1}
PARTS = {"百分之": -2, "千分之": -3, "万分之": -4, "萬分之": -4}
"""What stands before a rate in Chinese and says what it is a share of."""
_PERIODS = (
    "",
    "/月",
    "每月",
    "/单",
    "每单",
    "/笔",
    "每笔",
    "/month",
    "a month",
    "per month",
    "/天",
    "每天",
    "/day",
    "a day",
    "per day",
    "/order",
    "an order",
)

CURRENCIES = tuple(_MONEY)
NAMES = {name: code for code, names in reversed(_MONEY.items()) for name in names}
"""What a currency is called, and its code; ¥ is that of China, $ that of the United States."""


def currency_code(text: str) -> str:
    """Return the code of the currency that a text names, in lower case; the text itself where it is none."""
    return NAMES.get(text, text.upper())


Units = tuple[tuple[str, ...], dict[str, int]]


@cache
def units(kind: Kind, currency: str) -> Units:
    """Return what may stand before a number of `kind`, and what may follow it, with its power of ten.

    A rate after one of `PARTS` takes its power from there.
    """
    if kind == "rate":
        return tuple(PARTS), _RATES
    if kind in {"days", "whole", "position"}:
        return (), dict.fromkeys(("", *_DAYS), 0)
    if kind == "months":
        return (), dict.fromkeys(("", *_MONTHS), 0)
    signs = (*_MONEY.get(currency, ()), currency.lower()) if kind == "money" else _COUNTED
    if kind == "number":
        signs = (*_COUNTED, *_TIMES)
    before = tuple(sorted(signs, key=len, reverse=True)) if kind == "money" else ()
    return before, {
        f"{sign}{space}{period}".strip(): 0
        for sign in ("", *signs)
        for space in ("", " ")
        for period in _PERIODS
    }
