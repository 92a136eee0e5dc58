"""What was read from a text, said beside its box where that is not plain from the text itself.

A rate is typed in per cent, so a bare 0.3 is 0.3 %: that is always said, and where 30 % is as likely to be
meant, because 0.3 % lies outside what is usual for the field, so is how to type it.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from calculator.boundary.field_value import is_currency
from calculator.page.html import numbers
from calculator.page.html.shown_figure import value_at
from calculator.page.typed.as_typed import plain, written
from calculator.page.typed.dates import iso_date
from calculator.page.typed.numbers import Understood, narrow, understand
from calculator.page.typed.pasted_lists import PASTED
from calculator.page.typed.rough_figures import is_not_known
from calculator.parameters import Field
from calculator.parameters.fields import field_at
from calculator.words import say
from calculator.words.dates import dated
from calculator.words.quantity import quantity

SEPARATED_FROM = 10_000
"""From here on a number is shown with separators, because its zeros are hard to count."""
ONE_PER_CENT = 0.01
DIGITS_TYPED = 12
"""No one types a rate with more digits; one that has more is a share in words, a third."""


class _Form(NamedTuple):
    """What matters to each text of a form; `start` is the date of day 0."""

    language: str
    currency: str
    start: str | None


def understood(fields: Mapping[str, object], document: Mapping[str, Any], language: str) -> dict[str, str]:
    """What to say about each text of a form, by path; `document` is what the form says."""
    read: dict[str, str] = {}
    form = _Form(language, currency_of(document), iso_date(str(document.get("start_date") or "")))
    for path, text in fields.items():
        if not isinstance(text, str):
            continue
        if path in PASTED:
            said = _list(path, document, form)
        elif field := field_at(path):
            said = _one(form, field, text, _value(document, path))
        else:
            continue
        if said:
            read[path] = said
    return read


def currency_of(document: Mapping[str, Any]) -> str:
    """The currency of a document that a form says; the default where it says none that there can be."""
    code = document.get("currency") or document.get("plan_currency")
    return code if isinstance(code, str) and is_currency(code) else "CNY"


# An edit changes one text of a form, and the largest form has fewer than these.
@lru_cache(maxsize=4096)
def _one(form: _Form, field: Field, text: str, value: object) -> str:
    if field.kind == "currency":
        is_plain = value is None or value != form.currency or narrow(text).upper() == value
        return "" if is_plain else say(form.language, "form.understood", value=form.currency)
    if field.kind == "date" and isinstance(value, str):
        is_plain = value == text.strip() or not iso_date(value)
        return "" if is_plain else say(form.language, "form.understood", value=value)
    if field.is_number and not field.required and is_not_known(narrow(text)):
        return _default(form, field)
    if field.kind == "whole" and type(value) is int:
        return _day(form, field, text, value)
    return _number(form, field, text, value) if isinstance(value, float) else ""


def _day(form: _Form, field: Field, text: str, value: int) -> str:
    if narrow(text) == str(value):
        return ""
    if form.start:
        return say(form.language, "form.understood_day", day=dated(value, form.start, form.language))
    return _number(form, field, text, float(value)) if _is_rough(form, field, text) else ""


def _default(form: _Form, field: Field) -> str:
    """What is used in place of a figure that its reader does not know."""
    if not isinstance(field.default, float | int):
        return say(form.language, "form.understood_left_out")
    default = _in_words(form, field, field.default)
    return say(form.language, "form.understood_not_known", value=default)


def _in_words(form: _Form, field: Field, value: float) -> str:
    """A value with its unit; of a share like a third three figures, since its digits have no end."""
    if _is_rounded(field, value):
        return f"{value * 100:.3g}%"
    return quantity(value, field, form.language, door="form", currency=form.currency)


def _is_rounded(field: Field, value: float) -> bool:
    return field.kind == "rate" and value != float(f"{value:.{DIGITS_TYPED}g}")


def _is_rough(form: _Form, field: Field, text: str) -> bool:
    read = understand(text, field.kind, form.currency)
    return isinstance(read, Understood) and read.rough


def _number(form: _Form, field: Field, text: str, value: float) -> str:
    in_words = _in_words(form, field, value)
    read = understand(text, field.kind, form.currency)
    if isinstance(read, Understood) and read.between:
        low, high = (_in_words(form, field, end) for end in read.between)
        return say(form.language, "form.understood_middle", low=low, high=high, value=in_words)
    if isinstance(read, Understood) and (read.rough or _is_rounded(field, value)):
        return say(form.language, "form.understood_rough", value=in_words)
    if field.kind == "rate" and 0 < value < ONE_PER_CENT and _is_bare(text) and not _is_default(field, text):
        usual = field.low is not None and value >= field.low
        key = "form.understood" if usual else "form.understood_small"
        return say(form.language, key, value=in_words, other=plain(value * 100, shift=2))
    if text.strip() != written(field, value) or abs(value) >= SEPARATED_FROM:
        return say(form.language, "form.understood", value=in_words)
    return ""


def _is_bare(text: str) -> bool:
    """Whether a rate was typed as a number alone, without a sign that says what it is a share of."""
    return all(character in "0123456789." for character in narrow(text))


def _is_default(field: Field, text: str) -> bool:
    return field.default is not None and text.strip() == written(field, field.default)


def _list(path: str, document: Mapping[str, Any], form: _Form) -> str:
    """How many rows were read, and what they add up to."""
    language = form.language
    rows = document.get(path)
    if not isinstance(rows, list) or not rows:
        return ""
    first = PASTED[path].columns[0]
    total = sum(row[first] for row in rows)
    chances = [row["probability"] for row in rows if "probability" in row]
    lowest = numbers.percent(min(chances), language) if chances else ""
    highest = numbers.percent(max(chances), language) if chances else ""
    key = f"form.understood_{path}" + ("_with_chances" if chances else "")
    amount = (
        numbers.money(total, language, form.currency) if first == "amount" else numbers.count(total, language)
    )
    return say(language, key, rows=len(rows), total=amount, low=lowest, high=highest)


def _value(document: Mapping[str, Any], path: str) -> object:
    """What stands at a path of the document that a form says; None where nothing does."""
    try:
        return value_at(document, path)
    except (KeyError, IndexError, TypeError):
        return None
