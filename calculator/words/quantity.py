"""A limit or a typed value as a message repeats it: exactly, in the reader's units, in either language.

These are the reader's own numbers and the declared limits, so nothing is rounded for display. Rates are
fractions in a JSON document and per cent in a form: a message about a document gives both.
"""

from typing import Literal

from calculator.parameters import Field
from calculator.words import say

Door = Literal["form", "json"]

_ROUND_IN_CHINESE = ((1e8, " 亿"), (1e4, " 万"))


def plain(value: float, language: str) -> str:
    """Return a number with its separators: 10,000,000 in English, 1000 万 in Chinese where it is round."""
    if language == "zh":
        for unit, name in _ROUND_IN_CHINESE:
            if abs(value) >= unit and value % unit == 0:
                return f"{value / unit:.12g}{name}"
    return f"{value:,.12g}"


def quantity(
    value: float, field: Field | None, language: str, *, door: Door, currency: str = "CNY", unit: bool = True
) -> str:
    """Return `value` of `field` with its unit; `unit=False` leaves out a unit that follows the number."""
    number = plain(value, language)
    if field is None:
        return number
    if field.kind == "rate":
        return _rate(value, number, language, door)
    if field.kind == "money":
        return _money(number, language, currency)
    if field.kind in ("days", "months") and unit:
        count = "one" if value == 1 else "short"
        return f"{number} {say(language, f'unit.{field.unit}.{count}')}"
    return number


def _rate(value: float, number: str, language: str, door: Door) -> str:
    per_cent = f"{value * 100:,.10g}%"
    if door == "form":
        return per_cent
    return f"{number}（{per_cent}）" if language == "zh" else f"{number} ({per_cent})"


def _money(number: str, language: str, currency: str) -> str:
    if currency != "CNY":
        return f"{number} {currency}"
    if language == "en":
        return f"¥{number}"
    return f"{number}元" if number.endswith(("万", "亿")) else f"{number} 元"
