"""Numbers as a reader writes them: money, per cent, days, counts, in Chinese and in English.

Every function takes an unrounded number and returns text; nothing here computes. Rounding is that of
Python's `format`: the exact binary value is rounded to the nearest decimal, a tie going to the even digit.
It gives the same text in every Python, on every machine, and consults no locale.

Chinese counts large amounts in 万 (10,000) and 亿 (100,000,000) with a space before the unit, English in
thousands (k) and millions (m) on axes and in full elsewhere. Minus is the sign U+2212, not a hyphen.
"""

from __future__ import annotations

from math import floor, inf, log10

LEAP_YEAR = 366
DAYS_A_YEAR = 365.25
MINUS = "\u2212"
NARROW_SPACE = "\u202f"
SYMBOLS = {
    "CNY": "¥",
    "JPY": "¥",
    "USD": "$",
    "EUR": "€",
    "GBP": "£",
    "HKD": "HK$",
    "SGD": "S$",
    "AUD": "A$",
    "CAD": "C$",
    "NZD": "NZ$",
}
AXIS_UNITS = {
    "zh": ((1e8, " 亿"), (1e4, " 万")),
    "en": ((1e9, "bn"), (1e6, "m"), (1e3, "k")),
}
CHINESE_UNITS = {
    "CNY": "元",
    "JPY": "日元",
    "USD": "美元",
    "EUR": "欧元",
    "GBP": "英镑",
    "HKD": "港元",
    "AUD": "澳元",
    "CAD": "加元",
    "NZD": "新西兰元",
}


def currency_word(code: str, lang: str) -> str:
    """What follows an amount: 元, 美元, yuan; the code of a currency that has no word here."""
    return CHINESE_UNITS.get(code, code) if lang == "zh" else "yuan" if code == "CNY" else code


def money(value: float, lang: str, currency: str = "CNY") -> str:
    """An amount to the whole unit (¥12,326), below 100 with its cents, if any (¥15.60)."""
    del lang  # both languages group by three and put the sign first
    return _amount(value, currency, cents_below=100)


def exact_money(value: float, lang: str, currency: str = "CNY") -> str:
    """An amount to the cent, without cents where there are none: ¥1,541, ¥1,541.50."""
    del lang
    return _amount(value, currency, cents_below=inf)


def about_money(value: float, lang: str, currency: str = "CNY") -> str:
    """An amount to three significant digits, for a sentence that says "about": 1.23 万元, ¥12,300."""
    rounded = significant(value, 3)
    if lang == "zh" and abs(rounded) >= 1e4:
        unit, name = (1e8, "亿") if abs(rounded) >= 1e8 else (1e4, "万")
        return f"{_trimmed(rounded / unit, 2)} {name}{CHINESE_UNITS.get(currency, ' ' + currency)}"
    return _amount(rounded, currency, cents_below=10)


def axis_money(value: float, lang: str, currency: str = "CNY") -> str:
    """A round number at an axis: ¥5,000, 1.5 万 and $1.5 万 in Chinese; ¥500, ¥15k, ¥2m in English."""
    for unit, name in AXIS_UNITS["zh" if lang == "zh" else "en"]:
        if abs(value) >= unit:
            symbol = "" if (lang, currency) == ("zh", "CNY") else SYMBOLS.get(currency, "")
            return _signed_trimmed(value / unit, symbol) + name
    return "0" if value == 0 else _signed_trimmed(value, SYMBOLS.get(currency, ""))


def short_money(value: float, lang: str, currency: str = "CNY") -> str:
    """An amount for where space is scarce, to three significant digits: ¥980, 1.23 万, ¥12.3k."""
    rounded = significant(value, 3)
    return (
        _amount(rounded, currency, cents_below=10)
        if abs(rounded) < 1e4
        else axis_money(rounded, lang, currency)
    )


def signed_short(value: float, lang: str) -> str:
    """What moves on a day, without a currency, as short as can be, with its sign: +4,200, −1.2 万."""
    rounded = significant(value, 3)
    if abs(rounded) >= 1e4:
        unit, name = (1e4, " 万") if lang == "zh" else (1e3, "k")
        size = _trimmed(abs(rounded) / unit, 2) + name
    else:
        size = f"{abs(rounded):,.0f}" if abs(rounded) >= 100 else _trimmed(abs(rounded), 1)
    return ("+" if value > 0 else MINUS) + size


def percent(fraction: float, lang: str) -> str:
    """A fraction as per cent, with as many decimals as tell it apart: 40%, 3.2%, 0.54%, 0.016%."""
    del lang  # neither language puts a space before the sign
    size = abs(fraction) * 100
    decimals = 1 if size >= 0.95 else 2 if size >= 0.095 else 3
    return _trimmed(fraction * 100, decimals) + "%"


def days(value: float, lang: str) -> str:
    """A length of time in days, beyond a year in years too: 45.2 天, 1 day, 1,734 days (about 4.7 years)."""
    text = _trimmed(value, 1 if abs(value) < 100 else 0)
    years = _trimmed(value / DAYS_A_YEAR, 1) if value > LEAP_YEAR else ""
    if lang == "zh":
        return f"{text} 天（约 {years} 年）" if years else f"{text} 天"
    if years:
        return f"{text} days (about {years} year{'' if years == '1' else 's'})"
    return f"{text} day" if text == "1" else f"{text} days"


def count(value: float, lang: str) -> str:
    """How many, with one decimal below 100 (expected numbers are rarely whole): 48, 2.4, 1,200; 1.2 万."""
    if lang == "zh" and abs(value) >= 1e5:
        return f"{_trimmed(significant(value, 3) / 1e4, 2)} 万"
    return _trimmed(value, 1 if abs(value) < 100 else 0)


def frequency(probability: float) -> tuple[int, float]:
    """The same chance counted in orders: (1000, 16.3) reads "of 1,000 orders about 16".

    The base grows tenfold until at least one order is to be counted, up to a million orders.
    """
    base = 1000
    while base < 1_000_000 and 0 < probability * base < 0.95:
        base *= 10
    return base, probability * base


def whole(value: float) -> str:
    """A whole number in groups of three: 12,326."""
    return _trimmed(value, 0)


def decimal(value: float) -> str:
    """A number with as many decimals as it has, up to three: 0.5, 12, 1,095."""
    return _trimmed(value, 3)


def amount(value: float) -> str:
    """A number of times, to three significant digits and at most four decimals: 0.042, 1.28, 1,280."""
    return _trimmed(significant(value, 3), 4)


def significant(value: float, digits: int) -> float:
    """The value rounded to so many significant digits."""
    if value == 0:
        return 0.0
    return round(value, digits - 1 - floor(log10(abs(value))))


def _amount(value: float, currency: str, *, cents_below: float) -> str:
    cents = abs(value) < cents_below - 0.005 and f"{abs(value):.2f}"[-2:] != "00"
    return _signed(value, 2 if cents else 0, SYMBOLS.get(currency, currency + NARROW_SPACE))


def _signed(value: float, decimals: int, symbol: str) -> str:
    text = f"{abs(value):,.{decimals}f}"
    sign = MINUS if value < 0 and text.strip("0.,") else ""
    return f"{sign}{symbol}{text}"


def _trimmed(value: float, decimals: int) -> str:
    text = _signed(value, decimals, "")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _signed_trimmed(value: float, symbol: str) -> str:
    text = _trimmed(abs(value), 2)
    return f"{MINUS if value < 0 else ''}{symbol}{text}"
